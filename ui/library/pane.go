package library

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/locale"
	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// Options are what the library shows and whom it tells.
type Options struct {
	Words  *locale.Catalogue
	Digits locale.Digits
	Today  string // YYYY-MM-DD
	// Section and Order are what was chosen last; Chose keeps a new choice.
	Section Section
	Order   Order
	Chose   func(Section, Order)

	Open   func(id string)
	Review func(id string)            // how it is read, once more
	Bin    func(id string, into bool) // into the bin, or out of it
	// Empty takes what is in the bin off the disk, after a person has said so twice.
	Empty func()
	// Find looks in all of them and tells found, on the window's goroutine.
	Find func(query string, found func([]Hit))
	// Menu drops a menu at a point of the canvas.
	Menu     func(items []widgets.MenuItem, at fyne.Position)
	OpenFile func()
	Paste    func()
	// Lock opens the sheet of the passphrase; Unlock tries one where the library is shut.
	Lock   func()
	Unlock func(passphrase string)
	Leave  func()
}

// Pane is the whole library.
type Pane struct {
	widget.BaseWidget
	kit      *widgets.Kit
	opt      Options
	items    []Item
	query    string
	hits     map[string]Hit
	search   *widgets.Field
	header   *fyne.Container
	status   *fyne.Container
	counts   *text.Label
	side     *side
	grid     *grid
	shut     *shut // over the cards where a passphrase is asked for
	locked   bool
	ground   *canvas.Rectangle
	emptying bool // the bin, once it was pressed
}

// New makes a library that shows nothing yet.
func New(k *widgets.Kit, o Options) *Pane {
	p := &Pane{kit: k, opt: o, ground: canvas.NewRectangle(k.Palette.Paper)}
	t := o.Words.T
	p.search = widgets.NewField(k, t("library.search"), 1, text.EditorCalls{Changed: p.find, Escape: p.clear, Key: p.down})
	p.grid, p.shut = newGrid(p), newShut(p)
	p.shut.Hide()
	p.side = newSide(p)
	start := []fyne.CanvasObject{
		text.NewLabel(k.Kit, t("app.name"), text.UI(19, k.Palette.Accent).Bold()),
		widgets.NewButton(k, t("library.back"), false, o.Leave),
		newBox(p.search),
	}
	end := []fyne.CanvasObject{
		widgets.NewButton(k, t("library.paste"), true, o.Paste), widgets.NewButton(k, t("do.open"), false, o.OpenFile),
	}
	p.header = widgets.NewBar(k, 52, 10, true, start, end)
	small := text.UI(12.5, k.Palette.Muted)
	p.counts = text.NewLabel(k.Kit, "", small)
	p.status = widgets.NewBar(k, 30, 22, false, []fyne.CanvasObject{p.counts}, []fyne.CanvasObject{
		text.NewLabel(k.Kit, t("status.offline"), small), text.NewLabel(k.Kit, t("status.saved"), small),
	})
	p.ExtendBaseWidget(p)
	p.show()
	return p
}

// First is what has the focus when the library opens.
func (p *Pane) First() fyne.Focusable {
	if p.locked {
		return p.shut.field.Editor()
	}
	return p.search.Editor()
}

// Size is the library's size in logical pixels: as much as there is.
func Size() fyne.Size { return fyne.NewSize(1366, 768) }

// Say shows a sentence in the strip at the foot until something else is chosen.
func (p *Pane) Say(sentence string) {
	p.counts.SetText(sentence)
	p.status.Refresh()
}

// Fill shows all that is kept.
func (p *Pane) Fill(items []Item) {
	p.locked = false
	p.items = items
	if p.query != "" {
		p.find(p.query)
	}
	p.show()
}

// Shut asks for the passphrase; said is what was wrong with the last one, "" for nothing.
func (p *Pane) Shut(said string) {
	p.locked, p.items = true, nil
	p.shut.say(said)
	p.show()
}

// Find puts the keys into the search field.
func (p *Pane) Find() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		c.Focus(p.First())
	}
}

