package measures

// Step is one thing that a person did: fields of a measure, what they were and what they became.
type Step struct {
	Measure  string
	Was, Now []Change
}

// NewStep is the step that changes make from a state.
func NewStep(s State, measure string, changes []Change) Step {
	step := Step{Measure: measure, Now: changes}
	for _, c := range changes {
		step.Was = append(step.Was, c.Field.To(s.Value(measure, c.Field)))
	}
	return step
}

// Steps are what can be undone and done again. Nothing is taken out of the
// record by it: undoing is a change like any other. The zero value is empty.
type Steps struct{ done, undone []Step }

// Did remembers a step; what was undone before it cannot be done again.
func (s *Steps) Did(step Step) { s.done, s.undone = append(s.done, step), nil }

// Undo is the last step and the changes that take it back: those of its fields
// that still hold what it set. There are none where others have changed them
// all since; ok is false where there is no step.
func (s *Steps) Undo(now State) (step Step, changes []Change, ok bool) {
	return take(&s.done, &s.undone, func(step Step) []Change { return revert(now, step.Measure, step.Now, step.Was) })
}

// Redo is the step that was undone last, and the changes that make it again.
func (s *Steps) Redo(now State) (step Step, changes []Change, ok bool) {
	return take(&s.undone, &s.done, func(step Step) []Change { return revert(now, step.Measure, step.Was, step.Now) })
}

func take(from, to *[]Step, changes func(Step) []Change) (Step, []Change, bool) {
	if len(*from) == 0 {
		return Step{}, nil, false
	}
	step := (*from)[len(*from)-1]
	*from = (*from)[:len(*from)-1]
	c := changes(step)
	if len(c) > 0 { // else it is not to be met again
		*to = append(*to, step)
	}
	return step, c, true
}

func revert(now State, measure string, from, to []Change) []Change {
	var out []Change
	for i, c := range from {
		if now.Value(measure, c.Field) == c.Value {
			out = append(out, to[i])
		}
	}
	return out
}
