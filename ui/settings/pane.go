package settings

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/locale"
	"bayan/internal/typeset"
	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/theme"
	"bayan/ui/widgets"
)

// Size is the sheet's size in logical pixels.
func Size() fyne.Size { return fyne.NewSize(940, 604) }

// Calls are whom the pane tells.
type Calls struct {
	Change func(l Look, row int) // a new look, and the row that it was chosen in
	Zoom   func(z float64)
	Leave  func()
}

// Pane is the sheet's content: a row of choices for each setting, those of
// reading in the first column, those of the interface in the second.
type Pane struct {
	widget.BaseWidget
	kit      *widgets.Kit
	now      Effective
	calls    Calls
	title    *text.Label
	rows     []row
	split    int // the first row of the second column
	scroll   *widgets.Scroll
	whoTitle *text.Label
	who      *widgets.Field
	done     *widgets.Button
}

type row struct {
	caption  *text.Label
	segments *widgets.Segments
}

// sizes are those of the text that are offered, in logical pixels.
var sizes = [...]int{18, 20, 23, 27, 32, 40}

// designed is the design's size of the text.
const designed = 23

// New makes the pane.
func New(k *widgets.Kit, words *locale.Catalogue, now Effective, calls Calls) *Pane {
	t := words.T
	own := *k
	p := &Pane{kit: &own, now: now, calls: calls, title: text.NewLabel(k.Kit, t("settings.title"), text.UI(18, k.Palette.Ink).Bold())}
	own.Focused = func(o fyne.CanvasObject) { p.scroll.Reveal(o) }
	p.done = widgets.NewButton(k, t("action.close"), true, calls.Leave)
	named := func(prefix string, keys ...string) []string {
		for i, key := range keys {
			keys[i] = t(prefix + key)
		}
		return keys
	}

	choose(p, t("settings.font"), named("settings.font.", "amiri", "naskh", "plex"), []Font{Amiri, Naskh, Plex}, now.Font,
		func(l *Look, f Font) { l.Font = f })
	var names []string
	nearest := 0
	for i, s := range sizes {
		names = append(names, locale.Number(s, now.Digits))
		if math.Abs(float64(s)-now.Zoom*designed) < math.Abs(float64(sizes[nearest])-now.Zoom*designed) {
			nearest = i
		}
	}
	p.add(t("settings.size"), names, nearest, func(i int) { calls.Zoom(float64(sizes[i]) / designed) })
	choose(p, t("settings.lines"), named("settings.lines.", "close", "designed", "wide"), []Spacing{Close, Designed, Wide}, now.Lines,
		func(l *Look, s Spacing) { l.Lines = s })
	choose(p, t("settings.column"), named("settings.column.", "narrow", "medium", "broad"), []Measure{Narrow, Medium, Broad}, now.Column,
		func(l *Look, m Measure) { l.Column = m })
	choose(p, t("settings.edges"), named("settings.edges.", "justified", "ragged"), []bool{false, true}, now.Ragged,
		func(l *Look, r bool) { l.Ragged = r })
	choose(p, t("settings.kashida"), named("settings.kashida.", "none", "light", "full"),
		[]typeset.Kashida{typeset.KashidaNone, typeset.KashidaLight, typeset.KashidaFull}, now.Kashida,
		func(l *Look, s typeset.Kashida) { l.Kashida = s })

	p.split = len(p.rows)
	themes := append(theme.Names(), theme.SystemName)
	names = nil
	for _, n := range themes {
		names = append(names, t("settings.theme."+string(n)))
	}
	choose(p, t("settings.theme"), names, themes, now.Theme, func(l *Look, n theme.Name) { l.Theme = n })
	choose(p, t("settings.language"), named("settings.language.", "ar", "en", "ckb"), []string{"ar", "en", "ckb"}, now.Language,
		func(l *Look, lang string) { l.Language = lang })
	kinds := []locale.Digits{locale.Arab, locale.Pers, locale.Latn}
	names = nil
	for _, d := range kinds {
		names = append(names, locale.Number(456, d))
	}
	choose(p, t("settings.digits"), names, kinds, now.Digits, func(l *Look, d locale.Digits) { l.Digits = &d })
	choose(p, t("settings.calendar"), named("export.dates.", "both", "gregorian", "hijri"),
		[]locale.Calendars{locale.Both, locale.Gregorian, locale.HijriOnly}, now.Calendars, func(l *Look, c locale.Calendars) { l.Calendars = c })
	choose(p, t("settings.months"), named("settings.months.", "gregorian", "syriac"), []locale.Months{locale.Yunyu, locale.Huzayran}, now.Months,
		func(l *Look, m locale.Months) { l.Months = m })
	choose(p, t("settings.hijri_offset"), named("settings.hijri_offset.", "earlier", "none", "later"), []int{-1, 0, 1}, now.Offset,
		func(l *Look, n int) { l.Offset = n })

	p.whoTitle = text.NewLabel(k.Kit, t("settings.who"), text.UI(12.5, k.Palette.Muted).Bold())
	p.who = widgets.NewField(p.kit, t("measures.who_why"), 1, text.EditorCalls{Submit: calls.Leave, Escape: calls.Leave})
	p.who.Editor().SetText(now.Who)
	rows := &body{pane: p}
	rows.ExtendBaseWidget(rows)
	p.scroll = widgets.NewScroll(p.kit, rows, rows.heightFor)
	p.ExtendBaseWidget(p)
	return p
}

