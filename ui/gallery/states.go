package gallery

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"

	"bayan/internal/briefing"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// control is what can have the pointer over it and the keys.
type control interface {
	fyne.CanvasObject
	fyne.Focusable
	desktop.Hoverable
	fyne.Disableable
}

// states are controls that have the keys, have the pointer over them, or are disabled.
func (t *table) states() {
	k, w, p := t.kit, t.words.T, t.kit.Palette
	names := []string{w("status.todo"), w("status.doing"), w("status.done")}
	row := make([]widgets.Segment, len(names))
	for i, n := range names {
		row[i] = widgets.Segment{Words: n, Ink: p.Accent, Ground: p.AccentSoft}
	}
	for _, c := range []struct {
		name string
		make func() control
	}{
		{"button", func() control { return widgets.NewButton(k, w("settings.title"), false, nothing) }},
		{"button-primary", func() control { return widgets.NewButton(k, w("reader.export_pdf"), true, nothing) }},
		{"icon", func() control { return widgets.NewIconButton(k, widgets.IconForward(), "", nothing) }},
		{"link", func() control { return widgets.NewLink(k, w("measures.edit"), nothing) }},
		{"box", func() control { return widgets.NewBox(k, briefing.Todo, nothing) }},
		{"check", func() control { return widgets.NewCheck(k, names[0], true, func(bool) {}) }},
		{"select", func() control { return widgets.NewSelect(k, w("measures.status"), names, 1, chosen) }},
		{"segments", func() control { return widgets.NewSegments(k, row, 1, chosen) }},
		{"cards", func() control {
			return widgets.NewCards(k, []widgets.Card{{Words: names[0], About: w("measures.title")}, {Words: names[1], About: w("measures.note")}}, 1, chosen)
		}},
	} {
		keys := c.make()
		keys.FocusGained()
		t.ringed(c.name+"-keys", keys)
		pointed := c.make()
		pointed.Resize(pointed.MinSize()) // what is pointed at has a size
		pointed.MouseIn(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(1, 1)}})
		t.ringed(c.name+"-pointed", pointed)
		switch c.name {
		case "button", "icon", "check":
			off := c.make()
			off.Disable()
			t.ringed(c.name+"-disabled", off)
		}
	}
	t.tip()
	t.add("rows", 248, 200, t.rows())
}

// ringed adds a widget with room for its ring around it.
func (t *table) ringed(name string, o fyne.CanvasObject) {
	const room = 6
	t.least(name, container.New(layout.NewCustomPaddedLayout(room, room, room, room), o))
}

// tip is a tooltip beside what it names.
func (t *table) tip() {
	k := *t.kit
	k.Tips = widgets.NewTips(&k)
	b := widgets.NewIconButton(&k, widgets.IconDown(), t.words.T("search.next"), nothing)
	m := b.MinSize()
	b.Resize(m)
	b.Move(fyne.NewPos((160-m.Width)/2, 4))
	ground := canvas.NewRectangle(k.Palette.Paper)
	t.add("tip", 160, 70, container.NewStack(ground, container.NewWithoutLayout(b), k.Tips))
	t.all[len(t.all)-1].Ready = func() { b.MouseIn(&desktop.MouseEvent{}) }
}

// rows is a list in which one row is marked and another has the keys.
func (t *table) rows() *widgets.Rows {
	k := t.kit
	r := widgets.NewRows(k, "", k.Palette.Panel, widgets.RowCalls{Open: chosen})
	rows := []widgets.Row{{Height: 34, Rest: true, Draw: func(bool) fyne.CanvasObject { return widgets.NewName(k, t.words.T("measures.title")) }}}
	for _, m := range t.b.Measures {
		words := t.b.Slice(m.Title)
		rows = append(rows, widgets.Row{Height: 32, Words: words, Draw: func(marked bool) fyne.CanvasObject {
			s := text.UI(13.5, k.Palette.Ink)
			if marked {
				s = text.UI(13.5, k.Palette.Accent).Bold()
			}
			return widgets.NewLine(k, text.NewLabel(k.Kit, words, s).Source(), 10)
		}})
	}
	r.Set(rows)
	r.Mark(2)
	r.GoTo(4)
	r.Control.FocusGained()
	return r
}
