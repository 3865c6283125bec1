package measures

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/locale"
	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// Entry is one line of a measure's history in words.
type Entry struct {
	Field, Value string
	When         string // who and when
}

// parts are an entry's: what a person wrote keeps its own order.
func (e Entry) parts() []text.Part {
	return []text.Part{{Words: e.Field + ": "}, {Words: e.Value, Apart: true}}
}

// history is what was set, newest first. With the keys, arrows move it.
type history struct {
	widget.BaseWidget
	kit          *widgets.Kit
	title        *text.Label
	ground, ring *canvas.Rectangle
	hair         *canvas.Rectangle // where the ground is the sheet's own
	scroll       *widgets.Scroll
	list         *entries
}

var _ fyne.Focusable = (*history)(nil)

func newHistory(k *widgets.Kit, words *locale.Catalogue, past []Entry) *history {
	h := &history{kit: k, ground: blank(k), ring: canvas.NewRectangle(color.Transparent), hair: canvas.NewRectangle(k.Palette.Line)}
	h.hair.Hidden = k.Palette.Panel != k.Palette.Surface
	h.title = text.NewLabel(k.Kit, words.T("measures.history"), text.UI(13.5, k.Palette.Ink).Bold())
	h.ring.StrokeColor, h.ring.StrokeWidth, h.ring.CornerRadius = k.Palette.Accent, 2, 10
	h.ring.Hide()
	h.list = newEntries(k, words, past)
	h.scroll = widgets.NewScroll(k, h.list, h.list.heightFor)
	h.ExtendBaseWidget(h)
	return h
}

func (h *history) FocusGained()   { h.ring.Show(); h.Refresh() }
func (h *history) FocusLost()     { h.ring.Hide(); h.Refresh() }
func (h *history) TypedRune(rune) {}

// TypedKey scrolls.
func (h *history) TypedKey(e *fyne.KeyEvent) {
	by := map[fyne.KeyName]float32{
		fyne.KeyDown: 20, fyne.KeyUp: -20,
		fyne.KeyPageDown: h.Size().Height / 3, fyne.KeyPageUp: -h.Size().Height / 3,
	}[e.Name]
	if by != 0 {
		h.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -by)})
		return
	}
	if h.kit.Keys != nil {
		h.kit.Keys(e)
	}
}

// CreateRenderer implements fyne.Widget.
func (h *history) CreateRenderer() fyne.WidgetRenderer {
	place := func(s fyne.Size) {
		if s.Width <= 0 {
			return
		}
		h.ground.Resize(s)
		h.kit.Dir.Put(h.hair, s.Width, 0, 0, 1, s.Height)
		h.ring.Move(fyne.NewPos(6, 12))
		h.ring.Resize(fyne.NewSize(s.Width-12, s.Height-24))
		w := s.Width - 36
		t := h.title.HeightFor(w)
		h.kit.Dir.Put(h.title, s.Width, 18, 24, w, t)
		y := 24 + t + 8
		h.kit.Dir.Put(h.scroll, s.Width, 14, y, s.Width-14-10, max(0, s.Height-y-16))
	}
	return &render.Parts{
		List: []fyne.CanvasObject{h.ground, h.hair, h.title, h.scroll, h.ring}, Arrange: place,
		Update: func() { place(h.Size()); h.ring.Refresh() },
	}
}

// entries are lines of what was set and, under each, who and when, beside a rule.
type entries struct {
	widget.BaseWidget
	kit        *widgets.Kit
	what, when []*text.Label
	none       *text.Label
	rail       *canvas.Rectangle
}

func newEntries(k *widgets.Kit, words *locale.Catalogue, past []Entry) *entries {
	e := &entries{kit: k, rail: canvas.NewRectangle(k.Palette.GoldRule)}
	e.none = text.NewLabel(k.Kit, words.T("measures.no_history"), text.UI(12.5, k.Palette.Muted)).Wrapping()
	for i := len(past) - 1; i >= 0; i-- {
		what := text.NewLabel(k.Kit, "", text.UI(13, k.Palette.Ink)).Wrapping()
		what.SetParts(past[i].parts()...)
		e.what = append(e.what, what)
		e.when = append(e.when, text.NewLabel(k.Kit, past[i].When, text.UI(12, k.Palette.Muted)).Wrapping())
	}
	e.ExtendBaseWidget(e)
	return e
}

func (e *entries) heightFor(width float32) float32 { return e.flow(width, nil) }

func (e *entries) flow(width float32, put putter) float32 {
	if put == nil {
		put = func(fyne.CanvasObject, float32, float32, float32, float32) {}
	}
	if len(e.what) == 0 {
		h := e.none.HeightFor(width)
		put(e.none, 0, 0, width, h)
		return h
	}
	const in = 14
	y := float32(0)
	for i := range e.what {
		h, n := e.what[i].HeightFor(width-in), e.when[i].HeightFor(width-in)
		put(e.what[i], in, y, width-in, h)
		put(e.when[i], in, y+h, width-in, n)
		y += h + n + 12
	}
	put(e.rail, 0, 0, 2, y-12)
	return y
}

// CreateRenderer implements fyne.Widget.
func (e *entries) CreateRenderer() fyne.WidgetRenderer {
	list := []fyne.CanvasObject{e.rail}
	if len(e.what) == 0 {
		list = []fyne.CanvasObject{e.none}
	}
	for i := range e.what {
		list = append(list, e.what[i], e.when[i])
	}
	return &render.Parts{List: list, Arrange: func(s fyne.Size) {
		if s.Width > 0 {
			e.flow(s.Width, func(o fyne.CanvasObject, start, y, w, h float32) { e.kit.Dir.Put(o, s.Width, start, y, w, h) })
		}
	}}
}
