package compose

import (
	"context"
	"strconv"
	"strings"

	"bayan/internal/briefing"
	"bayan/internal/deck"
	"bayan/internal/fault"
	"bayan/internal/locale"
	"bayan/internal/typeset"
)

// Lengths of a slide are in 720ths of its height: the design's pixels.
const slideUnits = 720

const (
	slideMargin = 0.0703 // at both sides, of the width
	eyebrowLine = 98     // baseline of the words over the title
	eyebrowSize = 25
	titleTop    = 120 // of the title's first line
	textTop     = 132 // of the text where there is no title
	slideBottom = 628 // of the text
	titleMost   = 76
	titleLeast  = 54 // beyond two lines of which a title is set as text
	textMost    = 52 // short text
	textSize    = 42
	textEasy    = 38                // what goes on on further slides is not set smaller
	textLeast   = slideUnits / 22.0 // readable from the back row
	titleGap    = 22
)

// presentation is the template slides as it grows.
type presentation struct {
	b      *builder
	deck   deck.Deck
	theme  SlideTheme
	unit   float64 // points
	pages  []Page
	refs   []SlideRef
	looks  []*slideLook
	sects  []ElementID // of the pages' slides
	title  float64     // size of the measures' titles, in units
	text   float64     // size of text that fits
	titled bool        // a title slide has gone before

	titles   map[*deck.Slide]float64  // sizes, where they were looked for
	passages map[*deck.Slide]*passage // with what was shaped of them
}

// slides sets a deck, a page or more for each slide.
func (b *builder) slides(ctx context.Context) (*Document, error) {
	aspect := b.o.Slides.Aspect
	if aspect == "" {
		switch b.o.Paper {
		case Wide10, Square:
			aspect = b.o.Paper
		default:
			aspect = Wide
		}
	}
	w, h, err := aspect.size(false)
	if err != nil || w/h > 2 || w < h {
		return nil, &fault.Error{Code: fault.BadUsage, Op: "compose.Compose", Detail: "--paper " + string(aspect), Cause: err}
	}
	p, err := b.present(ctx, w, h, b.o.Slides.Theme)
	if err != nil {
		return nil, err
	}
	if err := b.watermarkSlides(p); err != nil {
		return nil, err
	}
	b.place(p.pages)
	doc := b.document(p.pages)
	doc.Slides = p.refs
	return doc, nil
}

// present sets the deck on slides of a size in points.
func (b *builder) present(ctx context.Context, w, h float64, theme SlideTheme) (*presentation, error) {
	margin := slideMargin * w
	b.sheet.width, b.sheet.height = w, h
	b.sheet.left, b.sheet.right, b.sheet.top, b.sheet.bottom = margin, w-margin, 0, h
	p := &presentation{
		b: b, unit: h / slideUnits, theme: theme,
		titles: map[*deck.Slide]float64{}, passages: map[*deck.Slide]*passage{},
	}
	if d := b.o.Slides.Deck; d != nil {
		p.deck = *d
	} else {
		p.deck = deck.Build(b.in.Briefing, deck.Edits{})
	}
	p.sizes()
	for i := range p.deck.Slides {
		if ctx.Err() != nil {
			return nil, &fault.Error{Code: fault.Cancelled, Op: "compose.Compose", Cause: ctx.Err()}
		}
		if b.o.Progress != nil {
			b.o.Progress(i, len(p.deck.Slides))
		}
		if s := &p.deck.Slides[i]; !s.Hidden || b.o.Slides.WithHidden {
			p.slide(s)
		}
	}
	if len(p.pages) == 0 {
		return nil, &fault.Error{Code: fault.NoSlides, Op: "compose.Compose"}
	}
	p.furnish()
	return p, nil
}

// sizes chooses what all measures share: the largest title that leaves each in
// two lines, and the largest text that leaves each on one slide.
func (p *presentation) sizes() {
	p.title, p.text = titleMost, textMost
	for i := range p.deck.Slides {
		s := &p.deck.Slides[i]
		if s.Kind != deck.Measure {
			continue
		}
		if size := p.titleSize(s); size > 0 {
			p.title = min(p.title, size)
		}
	}
	for i := range p.deck.Slides {
		s := &p.deck.Slides[i]
		if s.Kind != deck.Measure || len(s.Text) == 0 {
			continue
		}
		h := p.head(s, 0, false)
		size := p.passage(s, h.long).fit(slideBottom*p.unit-h.bottom, p.text*p.unit, textSize*p.unit, p.unit)
		if size > 0 {
			p.text = min(p.text, size/p.unit)
		} else {
			p.text = textSize
		}
	}
}

// slide sets one slide of the deck.
func (p *presentation) slide(s *deck.Slide) {
	sect := p.b.element(RoleSect, 0)
	first := p.head(s, sect, true)
	n := len(p.pages)
	switch s.Kind {
	case deck.Title:
		p.titlePage(s, first, sect)
	case deck.Overview:
		p.overview(s, first, sect)
	default:
		p.textPages(s, first, sect, p.passage(s, first.long))
	}
	for i := n; i < len(p.pages); i++ {
		p.refs[i].Part, p.refs[i].Parts = i-n, len(p.pages)-n
		p.sects = append(p.sects, sect)
	}
}

