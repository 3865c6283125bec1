// Package gallery shows every widget of the kit. The hidden command
// `bayan gallery` is for eyes; the package's test holds the same specimens
// against pictures, in both directions and at two scales.
package gallery

import (
	"fyne.io/fyne/v2"

	"bayan/internal/briefing"
	"bayan/internal/calendar"
	"bayan/internal/locale"
	"bayan/internal/search"
	"bayan/ui/contents"
	"bayan/ui/dates"
	"bayan/ui/find"
	"bayan/ui/reader"
	"bayan/ui/settings"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// Specimen is one widget in one state.
type Specimen struct {
	Name   string // of its picture
	Size   fyne.Size
	Object fyne.CanvasObject
	// Ready, where set, brings it into its state once it is shown.
	Ready func()
}

// table makes specimens: one kit, one language, and the bundled statement's words as examples.
type table struct {
	kit   *widgets.Kit
	words *locale.Catalogue
	b     *briefing.Briefing
	all   []Specimen
}

func nothing() {}

func chosen(int) {}

// Specimens are all widgets in one direction, whose words are in words' language.
func Specimens(k *widgets.Kit, words *locale.Catalogue, b *briefing.Briefing) []Specimen {
	t := &table{kit: k, words: words, b: b}
	t.texts()
	t.controls()
	t.choices()
	t.states()
	t.panes()
	t.marks()
	return t.all
}

func (t *table) add(name string, w, h float32, o fyne.CanvasObject) {
	t.all = append(t.all, Specimen{Name: name, Size: fyne.NewSize(w, h), Object: o})
}

// least adds a widget at the size that it asks for.
func (t *table) least(name string, o fyne.CanvasObject) {
	m := o.MinSize()
	t.add(name, m.Width, m.Height, o)
}

// mixed is a text in which letters, digits and brackets of both directions meet.
func (t *table) mixed() string {
	return t.b.Slice(t.b.Measures[1].Title) + " (2FA) 17/3/2025 · " + t.b.Meta.Title
}

func (t *table) texts() {
	k, ink := t.kit.Kit, t.kit.Palette.Ink
	t.add("label", 560, 24, text.NewLabel(k, t.mixed(), text.UI(15, ink)))
	t.add("label-cut", 220, 24, text.NewLabel(k, t.mixed(), text.UI(15, ink)))
	t.add("label-wrapped", 220, 72, text.NewLabel(k, t.mixed(), text.UI(15, ink)).Wrapping())
	t.add("label-source", 560, 24, text.NewLabel(k, t.mixed(), text.UI(15, ink)).Source())
	parts := text.NewLabel(k, "", text.UI(15, ink))
	parts.SetParts(text.Part{Words: t.words.T("measures.owner") + ": "}, text.Part{Words: t.b.Slice(t.b.Measures[0].Title) + " 2.docx", Apart: true})
	t.add("label-apart", 400, 24, parts)
}

func (t *table) controls() {
	k, w := t.kit, t.words.T
	p := k.Palette
	t.least("button", widgets.NewButton(k, w("settings.title"), false, nothing))
	t.least("button-primary", widgets.NewButton(k, w("reader.export_pdf"), true, nothing))
	for _, x := range []struct {
		name string
		icon widgets.Icon
	}{
		{"icon-up", widgets.IconUp()},
		{"icon-down", widgets.IconDown()},
		{"icon-close", widgets.IconClose()},
		{"icon-back", widgets.IconBack()},
		{"icon-forward", widgets.IconForward()},
	} {
		t.least(x.name, widgets.NewIconButton(k, x.icon, "", nothing))
	}
	t.least("link", widgets.NewLink(k, w("measures.edit"), nothing))
	for _, s := range []briefing.Status{briefing.Todo, briefing.Doing, briefing.Done, briefing.Dropped} {
		t.least("box-"+string(s), widgets.NewBox(k, s, nothing))
	}
	for _, s := range []string{"todo", "doing", "done", "late"} {
		ink, ground := p.Status(s)
		t.least("chip-"+s, widgets.NewChip(k, w("status."+s), ink, ground))
	}
	ring := widgets.NewRing(k)
	digits := t.words.DefaultDigits()
	ring.Set(2, 1, 5, t.words.F("measures.ring", locale.Args{"done": locale.Number(2, digits), "all": locale.Number(5, digits)}))
	t.least("ring", ring)
	progress := widgets.NewProgress(k)
	progress.Set(0.3)
	t.add("progress", 200, 4, progress)
	t.add("field-empty", 260, 36, widgets.NewField(k, w("search.placeholder"), 1, text.EditorCalls{}))
	one := widgets.NewField(k, "", 1, text.EditorCalls{})
	one.Editor().SetText(t.b.Slice(t.b.Measures[0].Title) + " (2FA)")
	t.add("field", 320, 36, one)
	many := widgets.NewField(k, "", 3, text.EditorCalls{})
	many.Editor().SetText(t.mixed() + "\n" + t.b.Slice(t.b.Measures[0].Title))
	t.add("field-lines", 260, 110, many)
	toast := widgets.NewToast(k, w("reader.copied"), widgets.NewButton(k, w("action.close"), false, nothing))
	t.least("toast", toast)
	t.add("bar", 620, 52, widgets.NewBar(k, 52, 10, true,
		[]fyne.CanvasObject{text.NewLabel(k.Kit, w("app.name"), text.UI(19, p.Accent).Bold()), widgets.NewButton(k, w("settings.title"), false, nothing)},
		[]fyne.CanvasObject{widgets.NewButton(k, w("reader.export_pdf"), true, nothing), widgets.NewButton(k, w("reader.larger"), false, nothing)}))
}

func (t *table) choices() {
	k, w := t.kit, t.words.T
	p := k.Palette
	names := []string{w("status.todo"), w("status.doing"), w("status.done")}
	var row []widgets.Segment
	for i, s := range []string{"todo", "doing", "done"} {
		ink, ground := p.Status(s)
		row = append(row, widgets.Segment{Words: names[i], Ink: ink, Ground: ground})
	}
	t.add("segments", 330, 34, widgets.NewSegments(k, row, 1, chosen))
	t.least("check-off", widgets.NewCheck(k, names[0], false, func(bool) {}))
	t.least("check-on", widgets.NewCheck(k, names[0], true, func(bool) {}))
	t.add("select", 240, 36, widgets.NewSelect(k, w("measures.status"), names, 1, chosen))
	t.add("cards", 380, 124, widgets.NewCards(k, []widgets.Card{
		{Words: names[0], About: w("measures.title")}, {Words: names[1], About: w("measures.history")}, {Words: names[2], About: w("measures.note")},
	}, 1, chosen))
	t.add("number", 120, 36, widgets.NewNumber(k, "", t.words.DefaultDigits(), 12, 99, chosen, text.EditorCalls{}).Field())
	day := calendar.Date{Year: 2026, Month: 11, Day: 24}
	due := day.Add(6)
	t.add("month", 250, 260, dates.NewMonth(k, t.words, t.dates(), day, &due, func(calendar.Date) {}))
}

func (t *table) dates() locale.DateStyle {
	return locale.DateStyle{Digits: t.words.DefaultDigits()}
}

func (t *table) panes() {
	k, w, b := t.kit, t.words.T, t.b
	digits := t.words.DefaultDigits()
	list := contents.New(k, w("reader.contents"), contents.Entries(b, w("reader.opening"), w("reader.source")), chosen)
	list.Mark(b.Measures[2].Paragraph)
	t.add("contents", 248, 440, list.Rows)
	t.followUp()
	t.shell()
	size := settings.Size()
	t.add("settings", size.Width, size.Height, settings.New(k, t.words, settings.Effective{Language: t.words.Lang(), Digits: digits, Zoom: 1},
		settings.Calls{Change: func(settings.Look, int) {}, Zoom: func(float64) {}, Leave: nothing}))
	t.add("reader", 520, 300, t.reader())
	index := search.New(b)
	bar := find.New(k, find.Options{
		Words: t.words, Digits: digits, Find: index.Find, From: func() int { return 0 },
		Show: func([]search.Hit, int, bool) {}, Leave: nothing, Briefing: b, Listed: func(bool) {},
		Elsewhere: func() []find.Place {
			note := b.Meta.Place + " (2FA) 17/3: " + t.wanted()
			return []find.Place{{Group: w("marks.notes"), Words: note}, {Group: w("measures.title"), Words: t.wanted()}}
		},
	})
	t.add("results", 248, 760, bar.Results())
	for _, r := range t.wanted() {
		bar.Editor().TypedRune(r)
	}
	t.add("find", 410, 34, bar)
}

// wanted is the word that the statement is about: the last of its heading.
func (t *table) wanted() string {
	for _, p := range t.b.Paragraphs {
		if p.Kind == briefing.Heading {
			words := t.b.Slice(p.Span)
			for i := len(words) - 1; i >= 0; i-- {
				if words[i] == ' ' {
					return words[i+1:]
				}
			}
		}
	}
	return t.b.Meta.Place
}

func (t *table) reader() *reader.Pane {
	pane := reader.New(t.kit, reader.Options{Briefing: t.b, Meta: t.words.T("reader.statement"), Family: text.Amiri, Zoom: 1})
	var spans []briefing.Span
	for _, h := range search.New(t.b).Find(t.wanted(), search.Options{}) {
		spans = append(spans, h.Span)
	}
	pane.SetHits(spans, 1)
	return pane
}
