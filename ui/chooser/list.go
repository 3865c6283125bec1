package chooser

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// line is what a row shows. Names are a person's: each keeps its own order.
type line struct {
	name       string
	folder     bool
	size, date string
}

// list is rows of which one is chosen. Only those in view are made.
type list struct {
	widget.BaseWidget
	kit    *widgets.Kit
	lines  []line
	at     int // -1 is none
	over   int
	offset float32
	focus  bool

	moved func(i int)          // another row is chosen
	open  func(i int)          // a row is opened
	typed func(r rune)         // a letter, for whom it may concern
	other func(*fyne.KeyEvent) // a key that the list has no use for

	rows      []*row
	clip      *container.Clip
	face      *canvas.Rectangle
	ring, bar *canvas.Rectangle
}

// row shows one line.
type row struct {
	of               int // the line that it shows
	shown            line
	face             *canvas.Rectangle
	icon             []*canvas.Line
	name, size, date *text.Label
}

const (
	lineH    = 32
	listEdge = 6
	iconRoom = 34
	sizeRoom = 92
	dateRoom = 128
)

var (
	_ fyne.Focusable      = (*list)(nil)
	_ fyne.Scrollable     = (*list)(nil)
	_ fyne.DoubleTappable = (*list)(nil)
	_ desktop.Mouseable   = (*list)(nil)
	_ desktop.Hoverable   = (*list)(nil)
)

func newList(k *widgets.Kit) *list {
	l := &list{kit: k, at: -1, over: -1, face: canvas.NewRectangle(k.Palette.Surface), bar: canvas.NewRectangle(k.Palette.Thumb)}
	l.ring = canvas.NewRectangle(color.Transparent)
	l.ring.StrokeColor, l.ring.StrokeWidth, l.ring.CornerRadius = k.Palette.Accent, 2, 8
	l.bar.CornerRadius = 2
	l.face.CornerRadius = 8
	l.face.StrokeColor, l.face.StrokeWidth = k.Palette.Line, 1
	l.clip = container.NewClip(container.NewWithoutLayout())
	l.clip.ExtendBaseWidget(l.clip)
	l.ExtendBaseWidget(l)
	return l
}

// set shows other lines, none chosen.
func (l *list) set(lines []line) {
	l.lines, l.at, l.over, l.offset = lines, -1, -1, 0
	l.Refresh()
}

// choose brings a row forward; moved is not told.
func (l *list) choose(i int) {
	l.at = i
	if i >= 0 {
		top := float32(i) * lineH
		l.offset = max(min(l.offset, top), top+lineH+2*listEdge-l.Size().Height)
	}
	l.Refresh()
}

func (l *list) to(i int) {
	if i = max(0, min(i, len(l.lines)-1)); i < len(l.lines) && len(l.lines) > 0 {
		l.choose(i)
		l.moved(i)
	}
}

func (l *list) rowAt(p fyne.Position) int {
	i := int((p.Y - listEdge + l.offset) / lineH)
	if p.Y < listEdge || i >= len(l.lines) {
		return -1
	}
	return i
}

// MouseDown chooses at once; what opens is a second press, or Enter.
func (l *list) MouseDown(e *desktop.MouseEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(l); c != nil {
		c.Focus(l)
	}
	if i := l.rowAt(e.Position); i >= 0 {
		l.to(i)
	}
}

func (l *list) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped opens.
func (l *list) DoubleTapped(e *fyne.PointEvent) {
	if i := l.rowAt(e.Position); i >= 0 {
		l.open(i)
	}
}

func (l *list) MouseIn(e *desktop.MouseEvent) { l.MouseMoved(e) }
func (l *list) MouseOut()                     { l.over = -1; l.Refresh() }
func (l *list) FocusGained()                  { l.focus = true; l.Refresh() }
func (l *list) FocusLost()                    { l.focus = false; l.Refresh() }

func (l *list) MouseMoved(e *desktop.MouseEvent) {
	if i := l.rowAt(e.Position); i != l.over {
		l.over = i
		l.Refresh()
	}
}

// TypedRune passes letters on.
func (l *list) TypedRune(r rune) {
	if l.typed != nil {
		l.typed(r)
	}
}

// TypedKey moves and opens.
func (l *list) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeySpace {
		return // it comes as a rune too
	}
	if !l.key(e) && l.other != nil {
		l.other(e)
	}
}

