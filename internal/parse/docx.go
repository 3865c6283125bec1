package parse

import (
	"encoding/xml"
	"strconv"
	"strings"

	"bayan/internal/briefing"
	"bayan/internal/fault"
)

// docx reads WordprocessingML (ECMA-376 part 1, 17). Text as it stands after
// all tracked changes are accepted; hidden text, headers and footers are left out.
type docx struct {
	pack   *pack
	flow   flow
	styles wordStyleSheet
	lists  *wordLists
	notes  map[string]map[string][]*line // footnotes and endnotes, by kind and id
	cited  int
}

func readDOCX(k *pack) (*lines, error) {
	main := k.relations("")["officeDocument"]
	if main == "" {
		main = "word/document.xml"
	}
	for folder, program := range map[string]string{"xl/": "XLSX", "ppt/": "PPTX", "visio/": "VSDX"} {
		if strings.HasPrefix(main, folder) {
			return nil, &fault.Error{Code: fault.OtherFormat, Op: "parse.readDOCX", Detail: program}
		}
	}
	near := k.relations(main)
	d := &docx{pack: k, notes: map[string]map[string][]*line{}}
	var err error
	if d.styles, err = wordStyles(k, near["styles"]); err != nil {
		return nil, err
	}
	if d.lists, err = readWordLists(k, near["numbering"], d.styles); err != nil {
		return nil, err
	}
	for _, kind := range []string{"footnote", "endnote"} {
		if d.notes[kind], err = d.readNotes(near[kind+"s"], kind); err != nil {
			return nil, err
		}
	}
	if err := d.read(main, nil); err != nil {
		return nil, err
	}
	return d.flow.done(), nil
}

// readNotes reads a part of notes, each by its id.
func (d *docx) readNotes(part, kind string) (map[string][]*line, error) {
	notes := map[string][]*line{}
	if !d.pack.has(part) {
		return notes, nil
	}
	of := &docx{pack: d.pack, styles: d.styles, lists: d.lists}
	id := ""
	err := of.read(part, func(e xml.StartElement, end bool) {
		if e.Name.Local != kind {
			return
		}
		if !end {
			id = attr(e, "id")
			if t := attr(e, "type"); t != "" && t != "normal" { // the rule above the notes
				id = ""
			}
			of.flow.note = &line{}
			return
		}
		if id != "" {
			notes[id] = of.flow.notes
		}
		of.flow.notes = nil
	})
	return notes, err
}

func word(n xml.Name) bool {
	return strings.HasSuffix(n.Space, "/wordprocessingml/main") || strings.HasSuffix(n.Space, "/wordprocessingml/2006/main")
}

// passed over with all that is in them.
var wordSkipped = map[string]bool{
	"del": true, "moveFrom": true, "delText": true, "instrText": true, "delInstrText": true, "sectPr": true,
	"tblPr": true, "tblGrid": true, "trPr": true, "tcPr": true, "sdtPr": true, "sdtEndPr": true, "rt": true,
}

// read goes through a part; also is told of every element of the vocabulary.
func (d *docx) read(part string, also func(e xml.StartElement, end bool)) error {
	r := wordReader{d: d, also: also}
	return d.pack.walk(part, &d.flow, &r)
}

// wordReader is a part being read.
type wordReader struct {
	d      *docx
	also   func(e xml.StartElement, end bool)
	in     int    // depth of the text element being read
	hidden bool   // whether its run is
	marks  []bool // for each open paragraph, whether its end is deleted
}

func (r *wordReader) text(_ *walker, s string) error {
	if r.in == 0 || r.hidden {
		return nil
	}
	return r.d.flow.write(s)
}

func (r *wordReader) start(w *walker, e xml.StartElement) (err error) {
	name, d := e.Name.Local, r.d
	if name == "Fallback" || word(e.Name) && wordSkipped[name] {
		return w.skip()
	}
	if name == "t" && (word(e.Name) || strings.HasSuffix(e.Name.Space, "/math")) {
		r.in = w.depth
		return nil
	}
	if !word(e.Name) {
		return nil
	}
	if r.also != nil {
		r.also(e, false)
	}
	switch name {
	case "p":
		d.flow.begin(plainLine)
		r.marks = append(r.marks, false)
	case "pPr":
		deleted, err := d.properties(w)
		if err != nil {
			return err
		}
		if len(r.marks) > 0 {
			r.marks[len(r.marks)-1] = deleted
		}
	case "r":
		r.hidden, d.flow.style = false, 0
	case "rPr":
		r.hidden, d.flow.style, err = d.run(w)
		return err
	default:
		if !r.hidden {
			return d.inline(e)
		}
	}
	return nil
}

