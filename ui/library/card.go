package library

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"bayan/internal/briefing"
	"bayan/internal/calendar"
	"bayan/internal/locale"
	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// A card's measures in logical pixels.
const (
	cardWidth  = 354
	cardHeight = 152
	cardGap    = 16
	cardEdge   = 17
	strip      = 4
)

// card is a briefing to be pressed.
type card struct {
	widgets.Control
	kit               *widgets.Kit
	item              Item
	edge, face        *canvas.Rectangle
	track, done       *canvas.Rectangle
	doing             *canvas.Rectangle
	title, about      *text.Label
	state, late       *text.Label
	found, foundCount *text.Label
	hit               briefing.Span // in found
	mark              *canvas.Rectangle
	grid              *grid
}

var (
	_ fyne.SecondaryTappable = (*card)(nil)
	_ desktop.Hoverable      = (*card)(nil)
)

func newCard(g *grid, i Item) *card {
	k, p, o := g.kit, g.kit.Palette, g.opt
	c := &card{kit: k, item: i, grid: g}
	rect := func() *canvas.Rectangle { return canvas.NewRectangle(p.Surface) }
	c.edge, c.face, c.track, c.done, c.doing = rect(), rect(), rect(), rect(), rect()
	c.edge.CornerRadius, c.face.CornerRadius = 12, 12
	for _, r := range []*canvas.Rectangle{c.track, c.done, c.doing} {
		r.CornerRadius = 3
	}
	c.edge.FillColor = p.Todo
	switch {
	case i.Tally.All > 0 && i.Tally.Done+i.Tally.Dropped == i.Tally.All:
		c.edge.FillColor = p.Done
	case i.Tally.Begun():
		c.edge.FillColor = p.GoldRule
	}
	if i.Bundled {
		c.edge.FillColor = p.Accent
	}
	c.track.FillColor, c.done.FillColor, c.doing.FillColor = p.Track, p.Done, p.Doing
	c.title = text.NewLabel(k.Kit, i.Title, text.Style{Family: text.Amiri, Weight: 700, Size: 19, Leading: 1.6, Color: p.Ink}).Wrapping().Source()
	c.about = text.NewLabel(k.Kit, "", text.UI(12.5, p.Muted))
	c.about.SetParts(about(o, i)...)
	c.state, c.late = text.NewLabel(k.Kit, state(o, i), text.UI(12.5, p.Muted)), text.NewLabel(k.Kit, "", text.UI(12.5, p.Late))
	if i.Tally.Late > 0 {
		c.late.SetText("· " + o.Words.N("measures.count_late", i.Tally.Late, o.Digits))
	}
	c.found, c.foundCount = text.NewLabel(k.Kit, "", text.UI(13, p.Ink)).Source(), text.NewLabel(k.Kit, "", text.UI(12.5, p.GoldText).Bold())
	if h, ok := g.hits[i.ID]; ok {
		c.foundCount.SetText(o.Words.N("library.hits", h.Count, o.Digits))
		said, hit := around(h)
		c.found.SetText(said)
		c.hit = hit
	}
	c.mark = canvas.NewRectangle(p.Hit)
	c.Init(k, c, func() string { return i.Title + ". " + c.about.Text() + ". " + c.state.Text() + " " + c.late.Text() }, func() { o.Open(i.ID) })
	c.Ring().CornerRadius = 14
	c.Focused = func() { g.reveal(i.ID) }
	c.Key = c.key
	return c
}

// around is the first hit with the words around it, and where it stands in them.
func around(h Hit) (string, briefing.Span) {
	const before, after = 24, 60 // runes
	r := []rune(h.Text)
	if h.Span.End > len(r) {
		return h.Text, briefing.Span{}
	}
	start, end := max(0, h.Span.Start-before), min(len(r), h.Span.End+after)
	for start > 0 && start < h.Span.Start && r[start-1] != ' ' {
		start++
	}
	hit := briefing.Span{Start: h.Span.Start - start, End: h.Span.End - start}
	out := string(r[start:end])
	if start > 0 {
		out = "…" + out
		hit.Start, hit.End = hit.Start+1, hit.End+1
	}
	if end < len(r) {
		out += "…"
	}
	return strings.ReplaceAll(out, "\t", " "), hit
}

// about is the line under the title: what a file it is, its measures, its date.
func about(o *Options, i Item) []text.Part {
	var out []text.Part
	add := func(words string, apart bool) {
		if words == "" {
			return
		}
		if len(out) > 0 {
			out = append(out, text.Part{Words: " · "})
		}
		out = append(out, text.Part{Words: words, Apart: apart})
	}
	format := i.Format
	if i.Encoding != "" {
		format += " (" + i.Encoding + ")"
	}
	if i.Bundled {
		add(o.Words.T("library.bundled"), false)
	} else {
		add(format, true)
	}
	add(o.Words.N("measures.count", i.Tally.All, o.Digits), false)
	switch day := func(d calendar.Date) string {
		said, err := o.Words.Date(d, locale.DateStyle{Calendars: locale.Gregorian, Digits: o.Digits})
		if err != nil {
			return ""
		}
		return said
	}; {
	case i.Date != "":
		if d, err := calendar.Parse(i.Date); err == nil {
			add(day(d), false)
		}
	case !i.Read.IsZero():
		d := dateOf(i.Read)
		if d.String() == o.Today {
			add(o.Words.T("library.read_today"), false)
		} else {
			add(o.Words.F("library.read_on", locale.Args{"date": day(d)}), false)
		}
	}
	return out
}

