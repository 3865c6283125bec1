package ui

import (
	"context"
	"strings"

	"bayan/internal/calendar"
	"bayan/internal/locale"
	"bayan/ui/measures"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// following is a window's follow-up of the measures.
type following struct {
	shown   measures.State
	view    measures.View
	steps   measures.Steps
	pending int // changes on their way to the disk
	asked   bool
	saved   *text.Label // in the status bar
}

// newMeasures makes the pane.
func (w *window) newMeasures() *measures.Pane {
	o := measures.Options{
		Briefing: w.deps.Briefing, Words: w.words, Digits: w.digits, Today: w.deps.Today,
		View: w.following.view, Viewed: func(v measures.View) { w.following.view = v },
		Set: w.set, Edit: func(id string) { w.edit(id, false) }, History: func(id string) { w.edit(id, true) },
		Open: w.openMeasure, Back: w.backFromMeasure, Add: func() { w.edit("", false) },
	}
	if w.deps.Carrier != nil {
		o.Table, o.Carry = w.openTable, w.openCarry
	}
	return measures.New(w.kit, o, w.following.shown)
}

// newSaved makes the status bar's word on whether all is on disk.
func (w *window) newSaved(s text.Style) *text.Label {
	w.following.saved = text.NewLabel(w.kit.Kit, "", s)
	w.sayWhetherSaved()
	return w.following.saved
}

func (w *window) sayWhetherSaved() {
	key := "status.saved"
	switch {
	case w.deps.ReadOnly != nil:
		key = "status.read_only"
	case w.following.shown.Waiting > 0:
		key = "status.waiting"
	}
	w.following.saved.SetText(w.words.T(key))
}

// openMeasure goes to a measure in the text, and offers the way back.
func (w *window) openMeasure(paragraph int) {
	w.jumpTo(paragraph)
	w.measures.Returnable(true)
}

func (w *window) backFromMeasure() {
	w.travelTo(true)
	w.measures.Returnable(false)
}

// set is a person's change: it can be undone.
func (w *window) set(measure string, changes ...measures.Change) {
	step := measures.NewStep(w.following.shown, measure, changes)
	if w.keep(measure, changes) {
		w.didMeasure(step)
	}
}

// keep shows changes at once, and reports whether they are on their way to the
// disk. What finds no room there is kept in memory and tried again.
func (w *window) keep(measure string, changes []measures.Change) bool {
	f := &w.following
	if w.deps.ReadOnly != nil {
		w.toast(w.words.Sentence(w.deps.ReadOnly))
		return false
	}
	if len(changes) == 0 || w.opening { // another statement is on its way in
		return false
	}
	f.shown = f.shown.With(measure, changes...)
	w.measures.Follow(f.shown)
	w.followSlides()
	record := w.deps.FollowUp
	w.write(func(ctx context.Context) error { return record.Set(ctx, measure, changes...) })
	if !f.asked && w.deps.FollowUp.Who() == "" {
		f.asked = true
		w.offer(w.words.T("measures.who_missing"), w.words.T("measures.who_write"), w.openSettings)
	}
	return true
}

// write does what changes the record, and shows it as it then is.
func (w *window) write(change func(context.Context) error) {
	f := &w.following
	f.pending++
	record := w.deps.FollowUp
	w.writes <- func() {
		// Not w.ctx: what was clicked is kept even when the window is closing.
		err := change(context.WithoutCancel(w.ctx))
		state := record.State()
		onUI(func() {
			if w.deps.FollowUp == record { // else another statement has come in meanwhile
				f.pending--
				if err != nil || f.pending == 0 {
					w.show(state)
				}
			}
			if err != nil {
				w.toast(w.words.Sentence(err))
			}
		})
	}
}

// show takes over a state of the record.
func (w *window) show(state measures.State) {
	w.following.shown = state
	w.measures.Follow(state)
	w.followSlides()
	w.sayWhetherSaved()
}

// changed is told, from any goroutine, that another program has changed the
// record, or that what waited for the disk is on it.
func (w *window) changed(record FollowUp) {
	state := record.State()
	onUI(func() {
		if w.deps.FollowUp == record && w.following.pending == 0 { // else what is being written brings the state with it
			w.show(state)
		}
	})
}

// row is a measure or an added item as it is shown.
func (w *window) row(id string) (measures.Row, bool) {
	for _, r := range w.following.shown.Rows(w.deps.Briefing) {
		if r.ID == id {
			return r, true
		}
	}
	return measures.Row{}, false
}

// editReading opens the editor of the measure that is being read, or of the first.
func (w *window) editReading() {
	all := w.deps.Briefing.Measures
	if len(all) == 0 {
		return
	}
	at := 0
	for i, m := range all {
		if m.Paragraph <= w.reader.Reading() {
			at = i
		}
	}
	w.edit(all[at].ID, false)
}

// edit opens a measure's editor, "" for a new item's; past gives the keys to its history.
func (w *window) edit(id string, past bool) {
	today, err := calendar.Parse(w.deps.Today)
	if err != nil {
		w.toast(w.words.Sentence(err))
		return
	}
	row, _ := w.row(id)
	o := measures.EditorOptions{
		Briefing: w.deps.Briefing, Row: row, Words: w.words, Dates: w.dates(), Today: today,
		AskWho: w.deps.FollowUp.Who() == "" && w.deps.ReadOnly == nil,
		Save:   func(changes []measures.Change, who string) { w.saveEdit(id, changes, who) },
		Leave:  w.closeSheet,
	}
	if w.deps.Files != nil {
		o.Pick, o.Show = w.pickFile, w.showFile
	}
	if id != "" {
		o.History = w.deps.FollowUp.History(id, w.words, w.digits)
		o.Apart = w.deps.FollowUp.Apart(id, w.words, w.digits)
	}
	e := measures.NewEditor(w.kit, o)
	w.openSheet(widgets.NewSheet(w.kit, measures.EditorSize(), e, w.closeSheet))
	w.saveSheet = e.Save
	if past {
		w.win.Canvas().Focus(e.Past())
	} else {
		w.win.Canvas().Focus(e.First())
	}
}

func (w *window) saveEdit(id string, changes []measures.Change, who string) {
	w.closeSheet()
	if who = strings.TrimSpace(who); who != "" {
		w.changeWho(who)
	}
	w.following.asked = true // the editor's own line did
	if id != "" {
		w.set(id, changes...)
		return
	}
	if w.deps.ReadOnly != nil {
		w.toast(w.words.Sentence(w.deps.ReadOnly))
		return
	}
	record := w.deps.FollowUp
	w.write(func(ctx context.Context) error {
		made, err := record.Add(ctx, changes)
		onUI(func() {
			if made != "" {
				w.didMeasure(measures.NewStep(measures.State{}, made, changes))
			}
		})
		return err
	})
}

// changeWho keeps the person's name and office; what is set from now on carries them.
func (w *window) changeWho(who string) {
	if w.deps.ReadOnly != nil || who == w.deps.FollowUp.Who() {
		return
	}
	record := w.deps.FollowUp
	w.write(func(context.Context) error { return record.ChangeWho(who) })
}

// again undoes or redoes a step, and reports whether it can be met again.
func (w *window) again(take func(measures.State) (measures.Step, []measures.Change, bool), done, none, other string, opposite func()) bool {
	before := w.following.shown
	step, changes, ok := take(before)
	name := w.name(before, step)
	switch {
	case !ok:
		w.toast(w.words.T(none))
	case len(changes) == 0:
		w.toast(w.words.F("undo.overtaken", locale.Args{"measure": name}))
	case w.keep(step.Measure, changes):
		said := measures.Say(w.words, w.digits, changes)
		w.offer(w.words.F(done, locale.Args{"measure": name, "what": said}), w.words.T(other), opposite)
		return true
	}
	return false
}

// name is a measure in a sentence; an item that was taken off the list has the title that its step knows.
func (w *window) name(s measures.State, step measures.Step) string {
	for _, r := range s.Rows(w.deps.Briefing) {
		if r.ID == step.Measure {
			if r.Label != "" {
				return r.Label + " · " + r.Title
			}
			return r.Title
		}
	}
	for _, c := range step.Now {
		if c.Field == measures.Title {
			return c.Value
		}
	}
	return ""
}
