package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"bayan/ui/render"
	"bayan/ui/text"
)

// Button is a worded button.
type Button struct {
	Control
	label   *text.Label
	face    *canvas.Rectangle
	primary bool
}

// NewButton makes a button. primary is the one that a window is about.
func NewButton(k *Kit, words string, primary bool, press func()) *Button {
	b := &Button{primary: primary, face: canvas.NewRectangle(color.Transparent)}
	b.kit = k
	b.label = text.NewLabel(k.Kit, words, b.style())
	b.face.CornerRadius = 8
	b.Init(k, b, b.label.Text, press)
	return b
}

func (b *Button) style() text.Style {
	p := b.kit.Palette
	switch {
	case b.off:
		return text.UI(13.5, p.Muted)
	case b.primary:
		return text.UI(13.5, p.OnAccent).Bold()
	}
	return text.UI(13.5, p.Ink)
}

// SetText changes the words.
func (b *Button) SetText(words string) { b.label.SetText(words); b.Refresh() }

func (b *Button) look() {
	p := b.kit.Palette
	b.label.SetStyle(b.style())
	switch {
	case b.off:
		b.face.FillColor, b.face.StrokeColor, b.face.StrokeWidth = p.Panel, p.Line, 1
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
}

func mix(a, b uint8) uint8 { return uint8((int(a)*4 + int(b)) / 5) }

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	b.look()
	return &render.Parts{
		List: []fyne.CanvasObject{b.face, b.label, b.ring},
		Arrange: func(s fyne.Size) {
			b.face.Resize(s)
			b.RingAround(s)
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
