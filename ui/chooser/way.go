package chooser

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"bayan/ui/render"
	"bayan/ui/widgets"
)

// way is the way to a folder: every folder on it can be gone to. Where there is
// no room for all, the first are left out.
type way struct {
	widget.BaseWidget
	kit   *widgets.Kit
	visit func(folder string)
	links []*widgets.Link
	marks [][2]*canvas.Line // between them, pointing to where reading goes
	parts *render.Parts
}

func newWay(k *widgets.Kit, visit func(string)) *way {
	w := &way{kit: k, visit: visit}
	w.parts = &render.Parts{Arrange: w.place, Min: func() fyne.Size { return fyne.NewSize(60, 28) }}
	w.ExtendBaseWidget(w)
	return w
}

// set shows the way to a folder, or some words where there is none.
func (w *way) set(folder, words string) {
	w.links, w.marks, w.parts.List = nil, nil, nil
	if folder == "" {
		w.add(words, "")
	} else {
		for _, c := range crumbs(folder) {
			w.add(c.name, c.path)
		}
	}
	w.place(w.Size())
	w.Refresh()
}

func (w *way) add(name, path string) {
	l := widgets.NewLink(w.kit, name, func() {
		if path != "" {
			w.visit(path)
		}
	}).Apart()
	w.links = append(w.links, l)
	var m [2]*canvas.Line
	for i := range m {
		m[i] = canvas.NewLine(w.kit.Palette.Muted)
		m[i].StrokeWidth = 1.4
	}
	w.marks = append(w.marks, m)
	w.parts.List = append(w.parts.List, l, m[0], m[1])
}

const between = 22 // logical pixels, for the mark

func (w *way) place(s fyne.Size) {
	if s.Width <= 0 {
		return
	}
	first, used := len(w.links), float32(0)
	for first > 0 {
		need := w.links[first-1].MinSize().Width + between
		if used+need > s.Width && first < len(w.links) {
			break
		}
		used += need
		first--
	}
	start := float32(2)
	for i, l := range w.links {
		shown := i >= first
		l.Hidden = !shown
		for _, m := range w.marks[i] {
			m.Hidden = !shown || i == len(w.links)-1
		}
		if !shown {
			continue
		}
		m := l.MinSize()
		width := min(m.Width, s.Width-start)
		w.kit.Dir.Put(l, s.Width, start, (s.Height-m.Height)/2, width, m.Height)
		start += width
		x := func(v float32) float32 { return w.kit.Dir.X(s.Width, start+v, 0) }
		y := s.Height / 2
		w.marks[i][0].Position1, w.marks[i][0].Position2 = fyne.NewPos(x(9), y-4), fyne.NewPos(x(13), y)
		w.marks[i][1].Position1, w.marks[i][1].Position2 = fyne.NewPos(x(13), y), fyne.NewPos(x(9), y+4)
		start += between
	}
}

// CreateRenderer implements fyne.Widget.
func (w *way) CreateRenderer() fyne.WidgetRenderer { return w.parts }