// Who is the person's name and office as they stand in the field.
func (p *Pane) Who() string { return p.who.Editor().Text() }

// Row is a setting's control.
func (p *Pane) Row(i int) fyne.Focusable { return p.rows[i].segments }

// choose adds a row that sets a part of the look to one of some values.
func choose[T comparable](p *Pane, caption string, names []string, values []T, now T, set func(*Look, T)) {
	at := len(p.rows)
	p.add(caption, names, max(0, slices.Index(values, now)), func(i int) {
		l := p.now.Look
		set(&l, values[i])
		p.calls.Change(l, at)
	})
}

func (p *Pane) add(caption string, names []string, chosen int, choose func(int)) {
	pal := p.kit.Palette
	choices := make([]widgets.Segment, len(names))
	for i, n := range names {
		choices[i] = widgets.Segment{Words: n, Ink: pal.Accent, Ground: pal.AccentSoft}
	}
	p.rows = append(p.rows, row{
		text.NewLabel(p.kit.Kit, caption, text.UI(12.5, pal.Muted).Bold()),
		widgets.NewSegments(p.kit, choices, chosen, choose),
	})
}

// CreateRenderer implements fyne.Widget.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer {
	return &render.Parts{List: []fyne.CanvasObject{p.title, p.scroll, p.done}, Arrange: func(s fyne.Size) {
		if s.Width <= 0 {
			return
		}
		const edge = 26
		put := p.kit.Dir.Put
		w := s.Width - 2*edge
		h := p.title.HeightFor(w)
		put(p.title, s.Width, edge, 20, w, h)
		m := p.done.MinSize()
		foot := s.Height - 22 - m.Height
		put(p.done, s.Width, edge, foot, m.Width, m.Height)
		top := 20 + h + 10
		put(p.scroll, s.Width, edge-4, top, w+16, foot-12-top)
	}}
}

// body is the rows, which scroll in a window that is too low for them.
type body struct {
	widget.BaseWidget
	pane *Pane
}

const (
	between = 36 // the columns
	rowH    = 34
	rowGap  = 12
	capGap  = 3
	fieldH  = 36
)

func (b *body) heightFor(width float32) float32 { return b.lay(width, nil) }

func (b *body) lay(width float32, put func(o fyne.CanvasObject, start, y, w, h float32)) float32 {
	p := b.pane
	column := (width - between) / 2
	lowest, y := float32(0), float32(0)
	for i, r := range p.rows {
		start := float32(0)
		if i >= p.split {
			start = column + between
		}
		if i == p.split {
			y = 0
		}
		m := r.caption.MinSize()
		if put != nil {
			put(r.caption, start, y, m.Width, m.Height)
			put(r.segments, start, y+m.Height+capGap, column, rowH)
		}
		y += m.Height + capGap + rowH + rowGap
		lowest = max(lowest, y)
	}
	m := p.whoTitle.MinSize()
	if put != nil {
		put(p.whoTitle, 0, lowest, m.Width, m.Height)
		put(p.who, 0, lowest+m.Height+capGap, width, fieldH)
	}
	return lowest + m.Height + capGap + fieldH
}

// CreateRenderer implements fyne.Widget.
func (b *body) CreateRenderer() fyne.WidgetRenderer {
	var list []fyne.CanvasObject
	for _, r := range b.pane.rows {
		list = append(list, r.caption, r.segments)
	}
	return &render.Parts{List: append(list, b.pane.whoTitle, b.pane.who), Arrange: func(s fyne.Size) {
		if s.Width > 0 {
			b.lay(s.Width, func(o fyne.CanvasObject, start, y, w, h float32) { b.pane.kit.Dir.Put(o, s.Width, start, y, w, h) })
		}
	}}
}
