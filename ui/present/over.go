package present

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/locale"
	"bayan/internal/present"
	"bayan/ui/keys"
	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// over is what lies over a window: all slides, the search, the sheet of keys.
type over struct {
	widget.BaseWidget
	s     *Session
	place *place
	layer present.Layer
	top   fyne.CanvasObject
	grid  *overview
	find  *search
	parts *render.Parts
}

func newOver(s *Session, p *place) *over {
	o := &over{s: s, place: p}
	o.parts = &render.Parts{Arrange: func(size fyne.Size) {
		if o.top != nil {
			o.top.Resize(size)
		}
	}}
	o.ExtendBaseWidget(o)
	return o
}

func (o *over) update() {
	if now := o.s.show.Layer(); now != o.layer {
		o.layer = now
		o.turn()
	}
	if o.grid != nil {
		o.grid.update()
	}
}

// turn lays another layer over.
func (o *over) turn() {
	o.top, o.grid, o.find = nil, nil, nil
	leave := func() { o.s.show.Close(); o.s.update() }
	window := o.place.win.Canvas()
	if o.layer != present.Notes {
		window.Unfocus()
	}
	k := o.place.kit
	switch o.layer {
	case present.Overview:
		o.grid = newOverview(o.s, k)
		o.top = o.grid
	case present.Search:
		o.find = newSearch(o.s, k)
		o.top = widgets.NewSheet(k, fyne.NewSize(620, 520), o.find, leave)
	case present.Keys:
		pane := keys.New(k, o.s.o.Words.T("present.keys_title"), o.s.o.Words.T("action.close"), o.s.keyGroups(), leave)
		o.top = widgets.NewSheet(k, keys.Size(), pane, leave)
	}
	o.parts.List = nil
	if o.top != nil {
		o.parts.List = []fyne.CanvasObject{o.top}
		o.top.Resize(o.Size())
		if o.find != nil {
			window.Focus(o.find.field.Editor())
		}
	}
	canvas.Refresh(o) // nothing else may have changed in this window
}

// wishes are the pictures that are seen here.
func (o *over) wishes() []wish {
	if o.grid == nil {
		return nil
	}
	return o.grid.wishes()
}

// CreateRenderer implements fyne.Widget.
func (o *over) CreateRenderer() fyne.WidgetRenderer { return o.parts }

// keyGroups are the table of keys as its sheet shows it.
func (s *Session) keyGroups() []keys.Group {
	groups := []struct {
		name string
		of   []present.Command
	}{
		{"go", []present.Command{present.Next, present.Onward, present.Previous, present.Back, present.First, present.Last, present.Choose, present.ToOverview, present.ToSearch, present.Restart, present.Resume}},
		{"hall", []present.Command{present.ToBlack, present.ToWhite, present.Freeze, present.UseLaser, present.UseLight, present.UsePen, present.UseEraser, present.UndoInk, present.ClearInk}},
		{"speaker", []present.Command{present.Swap, present.ToNotes, present.Larger, present.Smaller, present.Pause, present.Reset, present.Status, present.ToKeys, present.Escape}},
		{"deck", []present.Command{present.Hide, present.Earlier, present.Later, present.Split, present.ShowStatus, present.Light, present.Fade}},
	}
	var out []keys.Group
	for _, g := range groups {
		made := keys.Group{Name: g.name, Words: s.o.Words.T("present.group." + g.name)}
		for _, c := range g.of {
			for _, b := range present.Bindings() {
				if b.Command == c && b.Shown != "" {
					made.Rows = append(made.Rows, keys.Row{Words: s.o.Words.T("present.key." + string(c)), Keys: present.Caps(b, s.show.RTL())})
				}
			}
		}
		out = append(out, made)
	}
	return out
}

// search finds a slide by its words.
type search struct {
	widget.BaseWidget
	s     *Session
	kit   *widgets.Kit
	field *widgets.Field
	rows  *widgets.Rows
	found []int
	none  *text.Label
	parts *render.Parts
}

