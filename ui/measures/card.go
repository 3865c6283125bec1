package measures

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/briefing"
	"bayan/internal/locale"
	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// card is one measure. Its box has the keys for all of it; the open one offers what can be done.
type card struct {
	widget.BaseWidget
	kit *widgets.Kit
	// inside is of the links: arrows move from card to card from them too.
	inside *widgets.Kit
	opt    *Options
	pane   *Pane
	row    Row
	open   bool
	hover  bool
	box    *widgets.Box
	title  *text.Label
	lines  [3]*text.Label // owner and date, note, evidence
	chip   *widgets.Chip
	apart  *widgets.Chip
	links  []*widgets.Link // of the open card
	dots   []*text.Label   // between them
	face   *canvas.Rectangle
	parts  *render.Parts
}

var (
	_ desktop.Hoverable = (*card)(nil)
	_ fyne.Tappable     = (*card)(nil)
)

func newCard(k *widgets.Kit, o *Options, r Row, pane *Pane) *card {
	c := &card{kit: k, opt: o, pane: pane, face: canvas.NewRectangle(k.Palette.Surface)}
	c.face.CornerRadius = 9
	c.title = text.NewLabel(k.Kit, "", text.UI(14, k.Palette.Ink).Bold()).Wrapping()
	for i := range c.lines {
		c.lines[i] = text.NewLabel(k.Kit, "", text.UI(12.5, k.Palette.Muted)).Wrapping()
	}
	c.chip = widgets.NewChip(k, "", k.Palette.Todo, k.Palette.TodoSoft)
	c.apart = widgets.NewChip(k, o.Words.T("measures.apart_chip"), k.Palette.Doing, k.Palette.DoingSoft)
	c.box = widgets.NewBox(k, briefing.Todo, func() {
		o.Set(c.row.ID, Status.To(string(Next(c.row.Progress.Status))))
	})
	c.box.Words = func(s briefing.Status) string { return c.title.Text() + ": " + o.Words.T("status."+string(s)) }
	c.box.Focused = func() { pane.got(c.row.ID) }
	c.box.Key = func(e *fyne.KeyEvent) bool { return pane.key(c.row.ID, e) }
	inside := *k
	inside.Keys = func(e *fyne.KeyEvent) {
		if !c.box.Key(e) && k.Keys != nil {
			k.Keys(e)
		}
	}
	c.inside = &inside
	c.parts = &render.Parts{
		Arrange: c.arrange, Min: func() fyne.Size { return fyne.NewSize(100, 48) },
		Update: func() { c.look(); c.arrange(c.Size()); c.face.Refresh() },
	}
	c.follow(r)
	c.ExtendBaseWidget(c)
	return c
}

func (c *card) follow(r Row) {
	events := c.row.Events
	c.row = r
	p := r.Progress
	c.box.SetStatus(p.Status)
	t := c.opt.Words.T
	c.title.SetParts(text.Part{Words: r.Title, Apart: true})
	if r.Label != "" {
		c.title.SetParts(text.Part{Words: r.Label + " · "}, text.Part{Words: r.Title, Apart: true})
	}
	seen := look(p, c.opt.Today)
	ink, ground := c.kit.Palette.Status(seen)
	c.chip.Set(t("status."+seen), ink, ground)
	said := func(key string, values ...string) (parts []text.Part) {
		for i, v := range values {
			before := " · "
			if i == 0 {
				before = t(key) + ": "
			}
			parts = append(parts, text.Part{Words: before}, text.Part{Words: strings.ReplaceAll(v, "\n", " "), Apart: true})
		}
		return parts
	}
	var first []text.Part
	if p.Owner != "" {
		first = said("measures.owner", p.Owner)
	}
	if p.Due != "" {
		if first != nil {
			first = append(first, text.Part{Words: " · "})
		}
		first = append(first, said("measures.due", c.opt.date(p.Due))...)
	}
	if first == nil && p.Status != briefing.Done && p.Status != briefing.Dropped {
		first = []text.Part{{Words: t("measures.no_due")}}
	}
	c.lines[0].SetParts(first...)
	c.lines[1].SetText("")
	if p.Note != "" {
		c.lines[1].SetParts(said("measures.note", p.Note)...)
	}
	var files []string
	for _, f := range paths(p.Evidence) {
		files = append(files, fileName(f))
	}
	c.lines[2].SetParts(said("measures.evidence", files...)...)
	if c.open && events != r.Events {
		c.offer(c.pane.back)
	}
	c.Refresh()
}

// expand opens or closes the card.
func (c *card) expand(open, back bool) {
	c.open = open
	if open {
		c.offer(back)
	}
	c.Refresh()
}

