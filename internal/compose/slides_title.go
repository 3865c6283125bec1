package compose

import (
	"bayan/internal/deck"
	"bayan/internal/typeset"
)

const (
	coverMost  = 88
	coverLeast = 46
)

// titlePage is the first slide: what the statement is called, a gold rule, and
// where and when it was said, as far as that is known.
func (p *presentation) titlePage(s *deck.Slide, h *head, sect ElementID) {
	b, u := p.b, p.unit
	title := []rune(h.name)
	var set *piece
	width := b.sheet.measure() * 0.86
	for size := float64(coverMost); size >= coverLeast; size -= 2 {
		set = b.source(title, style{font: b.faces.bold, size: size * u, leading: 1.4, break_: typeset.Optimal, page: true}, width)
		set.balance = true
		if set = b.now(set); len(set.layout.Lines) <= 2 || size <= 64 && len(set.layout.Lines) <= 3 {
			break
		}
	}
	if set.height() > (slideBottom-titleTop-60)*u {
		text := p.passage(s, false)
		text.blocks = []block{{text: title, start: -1, font: b.faces.bold, heading: true}}
		if len(s.Text) > 0 {
			text.blocks[0].start = s.Text[0].Start
		}
		p.textPages(s, h, sect, text)
		return
	}
	page := p.add(s, h)
	look := p.looks[len(p.looks)-1]
	ref := &p.refs[len(p.refs)-1]
	ref.Words = append(ref.Words, s.Text...)
	p.emblem(page, sect)
	y := titleTop * u
	if room := (slideBottom-60)*u - set.height(); room > y {
		y = min(y+60*u, room)
	}
	paintPiece(page, set, b.sheet.box(0, set.measure), y, look.title, h.heading)
	y += set.height() + 26*u
	page.Items = append(page.Items, Box{X: b.sheet.box(0, 120*u), Y: y, W: 120 * u, H: 5 * u, Fill: look.rule})
}

// emblem is the house's, at the end side of the first slide, on the paper that it was drawn for.
func (p *presentation) emblem(page *Page, sect ElementID) {
	picture := p.b.o.Emblem
	if picture == nil {
		return
	}
	b, u := p.b, p.unit
	e := b.spoken(b.element(RoleFigure, sect))
	b.elements[e].Alt = b.o.Words.T("page.emblem")
	size := picture.Bounds().Size()
	k := min(84*u/float64(max(size.Y, 1)), 220*u/float64(max(size.X, 1)))
	w, ht, pad := float64(size.X)*k, float64(size.Y)*k, 10*u
	x, y := b.sheet.ending(w+2*pad), 58*u
	page.Items = append(
		page.Items,
		Box{X: x, Y: y, W: w + 2*pad, H: ht + 2*pad, Radius: 10 * u, Fill: lightSlide.ground},
		Image{X: x + pad, Y: y + pad, W: w, H: ht, Picture: picture, Element: e},
	)
}
