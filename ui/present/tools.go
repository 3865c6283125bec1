package present

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/present"
	"bayan/ui/render"
	"bayan/ui/widgets"
)

// tools is the console's last row: what is done most, each with its key.
type tools struct {
	widget.BaseWidget
	s     *Session
	kit   *widgets.Kit
	list  []*tool
	end   *widgets.Button
	rtl   bool // of the deck, as the words have it
	parts *render.Parts
}

// tool is a button, and the frame that says that what it does is on.
type tool struct {
	button  *widgets.Button
	command present.Command
	frame   *canvas.Rectangle
	on      func(*present.Show) bool
}

func newTools(s *Session, k *widgets.Kit) *tools {
	t := &tools{s: s, kit: k, rtl: s.show.RTL()}
	add := func(c present.Command, primary bool, on func(*present.Show) bool) {
		b := widgets.NewButton(k, s.worded(c), primary, func() { s.do(c) })
		f := canvas.NewRectangle(color.Transparent)
		f.StrokeColor, f.StrokeWidth, f.CornerRadius = k.Palette.GoldRule, 2, 8
		f.Hide()
		t.list = append(t.list, &tool{b, c, f, on})
	}
	uses := func(v present.Tool) func(*present.Show) bool {
		return func(s *present.Show) bool { return s.Tool() == v }
	}
	sees := func(v present.Screen) func(*present.Show) bool {
		return func(s *present.Show) bool { return s.Screen() == v }
	}
	add(present.Previous, false, nil)
	add(present.Next, true, nil)
	add(present.ToOverview, false, nil)
	add(present.ToBlack, false, sees(present.Black))
	add(present.ToWhite, false, sees(present.White))
	add(present.Freeze, false, (*present.Show).Frozen)
	add(present.UseLaser, false, uses(present.Laser))
	add(present.UseLight, false, uses(present.Spotlight))
	add(present.UsePen, false, uses(present.Pen))
	add(present.Swap, false, (*present.Show).Swapped)
	add(present.ToSearch, false, nil)
	add(present.ToKeys, false, nil)
	t.end = widgets.NewButton(k, s.o.Words.T("present.end")+" Esc", false, func() { s.do(present.End) })
	list := []fyne.CanvasObject{t.end}
	for _, v := range t.list {
		list = append(list, v.button, v.frame)
	}
	t.parts = &render.Parts{List: list, Arrange: t.lay, Min: func() fyne.Size { return fyne.NewSize(1, footRow) }}
	t.ExtendBaseWidget(t)
	return t
}

// worded is a command's word and its key, in the order of the interface.
func (s *Session) worded(c present.Command) string {
	words := s.o.Words.T("present.do." + string(c))
	switch c {
	case present.Next, present.Previous:
		// The arrow of the deck, not of the interface: it names a key.
		left := s.show.RTL() == (c == present.Next)
		arrow := "→"
		if left {
			arrow = "←"
		}
		return words + " " + arrow
	}
	for _, b := range present.Bindings() {
		if b.Command == c && b.Runes != "" {
			return words + " " + strings.ToUpper(b.Runes[:1])
		}
	}
	return words
}

// lay puts the tools in a row from the start; what finds no room is left to its key.
func (t *tools) lay(size fyne.Size) {
	if size.Width <= 0 {
		return
	}
	end := t.end.MinSize()
	t.kit.Dir.RowEnd(size, edge, 0, t.end)
	gap := float32(10)
	whole := float32(0)
	for _, v := range t.list {
		whole += v.button.MinSize().Width + gap
	}
	room := size.Width - 3*edge - end.Width
	if whole > room {
		gap = 6
	}
	at := float32(edge)
	for _, v := range t.list {
		m := v.button.MinSize()
		fits := at+m.Width <= edge+room
		show(v.button, fits)
		if !fits {
			v.frame.Hide()
			continue
		}
		y := (size.Height - m.Height) / 2
		t.kit.Dir.Put(v.button, size.Width, at, y, m.Width, m.Height)
		t.kit.Dir.Put(v.frame, size.Width, at, y, m.Width, m.Height)
		at += m.Width + gap
	}
}

func (t *tools) update() {
	if rtl := t.s.show.RTL(); rtl != t.rtl { // the deck is here, and its arrows
		t.rtl = rtl
		for _, v := range t.list {
			v.button.SetText(t.s.worded(v.command))
		}
		t.lay(t.Size())
	}
	for _, v := range t.list {
		show(v.frame, v.on != nil && v.on(t.s.show) && v.button.Visible())
	}
}

// CreateRenderer implements fyne.Widget.
func (t *tools) CreateRenderer() fyne.WidgetRenderer { return t.parts }
