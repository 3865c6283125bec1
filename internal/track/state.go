package track

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"bayan/internal/briefing"
)

// State is the fold over a set of events. The order in which they are applied
// does not matter, nor does applying one twice. The zero value is not usable.
type State struct {
	known  map[key]bool
	events []*Event
	cells  map[cell]*register
	seen   Heads // of every device the highest sequence number that any event has or saw
}

type key struct {
	id  string
	sum uint32
}

type cell struct {
	measure string
	field   Field
}

// register is a value that several devices may set: all events of the field
// that no other of the field saw. Which those are follows from join alone, the
// highest that any event of the field saw of each device; so it does not depend
// on the order, not even where heads contradict each other (a cloned device).
type register struct {
	join  Heads
	alive []*Event
}

// NewState is the state in which nobody has set anything.
func NewState() *State {
	return &State{known: map[key]bool{}, cells: map[cell]*register{}, seen: Heads{}}
}

// Fold is the state of a set of events.
func Fold(events []Event) *State {
	s := NewState()
	s.Apply(events)
	return s
}

// Apply adds events and returns how many of them were not known.
func (s *State) Apply(events []Event) int {
	added := 0
	for i := range events {
		if s.apply(&events[i]) {
			added++
		}
	}
	return added
}

func (s *State) apply(e *Event) bool {
	k := key{e.ID, e.sum}
	if s.known[k] {
		return false
	}
	s.known[k] = true
	s.events = append(s.events, e)
	s.seen.raise(e.Device, e.Seq)
	for d, n := range e.Heads {
		s.seen.raise(d, n)
	}
	c := cell{e.Measure, e.Field}
	r := s.cells[c]
	if r == nil {
		r = &register{join: Heads{}}
		s.cells[c] = r
	}
	r.apply(e)
	return true
}

// Knows reports whether an event has been applied.
func (s *State) Knows(e *Event) bool { return s.known[key{e.ID, e.sum}] }

func (h Heads) raise(device string, seq uint64) {
	if seq > h[device] {
		h[device] = seq
	}
}

func (r *register) apply(e *Event) {
	for d, n := range e.Heads {
		r.join.raise(d, n)
	}
	r.join.raise(e.Device, e.Seq-1)
	r.alive = append(r.alive, e)
	r.alive = slices.DeleteFunc(r.alive, func(a *Event) bool { return r.join[a.Device] >= a.Seq })
}

// Values are the events whose values stand for a field, distinct by value: none
// where nobody set it, one as a rule, several where they were set apart. The
// one that is shown where there is room for one comes first: the latest by
// clock, and by ID where clocks agree.
func (s *State) Values(measure string, field Field) []Event {
	r := s.cells[cell{measure, field}]
	if r == nil {
		return nil
	}
	alive := slices.Clone(r.alive)
	slices.SortFunc(alive, func(a, b *Event) int {
		return cmp.Or(b.Time.Compare(a.Time), strings.Compare(b.ID, a.ID), cmp.Compare(b.sum, a.sum))
	})
	var out []Event
	for _, e := range alive {
		if !slices.ContainsFunc(out, func(o Event) bool { return o.Value == e.Value }) {
			out = append(out, *e)
		}
	}
	return out
}

// Progress is each measure's follow-up by measure ID, of those that anybody
// touched. Where values were set apart it holds the first of Values.
func (s *State) Progress() map[string]briefing.Progress {
	out := map[string]briefing.Progress{}
	for c := range s.cells {
		p, ok := out[c.measure]
		if !ok {
			p.Status = briefing.Todo
		}
		values := s.Values(c.measure, c.field)
		if len(values) > 0 {
			p = p.With(c.field.To(values[0].Value))
		}
		out[c.measure] = p
	}
	return out
}

// Conflict is a field of a measure whose values were set apart.
type Conflict struct {
	Measure string
	Field   Field
	Values  []Event // two or more, the shown one first
}

// Conflicts are all fields whose values were set apart, sorted.
func (s *State) Conflicts() []Conflict {
	var out []Conflict
	for c := range s.cells {
		if values := s.Values(c.measure, c.field); len(values) > 1 {
			out = append(out, Conflict{c.measure, c.field, values})
		}
	}
	slices.SortFunc(out, func(a, b Conflict) int {
		return cmp.Or(strings.Compare(a.Measure, b.Measure), strings.Compare(string(a.Field), string(b.Field)))
	})
	return out
}

// itemStart begins the measure ID of an item that a person added.
const itemStart = "added-"

// Item is a measure that is not in the statement.
type Item struct{ ID, Title string }

// Items are the measures that people added, in the order of their making. One
// whose title everybody has emptied is off the list; its history stays.
func (s *State) Items() []Item {
	var out []Item
	for c := range s.cells {
		if c.field != Title || !strings.HasPrefix(c.measure, itemStart) {
			continue
		}
		for _, v := range s.Values(c.measure, Title) {
			if v.Value != "" {
				out = append(out, Item{c.measure, v.Value})
				break
			}
		}
	}
	slices.SortFunc(out, func(a, b Item) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// Counts is how many events each measure has.
func (s *State) Counts() map[string]int {
	out := map[string]int{}
	for _, e := range s.events {
		out[e.Measure]++
	}
	return out
}

// Seen is what a device that makes the next event has seen, itself included.
func (s *State) Seen() Heads { return maps.Clone(s.seen) }

// Len is the number of events.
func (s *State) Len() int { return len(s.events) }
