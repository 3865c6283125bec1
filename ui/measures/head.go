package measures

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"bayan/internal/briefing"
	"bayan/internal/locale"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// head is the pane's: how far all measures have come, and which of them are shown.
type head struct {
	kit         *widgets.Kit
	opt         *Options
	ring        *widgets.Ring
	title, sub  *text.Label
	waiting     *text.Label // what is not yet saved
	filter      *widgets.Segments
	order       *widgets.Segments
	shown       *text.Label
	view        View
	any, narrow bool
}

func newHead(k *widgets.Kit, o *Options, choose func(View)) *head {
	p, t := k.Palette, o.Words.T
	h := &head{
		kit: k, opt: o, ring: widgets.NewRing(k), view: o.View,
		title:   text.NewLabel(k.Kit, t("measures.title"), text.UI(15, p.Ink).Bold()),
		sub:     text.NewLabel(k.Kit, "", text.UI(12.5, p.Muted)).Wrapping(),
		waiting: text.NewLabel(k.Kit, "", text.UI(12.5, p.Late).Bold()).Wrapping(),
		shown:   text.NewLabel(k.Kit, "", text.UI(12.5, p.Muted)),
	}
	segment := func(key string) widgets.Segment {
		return widgets.Segment{Words: t(key), Ink: p.Accent, Ground: p.AccentSoft}
	}
	var choices []widgets.Segment
	for _, key := range filters {
		choices = append(choices, segment(key))
	}
	h.filter = widgets.NewSegments(k, choices, int(o.View.Filter), func(i int) {
		h.view.Filter = Filter(i)
		choose(h.view)
	}).Small()
	order := 0
	if o.View.ByDate {
		order = 1
	}
	h.order = widgets.NewSegments(k, []widgets.Segment{segment("measures.order.statement"), segment("measures.order.date")}, order, func(i int) {
		h.view.ByDate = i == 1
		choose(h.view)
	}).Small()
	return h
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

// follow counts the statement's own measures: what people added is not among them.
func (h *head) follow(all []Row, shown, waiting int, v View) {
	h.view = v
	d, t := h.opt.Digits, h.opt.Words
	counts, own := map[string]int{}, 0
	for _, r := range all {
		if r.Measure != nil {
			counts[look(r.Progress, h.opt.Today)]++
			own++
		}
	}
	of := func(n, all int) string {
		return t.F("measures.ring", locale.Args{"done": locale.Number(n, d), "all": locale.Number(all, d)})
	}
	h.ring.Set(counts["done"], counts["doing"], own, of(counts["done"], own))
	var parts []string
	for _, k := range looks {
		if n := counts[k]; n > 0 {
			parts = append(parts, t.N("measures.count_"+k, n, d))
		}
	}
	h.sub.SetText(strings.Join(parts, " · "))
	if own == 0 {
		h.sub.SetText(t.T("measures.none"))
	}
	h.waiting.SetText("")
	if waiting > 0 {
		h.waiting.SetText(t.N("measures.waiting", waiting, d))
	}
	h.shown.SetText("")
	if h.narrow = v.Filter != All; h.narrow {
		h.shown.SetText(of(shown, len(all)))
	}
	h.any = len(all) > 0
}

const (
	top    = 16 // over the head
	headIn = 86
	rowGap = 7
)

func (h *head) heights(width float32) (counts, waiting float32) {
	t := width - headIn - top
	counts = top + max(66, 29+h.sub.HeightFor(t)+6)
	if h.waiting.Text() != "" {
		waiting = h.waiting.HeightFor(width-2*edge) + rowGap
	}
	return counts, waiting
}

func (h *head) heightFor(width float32) float32 {
	counts, waiting := h.heights(width)
	if !h.any {
		return counts + waiting
	}
	return counts + waiting + 28 + rowGap + 28 + 12
}

// place puts the head at y and returns what is to be drawn.
func (h *head) place(s fyne.Size, y float32) []fyne.CanvasObject {
	put := h.kit.Dir.Put
	t := s.Width - headIn - top
	put(h.ring, s.Width, 19, y+top, 56, 56)
	put(h.title, s.Width, headIn, y+top+4, t, h.title.HeightFor(t))
	put(h.sub, s.Width, headIn, y+top+29, t, h.sub.HeightFor(t))
	list := []fyne.CanvasObject{h.ring, h.title, h.sub}
	counts, waiting := h.heights(s.Width)
	if waiting > 0 {
		put(h.waiting, s.Width, edge, y+counts, s.Width-2*edge, waiting-rowGap)
		list = append(list, h.waiting)
	}
	if !h.any {
		return list
	}
	y += counts + waiting
	put(h.filter, s.Width, edge, y, s.Width-2*edge, 28)
	y += 28 + rowGap
	m, n := h.order.MinSize(), h.shown.MinSize()
	put(h.order, s.Width, edge, y, m.Width, 28)
	put(h.shown, s.Width, s.Width-edge-n.Width, y+(28-n.Height)/2, n.Width, n.Height)
	return append(list, h.filter, h.order, h.shown)
}

// foot is what can be done with the record as a whole.
type foot struct {
	kit     *widgets.Kit
	buttons []fyne.CanvasObject
	ground  *canvas.Rectangle
	hair    *canvas.Rectangle
}

func newFoot(k *widgets.Kit, o *Options) *foot {
	f := &foot{kit: k, ground: canvas.NewRectangle(k.Palette.Surface), hair: canvas.NewRectangle(k.Palette.Line)}
	for _, b := range []struct {
		key   string
		press func()
	}{{"measures.add", o.Add}, {"measures.table", o.Table}, {"measures.carry", o.Carry}} {
		if b.press != nil {
			f.buttons = append(f.buttons, widgets.NewButton(k, o.Words.T(b.key), false, b.press))
		}
	}
	return f
}

func (f *foot) height() float32 {
	if len(f.buttons) == 0 {
		return 0
	}
	return 34 + 2*8
}

// place puts the foot at y; over says that cards go on under it.
func (f *foot) place(s fyne.Size, y float32, over bool) []fyne.CanvasObject {
	if len(f.buttons) == 0 {
		return nil
	}
	f.ground.Move(fyne.NewPos(0, y))
	f.ground.Resize(fyne.NewSize(s.Width, s.Height-y))
	f.hair.Move(fyne.NewPos(0, y))
	f.hair.Resize(fyne.NewSize(s.Width, 1))
	list := []fyne.CanvasObject{f.ground}
	if over {
		list = append(list, f.hair)
	}
	at := float32(edge)
	for _, b := range f.buttons {
		m := b.MinSize()
		f.kit.Dir.Put(b, s.Width, at, y+8, m.Width, 34)
		at += m.Width + 8
		list = append(list, b)
	}
	return list
}
