// Package measures is the pane at the end side: how far each announced measure has come.
package measures

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/briefing"
	"bayan/internal/calendar"
	"bayan/internal/locale"
	"bayan/ui/render"
	"bayan/ui/stack"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// Options are what the pane shows and whom it tells.
type Options struct {
	Briefing *briefing.Briefing
	Words    *locale.Catalogue
	Digits   locale.Digits
	Today    string // YYYY-MM-DD
	Set      func(measure string, next briefing.Progress)
	Edit     func(m *briefing.Measure)
	Open     func(paragraph int)
}

// date writes a due date; one that cannot be written stays as it was set.
func (o *Options) date(due string) string {
	d, err := calendar.Parse(due)
	if err != nil {
		return due
	}
	long, err := o.Words.Date(d, locale.DateStyle{Calendars: locale.Gregorian, Digits: o.Digits})
	if err != nil {
		return due
	}
	return long
}

// Pane shows a ring and a card a measure. Only the cards in view exist.
type Pane struct {
	widget.BaseWidget
	kit          *widgets.Kit
	opt          Options
	state        map[string]briefing.Progress
	ring         *widgets.Ring
	title, sub   *text.Label
	cards        map[int]*card // by measure, those in view and spare around
	ground, hair *canvas.Rectangle
	stack        stack.Stack // the head, then the measures
	width        float32     // that the stack's heights are for
	parts        *render.Parts
}

var _ fyne.Scrollable = (*Pane)(nil)

// New makes a pane.
func New(k *widgets.Kit, o Options, state map[string]briefing.Progress) *Pane {
	p := &Pane{
		kit: k, opt: o, ring: widgets.NewRing(k),
		title:  text.NewLabel(k.Kit, o.Words.T("measures.title"), text.UI(15, k.Palette.Ink).Bold()),
		sub:    text.NewLabel(k.Kit, "", text.UI(12.5, k.Palette.Muted)).Wrapping(),
		ground: canvas.NewRectangle(k.Palette.Surface), hair: canvas.NewRectangle(k.Palette.Line),
		cards: map[int]*card{},
	}
	p.parts = &render.Parts{
		Arrange: p.arrange,
		Min:     func() fyne.Size { return fyne.NewSize(356, 100) },
		Update:  func() { p.arrange(p.Size()) },
	}
	p.Follow(state)
	p.ExtendBaseWidget(p)
	return p
}

// Next is the status that a click leads to.
func Next(s briefing.Status) briefing.Status {
	switch s {
	case briefing.Todo, "":
		return briefing.Doing
	case briefing.Doing:
		return briefing.Done
	}
	return briefing.Todo
}

// Follow shows a state of the measures.
func (p *Pane) Follow(state map[string]briefing.Progress) {
	p.state = state
	counts := map[string]int{}
	for i := range p.opt.Briefing.Measures {
		counts[look(p.of(i), p.opt.Today)]++
	}
	for i, c := range p.cards {
		c.follow(p.of(i))
	}
	p.width = 0
	d, t, all := p.opt.Digits, p.opt.Words, len(p.opt.Briefing.Measures)
	done := counts["done"]
	p.ring.Set(done, counts["doing"], all, t.F("measures.ring", locale.Args{"done": locale.Number(done, d), "all": locale.Number(all, d)}))
	var parts []string
	for _, k := range looks {
		if n := counts[k]; n > 0 {
			parts = append(parts, t.N("measures.count_"+k, n, d))
		}
	}
	p.sub.SetText(strings.Join(parts, " · "))
	if all == 0 {
		p.sub.SetText(t.T("measures.none"))
	}
	p.Refresh()
}

// of is a measure's progress; one that nobody has touched is to do.
func (p *Pane) of(measure int) briefing.Progress {
	s := p.state[p.opt.Briefing.Measures[measure].ID]
	if s.Status == "" {
		s.Status = briefing.Todo
	}
	return s
}

// looks are what a measure can be seen as, in the order in which they are counted.
var looks = [...]string{"done", "doing", "late", "todo", "dropped"}

// look is the status that a card shows: a measure past its date is late whatever else it is.
func look(p briefing.Progress, today string) string {
	if p.Late(today) {
		return "late"
	}
	return string(p.Status)
}

