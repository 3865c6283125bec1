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

// MenuItem is a row of a menu: something to do, a row of colours to choose
// from, or, where it has no words, a hairline.
type MenuItem struct {
	Words string
	Keys  string // the same by keyboard, "Ctrl+B"
	Do    func()
	// Colors make a row of colours; Pick is told of the chosen one, First is
	// where the keys begin.
	Colors []MenuColor
	First  int
	Pick   func(i int)
}

// MenuColor is a colour to choose and the row's words while it is.
type MenuColor struct {
	Words string
	Color color.NRGBA
}

func (i *MenuItem) rule() bool { return i.Words == "" }

// Menu is a menu over the whole canvas, its panel at a point. Arrow keys, Home
// and End move, Enter and Space choose, Escape and a press beside it leave;
// among colours the arrow keys go to the side that they point to.
type Menu struct {
	widget.BaseWidget
	kit        *Kit
	items      []MenuItem
	point      fyne.Position
	leave      func()
	room       fyne.Size // that it was measured for
	tight      float32   // the part of each height that a low window takes away
	at, color  int       // the row and the colour under the keys or the pointer; at is -1 before either
	panel, row *canvas.Rectangle
	lines      []menuLine
	top        fyne.Position // of the panel
	size       fyne.Size     // of the panel
}

// menuLine is what an item shows.
type menuLine struct {
	words, keys *text.Label
	hair        *canvas.Rectangle
	swatches    []*canvas.Circle
}

const (
	menuRow, menuRule = 32, 9 // heights, logical pixels
	menuTightest      = 0.4   // beyond it rows would touch
	menuEdge          = 5
	menuStart         = 14 // of the words in a row
	menuSwatch        = 20
	menuGap           = 8 // between colours
)

var (
	_ fyne.Focusable         = (*Menu)(nil)
	_ fyne.Tappable          = (*Menu)(nil)
	_ fyne.SecondaryTappable = (*Menu)(nil)
	_ fyne.Shortcutable      = (*Menu)(nil)
	_ desktop.Hoverable      = (*Menu)(nil)
)

// NewMenu makes a menu at a point of the canvas, as an overlay of the canvas's
// size that is to be focused. leave is told before what is chosen is done, and
// when nothing is.
func NewMenu(k *Kit, items []MenuItem, point fyne.Position, leave func()) *Menu {
	p := k.Palette
	m := &Menu{
		kit: k, items: items, point: point, leave: leave, at: -1,
		panel: canvas.NewRectangle(p.Surface), row: canvas.NewRectangle(p.Hover),
	}
	m.panel.CornerRadius, m.panel.StrokeColor, m.panel.StrokeWidth = 9, p.Line, 1
	m.panel.Shadow = canvas.Shadow{Color: color.NRGBA{A: 0x30}, BlurRadius: 14, Offset: fyne.NewPos(0, 4)}
	m.row.CornerRadius = 6
	for i := range items {
		m.lines = append(m.lines, m.line(&items[i]))
	}
	m.ExtendBaseWidget(m)
	return m
}

// PopUp lays a menu over a canvas and gives it the keys; left is told when it is gone.
func PopUp(k *Kit, c fyne.Canvas, items []MenuItem, at fyne.Position, left func()) *Menu {
	var m *Menu
	m = NewMenu(k, items, at, func() {
		c.Overlays().Remove(m)
		left()
	})
	c.Overlays().Add(m)
	m.Resize(c.Size())
	c.Focus(m)
	return m
}

func (m *Menu) line(i *MenuItem) menuLine {
	p := m.kit.Palette
	if i.rule() {
		return menuLine{hair: canvas.NewRectangle(p.Line)}
	}
	l := menuLine{words: text.NewLabel(m.kit.Kit, i.Words, text.UI(13.5, p.Ink))}
	if i.Keys != "" {
		l.keys = text.NewLabel(m.kit.Kit, i.Keys, text.UI(12, p.Muted))
	}
	for _, c := range i.Colors {
		s := canvas.NewCircle(c.Color)
		s.StrokeColor, s.StrokeWidth = p.Muted, 1
		l.swatches = append(l.swatches, s)
	}
	return l
}

func (m *Menu) height(i int) float32 {
	if m.items[i].rule() {
		return menuRule * (1 - m.tight)
	}
	return menuRow * (1 - m.tight)
}

