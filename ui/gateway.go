package ui

import (
	"time"

	"fyne.io/fyne/v2"
)

// onUI is the one way from another goroutine to the window's.
func onUI(f func()) { fyne.Do(f) }

// after does f on the window's goroutine when d has passed, unless stop is called before.
func after(d time.Duration, f func()) (stop func()) {
	stopped := false // read and written on the window's goroutine
	t := time.AfterFunc(d, func() {
		onUI(func() {
			if !stopped {
				f()
			}
		})
	})
	return func() { stopped = true; t.Stop() }
}
