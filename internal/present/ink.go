package present

import (
	"math"
	"slices"
)

// Point is a place on a slide: both axes in widths of the slide, from its top left corner.
type Point struct{ X, Y float64 }

// Stroke is one line of the pen.
type Stroke []Point

// PenWidth is the pen's, and EraserReach how far the eraser takes a stroke, in widths of a slide.
const (
	PenWidth    = 0.005
	eraserReach = 0.015
	nearest     = 0.0015 // points nearer than that to the last one add nothing
)

// Ink is what the pen has drawn, a slide by its key. Strokes are never changed
// once they are drawn: a slice of them can be given to other goroutines.
type Ink struct {
	strokes map[string][]Stroke
	rounds  map[string]int
	key     string // of the slide that is drawn on
	line    Stroke // being drawn
}

func newInk() Ink { return Ink{strokes: map[string][]Stroke{}, rounds: map[string]int{}} }

// On are a slide's finished strokes, and a number that changes with them.
func (k *Ink) On(key string) ([]Stroke, int) { return k.strokes[key], k.rounds[key] }

// Line is the stroke that is being drawn on a slide, nil for none.
func (k *Ink) Line(key string) Stroke {
	if key != k.key {
		return nil
	}
	return k.line
}

func (k *Ink) set(key string, strokes []Stroke) {
	k.strokes[key] = strokes
	k.rounds[key]++
}

// to draws on to p, from a new beginning where nothing is being drawn.
func (k *Ink) to(key string, p Point) {
	if k.key != key {
		k.up()
	}
	k.key = key
	if n := len(k.line); n > 0 && math.Hypot(k.line[n-1].X-p.X, k.line[n-1].Y-p.Y) < nearest {
		return
	}
	k.line = append(k.line, p)
}

// up ends the stroke.
func (k *Ink) up() {
	if len(k.line) > 0 {
		if len(k.line) == 1 { // a dot
			k.line = append(k.line, Point{k.line[0].X + nearest, k.line[0].Y})
		}
		k.set(k.key, append(slices.Clone(k.strokes[k.key]), k.line))
	}
	k.line = nil
}

// undo takes the last stroke of a slide away.
func (k *Ink) undo(key string) {
	k.up()
	if s := k.strokes[key]; len(s) > 0 {
		k.set(key, slices.Clone(s[:len(s)-1]))
	}
}

// clear takes all of them away.
func (k *Ink) clear(key string) {
	k.up()
	if len(k.strokes[key]) > 0 {
		k.set(key, nil)
	}
}

// erase takes the strokes at p away.
func (k *Ink) erase(key string, p Point) {
	kept := slices.DeleteFunc(slices.Clone(k.strokes[key]), func(s Stroke) bool { return s.distance(p) < eraserReach })
	if len(kept) != len(k.strokes[key]) {
		k.set(key, kept)
	}
}

// distance is that of p from the line.
func (s Stroke) distance(p Point) float64 {
	least := math.Inf(1)
	for i := 0; i+1 < len(s); i++ {
		a, b := s[i], s[i+1]
		dx, dy := b.X-a.X, b.Y-a.Y
		t := 0.0
		if long := dx*dx + dy*dy; long > 0 {
			t = max(0, min(((p.X-a.X)*dx+(p.Y-a.Y)*dy)/long, 1))
		}
		least = min(least, math.Hypot(a.X+t*dx-p.X, a.Y+t*dy-p.Y))
	}
	return least
}
