package ui

import (
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// command is something that the window does at a key. One table of them is what
// the keys do, what the sheet of keys lists and what menus show beside their words.
type command struct {
	name  string // its words are do.NAME
	group string // its heading is do.group.GROUP
	keys  []stroke
	do    func() // nil where the toolkit or a sheet does it
	// over does it even where a sheet lies over the text.
	over bool
}

// stroke is a key with what is held down beside it.
type stroke struct {
	key fyne.KeyName
	mod fyne.KeyModifier
}

const (
	ctrl  = fyne.KeyModifierShortcutDefault // Command on a Mac
	shift = fyne.KeyModifierShift
)

func plain(k fyne.KeyName) stroke  { return stroke{key: k} }
func shifts(k fyne.KeyName) stroke { return stroke{k, shift} }
func held(k fyne.KeyName) stroke   { return stroke{k, ctrl} }
func heldUp(k fyne.KeyName) stroke { return stroke{k, ctrl | shift} }
func alted(k fyne.KeyName) stroke  { return stroke{k, fyne.KeyModifierAlt} }
func all(keys ...stroke) []stroke  { return keys }
func mac() bool                    { return runtime.GOOS == "darwin" }
func (s stroke) typed() bool       { return s.mod == 0 || s.mod == shift }

// twin tells whether the stroke is there beside another for the sake of some keyboards alone.
func (s stroke) twin() bool {
	return s.key == fyne.KeyEnter || s.key == fyne.KeyEqual || s == heldUp(fyne.KeyPlus)
}

// commands are all of them, for the direction of the interface.
func (w *window) commands() []command {
	back, forward := fyne.KeyLeft, fyne.KeyRight
	if w.kit.Dir { // back is to the side at which lines begin, as in browsers
		back, forward = forward, back
	}
	backKeys, forwardKeys, screen := all(alted(back)), all(alted(forward)), all(plain(fyne.KeyF11))
	if mac() {
		backKeys, forwardKeys = append(backKeys, held(fyne.KeyLeftBracket)), append(forwardKeys, held(fyne.KeyRightBracket))
		screen = all(stroke{fyne.KeyF, ctrl | fyne.KeyModifierControl}, plain(fyne.KeyF11))
	}
	r := w.reader
	return []command{
		{"open", "file", all(held(fyne.KeyO)), w.openFile, false},
		{"library", "file", all(held(fyne.KeyK)), w.openLibrary, false},
		{"paste", "file", all(held(fyne.KeyV)), w.pasteStatement, false},
		{"export", "file", all(held(fyne.KeyE)), w.export, false},
		{"present", "file", all(plain(fyne.KeyF5)), w.present, false},
		{"present_here", "file", all(shifts(fyne.KeyF5)), w.presentHere, false},
		{"print", "file", all(held(fyne.KeyP)), w.print, true},
		{"quit", "file", all(held(fyne.KeyQ)), w.quit, true},

		{"measure", "follow", all(held(fyne.KeyD)), w.editReading, false},
		{"item", "follow", all(held(fyne.KeyN)), func() { w.edit("", false) }, false},
		{"table", "follow", all(held(fyne.KeyT)), w.openTable, false},
		{"carry", "follow", all(held(fyne.KeyG)), w.openCarry, false},
		{"seal", "follow", all(heldUp(fyne.KeyS)), w.seal, false},
		{"unseal", "follow", all(heldUp(fyne.KeyO)), w.unseal, false},
		{"undo", "follow", all(held(fyne.KeyZ)), w.undo, false},
		{"redo", "follow", all(held(fyne.KeyY), heldUp(fyne.KeyZ)), w.redo, false},

		{"line", "read", all(plain(fyne.KeyDown)), func() { r.By(r.Line()) }, false},
		{"line_back", "read", all(plain(fyne.KeyUp)), func() { r.By(-r.Line()) }, false},
		{"page", "read", all(plain(fyne.KeyPageDown), plain(fyne.KeySpace)), func() { r.By(r.Page()) }, false},
		{"page_back", "read", all(plain(fyne.KeyPageUp), shifts(fyne.KeySpace)), func() { r.By(-r.Page()) }, false},
		{"top", "read", all(plain(fyne.KeyHome)), r.Top, false},
		{"bottom", "read", all(plain(fyne.KeyEnd)), r.Bottom, false},
		{"back", "read", backKeys, func() { w.travelTo(true) }, false},
		{"forward", "read", forwardKeys, func() { w.travelTo(false) }, false},

		{"select_all", "marks", all(held(fyne.KeyA)), r.SelectAll, false},
		{"copy", "marks", all(held(fyne.KeyC)), func() { w.copied(r.Copied()) }, false},
		{"copy_quoted", "marks", all(heldUp(fyne.KeyC)), func() { w.copied(r.Quoted()) }, false},
		{"highlight", "marks", all(held(fyne.KeyH)), func() { w.highlight(w.marking.color, true) }, false},
		{"bookmark", "marks", all(held(fyne.KeyB)), w.bookmark, false},
		{"note", "marks", all(held(fyne.KeyM)), w.note, false},
		{"menu", "marks", all(plain(desktop.KeyMenu), shifts(fyne.KeyF10)), w.keyMenu, false},

		{"larger", "window", all(held(fyne.KeyPlus), held(fyne.KeyEqual), heldUp(fyne.KeyEqual), heldUp(fyne.KeyPlus)), w.larger, true},
		{"smaller", "window", all(held(fyne.KeyMinus)), w.smaller, true},
		{"designed", "window", all(held(fyne.Key0)), func() { w.zoom(1) }, true},
		{"full_screen", "window", screen, w.fullScreen, true},
		{"settings", "window", all(held(fyne.KeyComma)), w.openSettings, false},
		{"keys", "window", all(plain(fyne.KeyF1)), w.openKeys, false},
		{"more", "window", all(plain(fyne.KeyF10)), w.openMore, false},
		{"save", "window", all(held(fyne.KeyReturn), held(fyne.KeyEnter)), w.acceptSheet, true},
		{"next", "window", all(plain(fyne.KeyTab), shifts(fyne.KeyTab)), nil, false},
		{"leave", "window", all(plain(fyne.KeyEscape)), w.leave, false},

		{"find", "find", all(held(fyne.KeyF)), w.openFind, false},
		{"find_next", "find", all(plain(fyne.KeyF3)), func() { w.find.Step(1) }, false},
		{"find_previous", "find", all(shifts(fyne.KeyF3)), func() { w.find.Step(-1) }, false},
	}
}

// at is the command of a stroke, or nil.
func (w *window) at(s stroke) *command {
	for i := range w.does {
		for _, k := range w.does[i].keys {
			if k == s {
				return &w.does[i]
			}
		}
	}
	return nil
}

// named is the command of a name.
func (w *window) named(name string) *command {
	for i := range w.does {
		if w.does[i].name == name {
			return &w.does[i]
		}
	}
	return nil
}

// run does a command where it has its turn.
func (w *window) run(c *command) {
	switch {
	case c.do == nil:
	case w.presenting != nil && c.name != "quit": // the keys are the presentation's
	case w.asking != nil: // what is behind the chooser stays as it is
		if c.name == "save" {
			w.asking.pane.Accept()
		}
	case c.over:
		c.do()
	default:
		w.onText(c.do)()
	}
}

// fullScreen fills the screen, or no longer.
func (w *window) fullScreen() { w.win.SetFullScreen(!w.win.FullScreen()) }

// quit closes the window.
func (w *window) quit() {
	w.endPresenting()
	w.measure()
	w.win.Close()
}

// leave gives up what can be given up where no sheet is open: the selection, then the search, then the whole screen.
func (w *window) leave() {
	switch {
	case w.reader.Selection().Len() > 0:
		w.reader.Deselect()
	case w.find.Editor().Text() != "":
		w.find.Clear()
	case w.win.FullScreen():
		w.win.SetFullScreen(false)
	}
}

// acceptSheet does what a sheet is about.
func (w *window) acceptSheet() {
	switch {
	case w.exporting != nil:
		w.exporting.pane.Save()
	case w.saveSheet != nil:
		w.saveSheet()
	}
}

// openFind gives the keys to the search.
func (w *window) openFind() {
	w.win.Canvas().Focus(w.find.Editor())
	w.find.Editor().SelectAll()
}

func (w *window) larger()  { w.zoom(w.place.Zoom * 1.1) }
func (w *window) smaller() { w.zoom(w.place.Zoom / 1.1) }
