package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"bayan/internal/briefing"
	"bayan/ui/render"
)

// Box is a check box of three states: to do, under way, done.
type Box struct {
	Control
	// Words name it and its status for those who do not see it, where set.
	Words      func(briefing.Status) string
	status     briefing.Status
	face, dash *canvas.Rectangle
	down, up   *canvas.Line
}

// BoxSize is the box's side in logical pixels; its target is larger by BoxReach all round.
const (
	BoxSize  = 18
	BoxReach = 7
)

// NewBox makes a box; press is told of a click, it changes nothing itself.
func NewBox(k *Kit, s briefing.Status, press func()) *Box {
	b := &Box{
		status: s, face: canvas.NewRectangle(color.Transparent), dash: canvas.NewRectangle(k.Palette.Doing),
		down: canvas.NewLine(k.Palette.Surface), up: canvas.NewLine(k.Palette.Surface),
	}
	b.face.CornerRadius, b.face.StrokeWidth = 4, 2
	b.dash.CornerRadius = 1
	b.down.StrokeWidth, b.up.StrokeWidth = 1.8, 1.8
	b.Init(k, b, func() string {
		if b.Words == nil {
			return ""
		}
		return b.Words(b.status)
	}, press)
	return b
}

// SetStatus shows a status.
func (b *Box) SetStatus(s briefing.Status) { b.status = s; b.Refresh() }

func (b *Box) look() {
	p := b.kit.Palette
	b.face.FillColor, b.face.StrokeColor = p.Surface, p.Todo
	show(b.dash, b.status == briefing.Doing || b.status == briefing.Dropped)
	show(b.down, b.status == briefing.Done)
	show(b.up, b.status == briefing.Done)
	b.dash.FillColor = p.Doing
	switch b.status {
	case briefing.Doing:
		b.face.StrokeColor = p.Doing
	case briefing.Dropped:
		b.dash.FillColor = p.Todo
	case briefing.Done:
		b.face.FillColor, b.face.StrokeColor = p.Done, p.Done
	default:
		if b.hover {
			b.face.FillColor = p.AccentSoft
		}
	}
}

// CreateRenderer implements fyne.Widget.
func (b *Box) CreateRenderer() fyne.WidgetRenderer {
	b.look()
	return &render.Parts{
		List: []fyne.CanvasObject{b.face, b.dash, b.down, b.up, b.ring},
		Arrange: func(s fyne.Size) {
			x, y := (s.Width-BoxSize)/2, (s.Height-BoxSize)/2
			b.face.Move(fyne.NewPos(x, y))
			b.face.Resize(fyne.NewSize(BoxSize, BoxSize))
			b.ring.Move(fyne.NewPos(x-4, y-4))
			b.ring.Resize(fyne.NewSize(BoxSize+8, BoxSize+8))
			b.dash.Move(fyne.NewPos(x+4, y+7.5))
			b.dash.Resize(fyne.NewSize(BoxSize-8, 3))
			b.down.Position1, b.down.Position2 = fyne.NewPos(x+5, y+9), fyne.NewPos(x+8, y+12.5)
			b.up.Position1, b.up.Position2 = fyne.NewPos(x+8, y+12.5), fyne.NewPos(x+13, y+5.5)
		},
		Min:    func() fyne.Size { return fyne.NewSize(BoxSize+2*BoxReach, BoxSize+2*BoxReach) },
		Update: func() { b.look(); b.face.Refresh(); b.dash.Refresh(); b.ring.Refresh() },
	}
}
