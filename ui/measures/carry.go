package measures

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/locale"
	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// Incoming is what another office's record would bring.
type Incoming struct {
	New    []Arrival
	Differ []Difference // fields that would have several values
	Merge  func(context.Context) (added int, err error)
}

// Arrival is an entry that is not in the record here.
type Arrival struct {
	Measure string // number and title
	Entry   Entry
}

// Difference is a field of a measure with the values that would stand beside each other.
type Difference struct {
	Measure string
	Apart   Apart
}

// CarryOptions are whom the hand-over sheet tells.
type CarryOptions struct {
	Words  *locale.Catalogue
	Digits locale.Digits
	Save   func()                        // the record as one file
	Pick   func(found func(path string)) // asks for a file
	Read   func(path string)             // another record; Bring or Say answers
	Merge  func(Incoming)
	Leave  func()
}

// CarrySize is the sheet's size in logical pixels.
func CarrySize() fyne.Size { return fyne.NewSize(760, 620) }

// Carry hands the record over as one file, and merges another office's: it
// first says what that would bring.
type Carry struct {
	widget.BaseWidget
	kit          *widgets.Kit
	opt          CarryOptions
	labels       [4]*text.Label // the title, two captions, a sentence
	ask          *text.Label
	give         *widgets.Button
	hair, ground *canvas.Rectangle
	path         *widgets.Field
	pick, merge  *widgets.Button
	cancel       *widgets.Button
	found        *News
	scroll       *widgets.Scroll
	incoming     Incoming
	message      *text.Label
	parts        *render.Parts
	read         bool
}

// NewCarry makes the sheet's content.
func NewCarry(k *widgets.Kit, o CarryOptions) *Carry {
	c := &Carry{opt: o, hair: canvas.NewRectangle(k.Palette.Line), ground: canvas.NewRectangle(k.Palette.Panel)}
	c.kit = k
	c.ground.CornerRadius = 9
	p, t := k.Palette, o.Words.T
	for i, l := range []struct {
		key   string
		style text.Style
	}{
		{"carry.title", text.UI(18, p.Ink).Bold()},
		{"carry.give", text.UI(13.5, p.Ink).Bold()},
		{"carry.take", text.UI(13.5, p.Ink).Bold()},
		{"carry.give_about", text.UI(12.5, p.Muted)},
	} {
		c.labels[i] = text.NewLabel(k.Kit, t(l.key), l.style).Wrapping()
	}
	c.ask = text.NewLabel(k.Kit, t("carry.take_about"), text.UI(12.5, p.Muted)).Wrapping()
	c.give = widgets.NewButton(k, t("carry.save"), false, o.Save)
	c.path = widgets.NewField(k, t("measures.evidence_path"), 1, text.EditorCalls{
		Escape: o.Leave, Submit: func() { c.ReadPath(c.path.Editor().Text()) },
	})
	c.pick = widgets.NewButton(k, t("measures.evidence_choose"), false, func() { o.Pick(c.ReadPath) })
	c.merge = widgets.NewButton(k, t("carry.merge"), true, func() { o.Merge(c.incoming) })
	c.cancel = widgets.NewButton(k, t("action.cancel"), false, o.Leave)
	c.message = text.NewLabel(k.Kit, "", text.UI(12.5, p.Late).Bold()).Wrapping()
	c.found = NewNews(k, o.Words, o.Digits)
	c.scroll = widgets.NewScroll(k, c.found, c.found.HeightFor)
	c.parts = &render.Parts{Arrange: c.arrange, Update: func() { c.arrange(c.Size()); canvas.Refresh(c) }}
	c.ExtendBaseWidget(c)
	return c
}

// First is what has the focus when the sheet opens.
func (c *Carry) First() fyne.Focusable { return c.give }

// ReadPath asks for what a file would bring.
func (c *Carry) ReadPath(path string) {
	c.path.Editor().SetText(path)
	c.Say("")
	if path != "" {
		c.opt.Read(path)
	}
}

// Say shows why a file was not read, instead of what was shown before.
func (c *Carry) Say(sentence string) {
	c.message.SetText(sentence)
	c.read, c.incoming = false, Incoming{}
	c.found.Clear()
	c.Refresh()
}

// Bring says in plain sentences what a merge would bring.
func (c *Carry) Bring(in Incoming) {
	c.message.SetText("")
	c.read, c.incoming = true, in
	c.found.Bring(in)
	c.Refresh()
	c.scroll.Refresh()
	if len(in.New) > 0 {
		if on := fyne.CurrentApp().Driver().CanvasForObject(c); on != nil {
			on.Focus(c.merge)
		}
	}
}

func (c *Carry) arrange(s fyne.Size) {
	if s.Width <= 0 {
		return
	}
	w := s.Width - 2*sheetEdge
	list := c.parts.List[:0]
	put := func(o fyne.CanvasObject, start, y, w, h float32) {
		c.kit.Dir.Put(o, s.Width, start, y, w, h)
		list = append(list, o)
	}
	label := func(l *text.Label, y, w float32) float32 {
		h := l.HeightFor(w)
		put(l, sheetEdge, y, w, h)
		return y + h
	}
	y := label(c.labels[0], 22, w) + 12
	m := c.give.MinSize()
	side := w - m.Width - 16
	top := y
	y = label(c.labels[1], y, side)
	y = label(c.labels[3], y, side)
	put(c.give, sheetEdge+w-m.Width, top+(y-top-34)/2, m.Width, 34)
	y += 14
	put(c.hair, sheetEdge, y, w, 1)
	y += 14
	y = label(c.labels[2], y, w)
	y = label(c.ask, y, w) + 8
	m = c.pick.MinSize()
	put(c.path, sheetEdge, y, w-m.Width-10, 34)
	put(c.pick, sheetEdge+w-m.Width, y, m.Width, 34)
	y += 34 + 12
	foot := s.Height - 22 - 34
	if c.message.Text() != "" {
		y = label(c.message, y, w)
	}
	if c.read {
		put(c.ground, sheetEdge, y, w, foot-14-y)
		put(c.scroll, sheetEdge+10, y+8, w-14, foot-14-y-16)
	}
	at := float32(sheetEdge)
	if len(c.incoming.New) > 0 {
		m = c.merge.MinSize()
		put(c.merge, at, foot, m.Width, 34)
		at += m.Width + 10
	}
	put(c.cancel, at, foot, c.cancel.MinSize().Width, 34)
	c.parts.List = list
}

// CreateRenderer implements fyne.Widget.
func (c *Carry) CreateRenderer() fyne.WidgetRenderer { return c.parts }
