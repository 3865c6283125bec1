package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Control is what every control of the kit shares: the pointer over it, the
// keys, the ring that shows that it has them, what it does when it is pressed,
// and its words for a screen reader and a tooltip. A control embeds it, calls
// Init in its constructor, and overrides what it does in another way; it asks
// Hovered and Focus where it draws itself.
type Control struct {
	widget.BaseWidget
	// Focused, where set, is told when the control gets the focus.
	Focused func()
	// Key, where set, takes a key before the control does and tells whether it did.
	Key func(*fyne.KeyEvent) bool

	kit               *Kit
	self              fyne.Widget
	words             func() string
	press             func()
	tip               bool
	hover, focus, off bool
	ring              *canvas.Rectangle
}

var (
	_ fyne.Focusable     = (*Control)(nil)
	_ fyne.Tappable      = (*Control)(nil)
	_ fyne.Disableable   = (*Control)(nil)
	_ fyne.Accessible    = (*Control)(nil)
	_ desktop.Hoverable  = (*Control)(nil)
	_ desktop.Cursorable = (*Control)(nil)
)

// Init makes self, the embedding widget, a control. words name it for those who
// do not see it, press is what Space, Enter and a press of the pointer do.
func (c *Control) Init(k *Kit, self fyne.Widget, words func() string, press func()) {
	c.kit, c.self, c.words, c.press = k, self, words, press
	c.ring = canvas.NewRectangle(color.Transparent)
	c.ring.StrokeColor, c.ring.StrokeWidth, c.ring.CornerRadius = k.Palette.Accent, 2, 10
	c.ring.Hide()
	c.ExtendBaseWidget(self)
}

// Tip shows the control's words under the pointer, where it has no others to show.
func (c *Control) Tip() { c.tip = true }

// Ring is the frame that shows the focus, a part of what the control draws.
func (c *Control) Ring() *canvas.Rectangle { return c.ring }

// ringOutside is how far the ring stands around what it rings.
const ringOutside = 3

// RingAround places the ring around all of the control.
func (c *Control) RingAround(s fyne.Size) {
	c.ring.Move(fyne.NewPos(-ringOutside, -ringOutside))
	c.ring.Resize(s.AddWidthHeight(2*ringOutside, 2*ringOutside))
}

// Hovered reports whether the pointer is over the control, Focus whether it has the keys.
func (c *Control) Hovered() bool { return c.hover }
func (c *Control) Focus() bool   { return c.focus }

// Enable lets it be pressed again, Disable has it do nothing and Tab pass it by.
func (c *Control) Enable()        { c.able(true) }
func (c *Control) Disable()       { c.able(false) }
func (c *Control) Disabled() bool { return c.off }

func (c *Control) able(on bool) {
	if c.off == !on {
		return
	}
	c.off = !on
	c.self.Refresh()
}

// Tapped presses.
func (c *Control) Tapped(*fyne.PointEvent) { c.pressed() }

func (c *Control) pressed() {
	c.kit.untip()
	if c.press != nil && !c.off {
		c.press()
	}
}

func (c *Control) MouseIn(*desktop.MouseEvent)    { c.over(true) }
func (c *Control) MouseMoved(*desktop.MouseEvent) {}
func (c *Control) MouseOut()                      { c.over(false) }

func (c *Control) over(on bool) {
	c.hover = on
	c.tell()
	c.self.Refresh()
}

// Cursor is the hand that presses.
func (c *Control) Cursor() desktop.Cursor {
	if c.off {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// FocusGained rings the control and tells whom it concerns.
func (c *Control) FocusGained() {
	c.focus = true
	c.ring.Show()
	c.tell()
	c.self.Refresh()
	c.kit.focused(c.self)
	if c.Focused != nil {
		c.Focused()
	}
}

// FocusLost takes the ring away.
func (c *Control) FocusLost() {
	c.focus = false
	c.ring.Hide()
	c.tell()
	c.self.Refresh()
}

func (c *Control) tell() {
	switch {
	case !c.tip:
	case c.hover || c.focus:
		c.kit.tip(c.self, c.words())
	default:
		c.kit.untip()
	}
}

// TypedRune gives the window what is typed: a control has no use for letters.
func (c *Control) TypedRune(r rune) {
	if c.kit.Runes != nil {
		c.kit.Runes(r)
	}
}

// TypedKey presses on Space and Enter; what the control has no use for goes on to the window.
func (c *Control) TypedKey(e *fyne.KeyEvent) {
	if c.Key != nil && c.Key(e) {
		return
	}
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		c.pressed()
	default:
		c.PassOn(e)
	}
}

// PassOn gives a key to the window.
func (c *Control) PassOn(e *fyne.KeyEvent) { c.kit.PassOn(e) }

// AccessibilityLabel is what a screen reader says.
func (c *Control) AccessibilityLabel() string { return c.words() }

// AccessibilityRole is a button's unless the embedding control says otherwise.
func (c *Control) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }
