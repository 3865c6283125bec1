package parse

import (
	"encoding/xml"
	"strings"

	"bayan/internal/briefing"
)

type odfStyle struct {
	title  bool
	list   string
	parent string
	style  briefing.Style
	turned bool
}

// spanStyle goes before the name of a style of letters: paragraphs' have names of their own.
const spanStyle = "text/"

// odfSheet are the styles of both parts that hold some, and what kind of body content.xml has.
type odfSheet struct {
	styles  map[string]odfStyle
	lists   map[string][]level
	outline *odfList // of headings, nil where they have no numbers
	body    string
}

func (s *odfSheet) style(name string) (of odfStyle) {
	for range 16 { // a chain that ends in itself ends here
		one, ok := s.styles[name]
		if !ok {
			break
		}
		of.title, of.style, of.turned = of.title || one.title, of.style|one.style, of.turned || one.turned
		if of.list == "" {
			of.list = one.list
		}
		name = one.parent
	}
	return of
}

// dress takes what a style's properties say (OpenDocument 1.3 part 3, 20.192
// and 20.404: weights from 600 on are bold).
func (s *odfStyle) dress(e xml.StartElement) {
	for _, a := range e.Attr {
		switch local := strings.TrimSuffix(a.Name.Local, "-complex"); {
		case local == "font-weight" && (a.Value == "bold" || atoi(a.Value, 0) >= 600):
			s.style |= briefing.Bold
		case local == "font-style" && (a.Value == "italic" || a.Value == "oblique"):
			s.style |= briefing.Italic
		case local == "writing-mode" && strings.HasPrefix(a.Value, "rl"):
			s.turned = true
		}
	}
}

func (s *odfSheet) levels(name string) []level {
	if l := s.lists[name]; l != nil {
		return l
	}
	return make([]level, 10)
}

func (s *odfSheet) read(k *pack, part string) error {
	name, levels, styled := "", []level(nil), ""
	of := &level{}
	inBody := false
	return k.each(part, func(e xml.StartElement, end bool) {
		local := e.Name.Local
		if end {
			switch local {
			case "list-style":
				s.lists[name] = levels
			case "outline-style":
				for _, l := range levels {
					if l.text != "" && l.style != "none" {
						s.outline = newOdfList(levels)
					}
				}
			}
			return
		}
		switch local {
		case "body":
			inBody = true
		case "style":
			id, parent := attr(e, "name"), attr(e, "parent-style-name")
			switch attr(e, "family") {
			case "paragraph":
				s.styles[id] = odfStyle{title: id == "Title", list: attr(e, "list-style-name"), parent: parent}
			case "text":
				id, parent = spanStyle+id, spanStyle+parent
				s.styles[id] = odfStyle{parent: parent}
			default:
				id = ""
			}
			styled = id
		case "text-properties", "paragraph-properties":
			if of, ok := s.styles[styled]; ok {
				of.dress(e)
				s.styles[styled] = of
			}
		case "list-style", "outline-style":
			name, levels = attr(e, "name"), make([]level, 10)
		case "list-level-style-number", "outline-level-style":
			if of = at(levels, e); of != nil {
				*of = odfNumber(e)
			}
		case "list-level-style-bullet":
			if of = at(levels, e); of != nil {
				*of = level{style: "bullet", text: bullet(attr(e, "bullet-char")), suffix: " "}
			}
		case "list-level-label-alignment":
			if of != nil && attr(e, "label-followed-by") == "nothing" {
				of.suffix = ""
			}
		default:
			if inBody && s.body == "" {
				s.body = local
			}
		}
	})
}

func at(levels []level, e xml.StartElement) *level {
	if n := atoi(attr(e, "level"), 0); n >= 1 && n <= len(levels) {
		return &levels[n-1]
	}
	return nil
}

// odfNumber reads a level's number format (OpenDocument 1.3 part 3, 19.502).
func odfNumber(e xml.StartElement) level {
	l := level{start: atoi(attr(e, "start-value"), 1), suffix: " "}
	switch format := attr(e, "num-format"); {
	case format == "":
		l.style = "none"
	case format == "a":
		l.style = "lowerLetter"
	case format == "A":
		l.style = "upperLetter"
	case format == "i":
		l.style = "lowerRoman"
	case format == "I":
		l.style = "upperRoman"
	case strings.HasPrefix(format, "١"):
		l.style = "arab"
	case strings.HasPrefix(format, "۱"):
		l.style = "pers"
	case strings.HasPrefix(format, "أ, ب, ت"):
		l.style = "alphabet"
	case strings.HasPrefix(format, "أ, ب, ج"):
		l.style = "abjad"
	}
	if l.style == "none" {
		return l
	}
	// LibreOffice's own attribute says more than the standard's two: "%1%.%2%)".
	if own := attr(e, "num-list-format"); own != "" {
		text := cut(own)
		for n := '1'; n <= '9'; n++ {
			text = strings.ReplaceAll(text, "%"+string(n)+"%", "%"+string(n))
		}
		l.text = text
		return l
	}
	level := min(max(atoi(attr(e, "level"), 1), 1), 9)
	shown := min(max(atoi(attr(e, "display-levels"), 1), 1), level)
	for n := level - shown + 1; n <= level; n++ {
		if l.text != "" {
			l.text += "."
		}
		l.text += "%" + string(rune('0'+n))
	}
	l.text = cut(attr(e, "num-prefix")) + l.text + cut(attr(e, "num-suffix"))
	return l
}

// odfList is a list being read with its lists within it.
type odfList struct {
	style    string
	unnamed  bool
	levels   []level
	counters []int
	begun    []bool
}

func newOdfList(levels []level) *odfList {
	return &odfList{levels: levels, counters: make([]int, len(levels)), begun: make([]bool, len(levels))}
}

// next is the label of the next item at a level, that begins with start unless it is -1.
func (l *odfList) next(at, start int) string {
	if at >= len(l.levels) {
		return ""
	}
	count(l.levels, l.counters, l.begun, at)
	if start >= 0 {
		l.counters[at] = start
	}
	return label(l.levels, l.counters, at)
}

// list begins a list. A list within another goes on with its counters; one that
// says that it continues another goes on with that one's.
func (o *odt) list(e xml.StartElement) {
	o.item = false
	style := attr(e, "style-name")
	if n := len(o.lists); n > 0 {
		l := o.lists[n-1]
		if style != "" && style != l.style { // another style from here on
			l = &odfList{style: style, levels: o.sheet.levels(style), counters: l.counters, begun: l.begun}
		}
		o.lists = append(o.lists, l)
		return
	}
	var l *odfList
	switch before := o.byID[attr(e, "continue-list")]; {
	case before != nil:
		l = before
	case attr(e, "continue-numbering") == "true" && o.last != nil && o.last.style == style:
		l = o.last
	default:
		l = newOdfList(o.sheet.levels(style))
		l.style, l.unnamed = style, style == ""
	}
	o.lists, o.last = append(o.lists, l), l
	if id := attr(e, "id"); id != "" {
		o.byID[id] = l
	}
}
