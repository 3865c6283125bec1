package parse

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/bidi"

	"bayan/internal/briefing"
)

// role is what a file says of a line by other means than its words.
type role uint8

const (
	plainLine role = iota
	titleLine
	firstHeading // of the first level
	headingLine
	noteLine // a footnote's text
)

// lines is a statement as a reader found it: its lines joined by "\n", and a role for each.
type lines struct {
	text    []rune
	roles   []role
	turned  []bool // for each line, whether the file says right to left
	printed []briefing.Span
	styled  []briefing.Styled
	meta    knownMeta
}

// plain is a text that says nothing of its lines.
func plain(text string) *lines { return &lines{text: []rune(text)} }

// line is one paragraph that is being read. It may hold newlines that were typed in it.
type line struct {
	text    []rune
	role    role
	printed []briefing.Span // in text
	styled  []briefing.Styled
	ground  briefing.Style // of the whole paragraph
	turned  bool
}

func (p *line) print(label string) {
	start := len(p.text)
	p.text = append(p.text, []rune(label)...)
	p.printed = append(p.printed, briefing.Span{Start: start, End: len(p.text)})
}

// write adds text in a style, besides the paragraph's own.
func (p *line) write(s string, style briefing.Style) {
	start := len(p.text)
	p.text = append(p.text, []rune(s)...)
	p.styled = dress(p.styled, briefing.Styled{Span: briefing.Span{Start: start, End: len(p.text)}, Style: style | p.ground})
}

// shorten takes the last character off.
func (p *line) shorten() {
	end := len(p.text) - 1
	p.text = p.text[:end]
	if n := len(p.styled) - 1; n >= 0 && p.styled[n].Span.End > end {
		if p.styled[n].Span.End = end; p.styled[n].Span.Len() == 0 {
			p.styled = p.styled[:n]
		}
	}
}

// append adds another line's text with all that is known of it.
func (p *line) append(q *line) {
	at := len(p.text)
	p.text = append(p.text, q.text...)
	for _, s := range q.printed {
		p.printed = append(p.printed, briefing.Span{Start: at + s.Start, End: at + s.End})
	}
	for _, s := range q.styled {
		s.Span.Start, s.Span.End = s.Span.Start+at, s.Span.End+at
		p.styled = dress(p.styled, s)
	}
}

// dress adds a styled stretch, to the one before it where both are of one kind.
func dress(all []briefing.Styled, s briefing.Styled) []briefing.Styled {
	if s.Style == 0 || s.Span.Len() == 0 {
		return all
	}
	if n := len(all) - 1; n >= 0 && all[n].Style == s.Style && all[n].Span.End == s.Span.Start {
		all[n].Span.End = s.Span.End
		return all
	}
	return append(all, s)
}

func (p *line) blank() bool { return blank(p.text) }

// add puts a paragraph after those before it.
func (l *lines) add(p *line) {
	if len(l.roles) > 0 {
		l.text = append(l.text, '\n')
	}
	at := len(l.text)
	l.text = append(l.text, p.text...)
	for _, s := range p.printed {
		l.printed = append(l.printed, briefing.Span{Start: at + s.Start, End: at + s.End})
	}
	l.dress(at, p)
	l.say(p)
	for _, r := range p.text {
		if r == '\n' {
			l.say(p)
		}
	}
}

func (l *lines) say(p *line) { l.roles, l.turned = append(l.roles, p.role), append(l.turned, p.turned) }

// dress takes over the styles of a line that begins at a rune. A heading or a
// title looks as one whatever its own letters are. A newline that was typed in
// the line ends a paragraph, and with it what is styled.
func (l *lines) dress(at int, p *line) {
	for _, s := range p.styled {
		if p.role == titleLine || p.role == firstHeading || p.role == headingLine {
			s.Style &^= briefing.Bold
		}
		if s.Style == 0 {
			continue
		}
		start := s.Span.Start
		for i := start; i <= s.Span.End; i++ {
			if i < s.Span.End && p.text[i] != '\n' {
				continue
			}
			if i > start {
				l.styled = append(l.styled, briefing.Styled{Span: briefing.Span{Start: at + start, End: at + i}, Style: s.Style})
			}
			start = i + 1
		}
	}
}

// maxLines is the most lines that are read of a statement.
const maxLines = 100_000

// over reports more lines than that.
func (l *lines) over() bool {
	n := 0
	for _, r := range l.text {
		if r == '\n' {
			n++
		}
	}
	return n >= maxLines
}

// direct marks the paragraphs that the file has read from right to left though
// their first strong letter does not (UAX #9, rules P2 and P3). The other way
// round nothing is taken from a file: left to right is what programs write of a
// text of which nobody said anything.
func (l *lines) direct(b *briefing.Briefing) {
	for i, turned := range l.turned {
		p := &b.Paragraphs[i]
		if !turned {
			continue
		}
		for _, r := range b.Text[p.Span.Start:p.Span.End] {
			c, _ := bidi.LookupRune(r)
			if k := c.Class(); k == bidi.L || k == bidi.R || k == bidi.AL {
				p.RightToLeft = k == bidi.L
				break
			}
		}
	}
}

func (l *lines) blank() bool { return blank(l.text) }

func blank(text []rune) bool {
	for _, r := range text {
		if !unicode.IsSpace(r) {
			return false
		}
	}
	return true
}

// knownMeta is what a file says of itself.
type knownMeta struct{ title, language, place, date string }

// under fills what a person has left empty.
func (k knownMeta) under(m briefing.Meta) briefing.Meta {
	fill := func(to *string, from string) {
		if *to == "" {
			*to = from
		}
	}
	fill(&m.Title, k.title)
	fill(&m.Language, k.language)
	fill(&m.Place, k.place)
	fill(&m.Date, k.date)
	if len(m.Date) >= 4 {
		fill(&m.Year, m.Date[:4])
	}
	return m
}

// oneTitle settles what the title is: the only line that says so, else the only
// heading of the first level. Where atTop is set, that heading must begin the
// text: a page's is its title wherever it stands, a word processor's may
// announce anything.
func (l *lines) oneTitle(atTop bool) {
	titles, firsts := 0, 0
	for _, r := range l.roles {
		switch r {
		case titleLine:
			titles++
		case firstHeading:
			firsts++
		}
	}
	text := strings.Split(string(l.text), "\n")
	top := true
	for i, r := range l.roles {
		switch {
		case r == titleLine && titles > 1:
			l.roles[i] = headingLine
		case r == firstHeading && titles == 0 && firsts == 1 && (top || !atTop):
			l.roles[i] = titleLine
		case r == firstHeading:
			l.roles[i] = headingLine
		}
		top = top && strings.TrimSpace(text[i]) == ""
	}
}
