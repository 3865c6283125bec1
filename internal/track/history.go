package track

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"time"
)

// History is a measure's events ("" is every measure's), each after all that it
// saw. Where that leaves a choice the clocks decide: an event whose device's
// clock was behind is moved up to what it had seen, no further.
func (s *State) History(measure string) []Event {
	var events []*Event
	for _, e := range s.events {
		if measure == "" || e.Measure == measure {
			events = append(events, e)
		}
	}
	// The size of what an event saw grows along every chain of seeing.
	size := func(e *Event) uint64 {
		n := e.Seq
		for _, h := range e.Heads {
			n += h
		}
		return n
	}
	slices.SortFunc(events, func(a, b *Event) int {
		return cmp.Or(cmp.Compare(size(a), size(b)), strings.Compare(a.ID, b.ID), cmp.Compare(a.sum, b.sum))
	})
	type mark struct {
		seq uint64
		at  time.Time // latest of the device's events up to seq
	}
	marks := map[string][]mark{}
	latest := func(device string, seq uint64) time.Time {
		m := marks[device]
		i := sort.Search(len(m), func(i int) bool { return m[i].seq > seq })
		if i == 0 {
			return time.Time{}
		}
		return m[i-1].at
	}
	type placed struct {
		event *Event
		at    time.Time
	}
	order := make([]placed, 0, len(events))
	for _, e := range events {
		at := e.Time
		raise := func(t time.Time) {
			if t.After(at) {
				at = t
			}
		}
		raise(latest(e.Device, e.Seq-1))
		for d, n := range e.Heads {
			raise(latest(d, n))
		}
		order = append(order, placed{e, at})
		if m := marks[e.Device]; len(m) == 0 || m[len(m)-1].seq < e.Seq {
			marks[e.Device] = append(m, mark{e.Seq, at})
		}
	}
	slices.SortStableFunc(order, func(a, b placed) int { return a.at.Compare(b.at) })
	out := make([]Event, len(order))
	for i, p := range order {
		out[i] = *p.event
	}
	return out
}
