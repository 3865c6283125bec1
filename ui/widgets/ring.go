package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"bayan/ui/render"
	"bayan/ui/text"
)

// Ring shows how much of a whole is done and under way, with a word inside.
// It fills from the top, clockwise as a clock does in every language.
type Ring struct {
	widget.BaseWidget
	kit                *Kit
	done, doing, whole int
	track, first, next *canvas.Arc
	label              *text.Label
}

// NewRing makes a ring.
func NewRing(k *Kit) *Ring {
	p := k.Palette
	arc := func() *canvas.Arc { return canvas.NewArc(0, 0, 0.72, p.Track) }
	r := &Ring{kit: k, track: arc(), first: arc(), next: arc(), label: text.NewLabel(k.Kit, "", text.UI(12, p.Ink).Bold())}
	r.track.StartAngle, r.track.EndAngle = 0, 360
	r.first.FillColor, r.next.FillColor = p.Done, p.Doing
	r.ExtendBaseWidget(r)
	return r
}

// Set shows counts of a whole and the words for them.
func (r *Ring) Set(done, doing, whole int, words string) {
	r.done, r.doing, r.whole = done, doing, whole
	r.label.SetText(words)
	r.Refresh()
}

func (r *Ring) look() {
	const turn = float32(360)
	whole := float32(max(r.whole, 1))
	a := turn * float32(r.done) / whole
	b := turn * float32(r.done+r.doing) / whole
	r.first.StartAngle, r.first.EndAngle = 0, a
	r.next.StartAngle, r.next.EndAngle = a, b
	for arc, n := range map[*canvas.Arc]int{r.first: r.done, r.next: r.doing} {
		if n > 0 {
			arc.Show()
		} else {
			arc.Hide()
		}
	}
}

// CreateRenderer implements fyne.Widget.
func (r *Ring) CreateRenderer() fyne.WidgetRenderer {
	r.look()
	place := func(s fyne.Size) {
		for _, a := range []*canvas.Arc{r.track, r.first, r.next} {
			a.Move(fyne.NewPos(0, 0))
			a.Resize(s)
		}
		m := r.label.MinSize()
		r.label.Resize(m)
		r.label.Move(fyne.NewPos((s.Width-m.Width)/2, (s.Height-m.Height)/2))
	}
	return &render.Parts{
		List:    []fyne.CanvasObject{r.track, r.first, r.next, r.label},
		Arrange: place,
		Min:     func() fyne.Size { return fyne.NewSize(56, 56) },
		Update: func() {
			r.look()
			place(r.Size())
			r.track.Refresh()
			r.first.Refresh()
			r.next.Refresh()
		},
	}
}