func (r *wordReader) end(w *walker, e xml.EndElement) {
	if w.depth < r.in {
		r.in = 0
	}
	if !word(e.Name) {
		return
	}
	switch f := &r.d.flow; e.Name.Local {
	case "p":
		if n := len(r.marks) - 1; n >= 0 {
			f.end(r.marks[n])
			r.marks = r.marks[:n]
		}
	case "r":
		r.hidden, f.style = false, 0
	case "tr":
		f.endRow()
	}
	if r.also != nil {
		r.also(xml.StartElement{Name: e.Name}, true)
	}
}

// inline takes what stands for a character, a place or a note.
func (d *docx) inline(e xml.StartElement) error {
	f := &d.flow
	switch e.Name.Local {
	case "tr":
		f.beginRow()
	case "tc":
		f.beginCell()
	case "tab", "ptab":
		return f.write("\t")
	case "br":
		if t := attr(e, "type"); t == "" || t == "textWrapping" {
			return f.write("\n")
		}
	case "cr":
		return f.write("\n")
	case "noBreakHyphen":
		return f.write("\u2011")
	case "softHyphen":
		return f.write("\u00AD")
	case "sym":
		if c, err := strconv.ParseUint(attr(e, "char"), 16, 16); err == nil && c >= 0x20 && (c < 0xD800 || c >= 0xE000) {
			return f.write(string(rune(c)))
		}
	case "footnoteReference", "endnoteReference":
		return d.cite(strings.TrimSuffix(e.Name.Local, "Reference"), attr(e, "id"))
	}
	return nil
}

// cite prints a note's number where it is referred to, and before its text.
func (d *docx) cite(kind, id string) error {
	note := d.notes[kind][id]
	if len(note) == 0 {
		return nil
	}
	delete(d.notes[kind], id) // a second reference adds no second text
	d.cited++
	mark := numeral(d.cited, "superscript")
	first := &line{role: noteLine, turned: note[0].turned}
	first.print(mark)
	if len(note[0].text) == 0 || note[0].text[0] != ' ' && note[0].text[0] != '\t' {
		first.print(" ")
	}
	first.append(note[0])
	d.flow.notes = append(append(d.flow.notes, first), note[1:]...)
	return d.flow.print(mark)
}

// properties reads w:pPr: the style, the direction, and the list that numbers the paragraph.
func (d *docx) properties(w *walker) (deleted bool, err error) {
	style, num, at, outline := "", "", -1, -1
	turned := false
	err = w.within(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "pStyle":
			style = attr(e, "val")
		case "numId":
			num = attr(e, "val")
		case "ilvl":
			at = atoi(attr(e, "val"), -1)
		case "outlineLvl":
			outline = atoi(attr(e, "val"), -1)
		case "bidi":
			turned = on(e)
		case "del", "moveFrom": // in w:rPr: of the paragraph's mark
			deleted = true
		case "pPrChange", "rPrChange", "numberingChange":
			return w.skip()
		}
		return nil
	})
	if err != nil {
		return false, err
	}
	s := d.styles.at(style)
	if num == "" {
		num = s.num
	}
	if at < 0 {
		at = max(s.level, 0)
	}
	if outline < 0 {
		outline = s.outline
	}
	p := d.flow.top()
	if p == nil {
		return deleted, nil
	}
	p.turned, p.ground = turned, s.style
	switch {
	case s.title:
		p.role = titleLine
	case outline == 0:
		p.role = firstHeading
	case outline > 0 && outline < 9:
		p.role = headingLine
	}
	if len(p.text) > 0 || deleted { // the end of a paragraph that was deleted before it: no item of its own
		return deleted, nil
	}
	return deleted, d.flow.print(d.lists.next(num, at))
}

// run reads w:rPr. A run in the Arabic script is bold by its complex-script
// toggle, others by the plain one (ECMA-376 part 1, 17.3.2.1 and 17.3.2.2);
// either is taken, for programs write both.
func (d *docx) run(w *walker) (hidden bool, style briefing.Style, err error) {
	err = w.within(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "vanish":
			hidden = on(e)
		case "rStyle":
			style |= d.styles.at(attr(e, "val")).style
		case "rPrChange":
			return w.skip()
		default:
			style = toggled(style, e)
		}
		return nil
	})
	return hidden, style, err
}

// toggled is a style with what a toggle property adds to it or takes from it.
func toggled(style briefing.Style, e xml.StartElement) briefing.Style {
	bit := map[string]briefing.Style{"b": briefing.Bold, "bCs": briefing.Bold, "i": briefing.Italic, "iCs": briefing.Italic}[e.Name.Local]
	if on(e) {
		return style | bit
	}
	return style &^ bit
}

// on is a toggle's value (ECMA-376 part 1, 17.17.4): set where none is said.
func on(e xml.StartElement) bool {
	v := attr(e, "val")
	return v != "0" && v != "false" && v != "off"
}

func atoi(s string, otherwise int) int {
	if n, err := strconv.Atoi(s); err == nil && n >= 0 && n < 1<<20 {
		return n
	}
	return otherwise
}
