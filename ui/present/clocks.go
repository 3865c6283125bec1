package present

import (
	"fmt"
	"image/color"
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/locale"
	"bayan/internal/present"
	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// clocks is the console's first row: the time that has gone and that is left,
// the slide's number, the time of day, and where the hall's picture is.
type clocks struct {
	widget.BaseWidget
	s                        *Session
	kit                      *widgets.Kit
	elapsed, elapsedName     *text.Label
	remaining, remainingName *text.Label
	less, more               *widgets.IconButton
	number, day, screen      *text.Label
	bar, done                *canvas.Rectangle
	ink                      color.NRGBA
	parts                    *render.Parts
}

func newClocks(s *Session, k *widgets.Kit) *clocks {
	p, t := k.Palette, s.o.Words.T
	label := func(words string, style text.Style) *text.Label { return text.NewLabel(k.Kit, words, style) }
	c := &clocks{
		s: s, kit: k, ink: p.Done,
		elapsed: label("", text.UI(26, p.Ink).Bold()), elapsedName: label(t("present.elapsed"), text.UI(13.5, p.Muted)),
		remaining: label("", text.UI(26, p.Done).Bold()), remainingName: label("", text.UI(13.5, p.Muted)),
		number: label("", text.UI(13.5, p.Muted)), day: label("", text.UI(13.5, p.Muted)), screen: label("", text.UI(13.5, p.GoldText)),
		bar: canvas.NewRectangle(p.Track), done: canvas.NewRectangle(p.Accent),
	}
	c.less = widgets.NewIconButton(k, widgets.IconDown(), t("present.key.less"), func() { s.do(present.Less) })
	c.more = widgets.NewIconButton(k, widgets.IconUp(), t("present.key.more"), func() { s.do(present.More) })
	c.parts = &render.Parts{
		List: []fyne.CanvasObject{c.elapsed, c.elapsedName, c.remaining, c.remainingName, c.less, c.more, c.number, c.day, c.screen, c.bar, c.done},
		Arrange: func(fyne.Size) {
			c.lay()
		},
		Min: func() fyne.Size { return fyne.NewSize(1, topRow) },
	}
	c.ExtendBaseWidget(c)
	return c
}

func (c *clocks) update() {
	s := c.s
	clock := &s.show.Clock
	before := c.elapsed.Text() + c.remainingName.Text() + c.number.Text() + c.day.Text() + c.screen.Text()
	c.elapsed.SetText(spell(clock.Elapsed(), s.o.Digits))
	planned := clock.Planned()
	show(c.remaining, planned > 0)
	name := s.o.Words.T("present.no_plan")
	if planned > 0 {
		c.remaining.SetText(spell(clock.Remaining(), s.o.Digits))
		name = s.o.Words.N("present.remaining_of", int(planned/time.Minute), s.o.Digits)
	}
	c.remainingName.SetText(name)
	p := c.kit.Palette
	ink := p.Done
	switch clock.Phase() {
	case present.Short:
		ink = p.Doing
	case present.Over:
		ink = p.Late
	}
	if ink != c.ink {
		c.ink = ink
		c.remaining.SetStyle(text.UI(26, ink).Bold())
	}
	style := text.UI(26, p.Ink).Bold()
	if !clock.Running() {
		style.Color = p.Muted
	}
	c.elapsed.SetStyle(style)
	num := func(n int) string { return locale.Number(n, s.o.Digits) }
	at := s.show.Current()
	c.number.SetText(s.o.Words.F("present.slide_of", locale.Args{"n": num(s.show.Number(at)), "all": num(s.show.Total())}))
	if at >= 0 && at < len(s.show.Slides()) && s.show.Slides()[at].Hidden {
		c.number.SetText(s.o.Words.T("present.hidden_slide"))
	}
	c.day.SetText(c.timeOfDay(clock.Now()))
	c.screen.SetText(c.hall())
	if c.elapsed.Text()+c.remainingName.Text()+c.number.Text()+c.day.Text()+c.screen.Text() != before {
		c.lay()
	}
}

// timeOfDay is the clock on the wall.
func (c *clocks) timeOfDay(now time.Time) string {
	half := "present.am"
	if now.Hour() >= 12 {
		half = "present.pm"
	}
	hour := (now.Hour()+11)%12 + 1
	return locale.Rewrite(fmt.Sprintf("%d:%02d", hour, now.Minute()), c.s.o.Digits) + " " + c.s.o.Words.T(half)
}

// hall is where the hall's picture is, and its size in device pixels.
func (c *clocks) hall() string {
	_, hall := c.s.windows()
	if hall == nil {
		return ""
	}
	size := hall.Size()
	k := hall.scale()
	w, h := int(math.Round(float64(size.Width*k))), int(math.Round(float64(size.Height*k)))
	if w == 0 {
		return ""
	}
	key := "present.hall_second"
	if c.s.show.Swapped() {
		key = "present.hall_first"
	}
	return c.s.o.Words.F(key, locale.Args{"size": fmt.Sprintf("\u2066%d×%d\u2069", w, h)})
}

func (c *clocks) lay() {
	size := c.Size()
	if size.Width <= 0 {
		return
	}
	at := c.kit.Dir.Row(size, edge, 22, c.elapsed, c.elapsedName, c.remaining, c.remainingName)
	c.kit.Dir.Row(size, at-14, 0, c.less, c.more)
	c.kit.Dir.RowEnd(size, edge, 26, c.screen, c.day, c.number)
	// How much of the planned time is gone, along the row's foot.
	show(c.bar, c.s.show.Clock.Planned() > 0)
	show(c.done, c.bar.Visible())
	if c.bar.Visible() {
		w := size.Width - 2*edge
		part := float32(c.s.show.Clock.Elapsed()) / float32(c.s.show.Clock.Planned())
		c.kit.Dir.Put(c.bar, size.Width, edge, topRow-9, w, 2)
		c.kit.Dir.Put(c.done, size.Width, edge, topRow-9, w*min(part, 1), 2)
		c.done.FillColor = c.ink
		c.done.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (c *clocks) CreateRenderer() fyne.WidgetRenderer { return c.parts }

// spell writes a time as 04:12 or 1:04:12; what is over has a minus.
func spell(d time.Duration, digits locale.Digits) string {
	sign := ""
	if d < 0 {
		sign, d = "−", -d
	}
	n := int(d / time.Second)
	s := fmt.Sprintf("%02d:%02d", n/60, n%60)
	if n >= 3600 {
		s = fmt.Sprintf("%d:%02d:%02d", n/3600, n/60%60, n%60)
	}
	return "\u2066" + sign + locale.Rewrite(s, digits) + "\u2069" // UAX #9: LRI … PDI, or the minus changes sides
}
