package track

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// arbitrary are events such as no honest devices would make together: heads
// that contradict each other, numbers used twice, clocks that jump.
func arbitrary(r *rand.Rand, n int) []Event {
	out := make([]Event, n)
	devices := []string{"A", "B", "C"}
	for i := range out {
		e := &out[i]
		*e = Event{
			Format: Format, ID: fmt.Sprintf("%026d", r.IntN(1000)), Briefing: statement,
			Measure: fmt.Sprint("m", r.IntN(2)), Device: devices[r.IntN(3)], Seq: 1 + uint64(r.IntN(8)),
			Time: time.Unix(int64(r.IntN(50)), 0), Field: []Field{Status, Owner}[r.IntN(2)],
			Value: []string{"todo", "doing", "done"}[r.IntN(3)], Heads: Heads{}, sum: r.Uint32(),
		}
		for _, d := range devices {
			if d != e.Device && r.IntN(2) == 0 {
				e.Heads[d] = uint64(r.IntN(8))
			}
		}
	}
	return out
}

// shown is all that a person sees of a state.
type shown struct {
	Progress, Conflicts, History, Seen any
}

func show(s *State) shown { return shown{s.Progress(), s.Conflicts(), s.History(""), s.Seen()} }

// Any three logs, merged in any order and grouping, twice over, are one state.
func TestMergeIsCommutativeAssociativeIdempotent(t *testing.T) {
	r := random(11).r
	for round := range 400 {
		logs := [3][]Event{arbitrary(r, r.IntN(12)), arbitrary(r, r.IntN(12)), arbitrary(r, r.IntN(12))}
		logs[1] = append(logs[1], logs[0][:len(logs[0])/2]...) // they have met before
		want := show(Fold(slices.Concat(logs[0], logs[1], logs[2])))
		for _, order := range [][]int{{0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}, {0, 1, 2, 1, 0}, {2, 2, 1, 0, 0}} {
			s := NewState()
			for _, i := range order {
				events := slices.Clone(logs[i])
				r.Shuffle(len(events), func(a, b int) { events[a], events[b] = events[b], events[a] })
				s.Apply(events)
			}
			if got := show(s); !reflect.DeepEqual(got, want) {
				t.Fatalf("round %d, order %v:\n got %+v\nwant %+v", round, order, got, want)
			}
		}
	}
}

// Three offices that set and hand over at random: once all have met, all show
// the same, no field that one office set last with all known stands beside
// another, and every history keeps to what was seen.
func TestOfficesAgreeOnceTheyHaveMet(t *testing.T) {
	saw := func(e, o *Event) bool {
		return o.Device == e.Device && o.Seq < e.Seq || o.Device != e.Device && e.Heads[o.Device] >= o.Seq
	}
	r := random(5).r
	for round := range 100 {
		offices := []*State{NewState(), NewState(), NewState()}
		var all []*Event
		for i := range 30 {
			n := r.IntN(3)
			s := offices[n]
			if r.IntN(4) == 0 {
				for _, e := range offices[r.IntN(3)].events {
					s.apply(e)
				}
				continue
			}
			device := string(rune('A' + n))
			heads := s.Seen()
			seq := heads[device] + 1
			delete(heads, device)
			e := &Event{
				Format: Format, ID: fmt.Sprintf("%026d", i), Measure: fmt.Sprint("m", r.IntN(2)), Device: device, Seq: seq, Heads: heads,
				Time: time.Unix(int64(r.IntN(1000)), 0), Field: Owner, Value: fmt.Sprint("v", i),
			}
			s.apply(e)
			all = append(all, e)
		}
		for _, s := range offices {
			for _, e := range all {
				s.apply(e)
			}
			if !reflect.DeepEqual(show(s), show(offices[0])) {
				t.Fatalf("round %d: offices differ", round)
			}
		}
		s := offices[0]
		for _, m := range []string{"m0", "m1"} {
			history := s.History(m)
			for i := range history {
				for j := range i {
					if saw(&history[j], &history[i]) {
						t.Fatalf("round %d: an event stands before one that it saw", round)
					}
				}
			}
			// By the definition: what no other event of the field saw.
			var want []string
			for i := range history {
				if !slices.ContainsFunc(history, func(e Event) bool { return saw(&e, &history[i]) }) {
					want = append(want, history[i].Value)
				}
			}
			var got []string
			for _, v := range s.Values(m, Owner) {
				got = append(got, v.Value)
			}
			slices.Sort(want)
			slices.Sort(got)
			if strings.Join(got, " ") != strings.Join(want, " ") {
				t.Fatalf("round %d: values %v, want %v", round, got, want)
			}
		}
	}
}
