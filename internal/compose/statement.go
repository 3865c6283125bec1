package compose

import (
	"image/color"
	"strings"
	"unicode"

	"bayan/internal/briefing"
	"bayan/internal/typeset"
)

// statement is the whole text in source order: the source's words, exactly.
type statement struct {
	b      *builder
	size   float64
	parts  []part
	levels levels
	column float64 // of the badges, 0 where there are none
}

// part is what stands between two whites: a paragraph, a rule.
type part struct {
	piece   *piece
	element ElementID
	color   color.NRGBA
	before  float64   // white above
	indent  float64   // from the start side
	heading bool      // what follows stays with it
	emblem  ElementID // of the letterhead's picture, 0 for none
	figure  *figure
	// together keeps all its lines on the page of what follows.
	together bool
	badge    *badge
	tag      *tag
	rule     rule
	done     float64 // of a progress bar, 0 to 1
	// A mark's: the ground of highlighted words, or a bar beside them.
	ground, bar color.NRGBA
}

// rule is a line drawn under a title, or in the text where its author typed one.
type rule uint8

const (
	noRule rule = iota
	goldRule
	typedRule
	progressBar
)

const fullSize = 15 // points of the text

// levels gives headings their roles without a gap (PDF/UA-1 7.4.2), whatever a statement has of them.
type levels struct{ title, heading bool }

var headings = [...]Role{RoleTitle, RoleHeading, RoleMeasure}

func (l levels) of(kind briefing.Kind) int {
	n := 0
	if kind != briefing.Title && l.title {
		n++
	}
	if kind == briefing.MeasureTitle && l.heading {
		n++
	}
	return n
}

// newStatement begins a text with its title.
func (b *builder) newStatement() *statement {
	s := &statement{b: b, size: b.o.Size}
	if s.size == 0 {
		s.size = fullSize * b.scale
	}
	s.levels = levels{title: b.title() != "", heading: b.in.Briefing.Heading >= 0}
	s.title()
	return s
}

func (b *builder) statement() *statement {
	s, br := b.newStatement(), b.in.Briefing
	for i := range br.Measures {
		s.column = max(s.column, s.badgeWidth(br.Slice(br.Measures[i].Label)))
	}
	var list, item, body ElementID // of the list that is open
	list = Artifact
	for i, p := range br.Paragraphs {
		text := trimmed(br.Text, p.Span)
		if p.Kind != briefing.MeasureTitle && p.Kind != briefing.MeasureText && p.Kind != briefing.Blank && p.Kind != briefing.Rule {
			list = Artifact
		}
		switch p.Kind {
		case briefing.Blank:
		case briefing.Title: // set already
		case briefing.Rule:
			s.parts = append(s.parts, part{rule: typedRule, before: s.size * 0.9})
		case briefing.Heading:
			e := b.element(headings[s.levels.of(p.Kind)], 0)
			b.bookmark(string(text), s.levels.of(p.Kind), e)
			s.add(part{
				piece: b.source(text, s.style(b.faces.bold, 1.4, 1.6, typeset.AlignStart), b.sheet.measure()), element: e,
				color: ink, before: s.size * 0.75, heading: true,
			})
		case briefing.MeasureTitle:
			if list == Artifact {
				list = b.element(RoleL, 0)
			}
			item = b.element(RoleLI, list)
			body = s.measureTitle(&br.Measures[p.Measure], item, i)
		case briefing.MeasureText:
			s.paragraph(text, body, s.size*0.1, s.column+s.gap())
			s.dress(p)
			s.figures(i, body, s.column+s.gap())
		case briefing.SourceLine:
			s.add(part{
				piece:   b.source(text, s.style(b.faces.text, 0.87, 1.7, typeset.AlignStart), b.sheet.measure()),
				element: b.element(RoleP, 0), color: muted, before: s.size * 0.3,
			})
		default:
			s.paragraph(text, 0, s.size*0.45, 0)
			s.dress(p)
			s.figures(i, 0, 0)
		}
	}
	return s
}

func (s *statement) add(p part) { s.parts = append(s.parts, p) }

func (s *statement) style(font typeset.FontID, size, leading float64, align typeset.Align) style {
	return style{font: font, size: size * s.size, leading: leading, align: align, break_: typeset.Optimal, kashida: s.b.o.Kashida}
}

const emblemHeight = 56 // points

func (s *statement) title() {
	b := s.b
	if b.o.Emblem != nil {
		e := b.spoken(b.element(RoleFigure, 0))
		b.elements[e].Alt = b.o.Words.T("page.emblem")
		s.add(part{emblem: e, heading: true})
	}
	title := b.title()
	if title == "" {
		return
	}
	e := b.element(headings[0], 0)
	b.bookmark(title, 0, e)
	st := s.style(b.faces.bold, 1.87, 1.55, typeset.AlignStart)
	p := b.source(trimmed([]rune(title), briefing.Span{End: len([]rune(title))}), st, b.sheet.measure())
	p.balance = true
	s.add(part{
		piece: p, element: e, color: ink, before: s.size * 0.5, heading: true,
	})
	s.add(part{rule: goldRule, before: s.size * 0.3, heading: true})
}

