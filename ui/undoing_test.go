package ui

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"bayan/internal/briefing"
	"bayan/ui/measures"
	"bayan/ui/uitest"
)

// record is a follow-up in memory.
type record struct {
	untouched
	state measures.State
}

func (r *record) State() measures.State { return r.state }
func (r *record) Who() string           { return "x" }

func (r *record) Set(_ context.Context, measure string, changes ...measures.Change) error {
	r.state = r.state.With(measure, changes...)
	return nil
}

// Ctrl+Z takes back what was done last, a mark or a step of the follow-up; Ctrl+Y does it again.
func TestUndoingMarksAndFollowUpInOneOrder(t *testing.T) {
	d := newDesk(t, "ar", t.TempDir(), uitest.Statement(t))
	kept := &record{}
	d.deps.FollowUp = kept
	id := d.deps.Briefing.Measures[0].ID
	state := func() string { return d.marks() + "/" + string(kept.state.Progress[id].Status) }
	d.selects("بغداد", 0)
	d.press(fyne.KeyH, control)
	d.set(id, measures.Change{Field: measures.Status, Value: string(briefing.Done)})
	d.press(fyne.KeyB, control)
	want := []string{state()}
	if !strings.Contains(want[0], "bookmark") || !strings.HasSuffix(want[0], "/done") {
		t.Fatalf("done: %s", want[0])
	}
	for _, step := range []string{"highlight yellow بغداد/done", "highlight yellow بغداد/todo", "/todo", "/todo"} {
		d.undo()
		if got := state(); got != step {
			t.Errorf("undone: %s, want %s", got, step)
		}
	}
	for _, step := range []string{"highlight yellow بغداد/todo", "highlight yellow بغداد/done", want[0], want[0]} {
		d.redo()
		if got := state(); got != step {
			t.Errorf("done again: %s, want %s", got, step)
		}
	}
	d.undo()
	d.selects("المخدرات", 1)
	d.press(fyne.KeyH, control)
	d.redo() // what was undone before is forgotten
	if got := state(); strings.Contains(got, "bookmark") {
		t.Errorf("after another mark: %s", got)
	}
}
