// Package widgets is the interface's controls: drawn from start and end,
// worded by ui/text, reachable by keyboard.
package widgets

import (
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
	// Shortcut takes the shortcuts that an editor has no use for.
	Shortcut func(fyne.Shortcut)
	// Focused, where set, is told of the control that has got the focus.
	Focused func(fyne.CanvasObject)
}

func (k *Kit) focused(o fyne.CanvasObject) {
	if k.Focused != nil {
		k.Focused(o)
	}
}

func (k *Kit) passOn(e *fyne.KeyEvent) {
	if k.Keys != nil {
		k.Keys(e)
	}
}

// tell calls f where somebody wants to know.
func tell(f func()) {
	if f != nil {
		f()
	}
}
