package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"bayan/ui/render"
	"bayan/ui/text"
)

// Link is a word to press, in the accent; it is underlined under the pointer.
type Link struct {
	widget.BaseWidget
	Focused func() // told when it gets the focus, where not nil

	kit         *Kit
	label       *text.Label
	under, ring *canvas.Rectangle
	press       func()
	focus, over bool
}

var (
	_ fyne.Focusable    = (*Link)(nil)
	_ desktop.Hoverable = (*Link)(nil)
)

// NewLink makes a link.
func NewLink(k *Kit, words string, press func()) *Link {
	l := &Link{kit: k, press: press, label: text.NewLabel(k.Kit, words, text.UI(12.5, k.Palette.Accent)), ring: focusRing(k)}
	l.under = canvas.NewRectangle(k.Palette.Accent)
	l.under.Hide()
	l.ring.CornerRadius = 4
	l.ExtendBaseWidget(l)
	return l
}

// Apart says that the words are a person's or a file's: they keep their own order.
func (l *Link) Apart() *Link {
	l.label.SetParts(text.Part{Words: l.label.Text(), Apart: true})
	return l
}

// SetText changes the words.
func (l *Link) SetText(words string) { l.label.SetText(words) }

func (l *Link) Tapped(*fyne.PointEvent)        { l.press() }
func (l *Link) MouseIn(*desktop.MouseEvent)    { l.over = true; l.Refresh() }
func (l *Link) MouseMoved(*desktop.MouseEvent) {}
func (l *Link) MouseOut()                      { l.over = false; l.Refresh() }
func (l *Link) Cursor() desktop.Cursor         { return desktop.PointerCursor }
func (l *Link) FocusGained()                   { l.focus = true; l.Refresh(); tell(l.Focused) }
func (l *Link) FocusLost()                     { l.focus = false; l.Refresh() }
func (l *Link) TypedRune(rune)                 {}

// TypedKey presses on Space and Enter.
func (l *Link) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		l.press()
	default:
		l.kit.passOn(e)
	}
}

// CreateRenderer implements fyne.Widget.
func (l *Link) CreateRenderer() fyne.WidgetRenderer {
	look := func() {
		show(l.under, l.over)
		show(l.ring, l.focus)
	}
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
