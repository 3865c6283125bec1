package ui

import (
	"fyne.io/fyne/v2"

	"bayan/ui/theme"
	"bayan/ui/widgets"
)

// iconMore is three lines, a menu of the window.
func iconMore() widgets.Icon {
	line := func(y float32) []fyne.Position { return []fyne.Position{fyne.NewPos(2.5, y), fyne.NewPos(13.5, y)} }
	return widgets.Icon{Lines: [][]fyne.Position{line(4), line(8), line(12)}}
}

// item is a command as a menu has it.
func (w *window) item(name string) widgets.MenuItem {
	do := func() {
		if c := w.named(name); c != nil {
			w.run(c)
		}
	}
	return widgets.MenuItem{Words: w.words.T("do." + name), Keys: w.keysOf(name), Do: do}
}

// openMore is the window's menu, from a control of the header or the keyboard.
func (w *window) openMore() {
	rule := widgets.MenuItem{}
	var items []widgets.MenuItem
	add := func(names ...string) {
		if len(items) > 0 {
			items = append(items, rule)
		}
		for _, n := range names {
			items = append(items, w.item(n))
		}
	}
	if w.deps.Opener != nil {
		add("open", "paste")
	}
	if w.deps.Shelf != nil {
		add("library")
	}
	add("export", "print", "present")
	add("find", "back", "forward")
	add("measure", "table", "carry")
	if w.deps.Sealer != nil {
		add("seal", "unseal")
	}
	add("undo", "redo")
	add("full_screen", "settings", "keys")
	add("quit")
	w.openMenu(items, w.under(w.more))
}

// openThemes is the menu of themes, the chosen one first under the keys.
func (w *window) openThemes() {
	var items []widgets.MenuItem
	for _, name := range append([]theme.Name{theme.SystemName}, theme.Names()...) {
		items = append(items, widgets.MenuItem{Words: w.words.T("settings.theme." + string(name)), Do: func() {
			l := w.look
			l.Theme = name
			w.change(l)
		}})
	}
	items = append(items, widgets.MenuItem{}, w.item("settings"))
	w.openMenu(items, w.under(w.themes))
}

// under is the place under a control at which a menu's start corner stands.
func (w *window) under(o fyne.CanvasObject) fyne.Position {
	at, s := fyne.CurrentApp().Driver().AbsolutePositionForObject(o), o.Size()
	return at.AddXY(w.kit.Dir.X(s.Width, 0, 0), s.Height+6)
}
