package measures

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/briefing"
	"bayan/internal/calendar"
	"bayan/internal/locale"
	"bayan/internal/typeset"
	"bayan/ui/dates"
	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// Entry is one line of a measure's history in words.
type Entry struct {
	What string // "الحالة: قيد التنفيذ"
	When string // who and when
}

// EditorOptions are what a measure's editor shows and whom it tells.
type EditorOptions struct {
	Briefing *briefing.Briefing
	Measure  *briefing.Measure
	Words    *locale.Catalogue
	Dates    locale.DateStyle
	Today    calendar.Date
	Progress briefing.Progress
	History  []Entry
	Save     func(briefing.Progress)
	Leave    func()
}

// EditorSize is the sheet's size in logical pixels.
func EditorSize() fyne.Size { return fyne.NewSize(880, 660) }

// statuses are the choices in the order in which a measure goes through them.
var statuses = [...]briefing.Status{briefing.Todo, briefing.Doing, briefing.Done, briefing.Dropped}

// Editor sets a measure's status, owner, date and note; at its end side is the history.
type Editor struct {
	widget.BaseWidget
	kit  *widgets.Kit
	opt  EditorOptions
	next briefing.Progress

	title, source, due  *text.Label
	captions            [3]*text.Label
	hint, historyTitle  *text.Label
	none                *text.Label
	what, when          []*text.Label
	ground, quote, rail *canvas.Rectangle
	status              *widgets.Segments
	owner, note         *widgets.Field
	month               *dates.Month
	clear               *widgets.Button
	save, cancel        *widgets.Button
}

// NewEditor makes the content of a sheet.
func NewEditor(k *widgets.Kit, o EditorOptions) *Editor {
	e := &Editor{kit: k, opt: o, next: o.Progress}
	p, t := k.Palette, o.Words.T
	if e.next.Status == "" {
		e.next.Status = briefing.Todo
	}
	e.title = text.NewLabel(k.Kit, o.Briefing.Slice(o.Measure.Label)+" · "+o.Briefing.Slice(o.Measure.Title), text.UI(18, p.Ink).Bold())
	words := ""
	for i, n := range o.Measure.Texts {
		if i > 0 {
			words += " "
		}
		words += o.Briefing.Slice(o.Briefing.Paragraphs[n].Span)
	}
	e.source = text.NewLabel(k.Kit, words, text.Style{Family: text.Amiri, Weight: 400, Size: 19, Leading: 1.75, Color: p.Ink, Align: typeset.AlignStart}).Wrapping().Source()
	caption := text.UI(12.5, p.Muted).Bold()
	for i, key := range []string{"measures.status", "measures.owner", "measures.note"} {
		e.captions[i] = text.NewLabel(k.Kit, t(key), caption)
	}
	e.due = text.NewLabel(k.Kit, "", caption)
	var choices []widgets.Segment
	chosen := 0
	for i, s := range statuses {
		ink, ground := p.Status(string(s))
		choices = append(choices, widgets.Segment{Words: t("status." + string(s)), Ink: ink, Ground: ground})
		if s == e.next.Status {
			chosen = i
		}
	}
	e.status = widgets.NewSegments(k, choices, chosen, func(i int) { e.next.Status = statuses[i] })
	calls := text.EditorCalls{Escape: o.Leave, Shortcut: e.shortcut}
	calls.Changed = func(words string) { e.next.Owner = words }
	e.owner = widgets.NewField(k, t("measures.owner_unknown"), 1, calls)
	calls.Changed = func(words string) { e.next.Note = words }
	e.note = widgets.NewField(k, t("measures.note_none"), 3, calls)
	e.owner.Editor().SetText(e.next.Owner)
	e.note.Editor().SetText(e.next.Note)
	var day *calendar.Date
	if d, err := calendar.Parse(e.next.Due); err == nil {
		day = &d
	}
	e.month = dates.NewMonth(k, o.Words, o.Dates, o.Today, day, func(d calendar.Date) { e.setDue(d.String()) })
	e.clear = widgets.NewButton(k, t("measures.no_due"), false, func() { e.month.Choose(nil); e.setDue("") })
	e.save = widgets.NewButton(k, t("action.save"), true, e.finish)
	e.cancel = widgets.NewButton(k, t("action.cancel"), false, o.Leave)
	e.hint = text.NewLabel(k.Kit, t("measures.keys"), text.UI(12, p.Muted))
	e.quote, e.ground, e.rail = canvas.NewRectangle(p.Panel), canvas.NewRectangle(p.Panel), canvas.NewRectangle(p.GoldRule)
	e.quote.CornerRadius, e.ground.CornerRadius = 9, 14
	e.historyTitle = text.NewLabel(k.Kit, t("measures.history"), text.UI(13.5, p.Ink).Bold())
	e.none = text.NewLabel(k.Kit, t("measures.no_history"), text.UI(12.5, p.Muted)).Wrapping()
	for i := len(o.History) - 1; i >= 0; i-- { // newest first
		e.what = append(e.what, text.NewLabel(k.Kit, o.History[i].What, text.UI(13, p.Ink).Bold()).Wrapping())
		e.when = append(e.when, text.NewLabel(k.Kit, o.History[i].When, text.UI(12, p.Muted)).Wrapping())
	}
	e.setDue(e.next.Due)
	e.ExtendBaseWidget(e)
	return e
}

