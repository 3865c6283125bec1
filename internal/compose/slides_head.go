package compose

import (
	"strings"

	"bayan/internal/briefing"
	"bayan/internal/deck"
	"bayan/internal/locale"
	"bayan/internal/typeset"
)

// head is what stands over a slide's text.
type head struct {
	name    string // of the slide in a list of slides
	eyebrow *piece // nil for a gold rule in its place
	title   *piece // nil where there is none, or it is set as text
	badge   *piece // a measure's number as the source has it
	chip    *chip
	long    bool    // the title is set as text
	said    bool    // the title's words are the slide's own, not a repetition
	bottom  float64 // where the text begins
	eyebrowE,
	heading ElementID
}

// chip is a measure's status beside the words over its title.
type chip struct {
	status  status
	word    *piece
	element ElementID
}

const (
	badgeMost   = 200 // size of the number behind a measure
	badgeSmall  = 60  // where text comes up beside it
	badgeRoom   = 260 // its width at most
	chipSize    = 21
	titleList   = 64 // size of a title over a list at most
	titleRepeat = 40 // size of a title on the slides that go on
)

// titleSize is the largest size, in units, at which a slide's title stands in
// two lines; 0 where none is large enough.
func (p *presentation) titleSize(s *deck.Slide) float64 {
	size, ok := p.titles[s]
	if !ok {
		size = p.findTitleSize(s)
		p.titles[s] = size
	}
	return size
}

func (p *presentation) findTitleSize(s *deck.Slide) float64 {
	text := p.b.in.Briefing.Text[s.Title.Start:s.Title.End]
	width := p.b.sheet.measure() - p.badgeWidth(s)
	par := p.b.engine.Shape(typeset.Text{
		Runes: text, Language: p.b.lang,
		Styles: []typeset.StyleSpan{{End: len(text), Style: typeset.Style{Font: p.b.faces.bold, Size: 1}}},
	})
	for size := float64(titleMost); size >= titleLeast; size -= 2 {
		l := par.Layout(typeset.Setting{Measure: width / (size * p.unit), Breaking: typeset.Optimal, NoStretch: true})
		if len(l.Lines) <= 2 && l.Width <= width/(size*p.unit)+1e-6 {
			return size
		}
	}
	return 0
}

// badgeWidth is the room beside a title that its number takes.
func (p *presentation) badgeWidth(s *deck.Slide) float64 {
	if b := p.badge(s, badgeMost); b != nil {
		return b.natural() + 40*p.unit
	}
	return 0
}

// badge is the source's own number of a measure, of a size or as large as there is room for.
func (p *presentation) badge(s *deck.Slide, size float64) *piece {
	if s.Kind != deck.Measure {
		return nil
	}
	b := p.b
	label := b.in.Briefing.Measures[s.Measure].Label
	set := func(size float64) *piece {
		return b.now(b.piece(trimmed(b.in.Briefing.Text, label), b.lang, typeset.Auto, style{font: b.faces.uiBold, size: size * p.unit}, 0))
	}
	badge := set(size)
	if w := badge.natural() / p.unit; w > badgeRoom {
		badge = set(size * badgeRoom / w)
	}
	return badge
}

// head makes a slide's; with tree its elements too.
func (p *presentation) head(s *deck.Slide, sect ElementID, tree bool) *head {
	b := p.b
	h := &head{said: !s.Continues, bottom: textTop * p.unit, eyebrowE: Artifact, heading: Artifact}
	h.name = b.in.Briefing.Slice(s.Title)
	if s.Kind == deck.Title {
		h.name = strings.TrimSpace(b.title())
	}
	words := p.eyebrow(s)
	if h.name == "" {
		h.name = words
	}
	if h.name == "" {
		h.name = p.firstWords(s)
	}
	size := 0.0
	if s.Title.Len() > 0 && !s.Continues {
		size = p.titleSize(s)
		h.long = size == 0
	}
	switch s.Kind {
	case deck.Measure:
		h.badge = p.badge(s, badgeMost)
		size = min(size, p.title)
	case deck.Overview:
		size = min(size, titleList)
	}
	if h.long {
		h.badge = p.badge(s, badgeSmall)
	}
	if s.Continues {
		words = p.goesOn(words)
	}
	if words != "" {
		h.eyebrow = p.b.now(b.words(words, style{font: b.faces.uiBold, size: eyebrowSize * p.unit}, 0))
	}
	if s.Continues {
		p.repeat(h, s)
	} else if size > 0 {
		p.setTitle(h, s, size, 2)
	} else if words == "" && !h.long {
		h.bottom = (textTop - 24) * p.unit
	}
	if p.deck.ShowStatus && s.Kind == deck.Measure && s.Measure >= 0 {
		st := p.theme.look(s.Kind).statusOf(b.in.Progress[b.in.Briefing.Measures[s.Measure].ID], b.o.Date)
		h.chip = &chip{status: st, element: Artifact, word: b.now(b.words(b.o.Words.T("status."+st.word), style{font: b.faces.ui, size: chipSize * p.unit}, 0))}
	}
	if tree {
		p.elements(h, s, sect, words)
	}
	return h
}

