package measures

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/briefing"
	"bayan/internal/calendar"
	"bayan/internal/typeset"
	"bayan/ui/dates"
	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// formCalls are whom the form tells.
type formCalls struct {
	leave, changed, resized func()
	shortcut                func(fyne.Shortcut)
}

// form is what an editor sets, one under the other; the date stands beside the owner.
type form struct {
	widget.BaseWidget
	kit   *widgets.Kit
	opt   *EditorOptions
	calls formCalls
	draft *Draft
	room  float32 // the height that it may fill

	heading *text.Label
	added   *text.Label
	quote   *canvas.Rectangle
	source  *text.Label
	title   *widgets.Field // of an added item
	apart   []*alternatives
	status  *widgets.Segments
	owner   *widgets.Field
	note    *widgets.Field
	who     *widgets.Field // nil where the name is known
	due     *text.Label
	month   *dates.Month
	clear   *widgets.Button
	files   *evidence
	caption map[string]*text.Label
	parts   *render.Parts
}

func newForm(k *widgets.Kit, o *EditorOptions, calls formCalls) *form {
	f := &form{kit: k, opt: o, calls: calls, draft: NewDraft(o.Row), caption: map[string]*text.Label{}}
	p, t := k.Palette, o.Words.T
	f.heading = text.NewLabel(k.Kit, t("measures.item_new"), text.UI(18, p.Ink).Bold()).Wrapping()
	switch r := o.Row; {
	case r.Label != "":
		f.heading.SetParts(text.Part{Words: r.Label + " · "}, text.Part{Words: r.Title, Apart: true})
	case r.Title != "":
		f.heading.SetParts(text.Part{Words: r.Title, Apart: true})
	}
	for _, key := range []string{"measures.item_title", "measures.status", "measures.owner", "measures.note", "measures.who"} {
		f.caption[key] = text.NewLabel(k.Kit, t(key), text.UI(12.5, p.Muted).Bold())
	}
	f.due = text.NewLabel(k.Kit, "", text.UI(12.5, p.Muted).Bold()).Wrapping()
	if f.draft.Added() {
		f.added = text.NewLabel(k.Kit, t("measures.added"), text.UI(12.5, p.GoldText).Bold()).Wrapping()
		f.title = f.field("measures.item_placeholder", 1, Title)
	} else {
		f.quotation()
	}
	for _, a := range o.Apart {
		f.apart = append(f.apart, newAlternatives(k, o.Words, a, f.settle, f.keep))
	}
	f.statusRow()
	f.owner = f.field("measures.owner_unknown", 1, Owner)
	f.note = f.field("measures.note_none", 3, Note)
	if o.AskWho {
		f.who = widgets.NewField(k, t("measures.who_why"), 1, text.EditorCalls{Escape: calls.leave, Shortcut: calls.shortcut})
	}
	f.month = dates.NewMonth(k, o.Words, o.Dates, o.Today, nil, func(d calendar.Date) { f.setDue(d.String()) })
	f.clear = widgets.NewButton(k, t("measures.no_due"), false, func() { f.month.Choose(nil); f.setDue("") })
	f.files = newEvidence(k, o, f.draft, calls, f.resize)
	f.show()
	f.parts = &render.Parts{Arrange: f.arrange, Update: func() { f.arrange(f.Size()); canvas.Refresh(f) }} // from now on it can be seen
	f.ExtendBaseWidget(f)
	return f
}

// quotation is the measure's own words.
func (f *form) quotation() {
	b, words := f.opt.Briefing, ""
	for i, n := range f.opt.Row.Measure.Texts {
		if i > 0 {
			words += " "
		}
		words += b.Slice(b.Paragraphs[n].Span)
	}
	if words == "" {
		return
	}
	p := f.kit.Palette
	f.quote = canvas.NewRectangle(p.Panel)
	f.quote.CornerRadius = 9
	look := text.Style{Family: text.Amiri, Weight: 400, Size: 19, Leading: 1.75, Color: p.Ink, Align: typeset.AlignStart}
	f.source = text.NewLabel(f.kit.Kit, words, look).Wrapping().Source()
}

func (f *form) field(placeholder string, lines int, of Field) *widgets.Field {
	calls := text.EditorCalls{Escape: f.calls.leave, Shortcut: f.calls.shortcut, Changed: func(words string) {
		f.draft.Put(of, words)
		f.calls.changed()
	}}
	return widgets.NewField(f.kit, f.opt.Words.T(placeholder), lines, calls)
}

func (f *form) statusRow() {
	var choices []widgets.Segment
	for _, s := range briefing.Statuses() {
		ink, ground := f.kit.Palette.Status(string(s))
		words := f.opt.Words.T("status." + string(s))
		if s == briefing.Dropped {
			words += "…" // it asks for a reason
		}
		choices = append(choices, widgets.Segment{Words: words, Ink: ink, Ground: ground})
	}
	f.status = widgets.NewSegments(f.kit, choices, 0, func(i int) {
		f.draft.Put(Status, string(briefing.Statuses()[i]))
		f.reason()
		f.calls.changed()
	})
}

