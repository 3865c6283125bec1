package widgets

import (
	"image/color"
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"bayan/ui/render"
)

// Row is one line of Rows.
type Row struct {
	Height float32 // logical pixels
	Words  string  // what typing finds it by, and what a screen reader says
	Rest   bool    // a name or a space: pointer and keys pass it by
	// Draw makes what the row shows, when it comes into view; marked says that
	// it is the marked one. nil is a space.
	Draw func(marked bool) fyne.CanvasObject
}

// RowCalls are what Rows tell. Delete and Context may be nil.
type RowCalls struct {
	Open    func(i int)
	Delete  func(i int)
	Context func(i int, at fyne.Position) // at is a place in the window
}

// Rows is a list that scrolls. To Tab it is one control, however long: arrow
// keys, Home, End and the pages move in it, typing goes to the next row that
// begins so. Only the rows in view exist.
type Rows struct {
	Control
	calls  RowCalls
	rows   []Row
	tops   []float32 // of the rows, and the whole height after them
	at     int       // the row under the keys, or -1
	over   int       // the row under the pointer, or -1
	marked int       // or -1
	offset float32
	drawn  map[int]fyne.CanvasObject
	ground *canvas.Rectangle
	hot    *canvas.Rectangle // under the row that the pointer is over
	mark   *canvas.Rectangle // under the marked row
	bar    *canvas.Rectangle // at the end side, where there is more than is in view
	parts  *render.Parts
}

var (
	_ fyne.Scrollable        = (*Rows)(nil)
	_ fyne.SecondaryTappable = (*Rows)(nil)
)

// RowInset is what a row leaves at each side of the list, in logical pixels.
const RowInset = 12

// NewRows makes an empty list on a ground; words name it.
func NewRows(k *Kit, words string, ground color.Color, calls RowCalls) *Rows {
	r := &Rows{
		calls: calls, at: -1, over: -1, marked: -1, tops: []float32{0}, drawn: map[int]fyne.CanvasObject{},
		ground: canvas.NewRectangle(ground), hot: canvas.NewRectangle(k.Palette.Track), mark: canvas.NewRectangle(k.Palette.AccentSoft),
		bar: canvas.NewRectangle(k.Palette.Thumb),
	}
	r.parts = &render.Parts{
		Arrange: r.arrange, Update: func() { r.arrange(r.Size()) },
		Min: func() fyne.Size { return fyne.NewSize(120, 60) },
	}
	r.Init(k, r, func() string { return r.said(words) }, func() { r.open(r.at) })
	r.ring.CornerRadius, r.hot.CornerRadius, r.mark.CornerRadius, r.bar.CornerRadius = 7, 7, 7, 1.5
	return r
}

func (r *Rows) said(words string) string {
	if r.has(r.at) {
		return words + ": " + r.rows[r.at].Words
	}
	return words
}

// Set shows other rows. The row under the keys keeps its number where it can.
func (r *Rows) Set(rows []Row) {
	r.rows, r.drawn = rows, map[int]fyne.CanvasObject{}
	r.tops = r.tops[:0]
	y := float32(0)
	for _, row := range rows {
		r.tops = append(r.tops, y)
		y += row.Height
	}
	r.tops = append(r.tops, y)
	r.over, r.marked = -1, -1
	r.at = r.Near(r.at)
	r.Refresh()
}

// has reports whether row i is one to be pressed.
func (r *Rows) has(i int) bool { return i >= 0 && i < len(r.rows) && !r.rows[i].Rest }

// Disabled has Tab pass a list by in which nothing can be pressed.
func (r *Rows) Disabled() bool { return r.Control.Disabled() || r.Near(0) < 0 }

// Near is the row to be pressed that is nearest to i, after it rather than before; -1 where there is none.
func (r *Rows) Near(i int) int {
	if i < 0 {
		return -1
	}
	for d := 0; d <= max(i, len(r.rows)); d++ {
		if r.has(i + d) {
			return i + d
		}
		if r.has(i - d) {
			return i - d
		}
	}
	return -1
}

