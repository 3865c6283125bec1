package compose

import (
	"image/color"
	"strings"

	"bayan/internal/briefing"
	"bayan/internal/locale"
	"bayan/internal/typeset"
)

// Mark is what a person left on the statement. In the full briefing marks are an
// appendix where Options.Marks asks for it.
type Mark struct {
	Kind  MarkKind
	Color string // of a highlight: yellow, green, blue or rose
	Quote string // the passage
	Note  string // of a note
	// Paragraph is the one that the passage is in, counted as a reader counts,
	// from 1; 0 where the passage is no longer in the statement.
	Paragraph int
}

// MarkKind is what a mark is.
type MarkKind string

const (
	MarkNote      MarkKind = "note"
	MarkHighlight MarkKind = "highlight"
	MarkBookmark  MarkKind = "bookmark"
)

// highlights are the grounds of highlighted words on paper: the light theme's.
var highlights = map[string]color.NRGBA{
	"yellow": {0xF4, 0xF0, 0x8A, 0xFF},
	"green":  {0xC4, 0xEB, 0xB4, 0xFF},
	"blue":   {0xC3, 0xE2, 0xFA, 0xFF},
	"rose":   {0xFB, 0xCE, 0xDB, 0xFF},
}

// appendix sets the marks under a heading of their own: notes, highlights,
// bookmarks, and those whose passage is gone.
func (b *builder) appendix() *statement {
	s := &statement{b: b, size: fullSize * b.scale * 0.9}
	level := b.underTitle()
	s.heading(b.o.Words.T("page.marks_title"), level, 1.5)
	for _, g := range []struct {
		word string
		is   func(Mark) bool
	}{
		{"marks.notes", func(m Mark) bool { return m.Paragraph > 0 && m.Kind == MarkNote }},
		{"marks.highlights", func(m Mark) bool { return m.Paragraph > 0 && m.Kind == MarkHighlight }},
		{"marks.bookmarks", func(m Mark) bool { return m.Paragraph > 0 && m.Kind == MarkBookmark }},
		{"marks.unplaced", func(m Mark) bool { return m.Paragraph == 0 }},
	} {
		named := false
		for _, m := range b.in.Marks {
			if !g.is(m) {
				continue
			}
			if !named {
				s.heading(b.o.Words.T(g.word), level+1, 1.1)
				named = true
			}
			s.mark(m)
		}
	}
	return s
}

// heading is one that the program writes.
func (s *statement) heading(words string, level int, size float64) {
	b := s.b
	e := b.spoken(b.element(headings[level], 0))
	b.bookmark(words, level, e)
	s.add(part{
		piece: b.words(words, style{font: b.faces.bold, size: size * s.size, leading: 1.6}, b.sheet.measure()), element: e,
		color: accent, before: s.size * 0.9, heading: true,
	})
}

// mark is a passage, what is noted on it, and where it stands.
func (s *statement) mark(m Mark) {
	b := s.b
	indent := s.size
	width := b.sheet.measure() - indent
	quote := part{
		piece:   b.source([]rune(strings.Join(strings.Fields(m.Quote), " ")), s.style(b.faces.text, 1, 1.75, typeset.AlignStart), width),
		element: b.element(RoleP, 0), color: ink, before: s.size * 0.7, indent: indent, heading: true,
		ground: highlights[m.Color], bar: gold,
	}
	s.add(quote)
	small := style{font: b.faces.ui, size: 0.8 * s.size, leading: 1.6}
	for line := range strings.Lines(m.Note) {
		if line = strings.TrimSpace(line); line != "" {
			s.add(part{piece: b.typed(line, small, width), element: b.element(RoleP, 0), color: accent, indent: indent, heading: true})
		}
	}
	if m.Paragraph > 0 {
		where := b.o.Words.F("page.mark_paragraph", locale.Args{"n": b.number(m.Paragraph)})
		small.size = 0.7 * s.size
		s.add(part{piece: b.words(where, small, width), element: b.spoken(b.element(RoleP, 0)), color: muted, indent: indent})
		return
	}
	s.parts[len(s.parts)-1].heading = false
}

// MarkParagraph is the number of a paragraph of a statement as Mark counts: of those that have words.
func MarkParagraph(b *briefing.Briefing, index int) int {
	n := 0
	for i := 0; i <= index && i < len(b.Paragraphs); i++ {
		if k := b.Paragraphs[i].Kind; k != briefing.Blank && k != briefing.Rule {
			n++
		}
	}
	return max(n, 1)
}

// behind is what lies behind a line of a mark: the highlight under its words, or a bar at its side.
func (p *part) behind(page *Page, s sheet, x, y float64, line int) {
	l := &p.piece.layout.Lines[line]
	switch {
	case p.ground.A > 0:
		const reach = 2 // over the words' ends, points
		height := (l.Bottom - l.Top) * 0.72
		page.Items = append(page.Items, Box{
			X: x + l.X - reach, Y: y + (l.Top+l.Bottom-height)/2, W: l.Advance + 2*reach, H: height, Radius: 2, Fill: p.ground,
		})
	case p.bar.A > 0:
		const width = 2
		page.Items = append(page.Items, Box{X: s.box(0, width), Y: y + l.Top, W: width, H: l.Bottom - l.Top, Fill: p.bar})
	}
}
