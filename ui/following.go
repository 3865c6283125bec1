package ui

import (
	"context"
	"maps"

	"bayan/internal/briefing"
	"bayan/internal/calendar"
	"bayan/internal/locale"
	"bayan/ui/measures"
	"bayan/ui/widgets"
)

// set shows a change at once and takes it back where it could not be kept.
func (w *window) set(measure string, next briefing.Progress) {
	if w.deps.ReadOnly != nil {
		w.toast(w.words.Sentence(w.deps.ReadOnly))
		return
	}
	now := w.shown[measure]
	if now == next {
		return
	}
	w.shown = maps.Clone(w.shown)
	w.shown[measure] = next
	w.measures.Follow(w.shown)
	w.pending++
	w.writes <- func() {
		// Not w.ctx: what was clicked is kept even when the window is closing.
		err := w.deps.FollowUp.Set(context.WithoutCancel(w.ctx), measure, now, next)
		state := w.deps.FollowUp.State()
		onUI(func() {
			w.pending--
			if err != nil || w.pending == 0 {
				w.show(state)
			}
			if err != nil {
				w.toast(w.words.Sentence(err))
			}
		})
	}
}

// show takes over a state of the record.
func (w *window) show(state map[string]briefing.Progress) {
	if maps.Equal(state, w.shown) {
		return
	}
	w.shown = state
	w.measures.Follow(state)
}

// changed is told, from any goroutine, that another program has changed the record.
func (w *window) changed() {
	state := w.deps.FollowUp.State()
	onUI(func() {
		if w.pending == 0 { // else what is being written brings the state with it
			w.show(state)
		}
	})
}

// edit opens a measure's editor.
func (w *window) edit(measure *briefing.Measure) {
	today, err := calendar.Parse(w.deps.Today)
	if err != nil {
		w.toast(w.words.Sentence(err))
		return
	}
	e := measures.NewEditor(w.kit, measures.EditorOptions{
		Briefing: w.deps.Briefing, Measure: measure, Words: w.words,
		Dates: locale.DateStyle{Digits: w.digits}, Today: today,
		Progress: w.shown[measure.ID], History: w.deps.FollowUp.History(measure.ID, w.words, w.digits),
		Save:  func(next briefing.Progress) { w.closeSheet(); w.set(measure.ID, next) },
		Leave: w.closeSheet,
	})
	w.openSheet(widgets.NewSheet(w.kit, measures.EditorSize(), e, w.closeSheet))
	w.win.Canvas().Focus(e.First())
}

// openSheet lays a sheet over the window: keys and presses are its own until it is closed.
func (w *window) openSheet(s *widgets.Sheet) {
	w.closeSheet()
	w.sheet = s
	c := w.win.Canvas()
	c.Overlays().Add(s)
	s.Resize(c.Size())
}

func (w *window) closeSheet() {
	if w.sheet != nil {
		w.win.Canvas().Overlays().Remove(w.sheet)
		w.sheet, w.sheetKey = nil, nil
		w.endExport()
	}
}
