package gallery

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// Gallery is all specimens of two kits, those of the first at the start side of
// its direction, each under its name, with a row of themes over them.
type Gallery struct {
	widget.BaseWidget
	kit    *widgets.Kit
	names  []*text.Label
	sides  [2][]Specimen
	themes *widgets.Segments
	ground *canvas.Rectangle
	offset float32
	parts  *render.Parts
}

var _ fyne.Scrollable = (*Gallery)(nil)

const (
	column  = 640
	between = 18
	caption = 20
)

// New makes a gallery. themes choose what it is shown in.
func New(k *widgets.Kit, themes *widgets.Segments, start, end []Specimen) *Gallery {
	g := &Gallery{kit: k, themes: themes, sides: [2][]Specimen{start, end}, ground: canvas.NewRectangle(k.Palette.Paper)}
	for _, s := range start {
		g.names = append(g.names, text.NewLabel(k.Kit, s.Name, text.UI(12, k.Palette.Muted)))
	}
	g.parts = &render.Parts{
		Arrange: g.arrange, Update: func() { g.arrange(g.Size()) },
		Min: func() fyne.Size { return fyne.NewSize(600, 300) },
	}
	g.ExtendBaseWidget(g)
	return g
}

// Scrolled follows the wheel.
func (g *Gallery) Scrolled(e *fyne.ScrollEvent) {
	g.offset = max(0, g.offset-e.Scrolled.DY*4)
	g.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (g *Gallery) CreateRenderer() fyne.WidgetRenderer { return g.parts }

func (g *Gallery) arrange(s fyne.Size) {
	if s.Width <= 0 {
		return
	}
	d := g.kit.Dir
	g.ground.Resize(s)
	m := g.themes.MinSize()
	d.Put(g.themes, s.Width, between, between-g.offset, m.Width, m.Height)
	list := append(g.parts.List[:0], g.ground, g.themes)
	var ready []func()
	y := 2*between + m.Height - g.offset
	for i, name := range g.names {
		h := max(g.sides[0][i].Size.Height, g.sides[1][i].Size.Height)
		if y+caption+h > 0 && y < s.Height {
			n := name.MinSize()
			d.Put(name, s.Width, between, y, n.Width, n.Height)
			a, b := g.sides[0][i], g.sides[1][i]
			d.Put(a.Object, s.Width, between, y+caption, a.Size.Width, a.Size.Height)
			second := float32(column + 2*between)
			if a.Size.Width > column {
				second = a.Size.Width + 2*between
			}
			d.Put(b.Object, s.Width, second, y+caption, b.Size.Width, b.Size.Height)
			list = append(list, name, a.Object, b.Object)
			for _, shown := range []Specimen{a, b} {
				if shown.Ready != nil {
					ready = append(ready, shown.Ready)
				}
			}
		}
		y += caption + h + between
	}
	g.offset = max(0, min(g.offset, g.offset+y-s.Height))
	g.parts.List = list
	g.ground.Refresh()
	for _, f := range ready {
		f()
	}
}
