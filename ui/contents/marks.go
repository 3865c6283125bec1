package contents

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// Section is a name and the person's marks under it.
type Section struct {
	Name    string
	Entries []MarkEntry
	Muted   bool // they lead nowhere
}

// MarkEntry is a mark in the list: a highlight by its colour, others by an icon.
type MarkEntry struct {
	ID    string
	Words string // a person's or the source's: they keep their direction
	Icon  widgets.Icon
	Color color.NRGBA // of a highlight, where A is not 0
}

// MarkCalls are what a list of marks tells.
type MarkCalls struct {
	Open    func(id string)
	Delete  func(id string)
	Context func(id string, at fyne.Position) // at is a place in the window
}

// Marks lists a person's marks. Only the rows in view exist.
type Marks struct {
	widget.BaseWidget
	kit    *widgets.Kit
	calls  MarkCalls
	lines  []markLine
	whole  float32
	offset float32
	rows   map[int]*markRow
	names  map[int]*text.Label
	ground *canvas.Rectangle
	parts  *render.Parts
}

// markLine is a section's name or a mark.
type markLine struct {
	y, height float32
	name      string // of a section, else ""
	entry     MarkEntry
	muted     bool
}

const (
	nameHeight = 34
	marksFoot  = 12
)

var _ fyne.Scrollable = (*Marks)(nil)

// NewMarks makes an empty list.
func NewMarks(k *widgets.Kit, calls MarkCalls) *Marks {
	l := &Marks{
		kit: k, calls: calls, ground: canvas.NewRectangle(k.Palette.Panel),
		rows: map[int]*markRow{}, names: map[int]*text.Label{},
	}
	l.parts = &render.Parts{Arrange: l.arrange, Update: func() { l.arrange(l.Size()) }}
	l.ExtendBaseWidget(l)
	return l
}

// Set shows sections; one without entries is left out. What had the focus keeps
// it, or what has come in its place gets it.
func (l *Marks) Set(sections []Section) {
	focused, id := -1, ""
	for i, r := range l.rows {
		if r.focus {
			focused, id = i, r.entry.ID
		}
	}
	l.lines, l.rows, l.names = nil, map[int]*markRow{}, map[int]*text.Label{}
	y := float32(0)
	add := func(line markLine) {
		line.y = y
		y += line.height
		l.lines = append(l.lines, line)
	}
	for _, s := range sections {
		if len(s.Entries) == 0 {
			continue
		}
		add(markLine{height: nameHeight, name: s.Name})
		for _, e := range s.Entries {
			add(markLine{height: rowHeight, entry: e, muted: s.Muted})
		}
	}
	l.whole = 0
	if y > 0 {
		l.whole = y + marksFoot
	}
	l.Refresh()
	if focused >= 0 {
		l.focus(focused, id)
	}
}

// focus goes to the row of a mark, else to the one nearest to line i.
func (l *Marks) focus(i int, id string) {
	c := fyne.CurrentApp().Driver().CanvasForObject(l)
	if c == nil {
		return
	}
	best := -1
	for j, line := range l.lines {
		switch {
		case line.name != "":
		case line.entry.ID == id:
			best, i = j, j
		case best < 0 || abs(j-i) < abs(best-i):
			best = j
		}
	}
	c.Unfocus()
	if best < 0 {
		return
	}
	l.reveal(best)
	if r := l.rows[best]; r != nil { // else the pane is out of sight
		c.Focus(r)
	}
}

func abs(n int) int { return max(n, -n) }

// Whole is the height of all rows.
func (l *Marks) Whole() float32 { return l.whole }

func (l *Marks) reveal(i int) {
	line := l.lines[i]
	l.offset = min(l.offset, line.y)
	l.offset = max(l.offset, line.y+line.height-l.Size().Height)
	l.Refresh()
}

