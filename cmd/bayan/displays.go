package main

import (
	"github.com/go-gl/glfw/v3.4/glfw"

	"bayan/ui/present"
)

// Beside is the display on which a second window of a presentation goes: one
// that the program's window is not on and that does not mirror it. The toolkit
// tells only that there is another, and finds it by its name, which two
// projectors of one make share.
func (d *display) Beside() (present.Display, bool) {
	monitors := glfw.GetMonitors()
	if len(monitors) < 2 {
		return present.Display{}, false
	}
	here := on(monitors, d.window)
	hx, hy := monitors[here].GetPos()
	for i, m := range monitors { // the primary one is the first
		x, y := m.GetPos()
		if i != here && (x != hx || y != hy) {
			return present.Display{X: x, Y: y, Primary: i == 0}, true
		}
	}
	return present.Display{}, false
}

// on is the index of the display that a window's middle is on; 0, the primary one, where it is on none.
func on(monitors []*glfw.Monitor, w *glfw.Window) int {
	if w == nil {
		return 0
	}
	x, y := w.GetPos()
	width, height := w.GetSize()
	x, y = x+width/2, y+height/2
	for i, m := range monitors {
		mx, my := m.GetPos()
		if mode := m.GetVideoMode(); mode != nil && x >= mx && y >= my && x < mx+mode.Width && y < my+mode.Height {
			return i
		}
	}
	return 0
}