func (s *statement) paragraph(text []rune, parent ElementID, before, indent float64) {
	b := s.b
	st := s.style(b.faces.text, 1, b.faces.leading, typeset.Justify)
	s.add(part{
		piece: b.source(text, st, b.sheet.measure()-indent), element: b.foreign(b.element(RoleP, parent), text),
		color: ink, before: before, indent: indent,
	})
}

// measureTitle sets a measure's badge and title. The label, its separator and
// the closing colon as typed are the elements' ActualText.
func (s *statement) measureTitle(m *briefing.Measure, item ElementID, paragraph int) (body ElementID) {
	b, br := s.b, s.b.in.Briefing
	label := b.element(RoleLbl, item)
	b.elements[label].ActualText = br.Slice(m.Typed)
	body = b.element(RoleLBody, item)
	title := b.element(headings[s.levels.of(briefing.MeasureTitle)], body)
	if m.Colon.Len() > 0 {
		b.elements[title].ActualText = string(br.Text[m.Title.Start:m.Colon.End])
	}
	b.bookmark(br.Slice(m.Title), s.levels.of(briefing.MeasureTitle), title)
	indent := s.column + s.gap()
	s.add(part{
		piece:   b.source(br.Text[m.Title.Start:m.Title.End], s.style(b.faces.bold, 1.1, 1.65, typeset.AlignStart), b.sheet.measure()-indent),
		element: title, color: accent, before: s.size * 0.75, indent: indent, heading: len(m.Texts) > 0,
		badge: s.badge(br.Slice(m.Label), label),
	})
	return body
}

// flow turns what has been set into atoms.
func (s *statement) flow() *flow {
	b := s.b
	f := &flow{running: b.running(b.titleOr())}
	glued := false
	for i := range s.parts {
		p := &s.parts[i]
		if p.piece == nil {
			f.atoms = append(f.atoms, s.drawn(p, glued))
		} else {
			x := b.sheet.box(p.indent, p.piece.measure)
			first := len(f.atoms)
			f.atoms = lines(f.atoms, p.piece, p.before, glued, func(page *Page, line int, y float64) {
				baseline := y + p.piece.layout.Lines[0].Baseline
				if line == 0 && p.badge != nil {
					p.badge.paint(page, b.sheet, baseline-p.piece.style.size*0.3)
				}
				if line == 0 && p.tag != nil {
					defer p.tag.paint(page, b.sheet, baseline)
				}
				p.behind(page, b.sheet, x, y, line)
				paintLine(page, p.piece, line, x, y, p.color, p.element)
			})
			for i := first + 1; p.together && i < len(f.atoms); i++ {
				f.atoms[i].glued = true
			}
		}
		glued = p.heading
	}
	return f
}

const goldWidth = 90

func (s *statement) drawn(p *part, glued bool) atom {
	sheet := s.b.sheet
	if p.emblem > 0 {
		return s.letterhead(p.emblem)
	}
	if p.figure != nil {
		return p.figure.atom(sheet, p.before, p.indent)
	}
	box := Box{X: sheet.left, W: sheet.measure(), H: 0.7, Fill: hairline}
	height := s.size * 0.5
	switch p.rule {
	case goldRule:
		box = Box{X: sheet.box(0, goldWidth), W: goldWidth, H: 1.5, Fill: gold}
	case progressBar:
		return atom{before: p.before, height: height, glued: glued, paint: func(page *Page, y float64) {
			page.Items = append(page.Items, s.bar(p.done, y)...)
		}}
	}
	return atom{before: p.before, height: height, glued: glued, paint: func(page *Page, y float64) {
		box.Y = y
		page.Items = append(page.Items, box)
	}}
}

// titleOr is the title, or what a statement is called that has none.
func (b *builder) titleOr() string {
	if t := strings.TrimSpace(b.title()); t != "" {
		return t
	}
	return b.o.Words.T("reader.statement")
}

// trimmed is a span's text without white space around it.
func trimmed(text []rune, s briefing.Span) []rune {
	for s.Start < s.End && unicode.IsSpace(text[s.Start]) {
		s.Start++
	}
	for s.End > s.Start && unicode.IsSpace(text[s.End-1]) {
		s.End--
	}
	return text[s.Start:s.End]
}

// letterhead is the emblem, in the middle over the title.
func (s *statement) letterhead(e ElementID) atom {
	sheet, picture := s.b.sheet, s.b.o.Emblem
	size := picture.Bounds().Size()
	k := min(emblemHeight/float64(max(size.Y, 1)), sheet.measure()/2/float64(max(size.X, 1)))
	w, h := float64(size.X)*k, float64(size.Y)*k
	return atom{height: h, paint: func(page *Page, y float64) {
		page.Items = append(page.Items, Image{X: (sheet.left + sheet.right - w) / 2, Y: y, W: w, H: h, Picture: picture, Element: e})
	}}
}