// add begins a page of a slide under a head.
func (p *presentation) add(s *deck.Slide, h *head) *Page {
	look := p.theme.look(s.Kind)
	b := p.b
	page := Page{Width: b.sheet.width, Height: b.sheet.height}
	page.Items = append(page.Items, Box{W: page.Width, H: page.Height, Fill: look.ground, Artifact: ArtifactBackground})
	p.pages = append(p.pages, page)
	p.looks = append(p.looks, look)
	ref := SlideRef{Key: s.Key, Kind: s.Kind, Measure: s.Measure, Title: h.name, Notes: s.Notes, Hidden: s.Hidden}
	if h.title != nil && h.said {
		ref.Words = append(ref.Words, s.Title)
	}
	p.refs = append(p.refs, ref)
	at := &p.pages[len(p.pages)-1]
	h.paint(p, at, look)
	return at
}

// textPages are a slide's title and paragraphs, on as many pages as they need.
func (p *presentation) textPages(s *deck.Slide, first *head, sect ElementID, text *passage) {
	if len(text.blocks) == 0 {
		p.add(s, first)
		return
	}
	for i := range text.blocks {
		k := &text.blocks[i]
		k.element = first.heading
		if !k.heading {
			k.element = p.b.foreign(p.b.element(RoleP, sect), k.text)
		}
	}
	bottom := slideBottom * p.unit
	most := p.text * p.unit
	if s.Kind == deck.Source {
		most = textMost * p.unit
	}
	if size := text.fit(bottom-first.bottom, most, textLeast*p.unit, p.unit/2); size > 0 {
		all := make([]stretch, len(text.blocks))
		for i := range all {
			all[i] = stretch{i, 0, len(text.blocks[i].text)}
		}
		p.textPage(s, first, text, all, size)
		return
	}
	next := p.continued(s, first)
	size := textEasy * p.unit
	pages := text.spread(size, bottom-first.bottom, bottom-next.bottom)
	for larger := min(most, textSize*p.unit); larger > size; larger -= p.unit {
		if more := text.fill(larger, bottom-first.bottom, bottom-next.bottom); len(more) == len(pages) {
			size, pages = larger, text.spread(larger, bottom-first.bottom, bottom-next.bottom)
			break
		}
	}
	h := first
	for _, page := range pages {
		p.textPage(s, h, text, page, size)
		h = next
	}
}

func (p *presentation) textPage(s *deck.Slide, h *head, text *passage, parts []stretch, size float64) {
	page := p.add(s, h)
	look := p.looks[len(p.looks)-1]
	ref := &p.refs[len(p.refs)-1]
	y := h.bottom
	for i, part := range parts {
		if i > 0 {
			y += slideGap * size
		}
		k := &text.blocks[part.block]
		c := look.text
		if k.heading {
			c = look.title
		}
		piece := text.piece(part, size)
		paintPiece(page, piece, p.b.sheet.box(0, piece.measure), y, c, k.element)
		y += piece.height()
		if k.start >= 0 {
			ref.Words = append(ref.Words, briefing.Span{Start: k.start + part.from, End: k.start + part.to})
		}
	}
}

// passage is a slide's paragraphs; with title its title is the first of them.
func (p *presentation) passage(s *deck.Slide, title bool) *passage {
	if made := p.passages[s]; made != nil {
		return made
	}
	b := p.b
	out := &passage{b: b, width: b.sheet.measure(), shaped: map[stretch]*typeset.Paragraph{}}
	add := func(span briefing.Span, font typeset.FontID, heading bool) {
		if span.Len() > 0 {
			out.blocks = append(out.blocks, block{text: b.in.Briefing.Text[span.Start:span.End], start: span.Start, font: font, heading: heading})
		}
	}
	if title {
		add(s.Title, b.faces.bold, true)
	}
	font := b.faces.text
	if s.Kind == deck.Source {
		font = b.faces.bold
	}
	for _, t := range s.Text {
		add(t, font, false)
	}
	p.passages[s] = out
	return out
}

// eyebrow is what the program writes over a slide's words, "" for nothing.
func (p *presentation) eyebrow(s *deck.Slide) string {
	w := p.b.o.Words
	switch s.Kind {
	case deck.Title:
		return w.T("reader.statement")
	case deck.Opening:
		return w.T("reader.opening")
	case deck.Overview:
		return w.T("slides.overview")
	case deck.Closing:
		return w.T("reader.closing")
	case deck.Source:
		return w.T("reader.source")
	case deck.Measure:
		return p.measureOf(s.Measure)
	}
	return ""
}

const spelled = 10 // numbers up to here are written as words

// measureOf says which measure of how many; where the source counts in its own
// way, the source's number.
func (p *presentation) measureOf(i int) string {
	w, all := p.b.o.Words, p.b.in.Briefing.Measures
	for k := range all {
		if all[k].Number != k+1 {
			return w.T("page.measure") + " \u2068" + strings.TrimSpace(p.b.in.Briefing.Slice(all[i].Label)) + "\u2069"
		}
	}
	switch n := len(all); {
	case n == 1:
		return w.T("page.measure")
	case n <= spelled:
		return w.F("slides.nth."+strconv.Itoa(i+1), locale.Args{"all": w.T("slides.all." + strconv.Itoa(n))})
	default:
		return w.F("slides.measure_of", locale.Args{"n": p.b.number(i + 1), "all": p.b.number(n)})
	}
}
