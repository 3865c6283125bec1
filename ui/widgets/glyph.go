package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"bayan/ui/render"
)

// IconBookmark is a ribbon.
func IconBookmark() Icon {
	return Icon{Lines: [][]fyne.Position{line(4.5, 2.5, 11.5, 2.5, 11.5, 13.5, 8, 10.5, 4.5, 13.5, 4.5, 2.5)}}
}

// IconNote is a sheet with two lines, the second shorter at its end side.
func IconNote() Icon {
	return Icon{Lines: [][]fyne.Position{
		line(3, 3, 13, 3, 13, 13, 3, 13, 3, 3), line(5.5, 6.5, 10.5, 6.5), line(5.5, 9.5, 8.5, 9.5),
	}, Directional: true}
}

// Glyph is an icon that does nothing, 16×16 logical pixels.
type Glyph struct {
	widget.BaseWidget
	kit     *Kit
	icon    Icon
	strokes []*canvas.Line
}

// NewGlyph makes a glyph.
func NewGlyph(k *Kit, icon Icon, c color.NRGBA) *Glyph {
	g := &Glyph{kit: k, icon: icon}
	for _, l := range icon.Lines {
		for range len(l) - 1 {
			s := canvas.NewLine(c)
			s.StrokeWidth = 1.4
			g.strokes = append(g.strokes, s)
		}
	}
	g.ExtendBaseWidget(g)
	return g
}

// CreateRenderer implements fyne.Widget.
func (g *Glyph) CreateRenderer() fyne.WidgetRenderer {
	var list []fyne.CanvasObject
	for _, s := range g.strokes {
		list = append(list, s)
	}
	place := func(p fyne.Position) fyne.Position {
		if g.icon.Directional {
			p.X = g.kit.Dir.X(16, p.X, 0)
		}
		return p
	}
	return &render.Parts{
		List: list,
		Arrange: func(fyne.Size) {
			n := 0
			for _, l := range g.icon.Lines {
				for i := range len(l) - 1 {
					g.strokes[n].Position1, g.strokes[n].Position2 = place(l[i]), place(l[i+1])
					n++
				}
			}
		},
		Min: func() fyne.Size { return fyne.NewSize(16, 16) },
	}
}
