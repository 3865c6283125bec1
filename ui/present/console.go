package present

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/briefing"
	"bayan/internal/locale"
	"bayan/internal/present"
	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// console is the speaker's window.
type console struct {
	widget.BaseWidget
	s   *Session
	kit *widgets.Kit

	ground            *canvas.Rectangle
	clocks            *clocks
	nowFace, nextFace *canvas.Rectangle
	now, next         *stage
	said              *text.Label // what the hall sees instead of the current slide
	saidFace          *canvas.Rectangle
	news              *widgets.Toast // or nil
	told              string         // by news
	nextName          *text.Label
	notes             *notes
	statusName        *text.Label
	status            *widgets.Segments
	chosen            briefing.Status // shown by status
	tools             *tools
	cover             *canvas.Rectangle
	parts             *render.Parts
}

// The statuses that a speaker sets, in the order of the row.
func statuses() []briefing.Status {
	return []briefing.Status{briefing.Todo, briefing.Doing, briefing.Done}
}

func newConsole(s *Session, p *place) *console {
	k, t := p.kit, s.o.Words.T
	c := &console{s: s, kit: k, ground: canvas.NewRectangle(k.Palette.Paper), cover: canvas.NewRectangle(color.Black)}
	c.nowFace, c.nextFace = canvas.NewRectangle(k.Palette.Panel), canvas.NewRectangle(k.Palette.Panel)
	c.nowFace.CornerRadius, c.nowFace.StrokeColor, c.nowFace.StrokeWidth = 10, k.Palette.GoldRule, 2
	c.nextFace.CornerRadius = 10
	still := &motion{off: true}
	c.now, c.next = newStage(k.Kit, s.pictures, still, s.update), newStage(k.Kit, s.pictures, still, s.update)
	c.now.calls = s.pointing(true)
	c.clocks = newClocks(s, k)
	c.said, c.saidFace = text.NewLabel(k.Kit, "", text.UI(17, k.Palette.Paper).Bold()), canvas.NewRectangle(k.Palette.GoldRule)
	c.saidFace.CornerRadius = 8
	c.nextName = text.NewLabel(k.Kit, "", text.UI(12.5, k.Palette.Muted))
	c.notes = newNotes(s, p)
	c.statusName = text.NewLabel(k.Kit, t("present.status"), text.UI(12.5, k.Palette.Muted))
	var choices []widgets.Segment
	for _, v := range statuses() {
		ink, ground := k.Palette.Status(string(v))
		choices = append(choices, widgets.Segment{Words: t("status." + string(v)), Ink: ink, Ground: ground})
	}
	c.status = widgets.NewSegments(k, choices, 0, func(i int) {
		if m := s.measure(); m != "" {
			s.setStatus(m, statuses()[i])
		}
	}).Small()
	c.tools = newTools(s, k)
	c.cover.Hide()
	c.parts = &render.Parts{
		List:    c.list(),
		Arrange: c.arrange, Min: func() fyne.Size { return fyne.NewSize(640, 400) },
	}
	c.ExtendBaseWidget(c)
	return c
}

func (c *console) list() []fyne.CanvasObject {
	list := []fyne.CanvasObject{
		c.ground, c.clocks, c.nowFace, c.now, c.saidFace, c.said, c.nextFace, c.next, c.nextName, c.notes, c.statusName, c.status, c.tools,
	}
	if c.news != nil {
		list = append(list, c.news)
	}
	return append(list, c.cover)
}

// tell shows the sentence that the session has for the speaker, or takes it away.
func (c *console) tell() {
	if c.told == c.s.news {
		return
	}
	c.told, c.news = c.s.news, nil
	if c.told != "" {
		c.news = widgets.NewToast(c.kit, c.told, nil)
	}
	c.parts.List = c.list()
	c.arrange(c.Size())
	canvas.Refresh(c)
}

// Sizes of the design at 1366×768, in logical pixels.
const (
	edge     = 18
	topRow   = 74
	footRow  = 96
	inset    = 10 // of a slide in its face, whose corners are round
	endShare = 0.315
	gapPanes = 14
)

func (c *console) arrange(size fyne.Size) {
	if size.Width <= 0 {
		return
	}
	// The display that the console was on may have been pulled out, and this one be the hall's.
	c.cover.Resize(size)
	_, second := c.s.o.Beside()
	show(c.cover, !second)
	put := func(o fyne.CanvasObject, start, y, w, h float32) { c.kit.Dir.Put(o, size.Width, start, y, w, h) }
	c.ground.Resize(size)
	put(c.clocks, 0, 0, size.Width, topRow)
	put(c.tools, 0, size.Height-footRow, size.Width, footRow)
	side := whole(size.Width * endShare)
	main := size.Width - 2*edge - gapPanes - side
	h := size.Height - topRow - footRow
	put(c.nowFace, edge, topRow, main, h)
	put(c.now, edge+inset, topRow+inset, main-2*inset, h-2*inset)
	c.putSaid()
	if c.news != nil {
		m := c.news.MinSize()
		c.news.Resize(m)
		c.news.Move(fyne.NewPos((size.Width-m.Width)/2, size.Height-footRow-m.Height-12))
	}
	at := edge + main + gapPanes
	aspect := float32(16) / 9
	if v := c.s.slide(max(0, c.s.show.Current())); v.doc != nil {
		aspect = float32(v.doc.Pages[v.page].Width / v.doc.Pages[v.page].Height)
	}
	const nameH = 24
	nextH := min(whole((side-2*inset)/aspect)+2*inset, h*0.45)
	put(c.nextFace, at, topRow, side, nextH)
	put(c.next, at+inset, topRow+inset, side-2*inset, nextH-2*inset)
	put(c.nextName, at+2, topRow+nextH+4, side-4, nameH)
	notesY := topRow + nextH + nameH + 8
	end := topRow + h
	if c.status.Visible() {
		m := c.status.MinSize()
		put(c.status, at+side-m.Width, end-m.Height, m.Width, m.Height)
		put(c.statusName, at, end-m.Height+(m.Height-20)/2, max(0, side-m.Width-8), 20)
		end -= m.Height + 12
	}
	put(c.notes, at, notesY, side, end-notesY)
}

