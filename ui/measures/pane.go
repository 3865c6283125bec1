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

// Pane shows a ring and a card a measure.
type Pane struct {
	widget.BaseWidget
	kit          *widgets.Kit
	opt          Options
	ring         *widgets.Ring
	title, sub   *text.Label
	cards        []*card
	ground, hair *canvas.Rectangle
	offset       float32
}

var _ fyne.Scrollable = (*Pane)(nil)

// New makes a pane.
func New(k *widgets.Kit, o Options, state map[string]briefing.Progress) *Pane {
	p := &Pane{
		kit: k, opt: o, ring: widgets.NewRing(k),
		title:  text.NewLabel(k.Kit, o.Words.T("measures.title"), text.UI(15, k.Palette.Ink).Bold()),
		sub:    text.NewLabel(k.Kit, "", text.UI(12.5, k.Palette.Muted)).Wrapping(),
		ground: canvas.NewRectangle(k.Palette.Surface), hair: canvas.NewRectangle(k.Palette.Line),
	}
	for i := range o.Briefing.Measures {
		p.cards = append(p.cards, newCard(k, &p.opt, &o.Briefing.Measures[i]))
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
	counts := map[string]int{}
	for _, c := range p.cards {
		s := state[c.measure.ID]
		if s.Status == "" {
			s.Status = briefing.Todo
		}
		counts[look(s, p.opt.Today)]++
		c.follow(s)
	}
	d, t, all := p.opt.Digits, p.opt.Words, len(p.cards)
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
func (p *Pane) Scrolled(e *fyne.ScrollEvent) { p.offset -= e.Scrolled.DY * 2; p.Refresh() }

// CreateRenderer implements fyne.Widget.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer {
	list := []fyne.CanvasObject{p.ground, p.ring, p.title, p.sub}
	for _, c := range p.cards {
		list = append(list, c)
	}
	lay := func(s fyne.Size) {
		if s.Width <= 0 {
			return
		}
		p.ground.Resize(s)
		p.kit.Dir.Put(p.hair, s.Width, 0, 0, 1, s.Height)
		w := s.Width - 30
		t := s.Width - 86 - 16
		head := max(66, 29+p.sub.HeightFor(t)+6)
		whole := 24 + head
		for _, c := range p.cards {
			whole += c.heightFor(w) + 9
		}
		p.offset = max(0, min(p.offset, whole-s.Height))
		y := 16 - p.offset
		p.kit.Dir.Put(p.ring, s.Width, 19, y, 56, 56)
		p.kit.Dir.Put(p.title, s.Width, 86, y+4, t, p.title.HeightFor(t))
		p.kit.Dir.Put(p.sub, s.Width, 86, y+29, t, p.sub.HeightFor(t))
		y += head
		for _, c := range p.cards {
			h := c.heightFor(w)
			p.kit.Dir.Put(c, s.Width, 15, y, w, h)
			y += h + 9
		}
	}
	return &render.Parts{
		List: append(list, p.hair), Arrange: lay,
		Min:    func() fyne.Size { return fyne.NewSize(356, 100) },
		Update: func() { lay(p.Size()) },
	}
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

func newCard(k *widgets.Kit, o *Options, m *briefing.Measure) *card {
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
