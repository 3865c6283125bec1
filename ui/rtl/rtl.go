// Package rtl places things by start and end. Every position is computed from
// the direction at once, never mirrored after the fact: nothing flips twice.
package rtl

import (
	"math"

	"bayan/internal/typeset"
	"fyne.io/fyne/v2"
)

// Dir is the direction that an interface reads in.
type Dir bool

const (
	LTR Dir = false
	RTL Dir = true
)

// Base is the direction as typeset names it.
func (d Dir) Base() typeset.Direction {
	if d == RTL {
		return typeset.RTL
	}
	return typeset.LTR
}

// X is the physical x of something w wide that begins start away from the
// start side of a space of the given width.
func (d Dir) X(width, start, w float32) float32 {
	if d == RTL {
		return width - start - w
	}
	return start
}

// Put gives o a size and places it start away from the start side and y from the top,
// on whole logical pixels.
func (d Dir) Put(o fyne.CanvasObject, width, start, y, w, h float32) {
	o.Resize(fyne.NewSize(w, h))
	o.Move(fyne.NewPos(whole(d.X(width, start, w)), whole(y)))
}

// whole keeps things on whole logical pixels: a texture between two device pixels is a blur.
func whole(v float32) float32 { return float32(math.Round(float64(v))) }

// Row places objects at their least width, gap apart, from start away from
// the start side, centred in height. It returns where the next would begin.
func (d Dir) Row(size fyne.Size, start, gap float32, objects ...fyne.CanvasObject) float32 {
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		d.Put(o, size.Width, start, (size.Height-m.Height)/2, m.Width, m.Height)
		start += m.Width + gap
	}
	return start
}

// RowEnd is Row from the end side; the first object stands outermost.
func (d Dir) RowEnd(size fyne.Size, end, gap float32, objects ...fyne.CanvasObject) float32 {
	return (!d).Row(size, end, gap, objects...)
}
