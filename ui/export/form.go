package export

import (
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/compose"
	"bayan/internal/locale"
	"bayan/internal/typeset"
	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// form is the column of choices.
type form struct {
	widget.BaseWidget
	kit      *widgets.Kit
	words    *locale.Catalogue
	choices  Choices
	digits   locale.Digits
	change   func(Choices)
	rows     []row
	password *widgets.Field
	protect  *widgets.Check
	archive  *widgets.Check
}

// row is some controls beside each other under one caption or one each.
type row struct {
	captions []*text.Label
	controls []fyne.CanvasObject
	shares   []float32 // of the width; nil is as much for each
	shown    func() bool
	spare    bool // all but the first say themselves whether they are shown, and leave it their room where not
}

const (
	formGap    = 8
	captionGap = 3
	controlH   = 34
	rowGap     = 9
)

// formOptions are what a form is made with.
type formOptions struct {
	words    *locale.Catalogue
	dates    locale.DateStyle
	choices  Choices
	measures bool // the statement announces some
	change   func(Choices)
	pick     func(found func(path string))
	submit   func()
	leave    func()
}

func newForm(k *widgets.Kit, o formOptions) *form {
	f := &form{kit: k, words: o.words, choices: o.choices, digits: o.dates.Digits, change: o.change}
	f.template(o.measures)
	f.slides()
	f.handout()
	f.paperAndFont()
	f.sizeAndKashida()
	f.digitsAndDates(o.dates)
	f.hijriAndClass(o)
	f.watermark(o)
	f.letterhead(o)
	f.protection(o)
	f.ExtendBaseWidget(f)
	return f
}

// set changes the choices and tells of it.
func (f *form) set(change func(*Choices)) {
	change(&f.choices)
	f.change(f.choices)
}

func (f *form) caption(key string) *text.Label {
	return text.NewLabel(f.kit.Kit, f.words.T(key), text.UI(12.5, f.kit.Palette.Muted).Bold())
}

// pick is a select of names that sets a choice by its index.
func (f *form) pick(key string, names []string, chosen int, set func(c *Choices, i int)) *widgets.Select {
	return widgets.NewSelect(f.kit, f.words.T(key), names, max(0, chosen), func(i int) {
		f.set(func(c *Choices) { set(c, i) })
	})
}

func (f *form) pair(a, b string, x, y fyne.CanvasObject) {
	f.rows = append(f.rows, row{captions: []*text.Label{f.caption(a), f.caption(b)}, controls: []fyne.CanvasObject{x, y}})
}

func (f *form) template(measures bool) {
	var cards []widgets.Card
	var offered []compose.Template
	for _, t := range templates {
		if t == compose.FollowUp && !measures {
			continue
		}
		offered = append(offered, t)
		cards = append(cards, widgets.Card{Words: f.words.T("export." + string(t)), About: f.words.T("export.about." + string(t))})
	}
	chosen := slices.Index(offered, f.choices.Template)
	if chosen < 0 {
		chosen, f.choices.Template = 0, offered[0]
	}
	c := widgets.NewCards(f.kit, cards, chosen, func(i int) {
		f.set(func(c *Choices) { c.Template = offered[i] })
		f.Refresh()
	})
	f.rows = append(f.rows, row{captions: []*text.Label{f.caption("export.template")}, controls: []fyne.CanvasObject{c}})
}

// only shows the last row for some templates.
func (f *form) only(of ...compose.Template) {
	f.rows[len(f.rows)-1].shown = func() bool { return slices.Contains(of, f.choices.Template) }
}

func (f *form) slides() {
	var names []string
	for _, a := range aspects {
		names = append(names, string(a))
	}
	aspect := f.pick("export.aspect", names, slices.Index(aspects[:], f.choices.Aspect), func(c *Choices, i int) { c.Aspect = aspects[i] })
	names = nil
	for _, t := range slideThemes {
		names = append(names, f.words.T("settings.theme."+string(t)))
	}
	look := f.pick("settings.theme", names, slices.Index(slideThemes[:], f.choices.Slides), func(c *Choices, i int) { c.Slides = slideThemes[i] })
	f.pair("export.aspect", "settings.theme", aspect, look)
	f.only(compose.Slides)
}

func (f *form) handout() {
	var names []string
	for _, n := range perPage {
		names = append(names, f.words.N("export.per_page_n", n, f.digits))
	}
	many := f.pick("export.per_page", names, slices.Index(perPage[:], f.choices.PerPage), func(c *Choices, i int) { c.PerPage = perPage[i] })
	t := f.words.T
	on := 0
	if f.choices.Notes {
		on = 1
	}
	notes := f.pick("export.beside_slides", []string{t("export.lines"), t("export.speaker_notes")}, on, func(c *Choices, i int) { c.Notes = i == 1 })
	f.pair("export.per_page", "export.beside_slides", many, notes)
	f.only(compose.Handout)
}

func (f *form) paperAndFont() {
	var names []string
	for _, p := range papers {
		names = append(names, string(p)+" "+f.words.T("export.portrait"), string(p)+" "+f.words.T("export.landscape"))
	}
	chosen := 2 * max(0, slices.Index(papers[:], f.choices.Paper))
	if f.choices.Landscape {
		chosen++
	}
	paper := f.pick("export.paper", names, chosen, func(c *Choices, i int) { c.Paper, c.Landscape = papers[i/2], i%2 == 1 })
	names = nil
	for _, n := range faces {
		names = append(names, f.words.T("settings.font."+n))
	}
	font := f.pick("export.font", names, slices.Index(faces[:], f.choices.Font), func(c *Choices, i int) { c.Font = faces[i] })
	f.pair("export.paper", "export.font", paper, font)
	f.only(compose.Full, compose.Summary, compose.FollowUp, compose.Handout)
}

func (f *form) sizeAndKashida() {
	t := f.words.T
	names := []string{t("export.size.template")}
	for _, s := range textSizes[1:] {
		names = append(names, locale.Number(s, f.digits))
	}
	size := f.pick("export.size", names, slices.Index(textSizes[:], f.choices.Size), func(c *Choices, i int) { c.Size = textSizes[i] })
	kashida := f.pick("settings.kashida", []string{t("settings.kashida.none"), t("settings.kashida.light"), t("settings.kashida.full")},
		int(f.choices.Kashida), func(c *Choices, i int) { c.Kashida = typeset.Kashida(i) })
	f.pair("export.size", "settings.kashida", size, kashida)
}

func (f *form) digitsAndDates(style locale.DateStyle) {
	var names []string
	for _, d := range digitsOffered {
		names = append(names, locale.Rewrite("123", d))
	}
	kinds := f.pick("export.digits", names, slices.Index(digitsOffered[:], f.choices.digits(style.Digits)), func(c *Choices, i int) {
		c.Digits = digitNames[digitsOffered[i]]
	})
	t := f.words.T
	dates := f.pick("export.dates", []string{t("export.dates.both"), t("export.dates.gregorian"), t("export.dates.hijri")},
		int(f.choices.Calendars), func(c *Choices, i int) { c.Calendars = locale.Calendars(i) })
	f.pair("export.digits", "export.dates", kinds, dates)
}

func (f *form) hijriAndClass(o formOptions) {
	t := f.words.T
	days := f.pick("settings.hijri_offset", []string{t("settings.hijri_offset.earlier"), t("settings.hijri_offset.none"), t("settings.hijri_offset.later")},
		f.choices.hijri(o.dates.Offset)+1, func(c *Choices, i int) { c.Hijri = hijriDays[i] })
	names := []string{t("export.class.none")}
	for _, c := range classifications[1:] {
		names = append(names, t("export.class."+c))
	}
	var words *widgets.Field
	class := f.pick("page.classification", names, slices.Index(classifications[:], f.choices.Classification), func(c *Choices, i int) {
		c.Classification = classifications[i]
		f.choices.Classification = c.Classification
		f.Refresh()
		if canvas := fyne.CurrentApp().Driver().CanvasForObject(f); c.Classification == otherClass && canvas != nil {
			canvas.Focus(words.Editor())
		}
	})
	f.pair("settings.hijri_offset", "page.classification", days, class)
	words = widgets.NewField(f.kit, t("export.class_text"), 1, text.EditorCalls{
		Submit: o.submit, Escape: o.leave, Changed: func(words string) { f.set(func(c *Choices) { c.ClassText = words }) },
	})
	words.Editor().SetText(f.choices.ClassText)
	f.rows = append(f.rows, row{
		controls: []fyne.CanvasObject{words}, shown: func() bool { return f.choices.Classification == otherClass },
	})
}

// letterhead is the picture over the title, and the appendix of marks.
func (f *form) letterhead(o formOptions) {
	t := f.words.T
	marks := widgets.NewCheck(f.kit, t("export.marks"), f.choices.Marks, func(on bool) { f.set(func(c *Choices) { c.Marks = on }) })
	var pick *widgets.Button
	var none *widgets.IconButton
	tell := func() {
		if f.choices.Emblem == "" {
			pick.SetText(t("export.emblem_none"))
			none.Hide()
			return
		}
		pick.SetText("\u2068" + filepath.Base(f.choices.Emblem) + "\u2069")
		none.Show()
	}
	choose := func(path string) {
		f.set(func(c *Choices) { c.Emblem = path })
		tell()
		f.Refresh()
	}
	pick = widgets.NewButton(f.kit, "", false, func() {
		if o.pick != nil {
			o.pick(choose)
		}
	})
	none = widgets.NewIconButton(f.kit, widgets.IconClose(), t("export.emblem_remove"), func() { choose("") })
	tell()
	f.rows = append(f.rows, row{
		captions: []*text.Label{f.caption("export.emblem")}, controls: []fyne.CanvasObject{pick, none}, shares: []float32{0.88, 0.12},
		spare: true,
	})
	f.rows = append(f.rows, row{controls: []fyne.CanvasObject{marks}})
	f.only(compose.Full)
}

// mostCopies is more than any list of holders is long.
const mostCopies = 99_999

func (f *form) watermark(o formOptions) {
	t := f.words.T
	calls := text.EditorCalls{Submit: o.submit, Escape: o.leave}
	calls.Changed = func(words string) { f.set(func(c *Choices) { c.Watermark = words }) }
	words := widgets.NewField(f.kit, t("export.watermark_text"), 1, calls)
	words.Editor().SetText(f.choices.Watermark)
	copies := widgets.NewNumber(f.kit, t("export.copy"), o.dates.Digits, f.choices.Copy, mostCopies, func(n int) {
		f.set(func(c *Choices) { c.Copy = n })
	}, text.EditorCalls{Submit: o.submit, Escape: o.leave})
	calls.Changed = func(words string) { f.set(func(c *Choices) { c.Holder = words }) }
	holder := widgets.NewField(f.kit, t("export.holder"), 1, calls)
	holder.Editor().SetText(f.choices.Holder)
	f.rows = append(f.rows, row{
		captions: []*text.Label{f.caption("export.watermark")},
		controls: []fyne.CanvasObject{words, copies.Field(), holder}, shares: []float32{0.38, 0.26, 0.36},
	})
}

func (f *form) protection(o formOptions) {
	t := f.words.T
	f.protect = widgets.NewCheck(f.kit, t("export.protect"), f.choices.Protect, func(on bool) {
		f.archive.Set(!on && !f.choices.NoArchive)
		f.set(func(c *Choices) { c.Protect = on })
		f.Refresh()
		if c := fyne.CurrentApp().Driver().CanvasForObject(f); on && c != nil {
			c.Focus(f.password.Editor())
		}
	})
	secret := true
	eye := widgets.NewIconButton(f.kit, widgets.IconEye(), t("export.password_show"), func() {
		secret = !secret
		f.password.Editor().SetSecret(secret)
	})
	f.password = widgets.NewField(f.kit, t("export.password"), 1, text.EditorCalls{
		Changed: func(words string) { f.set(func(c *Choices) { c.Password = words }) }, Submit: o.submit, Escape: o.leave,
	}, eye)
	f.password.Editor().SetSecret(true)
	f.archive = widgets.NewCheck(f.kit, t("export.archive"), f.choices.Protection().Archive, func(on bool) {
		if on {
			f.protect.Set(false)
		}
		f.set(func(c *Choices) {
			c.NoArchive = !on
			c.Protect = c.Protect && !on
		})
		f.Refresh()
	})
	why := text.NewLabel(f.kit.Kit, t("export.no_archive"), text.UI(12, f.kit.Palette.Muted)).Wrapping()
	protected := func() bool { return f.choices.Protect }
	f.rows = append(f.rows,
		row{captions: []*text.Label{f.caption("export.protection")}, controls: []fyne.CanvasObject{f.protect}},
		row{controls: []fyne.CanvasObject{f.password}, shown: protected},
		row{controls: []fyne.CanvasObject{f.archive}},
		row{controls: []fyne.CanvasObject{why}, shown: protected},
	)
}

// lay places the rows and returns their height; with put nil it only counts.
func (f *form) lay(width float32, put func(o fyne.CanvasObject, start, y, w, h float32)) float32 {
	y := float32(0)
	for _, r := range f.rows {
		on := r.shown == nil || r.shown()
		if put != nil {
			for _, c := range r.captions {
				showIf(c, on)
			}
			for _, c := range r.controls {
				if !r.spare || !on || c == r.controls[0] {
					showIf(c, on)
				}
			}
		}
		if !on {
			continue
		}
		if y > 0 {
			y += rowGap
		}
		n := float32(len(r.controls))
		alone := r.spare && !r.controls[1].Visible()
		if alone {
			n = 1
		}
		room := width - formGap*(n-1)
		start, top, height := float32(0), y, float32(controlH)
		if len(r.captions) > 0 {
			top += r.captions[0].MinSize().Height + captionGap
		}
		for i, c := range r.controls {
			w := room / n
			if r.shares != nil && !alone {
				w = room * r.shares[i]
			}
			switch c := c.(type) {
			case *widgets.Cards:
				height = c.MinSize().Height
			case *text.Label:
				height = c.HeightFor(w)
			}
			if put != nil {
				put(c, start, top, w, height)
				if i < len(r.captions) {
					m := r.captions[i].MinSize()
					put(r.captions[i], start, y, m.Width, m.Height)
				}
			}
			start += w + formGap
		}
		y = top + height
	}
	return y
}

func showIf(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// heightFor is the column's height in a width.
func (f *form) heightFor(width float32) float32 { return f.lay(width, nil) }

// CreateRenderer implements fyne.Widget.
func (f *form) CreateRenderer() fyne.WidgetRenderer {
	var list []fyne.CanvasObject
	for _, r := range f.rows {
		for _, c := range r.captions {
			list = append(list, c)
		}
		list = append(list, r.controls...)
	}
	place := func(s fyne.Size) {
		if s.Width <= 0 {
			return
		}
		f.lay(s.Width, func(o fyne.CanvasObject, start, y, w, h float32) { f.kit.Dir.Put(o, s.Width, start, y, w, h) })
	}
	return &render.Parts{List: list, Arrange: place, Update: func() { place(f.Size()) }}
}
