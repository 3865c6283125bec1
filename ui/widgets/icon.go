package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"bayan/ui/render"
)

// Icon is a drawing of polylines in a square of side 16.
type Icon struct {
	Lines [][]fyne.Position
	// Directional icons are drawn for left to right and turned over in the other direction.
	Directional bool
}

func line(points ...float32) []fyne.Position {
	out := make([]fyne.Position, 0, len(points)/2)
	for i := 0; i+1 < len(points); i += 2 {
		out = append(out, fyne.NewPos(points[i], points[i+1]))
	}
	return out
}

// The icons of the kit.
func IconUp() Icon    { return Icon{Lines: [][]fyne.Position{line(3.5, 10.5, 8, 5.5, 12.5, 10.5)}} }
func IconDown() Icon  { return Icon{Lines: [][]fyne.Position{line(3.5, 5.5, 8, 10.5, 12.5, 5.5)}} }
func IconClose() Icon { return Icon{Lines: [][]fyne.Position{line(4, 4, 12, 12), line(12, 4, 4, 12)}} }

// IconEye is for what is hidden to be seen.
func IconEye() Icon {
	return Icon{Lines: [][]fyne.Position{
		line(1.5, 8, 4.2, 5, 8, 3.9, 11.8, 5, 14.5, 8, 11.8, 11, 8, 12.1, 4.2, 11, 1.5, 8),
		line(6.2, 8, 8, 6.2, 9.8, 8, 8, 9.8, 6.2, 8),
	}}
}

// IconForward points to where reading goes.
func IconForward() Icon {
	return Icon{Lines: [][]fyne.Position{line(5.5, 3.5, 10.5, 8, 5.5, 12.5)}, Directional: true}
}

// IconBack points to where reading came from.
func IconBack() Icon {
	return Icon{Lines: [][]fyne.Position{line(10.5, 3.5, 5.5, 8, 10.5, 12.5)}, Directional: true}
}

// IconButton is a button that shows an icon; its words are its tooltip, and for those who do not see it.
type IconButton struct {
	Control
	icon    Icon
	face    *canvas.Rectangle
	strokes []*canvas.Line
}

// NewIconButton makes a button of 28×28 logical pixels.
func NewIconButton(k *Kit, icon Icon, words string, press func()) *IconButton {
	b := &IconButton{icon: icon, face: canvas.NewRectangle(color.Transparent)}
	b.face.CornerRadius = 6
	for _, l := range icon.Lines {
		for range len(l) - 1 {
			s := canvas.NewLine(k.Palette.Muted)
			s.StrokeWidth = 1.6
			b.strokes = append(b.strokes, s)
		}
	}
	b.Init(k, b, func() string { return words }, press)
	b.Tip()
	b.ring.CornerRadius = 7
	return b
}

func (b *IconButton) look() {
	b.face.FillColor = color.Transparent
	ink := b.kit.Palette.Muted
	if b.off {
		ink = b.kit.Palette.Line
	}
	for _, s := range b.strokes {
		s.StrokeColor = ink
	}
	if b.hover && !b.off {
		b.face.FillColor = b.kit.Palette.Track
	}
}

// CreateRenderer implements fyne.Widget.
func (b *IconButton) CreateRenderer() fyne.WidgetRenderer {
	b.look()
	list := []fyne.CanvasObject{b.face}
	for _, s := range b.strokes {
		list = append(list, s)
	}
	return &render.Parts{
		List: append(list, b.ring),
		Arrange: func(s fyne.Size) {
			b.face.Resize(s)
			b.ring.Resize(s)
			x, y := (s.Width-16)/2, (s.Height-16)/2
			place := func(p fyne.Position) fyne.Position {
				if b.icon.Directional {
					return fyne.NewPos(x+b.kit.Dir.X(16, p.X, 0), y+p.Y)
				}
				return fyne.NewPos(x+p.X, y+p.Y)
			}
			n := 0
			for _, l := range b.icon.Lines {
				for i := range len(l) - 1 {
					b.strokes[n].Position1, b.strokes[n].Position2 = place(l[i]), place(l[i+1])
					n++
				}
			}
		},
		Min:    func() fyne.Size { return fyne.NewSize(28, 28) },
		Update: func() { b.look(); b.face.Refresh(); b.ring.Refresh() },
	}
}