func (p *Pane) show() {
	t := p.opt.Words.T
	p.side.show()
	show(p.shut, p.locked)
	show(p.grid, !p.locked)
	items := Choose(p.items, p.opt.Section, p.opt.Order)
	empty := ""
	switch p.opt.Section {
	case Bin:
		empty = t("library.bin_empty")
	case Late:
		empty = t("library.none_late")
	case Recent:
		empty = t("library.none_recent")
	}
	if p.hits != nil {
		var found []Item
		for _, i := range items {
			if _, ok := p.hits[i.ID]; ok {
				found = append(found, i)
			}
		}
		items, empty = found, t("search.none")
	}
	p.grid.set(items, p.hits, empty, p.opt.Section == All && p.hits == nil)
	files, steps := 0, 0
	for _, i := range p.items {
		if !i.Binned {
			files, steps = files+1, steps+i.Tally.All
		}
	}
	p.counts.SetText("")
	if !p.locked {
		p.counts.SetText(p.opt.Words.N("library.files", files, p.opt.Digits) + " · " + p.opt.Words.N("measures.count", steps, p.opt.Digits))
	}
	p.status.Refresh()
	p.Refresh()
}

func (p *Pane) choose(s Section, o Order) {
	p.opt.Section, p.opt.Order, p.emptying = s, o, false
	p.grid.offset = 0
	p.show()
	p.opt.Chose(s, o)
}

func (p *Pane) find(query string) {
	p.query = query
	if query == "" {
		p.hits = nil
		p.show()
		return
	}
	p.opt.Find(query, func(found []Hit) {
		if p.query != query {
			return // something else is looked for by now
		}
		p.hits = make(map[string]Hit, len(found))
		for _, h := range found {
			p.hits[h.ID] = h
		}
		p.grid.offset = 0
		p.show()
	})
}

// clear empties the search, or leaves where it is empty.
func (p *Pane) clear() {
	if p.query == "" {
		p.opt.Leave()
		return
	}
	p.search.Editor().SetText("")
	p.find("")
}

// down goes from the search to the cards.
func (p *Pane) down(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyDown {
		p.grid.focus(0)
		return
	}
	p.kit.PassOn(e)
}

// actions is a card's menu.
func (p *Pane) actions(i Item) []widgets.MenuItem {
	t := p.opt.Words.T
	out := []widgets.MenuItem{{Words: t("action.open"), Do: func() { p.opt.Open(i.ID) }}}
	switch {
	case i.Bundled:
	case i.Binned:
		out = append(out, widgets.MenuItem{Words: t("library.restore"), Do: func() { p.put(i) }})
	default:
		out = append(out, widgets.MenuItem{Words: t("library.review"), Do: func() { p.opt.Review(i.ID) }})
		out = append(out, widgets.MenuItem{}, widgets.MenuItem{Words: t("library.to_bin"), Keys: "Delete", Do: func() { p.put(i) }})
	}
	return out
}

// put puts a briefing into the bin, or takes it out.
func (p *Pane) put(i Item) { p.opt.Bin(i.ID, !i.Binned) }

// CreateRenderer implements fyne.Widget.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer {
	place := func(s fyne.Size) {
		if s.Width <= 0 {
			return
		}
		put := p.kit.Dir.Put
		const sideWidth, top, foot = 220, 52, 30
		p.ground.Resize(s)
		put(p.header, s.Width, 0, 0, s.Width, top)
		put(p.side, s.Width, 0, top, sideWidth, s.Height-top-foot)
		put(p.grid, s.Width, sideWidth, top, s.Width-sideWidth, s.Height-top-foot)
		put(p.shut, s.Width, sideWidth, top, s.Width-sideWidth, s.Height-top-foot)
		put(p.status, s.Width, 0, s.Height-foot, s.Width, foot)
	}
	return &render.Parts{
		List: []fyne.CanvasObject{p.ground, p.grid, p.shut, p.side, p.header, p.status}, Arrange: place,
		Min:    func() fyne.Size { return fyne.NewSize(600, 300) },
		Update: func() { place(p.Size()) },
	}
}

// box gives the search field its width in the header.
type box struct {
	widget.BaseWidget
	field *widgets.Field
}

func newBox(f *widgets.Field) *box {
	b := &box{field: f}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer implements fyne.Widget.
func (b *box) CreateRenderer() fyne.WidgetRenderer {
	return &render.Parts{
		List: []fyne.CanvasObject{b.field}, Arrange: b.field.Resize,
		Min: func() fyne.Size { return fyne.NewSize(400, 34) },
	}
}
