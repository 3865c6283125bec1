package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"bayan/ui/render"
	"bayan/ui/text"
)

// Link is a word to press, in the accent; it is underlined under the pointer.
type Link struct {
	Control
	label *text.Label
	under *canvas.Rectangle
}

// NewLink makes a link.
func NewLink(k *Kit, words string, press func()) *Link {
	l := &Link{label: text.NewLabel(k.Kit, words, text.UI(12.5, k.Palette.Accent))}
	l.under = canvas.NewRectangle(k.Palette.Accent)
	l.under.Hide()
	l.Init(k, l, l.label.Text, press)
	l.ring.CornerRadius = 4
	return l
}

// Apart says that the words are a person's or a file's: they keep their own order.
func (l *Link) Apart() *Link {
	l.label.SetParts(text.Part{Words: l.label.Text(), Apart: true})
	return l
}

// SetText changes the words.
func (l *Link) SetText(words string) { l.label.SetText(words) }

// CreateRenderer implements fyne.Widget.
func (l *Link) CreateRenderer() fyne.WidgetRenderer {
	look := func() { show(l.under, l.hover) }
	look()
	return &render.Parts{
		List: []fyne.CanvasObject{l.label, l.under, l.ring},
		Arrange: func(s fyne.Size) {
			l.label.Resize(s)
			l.under.Move(fyne.NewPos(0, s.Height-2))
			l.under.Resize(fyne.NewSize(s.Width, 1))
			l.ring.Move(fyne.NewPos(-3, -1))
			l.ring.Resize(fyne.NewSize(s.Width+6, s.Height+2))
		},
		Min:    func() fyne.Size { return l.label.MinSize() },
		Update: func() { look(); l.ring.Refresh() },
	}
}

// AccessibilityRole is a link's.
func (l *Link) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleLink }
