package reader

import (
	"image"
	"image/color"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"bayan/internal/briefing"
	"bayan/internal/typeset"
)

// Marks lie behind the text: a hit never splits a run, so joining is undisturbed.
// Only the current hit is painted again over its ground, because in a dark theme
// its letters need another colour; it is the same line, cut to the hit. Where
// marks stand in a block is found once, not in every frame.

// mark is a ground behind a block's text, in its layout's coordinates.
type mark struct {
	rect  typeset.Rect
	color color.NRGBA
	over  *canvas.Raster // over the text instead, where not nil
}

// grounds are the rectangles behind the text, used again from frame to frame.
type grounds struct {
	faces []*canvas.Rectangle
	used  int
}

func (g *grounds) next(c color.NRGBA) *canvas.Rectangle {
	if g.used == len(g.faces) {
		r := canvas.NewRectangle(c)
		r.CornerRadius = 2
		g.faces = append(g.faces, r)
	}
	r := g.faces[g.used]
	g.used++
	if r.FillColor != c {
		r.FillColor = c
	}
	return r
}

// SetHits shows places behind the text. They are in order, none over another;
// current is an index in hits, or -1.
func (p *Pane) SetHits(hits []briefing.Span, current int) {
	p.hits, p.current = hits, current
	p.remark()
}

// remark shows marks that have changed.
func (p *Pane) remark() {
	p.change++
	p.arrange()
}

// RevealSpan scrolls so that a span is in view, in the upper third where it was not.
func (p *Pane) RevealSpan(paragraph int, s briefing.Span) {
	i := p.blockOf(paragraph)
	if i < 0 || p.Size().Height <= 0 {
		return
	}
	p.layOut(i)
	b := &p.blocks[i]
	if b.layout == nil {
		return
	}
	c := b.layout.Caret(s.Start-b.start, false)
	view := p.Size().Height
	if top, ok := p.topOf(i); ok {
		if y := top + b.before + float32(c.Top); y > 20 && y+float32(c.Bottom-c.Top) < view-20 {
			p.moved()
			return
		}
	}
	p.stack.At, p.stack.Offset = i, b.before+float32(c.Top)-view/3
	p.moved()
}

// topOf is where a block stands in the view, if it is laid out from the view's top to there.
func (p *Pane) topOf(i int) (y float32, ok bool) {
	if i < p.stack.At {
		return 0, false
	}
	y = -p.stack.Offset
	for j := p.stack.At; j < i; j++ {
		if y > p.Size().Height {
			return 0, false
		}
		y += p.height(j)
	}
	return y, true
}

// mark brings a block's marks up to date.
func (p *Pane) mark(b *block) {
	if b.marked == p.change || b.layout == nil {
		return
	}
	b.marks, b.marked = b.marks[:0], p.change
	if b.paragraph < 0 {
		return
	}
	p.markPassages(b)
	pal := p.kit.Palette
	end := b.start + len(b.runes)
	current := false
	for i := sort.Search(len(p.hits), func(i int) bool { return p.hits[i].End > b.start }); i < len(p.hits) && p.hits[i].Start < end; i++ {
		if current = current || i == p.current; i != p.current {
			b.add(p.hits[i], pal.Hit)
		}
	}
	b.add(p.selected.span(), pal.Selection)
	if !current {
		return
	}
	n := len(b.marks)
	b.add(p.hits[p.current], pal.Current)
	for i := n; i < len(b.marks); i++ {
		layout, rect := b.layout, p.kit.CutRect(b.marks[i].rect)
		b.marks[i].rect = rect
		b.marks[i].over = canvas.NewRaster(func(w, h int) image.Image {
			return p.kit.Cut(layout, rect, w, h, pal.OnCurrent, pal.Current)
		})
		b.marks[i].over.Resize(fyne.NewSize(float32(rect.W), float32(rect.H)))
	}
}

// add marks a span of the source, less tall than the line: the leading between
// two marked lines stays paper.
func (b *block) add(s briefing.Span, c color.NRGBA) {
	start, end := max(s.Start-b.start, 0), min(s.End-b.start, len(b.runes))
	if start >= end {
		return
	}
	cut := max(0, b.style.Size*(b.style.Leading-1.6)/2)
	for _, r := range b.layout.Rects(start, end, nil) {
		r.Y += cut
		r.H -= 2 * cut
		b.marks = append(b.marks, mark{rect: r, color: c})
	}
}

// behind appends the grounds behind a block's text, over those over it. x, y are the layout's origin in the pane.
func (p *Pane) behind(list []fyne.CanvasObject, b *block, x, y float32) []fyne.CanvasObject {
	for i := range b.marks {
		m := &b.marks[i]
		if m.over != nil || !p.inView(y, m.rect) {
			continue
		}
		r := p.grounds.next(m.color)
		r.Move(fyne.NewPos(x+float32(m.rect.X)-2, y+float32(m.rect.Y)))
		r.Resize(fyne.NewSize(float32(m.rect.W)+4, float32(m.rect.H)))
		list = append(list, r)
	}
	return list
}

func (p *Pane) over(list []fyne.CanvasObject, b *block, x, y float32) []fyne.CanvasObject {
	for i := range b.marks {
		if m := &b.marks[i]; m.over != nil && p.inView(y, m.rect) {
			m.over.Move(p.kit.At(x+float32(m.rect.X), y+float32(m.rect.Y)))
			list = append(list, m.over)
		}
	}
	return list
}

func (p *Pane) inView(y float32, r typeset.Rect) bool {
	return y+float32(r.Y) < p.Size().Height && y+float32(r.Y+r.H) > 0
}
