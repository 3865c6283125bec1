// Package dates is a month to pick a day from, in both calendars at once.
package dates

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"bayan/internal/calendar"
	"bayan/internal/locale"
	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// Month shows the Gregorian month of a day; under each day stands its Hijri
// one. Arrow keys move by days and weeks to the side that they point to,
// PageUp and PageDown by months.
type Month struct {
	widgets.Control
	kit    *widgets.Kit
	words  *locale.Catalogue
	style  locale.DateStyle
	today  calendar.Date
	day    calendar.Date // where the keys are, and the month that is shown
	chosen *calendar.Date
	choose func(calendar.Date)
	over   int

	title      *text.Label
	back, on   *widgets.IconButton
	weekdays   [7]*text.Label
	days       [cells]*text.Label
	hijri      [cells]*text.Label
	faces      [cells]*canvas.Rectangle
	frame      *canvas.Rectangle
	first      calendar.Date // of the grid
	weekStarts int
}

const (
	cells   = 42
	head    = 34
	weekRow = 22
)

// NewMonth shows today's month, or that of chosen; choose is told of a press on a day.
func NewMonth(k *widgets.Kit, words *locale.Catalogue, style locale.DateStyle, today calendar.Date, chosen *calendar.Date, choose func(calendar.Date)) *Month {
	m := &Month{kit: k, words: words, style: style, today: today, day: today, chosen: chosen, choose: choose, over: -1}
	if chosen != nil {
		m.day = *chosen
	}
	p := k.Palette
	m.weekStarts = int(words.T("date.week_start")[0] - '0')
	m.title = text.NewLabel(k.Kit, "", text.UI(13, p.Ink).Bold())
	m.back = widgets.NewIconButton(k, widgets.IconBack(), words.T("date.previous_month"), func() { m.months(-1) })
	m.on = widgets.NewIconButton(k, widgets.IconForward(), words.T("date.next_month"), func() { m.months(1) })
	m.frame = canvas.NewRectangle(color.Transparent)
	m.frame.CornerRadius = 8
	for i := range m.weekdays {
		m.weekdays[i] = text.NewLabel(k.Kit, words.T("date.weekday."+string(rune('0'+(m.weekStarts+i)%7))), text.UI(12, p.Muted).Bold())
	}
	for i := range cells {
		m.days[i] = text.NewLabel(k.Kit, "", text.UI(13, p.Ink))
		m.hijri[i] = text.NewLabel(k.Kit, "", text.UI(9.5, p.GoldText))
		m.faces[i] = canvas.NewRectangle(color.Transparent)
		m.faces[i].CornerRadius = 6
	}
	m.Init(k, m, m.said, func() { m.pick(m.day) })
	m.fill()
	return m
}

// said is the day under the keys, in words; one outside the calendars is its month's.
func (m *Month) said() string {
	if d, err := m.words.Date(m.day, m.style); err == nil {
		return d
	}
	return m.words.Month(m.day, m.style)
}

// Choose marks a day, or none.
func (m *Month) Choose(d *calendar.Date) {
	m.chosen = d
	if d != nil {
		m.day = *d
	}
	m.fill()
}

// months moves the shown month, to the same day or the month's last.
func (m *Month) months(n int) {
	y, mo := m.day.Year, m.day.Month-1+n
	y, mo = y+floorDiv(mo, 12), mo-12*floorDiv(mo, 12)
	last := calendar.Date{Year: y + (mo+1)/12, Month: (mo+1)%12 + 1, Day: 1}.Add(-1)
	m.day = calendar.Date{Year: y, Month: mo + 1, Day: min(m.day.Day, last.Day)}
	m.fill()
}

func floorDiv(a, b int) int {
	if a < 0 {
		return (a - b + 1) / b
	}
	return a / b
}

// fill names the month and its days.
func (m *Month) fill() {
	p := m.kit.Palette
	one := calendar.Date{Year: m.day.Year, Month: m.day.Month, Day: 1}
	m.first = one.Add(-(int(one.Weekday()) - m.weekStarts + 7) % 7)
	m.title.SetText(m.words.Month(one, m.style))
	for i := range cells {
		d := m.first.Add(i)
		ink, small := p.Ink, p.GoldText
		m.faces[i].FillColor, m.faces[i].StrokeWidth = color.Transparent, 0
		switch {
		case m.chosen != nil && d == *m.chosen:
			m.faces[i].FillColor = p.Accent
			ink, small = p.OnAccent, p.OnAccent
		case i == m.over:
			m.faces[i].FillColor = p.Hover
		case d == m.today:
			m.faces[i].StrokeColor, m.faces[i].StrokeWidth = p.GoldRule, 1
		}
		if m.Focus() && d == m.day {
			m.faces[i].StrokeColor, m.faces[i].StrokeWidth = p.Accent, 2
		}
		if d.Month != m.day.Month && (m.chosen == nil || d != *m.chosen) {
			ink, small = p.Muted, p.Muted
		}
		m.days[i].SetStyle(text.UI(13, ink))
		m.days[i].SetText(locale.Number(d.Day, m.style.Digits))
		m.hijri[i].SetStyle(text.UI(9.5, small))
		h, err := calendar.UmmAlQura(d, m.style.Offset)
		if err != nil { // outside the table a day has no Hijri name
			m.hijri[i].SetText("")
			continue
		}
		m.hijri[i].SetText(locale.Number(h.Day, m.style.Digits))
	}
	m.Refresh()
}

