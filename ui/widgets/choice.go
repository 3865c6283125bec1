package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// choice is a control of several parts of which one is chosen.
type choice struct {
	Control
	count        int
	chosen, over int // over is the part under the pointer, or -1
	choose       func(i int)
	at           func(fyne.Position) int // the part at a place, or -1
}

func (c *choice) init(k *Kit, self fyne.Widget, count, chosen int, words func(i int) string, choose func(i int)) {
	c.count, c.chosen, c.over, c.choose = count, chosen, -1, choose
	c.Init(k, self, func() string { return words(c.chosen) }, nil)
}

// Choose shows a choice; choose is not told.
func (c *choice) Choose(i int) { c.chosen = i; c.Refresh() }

func (c *choice) set(i int) {
	if i < 0 || i >= c.count || i == c.chosen {
		return
	}
	c.Choose(i)
	c.choose(i)
}

func (c *choice) Tapped(e *fyne.PointEvent)        { c.set(c.at(e.Position)) }
func (c *choice) MouseIn(e *desktop.MouseEvent)    { c.MouseMoved(e) }
func (c *choice) MouseMoved(e *desktop.MouseEvent) { c.over = c.at(e.Position); c.Refresh() }
func (c *choice) MouseOut()                        { c.over = -1; c.Refresh() }
