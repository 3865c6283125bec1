package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"bayan/ui/render"
	"bayan/ui/text"
)

// Card is one choice with a line about it.
type Card struct{ Words, About string }

// Cards are choices two in a row, of which one is chosen; the last of an odd
// number takes its row alone. Arrow keys move the choice to where they point.
type Cards struct {
	widget.BaseWidget
	kit           *Kit
	cards         []Card
	chosen, over  int
	focus         bool
	choose        func(i int)
	faces         []*canvas.Rectangle
	words, abouts []*text.Label
	ring          *canvas.Rectangle
}

const (
	cardHeight = 57
	cardGap    = 8
)

var (
	_ fyne.Focusable     = (*Cards)(nil)
	_ desktop.Hoverable  = (*Cards)(nil)
	_ desktop.Cursorable = (*Cards)(nil)
)

// NewCards makes the choices; choose is told of a new one.
func NewCards(k *Kit, cards []Card, chosen int, choose func(i int)) *Cards {
	c := &Cards{kit: k, cards: cards, chosen: chosen, over: -1, choose: choose, ring: focusRing(k)}
	c.ring.CornerRadius = 12
	for _, card := range cards {
		face := canvas.NewRectangle(color.Transparent)
		face.CornerRadius, face.StrokeWidth = 9, 1
		c.faces = append(c.faces, face)
		c.words = append(c.words, text.NewLabel(k.Kit, card.Words, text.UI(13.5, k.Palette.Ink).Bold()))
		c.abouts = append(c.abouts, text.NewLabel(k.Kit, card.About, text.UI(12.5, k.Palette.Muted)))
	}
	c.ExtendBaseWidget(c)
	return c
}

// place is where a card stands: from the start side and the top.
func (c *Cards) place(i int, width float32) (start, y, w float32) {
	w = (width - cardGap) / 2
	y = float32(i/2) * (cardHeight + cardGap)
	if i%2 == 0 && i == len(c.cards)-1 {
		return 0, y, width
	}
	return float32(i%2) * (w + cardGap), y, w
}

func (c *Cards) at(p fyne.Position) int {
	for i := range c.cards {
		start, y, w := c.place(i, c.Size().Width)
		x := c.kit.Dir.X(c.Size().Width, start, w)
		if p.X >= x && p.X < x+w && p.Y >= y && p.Y < y+cardHeight {
			return i
		}
	}
	return -1
}

func (c *Cards) set(i int) {
	if i < 0 || i >= len(c.cards) || i == c.chosen {
		return
	}
	c.chosen = i
	c.Refresh()
	c.choose(i)
}

func (c *Cards) Tapped(e *fyne.PointEvent)        { c.set(c.at(e.Position)) }
func (c *Cards) MouseIn(e *desktop.MouseEvent)    { c.MouseMoved(e) }
func (c *Cards) MouseMoved(e *desktop.MouseEvent) { c.over = c.at(e.Position); c.Refresh() }
func (c *Cards) MouseOut()                        { c.over = -1; c.Refresh() }
func (c *Cards) Cursor() desktop.Cursor           { return desktop.PointerCursor }
func (c *Cards) FocusGained()                     { c.focus = true; c.Refresh(); c.kit.focused(c) }
func (c *Cards) FocusLost()                       { c.focus = false; c.Refresh() }
func (c *Cards) TypedRune(rune)                   {}

// TypedKey moves the choice.
func (c *Cards) TypedKey(e *fyne.KeyEvent) {
	onwards := fyne.KeyRight
	if c.kit.Dir {
		onwards = fyne.KeyLeft
	}
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyRight:
		if e.Name == onwards {
			c.set(c.chosen + 1)
		} else {
			c.set(c.chosen - 1)
		}
	case fyne.KeyDown:
		c.set(min(c.chosen+2, len(c.cards)-1))
	case fyne.KeyUp:
		c.set(c.chosen - 2)
	default:
		c.kit.passOn(e)
	}
}

func (c *Cards) look() {
	p := c.kit.Palette
	for i, f := range c.faces {
		f.FillColor, f.StrokeColor = p.Surface, p.Line
		switch i {
		case c.chosen:
			f.FillColor, f.StrokeColor = p.AccentSoft, p.Accent
		case c.over:
			f.FillColor = p.Hover
		}
		about := p.Muted
		if i == c.chosen {
			about = p.Ink
		}
		c.abouts[i].SetStyle(text.UI(12.5, about))
	}
	show(c.ring, c.focus)
}

// CreateRenderer implements fyne.Widget.
func (c *Cards) CreateRenderer() fyne.WidgetRenderer {
	c.look()
	var list []fyne.CanvasObject
	for i := range c.cards {
		list = append(list, c.faces[i], c.words[i], c.abouts[i])
	}
	lay := func(s fyne.Size) {
		for i := range c.cards {
			start, y, w := c.place(i, s.Width)
			c.kit.Dir.Put(c.faces[i], s.Width, start, y, w, cardHeight)
			h := c.words[i].HeightFor(w - 24)
			c.kit.Dir.Put(c.words[i], s.Width, start+12, y+7, w-24, h)
			c.kit.Dir.Put(c.abouts[i], s.Width, start+12, y+7+h, w-24, c.abouts[i].HeightFor(w-24))
		}
		start, y, w := c.place(c.chosen, s.Width)
		c.kit.Dir.Put(c.ring, s.Width, start-3, y-3, w+6, cardHeight+6)
	}
	return &render.Parts{
		List: append(list, c.ring), Arrange: lay,
		Min: func() fyne.Size {
			rows := (len(c.cards) + 1) / 2
			return fyne.NewSize(200, float32(rows)*(cardHeight+cardGap)-cardGap)
		},
		Update: func() {
			c.look()
			lay(c.Size())
			for _, f := range c.faces {
				f.Refresh()
			}
			c.ring.Refresh()
		},
	}
}
