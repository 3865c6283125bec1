package measures

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/briefing"
	"bayan/internal/calendar"
	"bayan/internal/locale"
	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// EditorOptions are what a measure's editor shows and whom it tells.
type EditorOptions struct {
	Briefing *briefing.Briefing
	Row      Row // one without ID and Measure is a new item
	Words    *locale.Catalogue
	Dates    locale.DateStyle
	Today    calendar.Date
	History  []Entry // oldest first
	Apart    []Apart
	AskWho   bool // the person's name and office are not known
	Save     func(changes []Change, who string)
	Pick     func(found func(path string)) // asks for a file
	Show     func(path string)             // opens a file
	Leave    func()
}

// EditorSize is the sheet's size in logical pixels.
func EditorSize() fyne.Size { return fyne.NewSize(880, 660) }

// Editor sets what is known of a measure; at its end side is the history.
type Editor struct {
	widget.BaseWidget
	kit          *widgets.Kit
	opt          EditorOptions
	form         *form
	scroll       *widgets.Scroll
	history      *history
	save, cancel *widgets.Button
	hint, refuse *text.Label
}

// NewEditor makes the content of a sheet.
func NewEditor(k *widgets.Kit, o EditorOptions) *Editor {
	e := &Editor{opt: o}
	own := *k
	own.Focused = func(c fyne.CanvasObject) { e.scroll.Reveal(c) }
	e.kit = &own
	p, t := k.Palette, o.Words.T
	e.form = newForm(e.kit, &e.opt, formCalls{
		leave: o.Leave, shortcut: e.shortcut, resized: func() { e.scroll.Refresh() },
		changed: func() { e.say("") },
	})
	e.scroll = widgets.NewScroll(e.kit, e.form, e.form.heightFor)
	e.history = newHistory(k, o.Words, o.History)
	e.save = widgets.NewButton(k, t("action.save"), true, e.Save)
	e.cancel = widgets.NewButton(k, t("action.cancel"), false, o.Leave)
	e.hint = text.NewLabel(k.Kit, t("measures.keys"), text.UI(12, p.Muted))
	e.refuse = text.NewLabel(k.Kit, "", text.UI(12.5, p.Late).Bold())
	e.ExtendBaseWidget(e)
	return e
}

// First is what has the focus when the sheet opens.
func (e *Editor) First() fyne.Focusable {
	if e.form.title != nil {
		return e.form.title.Editor()
	}
	return e.form.status
}

// Past is the history, to be given the keys.
func (e *Editor) Past() fyne.Focusable { return e.history }

// Save saves the draft, or says why it cannot be saved.
func (e *Editor) Save() {
	e.form.files.take()
	if key := e.form.draft.Refusal(); key != "" {
		e.say(e.opt.Words.T(key))
		e.form.want(key)
		return
	}
	e.opt.Save(e.form.draft.Changes(), e.form.whoWords())
}

func (e *Editor) say(sentence string) {
	e.refuse.SetText(sentence)
	if sentence != "" {
		e.hint.Hide()
	} else {
		e.hint.Show()
	}
	e.Refresh()
}

// shortcut saves with Ctrl+Enter from a field.
func (e *Editor) shortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && c.Modifier == fyne.KeyModifierShortcutDefault &&
		(c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter) {
		e.Save()
		return
	}
	if e.kit.Shortcut != nil {
		e.kit.Shortcut(s)
	}
}

const (
	sheetEdge    = 26
	historyWidth = 290
)

// CreateRenderer implements fyne.Widget.
func (e *Editor) CreateRenderer() fyne.WidgetRenderer {
	return &render.Parts{
		List:    []fyne.CanvasObject{e.history, e.scroll, e.save, e.cancel, e.hint, e.refuse},
		Arrange: e.place, Update: func() { e.place(e.Size()) },
	}
}

func (e *Editor) place(s fyne.Size) {
	if s.Width <= 0 {
		return
	}
	put := e.kit.Dir.Put
	past := float32(historyWidth)
	if s.Width < 2*historyWidth { // no room for both
		past = 0
	}
	foot := s.Height - 22 - 34
	e.form.room = foot - 12 - 18
	put(e.scroll, s.Width, sheetEdge-4, 18, s.Width-past-2*sheetEdge+20, e.form.room)
	put(e.history, s.Width, s.Width-past, 0, past, s.Height)
	at := float32(sheetEdge)
	row := func(o fyne.CanvasObject, h float32) {
		m := o.MinSize()
		put(o, s.Width, at, foot+(34-h)/2, min(m.Width, s.Width-past-at-10), h)
		at += m.Width + 10
	}
	row(e.save, 34)
	row(e.cancel, 34)
	if e.hint.Visible() {
		row(e.hint, e.hint.MinSize().Height)
	} else {
		row(e.refuse, e.refuse.MinSize().Height)
	}
	e.scroll.Refresh()
}

// blank is a corner-keeping ground of a part of a sheet.
func blank(k *widgets.Kit) *canvas.Rectangle {
	r := canvas.NewRectangle(k.Palette.Panel)
	r.CornerRadius = widgets.SheetRadius
	return r
}
