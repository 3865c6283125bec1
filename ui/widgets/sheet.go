package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"bayan/ui/render"
)

// Sheet is a panel over the dimmed window. A press beside it, and Escape, ask to leave.
type Sheet struct {
	widget.BaseWidget
	kit     *Kit
	content fyne.CanvasObject
	size    fyne.Size // the panel's, where the window has room
	leave   func()
	veil    *canvas.Rectangle
	face    *canvas.Rectangle
	shield  *shield
	tips    *Tips
	whole   bool
}

// SheetRadius is the corner's of a panel, in logical pixels.
const SheetRadius = 14

// NewSheet makes a sheet; content fills its panel.
func NewSheet(k *Kit, size fyne.Size, content fyne.CanvasObject, leave func()) *Sheet {
	s := &Sheet{kit: k, content: content, size: size, leave: leave}
	s.veil = canvas.NewRectangle(color.NRGBA{A: 0x78})
	s.face = canvas.NewRectangle(k.Palette.Surface)
	s.face.CornerRadius = SheetRadius
	if k.Palette.Dark {
		s.face.StrokeColor, s.face.StrokeWidth = k.Palette.Line, 1
	}
	s.shield, s.tips = newShield(), NewTips(k)
	s.ExtendBaseWidget(s)
	return s
}

// Whole has the panel fill the window.
func (s *Sheet) Whole() *Sheet {
	s.whole = true
	s.face.CornerRadius, s.face.StrokeWidth = 0, 0
	return s
}

// Tapped beside the panel leaves.
func (s *Sheet) Tapped(*fyne.PointEvent) { s.leave() }

// CreateRenderer implements fyne.Widget.
func (s *Sheet) CreateRenderer() fyne.WidgetRenderer {
	return &render.Parts{
		List: []fyne.CanvasObject{s.veil, s.face, s.shield, s.content, s.tips},
		Arrange: func(room fyne.Size) {
			s.veil.Resize(room)
			s.tips.Resize(room)
			panel := fyne.NewSize(min(s.size.Width, room.Width-24), min(s.size.Height, room.Height-24))
			if s.whole {
				panel = room
			}
			at := fyne.NewPos(float32(int((room.Width-panel.Width)/2)), float32(int((room.Height-panel.Height)/2)))
			for _, o := range []fyne.CanvasObject{s.face, s.shield, s.content} {
				o.Resize(panel)
				o.Move(at)
			}
		},
	}
}

// shield keeps presses on the panel from leaving it.
type shield struct{ widget.BaseWidget }

func newShield() *shield {
	s := &shield{}
	s.ExtendBaseWidget(s)
	return s
}

func (s *shield) Tapped(*fyne.PointEvent) {}

func (s *shield) CreateRenderer() fyne.WidgetRenderer { return &render.Parts{} }
