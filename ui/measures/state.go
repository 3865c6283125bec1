package measures

import (
	"maps"
	"slices"
	"strings"

	"bayan/internal/briefing"
	"bayan/internal/locale"
)

// Field is what a person can set of a measure, named as the record names it.
type Field = briefing.Field

const (
	Status   = briefing.FieldStatus
	Owner    = briefing.FieldOwner
	Due      = briefing.FieldDue
	Note     = briefing.FieldNote
	Evidence = briefing.FieldEvidence
	Title    = briefing.FieldTitle // "" takes an added item off the list
)

// Change is one field to be set.
type Change = briefing.Change

// Item is a measure that a person added: it is not the statement's.
type Item struct{ ID, Title string }

// State is the follow-up at one moment, by measure ID. It is never changed: With makes another.
type State struct {
	Progress map[string]briefing.Progress
	Items    []Item          // in the order of their making
	Apart    map[string]bool // some field has several values, set apart
	Events   map[string]int  // how long the history is
	Mine     map[string]bool // the owner is the person at this machine
	Waiting  int             // changes that could not be written yet
}

// Value is what a field holds.
func (s State) Value(measure string, f Field) string {
	if f == Title {
		for _, i := range s.Items {
			if i.ID == measure {
				return i.Title
			}
		}
		return ""
	}
	return s.Progress[measure].Value(f)
}

// With is the state after changes, as it will be once they are kept.
func (s State) With(measure string, changes ...Change) State {
	s.Progress, s.Events, s.Items = maps.Clone(s.Progress), maps.Clone(s.Events), slices.Clone(s.Items)
	if s.Progress == nil {
		s.Progress = map[string]briefing.Progress{}
	}
	if s.Events == nil {
		s.Events = map[string]int{}
	}
	p := s.Progress[measure]
	for _, c := range changes {
		s.Events[measure]++
		if c.Field == Title {
			s.title(measure, c.Value)
			continue
		}
		p = p.With(c)
	}
	s.Progress[measure] = p
	return s
}

func (s *State) title(measure, title string) {
	i := slices.IndexFunc(s.Items, func(i Item) bool { return i.ID == measure })
	switch {
	case i < 0 && title != "":
		s.Items = append(s.Items, Item{measure, title})
	case i >= 0 && title == "":
		s.Items = slices.Delete(s.Items, i, i+1)
	case i >= 0:
		s.Items[i].Title = title
	}
}

// Row is a measure or an added item with its follow-up.
type Row struct {
	ID       string
	Measure  *briefing.Measure // nil for an added item
	Label    string            // the number as the statement has it
	Title    string
	Progress briefing.Progress
	Events   int
	Apart    bool
	Mine     bool
}

// Rows are the statement's measures in its order, then the added items.
func (s State) Rows(b *briefing.Briefing) []Row {
	var out []Row
	add := func(r Row) {
		r.Progress, r.Events, r.Apart, r.Mine = s.Progress[r.ID], s.Events[r.ID], s.Apart[r.ID], s.Mine[r.ID]
		if r.Progress.Status == "" {
			r.Progress.Status = briefing.Todo
		}
		out = append(out, r)
	}
	for i := range b.Measures {
		m := &b.Measures[i]
		add(Row{ID: m.ID, Measure: m, Label: b.Slice(m.Label), Title: b.Slice(m.Title)})
	}
	for _, i := range s.Items {
		add(Row{ID: i.ID, Title: i.Title})
	}
	return out
}

// fieldWord is a field's name.
func fieldWord(words *locale.Catalogue, f Field) string {
	if f == Title {
		return words.T("measures.item_title")
	}
	return words.T("measures." + string(f))
}

// valueWords is what a field is set to, in words.
func valueWords(words *locale.Catalogue, d locale.Digits, c Change) string {
	switch {
	case c.Value == "":
		return words.T("measures.cleared")
	case c.Field == Status:
		return words.T("status." + c.Value)
	case c.Field == Due:
		return longDate(words, d, c.Value)
	case c.Field == Evidence:
		var names []string
		for _, path := range paths(c.Value) {
			names = append(names, fileName(path))
		}
		return strings.Join(names, "، ")
	}
	return strings.ReplaceAll(c.Value, "\n", " ")
}

// Say is what changes set, in words: "الحالة: مكتملة · المسؤول: …".
func Say(words *locale.Catalogue, d locale.Digits, changes []Change) string {
	var said []string
	for _, c := range changes {
		said = append(said, fieldWord(words, c.Field)+": "+isolate(words, valueWords(words, d, c)))
	}
	return strings.Join(said, " · ")
}

// isolate keeps what a person wrote in its own order in a sentence (UAX #9, FSI … PDI).
func isolate(words *locale.Catalogue, s string) string {
	if s == "" || !words.RTL() {
		return s
	}
	return "\u2068" + s + "\u2069"
}

// fileName is a path's last part; paths of any system may come with a merged record.
func fileName(path string) string {
	trimmed := strings.TrimRight(path, `/\`)
	return trimmed[strings.LastIndexAny(trimmed, `/\`)+1:]
}