// key takes a list's keys, wherever they are pressed.
func (l *list) key(e *fyne.KeyEvent) bool {
	page := max(1, int(l.Size().Height/lineH)-1)
	switch e.Name {
	case fyne.KeyDown:
		l.to(l.at + 1)
	case fyne.KeyUp:
		l.to(l.at - 1)
	case fyne.KeyPageDown:
		l.to(l.at + page)
	case fyne.KeyPageUp:
		l.to(l.at - page)
	case fyne.KeyHome:
		l.to(0)
	case fyne.KeyEnd:
		l.to(len(l.lines) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.at < 0 {
			return false
		}
		l.open(l.at)
	default:
		return false
	}
	return true
}

// Scrolled follows the wheel.
func (l *list) Scrolled(e *fyne.ScrollEvent) {
	l.offset -= e.Scrolled.DY * 2
	l.Refresh()
}

func (l *list) newRow() *row {
	k := l.kit
	r := &row{of: -1, face: canvas.NewRectangle(color.Transparent)}
	r.face.CornerRadius = 6
	for range 6 {
		s := canvas.NewLine(k.Palette.Muted)
		s.StrokeWidth = 1.5
		r.icon = append(r.icon, s)
	}
	r.name = text.NewLabel(k.Kit, "", text.UI(13.5, k.Palette.Ink))
	r.size = text.NewLabel(k.Kit, "", text.UI(12.5, k.Palette.Muted))
	r.date = text.NewLabel(k.Kit, "", text.UI(12.5, k.Palette.Muted))
	return r
}

func (r *row) objects() []fyne.CanvasObject {
	list := []fyne.CanvasObject{r.face}
	for _, s := range r.icon {
		list = append(list, s)
	}
	return append(list, r.name, r.size, r.date)
}

// outlines are a folder's and a sheet's, in a square of 16.
func outline(folder bool) []fyne.Position {
	if folder {
		return []fyne.Position{{X: 1.5, Y: 3}, {X: 6, Y: 3}, {X: 7.5, Y: 5}, {X: 14.5, Y: 5}, {X: 14.5, Y: 13}, {X: 1.5, Y: 13}, {X: 1.5, Y: 3}}
	}
	return []fyne.Position{{X: 3, Y: 1.5}, {X: 9.5, Y: 1.5}, {X: 13, Y: 5}, {X: 13, Y: 14.5}, {X: 8, Y: 14.5}, {X: 3, Y: 14.5}, {X: 3, Y: 1.5}}
}

func (l *list) show(r *row, i int, width float32) {
	n, dir := l.lines[i], l.kit.Dir
	if r.of != i || r.shown != n {
		r.of, r.shown = i, n
		r.name.SetParts(text.Part{Words: n.name, Apart: true})
		r.size.SetText(n.size)
		r.date.SetText(n.date)
	}
	pal := l.kit.Palette
	ink := pal.Ink
	switch i {
	case l.at:
		r.face.FillColor, ink = pal.AccentSoft, pal.Accent
	case l.over:
		r.face.FillColor = pal.Hover
	default:
		r.face.FillColor = color.Transparent
	}
	r.name.SetStyle(text.UI(13.5, ink))
	y := listEdge + float32(i)*lineH - l.offset
	dir.Put(r.face, width, listEdge, y, width-2*listEdge-6, lineH-1)
	start := float32(14)
	x, top := dir.X(width, start, 16), y+(lineH-16)/2
	points := outline(n.folder)
	for j, s := range r.icon {
		a, b := points[j], points[j+1]
		s.StrokeColor = pal.Muted
		if n.folder {
			s.StrokeColor = pal.GoldRule
		}
		at := func(p fyne.Position) fyne.Position { return fyne.NewPos(x+dir.X(16, p.X, 0), top+p.Y) }
		s.Position1, s.Position2 = at(a), at(b)
	}
	room := width - start - iconRoom + 8 - 22 - sizeRoom - dateRoom
	for _, c := range []struct {
		o    *text.Label
		from float32
		w    float32
	}{{r.size, width - sizeRoom - dateRoom - 14, sizeRoom}, {r.date, width - dateRoom - 14, dateRoom}} {
		h := c.o.HeightFor(c.w)
		dir.Put(c.o, width, c.from, y+(lineH-h)/2, c.w, h)
	}
	h := r.name.HeightFor(room)
	dir.Put(r.name, width, start+iconRoom-10, y+(lineH-h)/2, room, h)
}

// CreateRenderer implements fyne.Widget.
func (l *list) CreateRenderer() fyne.WidgetRenderer {
	place := func(s fyne.Size) {
		if s.Width <= 0 || s.Height <= 0 {
			return
		}
		whole := float32(len(l.lines))*lineH + 2*listEdge
		over := max(0, whole-s.Height)
		l.offset = max(0, min(l.offset, over))
		l.face.Resize(s)
		l.ring.Resize(s)
		l.clip.Resize(fyne.NewSize(s.Width, s.Height-2))
		l.clip.Move(fyne.NewPos(0, 1))
		first := int(l.offset / lineH)
		last := min(len(l.lines), int((l.offset+s.Height)/lineH)+1)
		for len(l.rows) < int(s.Height/lineH)+2 {
			l.rows = append(l.rows, l.newRow())
		}
		inside := l.clip.Content.(*fyne.Container)
		inside.Objects = inside.Objects[:0]
		for i := first; i < last; i++ {
			r := l.rows[i%len(l.rows)]
			l.show(r, i, s.Width)
			inside.Objects = append(inside.Objects, r.objects()...)
		}
		inside.Resize(s)
		l.bar.Hidden = over <= 0
		h := max(24, s.Height*s.Height/max(1, whole))
		y := float32(0)
		if over > 0 {
			y = (s.Height - h) * l.offset / over
		}
		l.kit.Dir.Put(l.bar, s.Width, s.Width-6, y, 4, h)
		l.ring.Hidden = !l.focus
	}
	return &render.Parts{
		List: []fyne.CanvasObject{l.face, l.clip, l.bar, l.ring}, Arrange: place,
		Min: func() fyne.Size { return fyne.NewSize(120, 3*lineH) },
		Update: func() {
			place(l.Size())
			l.face.Refresh()
			l.clip.Refresh()
			l.ring.Refresh()
		},
	}
}