// Scrolled follows the wheel.
func (p *Pane) Scrolled(e *fyne.ScrollEvent) {
	p.stack.Offset -= e.Scrolled.DY * 2
	p.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer { return p.parts }

const (
	edge   = 15 // beside the cards
	gap    = 9  // under each
	top    = 16 // over the head
	usual  = 62 + gap
	spare  = 2 // cards before and after the view, so that Tab finds where to go
	headIn = 86
)

// fit guesses the heights again where the width or the state has changed.
func (p *Pane) fit(width float32) {
	if p.width == width {
		return
	}
	p.width = width
	t := width - headIn - top
	head := top + max(66, 29+p.sub.HeightFor(t)+6)
	p.stack.Reset(len(p.opt.Briefing.Measures)+1, func(i int) float32 {
		switch {
		case i == 0:
			return head
		case p.cards[i-1] != nil:
			return p.cards[i-1].heightFor(width-2*edge) + gap
		}
		return usual
	})
}

// card makes a measure's card where there is none, and says how tall it is. 0 is the head.
func (p *Pane) card(i int) {
	if i--; i < 0 || p.cards[i] != nil {
		return
	}
	c := newCard(p.kit, &p.opt, &p.opt.Briefing.Measures[i], func() { p.reveal(i + 1) })
	c.follow(p.of(i))
	p.cards[i] = c
	p.stack.Set(i+1, c.heightFor(p.width-2*edge)+gap)
}

// reveal scrolls so that a card with the focus is seen whole.
func (p *Pane) reveal(i int) {
	view := p.Size().Height
	switch y, seen := p.place(i); {
	case !seen:
		p.stack.At, p.stack.Offset = i, 0
	case y < 0:
		p.stack.Offset += y
	case y+p.stack.Height(i) > view:
		p.stack.Offset += y + p.stack.Height(i) - view
	default:
		return
	}
	p.Refresh()
}

// place is where a thing stands, if it is near the view.
func (p *Pane) place(i int) (y float32, seen bool) {
	y = -p.stack.Offset
	for j := p.stack.At; j < i; j++ {
		y += p.stack.Height(j)
	}
	for j := i; j < p.stack.At; j++ {
		y -= p.stack.Height(j)
	}
	return y, y > -p.Size().Height && y < 2*p.Size().Height
}

func (p *Pane) arrange(s fyne.Size) {
	if s.Width <= 0 {
		return
	}
	p.fit(s.Width)
	p.stack.Settle(s.Height, gap, p.card)
	p.ground.Resize(s)
	p.kit.Dir.Put(p.hair, s.Width, 0, 0, 1, s.Height)
	list := append(p.parts.List[:0], p.ground)
	first := max(0, p.stack.At-spare)
	for i := first; i < p.stack.At; i++ {
		p.card(i) // now: their heights move what is placed after them
	}
	y, _ := p.place(first)
	i, beyond := first, 0
	for ; i < p.stack.Len() && beyond <= spare; i++ {
		p.card(i)
		if i == 0 {
			list = append(list, p.head(s, y)...)
		} else {
			c := p.cards[i-1]
			p.kit.Dir.Put(c, s.Width, edge, y, s.Width-2*edge, p.stack.Height(i)-gap)
			list = append(list, c)
		}
		if y += p.stack.Height(i); y > s.Height {
			beyond++
		}
	}
	for n := range p.cards {
		if n+1 < first || n+1 >= i {
			delete(p.cards, n)
		}
	}
	p.parts.List = append(list, p.hair)
	p.ground.Refresh()
}

func (p *Pane) head(s fyne.Size, y float32) []fyne.CanvasObject {
	t := s.Width - headIn - top
	p.kit.Dir.Put(p.ring, s.Width, 19, y+top, 56, 56)
	p.kit.Dir.Put(p.title, s.Width, headIn, y+top+4, t, p.title.HeightFor(t))
	p.kit.Dir.Put(p.sub, s.Width, headIn, y+top+29, t, p.sub.HeightFor(t))
	return []fyne.CanvasObject{p.ring, p.title, p.sub}
}

// card is one measure.
type card struct {
	widget.BaseWidget
	kit     *widgets.Kit
	opt     *Options
	measure *briefing.Measure
	state   briefing.Progress
	box     *widgets.Box
	title   *text.Label
	lines   *text.Label
	chip    *widgets.Chip
	edit    *widgets.Link
	face    *canvas.Rectangle
}

func newCard(k *widgets.Kit, o *Options, m *briefing.Measure, focused func()) *card {
	c := &card{kit: k, opt: o, measure: m, face: canvas.NewRectangle(k.Palette.Surface)}
	c.state.Status = briefing.Todo
	c.face.CornerRadius, c.face.StrokeColor, c.face.StrokeWidth = 9, k.Palette.Line, 1
	c.title = text.NewLabel(k.Kit, "", text.UI(14, k.Palette.Ink).Bold()).Wrapping()
	c.title.SetParts(text.Part{Words: o.Briefing.Slice(m.Label) + " · "}, text.Part{Words: o.Briefing.Slice(m.Title), Apart: true})
	c.lines = text.NewLabel(k.Kit, "", text.UI(12.5, k.Palette.Muted)).Wrapping()
	c.chip = widgets.NewChip(k, o.Words.T("status.todo"), k.Palette.Todo, k.Palette.TodoSoft)
	c.box = widgets.NewBox(k, briefing.Todo, func() {
		next := c.state
		next.Status = Next(next.Status)
		o.Set(m.ID, next)
	})
	c.edit = widgets.NewLink(k, o.Words.T("measures.edit"), func() { o.Edit(m) })
	c.box.Focused, c.edit.Focused = focused, focused
	c.ExtendBaseWidget(c)
	return c
}

func (c *card) follow(s briefing.Progress) {
	c.state = s
	c.box.SetStatus(s.Status)
	t := c.opt.Words.T
	seen := look(s, c.opt.Today)
	ink, ground := c.kit.Palette.Status(seen)
	c.chip.Set(t("status."+seen), ink, ground)
	var parts []text.Part
	add := func(key, value string) {
		if value == "" {
			return
		}
		before := t(key) + ": "
		if len(parts) > 0 {
			before = " · " + before
		}
		parts = append(parts, text.Part{Words: before}, text.Part{Words: strings.ReplaceAll(value, "\n", " "), Apart: true})
	}
	add("measures.owner", s.Owner)
	add("measures.due", c.opt.date(s.Due))
	add("measures.note", s.Note)
	c.lines.SetParts(parts...)
	c.Refresh()
}

// Tapped goes to the measure in the text.
func (c *card) Tapped(*fyne.PointEvent) { c.opt.Open(c.measure.Paragraph) }

func (c *card) widths(w float32) (title, lines float32) {
	return max(40, w-39-12-c.chip.MinSize().Width-10), w - 39 - 12
}

func (c *card) heightFor(w float32) float32 {
	t, l := c.widths(w)
	h := c.title.HeightFor(t) + 20
	if c.lines.Text() != "" {
		h += c.lines.HeightFor(l)
	}
	return h + c.edit.MinSize().Height + 2
}

// CreateRenderer implements fyne.Widget.
func (c *card) CreateRenderer() fyne.WidgetRenderer {
	lay := func(s fyne.Size) {
		t, l := c.widths(s.Width)
		c.face.Resize(s)
		b, m, h := c.box.MinSize(), c.chip.MinSize(), c.title.HeightFor(t)
		const y = 10
		c.kit.Dir.Put(c.box, s.Width, 12-widgets.BoxReach, y+1.5-widgets.BoxReach, b.Width, b.Height)
		c.kit.Dir.Put(c.title, s.Width, 39, y, t, h)
		c.kit.Dir.Put(c.chip, s.Width, s.Width-12-m.Width, y, m.Width, m.Height)
		below := y + h
		if c.lines.Text() != "" {
			c.kit.Dir.Put(c.lines, s.Width, 39, below, l, c.lines.HeightFor(l))
			below += c.lines.HeightFor(l)
		}
		e := c.edit.MinSize()
		c.kit.Dir.Put(c.edit, s.Width, 39, below+2, e.Width, e.Height)
	}
	return &render.Parts{
		List: []fyne.CanvasObject{c.face, c.title, c.lines, c.chip, c.edit, c.box}, Arrange: lay,
		Min:    func() fyne.Size { return fyne.NewSize(100, 48) },
		Update: func() { lay(c.Size()) },
	}
}
