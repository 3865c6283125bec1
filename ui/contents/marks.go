package contents

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"bayan/ui/text"
	"bayan/ui/widgets"
)

// Section is a name and the person's marks under it.
type Section struct {
	Name    string
	Entries []MarkEntry
	Muted   bool // they lead nowhere
}

// MarkEntry is a mark in the list: a highlight by its colour, others by an icon.
type MarkEntry struct {
	ID    string
	Words string // a person's or the source's: they keep their direction
	Icon  widgets.Icon
	Color color.NRGBA // of a highlight, where A is not 0
}

// MarkCalls are what a list of marks tells.
type MarkCalls struct {
	Open    func(id string)
	Delete  func(id string)
	Context func(id string, at fyne.Position) // at is a place in the window
}

// Marks lists a person's marks.
type Marks struct {
	Rows *widgets.Rows // what stands in the window
	kit  *widgets.Kit
	ids  []string // of the rows, "" of what is no mark
}

const nameHeight = 34

// NewMarks makes an empty list; words name it.
func NewMarks(k *widgets.Kit, words string, calls MarkCalls) *Marks {
	l := &Marks{kit: k}
	l.Rows = widgets.NewRows(k, words, k.Palette.Panel, widgets.RowCalls{
		Open:    func(i int) { calls.Open(l.ids[i]) },
		Delete:  func(i int) { calls.Delete(l.ids[i]) },
		Context: func(i int, at fyne.Position) { calls.Context(l.ids[i], at) },
	})
	l.Set(nil)
	return l
}

// Set shows sections; one without entries is left out. The mark under the keys
// keeps them, or what has come in its place gets them.
func (l *Marks) Set(sections []Section) {
	at, id := l.Rows.At(), ""
	if at >= 0 {
		id = l.ids[at]
	}
	l.ids = l.ids[:0]
	var rows []widgets.Row
	add := func(id string, r widgets.Row) { l.ids, rows = append(l.ids, id), append(rows, r) }
	for _, s := range sections {
		if len(s.Entries) == 0 {
			continue
		}
		add("", widgets.Row{Height: nameHeight, Rest: true, Draw: func(bool) fyne.CanvasObject { return widgets.NewName(l.kit, s.Name) }})
		for _, e := range s.Entries {
			if e.ID == id {
				at = len(rows)
			}
			add(e.ID, widgets.Row{Height: rowHeight, Words: e.Words, Draw: func(bool) fyne.CanvasObject { return l.line(e, s.Muted) }})
		}
	}
	if rows != nil {
		add("", widgets.Row{Height: foot, Rest: true})
	}
	l.Rows.Set(rows)
	if at >= 0 {
		l.Rows.GoTo(l.Rows.Near(at))
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(l.Rows); rows == nil && c != nil && c.Focused() == fyne.Focusable(l.Rows) {
		c.Unfocus()
	}
}

func (l *Marks) line(e MarkEntry, muted bool) fyne.CanvasObject {
	p := l.kit.Palette
	ink := p.Ink
	if muted {
		ink = p.Muted
	}
	line := widgets.NewLine(l.kit, text.NewLabel(l.kit.Kit, e.Words, text.UI(13.5, ink)).Source(), 34)
	if e.Color.A == 0 {
		return line.Sign(widgets.NewGlyph(l.kit, e.Icon, p.GoldText), 16)
	}
	dot := canvas.NewCircle(e.Color)
	dot.StrokeColor, dot.StrokeWidth = p.Muted, 1
	return line.Sign(dot, 12)
}
