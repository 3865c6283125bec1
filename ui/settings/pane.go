package settings

import (
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
func Size() fyne.Size { return fyne.NewSize(620, 558) }

// Pane is the sheet's content: a row of choices for each setting.
type Pane struct {
	widget.BaseWidget
	kit      *widgets.Kit
	title    *text.Label
	captions []*text.Label
	rows     []*widgets.Segments
	whoTitle *text.Label
	who      *widgets.Field
	done     *widgets.Button
}

// New makes the pane; change is told of a new look, leave of the end.
func New(k *widgets.Kit, words *locale.Catalogue, now Effective, change func(Look), leave func()) *Pane {
	t := words.T
	p := &Pane{kit: k, title: text.NewLabel(k.Kit, t("settings.title"), text.UI(18, k.Palette.Ink).Bold())}
	p.done = widgets.NewButton(k, t("action.close"), true, leave)

	themes := theme.Names()
	at := max(0, slices.Index(themes, now.Theme))
	var names []string
	for _, n := range themes {
		names = append(names, t("settings.theme."+string(n)))
	}
	p.row(t("settings.theme"), names, at, func(i int) {
		l := now.Look
		l.Theme = themes[i]
		change(l)
	})
	languages := []string{"ar", "en", "ckb"}
	p.row(t("settings.language"), []string{t("settings.language.ar"), t("settings.language.en"), t("settings.language.ckb")},
		max(0, slices.Index(languages, now.Language)), func(i int) {
			l := now.Look
			l.Language = languages[i]
			change(l)
		})
	digits := []locale.Digits{locale.Arab, locale.Pers, locale.Latn}
	p.row(t("settings.digits"), []string{"٤٥٦", "۴۵۶", "456"}, max(0, slices.Index(digits, now.Digits)), func(i int) {
		l := now.Look
		l.Digits = &digits[i]
		change(l)
	})
	fonts := []Font{Amiri, Naskh}
	p.row(t("settings.font"), []string{t("settings.font.amiri"), t("settings.font.naskh")}, max(0, slices.Index(fonts, now.Font)), func(i int) {
		l := now.Look
		l.Font = fonts[i]
		change(l)
	})
	p.row(t("settings.kashida"), []string{t("settings.kashida.none"), t("settings.kashida.light"), t("settings.kashida.full")}, int(now.Kashida), func(i int) {
		l := now.Look
		l.Kashida = typeset.Kashida(i)
		change(l)
	})
	p.whoTitle = text.NewLabel(k.Kit, t("settings.who"), text.UI(12.5, k.Palette.Muted).Bold())
	p.who = widgets.NewField(k, t("measures.who_why"), 1, text.EditorCalls{Submit: leave, Escape: leave})
	p.who.Editor().SetText(now.Who)
	p.ExtendBaseWidget(p)
	return p
}

// Who is the person's name and office as they stand in the field.
func (p *Pane) Who() string { return p.who.Editor().Text() }

func (p *Pane) row(caption string, names []string, chosen int, choose func(int)) {
	pal := p.kit.Palette
	p.captions = append(p.captions, text.NewLabel(p.kit.Kit, caption, text.UI(12.5, pal.Muted).Bold()))
	choices := make([]widgets.Segment, len(names))
	for i, n := range names {
		choices[i] = widgets.Segment{Words: n, Ink: pal.Accent, Ground: pal.AccentSoft}
	}
	p.rows = append(p.rows, widgets.NewSegments(p.kit, choices, chosen, choose))
}

// CreateRenderer implements fyne.Widget.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer {
	list := []fyne.CanvasObject{p.title}
	for i := range p.rows {
		list = append(list, p.captions[i], p.rows[i])
	}
	list = append(list, p.whoTitle, p.who, p.done)
	return &render.Parts{List: list, Arrange: func(s fyne.Size) {
		if s.Width <= 0 {
			return
		}
		const edge = 26
		w := s.Width - 2*edge
		p.kit.Dir.Put(p.title, s.Width, edge, 22, w, p.title.HeightFor(w))
		y := 22 + p.title.HeightFor(w) + 14
		for i := range p.rows {
			m := p.captions[i].MinSize()
			p.kit.Dir.Put(p.captions[i], s.Width, edge, y, m.Width, m.Height)
			y += m.Height + 3
			p.kit.Dir.Put(p.rows[i], s.Width, edge, y, w, 34)
			y += 34 + 12
		}
		m := p.whoTitle.MinSize()
		p.kit.Dir.Put(p.whoTitle, s.Width, edge, y, m.Width, m.Height)
		p.kit.Dir.Put(p.who, s.Width, edge, y+m.Height+3, w, 36)
		m = p.done.MinSize()
		p.kit.Dir.Put(p.done, s.Width, edge, s.Height-22-m.Height, m.Width, m.Height)
	}}
}
