package ui

import "bayan/ui/widgets"

// openSheet lays a sheet over the window: keys and presses are its own until it is closed.
func (w *window) openSheet(s *widgets.Sheet) {
	w.closeSheet()
	w.sheet = s
	c := w.win.Canvas()
	c.Overlays().Add(s)
	s.Resize(c.Size())
}

func (w *window) closeSheet() {
	w.stopReading()
	if w.sheet != nil {
		w.win.Canvas().Overlays().Remove(w.sheet)
		left := w.sheetLeft
		w.sheet, w.sheetKey, w.saveSheet, w.sheetLeft = nil, nil, nil, nil
		w.endExport()
		if left != nil {
			left()
		}
	}
}
