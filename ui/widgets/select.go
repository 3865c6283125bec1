package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"bayan/ui/render"
	"bayan/ui/text"
)

// Select shows the chosen one of several names and lets another be chosen from
// a list that drops from it.
type Select struct {
	widget.BaseWidget
	kit          *Kit
	words        string
	names        []string
	chosen       int
	choose       func(i int)
	hover, focus bool
	label        *text.Label
	face, ring   *canvas.Rectangle
	down, up     *canvas.Line
	drop         *drop
}

var (
	_ fyne.Focusable     = (*Select)(nil)
	_ desktop.Hoverable  = (*Select)(nil)
	_ desktop.Cursorable = (*Select)(nil)
)

// NewSelect makes a select; words name it for those who do not see its
// caption, choose is told of a new choice.
func NewSelect(k *Kit, words string, names []string, chosen int, choose func(i int)) *Select {
	s := &Select{
		kit: k, words: words, names: names, chosen: chosen, choose: choose,
		label: text.NewLabel(k.Kit, names[chosen], text.UI(13.5, k.Palette.Ink)),
		face:  canvas.NewRectangle(k.Palette.Surface), ring: focusRing(k),
		down: canvas.NewLine(k.Palette.Muted), up: canvas.NewLine(k.Palette.Muted),
	}
	s.face.CornerRadius, s.face.StrokeColor, s.face.StrokeWidth = 8, k.Palette.Line, 1
	s.down.StrokeWidth, s.up.StrokeWidth = 1.6, 1.6
	s.ExtendBaseWidget(s)
	return s
}

// Words name the select for a screen reader.
func (s *Select) Words() string { return s.words + ": " + s.names[s.chosen] }

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

func (s *Select) Tapped(*fyne.PointEvent)        { s.open() }
func (s *Select) MouseIn(*desktop.MouseEvent)    { s.hover = true; s.Refresh() }
func (s *Select) MouseMoved(*desktop.MouseEvent) {}
func (s *Select) MouseOut()                      { s.hover = false; s.Refresh() }
func (s *Select) Cursor() desktop.Cursor         { return desktop.PointerCursor }
func (s *Select) FocusGained()                   { s.focus = true; s.Refresh(); s.kit.focused(s) }
func (s *Select) FocusLost()                     { s.focus = false; s.Refresh() }
func (s *Select) TypedRune(rune)                 {}

// TypedKey opens on Space, Enter and the vertical arrows.
func (s *Select) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown, fyne.KeyUp:
		s.open()
	default:
		s.kit.passOn(e)
	}
}

func (s *Select) look() {
	s.face.FillColor = s.kit.Palette.Surface
	if s.hover {
		s.face.FillColor = s.kit.Palette.Hover
	}
	show(s.ring, s.focus)
}

// CreateRenderer implements fyne.Widget.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	s.look()
	place := func(size fyne.Size) {
		s.face.Resize(size)
		s.ring.Move(fyne.NewPos(-3, -3))
		s.ring.Resize(fyne.NewSize(size.Width+6, size.Height+6))
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
