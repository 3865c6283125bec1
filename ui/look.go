package ui

import (
	"strings"

	"fyne.io/fyne/v2"

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
	palette := theme.Of(l.Theme)
	fyne.CurrentApp().Settings().SetTheme(theme.Shim{Palette: palette})
	w.kit = &widgets.Kit{
		Kit:     &text.Kit{Engine: w.deps.Engine, Paint: w.deps.Paint, Dir: rtl.Dir(words.RTL()), Language: words.Lang(), Scale: w.win.Canvas().Scale},
		Palette: palette, Keys: w.key, Shortcut: w.shortcut, After: after,
	}
	w.kit.Tips = widgets.NewTips(w.kit)
	w.win.SetTitle(words.T("app.name"))
	w.win.SetContent(w.build())
	return nil
}

// change is wear and keeps the look for the next time.
func (w *window) change(l settings.Look) {
	if err := w.wear(l); err != nil {
		w.toast(w.words.Sentence(err))
		return
	}
	w.openSettings()
	if w.deps.SaveLook == nil || w.deps.ReadOnly != nil {
		return
	}
	w.writes <- func() {
		if err := w.deps.SaveLook(l); err != nil {
			onUI(func() { w.toast(w.words.Sentence(err)) })
		}
	}
}

func (w *window) openSettings() {
	p := settings.New(w.kit, w.words, settings.Effective{
		Look: w.look, Language: w.words.Lang(), Digits: w.digits, Who: w.deps.FollowUp.Who(),
	}, w.change, w.closeSheet)
	w.openSheet(widgets.NewSheet(w.kit, settings.Size(), p, w.closeSheet))
	w.sheetLeft = func() { w.changeWho(strings.TrimSpace(p.Who())) }
}

// family is the face that the statement is read in.
func (w *window) family() string {
	if w.look.Font == settings.Naskh {
		return text.Naskh
	}
	return text.Amiri
}
