package measures

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"bayan/internal/locale"
	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// alternatives are the values of a field that were set apart: who set which, and
// when. One can be chosen; until then all are kept. Arrow keys move the choice.
type alternatives struct {
	widgets.Control
	kit    *widgets.Kit
	apart  Apart
	chosen int // the last is to keep all
	over   int
	choose func(Field, string)
	keep   func(Field)
	title  *text.Label
	words  []*text.Label
	whens  []*text.Label // one fewer
	rings  []*canvas.Rectangle
	dots   []*canvas.Rectangle
	frame  *canvas.Rectangle
	tops   []float32
}

func newAlternatives(k *widgets.Kit, w *locale.Catalogue, of Apart, choose func(Field, string), keep func(Field)) *alternatives {
	p := k.Palette
	a := &alternatives{
		kit: k, apart: of, chosen: len(of.Values), over: -1, choose: choose, keep: keep,
		title: text.NewLabel(k.Kit, w.F("measures.apart_title", locale.Args{"field": fieldWord(w, of.Field)}), text.UI(12.5, p.Doing).Bold()).Wrapping(),
		frame: canvas.NewRectangle(color.Transparent),
	}
	a.frame.CornerRadius = 9
	row := func(words text.Part) {
		l := text.NewLabel(k.Kit, "", text.UI(13.5, p.Ink)).Wrapping()
		l.SetParts(words)
		ring, dot := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(p.Accent)
		ring.StrokeWidth, ring.CornerRadius, dot.CornerRadius = 1.6, 8, 4
		a.words, a.rings, a.dots = append(a.words, l), append(a.rings, ring), append(a.dots, dot)
	}
	for _, v := range of.Values {
		row(text.Part{Words: v.Words, Apart: true})
		a.whens = append(a.whens, text.NewLabel(k.Kit, v.When, text.UI(12, p.Muted)).Wrapping())
	}
	row(text.Part{Words: w.T("measures.keep_all")})
	a.Init(k, a, func() string { return a.title.Text() + ": " + a.words[a.chosen].Text() }, nil)
	return a
}

func (a *alternatives) set(i int) {
	if i < 0 || i >= len(a.words) || i == a.chosen {
		return
	}
	a.chosen = i
	a.Refresh()
	if i == len(a.apart.Values) {
		a.keep(a.apart.Field)
	} else {
		a.choose(a.apart.Field, a.apart.Values[i].Value)
	}
}

func (a *alternatives) at(y float32) int {
	for i := len(a.tops) - 1; i >= 0; i-- {
		if y >= a.tops[i]-4 {
			return i
		}
	}
	return -1
}

func (a *alternatives) Tapped(e *fyne.PointEvent)        { a.set(a.at(e.Position.Y)) }
func (a *alternatives) MouseIn(e *desktop.MouseEvent)    { a.MouseMoved(e) }
func (a *alternatives) MouseMoved(e *desktop.MouseEvent) { a.over = a.at(e.Position.Y); a.Refresh() }
func (a *alternatives) MouseOut()                        { a.over = -1; a.Refresh() }

// TypedKey moves the choice.
func (a *alternatives) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown:
		a.set(a.chosen + 1)
	case fyne.KeyUp:
		a.set(a.chosen - 1)
	default:
		a.PassOn(e)
	}
}

func (a *alternatives) look() {
	p := a.kit.Palette
	a.frame.FillColor, a.frame.StrokeColor, a.frame.StrokeWidth = color.Transparent, p.GoldRule, 1
	if a.Focus() {
		a.frame.StrokeColor, a.frame.StrokeWidth = p.Accent, 2
	}
	for i := range a.rings {
		a.rings[i].StrokeColor = p.Todo
		if i == a.chosen || i == a.over {
			a.rings[i].StrokeColor = p.Accent
		}
		a.dots[i].Hidden = i != a.chosen
	}
}

func (a *alternatives) heightFor(width float32) float32 { return a.flow(width, nil) }

func (a *alternatives) flow(width float32, put putter) float32 {
	if put == nil {
		put = func(fyne.CanvasObject, float32, float32, float32, float32) {}
	}
	const in, side, start = 12, 16, 36
	w := width - start - in
	h := a.title.HeightFor(width - 2*in)
	put(a.title, in, 8, width-2*in, h)
	y := 8 + h + 4
	a.tops = a.tops[:0]
	for i, l := range a.words {
		a.tops = append(a.tops, y)
		h := l.HeightFor(w)
		put(a.rings[i], in, y+3, side, side)
		put(a.dots[i], in+4, y+7, side-8, side-8)
		put(l, start, y, w, h)
		y += h
		if i < len(a.whens) {
			h = a.whens[i].HeightFor(w)
			put(a.whens[i], start, y-2, w, h)
			y += h
		}
		y += 4
	}
	return y + 4
}

// CreateRenderer implements fyne.Widget.
func (a *alternatives) CreateRenderer() fyne.WidgetRenderer {
	a.look()
	list := []fyne.CanvasObject{a.frame, a.title}
	for i, l := range a.words {
		list = append(list, a.rings[i], a.dots[i], l)
		if i < len(a.whens) {
			list = append(list, a.whens[i])
		}
	}
	place := func(s fyne.Size) {
		if s.Width > 0 {
			a.frame.Resize(s)
			a.flow(s.Width, func(o fyne.CanvasObject, start, y, w, h float32) { a.kit.Dir.Put(o, s.Width, start, y, w, h) })
		}
	}
	return &render.Parts{List: list, Arrange: place, Update: func() {
		a.look()
		place(a.Size())
		a.frame.Refresh()
		for i := range a.rings {
			a.rings[i].Refresh()
			a.dots[i].Refresh()
		}
	}}
}