// update shows the session as it is.
func (c *console) update() {
	s, t := c.s, c.s.o.Words.T
	at, on := s.show.Current(), s.show.Following()
	v := s.sight()
	v.now, v.screen, v.line = s.slide(at), present.Picture, nil
	v.beside = nil
	for _, i := range []int{on, s.show.Preceding()} {
		if i >= 0 {
			v.beside = append(v.beside, s.slide(i))
		}
	}
	if at >= 0 && at < len(s.show.Slides()) {
		v.line = s.show.Ink.Line(s.show.Slides()[at].Key)
	}
	v.blank = at < 0
	v.point = s.show.Pointed()
	v.ground = c.groundOf(v.now, c.now, c.nowFace)
	fill(c.nowFace, v.ground)
	c.now.show(v)
	next := sight{now: s.slide(on), blank: on < 0, tool: present.Hand}
	next.ground = c.groundOf(next.now, c.next, c.nextFace)
	if on < 0 {
		next.ground, next.blank = c.kit.Palette.Panel, false
	}
	fill(c.nextFace, next.ground)
	c.next.show(next)
	name := t("present.last")
	if on >= 0 {
		name = s.o.Words.F("present.then", locale.Args{"title": isolated(s.show.Slides()[on].Title)})
	}
	c.nextName.SetText(name)
	c.say()
	measure := s.measure()
	if (measure != "") != c.status.Visible() {
		show(c.status, measure != "")
		show(c.statusName, measure != "")
		c.arrange(c.Size())
	}
	if measure != "" {
		for i, v := range statuses() {
			if v == s.o.Status(measure) && c.chosen != v {
				c.chosen = v
				c.status.Choose(i)
			}
		}
	}
	c.notes.update()
	c.tools.update()
	c.tell()
	c.clock()
}

// say tells the speaker what the hall sees where that is not the current slide.
func (c *console) say() {
	s, t := c.s, c.s.o.Words.T
	said := ""
	switch {
	case s.show.Digits() != "":
		said = s.o.Words.F("present.go_to", locale.Args{"n": locale.Rewrite(s.show.Digits(), s.o.Digits)})
	case s.show.Screen() == present.Black:
		said = t("present.black_now")
	case s.show.Screen() == present.White:
		said = t("present.white_now")
	case s.show.Frozen():
		said = t("present.frozen_now")
	}
	show(c.said, said != "")
	show(c.saidFace, said != "")
	frame := c.kit.Palette.GoldRule
	if s.show.Screen() != present.Picture || s.show.Frozen() {
		frame = c.kit.Palette.Late
	}
	if c.nowFace.StrokeColor != frame {
		c.nowFace.StrokeColor = frame
		c.nowFace.Refresh()
	}
	if said != "" {
		c.said.SetText(said)
		c.putSaid()
	}
}

// putSaid puts what the hall sees on a plate at the current slide's start.
func (c *console) putSaid() {
	const across, down, at = 14, 6, edge + inset + 8
	m := c.said.MinSize()
	c.kit.Dir.Put(c.saidFace, c.Size().Width, at, topRow+inset+8, m.Width+2*across, m.Height+2*down)
	c.kit.Dir.Put(c.said, c.Size().Width, at+across, topRow+inset+8+down, m.Width, m.Height)
}

// clock shows the time, which nothing else changes.
func (c *console) clock() { c.clocks.update() }

// groundOf is the colour that a slide stands on: its face goes on in it around
// the slide. Until the slide is painted its face stays as it is.
func (c *console) groundOf(v slide, on *stage, face *canvas.Rectangle) color.Color {
	if v.doc == nil {
		return face.FillColor
	}
	picture := c.s.pictures.nearest(v, on.width())
	if picture == nil {
		return face.FillColor
	}
	return picture.RGBAAt(picture.Rect.Min.X, picture.Rect.Min.Y)
}

// CreateRenderer implements fyne.Widget.
func (c *console) CreateRenderer() fyne.WidgetRenderer { return c.parts }

// fill paints a face in a colour, where it has another.
func fill(r *canvas.Rectangle, c color.Color) {
	if r.FillColor != c {
		r.FillColor = c
		r.Refresh()
	}
}

// isolated keeps a statement's words in their own order in a sentence (UAX #9, FSI … PDI).
func isolated(words string) string { return "\u2068" + words + "\u2069" }

func whole(v float32) float32 { return float32(int(v + 0.5)) }
