// Package find is the search: a field over the text that shows hits as one
// types, how many there are and the way from one to the next, and beside the
// text the list of all that is found.
package find

import (
	"bayan/internal/briefing"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/locale"
	"bayan/internal/search"
	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// Options are what a bar searches and whom it tells.
type Options struct {
	Words    *locale.Catalogue
	Digits   locale.Digits
	Briefing *briefing.Briefing
	Find     func(query string, o search.Options) []search.Hit
	// From is where reading is, in runes of the source: the first hit shown is at or after it.
	From func() int
	// Show is told the hits and which is current (-1 where there is none); reveal says to go there.
	Show func(hits []search.Hit, current int, reveal bool)
	// Elsewhere is what else is searched, in the order of its groups.
	Elsewhere func() []Place
	// Listed is told when the list of what is found has something to say, and when no longer.
	Listed func(on bool)
	// Leave is told when a person is done with the field.
	Leave func()
}

// Bar is the field.
type Bar struct {
	widget.BaseWidget
	kit     *widgets.Kit
	opt     Options
	field   *widgets.Field
	count   *text.Label
	steps   []fyne.CanvasObject
	hits    []search.Hit
	current int
	origin  int  // where reading was when the search began
	begun   bool // something is typed
	results *results
}

// New makes a bar.
func New(k *widgets.Kit, o Options) *Bar {
	b := &Bar{kit: k, opt: o, current: -1}
	t := o.Words.T
	b.count = text.NewLabel(k.Kit, "", text.UI(12.5, k.Palette.Muted))
	b.count.Hide()
	b.steps = []fyne.CanvasObject{
		widgets.NewIconButton(k, widgets.IconClose(), t("search.clear"), b.Clear),
		widgets.NewIconButton(k, widgets.IconDown(), t("search.next"), func() { b.Step(1) }),
		widgets.NewIconButton(k, widgets.IconUp(), t("search.previous"), func() { b.Step(-1) }),
	}
	for _, s := range b.steps {
		s.Hide()
	}
	b.field = widgets.NewField(k, t("search.placeholder"), 1, text.EditorCalls{
		Changed: func(string) { b.search() }, Submit: b.onwards, Escape: b.Clear, Key: b.key,
	}, append(b.steps, b.count)...)
	b.results = newResults(b)
	b.ExtendBaseWidget(b)
	return b
}

// Editor is the bar's own, to be focused.
func (b *Bar) Editor() *text.Editor { return b.field.Editor() }

// Results is the list of all that is found.
func (b *Bar) Results() fyne.CanvasObject { return b.results }

// onwards is Enter: to the next hit, with Shift to the one before.
func (b *Bar) onwards() {
	if text.Shifted() {
		b.Step(-1)
		return
	}
	b.Step(1)
}

// key goes down into the list, and gives the window what the field has no use for.
func (b *Bar) key(e *fyne.KeyEvent) {
	c := fyne.CurrentApp().Driver().CanvasForObject(b.results.rows)
	if e.Name == fyne.KeyDown && b.begun && c != nil {
		c.Focus(b.results.rows)
		return
	}
	b.kit.PassOn(e)
}

// Hits are the places found, and Current which of them one is at, or -1.
func (b *Bar) Hits() (hits []search.Hit, current int) { return b.hits, b.current }

// Clear empties the field and gives the keys back.
func (b *Bar) Clear() {
	b.field.Editor().SetText("")
	b.search()
	b.opt.Leave()
}

func (b *Bar) search() {
	query := b.field.Editor().Text()
	b.hits, b.current = b.opt.Find(query, b.results.options()), -1
	if !b.begun {
		b.origin = b.opt.From()
	}
	b.begun = query != ""
	b.results.list(query)
	b.opt.Listed(b.begun)
	for i, h := range b.hits {
		if b.current < 0 && h.Span.Start >= b.origin {
			b.current = i
		}
	}
	if b.current < 0 && len(b.hits) > 0 {
		b.current = 0
	}
	b.tell(len(b.hits) > 0)
}

// Step goes n hits on, round from the last to the first.
func (b *Bar) Step(n int) {
	if len(b.hits) == 0 {
		return
	}
	b.to((b.current + n + len(b.hits)) % len(b.hits))
}

// to goes to a hit.
func (b *Bar) to(i int) {
	b.current = i
	b.tell(true)
}

func (b *Bar) tell(reveal bool) {
	typed := b.field.Editor().Text() != ""
	switch {
	case len(b.hits) > 0:
		n := func(n int) string { return locale.Number(n, b.opt.Digits) }
		b.count.SetText(b.opt.Words.F("search.of", locale.Args{"n": n(b.current + 1), "all": n(len(b.hits))}))
	default:
		b.count.SetText(b.opt.Words.T("search.none"))
	}
	for i, o := range append(b.steps, b.count) {
		if typed && (len(b.hits) > 0 || i == 0 || i == len(b.steps)) {
			o.Show()
		} else {
			o.Hide()
		}
	}
	b.results.mark(b.current)
	b.field.Refresh()
	b.opt.Show(b.hits, b.current, reveal)
}

// AccessibilityLabel is what is searched and how much of it is found: Fyne's
// tree of what is read ends at a widget.
func (b *Bar) AccessibilityLabel() string {
	words := b.field.Editor().AccessibilityLabel()
	if b.begun {
		words += ": " + b.count.Text()
	}
	return words
}

// AccessibilityRole is a text's.
func (b *Bar) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (b *Bar) CreateRenderer() fyne.WidgetRenderer {
	return &render.Parts{
		List:    []fyne.CanvasObject{b.field},
		Arrange: func(s fyne.Size) { b.field.Resize(s) },
		Min:     func() fyne.Size { return fyne.NewSize(410, 34) },
		Update:  func() { b.field.Refresh() },
	}
}
