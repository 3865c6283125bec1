package reader

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"bayan/internal/briefing"
	"bayan/internal/typeset"
	"bayan/ui/text"
)

// Marks lie behind the text: a hit never splits a run, so joining is undisturbed.
// Only the current hit is painted again over its ground, because in a dark theme
// its letters need another colour; it is the same line, cut to the hit.
type marks struct {
	faces []*canvas.Rectangle
	used  int
	rects []typeset.Rect
	over  []*canvas.Raster
}

func (m *marks) reset() { m.used, m.over = 0, m.over[:0] }

func (m *marks) rectangle(c color.Color) *canvas.Rectangle {
	if m.used == len(m.faces) {
		r := canvas.NewRectangle(c)
		r.CornerRadius = 2
		m.faces = append(m.faces, r)
	}
	r := m.faces[m.used]
	m.used++
	if r.FillColor != c {
		r.FillColor = c
		r.Refresh()
	}
	return r
}

// SetHits shows places behind the text. current is an index in hits, or -1.
func (p *Pane) SetHits(hits []briefing.Span, current int) {
	p.hits, p.current = hits, current
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
	p.at, p.offset = i, b.before+float32(c.Top)-view/3
	p.moved()
}

// topOf is where a block stands in the view, if it is laid out from the view's top to there.
func (p *Pane) topOf(i int) (y float32, ok bool) {
	if i < p.at {
		return 0, false
	}
	y = -p.offset
	for j := p.at; j < i; j++ {
		if y > p.Size().Height {
			return 0, false
		}
		y += p.blocks[j].height()
	}
	return y, true
}

// mark adds what lies behind a block's text. x, y are the layout's origin in the pane.
func (p *Pane) mark(list []fyne.CanvasObject, b *block, x, y float32) []fyne.CanvasObject {
	if b.paragraph < 0 || b.layout == nil {
		return list
	}
	pal := p.kit.Palette
	for i, h := range p.hits {
		if h.Start >= b.start+len(b.runes) {
			break
		}
		if h.End > b.start && i != p.current {
			list = p.behind(list, b, h, x, y, pal.Hit)
		}
	}
	return p.behind(list, b, p.selected.span(), x, y, pal.Selection)
}

func (p *Pane) behind(list []fyne.CanvasObject, b *block, s briefing.Span, x, y float32, c color.NRGBA) []fyne.CanvasObject {
	for _, r := range p.rects(b, s) {
		if top := y + float32(r.Y); top > p.Size().Height || top+float32(r.H) < 0 {
			continue
		}
		m := p.marks.rectangle(c)
		m.Move(fyne.NewPos(x+float32(r.X)-2, y+float32(r.Y)))
		m.Resize(fyne.NewSize(float32(r.W)+4, float32(r.H)))
		list = append(list, m)
	}
	return list
}

// rects are where a span of the source stands in a block's layout, less tall
// than the line: the leading between two marked lines stays paper.
func (p *Pane) rects(b *block, s briefing.Span) []typeset.Rect {
	start, end := max(s.Start-b.start, 0), min(s.End-b.start, len(b.runes))
	if start >= end {
		return nil
	}
	p.marks.rects = b.layout.Rects(start, end, p.marks.rects[:0])
	cut := max(0, b.style.Size*(b.style.Leading-1.6)/2)
	for i := range p.marks.rects {
		p.marks.rects[i].Y += cut
		p.marks.rects[i].H -= 2 * cut
	}
	return p.marks.rects
}

// markCurrent adds the current hit over a block's text.
func (p *Pane) markCurrent(list []fyne.CanvasObject, b *block, x, y float32) []fyne.CanvasObject {
	if p.current < 0 || p.current >= len(p.hits) || b.paragraph < 0 || b.layout == nil {
		return list
	}
	pal := p.kit.Palette
	for _, r := range p.rects(b, p.hits[p.current]) {
		layout, rect := b.layout, r
		over := canvas.NewRaster(func(w, h int) image.Image {
			return p.kit.Cut(layout, rect, w, h, pal.OnCurrent, pal.Current)
		})
		// Whole pixels: the ink over the strip's must not be shifted by a part of one.
		over.Move(fyne.NewPos(x+float32(math.Floor(rect.X))-text.CutReach, y+float32(math.Floor(rect.Y))))
		over.Resize(fyne.NewSize(float32(math.Ceil(rect.X+rect.W)-math.Floor(rect.X))+2*text.CutReach, float32(math.Ceil(rect.H))))
		p.marks.over = append(p.marks.over, over)
		list = append(list, over)
	}
	return list
}
