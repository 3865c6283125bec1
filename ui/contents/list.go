// Package contents is the pane at the start side: the statement's sections.
package contents

import (
	"image/color"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/briefing"
	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// Entry is one line of the contents.
type Entry struct {
	Paragraph int    // where it leads
	Number    string // a measure's own number as the source has it
	Words     string
	Inner     bool // under the heading
	source    bool
}

// Entries lists a statement's sections: words of the source, and the three
// names that the interface gives (opening, source).
func Entries(b *briefing.Briefing, opening, source string) []Entry {
	var out []Entry
	opened := false
	for i, p := range b.Paragraphs {
		e := Entry{Paragraph: i, Words: b.Slice(p.Span), source: true}
		switch p.Kind {
		case briefing.Opening:
			if opened {
				continue
			}
			opened = true
			e.Words, e.source = opening, false
		case briefing.MeasureTitle:
			m := b.Measures[p.Measure]
			e.Number, e.Words, e.Inner = b.Slice(m.Label), b.Slice(m.Title), true
		case briefing.SourceLine:
			e.Words, e.source = source, false
		case briefing.Heading, briefing.Title, briefing.Closing, briefing.Body:
		default:
			continue
		}
		out = append(out, e)
	}
	return out
}

// List shows entries and marks the one that is being read. Only the rows in
// view exist: a long statement has thousands.
type List struct {
	widget.BaseWidget
	kit     *widgets.Kit
	title   *text.Label
	entries []Entry
	open    func(paragraph int)
	rows    map[int]*item // by entry, those in view and spare around
	offset  float32
	current int
	ground  *canvas.Rectangle
	hair    *canvas.Rectangle
	parts   *render.Parts
}

var _ fyne.Scrollable = (*List)(nil)

// New makes a list; open is told of the paragraph that an entry leads to.
func New(k *widgets.Kit, title string, entries []Entry, open func(paragraph int)) *List {
	l := &List{
		kit: k, entries: entries, open: open, rows: map[int]*item{}, current: -1,
		ground: canvas.NewRectangle(k.Palette.Panel), hair: canvas.NewRectangle(k.Palette.Line),
		title: text.NewLabel(k.Kit, title, text.UI(12.5, k.Palette.Muted).Bold()),
	}
	l.parts = &render.Parts{
		Arrange: l.arrange,
		Min:     func() fyne.Size { return fyne.NewSize(248, 100) },
		Update:  func() { l.arrange(l.Size()) },
	}
	l.ExtendBaseWidget(l)
	return l
}

// Mark marks the entry that paragraph belongs to.
func (l *List) Mark(paragraph int) {
	found := sort.Search(len(l.entries), func(i int) bool { return l.entries[i].Paragraph > paragraph }) - 1
	if found < 0 && len(l.entries) > 0 {
		found = 0
	}
	if found == l.current {
		return
	}
	if it := l.rows[l.current]; it != nil {
		it.mark(false)
	}
	if it := l.rows[found]; it != nil {
		it.mark(true)
	}
	l.current = found
	l.reveal(found)
}

const (
	rowHeight = 32
	headSpace = 50
	// spareRows are made before and after the view, so that Tab finds where to go.
	spareRows = 2
)

func (l *List) reveal(i int) {
	if i < 0 {
		return
	}
	y := headSpace + float32(i)*rowHeight
	if y-l.offset < 0 {
		l.offset = y - 8
	} else if y+rowHeight-l.offset > l.Size().Height {
		l.offset = y + rowHeight + 8 - l.Size().Height
	}
	l.Refresh()
}

// Scrolled follows the wheel.
func (l *List) Scrolled(e *fyne.ScrollEvent) {
	l.offset -= e.Scrolled.DY * 2
	l.Refresh()
}

// Whole is the height of all rows and what stands over and under them.
func (l *List) Whole() float32 { return headSpace + float32(len(l.entries))*rowHeight + 12 }

// CreateRenderer implements fyne.Widget.
func (l *List) CreateRenderer() fyne.WidgetRenderer { return l.parts }

func (l *List) arrange(s fyne.Size) {
	if s.Width <= 0 {
		return
	}
	l.offset = max(0, min(l.offset, l.Whole()-s.Height))
	l.ground.Resize(s)
	l.kit.Dir.Put(l.hair, s.Width, s.Width-1, 0, 1, s.Height)
	m := l.title.MinSize()
	l.kit.Dir.Put(l.title, s.Width, 18, 24-l.offset, m.Width, m.Height)
	first := max(0, int((l.offset-headSpace)/rowHeight)-spareRows)
	end := min(len(l.entries), int((l.offset-headSpace+s.Height)/rowHeight)+1+spareRows)
	list := append(l.parts.List[:0], l.ground, l.title)
	for i := range l.rows {
		if i < first || i >= end {
			delete(l.rows, i)
		}
	}
	for i := first; i < end; i++ {
		it := l.rows[i]
		if it == nil {
			it = l.row(i)
			l.rows[i] = it
		}
		l.kit.Dir.Put(it, s.Width, 12, headSpace+float32(i)*rowHeight-l.offset, s.Width-24, rowHeight-1)
		list = append(list, it)
	}
	l.parts.List = append(list, l.hair)
	l.ground.Refresh()
}

func (l *List) row(i int) *item {
	e := l.entries[i]
	it := newItem(l.kit, e, func() { l.open(e.Paragraph) })
	it.focused = func() { l.reveal(i) }
	if i == l.current {
		it.mark(true)
	}
	return it
}

// item is a row.
type item struct {
	widget.BaseWidget
	kit           *widgets.Kit
	entry         Entry
	open, focused func()
	number, words *text.Label
	face, ring    *canvas.Rectangle
	hover, marked bool
	focus         bool
}

var (
	_ fyne.Focusable    = (*item)(nil)
	_ desktop.Hoverable = (*item)(nil)
)

func newItem(k *widgets.Kit, e Entry, open func()) *item {
	it := &item{
		kit: k, entry: e, open: open, face: canvas.NewRectangle(color.Transparent), ring: canvas.NewRectangle(color.Transparent),
		number: text.NewLabel(k.Kit, e.Number, text.UI(13, k.Palette.GoldText).Bold()),
		words:  text.NewLabel(k.Kit, e.Words, text.UI(13.5, k.Palette.Ink)),
	}
	if e.source {
		it.words.Source()
	}
	it.face.CornerRadius, it.ring.CornerRadius = 7, 7
	it.ring.StrokeColor, it.ring.StrokeWidth = k.Palette.Accent, 2
	it.ExtendBaseWidget(it)
	return it
}

func (it *item) mark(on bool) {
	it.marked = on
	s := text.UI(13.5, it.kit.Palette.Ink)
	if on {
		s = text.UI(13.5, it.kit.Palette.Accent).Bold()
	}
	it.words.SetStyle(s)
	it.Refresh()
}

func (it *item) Tapped(*fyne.PointEvent)        { it.open() }
func (it *item) MouseIn(*desktop.MouseEvent)    { it.hover = true; it.Refresh() }
func (it *item) MouseMoved(*desktop.MouseEvent) {}
func (it *item) MouseOut()                      { it.hover = false; it.Refresh() }
func (it *item) Cursor() desktop.Cursor         { return desktop.PointerCursor }
func (it *item) FocusGained()                   { it.focus = true; it.Refresh(); it.focused() }
func (it *item) FocusLost()                     { it.focus = false; it.Refresh() }
func (it *item) TypedRune(rune)                 {}

func (it *item) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		it.open()
	default:
		if it.kit.Keys != nil {
			it.kit.Keys(e)
		}
	}
}

func (it *item) look() {
	p := it.kit.Palette
	it.face.FillColor = color.Transparent
	switch {
	case it.marked:
		it.face.FillColor = p.AccentSoft
	case it.hover:
		it.face.FillColor = p.Track
	}
	if it.focus {
		it.ring.Show()
	} else {
		it.ring.Hide()
	}
}

// CreateRenderer implements fyne.Widget.
func (it *item) CreateRenderer() fyne.WidgetRenderer {
	it.look()
	return &render.Parts{
		List: []fyne.CanvasObject{it.face, it.number, it.words, it.ring},
		Arrange: func(s fyne.Size) {
			it.face.Resize(s)
			it.ring.Resize(s)
			start := float32(10)
			if it.entry.Inner {
				m := it.number.MinSize()
				it.kit.Dir.Put(it.number, s.Width, 22-min(m.Width, 10)/2, (s.Height-m.Height)/2, m.Width, m.Height)
				start = max(42, 30+m.Width)
			}
			w := s.Width - start - 8
			h := it.words.HeightFor(w)
			it.kit.Dir.Put(it.words, s.Width, start, (s.Height-h)/2, w, h)
		},
		Update: func() { it.look(); it.face.Refresh(); it.ring.Refresh() },
	}
}
