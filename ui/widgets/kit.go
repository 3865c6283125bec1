// Package widgets is the interface's controls: drawn from start and end,
// worded by ui/text, reachable by keyboard.
package widgets

import (
	"time"

	"fyne.io/fyne/v2"

	"bayan/ui/text"
	"bayan/ui/theme"
)

// Kit is what a control needs of its window.
type Kit struct {
	*text.Kit
	Palette theme.Palette
	// Keys takes the keys that a focused control has no use for.
	Keys func(*fyne.KeyEvent)
	// Runes takes what is typed where a focused control has no use for it; may be nil.
	Runes func(rune)
	// Shortcut takes the shortcuts that an editor has no use for.
	Shortcut func(fyne.Shortcut)
	// Focused, where set, is told of the control that has got the focus.
	Focused func(fyne.CanvasObject)
	// Tips is the window's layer for tooltips; nil shows none outside of sheets.
	Tips *Tips
	// T is the interface's word for a key of assets/words; nil leaves the menus of fields out.
	T func(key string) string
	// After does f on the window's goroutine when d has passed, unless stop is
	// called before; nil does it at once.
	After func(d time.Duration, f func()) (stop func())

	tips *Tips // where words are shown or about to be, or nil
}

func (k *Kit) focused(o fyne.CanvasObject) {
	if k.Focused != nil {
		k.Focused(o)
	}
}

// PassOn gives the window a key that a control has no use for.
func (k *Kit) PassOn(e *fyne.KeyEvent) {
	if k.Keys != nil {
		k.Keys(e)
	}
}

// Along is the step of a horizontal arrow key in reading order: 1 on, -1 back, 0 for other keys.
func (k *Kit) Along(key fyne.KeyName) int {
	on := 1
	if k.Dir {
		on = -1
	}
	switch key {
	case fyne.KeyRight:
		return on
	case fyne.KeyLeft:
		return -on
	}
	return 0
}

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}
