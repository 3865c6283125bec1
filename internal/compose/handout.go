package compose

import (
	"context"
	"strings"

	"bayan/internal/typeset"
)

const (
	handoutGap    = 26.0 // between slots
	handoutGutter = 18.0 // between a slide and what stands beside it
	handoutShare  = 0.62 // of the measure, that a slide takes at most
	handoutPitch  = 21.0 // of the lines to write on
	handoutNotes  = 11.0 // size of the speaker's notes
)

// slot is a share of a handout's page: a slide at the start side, and beside
// and under it lines to write on or the speaker's notes.
type slot struct {
	slide int // of the slides' pages; -1 where notes go on
	notes []note
}

// note is a paragraph of the speaker's notes, or what is left of it.
type note struct {
	text    []rune
	element ElementID
}

// handout sets the slides small, two or four on a page.
func (b *builder) handout(ctx context.Context) (*Document, error) {
	paper := b.sheet
	n := b.o.Slides.PerPage
	if n != 4 {
		n = 2
	}
	height := (paper.room() - handoutGap*float64(n-1)) / float64(n)
	aspect := b.o.Slides.Aspect
	if aspect == "" {
		aspect = Wide
	}
	w, h, err := aspect.size(false)
	if err != nil {
		return nil, err
	}
	k := min(handoutShare*paper.measure()/w, height/h)
	theme := b.o.Slides.Theme
	if theme == "" {
		theme = LightSlides
	}
	p, err := b.present(ctx, w*k, h*k, theme)
	if err != nil {
		return nil, err
	}
	b.sheet = paper
	slots := p.slots()
	var pages []Page
	for at := 0; len(slots) > 0; at++ {
		if at%n == 0 {
			pages = append(pages, Page{Width: paper.width, Height: paper.height})
		}
		left := p.paintSlot(&pages[len(pages)-1], slots[0], paper.top+float64(at%n)*(height+handoutGap), height)
		if slots = slots[1:]; len(left) > 0 {
			slots = append([]slot{{-1, left}}, slots...)
		}
	}
	b.place(pages)
	running := b.running(b.titleOr())
	f, err := b.furnish(len(pages))
	if err != nil {
		return nil, err
	}
	if err := b.set(ctx, nil); err != nil {
		return nil, err
	}
	for i := range pages {
		slides := len(pages[i].Items)
		f.paint(&pages[i], i, running)
		if f.watermark != nil { // over the slides' grounds, which would hide it
			items := pages[i].Items
			mark := items[0]
			copy(items, items[1:1+slides])
			items[slides] = mark
		}
	}
	return b.document(pages), nil
}

// slots are the slides with their notes, where those are wanted: a slide's
// notes stand beside the first of its pages.
func (p *presentation) slots() []slot {
	out := make([]slot, len(p.pages))
	for i := range out {
		out[i].slide = i
		if ref := &p.refs[i]; p.b.o.Slides.Notes && ref.Part == 0 {
			for text := range strings.SplitSeq(ref.Notes, "\n") {
				if text = strings.TrimSpace(text); text != "" {
					e := p.b.foreign(p.b.element(RoleP, p.sects[i]), []rune(text))
					out[i].notes = append(out[i].notes, note{[]rune(text), e})
				}
			}
		}
	}
	return out
}

// paintSlot paints a slot at a height of the page and returns the notes that it has no room for.
func (p *presentation) paintSlot(page *Page, s slot, y, height float64) []note {
	b := p.b
	indent, width := 0.0, b.sheet.measure()
	bottom := y // of the slide
	if s.slide >= 0 {
		slide := &p.pages[s.slide]
		x := b.sheet.box(0, slide.Width)
		page.Items = append(page.Items, moved(slide.Items, x, y)...)
		page.Items = append(page.Items, Box{X: x, Y: y, W: slide.Width, H: slide.Height, Stroke: hairline, StrokeWidth: 0.7})
		indent = slide.Width + handoutGutter
		width -= indent
		bottom = y + slide.Height
	}
	end := y + height
	y, left := b.paintNotes(page, s.notes, b.sheet.box(indent, width), y, width, end)
	if left != nil {
		return left
	}
	for line := y + handoutPitch; line < end+0.01; line += handoutPitch {
		if line > bottom+handoutPitch/2 {
			indent, width = 0, b.sheet.measure()
		}
		page.Items = append(page.Items, Box{X: b.sheet.box(indent, width), Y: line, W: width, H: 0.6, Fill: hairline})
	}
	return nil
}

// paintNotes puts notes from y to an end and returns where they stop and what is left of them.
func (b *builder) paintNotes(page *Page, notes []note, x, y, width, end float64) (float64, []note) {
	for i, n := range notes {
		t := b.now(b.piece(n.text, b.lang, typeset.Auto, style{font: b.faces.text, size: handoutNotes, leading: 1.7, break_: typeset.Optimal}, width))
		for k := range t.layout.Lines {
			if l := &t.layout.Lines[k]; y+l.Bottom > end+0.01 {
				return y, append([]note{{n.text[l.Start:], n.element}}, notes[i+1:]...)
			}
			paintLine(page, t, k, x, y, ink, n.element)
		}
		y += t.height() + 0.4*handoutNotes
	}
	return y, nil
}

// moved are a slide's items on a page.
func moved(items []Item, dx, dy float64) []Item {
	out := make([]Item, len(items))
	for i, item := range items {
		switch v := item.(type) {
		case Text:
			v.X, v.Y = v.X+dx, v.Y+dy
			out[i] = v
		case Box:
			v.X, v.Y = v.X+dx, v.Y+dy
			out[i] = v
		case Stroke:
			points := make([][2]float64, len(v.Points))
			for k, q := range v.Points {
				points[k] = [2]float64{q[0] + dx, q[1] + dy}
			}
			v.Points = points
			out[i] = v
		case Image:
			v.X, v.Y = v.X+dx, v.Y+dy
			out[i] = v
		}
	}
	return out
}
