package widgets

import (
	"image/color"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"bayan/ui/render"
	"bayan/ui/text"
)

// drop is the list of a Select: over the whole canvas, its panel under the
// select or, where there is no room, over it. A press beside it leaves.
type drop struct {
	widget.BaseWidget
	kit        *Kit
	of         *Select
	at         int // the row under the keys or the pointer
	done       func(i int)
	panel, row *canvas.Rectangle
	labels     []*text.Label
	down, up   *canvas.Line  // the tick of the chosen one
	top        fyne.Position // of the panel
	width      float32
}

const (
	dropRow   = 32
	dropEdge  = 5
	dropStart = 30 // room for the tick
)

var (
	_ fyne.Focusable    = (*drop)(nil)
	_ fyne.Tappable     = (*drop)(nil)
	_ desktop.Hoverable = (*drop)(nil)
)

// newDrop makes a list; done is told of the choice, or -1.
func newDrop(k *Kit, of *Select, done func(i int)) *drop {
	p := k.Palette
	d := &drop{
		kit: k, of: of, at: of.chosen, done: done,
		panel: canvas.NewRectangle(p.Surface), row: canvas.NewRectangle(p.Hover),
		down: canvas.NewLine(p.Accent), up: canvas.NewLine(p.Accent),
	}
	d.panel.CornerRadius, d.panel.StrokeColor, d.panel.StrokeWidth = 9, p.Line, 1
	d.panel.Shadow = canvas.Shadow{Color: color.NRGBA{A: 0x30}, BlurRadius: 14, Offset: fyne.NewPos(0, 4)}
	d.row.CornerRadius = 6
	d.down.StrokeWidth, d.up.StrokeWidth = 1.8, 1.8
	for i, n := range of.names {
		s := text.UI(13.5, p.Ink)
		if i == of.chosen {
			s = text.UI(13.5, p.Accent).Bold()
		}
		d.labels = append(d.labels, text.NewLabel(k.Kit, n, s))
	}
	d.ExtendBaseWidget(d)
	return d
}

// over is the row at a point, or -1.
func (d *drop) over(p fyne.Position) int {
	x, y := p.X-d.top.X, p.Y-d.top.Y-dropEdge
	if x < 0 || x >= d.width || y < 0 || y >= float32(len(d.labels))*dropRow {
		return -1
	}
	return int(y / dropRow)
}

func (d *drop) to(i int) { d.at = max(0, min(i, len(d.labels)-1)); d.Refresh() }

func (d *drop) Tapped(e *fyne.PointEvent)     { d.done(d.over(e.Position)) }
func (d *drop) MouseIn(e *desktop.MouseEvent) { d.MouseMoved(e) }
func (d *drop) MouseOut()                     {}
func (d *drop) FocusGained()                  {}
func (d *drop) FocusLost()                    {}

// MouseMoved brings the row under the pointer forward.
func (d *drop) MouseMoved(e *desktop.MouseEvent) {
	if i := d.over(e.Position); i >= 0 && i != d.at {
		d.to(i)
	}
}

// TypedRune goes to the next name that begins with a letter.
func (d *drop) TypedRune(r rune) {
	for i := 1; i <= len(d.labels); i++ {
		n := (d.at + i) % len(d.labels)
		for _, first := range d.of.names[n] {
			if unicode.ToLower(first) == unicode.ToLower(r) {
				d.to(n)
				return
			}
			break
		}
	}
}

// TypedKey moves, chooses with Enter and Space, and leaves with Escape.
func (d *drop) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown:
		d.to(d.at + 1)
	case fyne.KeyUp:
		d.to(d.at - 1)
	case fyne.KeyHome:
		d.to(0)
	case fyne.KeyEnd:
		d.to(len(d.labels) - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		d.done(d.at)
	case fyne.KeyEscape:
		d.done(-1)
	}
}

// CreateRenderer implements fyne.Widget.
func (d *drop) CreateRenderer() fyne.WidgetRenderer {
	list := []fyne.CanvasObject{d.panel, d.row, d.down, d.up}
	for _, l := range d.labels {
		list = append(list, l)
	}
	place := func(room fyne.Size) {
		at, of := fyne.CurrentApp().Driver().AbsolutePositionForObject(d.of), d.of.Size()
		d.width = of.Width
		for _, l := range d.labels {
			d.width = max(d.width, l.Natural()+dropStart+16)
		}
		d.width = min(d.width, room.Width-8)
		height := float32(len(d.labels))*dropRow + 2*dropEdge
		// Its start side stands under the select's.
		x := at.X + d.kit.Dir.X(of.Width, 0, d.width)
		y := at.Y + of.Height + 4
		if y+height > room.Height-4 && at.Y-4-height >= 4 {
			y = at.Y - 4 - height
		}
		d.top = fyne.NewPos(max(4, min(x, room.Width-d.width-4)), max(4, min(y, room.Height-height-4)))
		d.panel.Move(d.top)
		d.panel.Resize(fyne.NewSize(d.width, height))
		row := func(i int) float32 { return d.top.Y + dropEdge + float32(i)*dropRow }
		d.row.Move(fyne.NewPos(d.top.X+dropEdge, row(d.at)))
		d.row.Resize(fyne.NewSize(d.width-2*dropEdge, dropRow))
		for i, l := range d.labels {
			w := d.width - dropStart - 10
			h := l.HeightFor(w)
			d.kit.Dir.Put(l, d.width, dropStart, row(i)+(dropRow-h)/2, w, h)
			l.Move(l.Position().AddXY(d.top.X, 0))
		}
		tick, y := d.top.X+d.kit.Dir.X(d.width, 11, 11), row(d.of.chosen)+dropRow/2
		d.down.Position1, d.down.Position2 = fyne.NewPos(tick, y), fyne.NewPos(tick+4, y+4)
		d.up.Position1, d.up.Position2 = fyne.NewPos(tick+4, y+4), fyne.NewPos(tick+11, y-5)
	}
	return &render.Parts{List: list, Arrange: place, Update: func() { place(d.Size()); d.row.Refresh() }}
}