// show brings the controls in step with the draft.
func (f *form) show() {
	if f.title != nil {
		f.title.Editor().SetText(f.draft.Value(Title))
	}
	for i, s := range briefing.Statuses() {
		if string(s) == f.draft.Value(Status) {
			f.status.Choose(i)
		}
	}
	f.owner.Editor().SetText(f.draft.Value(Owner))
	f.note.Editor().SetText(f.draft.Value(Note))
	f.month.Choose(nil)
	if d, err := calendar.Parse(f.draft.Value(Due)); err == nil {
		f.month.Choose(&d)
	}
	f.setDue(f.draft.Value(Due))
	f.files.fill()
	f.reason()
}

// reason asks for one where the measure is dropped.
func (f *form) reason() {
	key := "measures.note"
	if f.draft.Value(Status) == string(briefing.Dropped) {
		key = "measures.drop_note"
	}
	f.caption["measures.note"].SetText(f.opt.Words.T(key))
	f.resize()
}

// settle lets one of the values that were set apart stand alone.
func (f *form) settle(of Field, value string) {
	f.draft.Choose(of, value)
	f.show()
	f.calls.changed()
}

func (f *form) keep(of Field) {
	f.draft.Keep(of)
	f.show()
	f.calls.changed()
}

// want gives the keys to what a refusal is about.
func (f *form) want(refusal string) {
	at := f.note
	if refusal == "measures.item_needs_title" {
		at = f.title
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(f); c != nil {
		c.Focus(at.Editor())
	}
}

func (f *form) whoWords() string {
	if f.who == nil {
		return ""
	}
	return f.who.Editor().Text()
}

func (f *form) setDue(due string) {
	f.draft.Put(Due, due)
	words := f.opt.Words.T("measures.due")
	if d, err := calendar.Parse(due); err == nil {
		if long, err := f.opt.Words.Date(d, f.opt.Dates); err == nil {
			words += ": " + long
		}
	}
	f.due.SetText(words)
	f.resize()
}

func (f *form) resize() {
	if f.parts != nil {
		f.Refresh()
		f.calls.resized()
	}
}

func (f *form) heightFor(width float32) float32 { return f.flow(width, nil) }

const (
	monthWidth  = 250
	monthHeight = 258
	between     = 12
)

type putter func(o fyne.CanvasObject, start, y, w, h float32)

// flow places the form, where put is not nil, and returns the height that it takes.
func (f *form) flow(w float32, put putter) float32 {
	if put == nil {
		put = func(fyne.CanvasObject, float32, float32, float32, float32) {}
	}
	captioned := func(key string, start, y float32) float32 {
		l := f.caption[key]
		m := l.MinSize()
		put(l, start, y, m.Width, m.Height)
		return y + m.Height + 4
	}
	h := f.heading.HeightFor(w)
	put(f.heading, 0, 0, w, h)
	y := h + 10
	if f.added != nil {
		h = f.added.HeightFor(w)
		put(f.added, 0, y-8, w, h)
		y = captioned("measures.item_title", 0, y-8+h+8)
		put(f.title, 0, y, w, 36)
		y += 36 + between
	}
	if f.source != nil {
		h = f.source.HeightFor(w-28) + 16
		put(f.quote, 0, y, w, h)
		put(f.source, 14, y+8, w-28, h-16)
		y += h + between
	}
	for _, a := range f.apart {
		h = a.heightFor(w)
		put(a, 0, y, w, h)
		y += h + between
	}
	y = captioned("measures.status", 0, y)
	put(f.status, 0, y, w, 34)
	y += 34 + between
	start, end := y, y
	column, month := w-monthWidth-14, float32(monthWidth)
	if column < 180 { // one under the other
		column, month = w, w
	}
	if f.who != nil {
		start = captioned("measures.who", 0, start)
		put(f.who, 0, start, column, 36)
		start += 36 + between
	}
	start = captioned("measures.owner", 0, start)
	put(f.owner, 0, start, column, 36)
	start += 36 + between
	h = f.files.heightFor(column)
	put(f.files, 0, start, column, h)
	start += h + between
	at := column + 14
	if month == w {
		at, end = 0, start
	}
	h = f.due.HeightFor(month)
	put(f.due, at, end, month, h)
	end += h + 4
	put(f.month, at, end, month, monthHeight)
	end += monthHeight + 8
	put(f.clear, at, end, f.clear.MinSize().Width, 34)
	end += 34
	if month == w {
		start = end + between
	}
	start = captioned("measures.note", 0, start)
	h = max(66, end-start, f.room-8-start)
	if month == w {
		h = 66
	}
	put(f.note, 0, start, column, h)
	return max(start+h, end)
}

func (f *form) arrange(s fyne.Size) {
	if s.Width <= 0 {
		return
	}
	list := f.parts.List[:0]
	f.flow(s.Width, func(o fyne.CanvasObject, start, y, w, h float32) {
		f.kit.Dir.Put(o, s.Width, start, y, w, h)
		list = append(list, o)
	})
	f.parts.List = list
}

// CreateRenderer implements fyne.Widget.
func (f *form) CreateRenderer() fyne.WidgetRenderer { return f.parts }
