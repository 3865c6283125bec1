package ui

import (
	"fyne.io/fyne/v2"

	"bayan/ui/rtl"
)

// frame lays the window out: header and status bar, contents at the start side,
// measures at the end side, the text between them. Where the text would get too
// narrow to be read the contents go first, then the measures.
type frame struct {
	dir                                        rtl.Dir
	header, status, contents, measures, reader fyne.CanvasObject
}

const (
	readableBeside = 500 // logical pixels of text that the contents must leave
	readableAlone  = 400 // that the measures must leave
)

var _ fyne.Layout = (*frame)(nil)

// objects are in painting order, which Tab follows: the text scrolls under everything else.
func (f *frame) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{f.reader, f.header, f.contents, f.measures, f.status}
}

func (f *frame) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(f.header.MinSize().Width, 240)
}

func (f *frame) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	top, foot := f.header.MinSize().Height, f.status.MinSize().Height
	h := s.Height - top - foot
	f.dir.Put(f.header, s.Width, 0, 0, s.Width, top)
	f.dir.Put(f.status, s.Width, 0, s.Height-foot, s.Width, foot)
	start, end := f.contents.MinSize().Width, f.measures.MinSize().Width
	if s.Width-start-end < readableBeside {
		start = 0
	}
	if s.Width-end < readableAlone {
		end = 0
	}
	side := func(o fyne.CanvasObject, at, w float32) {
		if w == 0 {
			o.Hide()
			return
		}
		o.Show()
		f.dir.Put(o, s.Width, at, top, w, h)
	}
	side(f.contents, 0, start)
	side(f.measures, s.Width-end, end)
	f.dir.Put(f.reader, s.Width, start, top, s.Width-start-end, h)
}
