package ui

import "fyne.io/fyne/v2"

// onUI is the one way from another goroutine to the window's.
func onUI(f func()) { fyne.Do(f) }