// First is what has the focus when the sheet opens.
func (e *Editor) First() fyne.Focusable { return e.status }

func (e *Editor) setDue(due string) {
	e.next.Due = due
	words := e.opt.Words.T("measures.due")
	if d, err := calendar.Parse(due); err == nil {
		if long, err := e.opt.Words.Date(d, e.opt.Dates); err == nil {
			words += ": " + long
		}
	}
	e.due.SetText(words)
	e.Refresh()
}

func (e *Editor) finish() { e.opt.Save(e.next) }

// shortcut saves with Ctrl+Enter from an editor.
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

const historyWidth = 290

// CreateRenderer implements fyne.Widget.
func (e *Editor) CreateRenderer() fyne.WidgetRenderer {
	list := []fyne.CanvasObject{
		e.ground, e.title, e.quote, e.source, e.captions[0], e.status, e.captions[1], e.owner, e.captions[2], e.note,
		e.due, e.month, e.clear, e.save, e.cancel, e.hint, e.historyTitle,
	}
	if len(e.what) == 0 {
		list = append(list, e.none)
	} else {
		list = append(list, e.rail)
	}
	for i := range e.what {
		list = append(list, e.what[i], e.when[i])
	}
	return &render.Parts{List: list, Arrange: e.place, Update: func() { e.place(e.Size()) }}
}

func (e *Editor) place(s fyne.Size) {
	if s.Width <= 0 {
		return
	}
	d, put := e.kit.Dir, e.kit.Dir.Put
	const edge, monthWidth = 26, 250
	w := s.Width - historyWidth - 2*edge
	put(e.title, s.Width, edge, 22, w, e.title.HeightFor(w))
	y := 22 + e.title.HeightFor(w) + 10
	h := min(e.source.HeightFor(w-28)+20, 128)
	put(e.quote, s.Width, edge, y, w, h)
	put(e.source, s.Width, edge+14, y+8, w-28, h-16)
	y += h + 12
	row := func(l *text.Label, start, y float32) float32 {
		m := l.MinSize()
		put(l, s.Width, start, y, m.Width, m.Height)
		return y + m.Height + 4
	}
	y = row(e.captions[0], edge, y)
	put(e.status, s.Width, edge, y, w, 34)
	y += 34 + 12
	narrow := w - monthWidth - 14
	top := y
	after := row(e.captions[1], edge, top)
	put(e.owner, s.Width, edge, after, narrow, 36)
	m := after + 36 + 12
	m = row(e.captions[2], edge, m)
	foot := s.Height - 22 - 34
	put(e.note, s.Width, edge, m, narrow, max(40, foot-16-m))
	at := edge + narrow + 14
	my := row(e.due, at, top)
	put(e.clear, s.Width, at, foot-16-34, e.clear.MinSize().Width, 34)
	put(e.month, s.Width, at, my, monthWidth, max(120, foot-16-34-8-my))
	d.Row(fyne.NewSize(s.Width, 34), edge, 10, e.save, e.cancel, e.hint)
	for _, o := range []fyne.CanvasObject{e.save, e.cancel, e.hint} {
		o.Move(fyne.NewPos(o.Position().X, foot+(34-o.Size().Height)/2))
	}
	e.placeHistory(s)
}

func (e *Editor) placeHistory(s fyne.Size) {
	put := e.kit.Dir.Put
	put(e.ground, s.Width, s.Width-historyWidth, 0, historyWidth, s.Height)
	start, w := s.Width-historyWidth+18, float32(historyWidth-36)
	y := float32(24)
	put(e.historyTitle, s.Width, start, y, w, e.historyTitle.HeightFor(w))
	y += e.historyTitle.HeightFor(w) + 14
	put(e.none, s.Width, start, y, w, e.none.HeightFor(w))
	top := y
	for i := range e.what {
		h := e.what[i].HeightFor(w - 14)
		full := h + e.when[i].HeightFor(w-14)
		if y+full > s.Height-16 { // older than there is room for: the command line has them all
			e.what[i].Hide()
			e.when[i].Hide()
			continue
		}
		put(e.what[i], s.Width, start+14, y, w-14, h)
		put(e.when[i], s.Width, start+14, y+h, w-14, full-h)
		y += full + 12
	}
	put(e.rail, s.Width, start, top, 2, max(0, y-12-top))
}
