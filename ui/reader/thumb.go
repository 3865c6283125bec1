package reader

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"bayan/ui/render"
	"bayan/ui/widgets"
)

// thumb is the scroll bar's handle, at the end side of the pane.
type thumb struct {
	widget.BaseWidget
	kit  *widgets.Kit
	pane *Pane
	face *canvas.Rectangle
	over bool
}

var (
	_ fyne.Draggable    = (*thumb)(nil)
	_ desktop.Hoverable = (*thumb)(nil)
)

func newThumb(k *widgets.Kit, p *Pane) *thumb {
	t := &thumb{kit: k, pane: p, face: canvas.NewRectangle(k.Palette.Thumb)}
	t.ExtendBaseWidget(t)
	return t
}

func (t *thumb) place(size fyne.Size) {
	whole, above := t.pane.extent()
	if whole <= size.Height {
		t.Hide()
		return
	}
	t.Show()
	h := max(32, size.Height*size.Height/whole)
	y := (size.Height - h) * min(1, max(0, above/(whole-size.Height)))
	t.Resize(fyne.NewSize(12, h))
	t.Move(fyne.NewPos(t.kit.Dir.X(size.Width, size.Width-12, 12), y))
}

// Dragged moves the text by as much as the handle stands for.
func (t *thumb) Dragged(e *fyne.DragEvent) {
	whole, above := t.pane.extent()
	view := t.pane.Size().Height
	if room := view - t.Size().Height; room > 0 {
		t.pane.to(max(0, above+e.Dragged.DY*(whole-view)/room))
	}
}

func (t *thumb) DragEnd()                       {}
func (t *thumb) MouseIn(*desktop.MouseEvent)    { t.over = true; t.Refresh() }
func (t *thumb) MouseMoved(*desktop.MouseEvent) {}
func (t *thumb) MouseOut()                      { t.over = false; t.Refresh() }

// CreateRenderer implements fyne.Widget.
func (t *thumb) CreateRenderer() fyne.WidgetRenderer {
	lay := func(s fyne.Size) {
		w := float32(4)
		if t.over {
			w = 7
		}
		t.face.CornerRadius = w / 2
		t.face.Resize(fyne.NewSize(w, s.Height-6))
		t.face.Move(fyne.NewPos((s.Width-w)/2, 3))
	}
	return &render.Parts{
		List: []fyne.CanvasObject{t.face}, Arrange: lay,
		Update: func() { lay(t.Size()); t.face.Refresh() },
	}
}