// state is the line under the bar.
func state(o *Options, i Item) string {
	t := i.Tally
	if t.All == 0 {
		return ""
	}
	if !t.Begun() {
		return o.Words.T("status.todo")
	}
	var out []string
	for _, s := range []struct {
		key string
		n   int
	}{{"measures.count_done", t.Done}, {"measures.count_doing", t.Doing}, {"measures.count_dropped", t.Dropped}} {
		if s.n > 0 {
			out = append(out, o.Words.N(s.key, s.n, o.Digits))
		}
	}
	return strings.Join(out, " · ")
}

// TappedSecondary opens the card's menu.
func (c *card) TappedSecondary(e *fyne.PointEvent) { c.menu(e.AbsolutePosition) }

func (c *card) menu(at fyne.Position) { c.grid.opt.Menu(c.grid.pane.actions(c.item), at) }

func (c *card) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyDelete:
		if c.item.Bundled {
			return false
		}
		c.grid.pane.put(c.item)
	case desktop.KeyMenu:
		c.menu(fyne.CurrentApp().Driver().AbsolutePositionForObject(c).AddXY(c.kit.Dir.X(c.Size().Width, 24, 0), 40))
	default:
		return c.grid.key(c.item.ID, e)
	}
	return true
}

// CreateRenderer implements fyne.Widget.
func (c *card) CreateRenderer() fyne.WidgetRenderer {
	p := c.kit.Palette
	look := func() {
		c.face.FillColor, c.face.StrokeColor, c.face.StrokeWidth = p.Surface, p.Line, 1
		if c.Hovered() {
			c.face.FillColor = p.Hover
		}
	}
	look()
	return &render.Parts{
		List:    []fyne.CanvasObject{c.edge, c.face, c.title, c.about, c.track, c.done, c.doing, c.state, c.late, c.mark, c.found, c.foundCount, c.Ring()},
		Arrange: c.place,
		Min:     func() fyne.Size { return fyne.NewSize(cardWidth, cardHeight) },
		Update:  func() { look(); c.face.Refresh(); c.Ring().Refresh() },
	}
}

func (c *card) place(s fyne.Size) {
	if s.Width <= 0 {
		return
	}
	put, w := c.kit.Dir.Put, s.Width-2*cardEdge
	c.edge.Move(fyne.NewPos(0.5, 0))
	c.edge.Resize(fyne.NewSize(s.Width-1, 26))
	c.face.Move(fyne.NewPos(0, strip))
	c.face.Resize(fyne.NewSize(s.Width, s.Height-strip))
	c.RingAround(s)
	twoLines(c.title, c.item.Title, w)
	put(c.title, s.Width, cardEdge, strip+10, w, c.title.HeightFor(w))
	y := float32(88)
	if c.foundCount.Text() != "" {
		c.show(true)
		m := c.foundCount.MinSize()
		put(c.foundCount, s.Width, cardEdge, y, min(w, m.Width), m.Height)
		put(c.found, s.Width, cardEdge, y+24, w, c.found.HeightFor(w))
		c.mark.Hide()
		for _, r := range c.found.Rects(c.hit.Start, c.hit.End) {
			c.mark.Show()
			c.mark.Move(c.found.Position().AddXY(float32(r.X), float32(r.Y)))
			c.mark.Resize(fyne.NewSize(float32(r.W), float32(r.H)))
			break
		}
		return
	}
	c.mark.Hide()
	c.show(false)
	put(c.about, s.Width, cardEdge, y-4, w, c.about.HeightFor(w))
	y += 23
	put(c.track, s.Width, cardEdge, y, w, 6)
	t := c.item.Tally
	all := float32(max(t.All, 1))
	done, doing := w*float32(t.Done)/all, w*float32(t.Doing)/all
	put(c.done, s.Width, cardEdge, y, done, 6)
	put(c.doing, s.Width, cardEdge+done, y, doing, 6)
	y += 12
	m := c.state.MinSize()
	put(c.state, s.Width, cardEdge, y, m.Width, m.Height)
	l := c.late.MinSize()
	put(c.late, s.Width, cardEdge+m.Width+1, y, min(l.Width, max(0, w-m.Width-1)), l.Height)
}

// show chooses between what was found and how far the measures are.
func (c *card) show(found bool) {
	t := c.item.Tally
	for o, on := range map[fyne.CanvasObject]bool{
		c.found: found, c.foundCount: found, c.about: !found, c.track: !found && t.All > 0,
		c.done: !found && t.Done > 0, c.doing: !found && t.Doing > 0, c.state: !found, c.late: !found && t.Late > 0,
	} {
		if on {
			o.Show()
		} else {
			o.Hide()
		}
	}
}

// twoLines has a label show as much of words as two lines of a width hold.
func twoLines(l *text.Label, words string, width float32) {
	l.SetText("0")
	most := 2*l.HeightFor(width) + 1
	l.SetText(words)
	if l.HeightFor(width) <= most {
		return
	}
	all := strings.Fields(words)
	low, high := 1, len(all)
	for low < high {
		n := (low + high + 1) / 2
		if l.SetText(strings.Join(all[:n], " ") + "…"); l.HeightFor(width) <= most {
			low = n
		} else {
			high = n - 1
		}
	}
	l.SetText(strings.Join(all[:low], " ") + "…")
}
