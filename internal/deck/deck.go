// Package deck makes the slides of a presentation out of a briefing: which
// paragraphs stand on which slide, in what order, with what notes. It knows no
// size and no page: internal/compose sets a slide, on as many pages as its
// words need. Every paragraph of the statement is on one slide, whole; a
// slide's words are spans of Briefing.Text and never a copy.
package deck

import (
	"strconv"

	"bayan/internal/briefing"
)

// Key names a slide: the same through any reordering, splitting and hiding,
// and for measures (Measure.ID) through an edit of the statement.
type Key string

// Kind is what a slide shows.
type Kind uint8

const (
	Title Kind = iota
	Opening
	Overview // of the measures, under the heading that announces them
	Measure
	Body // paragraphs of a statement or part that announces no measures
	Closing
	Source
)

// Slide is what one slide says; immutable.
type Slide struct {
	Key  Key
	Kind Kind
	// Measure is the index in Briefing.Measures on a slide of kind Measure, else -1.
	Measure int
	// Title is the slide's title in the statement: a measure's without number
	// and colon, the heading over an overview or a part. Empty where the
	// statement has none.
	Title briefing.Span
	// Text are the slide's paragraphs, or parts of them, in order; each span lies in one paragraph.
	Text []briefing.Span
	// Continues says that the slide was split off the one before it: its title has been said.
	Continues bool
	Hidden    bool   // not presented and not exported
	Notes     string // for the speaker alone
}

// Deck is the slides of one briefing in the order of presenting; immutable.
type Deck struct {
	Slides []Slide
	// ShowStatus puts each measure's status in the follow-up on its slide.
	ShowStatus bool
}

// Index is the place of a slide, -1 where there is none of that key.
func (d Deck) Index(key Key) int {
	for i := range d.Slides {
		if d.Slides[i].Key == key {
			return i
		}
	}
	return -1
}

// Build is the deck of a briefing as a person has edited it. Edits of slides
// that the briefing does not have are passed over.
func Build(b *briefing.Briefing, e Edits) Deck {
	slides := e.order(e.split(b, natural(b)))
	for i := range slides {
		s := &slides[i]
		s.Hidden, s.Notes = e.Hidden[s.Key], e.Notes[s.Key]
	}
	return Deck{Slides: slides, ShowStatus: e.ShowStatus}
}

// natural is the deck that nobody has edited, in the statement's order.
func natural(b *briefing.Briefing) []Slide {
	g := gather{b: b, seen: map[Kind]int{}}
	if !g.typedTitle() && b.Meta.Title != "" {
		g.open(Title, "title")
	}
	for i := range b.Paragraphs {
		g.paragraph(i)
	}
	return g.slides
}

// gather goes through the statement once.
type gather struct {
	b        *briefing.Briefing
	slides   []Slide
	seen     map[Kind]int
	overview bool
}

func (g *gather) typedTitle() bool {
	for _, p := range g.b.Paragraphs {
		if p.Kind == briefing.Title {
			return true
		}
	}
	return false
}

func (g *gather) paragraph(i int) {
	p := g.b.Paragraphs[i]
	text := trimmed(g.b.Text, p.Span)
	if text.Len() == 0 {
		return
	}
	switch p.Kind {
	case briefing.Blank, briefing.Rule:
	case briefing.Heading:
		if i == g.b.Heading && len(g.b.Measures) > 0 && !g.overview {
			g.overview = true
			g.open(Overview, "overview").Title = text
			return
		}
		g.open(Body, g.numbered(Body)).Title = text
	case briefing.MeasureTitle:
		if !g.overview && g.b.Heading < 0 && len(g.b.Measures) > 1 {
			g.overview = true
			g.open(Overview, "overview")
		}
		m := &g.b.Measures[p.Measure]
		s := g.open(Measure, Key("measure:"+m.ID))
		s.Measure, s.Title = p.Measure, m.Title
	case briefing.MeasureText:
		if n := len(g.slides); n > 0 && g.slides[n-1].Kind == Measure {
			g.add(Measure, text)
			return
		}
		g.add(Body, text)
	case briefing.Title:
		g.add(Title, text)
	case briefing.Closing:
		g.add(Closing, text)
	case briefing.SourceLine:
		g.add(Source, text)
	case briefing.Body:
		g.add(Body, text)
	default:
		g.add(Opening, text)
	}
}

// add puts a paragraph on the slide that is open, where that is of its kind or
// has a heading of its own, else on a new one.
func (g *gather) add(kind Kind, text briefing.Span) {
	if n := len(g.slides); n > 0 {
		s := &g.slides[n-1]
		under := s.Kind == Body && s.Title.Len() > 0 && kind != Source
		if s.Kind == kind || under {
			s.Text = append(s.Text, text)
			return
		}
	}
	s := g.open(kind, g.numbered(kind))
	s.Text = append(s.Text, text)
}

func (g *gather) open(kind Kind, key Key) *Slide {
	g.slides = append(g.slides, Slide{Key: key, Kind: kind, Measure: -1})
	return &g.slides[len(g.slides)-1]
}

// numbered is the key of the next slide of a kind: "closing", "closing-2".
func (g *gather) numbered(kind Kind) Key {
	g.seen[kind]++
	key := kind.String()
	if n := g.seen[kind]; n > 1 {
		key += "-" + strconv.Itoa(n)
	}
	return Key(key)
}

// String is the kind's name in keys; stable.
func (k Kind) String() string {
	names := [...]string{"title", "opening", "overview", "measure", "body", "closing", "source"}
	if int(k) >= len(names) {
		return "unknown"
	}
	return names[k]
}
