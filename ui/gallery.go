package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"bayan/internal/briefing"
	"bayan/internal/locale"
	"bayan/internal/typeset"
	"bayan/ui/gallery"
	"bayan/ui/rtl"
	"bayan/ui/text"
	"bayan/ui/theme"
	"bayan/ui/widgets"
)

// Gallery shows every widget of the kit in both directions and each theme, and
// returns when its window is closed. It keeps nothing.
func Gallery(engine *typeset.Engine, paint text.Paint, b *briefing.Briefing) error {
	a := app.NewWithID("org.bayan.gallery")
	win := a.NewWindow("gallery")
	win.SetPadded(false)
	var kits [2]*locale.Catalogue
	for i, lang := range []string{"ar", "en"} {
		words, err := locale.Load(lang)
		if err != nil {
			return err
		}
		kits[i] = words
	}
	var show func(theme.Name)
	show = func(name theme.Name) {
		a.Settings().SetTheme(theme.Shim{Palette: theme.Of(name)})
		var sides [2][]gallery.Specimen
		var first *widgets.Kit
		for i, words := range kits {
			k := &widgets.Kit{
				Kit:     &text.Kit{Engine: engine, Paint: paint, Dir: rtl.Dir(words.RTL()), Language: words.Lang(), Scale: win.Canvas().Scale},
				Palette: theme.Of(name),
			}
			if i == 0 {
				first = k
			}
			sides[i] = gallery.Specimens(k, words, b)
		}
		names := theme.Names()
		var choices []widgets.Segment
		for _, n := range names {
			choices = append(choices, widgets.Segment{Words: kits[0].T("settings.theme." + string(n)), Ink: first.Palette.Accent, Ground: first.Palette.AccentSoft})
		}
		themes := widgets.NewSegments(first, choices, slices.Index(names, name), func(i int) { show(names[i]) })
		win.SetContent(gallery.New(first, themes, sides[0], sides[1]))
	}
	show(theme.LightName)
	win.Resize(fyne.NewSize(1366, 768))
	win.ShowAndRun()
	return nil
}
