package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// key does what a key means where no control has a use for it.
func (w *window) key(e *fyne.KeyEvent) {
	if w.sheet != nil { // what is behind a sheet stays as it is
		switch {
		case w.sheetKey != nil && w.sheetKey(e):
		case e.Name == fyne.KeyEscape:
			w.closeSheet()
		}
		return
	}
	switch e.Name {
	case fyne.KeyUp:
		w.reader.By(-w.reader.Line())
	case fyne.KeyDown:
		w.reader.By(w.reader.Line())
	case fyne.KeyPageUp:
		w.reader.By(-w.reader.Page())
	case fyne.KeyPageDown, fyne.KeySpace:
		w.reader.By(w.reader.Page())
	case fyne.KeyHome:
		w.reader.Top()
	case fyne.KeyEnd:
		w.reader.Bottom()
	case fyne.KeyF3:
		if shifted() {
			w.find.Step(-1)
		} else {
			w.find.Step(1)
		}
	case fyne.KeyEscape:
		w.reader.Deselect()
	case desktop.KeyMenu:
		w.keyMenu()
	case fyne.KeyF10:
		if shifted() {
			w.keyMenu()
		}
	}
}

func shifted() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

func (w *window) keys() {
	c := w.win.Canvas()
	c.SetOnTypedKey(w.key)
	on := func(k fyne.KeyName, mod fyne.KeyModifier, f func()) {
		c.AddShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: mod}, func(fyne.Shortcut) { f() })
	}
	ctrl, shift := fyne.KeyModifierShortcutDefault, fyne.KeyModifierShift
	for _, k := range []fyne.KeyName{fyne.KeyEqual, fyne.KeyPlus} {
		on(k, ctrl, func() { w.zoom(w.place.Zoom * 1.1) })
		on(k, ctrl|shift, func() { w.zoom(w.place.Zoom * 1.1) })
	}
	on(fyne.KeyMinus, ctrl, func() { w.zoom(w.place.Zoom / 1.1) })
	on(fyne.Key0, ctrl, func() { w.zoom(1) })
	on(fyne.KeyF, ctrl, w.onText(func() {
		c.Focus(w.find.Editor())
		w.find.Editor().SelectAll()
	}))
	on(fyne.KeyE, ctrl, w.onText(w.export))
	on(fyne.KeyP, ctrl, w.print)
	for _, k := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter} {
		on(k, ctrl, func() {
			switch {
			case w.exporting != nil:
				w.exporting.pane.Save()
			case w.saveSheet != nil:
				w.saveSheet()
			}
		})
	}
	on(fyne.KeyB, ctrl, w.onText(w.bookmark))
	on(fyne.KeyH, ctrl, w.onText(func() { w.highlight(w.marking.color, true) }))
	on(fyne.KeyM, ctrl, w.onText(w.note))
	on(fyne.KeyRight, fyne.KeyModifierAlt, w.onText(func() { w.travelTo(bool(w.kit.Dir)) }))
	on(fyne.KeyLeft, fyne.KeyModifierAlt, w.onText(func() { w.travelTo(!bool(w.kit.Dir)) }))
	whole := func(s fyne.Shortcut, f func()) { c.AddShortcut(s, func(fyne.Shortcut) { w.onText(f)() }) }
	whole(&fyne.ShortcutUndo{}, w.undo)
	whole(&fyne.ShortcutRedo{}, w.redo)
	on(fyne.KeyZ, ctrl|shift, w.onText(w.redo))
	on(fyne.KeyComma, ctrl, w.onText(w.openSettings))
	on(fyne.KeyQ, ctrl, w.win.Close)
	on(fyne.KeyC, ctrl|shift, w.onText(func() { w.copied(w.reader.Quoted()) }))
	whole(&fyne.ShortcutCopy{}, func() { w.copied(w.reader.Copied()) })
	whole(&fyne.ShortcutSelectAll{}, func() { w.reader.SelectAll() }) // wear makes another reader
	w.win.SetOnClosed(func() {
		if s := c.Size(); s.Width > 0 {
			w.place.Width, w.place.Height = s.Width, s.Height
		}
	})
}

// shortcut passes on what an editor has no use for.
func (w *window) shortcut(s fyne.Shortcut) {
	if c, ok := w.win.Canvas().(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

func (w *window) copied(words string) {
	if words == "" {
		return
	}
	fyne.CurrentApp().Clipboard().SetContent(words)
	w.toast(w.words.T("reader.copied"))
}