// over is the row at a point of the canvas and the colour there, -1 where there is none.
func (m *Menu) over(p fyne.Position) (row, colour int) {
	x, y := p.X-m.top.X, p.Y-m.top.Y-menuEdge
	if x < 0 || x >= m.size.Width || y < 0 {
		return -1, -1
	}
	for i := range m.items {
		if h := m.height(i); y >= h {
			y -= h
			continue
		}
		if m.items[i].rule() {
			return -1, -1
		}
		for c := range m.items[i].Colors {
			if s := m.swatchX(i, c); x >= s-menuGap/2 && x < s+menuSwatch+menuGap/2 {
				return i, c
			}
		}
		return i, -1
	}
	return -1, -1
}

// swatchX is where a colour stands in the panel.
func (m *Menu) swatchX(i, c int) float32 {
	n := len(m.items[i].Colors)
	end := m.size.Width - menuEdge - menuStart + menuGap - float32(n)*(menuSwatch+menuGap)
	return m.kit.Dir.X(m.size.Width, end+float32(c)*(menuSwatch+menuGap), menuSwatch)
}

func (m *Menu) to(row, colour int) {
	if row == m.at && colour == m.color {
		return
	}
	m.at, m.color = row, colour
	for i := range m.items {
		if words := m.items[i].Words; len(m.items[i].Colors) > 0 {
			if i == row && colour >= 0 {
				words = m.items[i].Colors[colour].Words
			}
			m.lines[i].words.SetText(words)
		}
	}
	m.Refresh()
}

// step goes to the next row in a direction that can be chosen, round from the last to the first.
func (m *Menu) step(by int) {
	n := len(m.items)
	at := m.at
	if at < 0 && by < 0 {
		at = 0
	}
	for range n {
		at = (at + by + n) % n
		if !m.items[at].rule() {
			m.enter(at)
			return
		}
	}
}

func (m *Menu) enter(row int) {
	colour := -1
	if len(m.items[row].Colors) > 0 {
		colour = m.items[row].First
	}
	m.to(row, colour)
}

func (m *Menu) choose(row, colour int) {
	if row < 0 {
		m.leave()
		return
	}
	i := &m.items[row]
	if len(i.Colors) > 0 && colour < 0 {
		return // beside the colours
	}
	m.leave()
	if colour >= 0 {
		i.Pick(colour)
		return
	}
	i.Do()
}

func (m *Menu) outside(p fyne.Position) bool {
	d := p.Subtract(m.top)
	return d.X < 0 || d.Y < 0 || d.X >= m.size.Width || d.Y >= m.size.Height
}

// Tapped chooses, or leaves where it is beside the panel.
func (m *Menu) Tapped(e *fyne.PointEvent) {
	if m.outside(e.Position) {
		m.leave()
		return
	}
	if row, colour := m.over(e.Position); row >= 0 {
		m.choose(row, colour)
	}
}

// TappedSecondary leaves where it is beside the panel.
func (m *Menu) TappedSecondary(e *fyne.PointEvent) {
	if m.outside(e.Position) {
		m.leave()
	}
}

func (m *Menu) MouseIn(e *desktop.MouseEvent) { m.MouseMoved(e) }
func (m *Menu) MouseOut()                     {}
func (m *Menu) FocusGained()                  {}
func (m *Menu) FocusLost()                    {}
func (m *Menu) TypedRune(rune)                {}

// MouseMoved brings the row under the pointer forward.
func (m *Menu) MouseMoved(e *desktop.MouseEvent) {
	if row, colour := m.over(e.Position); row >= 0 {
		m.to(row, colour)
	}
}

// TypedKey moves, chooses and leaves.
func (m *Menu) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown, fyne.KeyTab:
		m.step(1)
	case fyne.KeyUp:
		m.step(-1)
	case fyne.KeyHome:
		m.at = -1
		m.step(1)
	case fyne.KeyEnd:
		m.at = 0
		m.step(-1)
	case fyne.KeyRight, fyne.KeyLeft:
		m.sideways(m.kit.Along(e.Name))
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if m.at >= 0 {
			m.choose(m.at, m.color)
		}
	case fyne.KeyEscape:
		m.leave()
	}
}

// sideways goes by colours in the row that has them.
func (m *Menu) sideways(by int) {
	if m.at < 0 || len(m.items[m.at].Colors) == 0 {
		return
	}
	n := len(m.items[m.at].Colors)
	if m.color < 0 {
		m.enter(m.at)
		return
	}
	m.to(m.at, max(0, min(m.color+by, n-1)))
}

