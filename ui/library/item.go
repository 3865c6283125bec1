// Package library is the shelf of all briefings that are kept: a card each,
// with how far its measures have come, and the search across all of them.
package library

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"bayan/internal/briefing"
)

// Item is a briefing as its card shows it. It holds what is known, and "" or
// zero where nothing is.
type Item struct {
	ID       string
	Title    string // the statement's own, or its first words
	Format   string // of the file, as a person knows it: "DOCX"
	Encoding string // of a text that is not in UTF-8
	Date     string // of the statement, YYYY-MM-DD
	Added    time.Time
	Read     time.Time // last, zero for never
	Binned   bool
	Bundled  bool // in the program itself: it cannot be put away
	Tally    Tally
}

// Tally is how far the measures and added items have come.
type Tally struct{ All, Done, Doing, Dropped, Late int }

// Begun reports whether anything has been set.
func (t Tally) Begun() bool { return t.Done+t.Doing+t.Dropped > 0 }

// Hit is a briefing that has what was looked for: how often, and where first.
type Hit struct {
	ID    string
	Count int
	Text  string        // the paragraph of the first hit, "" where it is not told
	Span  briefing.Span // the hit's runes in it
}

// Section is what part of the library is shown.
type Section uint8

const (
	All Section = iota
	Recent
	Late
	Bin
	sections
)

// has tells whether an item is in a section.
func (s Section) has(i Item) bool {
	switch s {
	case Recent:
		return !i.Binned && !i.Read.IsZero()
	case Late:
		return !i.Binned && i.Tally.Late > 0
	case Bin:
		return i.Binned
	}
	return !i.Binned
}

// mostRecent is how many are shown as opened lately.
const mostRecent = 24

// Order is what the cards are sorted by.
type Order uint8

const (
	ByReading  Order = iota // read last first, then added last
	ByAdding                // added last first
	ByDate                  // the statement's, latest first; those without one last
	ByTitle                 // in the alphabet
	ByProgress              // least done first
	orders
)

// Choose is the items of a section in an order.
func Choose(all []Item, s Section, o Order) []Item {
	var out []Item
	for _, i := range all {
		if s.has(i) {
			out = append(out, i)
		}
	}
	if s == Recent {
		o = ByReading
	}
	slices.SortStableFunc(out, func(a, b Item) int {
		switch o {
		case ByAdding:
			return cmp.Or(b.Added.Compare(a.Added), strings.Compare(a.ID, b.ID))
		case ByDate:
			return cmp.Or(strings.Compare(b.Date, a.Date), b.Added.Compare(a.Added), strings.Compare(a.ID, b.ID))
		case ByTitle:
			return cmp.Or(strings.Compare(a.Title, b.Title), strings.Compare(a.ID, b.ID))
		case ByProgress:
			return cmp.Or(cmp.Compare(share(a.Tally), share(b.Tally)), b.Added.Compare(a.Added), strings.Compare(a.ID, b.ID))
		}
		return cmp.Or(b.Read.Compare(a.Read), b.Added.Compare(a.Added), strings.Compare(a.ID, b.ID))
	})
	if s == Recent {
		out = out[:min(len(out), mostRecent)]
	}
	return out
}

// share is how much of the measures is done; without measures, all of it.
func share(t Tally) float64 {
	if t.All == 0 {
		return 2
	}
	return float64(t.Done) / float64(t.All)
}