func (p *presentation) setTitle(h *head, s *deck.Slide, size float64, lines int) {
	b := p.b
	st := style{font: b.faces.bold, size: size * p.unit, leading: 1.36, break_: typeset.Optimal, page: true}
	h.title = b.source(b.in.Briefing.Text[s.Title.Start:s.Title.End], st, b.sheet.measure()-p.badgeWidth(s))
	h.title.lines = lines
	h.title = b.now(h.title)
	h.bottom = titleTop*p.unit + h.title.height() + titleGap*p.unit
}

// elements puts the head into the tree: what repeats is an artifact.
func (p *presentation) elements(h *head, s *deck.Slide, sect ElementID, words string) {
	b := p.b
	level := 0
	if p.titled {
		level = 1
	}
	own := s.Title.Len() > 0 || s.Kind == deck.Title
	if h.eyebrow != nil {
		role := RoleP
		if !own {
			role = headings[level]
		}
		h.eyebrowE = b.spoken(b.element(role, sect))
		if !own && h.said {
			b.bookmark(words, level, h.eyebrowE)
		}
	}
	if h.chip != nil {
		h.chip.element = b.spoken(b.element(RoleP, sect))
	}
	if !own || !h.said {
		return
	}
	h.heading = b.foreign(b.element(headings[level], sect), []rune(h.name))
	p.titled = p.titled || s.Kind == deck.Title
	b.bookmark(h.name, level, h.heading)
	if s.Kind == deck.Measure {
		m := &b.in.Briefing.Measures[s.Measure]
		if m.Typed.Len()+m.Colon.Len() > 0 && m.Typed.Start <= m.Title.Start {
			b.elements[h.heading].ActualText = b.in.Briefing.Slice(briefing.Span{Start: m.Typed.Start, End: max(m.Colon.End, m.Title.End)})
		}
	}
}

// continued is the head of the pages that go on.
func (p *presentation) continued(s *deck.Slide, first *head) *head {
	h := *first
	h.said, h.eyebrowE, h.heading, h.chip = false, Artifact, Artifact, nil
	b := p.b
	if first.eyebrow != nil {
		words := p.goesOn(p.eyebrow(s))
		h.eyebrow = b.now(b.words(words, style{font: b.faces.uiBold, size: eyebrowSize * p.unit}, 0))
	}
	if first.title != nil {
		p.repeat(&h, s)
	}
	return &h
}

// repeat is a title that has been said, on one line, over what goes on.
func (p *presentation) repeat(h *head, s *deck.Slide) {
	h.badge = p.badge(s, badgeSmall)
	if s.Title.Len() > 0 {
		p.setTitle(h, s, titleRepeat, 1)
		h.bottom -= 10 * p.unit
	}
}

func (p *presentation) paintBadge(page *Page, h *head, look *slideLook) {
	if h.badge == nil {
		return
	}
	// Digits are as high as 0.7 of the interface's size; their top is level with the words over the title.
	l := h.badge.layout.Lines[0]
	x := p.b.sheet.ending(l.Advance)
	baseline := 80*p.unit + 0.7*h.badge.style.size
	paintLine(page, h.badge, 0, x-l.X, baseline-l.Baseline, look.badge, h.heading)
}

func (h *head) paint(p *presentation, page *Page, look *slideLook) {
	b, u := p.b, p.unit
	if h.eyebrow == nil {
		page.Items = append(page.Items, Box{X: b.sheet.box(0, 64*u), Y: 84 * u, W: 64 * u, H: 5 * u, Fill: look.rule})
	} else {
		l := h.eyebrow.layout.Lines[0]
		paintLine(page, h.eyebrow, 0, b.sheet.box(0, l.Advance)-l.X, eyebrowLine*u-l.Baseline, look.accent, h.eyebrowE)
		if h.chip != nil {
			h.chip.paint(p, page, l.Advance+28*u)
		}
	}
	p.paintBadge(page, h, look)
	if h.title != nil {
		paintPiece(page, h.title, b.sheet.box(0, h.title.measure), titleTop*u, look.title, h.heading)
	}
}

// paint draws the chip an indent after the start side: a square, told apart
// without its colour, and a word, in a pill.
func (c *chip) paint(p *presentation, page *Page, indent float64) {
	u := p.unit
	l := c.word.layout.Lines[0]
	side, pad, gap := 20*u, 14*u, 9*u
	width := pad + side + gap + l.Advance + pad
	x := p.b.sheet.box(indent, width)
	top, height := (eyebrowLine-28)*u, 38*u
	line := c.status.color
	line.A = 0x90
	page.Items = append(page.Items, Box{X: x, Y: top, W: width, H: height, Radius: height / 2, Stroke: line, StrokeWidth: 1.5 * u})
	square, text := x+pad, x+pad+side+gap
	if p.b.sheet.rtl {
		square, text = x+width-pad-side, x+pad
	}
	c.status.paint(page, square, top+(height-side)/2, side)
	paintLine(page, c.word, 0, text-l.X, eyebrowLine*u-l.Baseline-1.5*u, c.status.color, c.element)
}

// nameWords is how many of its words name a slide that has no title.
const nameWords = 8

func (p *presentation) firstWords(s *deck.Slide) string {
	if len(s.Text) == 0 {
		return p.b.titleOr()
	}
	words := strings.Fields(p.b.in.Briefing.Slice(s.Text[0]))
	return strings.Join(words[:min(len(words), nameWords)], " ")
}

func (p *presentation) goesOn(words string) string {
	if words == "" {
		return ""
	}
	return p.b.o.Words.F("slides.continued", locale.Args{"what": words})
}