// offer brings the open card's links in step; those that stand keep the focus.
func (c *card) offer(back bool) {
	w, r := c.opt.Words, &c.row
	type link struct {
		words string
		press func()
	}
	links := []link{
		{w.T("measures.edit"), func() { c.opt.Edit(r.ID) }},
		{w.F("measures.history_n", locale.Args{"n": locale.Number(r.Events, c.opt.Digits)}), func() { c.opt.History(r.ID) }},
	}
	if r.Measure != nil {
		links = append(links, link{w.T("measures.jump"), func() { c.opt.Open(r.Measure.Paragraph) }})
		if back {
			links = append(links, link{w.T("measures.back"), func() { c.opt.Back() }})
		}
	}
	for i, l := range links {
		if i < len(c.links) {
			c.links[i].SetText(l.words)
			continue
		}
		n := widgets.NewLink(c.inside, l.words, l.press)
		n.Focused = func() { c.pane.got(r.ID) }
		c.links = append(c.links, n)
		c.dots = append(c.dots, text.NewLabel(c.kit.Kit, "·", text.UI(12.5, c.kit.Palette.Muted)))
	}
	if len(links) < len(c.links) {
		for _, l := range c.links[len(links):] {
			if c.pane.focus() == fyne.Focusable(l) {
				c.pane.canvas().Focus(c.box)
			}
		}
		c.links, c.dots = c.links[:len(links)], c.dots[:len(links)]
	}
}

// holds reports whether a control is the card's own.
func (c *card) holds(f fyne.Focusable) bool {
	if f == nil {
		return false
	}
	if f == fyne.Focusable(c.box) {
		return true
	}
	for _, l := range c.links {
		if f == fyne.Focusable(l) {
			return true
		}
	}
	return false
}

// Tapped opens the card and gives it the keys.
func (c *card) Tapped(*fyne.PointEvent)        { c.pane.pick(c.pane.row(c.row.ID)) }
func (c *card) MouseIn(*desktop.MouseEvent)    { c.hover = true; c.Refresh() }
func (c *card) MouseMoved(*desktop.MouseEvent) {}
func (c *card) MouseOut()                      { c.hover = false; c.Refresh() }

func (c *card) look() {
	p := c.kit.Palette
	c.face.FillColor, c.face.StrokeColor, c.face.StrokeWidth = p.Surface, p.Line, 1
	switch {
	case c.open:
		c.face.StrokeColor, c.face.StrokeWidth = p.Accent, 2
	case c.hover:
		c.face.StrokeColor = p.Todo
	}
}

const (
	cardStart = 39 // where its words begin
	cardEnd   = 12
	linkGap   = 5 // beside the dot between two links
)

func (c *card) widths(w float32) (title, lines float32) {
	return max(40, w-cardStart-cardEnd-c.chip.MinSize().Width-10), w - cardStart - cardEnd
}

func (c *card) heightFor(w float32) float32 { return c.flow(w, nil) }

// flow places what the card shows, where put is not nil, and returns the height.
func (c *card) flow(width float32, put func(o fyne.CanvasObject, start, y, w, h float32)) float32 {
	if put == nil {
		put = func(fyne.CanvasObject, float32, float32, float32, float32) {}
	}
	const first = 10
	t, l := c.widths(width)
	b, m, h := c.box.MinSize(), c.chip.MinSize(), c.title.HeightFor(t)
	put(c.box, 12-widgets.BoxReach, first+1.5-widgets.BoxReach, b.Width, b.Height)
	put(c.title, cardStart, first, t, h)
	put(c.chip, width-cardEnd-m.Width, first, m.Width, m.Height)
	y := first + h
	for _, line := range c.lines {
		if line.Text() != "" {
			h := line.HeightFor(l)
			put(line, cardStart, y, l, h)
			y += h
		}
	}
	if c.row.Apart {
		m := c.apart.MinSize()
		put(c.apart, cardStart, y+4, m.Width, m.Height)
		y += 4 + m.Height
	}
	if c.open {
		y = c.flowLinks(width, y+2, put)
	}
	return y + first
}

// flowLinks places the links one after the other, in as many lines as they need.
func (c *card) flowLinks(width, y float32, put func(o fyne.CanvasObject, start, y, w, h float32)) float32 {
	at, h := float32(cardStart), float32(0)
	for i, link := range c.links {
		m, d := link.MinSize(), c.dots[i].MinSize()
		if at > cardStart && at+m.Width > width-cardEnd {
			at, y = cardStart, y+h
		}
		put(link, at, y, m.Width, m.Height)
		at += m.Width
		if i < len(c.links)-1 {
			put(c.dots[i], at+linkGap, y, d.Width, d.Height)
		}
		at += d.Width + 2*linkGap
		h = max(h, m.Height)
	}
	return y + h
}

func (c *card) arrange(s fyne.Size) {
	if s.Width <= 0 {
		return
	}
	c.face.Resize(s)
	list := append(c.parts.List[:0], c.face)
	c.flow(s.Width, func(o fyne.CanvasObject, start, y, w, h float32) {
		c.kit.Dir.Put(o, s.Width, start, y, w, h)
		list = append(list, o)
	})
	c.parts.List = list
}

// CreateRenderer implements fyne.Widget.
func (c *card) CreateRenderer() fyne.WidgetRenderer { c.look(); return c.parts }
