// Package measures is the pane at the end side: how far each announced measure
// has come, and the sheets in which it is followed up.
package measures

import (
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
	View     View
	Viewed   func(View) // another view was chosen
	Set      func(measure string, changes ...Change)
	Edit     func(measure string)
	History  func(measure string)
	Open     func(paragraph int) // goes to the text
	Back     func()              // goes to where the text was before
	Add      func()              // an item
	Table    func()              // the export
	Carry    func()              // the hand-over
}

// date writes a due date; one that cannot be written stays as it was set.
func (o *Options) date(due string) string { return longDate(o.Words, o.Digits, due) }

func longDate(words *locale.Catalogue, digits locale.Digits, due string) string {
	d, err := calendar.Parse(due)
	if err != nil {
		return due
	}
	long, err := words.Date(d, locale.DateStyle{Calendars: locale.Gregorian, Digits: digits})
	if err != nil {
		return due
	}
	return long
}

// weekStart is the language's first day of the week, 0 for Sunday.
func weekStart(words *locale.Catalogue) int { return int(words.T("date.week_start")[0] - '0') }

// Pane shows a ring, a card a measure, then the items that people added, and
// what can be done with the record. Only the cards in view exist.
type Pane struct {
	widget.BaseWidget
	kit          *widgets.Kit
	opt          Options
	state        State
	view         View
	rows         []Row // those that the view shows
	things       []thing
	open         string // the row whose card is open, "" for none
	back         bool   // there is a place in the text to go back to
	head         *head
	foot         *foot
	caption      *text.Label // over the added items
	empty        *text.Label
	cards        map[string]*card // by row, those in view and spare around
	ground, hair *canvas.Rectangle
	stack        stack.Stack
	width        float32 // that the stack's heights are for
	parts        *render.Parts
}

// thing is what stands in the pane's column: the head, a card (row ≥ 0) or a label.
type thing struct {
	label *text.Label
	row   int
}

const (
	theHead = -1
	aLabel  = -2
)

var _ fyne.Scrollable = (*Pane)(nil)

// New makes a pane.
func New(k *widgets.Kit, o Options, state State) *Pane {
	p := &Pane{
		kit: k, opt: o, view: o.View, cards: map[string]*card{},
		caption: text.NewLabel(k.Kit, o.Words.T("measures.added_items"), text.UI(12.5, k.Palette.GoldText).Bold()).Wrapping(),
		empty:   text.NewLabel(k.Kit, o.Words.T("measures.empty_view"), text.UI(12.5, k.Palette.Muted)).Wrapping(),
		ground:  canvas.NewRectangle(k.Palette.Surface), hair: canvas.NewRectangle(k.Palette.Line),
	}
	p.head = newHead(k, &p.opt, p.choose)
	p.foot = newFoot(k, &p.opt)
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

// Follow shows a state of the follow-up.
func (p *Pane) Follow(state State) {
	was := p.row(p.open)
	focused := p.cards[p.open] != nil && p.cards[p.open].holds(p.focus())
	all := state.Rows(p.opt.Briefing)
	p.state = state
	p.rows = p.view.Rows(all, p.opt.Today, weekStart(p.opt.Words))
	p.head.follow(all, len(p.rows), state.Waiting, p.view)
	p.things = append(p.things[:0], thing{row: theHead})
	captioned := false
	for i, r := range p.rows {
		if r.Measure == nil && !captioned {
			captioned = true
			p.things = append(p.things, thing{p.caption, aLabel})
		}
		p.things = append(p.things, thing{row: i})
	}
	if len(p.rows) == 0 && len(all) > 0 {
		p.things = append(p.things, thing{p.empty, aLabel})
	}
	shown := map[string]bool{}
	for _, r := range p.rows {
		shown[r.ID] = true
		if c := p.cards[r.ID]; c != nil {
			c.follow(r)
		}
	}
	for id := range p.cards {
		if !shown[id] {
			delete(p.cards, id)
		}
	}
	p.width = 0
	p.Refresh()
	if p.open != "" && !shown[p.open] { // what was set took it out of the view
		p.open = ""
		if focused && len(p.rows) > 0 {
			p.pick(min(was, len(p.rows)-1))
		} else if focused {
			p.unfocus()
		}
	}
}

// Returnable says whether there is a place in the text to go back to.
func (p *Pane) Returnable(on bool) {
	if p.back != on {
		p.back = on
		p.reopen()
	}
}

func (p *Pane) choose(v View) {
	p.view = v
	p.stack.At, p.stack.Offset = 0, 0
	p.Follow(p.state)
	p.opt.Viewed(v)
}

// row is where a row stands among those shown, or -1.
func (p *Pane) row(id string) int {
	for i, r := range p.rows {
		if r.ID == id {
			return i
		}
	}
	return -1
}

func (p *Pane) canvas() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(p) }

func (p *Pane) focus() fyne.Focusable {
	if c := p.canvas(); c != nil {
		return c.Focused()
	}
	return nil
}

func (p *Pane) unfocus() {
	if c := p.canvas(); c != nil {
		c.Unfocus()
	}
}

// Focus gives the keys to the open card, or to the first.
func (p *Pane) Focus() { p.pick(max(0, p.row(p.open))) }

// GoTo opens the card of a measure or an added item and gives it the keys.
func (p *Pane) GoTo(id string) { p.pick(p.row(id)) }