// Scrolled follows the wheel.
func (l *Marks) Scrolled(e *fyne.ScrollEvent) {
	l.offset -= e.Scrolled.DY * 2
	l.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (l *Marks) CreateRenderer() fyne.WidgetRenderer { return l.parts }

func (l *Marks) arrange(s fyne.Size) {
	if s.Width <= 0 {
		return
	}
	l.offset = max(0, min(l.offset, l.whole-s.Height))
	l.ground.Resize(s)
	list := append(l.parts.List[:0], l.ground)
	const spare = spareRows * rowHeight
	for i, line := range l.lines {
		y := line.y - l.offset
		if y+line.height < -spare || y > s.Height+spare {
			delete(l.rows, i)
			delete(l.names, i)
			continue
		}
		if line.name != "" {
			n := l.names[i]
			if n == nil {
				n = text.NewLabel(l.kit.Kit, line.name, text.UI(12.5, l.kit.Palette.Muted).Bold())
				l.names[i] = n
			}
			w := min(n.Natural(), s.Width-36)
			h := n.HeightFor(w)
			l.kit.Dir.Put(n, s.Width, 18, y+nameHeight-h-5, w, h)
			list = append(list, n)
			continue
		}
		r := l.rows[i]
		if r == nil {
			r = newMarkRow(l, line)
			r.focused = func() { l.reveal(i) }
			l.rows[i] = r
		}
		l.kit.Dir.Put(r, s.Width, 12, y, s.Width-24, rowHeight-1)
		list = append(list, r)
	}
	l.parts.List = list
	l.ground.Refresh()
}

// markRow is a mark in the list.
type markRow struct {
	widget.BaseWidget
	list         *Marks
	entry        MarkEntry
	focused      func()
	words        *text.Label
	sign         fyne.CanvasObject
	face, ring   *canvas.Rectangle
	hover, focus bool
}

var (
	_ fyne.Focusable         = (*markRow)(nil)
	_ fyne.SecondaryTappable = (*markRow)(nil)
	_ desktop.Hoverable      = (*markRow)(nil)
	_ desktop.Cursorable     = (*markRow)(nil)
)

func newMarkRow(l *Marks, line markLine) *markRow {
	p := l.kit.Palette
	ink := p.Ink
	if line.muted {
		ink = p.Muted
	}
	r := &markRow{
		list: l, entry: line.entry, face: canvas.NewRectangle(color.Transparent), ring: canvas.NewRectangle(color.Transparent),
		words: text.NewLabel(l.kit.Kit, line.entry.Words, text.UI(13.5, ink)).Source(),
	}
	if c := line.entry.Color; c.A != 0 {
		dot := canvas.NewCircle(c)
		dot.StrokeColor, dot.StrokeWidth = p.Muted, 1
		r.sign = dot
	} else {
		r.sign = widgets.NewGlyph(l.kit, line.entry.Icon, p.GoldText)
	}
	r.face.CornerRadius, r.ring.CornerRadius = 7, 7
	r.ring.StrokeColor, r.ring.StrokeWidth = p.Accent, 2
	r.ExtendBaseWidget(r)
	return r
}

func (r *markRow) Tapped(*fyne.PointEvent) { r.list.calls.Open(r.entry.ID) }

func (r *markRow) TappedSecondary(e *fyne.PointEvent) {
	r.list.calls.Context(r.entry.ID, e.AbsolutePosition)
}

func (r *markRow) MouseIn(*desktop.MouseEvent)    { r.hover = true; r.Refresh() }
func (r *markRow) MouseMoved(*desktop.MouseEvent) {}
func (r *markRow) MouseOut()                      { r.hover = false; r.Refresh() }
func (r *markRow) Cursor() desktop.Cursor         { return desktop.PointerCursor }
func (r *markRow) FocusGained()                   { r.focus = true; r.Refresh(); r.focused() }
func (r *markRow) FocusLost()                     { r.focus = false; r.Refresh() }
func (r *markRow) TypedRune(rune)                 {}

// TypedKey goes to the passage with Enter and Space, deletes the mark, and asks for its menu.
func (r *markRow) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		r.list.calls.Open(r.entry.ID)
	case fyne.KeyDelete:
		r.list.calls.Delete(r.entry.ID)
	case desktop.KeyMenu:
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(r)
		r.list.calls.Context(r.entry.ID, at.AddXY(r.list.kit.Dir.X(r.Size().Width, 20, 0), r.Size().Height))
	default:
		if r.list.kit.Keys != nil {
			r.list.kit.Keys(e)
		}
	}
}

func (r *markRow) look() {
	r.face.FillColor = color.Transparent
	if r.hover {
		r.face.FillColor = r.list.kit.Palette.Track
	}
	if r.focus {
		r.ring.Show()
	} else {
		r.ring.Hide()
	}
}

// CreateRenderer implements fyne.Widget.
func (r *markRow) CreateRenderer() fyne.WidgetRenderer {
	r.look()
	return &render.Parts{
		List: []fyne.CanvasObject{r.face, r.sign, r.words, r.ring},
		Arrange: func(s fyne.Size) {
			r.face.Resize(s)
			r.ring.Resize(s)
			side := float32(16)
			if r.entry.Color.A != 0 {
				side = 12
			}
			put := r.list.kit.Dir.Put
			put(r.sign, s.Width, 10+(16-side)/2, (s.Height-side)/2, side, side)
			w := s.Width - 34 - 8
			h := r.words.HeightFor(w)
			put(r.words, s.Width, 34, (s.Height-h)/2, w, h)
		},
		Update: func() { r.look(); r.face.Refresh(); r.ring.Refresh() },
	}
}
