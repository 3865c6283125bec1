package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"bayan/ui/render"
	"bayan/ui/text"
)

// Button is a worded button.
type Button struct {
	widget.BaseWidget
	kit     *Kit
	label   *text.Label
	face    *canvas.Rectangle
	ring    *canvas.Rectangle
	primary bool
	hover   bool
	focus   bool
	press   func()
}

var (
	_ fyne.Focusable     = (*Button)(nil)
	_ desktop.Hoverable  = (*Button)(nil)
	_ desktop.Cursorable = (*Button)(nil)
)

// NewButton makes a button. primary is the one that a window is about.
func NewButton(k *Kit, words string, primary bool, press func()) *Button {
	b := &Button{kit: k, primary: primary, press: press, face: canvas.NewRectangle(color.Transparent), ring: focusRing(k)}
	s := text.UI(13.5, k.Palette.Ink)
	if primary {
		s = text.UI(13.5, k.Palette.OnAccent).Bold()
	}
	b.label = text.NewLabel(k.Kit, words, s)
	b.face.CornerRadius = 8
	b.ExtendBaseWidget(b)
	return b
}

func focusRing(k *Kit) *canvas.Rectangle {
	r := canvas.NewRectangle(color.Transparent)
	r.StrokeColor, r.StrokeWidth, r.CornerRadius = k.Palette.Accent, 2, 10
	r.Hide()
	return r
}

// SetText changes the words.
func (b *Button) SetText(words string) { b.label.SetText(words); b.Refresh() }

// Tapped implements fyne.Tappable.
func (b *Button) Tapped(*fyne.PointEvent) { b.press() }

func (b *Button) MouseIn(*desktop.MouseEvent)    { b.hover = true; b.Refresh() }
func (b *Button) MouseMoved(*desktop.MouseEvent) {}
func (b *Button) MouseOut()                      { b.hover = false; b.Refresh() }
func (b *Button) Cursor() desktop.Cursor         { return desktop.PointerCursor }
func (b *Button) FocusGained()                   { b.focus = true; b.Refresh() }
func (b *Button) FocusLost()                     { b.focus = false; b.Refresh() }
func (b *Button) TypedRune(rune)                 {}

// TypedKey presses on Space and Enter.
func (b *Button) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		b.press()
	default:
		b.kit.passOn(e)
	}
}

func (b *Button) look() {
	p := b.kit.Palette
	switch {
	case b.primary:
		b.face.FillColor, b.face.StrokeWidth = p.Accent, 0
		if b.hover {
			c := p.Accent
			c.R, c.G, c.B = mix(c.R, p.Ink.R), mix(c.G, p.Ink.G), mix(c.B, p.Ink.B)
			b.face.FillColor = c
		}
	default:
		b.face.FillColor, b.face.StrokeColor, b.face.StrokeWidth = p.Surface, p.Line, 1
		if b.hover {
			b.face.FillColor = p.Hover
		}
	}
	if b.focus {
		b.ring.Show()
	} else {
		b.ring.Hide()
	}
}

func mix(a, b uint8) uint8 { return uint8((int(a)*4 + int(b)) / 5) }

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	b.look()
	return &render.Parts{
		List: []fyne.CanvasObject{b.face, b.label, b.ring},
		Arrange: func(s fyne.Size) {
			b.face.Resize(s)
			b.ring.Move(fyne.NewPos(-3, -3))
			b.ring.Resize(fyne.NewSize(s.Width+6, s.Height+6))
			m := b.label.MinSize()
			b.label.Resize(m)
			b.label.Move(fyne.NewPos((s.Width-m.Width)/2, (s.Height-m.Height)/2))
		},
		Min: func() fyne.Size {
			m := b.label.MinSize()
			return fyne.NewSize(m.Width+26, 34)
		},
		Update: func() { b.look(); b.face.Refresh(); b.ring.Refresh() },
	}
}
