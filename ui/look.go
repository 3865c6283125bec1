package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"bayan/internal/locale"
	"bayan/ui/rtl"
	"bayan/ui/settings"
	"bayan/ui/text"
	"bayan/ui/theme"
	"bayan/ui/widgets"
)

// wear takes a look on: kit, words and everything that is drawn are made anew,
// the reading place and the measures stay.
func (w *window) wear(l settings.Look) error {
	words := w.deps.Words
	if l.Language != "" && l.Language != words.Lang() {
		var err error
		if words, err = locale.Load(l.Language); err != nil {
			return err
		}
	}
	w.look, w.words = l, words
	w.digits = words.DefaultDigits()
	if l.Language == "" || l.Language == w.deps.Words.Lang() {
		w.digits = w.deps.Digits
	}
	if l.Digits != nil {
		w.digits = *l.Digits
	}
	w.dark = fyne.CurrentApp().Settings().ThemeVariant() == stock.VariantDark
	palette := theme.Of(w.theme())
	fyne.CurrentApp().Settings().SetTheme(theme.Shim{Palette: palette})
	w.kit = &widgets.Kit{
		Kit:     &text.Kit{Engine: w.deps.Engine, Paint: w.deps.Paint, Dir: rtl.Dir(words.RTL()), Language: words.Lang(), Scale: w.win.Canvas().Scale},
		Palette: palette, Keys: w.key, Runes: w.letter, Shortcut: w.shortcut, After: after, T: words.T,
	}
	w.kit.Tips = widgets.NewTips(w.kit)
	w.win.SetTitle(words.T("app.name"))
	w.win.SetContent(w.build())
	return nil
}

// theme is the one that is worn: the system's where a person chose to follow it.
func (w *window) theme() theme.Name {
	switch {
	case w.look.Theme != theme.SystemName:
		return w.look.Theme
	case w.dark:
		return theme.DarkName
	}
	return theme.LightName
}

// followSystem is told that something of the system has changed.
func (w *window) followSystem() {
	dark := fyne.CurrentApp().Settings().ThemeVariant() == stock.VariantDark
	if w.look.Theme != theme.SystemName || dark == w.dark {
		return
	}
	w.closeSheet() // it is drawn in the colours of before
	if err := w.wear(w.look); err != nil {
		w.toast(w.words.Sentence(err))
	}
}

// dates are how the program writes them.
func (w *window) dates() locale.DateStyle {
	return locale.DateStyle{Calendars: w.look.Calendars, Months: w.look.Months, Offset: w.look.Offset, Digits: w.digits}
}

// change is wear and keeps the look for the next time.
func (w *window) change(l settings.Look) {
	if err := w.wear(l); err != nil {
		w.toast(w.words.Sentence(err))
		return
	}
	if w.deps.SaveLook == nil || w.deps.ReadOnly != nil {
		return
	}
	save := w.deps.SaveLook
	w.writes <- func() {
		if err := save(l); err != nil {
			onUI(func() { w.toast(w.words.Sentence(err)) })
		}
	}
}

func (w *window) openSettings() { w.openSettingsAt(0) }

// openSettingsAt gives the keys to a row of the sheet: where a choice has drawn
// everything anew, to the one that it was made in.
func (w *window) openSettingsAt(row int) {
	p := settings.New(w.kit, w.words, settings.Effective{
		Look: w.look, Language: w.words.Lang(), Digits: w.digits, Who: w.deps.FollowUp.Who(), Zoom: w.place.Zoom,
	}, settings.Calls{
		Change: func(l settings.Look, row int) {
			w.change(l)
			w.openSettingsAt(row)
		},
		Zoom: w.zoom, Leave: w.closeSheet,
	})
	w.openSheet(widgets.NewSheet(w.kit, settings.Size(), p, w.closeSheet))
	w.sheetLeft = func() { w.changeWho(strings.TrimSpace(p.Who())) }
	w.win.Canvas().Focus(p.Row(row))
}

// family is the face that the statement is read in.
func (w *window) family() string {
	switch w.look.Font {
	case settings.Naskh:
		return text.Naskh
	case settings.Plex:
		return text.Plex
	}
	return text.Amiri
}
