package measures

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/locale"
	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// formats are the endings of the files that the table is written as.
var formats = [...]string{".xlsx", ".csv", ".ics", ".json"}

// TableSize is the sheet's size in logical pixels.
func TableSize() fyne.Size { return fyne.NewSize(600, 268) }

// Table asks what the follow-up is to be written as.
type Table struct {
	widget.BaseWidget
	kit          *widgets.Kit
	title        *text.Label
	formats      *widgets.Cards
	chosen       int
	save, cancel *widgets.Button
	saved        func(ending string)
}

// NewTable makes the sheet's content; save is told of the ending of the format.
func NewTable(k *widgets.Kit, words *locale.Catalogue, save func(ending string), leave func()) *Table {
	t := &Table{kit: k, saved: save, title: text.NewLabel(k.Kit, words.T("measures.table"), text.UI(18, k.Palette.Ink).Bold())}
	var cards []widgets.Card
	for _, f := range formats {
		cards = append(cards, widgets.Card{Words: words.T("table" + f), About: words.T("table" + f + "_about")})
	}
	own := *k
	own.Keys = func(e *fyne.KeyEvent) {
		switch {
		case e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter:
			t.Save()
		case k.Keys != nil:
			k.Keys(e)
		}
	}
	t.formats = widgets.NewCards(&own, cards, 0, func(i int) { t.chosen = i })
	t.save = widgets.NewButton(k, words.T("table.save"), true, t.Save)
	t.cancel = widgets.NewButton(k, words.T("action.cancel"), false, leave)
	t.ExtendBaseWidget(t)
	return t
}

// First is what has the focus when the sheet opens.
func (t *Table) First() fyne.Focusable { return t.formats }

// Save tells of the chosen format.
func (t *Table) Save() { t.saved(formats[t.chosen]) }

// CreateRenderer implements fyne.Widget.
func (t *Table) CreateRenderer() fyne.WidgetRenderer {
	return &render.Parts{
		List: []fyne.CanvasObject{t.title, t.formats, t.save, t.cancel},
		Arrange: func(s fyne.Size) {
			if s.Width <= 0 {
				return
			}
			put, w := t.kit.Dir.Put, s.Width-2*sheetEdge
			h := t.title.HeightFor(w)
			put(t.title, s.Width, sheetEdge, 22, w, h)
			put(t.formats, s.Width, sheetEdge, 22+h+14, w, t.formats.MinSize().Height)
			m := t.save.MinSize()
			foot := s.Height - 22 - 34
			put(t.save, s.Width, sheetEdge, foot, m.Width, 34)
			put(t.cancel, s.Width, sheetEdge+m.Width+10, foot, t.cancel.MinSize().Width, 34)
		},
	}
}
