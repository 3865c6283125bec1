package gallery

import (
	"bayan/internal/briefing"
	"bayan/internal/calendar"
	"bayan/ui/measures"
)

// followUp are the pane of the measures and its sheets.
func (t *table) followUp() {
	k, w, b := t.kit, t.words.T, t.b
	digits := t.words.DefaultDigits()
	today := calendar.Date{Year: 2026, Month: 11, Day: 24}
	own := func(i int) string { return b.Measures[i].ID }
	const item = "added"
	state := measures.State{
		Progress: map[string]briefing.Progress{
			own(0): {Status: briefing.Done},
			own(1): {Status: briefing.Doing, Due: "2026-12-01"},
			own(2): {Status: briefing.Doing, Due: "2026-06-30", Owner: b.Meta.Place + " 2FA"},
			own(3): {Status: briefing.Dropped, Note: w("measures.note") + " (2)"},
			item:   {Status: briefing.Todo, Evidence: "/x/" + b.Meta.Place + "-2.docx"},
		},
		Items: []measures.Item{{ID: item, Title: b.Meta.Place}}, Apart: map[string]bool{own(2): true},
		Events: map[string]int{own(2): 3}, Waiting: 1,
	}
	entry := measures.Entry{Field: w("measures.owner"), Value: b.Meta.Place + " 2FA", When: b.Meta.Place}
	value := measures.Value{Value: "1", Words: b.Meta.Place + " 2FA", When: b.Meta.Place}
	apart := measures.Apart{Field: measures.Owner, Values: []measures.Value{value, {Value: "2", Words: b.Meta.Place, When: b.Meta.Year}}}
	t.add("measures", 356, 620, measures.New(k, measures.Options{
		Briefing: b, Words: t.words, Digits: digits, Today: today.String(),
		Set: func(string, ...measures.Change) {}, Edit: func(string) {}, History: func(string) {}, Open: chosen, Back: nothing,
		Viewed: func(measures.View) {}, Add: nothing, Table: nothing, Carry: nothing,
	}, state))
	rows := state.Rows(b)
	size := measures.EditorSize()
	editor := func(name string, o measures.EditorOptions) {
		o.Briefing, o.Words, o.Dates, o.Today = b, t.words, t.dates(), today
		o.Save, o.Leave = func([]measures.Change, string) {}, nothing
		t.add(name, size.Width, size.Height, measures.NewEditor(k, o))
	}
	editor("measure-editor", measures.EditorOptions{Row: rows[2], History: []measures.Entry{entry, entry}, Apart: []measures.Apart{apart}})
	editor("item-editor", measures.EditorOptions{Row: rows[len(rows)-1], AskWho: true})
	size = measures.CarrySize()
	carry := measures.NewCarry(k, measures.CarryOptions{Words: t.words, Digits: digits, Save: nothing, Leave: nothing})
	carry.Bring(measures.Incoming{
		New:    []measures.Arrival{{Measure: rows[2].Title, Entry: entry}, {Measure: rows[3].Title, Entry: entry}},
		Differ: []measures.Difference{{Measure: rows[2].Title, Apart: apart}},
	})
	t.add("carry", size.Width, size.Height, carry)
	size = measures.TableSize()
	t.add("table", size.Width, size.Height, measures.NewTable(k, t.words, func(string) {}, nothing))
}