// Whole is the height of all rows.
func (r *Rows) Whole() float32 { return r.tops[len(r.rows)] }

// At is the row under the keys, or -1.
func (r *Rows) At() int { return r.at }

// GoTo puts row i under the keys and in view; -1 is none.
func (r *Rows) GoTo(i int) {
	r.at = i
	r.reveal(i)
}

// Mark marks row i, or none where it is -1, and brings it into view.
func (r *Rows) Mark(i int) {
	if i == r.marked {
		return
	}
	delete(r.drawn, r.marked)
	delete(r.drawn, i)
	r.marked = i
	r.reveal(i)
}

func (r *Rows) reveal(i int) {
	if i >= 0 && i < len(r.rows) {
		const beside = 8
		top, foot := r.tops[i]-beside, r.tops[i+1]+beside
		if i > 0 && r.rows[i-1].Rest { // with its name
			top = r.tops[i-1]
		}
		if foot > r.offset+r.Size().Height {
			r.offset = foot - r.Size().Height
		}
		r.offset = min(r.offset, top)
	}
	r.Refresh()
}

// Scrolled follows the wheel.
func (r *Rows) Scrolled(e *fyne.ScrollEvent) {
	r.offset -= e.Scrolled.DY * 2
	r.over = -1
	r.Refresh()
}

// index is the row at a height of the content, held within the rows there are.
func (r *Rows) index(y float32) int {
	i := sort.Search(len(r.rows), func(i int) bool { return r.tops[i+1] > y })
	return max(0, min(i, len(r.rows)-1))
}

// under is the row at a place, or -1.
func (r *Rows) under(p fyne.Position) int {
	y := p.Y + r.offset
	if len(r.rows) == 0 || y < 0 || y >= r.Whole() || p.X < RowInset || p.X >= r.Size().Width-RowInset {
		return -1
	}
	if i := r.index(y); r.has(i) {
		return i
	}
	return -1
}

func (r *Rows) open(i int) {
	if r.has(i) {
		r.calls.Open(i)
	}
}

// Tapped opens the row there.
func (r *Rows) Tapped(e *fyne.PointEvent) {
	if i := r.under(e.Position); i >= 0 {
		r.at = i
		r.open(i)
	}
}

// TappedSecondary asks for the row's menu.
func (r *Rows) TappedSecondary(e *fyne.PointEvent) {
	if i := r.under(e.Position); i >= 0 && r.calls.Context != nil {
		r.calls.Context(i, e.AbsolutePosition)
	}
}

func (r *Rows) MouseIn(e *desktop.MouseEvent) { r.MouseMoved(e) }
func (r *Rows) MouseOut()                     { r.point(-1) }

// MouseMoved brings the row under the pointer forward.
func (r *Rows) MouseMoved(e *desktop.MouseEvent) { r.point(r.under(e.Position)) }

func (r *Rows) point(i int) {
	if i != r.over {
		r.over = i
		r.Refresh()
	}
}

