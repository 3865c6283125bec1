package ui

import (
	"fyne.io/fyne/v2"

	"bayan/ui/settings"
)

// The window's size where none is remembered, and the least that is taken up again, in logical pixels.
const (
	firstWidth, firstHeight = 1366, 768
	leastWidth, leastHeight = 400, 300
)

// size gives the window the size that it had.
func (w *window) size(s settings.Window) {
	if s.Width < leastWidth || s.Height < leastHeight {
		s.Width, s.Height = firstWidth, firstHeight
	}
	w.frame = s
	w.win.Resize(fyne.NewSize(s.Width, s.Height))
	if s.Maximised && w.deps.Frame != nil {
		w.deps.Frame.Maximise()
	}
	w.win.SetCloseIntercept(w.quit)
}

// measure takes down the size that the window is left with. A window that fills
// the screen keeps the size that it had before.
func (w *window) measure() {
	w.frame.Maximised = w.deps.Frame != nil && w.deps.Frame.Maximised()
	if s := w.win.Canvas().Size(); s.Width > 0 && !w.frame.Maximised && !w.win.FullScreen() {
		w.frame.Width, w.frame.Height = s.Width, s.Height
	}
}

// keepSize keeps it for the next window.
func (w *window) keepSize() error {
	if w.deps.SaveWindow == nil || w.frame == w.deps.Window {
		return nil
	}
	return w.deps.SaveWindow(w.frame)
}
