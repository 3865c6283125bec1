package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"bayan/ui/render"
	"bayan/ui/text"
)

// Card is one choice with a line about it.
type Card struct{ Words, About string }

// Cards are choices two in a row, of which one is chosen; the last of an odd
// number takes its row alone. Arrow keys move the choice to where they point.
type Cards struct {
	choice
	cards          []Card
	faces          []*canvas.Rectangle
	titles, abouts []*text.Label
}

const (
	cardHeight = 57
	cardGap    = 8
)

// NewCards makes the choices; choose is told of a new one.
func NewCards(k *Kit, cards []Card, chosen int, choose func(i int)) *Cards {
	c := &Cards{cards: cards}
	for _, card := range cards {
		face := canvas.NewRectangle(color.Transparent)
		face.CornerRadius, face.StrokeWidth = 9, 1
		c.faces = append(c.faces, face)
		c.titles = append(c.titles, text.NewLabel(k.Kit, card.Words, text.UI(13.5, k.Palette.Ink).Bold()))
		c.abouts = append(c.abouts, text.NewLabel(k.Kit, card.About, text.UI(12.5, k.Palette.Muted)))
	}
	c.init(k, c, len(cards), chosen, func(i int) string { return cards[i].Words + ". " + cards[i].About }, choose)
	c.ring.CornerRadius = 12
	c.at = c.under
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

func (c *Cards) under(p fyne.Position) int {
	for i := range c.cards {
		start, y, w := c.place(i, c.Size().Width)
		x := c.kit.Dir.X(c.Size().Width, start, w)
		if p.X >= x && p.X < x+w && p.Y >= y && p.Y < y+cardHeight {
			return i
		}
	}
	return -1
}

// TypedKey moves the choice.
func (c *Cards) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyRight:
		c.set(c.chosen + c.kit.Along(e.Name))
	case fyne.KeyDown:
		c.set(min(c.chosen+2, len(c.cards)-1))
	case fyne.KeyUp:
		c.set(c.chosen - 2)
	default:
		c.PassOn(e)
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
}

// CreateRenderer implements fyne.Widget.
func (c *Cards) CreateRenderer() fyne.WidgetRenderer {
	c.look()
	var list []fyne.CanvasObject
	for i := range c.cards {
		list = append(list, c.faces[i], c.titles[i], c.abouts[i])
	}
	lay := func(s fyne.Size) {
		for i := range c.cards {
			start, y, w := c.place(i, s.Width)
			c.kit.Dir.Put(c.faces[i], s.Width, start, y, w, cardHeight)
			h := c.titles[i].HeightFor(w - 24)
			c.kit.Dir.Put(c.titles[i], s.Width, start+12, y+7, w-24, h)
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
