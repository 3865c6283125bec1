// Package keys is the sheet that lists the window's keys.
package keys

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// Size is the sheet's size in logical pixels.
func Size() fyne.Size { return fyne.NewSize(1240, 690) }

// Group is some rows under a heading.
type Group struct {
	Name  string
	Words string
	Rows  []Row
}

// Row is what keys do; each of Keys does it.
type Row struct {
	Words string
	Keys  []string
}

// Pane is the sheet's content: the groups in columns, filled from the start.
type Pane struct {
	widget.BaseWidget
	kit    *widgets.Kit
	title  *text.Label
	close  *widgets.Button
	scroll *widgets.Scroll
}

// New makes the pane.
func New(k *widgets.Kit, title, closing string, groups []Group, leave func()) *Pane {
	p := &Pane{kit: k, title: text.NewLabel(k.Kit, title, text.UI(18, k.Palette.Ink).Bold())}
	p.close = widgets.NewButton(k, closing, true, leave)
	t := newTable(k, groups)
	p.scroll = widgets.NewScroll(k, t, t.heightFor)
	p.ExtendBaseWidget(p)
	return p
}

// First is what has the focus when the sheet opens.
func (p *Pane) First() fyne.Focusable { return p.close }

// CreateRenderer implements fyne.Widget.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer {
	return &render.Parts{List: []fyne.CanvasObject{p.title, p.scroll, p.close}, Arrange: func(s fyne.Size) {
		if s.Width <= 0 {
			return
		}
		const edge = 26
		w := s.Width - 2*edge
		h := p.title.HeightFor(w)
		p.kit.Dir.Put(p.title, s.Width, edge, 20, w, h)
		m := p.close.MinSize()
		foot := s.Height - 22 - m.Height
		p.kit.Dir.Put(p.close, s.Width, edge, foot, m.Width, m.Height)
		p.kit.Dir.Put(p.scroll, s.Width, edge-4, 20+h+10, w+16, foot-14-(20+h+10))
	}}
}

// table is the groups.
type table struct {
	widget.BaseWidget
	kit    *widgets.Kit
	groups []group
}

type group struct {
	words *text.Label
	rows  []row
}

type row struct {
	words *text.Label
	keys  []*keyCap
	hair  *canvas.Rectangle
}

func newTable(k *widgets.Kit, groups []Group) *table {
	t := &table{kit: k}
	for _, g := range groups {
		made := group{words: text.NewLabel(k.Kit, g.Words, text.UI(13, k.Palette.Accent).Bold())}
		for _, r := range g.Rows {
			line := row{words: text.NewLabel(k.Kit, r.Words, text.UI(13.5, k.Palette.Ink)), hair: canvas.NewRectangle(k.Palette.Line)}
			for _, name := range r.Keys {
				line.keys = append(line.keys, newKeyCap(k, name))
			}
			made.rows = append(made.rows, line)
		}
		t.groups = append(t.groups, made)
	}
	t.ExtendBaseWidget(t)
	return t
}

const (
	columnGap = 34
	leastWide = 340 // logical pixels of a column
	rowH      = 29
	headH     = 30
	groupGap  = 12
)

func (g *group) height() float32 { return headH + float32(len(g.rows))*rowH + groupGap }

// columns shares the groups out, in order, so that the highest column is as low as may be.
func (t *table) columns(width float32) (columns [][]*group) {
	n := max(1, min(int((width+columnGap)/(leastWide+columnGap)), 3))
	whole := float32(0)
	for i := range t.groups {
		whole += t.groups[i].height()
	}
	limit := whole / float32(n)
	for {
		columns = columns[:0]
		var column []*group
		used, next := float32(0), limit*2
		for i := range t.groups {
			g := &t.groups[i]
			if used > 0 && used+g.height() > limit+1 {
				next = min(next, used+g.height())
				columns, column, used = append(columns, column), nil, 0
			}
			column, used = append(column, g), used+g.height()
		}
		columns = append(columns, column)
		if len(columns) <= n {
			return columns
		}
		limit = max(next, limit+1)
	}
}

// heightFor is the table's height in a width.
func (t *table) heightFor(width float32) float32 { return t.lay(width, nil) }

func (t *table) lay(width float32, put func(o fyne.CanvasObject, start, y, w, h float32)) float32 {
	columns := t.columns(width)
	n := float32(max(1, len(columns)))
	w := (width - (n-1)*columnGap) / n
	highest := float32(0)
	for c, column := range columns {
		start, y := float32(c)*(w+columnGap), float32(0)
		for _, g := range column {
			if put != nil {
				put(g.words, start, y+4, w, g.words.HeightFor(w))
			}
			y += headH
			for i := range g.rows {
				r := &g.rows[i]
				if put != nil {
					end := w
					for j := len(r.keys) - 1; j >= 0; j-- {
						m := r.keys[j].MinSize()
						put(r.keys[j], start+end-m.Width, y+(rowH-m.Height)/2, m.Width, m.Height)
						end -= m.Width + 6
					}
					h := r.words.HeightFor(end - 8)
					put(r.words, start, y+(rowH-h)/2, end-8, h)
					put(r.hair, start, y+rowH-1, w, 1)
				}
				y += rowH
			}
			y += groupGap
		}
		highest = max(highest, y)
	}
	return highest
}

// CreateRenderer implements fyne.Widget.
func (t *table) CreateRenderer() fyne.WidgetRenderer {
	var list []fyne.CanvasObject
	for _, g := range t.groups {
		list = append(list, g.words)
		for _, r := range g.rows {
			list = append(list, r.hair, r.words)
			for _, c := range r.keys {
				list = append(list, c)
			}
		}
	}
	return &render.Parts{List: list, Arrange: func(s fyne.Size) {
		if s.Width > 0 {
			t.lay(s.Width, func(o fyne.CanvasObject, start, y, w, h float32) { t.kit.Dir.Put(o, s.Width, start, y, w, h) })
		}
	}}
}

// keyCap is a key's cap.
type keyCap struct {
	widget.BaseWidget
	label *text.Label
	face  *canvas.Rectangle
}

func newKeyCap(k *widgets.Kit, name string) *keyCap {
	c := &keyCap{label: text.NewLabel(k.Kit, "", text.UI(12, k.Palette.Ink)), face: canvas.NewRectangle(k.Palette.Panel)}
	c.label.SetParts(text.Part{Words: name, Apart: true})
	c.face.CornerRadius, c.face.StrokeColor, c.face.StrokeWidth = 5, k.Palette.Line, 1
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer implements fyne.Widget.
func (c *keyCap) CreateRenderer() fyne.WidgetRenderer {
	return &render.Parts{
		List: []fyne.CanvasObject{c.face, c.label},
		Arrange: func(s fyne.Size) {
			c.face.Resize(s)
			m := c.label.MinSize()
			c.label.Resize(m)
			c.label.Move(fyne.NewPos(float32(int((s.Width-m.Width)/2)), float32(int((s.Height-m.Height)/2))))
		},
		Min: func() fyne.Size { return fyne.NewSize(max(26, c.label.MinSize().Width+14), 23) },
	}
}
