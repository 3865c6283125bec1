package measures_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"bayan/internal/briefing"
	"bayan/internal/locale"
	"bayan/ui/measures"
	"bayan/ui/uitest"
)

// pane is the pane on a stage, and what it told.
type pane struct {
	*uitest.Stage
	pane  *measures.Pane
	state measures.State
	b     *briefing.Briefing
	set   []string // measure and status
	told  []string
}

func show(t *testing.T, state measures.State) *pane {
	p := &pane{Stage: uitest.New(t, uitest.Arabic), state: state, b: uitest.Statement(t)}
	tell := func(what string) func(string) { return func(id string) { p.told = append(p.told, what+" "+id) } }
	p.pane = measures.New(p.Kit, measures.Options{
		Briefing: p.b, Words: p.Words, Digits: locale.Arab, Today: "2026-11-24",
		Set: func(id string, c ...measures.Change) {
			p.set = append(p.set, id+" "+c[0].Value)
			p.state = p.state.With(id, c...)
			p.pane.Follow(p.state)
		},
		Edit: tell("edit"), History: tell("history"), Viewed: func(measures.View) {},
		Open: func(int) { p.told = append(p.told, "open"); p.pane.Returnable(true) },
		Back: func() { p.told = append(p.told, "back"); p.pane.Returnable(false) },
		Add:  func() {}, Table: func() {}, Carry: func() {},
	}, state)
	p.Show(p.pane, fyne.NewSize(356, 686))
	return p
}

func (p *pane) key(names ...fyne.KeyName) {
	for _, n := range names {
		p.Canvas.Focused().TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func (p *pane) tab(n int) {
	for range n {
		p.Canvas.(interface{ FocusNext() }).FocusNext()
	}
}

func TestKeysGoThroughTheCards(t *testing.T) {
	p := show(t, measures.State{Items: []measures.Item{{ID: "added-1", Title: "بند"}}})
	p.pane.Focus()
	p.key(fyne.KeyDown, fyne.KeyDown, fyne.KeySpace, fyne.KeySpace, fyne.KeyUp, fyne.KeySpace, fyne.KeyReturn)
	id := func(i int) string { return p.b.Measures[i].ID }
	if want := []string{id(2) + " doing", id(2) + " done", id(1) + " doing"}; !slices.Equal(p.set, want) {
		t.Errorf("set %v, want %v", p.set, want)
	}
	p.tab(2)
	p.key(fyne.KeyReturn) // history
	p.tab(1)
	p.key(fyne.KeyReturn) // to the text: the way back is offered
	p.tab(1)
	p.key(fyne.KeyReturn)
	if want := []string{"edit " + id(1), "history " + id(1), "open", "back"}; !slices.Equal(p.told, want) {
		t.Errorf("told %v, want %v", p.told, want)
	}
	p.key(fyne.KeyEnd, fyne.KeySpace) // the keys are the card's again
	if last := p.set[len(p.set)-1]; last != "added-1 doing" {
		t.Errorf("the end is %s", last)
	}
}

func TestWhatLeavesTheViewGivesTheKeysOn(t *testing.T) {
	b := uitest.Statement(t)
	late := briefing.Progress{Status: briefing.Doing, Due: "2026-11-01"}
	p := show(t, measures.State{Progress: map[string]briefing.Progress{b.Measures[1].ID: late, b.Measures[3].ID: late}})
	p.tab(1)                          // the filter has the keys first
	p.key(fyne.KeyLeft, fyne.KeyLeft) // all, mine, late
	p.pane.Focus()                    // measure 2
	p.key(fyne.KeySpace)              // is done, and so no longer late
	p.key(fyne.KeySpace)              // then measure 4 has the keys
	want := []string{b.Measures[1].ID + " done", b.Measures[3].ID + " done"}
	if !slices.Equal(p.set, want) {
		t.Errorf("set %v, want %v", p.set, want)
	}
	if p.Canvas.Focused() != nil {
		t.Errorf("%T has the keys of an empty view", p.Canvas.Focused())
	}
}

func TestArrowsGoOnFromACardsLinks(t *testing.T) {
	p := show(t, measures.State{})
	p.pane.Focus()
	p.tab(2) // its history
	p.key(fyne.KeyDown, fyne.KeySpace)
	if want := []string{p.b.Measures[1].ID + " doing"}; !slices.Equal(p.set, want) {
		t.Errorf("set %v, want %v", p.set, want)
	}
}
