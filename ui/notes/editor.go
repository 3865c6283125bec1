// Package notes is the sheet in which a note on a passage is written.
package notes

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/locale"
	"bayan/internal/typeset"
	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// Options are what an editor shows and whom it tells.
type Options struct {
	Words *locale.Catalogue
	Quote string // the passage
	Note  string // "" for a new one
	// Save is told of the note as it is written, without blanks around; "" where nothing is.
	Save   func(note string)
	Delete func() // nil where there is nothing to delete
	Leave  func()
}

// Editor writes a note. Each of its paragraphs is set in the direction of what is typed.
type Editor struct {
	widget.BaseWidget
	kit           *widgets.Kit
	opt           Options
	title, source *text.Label
	hint          *text.Label
	quote         *canvas.Rectangle
	field         *widgets.Field
	buttons       []fyne.CanvasObject
}

// Size is the sheet's size in logical pixels.
func Size() fyne.Size { return fyne.NewSize(540, 400) }

// shownQuote bounds how much of the passage is shown, in runes: three lines.
const shownQuote = 150

// New makes the content of a sheet.
func New(k *widgets.Kit, o Options) *Editor {
	e := &Editor{kit: k, opt: o}
	p, t := k.Palette, o.Words.T
	e.title = text.NewLabel(k.Kit, t("marks.note_title"), text.UI(18, p.Ink).Bold())
	// Justify, unlike start, is the text's own side: prose in Arabic keeps to it in an English sheet too.
	e.source = text.NewLabel(k.Kit, cut(o.Quote), text.Style{
		Family: text.Amiri, Weight: 400, Size: 19, Leading: 1.75, Color: p.Ink, Align: typeset.Justify,
	}).Wrapping().Source()
	e.quote = canvas.NewRectangle(p.Panel)
	e.quote.CornerRadius = 9
	e.field = widgets.NewField(k, t("marks.note_hint"), 4, text.EditorCalls{Escape: o.Leave, Shortcut: e.shortcut})
	e.field.Editor().SetText(o.Note)
	e.buttons = []fyne.CanvasObject{
		widgets.NewButton(k, t("action.save"), true, e.finish), widgets.NewButton(k, t("action.cancel"), false, o.Leave),
	}
	if o.Delete != nil {
		e.buttons = append(e.buttons, widgets.NewButton(k, t("marks.delete"), false, o.Delete))
	}
	e.hint = text.NewLabel(k.Kit, t("measures.keys"), text.UI(12, p.Muted))
	e.ExtendBaseWidget(e)
	return e
}

// cut is the passage's beginning, in one paragraph, up to the end of a word.
func cut(quote string) string {
	words := strings.Join(strings.Fields(quote), " ")
	runes := []rune(words)
	if len(runes) <= shownQuote {
		return words
	}
	short := string(runes[:shownQuote])
	if i := strings.LastIndexByte(short, ' '); i > 0 {
		short = short[:i]
	}
	return short + "…"
}

// First is what has the focus when the sheet opens.
func (e *Editor) First() fyne.Focusable { return e.field.Editor() }

func (e *Editor) finish() { e.opt.Save(strings.TrimSpace(e.field.Editor().Text())) }

// shortcut saves with Ctrl+Enter.
func (e *Editor) shortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && c.Modifier == fyne.KeyModifierShortcutDefault &&
		(c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter) {
		e.finish()
		return
	}
	if e.kit.Shortcut != nil {
		e.kit.Shortcut(s)
	}
}

// CreateRenderer implements fyne.Widget.
func (e *Editor) CreateRenderer() fyne.WidgetRenderer {
	list := append([]fyne.CanvasObject{e.title, e.quote, e.source, e.field}, e.buttons...)
	return &render.Parts{List: append(list, e.hint), Arrange: e.place, Update: func() { e.place(e.Size()) }}
}

func (e *Editor) place(s fyne.Size) {
	if s.Width <= 0 {
		return
	}
	put := e.kit.Dir.Put
	const edge, gap, button = 26, 12, 34
	w := s.Width - 2*edge
	y := float32(22)
	h := e.title.HeightFor(w)
	put(e.title, s.Width, edge, y, w, h)
	y += h + gap
	h = e.source.HeightFor(w - 28)
	put(e.quote, s.Width, edge, y, w, h+16)
	put(e.source, s.Width, edge+14, y+8, w-28, h)
	y += h + 16 + gap
	foot := s.Height - 22 - button
	put(e.field, s.Width, edge, y, w, max(60, foot-16-y))
	row := fyne.NewSize(s.Width, button)
	e.kit.Dir.Row(row, edge, 10, e.buttons...)
	e.kit.Dir.RowEnd(row, edge, 10, e.hint)
	for _, o := range append(e.buttons, e.hint) {
		o.Move(o.Position().AddXY(0, foot))
	}
}