// pick opens a row's card and gives it the keys.
func (p *Pane) pick(row int) {
	if row < 0 || row >= len(p.rows) {
		return
	}
	id := p.rows[row].ID
	p.expand(id)
	p.reveal(p.thing(row))
	if c, on := p.cards[id], p.canvas(); c != nil && on != nil {
		on.Focus(c.box)
	}
}

// expand opens a card, which closes the one that was open.
func (p *Pane) expand(id string) {
	if p.open != id {
		p.open = id
		p.reopen()
	}
}

func (p *Pane) reopen() {
	for id, c := range p.cards {
		c.expand(id == p.open, p.back)
	}
	p.width = 0
	p.Refresh()
}

// got is told that something of a card has got the keys.
func (p *Pane) got(id string) {
	p.expand(id)
	p.reveal(p.thing(p.row(id)))
}

// key moves from card to card, and opens the editor.
func (p *Pane) key(id string, e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyDown:
		p.pick(p.row(id) + 1)
	case fyne.KeyUp:
		p.pick(p.row(id) - 1)
	case fyne.KeyHome:
		p.pick(0)
	case fyne.KeyEnd:
		p.pick(len(p.rows) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		p.opt.Edit(id)
	default:
		return false
	}
	return true
}

// thing is where a row's card stands in the column.
func (p *Pane) thing(row int) int {
	for i, t := range p.things {
		if t.row == row {
			return i
		}
	}
	return 0
}

// Scrolled follows the wheel.
func (p *Pane) Scrolled(e *fyne.ScrollEvent) {
	p.stack.Offset -= e.Scrolled.DY * 2
	p.Refresh()
}

// AccessibilityLabel is the open card, or how many measures there are to follow:
// Fyne's tree of what is read ends at a widget.
func (p *Pane) AccessibilityLabel() string {
	if c := p.cards[p.open]; c != nil {
		return c.box.AccessibilityLabel()
	}
	return p.opt.Words.T("measures.title")
}

// AccessibilityRole is a text's.
func (p *Pane) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer { return p.parts }

const (
	edge  = 15 // beside the cards
	gap   = 9  // under each
	usual = 62 + gap
	spare = 2 // cards before and after the view, so that Tab finds where to go
)

// fit guesses the heights again where the width or the state has changed.
func (p *Pane) fit(width float32) {
	if p.width == width {
		return
	}
	p.width = width
	p.stack.Reset(len(p.things), func(i int) float32 {
		t := p.things[i]
		switch {
		case t.row == theHead:
			return p.head.heightFor(width)
		case t.row == aLabel:
			return t.label.HeightFor(width-2*edge) + gap
		}
		if c := p.cards[p.rows[t.row].ID]; c != nil {
			return c.heightFor(width-2*edge) + gap
		}
		return usual
	})
}

// card makes a row's card where there is none, and says how tall it is.
func (p *Pane) card(i int) {
	row := p.things[i].row
	if row < 0 {
		return
	}
	r := p.rows[row]
	if p.cards[r.ID] != nil {
		return
	}
	c := newCard(p.kit, &p.opt, r, p)
	c.expand(r.ID == p.open, p.back)
	p.cards[r.ID] = c
	p.stack.Set(i, c.heightFor(p.width-2*edge)+gap)
}

// view is the height that the column is seen in.
func (p *Pane) seen() float32 { return p.Size().Height - p.foot.height() }

// reveal scrolls so that a card with the focus is seen whole.
func (p *Pane) reveal(i int) {
	if p.Size().Width <= 0 {
		return
	}
	p.fit(p.Size().Width)
	switch y, near := p.place(i); {
	case !near:
		p.stack.At, p.stack.Offset = i, 0
	case y < 0:
		p.stack.Offset += y - 4 // its ring
	case y+p.stack.Height(i) > p.seen():
		p.stack.Offset += y + p.stack.Height(i) - p.seen()
	default:
		return
	}
	p.Refresh()
}

// place is where a thing stands, if it is near the view.
func (p *Pane) place(i int) (y float32, near bool) {
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
	p.stack.Settle(p.seen(), 0, p.card)
	p.ground.Resize(s)
	p.kit.Dir.Put(p.hair, s.Width, 0, 0, 1, s.Height)
	list := append(p.parts.List[:0], p.ground)
	first := max(0, p.stack.At-spare)
	for i := first; i < p.stack.At; i++ {
		p.card(i) // now: their heights move what is placed after them
	}
	y, _ := p.place(first)
	i, beyond := first, 0
	kept := map[string]bool{}
	for ; i < p.stack.Len() && beyond <= spare; i++ {
		p.card(i)
		h := p.stack.Height(i)
		switch t := p.things[i]; t.row {
		case theHead:
			list = append(list, p.head.place(s, y)...)
		case aLabel:
			p.kit.Dir.Put(t.label, s.Width, edge, y, s.Width-2*edge, h-gap)
			list = append(list, t.label)
		default:
			id := p.rows[t.row].ID
			kept[id] = true
			p.kit.Dir.Put(p.cards[id], s.Width, edge, y, s.Width-2*edge, h-gap)
			list = append(list, p.cards[id])
		}
		if y += h; y > s.Height {
			beyond++
		}
	}
	for id := range p.cards {
		if !kept[id] {
			delete(p.cards, id)
		}
	}
	list = append(list, p.foot.place(s, min(y, p.seen()), y > p.seen())...)
	p.parts.List = append(list, p.hair)
	p.ground.Refresh()
}
