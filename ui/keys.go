package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"bayan/ui/keys"
	"bayan/ui/widgets"
)

// key does what a key means where no control has a use for it.
func (w *window) key(e *fyne.KeyEvent) {
	if w.asking != nil {
		w.asking.pane.Key(e)
		return
	}
	s := plain(e.Name)
	if shifted() {
		s.mod = shift
	}
	c := w.at(s)
	if c == nil {
		c = w.at(plain(e.Name))
	}
	if w.sheet != nil { // what is behind a sheet stays as it is
		switch {
		case w.sheetKey != nil && w.sheetKey(e):
		case e.Name == fyne.KeyEscape:
			w.closeSheet()
		case c != nil && c.over:
			c.do()
		}
		return
	}
	if c != nil {
		w.run(c)
	}
}

func shifted() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

// letter does what a letter means where no control has a use for it.
func (w *window) letter(r rune) {
	if strings.ContainsRune("?\u061f", r) && w.sheet == nil && w.asking == nil {
		w.openKeys()
	}
}

// keys hands the table's keys to the canvas. Both directions' are handed over:
// which does what is looked up when it is pressed.
func (w *window) keys() {
	c := w.win.Canvas()
	c.SetOnTypedKey(w.key)
	c.SetOnTypedRune(w.letter)
	handed := map[stroke]bool{}
	hand := func(s stroke) {
		if s.typed() || handed[s] {
			return
		}
		handed[s] = true
		c.AddShortcut(shortcut(s), func(fyne.Shortcut) {
			if c := w.at(s); c != nil {
				w.run(c)
			}
		})
	}
	for _, c := range w.does {
		for _, s := range c.keys {
			hand(s)
			switch s.key {
			case fyne.KeyLeft:
				hand(stroke{fyne.KeyRight, s.mod})
			case fyne.KeyRight:
				hand(stroke{fyne.KeyLeft, s.mod})
			}
		}
	}
}

// shortcut is a stroke as the toolkit sends it: the usual ones have types of their own.
func shortcut(s stroke) fyne.Shortcut {
	if s.mod == ctrl {
		switch s.key {
		case fyne.KeyC:
			return &fyne.ShortcutCopy{}
		case fyne.KeyV:
			return &fyne.ShortcutPaste{}
		case fyne.KeyA:
			return &fyne.ShortcutSelectAll{}
		case fyne.KeyZ:
			return &fyne.ShortcutUndo{}
		case fyne.KeyY:
			return &fyne.ShortcutRedo{}
		}
	}
	return &desktop.CustomShortcut{KeyName: s.key, Modifier: s.mod}
}

// shortcut passes on what an editor has no use for.
func (w *window) shortcut(s fyne.Shortcut) {
	if c, ok := w.win.Canvas().(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

// signs are keys that are shown by a sign or a word of no language.
var signs = map[fyne.KeyName]string{
	fyne.KeyUp: "↑", fyne.KeyDown: "↓", fyne.KeyLeft: "←", fyne.KeyRight: "→", fyne.KeyPageUp: "Page Up",
	fyne.KeyPageDown: "Page Down", fyne.KeyReturn: "Enter", fyne.KeyEscape: "Esc", desktop.KeyMenu: "Menu",
	fyne.KeyEqual: "=", fyne.KeyPlus: "+", fyne.KeyMinus: "-", fyne.KeyComma: ",", fyne.KeyLeftBracket: "[", fyne.KeyRightBracket: "]",
}

// keyName is a stroke as the system's keyboards and menus have it.
func (w *window) keyName(s stroke) string {
	var parts []string
	for _, m := range []struct {
		mod       fyne.KeyModifier
		mac, word string
	}{
		{fyne.KeyModifierControl, "⌃", w.words.T("key.ctrl")},
		{fyne.KeyModifierAlt, "⌥", "Alt"},
		{fyne.KeyModifierShift, "⇧", "Shift"},
		{fyne.KeyModifierSuper, "⌘", "Super"},
	} {
		if s.mod&m.mod != 0 {
			if mac() {
				parts = append(parts, m.mac)
			} else {
				parts = append(parts, m.word)
			}
		}
	}
	name, ok := signs[s.key]
	switch {
	case s.key == fyne.KeySpace:
		name = w.words.T("key.space")
	case !ok:
		name = string(s.key)
	}
	plus := "+"
	if mac() {
		plus = ""
	}
	return strings.Join(append(parts, name), plus)
}

// keysOf is a command's first key as a menu shows it, in an order of its own.
func (w *window) keysOf(name string) string {
	c := w.named(name)
	if c == nil || len(c.keys) == 0 {
		return ""
	}
	return isolate + w.keyName(c.keys[0]) + endIsolate
}

// openKeys shows the sheet of keys.
func (w *window) openKeys() {
	var groups []keys.Group
	for _, c := range w.does {
		if n := len(groups); n == 0 || groups[n-1].Name != c.group {
			groups = append(groups, keys.Group{Name: c.group, Words: w.words.T("do.group." + c.group)})
		}
		row := keys.Row{Words: w.words.T("do." + c.name)}
		for _, s := range c.keys {
			if n := w.keyName(s); len(row.Keys) < mostKeys && !s.twin() {
				row.Keys = append(row.Keys, n)
			}
		}
		if c.name == "keys" {
			row.Keys = append(row.Keys, w.words.T("key.question"))
		}
		g := &groups[len(groups)-1]
		g.Rows = append(g.Rows, row)
	}
	p := keys.New(w.kit, w.words.T("do.keys"), w.words.T("action.close"), groups, w.closeSheet)
	w.openSheet(widgets.NewSheet(w.kit, keys.Size(), p, w.closeSheet))
	w.win.Canvas().Focus(p.First())
}

// mostKeys are as many as are shown for one command.
const mostKeys = 2

func (w *window) copied(words string) {
	if words == "" {
		return
	}
	fyne.CurrentApp().Clipboard().SetContent(words)
	w.toast(w.words.T("reader.copied"))
}
