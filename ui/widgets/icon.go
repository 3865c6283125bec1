package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

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

// IconButton is a button that shows an icon; its words are for those who do not see it.
type IconButton struct {
	widget.BaseWidget
	kit          *Kit
	icon         Icon
	words        string
	press        func()
	hover, focus bool
	face, ring   *canvas.Rectangle
	strokes      []*canvas.Line
}

var (
	_ fyne.Focusable     = (*IconButton)(nil)
	_ desktop.Hoverable  = (*IconButton)(nil)
	_ desktop.Cursorable = (*IconButton)(nil)
)

// NewIconButton makes a button of 28×28 logical pixels.
func NewIconButton(k *Kit, icon Icon, words string, press func()) *IconButton {
	b := &IconButton{kit: k, icon: icon, words: words, press: press, face: canvas.NewRectangle(color.Transparent), ring: focusRing(k)}
	b.face.CornerRadius, b.ring.CornerRadius = 6, 7
	for _, l := range icon.Lines {
		for range len(l) - 1 {
			s := canvas.NewLine(k.Palette.Muted)
			s.StrokeWidth = 1.6
			b.strokes = append(b.strokes, s)
		}
	}
	b.ExtendBaseWidget(b)
	return b
}

// Words name the button for a screen reader.
func (b *IconButton) Words() string { return b.words }

func (b *IconButton) Tapped(*fyne.PointEvent)        { b.press() }
func (b *IconButton) MouseIn(*desktop.MouseEvent)    { b.hover = true; b.Refresh() }
func (b *IconButton) MouseMoved(*desktop.MouseEvent) {}
func (b *IconButton) MouseOut()                      { b.hover = false; b.Refresh() }
func (b *IconButton) Cursor() desktop.Cursor         { return desktop.PointerCursor }
func (b *IconButton) FocusGained()                   { b.focus = true; b.Refresh() }
func (b *IconButton) FocusLost()                     { b.focus = false; b.Refresh() }
func (b *IconButton) TypedRune(rune)                 {}

// TypedKey presses on Space and Enter.
func (b *IconButton) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		b.press()
	default:
		b.kit.passOn(e)
	}
}

func (b *IconButton) look() {
	b.face.FillColor = color.Transparent
	if b.hover {
		b.face.FillColor = b.kit.Palette.Track
	}
	show(b.ring, b.focus)
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

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}
