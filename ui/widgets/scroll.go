package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"bayan/ui/render"
)

// Scroll shows a column that may be higher than there is room for. Its bar is
// at the end side, and is there only where there is more to see.
type Scroll struct {
	widget.BaseWidget
	kit     *Kit
	content fyne.CanvasObject
	height  func(width float32) float32
	clip    *container.Clip
	bar     *canvas.Rectangle
	offset  float32
}

var _ fyne.Scrollable = (*Scroll)(nil)

// ScrollRoom is what the column leaves at its end side for the bar, and around
// itself for focus rings.
const (
	ScrollRoom = 12
	ringRoom   = 4
)

// NewScroll makes a scroll; height is the content's in a width.
func NewScroll(k *Kit, content fyne.CanvasObject, height func(width float32) float32) *Scroll {
	s := &Scroll{kit: k, content: content, height: height, bar: canvas.NewRectangle(k.Palette.Thumb)}
	s.bar.CornerRadius = 2
	s.clip = container.NewClip(container.New(&scrolled{s}, content))
	s.clip.ExtendBaseWidget(s.clip) // else it is laid out, and what is in it can have the focus, only once it is painted
	s.ExtendBaseWidget(s)
	return s
}

func (s *Scroll) extent() (whole, over float32) {
	whole = s.height(s.Size().Width-ScrollRoom-ringRoom) + 2*ringRoom
	return whole, max(0, whole-s.Size().Height)
}

func (s *Scroll) to(y float32) {
	_, over := s.extent()
	s.offset = max(0, min(y, over))
	s.Refresh()
}

// Top goes back to where the content begins.
func (s *Scroll) Top() { s.to(0) }

// Scrolled follows the wheel.
func (s *Scroll) Scrolled(e *fyne.ScrollEvent) { s.to(s.offset - e.Scrolled.DY*2) }

// Reveal brings a part of the content into view.
func (s *Scroll) Reveal(o fyne.CanvasObject) {
	d := fyne.CurrentApp().Driver()
	y := d.AbsolutePositionForObject(o).Y - d.AbsolutePositionForObject(s).Y
	switch h := o.Size().Height; {
	case y < 2*ringRoom:
		s.to(s.offset + y - 28) // with its caption
	case y+h > s.Size().Height-2*ringRoom:
		s.to(s.offset + y + h + 2*ringRoom - s.Size().Height)
	}
}

// scrolled lays the content out at the offset.
type scrolled struct{ s *Scroll }

func (l *scrolled) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

func (l *scrolled) Layout(_ []fyne.CanvasObject, room fyne.Size) {
	s := l.s
	w := room.Width - ScrollRoom - ringRoom
	s.kit.Dir.Put(s.content, room.Width, ringRoom, ringRoom-s.offset, w, s.height(w))
}

// CreateRenderer implements fyne.Widget.
func (s *Scroll) CreateRenderer() fyne.WidgetRenderer {
	place := func(room fyne.Size) {
		if room.Width <= 0 {
			return
		}
		whole, over := s.extent()
		s.offset = max(0, min(s.offset, over))
		s.clip.Resize(room)
		s.clip.Content.Resize(room)
		(&scrolled{s}).Layout(nil, room)
		show(s.bar, over > 0)
		h := max(24, room.Height*room.Height/max(1, whole))
		y := float32(0)
		if over > 0 {
			y = (room.Height - h) * s.offset / over
		}
		s.kit.Dir.Put(s.bar, room.Width, room.Width-4, y, 4, h)
	}
	return &render.Parts{
		List: []fyne.CanvasObject{s.clip, s.bar}, Arrange: place,
		Min:    func() fyne.Size { return fyne.NewSize(60, 60) },
		Update: func() { place(s.Size()); s.bar.Refresh() },
	}
}
