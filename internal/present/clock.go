package present

import "time"

// Clock tells how long a show has run, and how long it still has.
type Clock struct {
	now     func() time.Time
	since   time.Time     // it runs since then; zero where it stands
	before  time.Duration // what it had run until then
	planned time.Duration
}

func newClock(now func() time.Time) Clock { return Clock{now: now} }

// Phase is how much of the planned time is left.
type Phase uint8

const (
	Ample Phase = iota // more than a fifth
	Short
	Over
)

// Start lets the clock run.
func (c *Clock) Start() {
	if c.since.IsZero() {
		c.since = c.now()
	}
}

// Pause stops it, or lets it run again.
func (c *Clock) Pause() {
	if c.since.IsZero() {
		c.Start()
		return
	}
	c.before, c.since = c.Elapsed(), time.Time{}
}

// Reset begins again from nothing; a clock that stood stands.
func (c *Clock) Reset() {
	c.before = 0
	if !c.since.IsZero() {
		c.since = c.now()
	}
}

// Running tells whether it runs.
func (c *Clock) Running() bool { return !c.since.IsZero() }

// Now is the time of day.
func (c *Clock) Now() time.Time { return c.now() }

// Elapsed is how long it has run.
func (c *Clock) Elapsed() time.Duration {
	if c.since.IsZero() {
		return c.before
	}
	return c.before + c.now().Sub(c.since)
}

// Planned is how long the show may take, 0 where nobody has said.
func (c *Clock) Planned() time.Duration { return c.planned }

// longest is the longest show that can be planned.
const longest = 8 * time.Hour

// Plan says how long the show may take; 0 takes the plan back.
func (c *Clock) Plan(d time.Duration) { c.planned = max(0, min(d, longest)) }

// Remaining is what is left of the planned time, negative where it is over.
func (c *Clock) Remaining() time.Duration { return c.planned - c.Elapsed() }

// Phase is how much that is.
func (c *Clock) Phase() Phase {
	switch left := c.Remaining(); {
	case c.planned == 0 || left > c.planned/5:
		return Ample
	case left > 0:
		return Short
	}
	return Over
}
