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

var (
	sectionKeys = [sections]string{"library.all", "library.recent", "library.with_late", "library.bin"}
	orderKeys   = [orders]string{"library.by_reading", "library.by_adding", "library.by_date", "library.by_title", "library.by_progress"}
)

// side is the sections, the order, and what is done with the whole.
type side struct {
	widget.BaseWidget
	pane           *Pane
	ground, hair   *canvas.Rectangle
	title, sorting *text.Label
	rows           [sections]*sideRow
	order          *widgets.Select
	empty, lock    *widgets.Link
}

func newSide(p *Pane) *side {
	k, t := p.kit, p.opt.Words.T
	small := text.UI(12.5, k.Palette.Muted).Bold()
	s := &side{
		pane: p, ground: canvas.NewRectangle(k.Palette.Panel), hair: canvas.NewRectangle(k.Palette.Line),
		title: text.NewLabel(k.Kit, t("library.title"), small), sorting: text.NewLabel(k.Kit, t("library.order"), small),
	}
	for i := range s.rows {
		s.rows[i] = newSideRow(k, t(sectionKeys[i]), func() { p.choose(Section(i), p.opt.Order) })
	}
	var names []string
	for _, key := range orderKeys {
		names = append(names, t(key))
	}
	s.order = widgets.NewSelect(k, t("library.order"), names, int(p.opt.Order), func(i int) { p.choose(p.opt.Section, Order(i)) })
	s.empty = widgets.NewLink(k, t("library.empty_bin"), p.pressEmpty)
	s.lock = widgets.NewLink(k, t("library.lock"), p.opt.Lock)
	s.ExtendBaseWidget(s)
	return s
}

// pressEmpty asks once more before it is done.
func (p *Pane) pressEmpty() {
	if p.emptying {
		p.emptying = false
		p.opt.Empty()
		return
	}
	p.emptying = true
	p.side.show()
}

func (s *side) show() {
	p := s.pane
	for i, r := range s.rows {
		n := 0
		for _, item := range p.items {
			if Section(i).has(item) {
				n++
			}
		}
		count := ""
		if n > 0 && Section(i) != Recent {
			count = locale.Number(n, p.opt.Digits)
		}
		r.set(count, Section(i) == p.opt.Section)
	}
	binned := 0
	for _, item := range p.items {
		if item.Binned {
			binned++
		}
	}
	s.empty.SetText(p.opt.Words.T("library.empty_bin"))
	if p.emptying {
		s.empty.SetText(p.opt.Words.N("library.empty_sure", binned, p.opt.Digits))
	}
	show(s.empty, p.opt.Section == Bin && binned > 0)
	show(s.lock, !p.locked && p.opt.Lock != nil)
	s.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (s *side) CreateRenderer() fyne.WidgetRenderer {
	place := func(z fyne.Size) {
		if z.Width <= 0 {
			return
		}
		put, w := s.pane.kit.Dir.Put, z.Width
		s.ground.Resize(z)
		put(s.hair, w, w-1, 0, 1, z.Height)
		put(s.title, w, 18, 24, w-36, s.title.MinSize().Height)
		y := float32(48)
		for _, r := range s.rows {
			put(r, w, 12, y, w-24, 32)
			y += 32
		}
		if s.empty.Visible() {
			m := s.empty.MinSize()
			put(s.empty, w, 22, y+6, min(m.Width, w-36), m.Height)
			y += 34
		}
		y += 12
		put(s.sorting, w, 18, y, w-36, s.sorting.MinSize().Height)
		put(s.order, w, 12, y+24, w-24, 34)
		m := s.lock.MinSize()
		put(s.lock, w, 18, z.Height-m.Height-16, min(m.Width, w-30), m.Height)
	}
	list := []fyne.CanvasObject{s.ground, s.hair, s.title}
	for _, r := range s.rows {
		list = append(list, r)
	}
	return &render.Parts{
		List: append(list, s.empty, s.sorting, s.order, s.lock), Arrange: place,
		Update: func() { place(s.Size()) },
	}
}

// sideRow is a section to be chosen.
type sideRow struct {
	widgets.Control
	kit         *widgets.Kit
	face        *canvas.Rectangle
	name, count *text.Label
	chosen      bool
}

func newSideRow(k *widgets.Kit, words string, press func()) *sideRow {
	r := &sideRow{kit: k, face: canvas.NewRectangle(k.Palette.Panel), name: text.NewLabel(k.Kit, words, text.UI(13.5, k.Palette.Ink)), count: text.NewLabel(k.Kit, "", text.UI(12.5, k.Palette.Muted))}
	r.face.CornerRadius = 6
	r.Init(k, r, func() string { return words + " " + r.count.Text() }, press)
	r.Ring().CornerRadius = 8
	return r
}

func (r *sideRow) set(count string, chosen bool) {
	r.count.SetText(count)
	r.chosen = chosen
	r.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (r *sideRow) CreateRenderer() fyne.WidgetRenderer {
	p := r.kit.Palette
	look := func() {
		r.face.FillColor = p.Panel
		style := text.UI(13.5, p.Ink)
		switch {
		case r.chosen:
			r.face.FillColor = p.AccentSoft
			style = text.UI(13.5, p.Accent).Bold()
		case r.Hovered():
			r.face.FillColor = p.Line
		}
		r.name.SetStyle(style)
	}
	place := func(s fyne.Size) {
		r.face.Resize(s)
		r.RingAround(s)
		m, n := r.name.MinSize(), r.count.MinSize()
		r.kit.Dir.Put(r.name, s.Width, 10, (s.Height-m.Height)/2, m.Width, m.Height)
		r.kit.Dir.Put(r.count, s.Width, s.Width-10-n.Width, (s.Height-n.Height)/2, n.Width, n.Height)
	}
	look()
	return &render.Parts{
		List: []fyne.CanvasObject{r.face, r.name, r.count, r.Ring()}, Arrange: place,
		Min:    func() fyne.Size { return fyne.NewSize(120, 32) },
		Update: func() { look(); place(r.Size()); r.face.Refresh(); r.Ring().Refresh() },
	}
}