// Cursor is a hand over what can be pressed.
func (r *Rows) Cursor() desktop.Cursor {
	if r.over < 0 {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// FocusGained puts the keys on the row where they were, else on the marked one, else on the first.
func (r *Rows) FocusGained() {
	if !r.has(r.at) {
		r.at = r.Near(max(r.marked, 0))
	}
	r.reveal(r.at)
	r.Control.FocusGained()
}

// TypedKey moves, opens, deletes, and asks for the row's menu.
func (r *Rows) TypedKey(e *fyne.KeyEvent) {
	switch {
	case len(r.rows) == 0:
		r.PassOn(e)
	case e.Name == fyne.KeyUp:
		r.step(r.at-1, -1)
	case e.Name == fyne.KeyDown:
		r.step(r.at+1, 1)
	case e.Name == fyne.KeyHome:
		r.step(0, 1)
	case e.Name == fyne.KeyEnd:
		r.step(len(r.rows)-1, -1)
	case e.Name == fyne.KeyPageUp:
		r.step(r.index(r.top()-r.Size().Height), 1)
	case e.Name == fyne.KeyPageDown:
		r.step(r.index(r.top()+r.Size().Height), -1)
	case e.Name == fyne.KeyDelete && r.calls.Delete != nil && r.has(r.at):
		r.calls.Delete(r.at)
	case e.Name == desktop.KeyMenu && r.calls.Context != nil && r.has(r.at):
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(r)
		r.calls.Context(r.at, at.AddXY(r.kit.Dir.X(r.Size().Width, 2*RowInset, 0), r.tops[r.at+1]-r.offset))
	default:
		r.Control.TypedKey(e)
	}
}

func (r *Rows) top() float32 { return r.tops[max(r.at, 0)] }

// step goes to row i, or to the next from there by a step that can be pressed.
func (r *Rows) step(i, by int) {
	for ; i >= 0 && i < len(r.rows); i += by {
		if r.has(i) {
			r.GoTo(i)
			return
		}
	}
}

// TypedRune goes to the next row that begins with a letter; one that none begins with is the window's.
func (r *Rows) TypedRune(typed rune) {
	want := strings.ToLower(string(typed))
	for n := 1; n <= len(r.rows); n++ {
		i := (r.at + n + len(r.rows)) % len(r.rows)
		if r.has(i) && strings.HasPrefix(strings.ToLower(r.rows[i].Words), want) {
			r.GoTo(i)
			return
		}
	}
	r.Control.TypedRune(typed)
}

// AccessibilityRole is a text's: Fyne has no list, and the row under the keys is read.
func (r *Rows) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (r *Rows) CreateRenderer() fyne.WidgetRenderer { return r.parts }

func (r *Rows) arrange(s fyne.Size) {
	if s.Width <= 0 {
		return
	}
	r.offset = max(0, min(r.offset, r.Whole()-s.Height))
	r.ground.Resize(s)
	list := append(r.parts.List[:0], r.ground)
	first, end := 0, 0
	if len(r.rows) > 0 {
		first, end = r.index(r.offset), r.index(r.offset+s.Height)+1
	}
	for i := range r.drawn {
		if i < first || i >= end {
			delete(r.drawn, i)
		}
	}
	put := func(o fyne.CanvasObject, i int) {
		r.kit.Dir.Put(o, s.Width, RowInset, r.tops[i]-r.offset, s.Width-2*RowInset, r.rows[i].Height-1)
	}
	under := func(face *canvas.Rectangle, i int, on bool) {
		on = on && i >= first && i < end
		show(face, on)
		if on {
			put(face, i)
			list = append(list, face)
		}
	}
	under(r.hot, r.over, r.over != r.marked)
	under(r.mark, r.marked, true)
	for i := first; i < end; i++ {
		o := r.drawn[i]
		if o == nil {
			if r.rows[i].Draw == nil {
				continue
			}
			o = r.rows[i].Draw(i == r.marked)
			r.drawn[i] = o
		}
		put(o, i)
		list = append(list, o)
	}
	under(r.ring, r.at, r.focus)
	r.parts.List = append(list, r.placeBar(s))
	r.ground.Refresh()
}

func (r *Rows) placeBar(s fyne.Size) *canvas.Rectangle {
	const thick, beside, least = 3, 4, 24
	whole := max(r.Whole(), 1)
	h := max(least, s.Height*s.Height/whole)
	show(r.bar, whole > s.Height+1)
	y := (s.Height - h) * r.offset / max(1, whole-s.Height)
	r.kit.Dir.Put(r.bar, s.Width, s.Width-thick-beside, y, thick, h)
	return r.bar
}
