package parse

import (
	"strings"
	"unicode"

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
	printed []briefing.Span
	meta    knownMeta
}

// plain is a text that says nothing of its lines.
func plain(text string) *lines { return &lines{text: []rune(text)} }

// line is one paragraph that is being read. It may hold newlines that were typed in it.
type line struct {
	text    []rune
	role    role
	printed []briefing.Span // in text
}

func (p *line) print(label string) {
	start := len(p.text)
	p.text = append(p.text, []rune(label)...)
	p.printed = append(p.printed, briefing.Span{Start: start, End: len(p.text)})
}

func (p *line) blank() bool {
	for _, r := range p.text {
		if !unicode.IsSpace(r) {
			return false
		}
	}
	return true
}

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
	l.roles = append(l.roles, p.role)
	for _, r := range p.text {
		if r == '\n' {
			l.roles = append(l.roles, p.role)
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

func (l *lines) blank() bool { return strings.TrimSpace(string(l.text)) == "" }

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
