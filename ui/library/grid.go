package library

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/calendar"
	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

func dateOf(t time.Time) calendar.Date {
	y, m, d := t.Date()
	return calendar.Date{Year: y, Month: int(m), Day: d}
}

// grid is the cards in rows. Only those in view exist, and a row beyond on each
// side for Tab.
type grid struct {
	widget.BaseWidget
	kit    *widgets.Kit
	opt    *Options
	pane   *Pane
	items  []Item
	hits   map[string]Hit
	drop   *dropCard // after the cards, nil where nothing is added here
	empty  *text.Label
	cards  map[string]*card
	clip   *container.Clip
	inner  *fyne.Container
	bar    *canvas.Rectangle
	offset float32
	pos    map[string]int
}

var _ fyne.Scrollable = (*grid)(nil)

func newGrid(p *Pane) *grid {
	g := &grid{kit: p.kit, opt: &p.opt, pane: p, cards: map[string]*card{}, bar: canvas.NewRectangle(p.kit.Palette.Thumb)}
	g.drop = newDropCard(p)
	g.bar.CornerRadius = 2
	g.empty = text.NewLabel(p.kit.Kit, "", text.UI(14, p.kit.Palette.Muted)).Wrapping()
	g.inner = container.NewWithoutLayout()
	g.clip = container.NewClip(g.inner)
	g.clip.ExtendBaseWidget(g.clip)
	g.ExtendBaseWidget(g)
	return g
}

// set shows items, with what was found in them where something is looked for.
func (g *grid) set(items []Item, hits map[string]Hit, empty string, drop bool) {
	g.items, g.hits = items, hits
	g.pos = make(map[string]int, len(items))
	for n, i := range items {
		g.pos[i.ID] = n
	}
	g.cards = map[string]*card{}
	g.empty.SetText(empty)
	show(g.drop, drop)
	g.Refresh()
}

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

const gridEdge = 26

// columns is how many cards stand beside one another.
func (g *grid) columns() int {
	w := g.Size().Width - 2*gridEdge + cardGap
	return max(1, int(w/(300+cardGap)))
}

func (g *grid) cell(n int) (x, y, w float32) {
	cols := g.columns()
	w = min(420, (g.Size().Width-2*gridEdge-float32(cols-1)*cardGap)/float32(cols))
	return gridEdge + float32(n%cols)*(w+cardGap), 20 + float32(n/cols)*(cardHeight+cardGap), w
}

func (g *grid) count() int {
	n := len(g.items)
	if g.drop.Visible() {
		n++
	}
	return n
}

func (g *grid) whole() float32 {
	if g.count() == 0 {
		return 0
	}
	_, y, _ := g.cell(g.count() - 1)
	return y + cardHeight + 20
}

// Scrolled follows the wheel.
func (g *grid) Scrolled(e *fyne.ScrollEvent) { g.to(g.offset - e.Scrolled.DY*2) }

func (g *grid) to(y float32) {
	g.offset = max(0, min(y, g.whole()-g.Size().Height))
	g.Refresh()
}

// reveal scrolls so that a card is seen whole.
func (g *grid) reveal(id string) {
	n, ok := g.pos[id]
	if !ok {
		return
	}
	switch _, y, _ := g.cell(n); {
	case y-8 < g.offset:
		g.to(y - 20)
	case y+cardHeight+8 > g.offset+g.Size().Height:
		g.to(y + cardHeight + 20 - g.Size().Height)
	}
}

// key goes from card to card.
func (g *grid) key(id string, e *fyne.KeyEvent) bool {
	n := g.pos[id]
	switch e.Name {
	case fyne.KeyDown:
		n += g.columns()
	case fyne.KeyUp:
		n -= g.columns()
	case fyne.KeyHome:
		n = 0
	case fyne.KeyEnd:
		n = len(g.items) - 1
	case fyne.KeyPageDown:
		n += g.columns() * max(1, int(g.Size().Height/(cardHeight+cardGap)))
	case fyne.KeyPageUp:
		n -= g.columns() * max(1, int(g.Size().Height/(cardHeight+cardGap)))
	default:
		by := g.kit.Along(e.Name)
		if by == 0 {
			return false
		}
		n += by
	}
	g.focus(max(0, min(n, len(g.items)-1)))
	return true
}

// focus gives the keys to the nth card.
func (g *grid) focus(n int) {
	if n < 0 || n >= len(g.items) {
		return
	}
	id := g.items[n].ID
	g.reveal(id)
	c := fyne.CurrentApp().Driver().CanvasForObject(g)
	if made := g.cards[id]; made != nil && c != nil {
		c.Focus(made)
	}
}

