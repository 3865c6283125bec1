package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"bayan/ui/render"
	"bayan/ui/text"
)

// Tips is the layer on which a tooltip is shown: over what a window or a sheet
// holds, and never in the way of the pointer.
type Tips struct {
	widget.BaseWidget
	kit   *Kit
	of    fyne.CanvasObject
	stop  func() // what is still to be shown, or nil
	shown bool
	face  *canvas.Rectangle
	label *text.Label
}

// tipRest is how long the pointer rests before words are shown.
const tipRest = 500 * time.Millisecond

// NewTips makes an empty layer.
func NewTips(k *Kit) *Tips {
	t := &Tips{
		kit: k, face: canvas.NewRectangle(k.Palette.Toast),
		label: text.NewLabel(k.Kit, "", text.UI(12, k.Palette.OnToast)),
	}
	t.face.CornerRadius = 6
	t.ExtendBaseWidget(t)
	return t
}

func (t *Tips) show(of fyne.CanvasObject, words string) {
	t.hide()
	if words == "" {
		return
	}
	now := func() {
		t.of, t.shown, t.stop = of, true, nil
		t.label.SetText(words)
		t.Refresh()
	}
	if t.kit.After == nil {
		now()
		return
	}
	t.stop = t.kit.After(tipRest, now)
}

func (t *Tips) hide() {
	if t.stop != nil {
		t.stop()
		t.stop = nil
	}
	if t.shown {
		t.shown = false
		t.Refresh()
	}
}

// place puts the words under the middle of what they name, over it where there is no room.
func (t *Tips) place(room fyne.Size) {
	show(t.face, t.shown)
	show(t.label, t.shown)
	if !t.shown || room.Width <= 0 {
		return
	}
	d := fyne.CurrentApp().Driver()
	at := d.AbsolutePositionForObject(t.of).Subtract(d.AbsolutePositionForObject(t))
	m := t.label.MinSize()
	w, h := m.Width+18, m.Height+8
	x := max(6, min(at.X+(t.of.Size().Width-w)/2, room.Width-w-6))
	y := at.Y + t.of.Size().Height + 6
	if y+h > room.Height-6 {
		y = at.Y - h - 6
	}
	t.face.Resize(fyne.NewSize(w, h))
	t.face.Move(fyne.NewPos(float32(int(x)), float32(int(y))))
	t.label.Resize(m)
	t.label.Move(t.face.Position().AddXY(9, 4))
}

// CreateRenderer implements fyne.Widget.
func (t *Tips) CreateRenderer() fyne.WidgetRenderer {
	return &render.Parts{
		List: []fyne.CanvasObject{t.face, t.label}, Arrange: t.place,
		// Not its parts alone: one that has never been painted is on no canvas yet.
		Update: func() { t.place(t.Size()); canvas.Refresh(t) },
	}
}

// tip shows words beside o: on the sheet over the window, where there is one.
func (k *Kit) tip(o fyne.CanvasObject, words string) {
	k.untip()
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil {
		return
	}
	on := k.Tips
	if s, ok := c.Overlays().Top().(*Sheet); ok {
		on = s.tips
	}
	if on != nil {
		on.show(o, words)
		k.tips = on
	}
}

// untip takes the tooltip away.
func (k *Kit) untip() {
	if k.tips != nil {
		k.tips.hide()
		k.tips = nil
	}
}
