package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"bayan/ui/render"
	"bayan/ui/text"
)

// Chip is a short word on a soft, round ground.
type Chip struct {
	widget.BaseWidget
	label *text.Label
	face  *canvas.Rectangle
}

// NewChip makes a chip in ink on ground.
func NewChip(k *Kit, words string, ink, ground color.NRGBA) *Chip {
	c := &Chip{label: text.NewLabel(k.Kit, words, text.UI(11.5, ink).Bold()), face: canvas.NewRectangle(ground)}
	c.face.CornerRadius = 10
	c.ExtendBaseWidget(c)
	return c
}

// AccessibilityLabel is the word.
func (c *Chip) AccessibilityLabel() string { return c.label.Text() }

// AccessibilityRole is a text's.
func (c *Chip) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// Set changes words and colours.
func (c *Chip) Set(words string, ink, ground color.NRGBA) {
	c.label.SetStyle(text.UI(11.5, ink).Bold())
	c.label.SetText(words)
	c.face.FillColor = ground
	c.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	return &render.Parts{
		List: []fyne.CanvasObject{c.face, c.label},
		Arrange: func(s fyne.Size) {
			c.face.Resize(s)
			m := c.label.MinSize()
			c.label.Resize(m)
			c.label.Move(fyne.NewPos((s.Width-m.Width)/2, (s.Height-m.Height)/2))
		},
		Min:    func() fyne.Size { return fyne.NewSize(c.label.MinSize().Width+18, 21) },
		Update: func() { c.face.Refresh() },
	}
}
