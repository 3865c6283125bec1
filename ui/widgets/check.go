package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"bayan/ui/render"
	"bayan/ui/text"
)

// Check is a sentence that holds or does not: its words at the start, its box
// at the end, all of it to be pressed.
type Check struct {
	Control
	on        bool
	change    func(on bool)
	label     *text.Label
	face, box *canvas.Rectangle
	down, up  *canvas.Line
}

// NewCheck makes a check; change is told of a press.
func NewCheck(k *Kit, words string, on bool, change func(on bool)) *Check {
	c := &Check{
		on: on, change: change, label: text.NewLabel(k.Kit, words, text.UI(13.5, k.Palette.Ink)),
		face: canvas.NewRectangle(k.Palette.Surface), box: canvas.NewRectangle(color.Transparent),
		down: canvas.NewLine(k.Palette.OnAccent), up: canvas.NewLine(k.Palette.OnAccent),
	}
	c.face.CornerRadius, c.face.StrokeColor, c.face.StrokeWidth = 8, k.Palette.Line, 1
	c.box.CornerRadius, c.box.StrokeWidth = 4, 1.6
	c.down.StrokeWidth, c.up.StrokeWidth = 1.8, 1.8
	c.Init(k, c, c.said, c.turn)
	return c
}

// said is for a screen reader, which has no role for a check: it reads the ballot box.
func (c *Check) said() string {
	if c.on {
		return "☑ " + c.label.Text()
	}
	return "☐ " + c.label.Text()
}

// On tells whether it holds.
func (c *Check) On() bool { return c.on }

// Set shows whether it holds; change is not told.
func (c *Check) Set(on bool) { c.on = on; c.Refresh() }

func (c *Check) turn() { c.Set(!c.on); c.change(c.on) }

// TypedKey turns it with Space; Enter is the sheet's.
func (c *Check) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeySpace {
		c.pressed()
		return
	}
	c.PassOn(e)
}

func (c *Check) look() {
	p := c.kit.Palette
	c.face.FillColor = p.Surface
	ink := p.Ink
	switch {
	case c.off:
		c.face.FillColor, ink = p.Panel, p.Muted
	case c.hover:
		c.face.FillColor = p.Hover
	}
	c.label.SetStyle(text.UI(13.5, ink))
	c.box.FillColor, c.box.StrokeColor = p.Surface, p.Todo
	if c.on {
		c.box.FillColor, c.box.StrokeColor = p.Accent, p.Accent
	}
	if c.off {
		c.box.StrokeColor = p.Line
		if c.on {
			c.box.FillColor = p.Thumb
		}
	}
	show(c.down, c.on)
	show(c.up, c.on)
}

// CreateRenderer implements fyne.Widget.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	c.look()
	return &render.Parts{
		List: []fyne.CanvasObject{c.face, c.label, c.box, c.down, c.up, c.ring},
		Arrange: func(s fyne.Size) {
			c.face.Resize(s)
			c.RingAround(s)
			const side = 16
			w := s.Width - 12 - side - 22
			h := c.label.HeightFor(w)
			c.kit.Dir.Put(c.label, s.Width, 12, (s.Height-h)/2, w, h)
			c.kit.Dir.Put(c.box, s.Width, s.Width-12-side, (s.Height-side)/2, side, side)
			x, y := c.box.Position().X, c.box.Position().Y
			c.down.Position1, c.down.Position2 = fyne.NewPos(x+4, y+8), fyne.NewPos(x+7, y+11)
			c.up.Position1, c.up.Position2 = fyne.NewPos(x+7, y+11), fyne.NewPos(x+12, y+5)
		},
		Min:    func() fyne.Size { return fyne.NewSize(c.label.MinSize().Width+52, 34) },
		Update: func() { c.look(); c.face.Refresh(); c.box.Refresh(); c.ring.Refresh() },
	}
}