// cell is the day under a place, or -1.
func (m *Month) cell(pos fyne.Position) int {
	s := m.Size()
	x := pos.X
	if m.kit.Dir {
		x = s.Width - x
	}
	column, row := int((x-6)/((s.Width-12)/7)), int((pos.Y-head-weekRow)/m.rowHeight())
	if column < 0 || column > 6 || row < 0 || row > 5 || pos.Y < head+weekRow {
		return -1
	}
	return row*7 + column
}

func (m *Month) rowHeight() float32 { return (m.Size().Height - head - weekRow - 6) / 6 }

// Tapped chooses a day.
func (m *Month) Tapped(e *fyne.PointEvent) {
	if i := m.cell(e.Position); i >= 0 {
		m.pick(m.first.Add(i))
	}
}

func (m *Month) pick(d calendar.Date) {
	m.Choose(&d)
	m.choose(d)
}

func (m *Month) MouseIn(e *desktop.MouseEvent) { m.MouseMoved(e) }
func (m *Month) MouseOut()                     { m.hover(-1) }
func (m *Month) FocusGained()                  { m.Control.FocusGained(); m.fill() }
func (m *Month) FocusLost()                    { m.Control.FocusLost(); m.fill() }

// MouseMoved marks the day under the pointer.
func (m *Month) MouseMoved(e *desktop.MouseEvent) { m.hover(m.cell(e.Position)) }

func (m *Month) hover(i int) {
	if i != m.over {
		m.over = i
		m.fill()
	}
}

// TypedKey moves and chooses.
func (m *Month) TypedKey(e *fyne.KeyEvent) {
	step := func(n int) { m.day = m.day.Add(n); m.fill() }
	switch e.Name {
	case fyne.KeyRight, fyne.KeyLeft:
		step(m.kit.Along(e.Name))
	case fyne.KeyUp:
		step(-7)
	case fyne.KeyDown:
		step(7)
	case fyne.KeyPageUp:
		m.months(-1)
	case fyne.KeyPageDown:
		m.months(1)
	default:
		m.Control.TypedKey(e)
	}
}

// CreateRenderer implements fyne.Widget.
func (m *Month) CreateRenderer() fyne.WidgetRenderer {
	m.frame.StrokeColor, m.frame.StrokeWidth = m.kit.Palette.Line, 1
	list := []fyne.CanvasObject{m.frame, m.title, m.back, m.on}
	for _, w := range m.weekdays {
		list = append(list, w)
	}
	for i := range cells {
		list = append(list, m.faces[i], m.days[i], m.hijri[i])
	}
	return &render.Parts{
		List: list, Arrange: m.place,
		Min: func() fyne.Size { return fyne.NewSize(236, 250) },
		Update: func() {
			m.place(m.Size())
			for _, f := range m.faces {
				f.Refresh()
			}
		},
	}
}

func (m *Month) place(s fyne.Size) {
	if s.Width <= 0 {
		return
	}
	d := m.kit.Dir
	m.frame.Resize(s)
	centre := func(l *text.Label, start, y, w, h float32) {
		n := l.MinSize()
		d.Put(l, s.Width, start+(w-n.Width)/2, y+(h-n.Height)/2, n.Width, n.Height)
	}
	d.Put(m.back, s.Width, 4, 3, 28, 28)
	d.Put(m.on, s.Width, s.Width-32, 3, 28, 28)
	centre(m.title, 0, 3, s.Width, 28)
	w, h := (s.Width-12)/7, m.rowHeight()
	for i, l := range m.weekdays {
		centre(l, 6+float32(i)*w, head, w, weekRow)
	}
	for i := range cells {
		x, y := 6+float32(i%7)*w, head+weekRow+float32(i/7)*h
		d.Put(m.faces[i], s.Width, x+1, y+1, w-2, h-2)
		centre(m.days[i], x, y, w, h*0.62)
		centre(m.hijri[i], x, y+h*0.5, w, h*0.46)
	}
}
