package text

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
)

// Clicks tells single, double and triple clicks apart.
type Clicks struct {
	n  int
	at time.Time
	on fyne.Position
}

const clickTime = 400 * time.Millisecond

// Count is 1, 2 or 3 for a press at a place and time, then 1 again.
func (c *Clicks) Count(now time.Time, p fyne.Position) int {
	near := math.Hypot(float64(p.X-c.on.X), float64(p.Y-c.on.Y)) < 5
	if near && now.Sub(c.at) < clickTime {
		c.n = c.n%3 + 1
	} else {
		c.n = 1
	}
	c.at, c.on = now, p
	return c.n
}