const searchRow = 44

func newSearch(s *Session, k *widgets.Kit) *search {
	f := &search{s: s, kit: k}
	leave := func() { s.show.Close(); s.update() }
	f.field = widgets.NewField(k, s.o.Words.T("present.search_hint"), 1, text.EditorCalls{
		Changed: f.look, Escape: leave, Submit: func() { f.open(f.rows.At()) },
		Key: func(e *fyne.KeyEvent) {
			switch e.Name {
			case fyne.KeyUp:
				f.rows.GoTo(max(0, f.rows.At()-1))
			case fyne.KeyDown:
				f.rows.GoTo(min(len(f.found)-1, f.rows.At()+1))
			}
			f.rows.Mark(f.rows.At())
		},
	})
	f.rows = widgets.NewRows(k, s.o.Words.T("present.do.overview"), k.Palette.Surface, widgets.RowCalls{Open: f.open})
	f.none = text.NewLabel(k.Kit, s.o.Words.T("present.none_found"), text.UI(13.5, k.Palette.Muted))
	f.parts = &render.Parts{
		List: []fyne.CanvasObject{f.field, f.rows, f.none},
		Arrange: func(size fyne.Size) {
			const pad = 22
			k.Dir.Put(f.field, size.Width, pad, pad, size.Width-2*pad, 40)
			k.Dir.Put(f.rows, size.Width, pad-8, pad+54, size.Width-2*pad+16, size.Height-2*pad-54)
			k.Dir.Put(f.none, size.Width, pad+6, pad+62, size.Width-2*pad, f.none.MinSize().Height)
		},
		Min: func() fyne.Size { return fyne.NewSize(200, 200) },
	}
	f.ExtendBaseWidget(f)
	f.look("")
	return f
}

func (f *search) look(words string) {
	f.found = f.s.show.Matching(words)
	var rows []widgets.Row
	for _, i := range f.found {
		v := f.s.show.Slides()[i]
		number := locale.Number(f.s.show.Number(i), f.s.o.Digits)
		if v.Hidden {
			number = "–"
		}
		rows = append(rows, widgets.Row{Height: searchRow, Words: v.Title, Draw: func(bool) fyne.CanvasObject {
			return newHit(f.kit, number, v.Title)
		}})
	}
	f.rows.Set(rows)
	if len(rows) > 0 {
		f.rows.GoTo(0)
		f.rows.Mark(0)
	}
	show(f.none, len(rows) == 0)
}

func (f *search) open(row int) {
	if row < 0 || row >= len(f.found) {
		return
	}
	f.s.show.Close()
	f.s.show.GoTo(f.found[row])
	f.s.update()
}

// CreateRenderer implements fyne.Widget.
func (f *search) CreateRenderer() fyne.WidgetRenderer { return f.parts }

// hit is a slide in the list of those found: its number and its title.
type hit struct {
	widget.BaseWidget
	kit           *widgets.Kit
	number, title *text.Label
}

func newHit(k *widgets.Kit, number, title string) *hit {
	h := &hit{kit: k, number: text.NewLabel(k.Kit, number, text.UI(13.5, k.Palette.GoldText).Bold()), title: text.NewLabel(k.Kit, title, text.UI(14.5, k.Palette.Ink)).Source()}
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer implements fyne.Widget.
func (h *hit) CreateRenderer() fyne.WidgetRenderer {
	return &render.Parts{List: []fyne.CanvasObject{h.number, h.title}, Arrange: func(size fyne.Size) {
		const number = 40
		n := h.number.MinSize()
		h.kit.Dir.Put(h.number, size.Width, 10, (size.Height-n.Height)/2, n.Width, n.Height)
		t := h.title.MinSize()
		w := max(20, size.Width-number-20)
		h.kit.Dir.Put(h.title, size.Width, 10+number, (size.Height-t.Height)/2, w, t.Height)
	}}
}