func (g *grid) arrange(s fyne.Size) {
	if s.Width <= 0 {
		return
	}
	g.offset = max(0, min(g.offset, g.whole()-s.Height))
	g.clip.Resize(s)
	g.inner.Resize(s)
	kept := map[string]*card{}
	var list []fyne.CanvasObject
	for n, i := range g.items {
		x, y, w := g.cell(n)
		if y -= g.offset; y+2*cardHeight < 0 || y-cardHeight > s.Height {
			continue
		}
		c := g.cards[i.ID]
		if c == nil {
			c = newCard(g, i)
		}
		kept[i.ID] = c
		g.kit.Dir.Put(c, s.Width, x, y, w, cardHeight)
		list = append(list, c)
	}
	g.cards = kept
	if g.drop.Visible() {
		x, y, w := g.cell(len(g.items))
		g.kit.Dir.Put(g.drop, s.Width, x, y-g.offset, w, 88)
		list = append(list, g.drop)
	}
	show(g.empty, len(g.items) == 0 && g.empty.Text() != "")
	if g.empty.Visible() {
		y := float32(30)
		if g.drop.Visible() {
			y += 120
		}
		g.kit.Dir.Put(g.empty, s.Width, gridEdge, y, s.Width-2*gridEdge, g.empty.HeightFor(s.Width-2*gridEdge))
		list = append(list, g.empty)
	}
	g.inner.Objects = list
	whole := g.whole()
	show(g.bar, whole > s.Height)
	h := max(30, s.Height*s.Height/max(whole, 1))
	at := float32(0)
	if whole > s.Height {
		at = (s.Height - h) * g.offset / (whole - s.Height)
	}
	g.kit.Dir.Put(g.bar, s.Width, s.Width-8, at, 4, h)
}

// CreateRenderer implements fyne.Widget.
func (g *grid) CreateRenderer() fyne.WidgetRenderer {
	return &render.Parts{
		List: []fyne.CanvasObject{g.clip, g.bar}, Arrange: g.arrange,
		Min:    func() fyne.Size { return fyne.NewSize(320, 200) },
		Update: func() { g.arrange(g.Size()); g.inner.Refresh(); g.bar.Refresh() },
	}
}

// dropCard says that a file may be let go here, or a text pasted.
type dropCard struct {
	widgets.Control
	kit         *widgets.Kit
	line, kinds *text.Label
	dashes      []*canvas.Line
	face        *canvas.Rectangle
}

func newDropCard(p *Pane) *dropCard {
	k, t := p.kit, p.opt.Words.T
	d := &dropCard{
		kit: k, line: text.NewLabel(k.Kit, t("library.drop"), text.UI(14, k.Palette.Muted)),
		kinds: text.NewLabel(k.Kit, t("library.kinds"), text.UI(12.5, k.Palette.Muted)), face: canvas.NewRectangle(k.Palette.Paper),
	}
	d.Init(k, d, func() string { return t("library.drop") }, p.opt.OpenFile)
	d.Ring().CornerRadius = 12
	return d
}

// CreateRenderer implements fyne.Widget.
func (d *dropCard) CreateRenderer() fyne.WidgetRenderer {
	p := d.kit.Palette
	parts := &render.Parts{Min: func() fyne.Size { return fyne.NewSize(cardWidth, 88) }}
	look := func() {
		d.face.FillColor = p.Paper
		if d.Hovered() {
			d.face.FillColor = p.Hover
		}
	}
	look()
	d.face.CornerRadius = 10
	parts.Arrange = func(s fyne.Size) {
		d.face.Resize(s)
		d.RingAround(s)
		d.dashes = d.dashes[:0]
		add := func(x1, y1, x2, y2 float32) {
			l := canvas.NewLine(p.Thumb)
			l.StrokeWidth = 2
			l.Position1, l.Position2 = fyne.NewPos(x1, y1), fyne.NewPos(x2, y2)
			d.dashes = append(d.dashes, l)
		}
		const dash, gap = 8, 5
		for x := float32(4); x+dash < s.Width; x += dash + gap {
			add(x, 1, x+dash, 1)
			add(x, s.Height-1, x+dash, s.Height-1)
		}
		for y := float32(6); y+dash < s.Height; y += dash + gap {
			add(1, y, 1, y+dash)
			add(s.Width-1, y, s.Width-1, y+dash)
		}
		parts.List = []fyne.CanvasObject{d.face}
		for _, l := range d.dashes {
			parts.List = append(parts.List, l)
		}
		parts.List = append(parts.List, d.line, d.kinds, d.Ring())
		y := float32(20)
		for _, l := range []*text.Label{d.line, d.kinds} {
			m := l.MinSize()
			d.kit.Dir.Put(l, s.Width, (s.Width-m.Width)/2, y, m.Width, m.Height)
			y += m.Height + 4
		}
	}
	parts.Update = func() { look(); d.face.Refresh(); d.Ring().Refresh() }
	return parts
}
