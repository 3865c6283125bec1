package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"bayan/ui/render"
	"bayan/ui/text"
)

// Toast is one sentence over the window with at most one thing to do about it.
type Toast struct {
	widget.BaseWidget
	kit    *Kit
	face   *canvas.Rectangle
	label  *text.Label
	action *Button
}

// NewToast makes a toast; action may be nil.
func NewToast(k *Kit, sentence string, action *Button) *Toast {
	t := &Toast{kit: k, face: canvas.NewRectangle(k.Palette.Toast), action: action}
	t.label = text.NewLabel(k.Kit, sentence, text.UI(13.5, k.Palette.OnToast)).Wrapping()
	t.face.CornerRadius = 10
	t.ExtendBaseWidget(t)
	return t
}

// AccessibilityLabel is the sentence.
func (t *Toast) AccessibilityLabel() string { return t.label.Text() }

// AccessibilityRole is a text's.
func (t *Toast) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

func (t *Toast) textWidth() float32 { return min(t.label.Natural(), 460) }

// CreateRenderer implements fyne.Widget.
func (t *Toast) CreateRenderer() fyne.WidgetRenderer {
	list := []fyne.CanvasObject{t.face, t.label}
	if t.action != nil {
		list = append(list, t.action)
	}
	return &render.Parts{
		List: list,
		Arrange: func(s fyne.Size) {
			t.face.Resize(s)
			w := t.textWidth()
			h := t.label.HeightFor(w)
			t.kit.Dir.Put(t.label, s.Width, 18, (s.Height-h)/2, w, h)
			if t.action != nil {
				t.kit.Dir.RowEnd(s, 10, 0, t.action)
			}
		},
		Min: func() fyne.Size {
			w := t.textWidth()
			h := t.label.HeightFor(w) + 22
			if t.action != nil {
				m := t.action.MinSize()
				return fyne.NewSize(w+m.Width+46, max(h, m.Height+16))
			}
			return fyne.NewSize(w+36, h)
		},
	}
}
