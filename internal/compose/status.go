package compose

import (
	"image/color"

	"bayan/internal/briefing"
)

// status is how far a measure has come, as it is shown: a word and a square.
type status struct {
	word  string // key after "status."
	color color.NRGBA
	mark  mark
}

// mark is what stands in a status's square: told apart without its colour.
type mark uint8

const (
	empty mark = iota
	half       // under way
	full       // done
	crossed
)

const (
	statusBox = 9.0 // points, on a page as wide as A4
	statusGap = 4.0 // between square and word
)

func statusOf(p briefing.Progress, today string) status {
	switch {
	case p.Late(today):
		s := status{"late", redLate, empty}
		if p.Status == briefing.Doing {
			s.mark = half
		}
		return s
	case p.Status == briefing.Done:
		return status{"done", greenDone, full}
	case p.Status == briefing.Doing:
		return status{"doing", amber, half}
	case p.Status == briefing.Dropped:
		return status{"dropped", greyTodo, crossed}
	}
	return status{"todo", greyTodo, empty}
}

// paint draws a square with its top left corner at x, y.
func (s *status) paint(page *Page, x, y, side float64) {
	line := side / 10
	box := Box{X: x + line/2, Y: y + line/2, W: side - line, H: side - line, Radius: side / 6, Stroke: s.color, StrokeWidth: line}
	at := func(px, py float64) [2]float64 { return [2]float64{x + px*side, y + py*side} }
	add := func(c color.NRGBA, points ...[2]float64) {
		page.Items = append(page.Items, Stroke{Points: points, Width: side / 8, Color: c})
	}
	if s.mark == full {
		box.Fill = s.color
	}
	page.Items = append(page.Items, box)
	switch s.mark {
	case full:
		add(white, at(0.26, 0.53), at(0.43, 0.70), at(0.75, 0.32))
	case half:
		add(s.color, at(0.3, 0.5), at(0.7, 0.5))
	case crossed:
		add(s.color, at(0.32, 0.32), at(0.68, 0.68))
		add(s.color, at(0.68, 0.32), at(0.32, 0.68))
	}
}