// TypedShortcut leaves the menu for what the shortcut does.
func (m *Menu) TypedShortcut(s fyne.Shortcut) {
	m.leave()
	if m.kit.Shortcut != nil {
		m.kit.Shortcut(s)
	}
}

// CreateRenderer implements fyne.Widget.
func (m *Menu) CreateRenderer() fyne.WidgetRenderer {
	list := []fyne.CanvasObject{m.panel, m.row}
	for _, l := range m.lines {
		if l.hair != nil {
			list = append(list, l.hair)
			continue
		}
		list = append(list, l.words)
		if l.keys != nil {
			list = append(list, l.keys)
		}
		for _, s := range l.swatches {
			list = append(list, s)
		}
	}
	return &render.Parts{List: list, Arrange: m.place, Update: func() { m.place(m.Size()); m.row.Refresh() }}
}

// measure is the panel's size.
func (m *Menu) measure(room fyne.Size) fyne.Size {
	s := fyne.NewSize(200, 2*menuEdge)
	m.tight = 0
	for i, l := range m.lines {
		s.Height += m.height(i)
		if l.hair != nil {
			continue
		}
		w := text.NewLabel(m.kit.Kit, m.items[i].Words, text.UI(13.5, m.kit.Palette.Ink)).Natural()
		if l.keys != nil {
			w += 28 + l.keys.Natural()
		}
		for _, c := range m.items[i].Colors { // the longest of the words that the row may show
			named := text.NewLabel(m.kit.Kit, c.Words, text.UI(13.5, m.kit.Palette.Ink)).Natural()
			w = max(w, named)
		}
		if n := float32(len(l.swatches)); n > 0 {
			w += 28 + n*(menuSwatch+menuGap) - menuGap
		}
		s.Width = max(s.Width, w+2*(menuEdge+menuStart))
	}
	if rows, most := s.Height-2*menuEdge, room.Height-8-2*menuEdge; rows > most {
		m.tight = min(1-most/rows, menuTightest)
		s.Height = rows*(1-m.tight) + 2*menuEdge
	}
	return fyne.NewSize(min(s.Width, room.Width-8), s.Height)
}

func (m *Menu) place(room fyne.Size) {
	if room.Width <= 0 {
		return
	}
	if m.room != room {
		m.room, m.size = room, m.measure(room)
	}
	// The panel's start corner stands at the point, upwards where there is no room below.
	x, y := m.point.X, m.point.Y
	if m.kit.Dir {
		x -= m.size.Width
	}
	if y+m.size.Height > room.Height-4 && y-m.size.Height >= 4 {
		y -= m.size.Height
	}
	m.top = fyne.NewPos(
		float32(int(max(4, min(x, room.Width-m.size.Width-4)))),
		float32(int(max(4, min(y, room.Height-m.size.Height-4)))))
	m.panel.Move(m.top)
	m.panel.Resize(m.size)
	show(m.row, m.at >= 0)
	row := m.top.Y + menuEdge
	put := func(o fyne.CanvasObject, start, h, w, tall float32) {
		m.kit.Dir.Put(o, m.size.Width, start, row+(h-tall)/2, w, tall)
		o.Move(o.Position().AddXY(m.top.X, 0))
	}
	for i, l := range m.lines {
		h := m.height(i)
		if i == m.at {
			m.row.Move(fyne.NewPos(m.top.X+menuEdge, row))
			m.row.Resize(fyne.NewSize(m.size.Width-2*menuEdge, h))
		}
		if l.hair != nil {
			put(l.hair, menuEdge+4, h, m.size.Width-2*menuEdge-8, 1)
			row += h
			continue
		}
		const start = menuEdge + menuStart
		s := l.words.MinSize()
		put(l.words, start, h, s.Width, s.Height)
		if l.keys != nil {
			s = l.keys.MinSize()
			put(l.keys, m.size.Width-start-s.Width, h, s.Width, s.Height)
		}
		for c, swatch := range l.swatches {
			swatch.StrokeColor, swatch.StrokeWidth = m.kit.Palette.Muted, 1
			if i == m.at && c == m.color {
				swatch.StrokeColor, swatch.StrokeWidth = m.kit.Palette.Ink, 2
			}
			swatch.Resize(fyne.NewSize(menuSwatch, menuSwatch))
			swatch.Move(fyne.NewPos(m.top.X+m.swatchX(i, c), row+(h-menuSwatch)/2))
			swatch.Refresh()
		}
		row += h
	}
}
