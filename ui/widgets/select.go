package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"bayan/ui/render"
	"bayan/ui/text"
)

// Select shows the chosen one of several names and lets another be chosen from
// a list that drops from it.
type Select struct {
	Control
	names    []string
	chosen   int
	choose   func(i int)
	label    *text.Label
	face     *canvas.Rectangle
	down, up *canvas.Line
	drop     *drop
}

// NewSelect makes a select; words name it for those who do not see its
// caption, choose is told of a new choice.
func NewSelect(k *Kit, words string, names []string, chosen int, choose func(i int)) *Select {
	s := &Select{
		names: names, chosen: chosen, choose: choose,
		label: text.NewLabel(k.Kit, names[chosen], text.UI(13.5, k.Palette.Ink)),
		face:  canvas.NewRectangle(k.Palette.Surface),
		down:  canvas.NewLine(k.Palette.Muted), up: canvas.NewLine(k.Palette.Muted),
	}
	s.face.CornerRadius, s.face.StrokeColor, s.face.StrokeWidth = 8, k.Palette.Line, 1
	s.down.StrokeWidth, s.up.StrokeWidth = 1.6, 1.6
	s.Init(k, s, func() string { return words + ": " + s.names[s.chosen] }, s.open)
	return s
}

// Chosen is the index of the chosen name.
func (s *Select) Chosen() int { return s.chosen }

// Choose shows a choice; choose is not told.
func (s *Select) Choose(i int) {
	s.chosen = i
	s.label.SetText(s.names[i])
	s.Refresh()
}

func (s *Select) set(i int) {
	if i == s.chosen {
		return
	}
	s.Choose(i)
	s.choose(i)
}

// open drops the list over everything on the canvas.
func (s *Select) open() {
	c := fyne.CurrentApp().Driver().CanvasForObject(s)
	if c == nil || s.drop != nil {
		return
	}
	s.drop = newDrop(s.kit, s, func(i int) {
		c.Overlays().Remove(s.drop)
		s.drop = nil
		c.Focus(s)
		if i >= 0 {
			s.set(i)
		}
	})
	c.Overlays().Add(s.drop)
	s.drop.Resize(c.Size())
	c.Focus(s.drop)
}

// TypedKey opens on the vertical arrows too.
func (s *Select) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown, fyne.KeyUp:
		s.pressed()
	default:
		s.Control.TypedKey(e)
	}
}

func (s *Select) look() {
	s.face.FillColor = s.kit.Palette.Surface
	if s.hover {
		s.face.FillColor = s.kit.Palette.Hover
	}
}

// CreateRenderer implements fyne.Widget.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	s.look()
	place := func(size fyne.Size) {
		s.face.Resize(size)
		s.RingAround(size)
		w := size.Width - 12 - 30
		h := s.label.HeightFor(w)
		s.kit.Dir.Put(s.label, size.Width, 12, (size.Height-h)/2, w, h)
		x, y := s.kit.Dir.X(size.Width, size.Width-22, 10), size.Height/2-2.5
		s.down.Position1, s.down.Position2 = fyne.NewPos(x, y), fyne.NewPos(x+5, y+5)
		s.up.Position1, s.up.Position2 = fyne.NewPos(x+5, y+5), fyne.NewPos(x+10, y)
	}
	return &render.Parts{
		List: []fyne.CanvasObject{s.face, s.label, s.down, s.up, s.ring}, Arrange: place,
		Min:    func() fyne.Size { return fyne.NewSize(90, 34) },
		Update: func() { s.look(); place(s.Size()); s.face.Refresh(); s.ring.Refresh() },
	}
}
