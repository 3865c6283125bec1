package ui

import (
	"bayan/internal/marks"
	"bayan/ui/measures"
)

// undoing orders what a person did, in the follow-up and with marks: what is
// taken back first is what was done last of either.
type undoing struct{ done, undone []done }

// done is a step of the follow-up, which keeps its own, or an edit of marks and
// the one that takes it back.
type done struct {
	marks      bool
	edit, back marks.Edit
}

func (u *undoing) did(d done) { u.done, u.undone = append(u.done, d), nil }

// didMeasure remembers a step of the follow-up.
func (w *window) didMeasure(step measures.Step) {
	w.following.steps.Did(step)
	w.marking.undoing.did(done{})
}

// undo takes the person's last change back, by a change of its own.
func (w *window) undo() {
	u := &w.marking.undoing
	w.travelDone(&u.done, &u.undone, func(d done) bool {
		if d.marks {
			return w.remark(d.back, "marks.undone", "action.redo", w.redo)
		}
		return w.again(w.following.steps.Undo, "undo.undone", "undo.nothing", "action.redo", w.redo)
	}, "undo.nothing")
}

// redo makes what was undone last again.
func (w *window) redo() {
	u := &w.marking.undoing
	w.travelDone(&u.undone, &u.done, func(d done) bool {
		if d.marks {
			return w.remark(d.edit, "marks.redone", "action.undo", w.undo)
		}
		return w.again(w.following.steps.Redo, "undo.redone", "redo.nothing", "action.undo", w.undo)
	}, "redo.nothing")
}

func (w *window) travelDone(from, to *[]done, do func(done) bool, none string) {
	n := len(*from)
	if n == 0 {
		w.toast(w.words.T(none))
		return
	}
	d := (*from)[n-1]
	*from = (*from)[:n-1]
	if do(d) { // else it is not to be met again
		*to = append(*to, d)
	}
}

// remark makes an edit of marks that undoes another or does it again.
func (w *window) remark(e marks.Edit, said, other string, opposite func()) bool {
	if !w.keepMarks(e) {
		return false
	}
	w.offer(w.words.T(said), w.words.T(other), opposite)
	return true
}
