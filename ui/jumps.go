package ui

// spot is a place in the text: a paragraph at the view's top and how much of it is above.
type spot struct {
	paragraph int
	part      float64
}

// jumps are the places that a person left by a jump, as a browser keeps pages:
// a jump forgets what was ahead. Scrolling is no jump.
type jumps struct {
	past, ahead []spot
	// searched is where the last jump of a search arrived: as long as one has
	// not moved from there, the next is a part of the same jump.
	searched *spot
}

// furthest bounds how many jumps are remembered.
const furthest = 100

// jumped is told of a jump from one place to another.
func (j *jumps) jumped(from, to spot) {
	j.searched = nil
	if from == to {
		return
	}
	j.past = append(j.past, from)
	if len(j.past) > furthest {
		j.past = j.past[1:]
	}
	j.ahead = nil
}

// found is told of a search's jump: of all the hits that one goes through, back
// leads to where the search began.
func (j *jumps) found(from, to spot) {
	if j.searched == nil || *j.searched != from {
		j.jumped(from, to)
	}
	j.searched = &to
}

// back is the place before now; false where there is none.
func (j *jumps) back(now spot) (spot, bool) { return step(&j.past, &j.ahead, now) }

// forward is the place that back left.
func (j *jumps) forward(now spot) (spot, bool) { return step(&j.ahead, &j.past, now) }

func step(from, to *[]spot, now spot) (spot, bool) {
	n := len(*from)
	if n == 0 {
		return spot{}, false
	}
	next := (*from)[n-1]
	*from = (*from)[:n-1]
	*to = append(*to, now)
	return next, true
}

// here is where reading is.
func (w *window) here() spot {
	paragraph, part := w.reader.Place()
	return spot{paragraph, part}
}

// jump does what goes elsewhere in the text, and remembers where from.
func (w *window) jump(to func()) {
	from := w.here()
	to()
	w.jumps.jumped(from, w.here())
}

// jumpTo goes to a paragraph.
func (w *window) jumpTo(paragraph int) { w.jump(func() { w.reader.Reveal(paragraph) }) }

// travelTo goes through the jumps: back to where one came from, or forward again.
// Of Alt with an arrow back is the one to the side at which lines begin, as in browsers.
func (w *window) travelTo(back bool) {
	step := w.jumps.forward
	if back {
		step = w.jumps.back
	}
	if to, ok := step(w.here()); ok {
		w.reader.Restore(to.paragraph, to.part)
		w.moved(w.reader.Place())
	}
}
