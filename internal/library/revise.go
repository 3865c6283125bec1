package library

import (
	"context"
	"strings"

	"bayan/internal/arabic"
	"bayan/internal/briefing"
	"bayan/internal/track"
)

// Earlier is the kept briefing that b is likely a revised text of: one with at
// least half of the measures of the one that has more, or with the same title,
// of several the one with most measures in common, added last. A person says
// whether it is. b itself is none.
func Earlier(all []Entry, b *briefing.Briefing) (Entry, bool) {
	mine := map[string]bool{}
	for _, m := range b.Measures {
		mine[m.ID] = true
	}
	title := plain(b.Meta.Title)
	var best Entry
	most := 0
	for _, e := range all { // the last added first
		if e.ID == b.ID || !e.Binned.IsZero() {
			continue
		}
		both := 0
		for _, m := range e.Measures {
			if mine[m.ID] {
				both++
			}
		}
		score := 0
		if both > 0 && 2*both >= max(len(e.Measures), len(b.Measures)) {
			score = 2 * both
		}
		if title != "" && title == plain(e.Title) {
			score++
		}
		if score > most {
			best, most = e, score
		}
	}
	return best, most > 0
}

// plain is a text folded as for search, one blank between words.
func plain(text string) string {
	return strings.Join(strings.Fields(string(arabic.Fold([]rune(text), arabic.Options{TehMarbuta: true}).Runes)), " ")
}

// Heir is a measure of an earlier text and the one of the later text that takes
// over its follow-up. To is -1 where none does.
type Heir struct {
	From, To int // indices of measures
	// Sure: the title is the same, whatever the number. Else the titles have
	// most of their words in common, which a person is to look at.
	Sure bool
}

// Heirs pairs the measures of an earlier text with those of a later one.
func Heirs(earlier, later *briefing.Briefing) []Heir {
	taken := make([]bool, len(later.Measures))
	out := make([]Heir, len(earlier.Measures))
	for i, m := range earlier.Measures {
		out[i] = Heir{From: i, To: -1}
		for j, n := range later.Measures {
			if !taken[j] && n.ID == m.ID {
				out[i].To, out[i].Sure, taken[j] = j, true, true
				break
			}
		}
	}
	for i, m := range earlier.Measures {
		if out[i].To >= 0 {
			continue
		}
		most := 0.5
		for j, n := range later.Measures {
			if taken[j] {
				continue
			}
			if s := common(plain(earlier.Slice(m.Title)), plain(later.Slice(n.Title))); s >= most {
				out[i].To, most = j, s
			}
		}
		if to := out[i].To; to >= 0 {
			taken[to] = true
		}
	}
	return out
}

// common is the share of words of the longer text that both have.
func common(a, b string) float64 {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	count := map[string]int{}
	for _, w := range x {
		count[w]++
	}
	both := 0
	for _, w := range y {
		if count[w] > 0 {
			count[w]--
			both++
		}
	}
	return float64(both) / float64(max(len(x), len(y)))
}

// Carry brings the follow-up of an earlier text's measures, and the items that
// people added, into the log of a later one, as events of their own by who. What
// is set there already stays, so carrying twice is carrying once. It returns
// how many measures and items have been brought something.
func Carry(ctx context.Context, earlier, later *briefing.Briefing, from, to *track.Log, heirs []Heir, who string) (int, error) {
	before, now := from.Progress(), to.Progress()
	n := 0
	for _, h := range heirs {
		if h.To < 0 {
			continue
		}
		id := later.Measures[h.To].ID
		changes := missing(before[earlier.Measures[h.From].ID], now[id])
		if len(changes) == 0 {
			continue
		}
		if err := to.Set(ctx, who, id, changes...); err != nil {
			return n, err
		}
		n++
	}
	there := map[string]bool{}
	for _, i := range to.Items() {
		there[i.Title] = true
	}
	for _, i := range from.Items() {
		if there[i.Title] {
			continue
		}
		changes := append([]track.Change{{Field: track.Title, Value: i.Title}}, missing(before[i.ID], briefing.Progress{})...)
		if _, err := to.NewItem(ctx, who, changes...); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

// missing are the changes that bring what is set in one follow-up and not in another.
func missing(from, to briefing.Progress) (out []track.Change) {
	add := func(f track.Field, has, there string) {
		if has != "" && there == "" {
			out = append(out, track.Change{Field: f, Value: has})
		}
	}
	status := func(p briefing.Progress) string {
		if p.Status == briefing.Todo {
			return ""
		}
		return string(p.Status)
	}
	add(track.Status, status(from), status(to))
	add(track.Owner, from.Owner, to.Owner)
	add(track.Due, from.Due, to.Due)
	add(track.Note, from.Note, to.Note)
	add(track.Evidence, from.Evidence, to.Evidence)
	return out
}

// Tally is how far the measures of a briefing have come.
type Tally struct{ All, Done, Doing, Dropped, Late int }

// Tally counts the measures and added items of an entry by what its log says on
// today (YYYY-MM-DD). A log that cannot be read counts as none: its own window
// says what is wrong with it.
func (s *Shelf) Tally(e Entry, today string) Tally {
	t := Tally{All: len(e.Measures)}
	log, err := track.Open(track.Config{Dir: s.lib.FollowUp(), Briefing: e.ID})
	if err != nil || log.Len() == 0 {
		return t
	}
	progress := log.Progress()
	count := func(id string) {
		p := progress[id]
		switch p.Status {
		case briefing.Done:
			t.Done++
		case briefing.Doing:
			t.Doing++
		case briefing.Dropped:
			t.Dropped++
		}
		if p.Late(today) {
			t.Late++
		}
	}
	for _, m := range e.Measures {
		count(m.ID)
	}
	for _, i := range log.Items() {
		t.All++
		count(i.ID)
	}
	return t
}
