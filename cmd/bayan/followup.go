package main

import (
	"context"
	"path/filepath"
	"sync"
	"time"

	"bayan/internal/briefing"
	"bayan/internal/cli"
	"bayan/internal/locale"
	"bayan/internal/track"
	"bayan/ui/measures"
)

// followUp shows the record to the window.
type followUp struct {
	cli.Window
	mu  sync.Mutex
	who string
}

func newFollowUp(w cli.Window) *followUp { return &followUp{Window: w, who: w.Settings.Who} }

func (f *followUp) State() measures.State {
	s := measures.State{Apart: map[string]bool{}, Mine: map[string]bool{}}
	if f.FollowUp == nil {
		return s
	}
	s.Progress, s.Events, s.Waiting = f.FollowUp.Progress(), f.FollowUp.Counts(), f.FollowUp.Pending()
	for _, i := range f.FollowUp.Items() {
		s.Items = append(s.Items, measures.Item(i))
	}
	for _, c := range f.FollowUp.Conflicts() {
		s.Apart[c.Measure] = true
	}
	who := f.Who()
	for id, p := range s.Progress {
		s.Mine[id] = cli.Mine(who, p.Owner)
	}
	return s
}

func (f *followUp) Set(ctx context.Context, measure string, all ...measures.Change) error {
	if f.ReadOnly != nil {
		return f.ReadOnly
	}
	return logged(f.Window, "set", f.FollowUp.Set(ctx, f.Who(), measure, all...))
}

func (f *followUp) Add(ctx context.Context, all []measures.Change) (string, error) {
	if f.ReadOnly != nil {
		return "", f.ReadOnly
	}
	id, err := f.FollowUp.NewItem(ctx, f.Who(), all...)
	return id, logged(f.Window, "add", err)
}

func (f *followUp) Who() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.who
}

// ChangeWho takes the name for what is set from now on, even where it cannot be kept.
func (f *followUp) ChangeWho(who string) error {
	f.mu.Lock()
	f.who = who
	f.mu.Unlock()
	return logged(f.Window, "who", f.Library.ChangeWho(who))
}

func (f *followUp) History(measure string, words *locale.Catalogue, digits locale.Digits) []measures.Entry {
	if f.FollowUp == nil {
		return nil
	}
	var out []measures.Entry
	for _, e := range f.FollowUp.History(measure) {
		out = append(out, entry(e, words, digits))
	}
	return out
}

func entry(e track.Event, words *locale.Catalogue, digits locale.Digits) measures.Entry {
	field, value := cli.Said(words, digits, e)
	if e.Who != "" { // a name keeps its own direction beside the date (UAX #9, FSI … PDI)
		e.Who = "\u2068" + e.Who + "\u2069"
	}
	return measures.Entry{Field: field, Value: value, When: cli.When(words, digits, e, time.Local)}
}

func (f *followUp) Apart(measure string, words *locale.Catalogue, digits locale.Digits) []measures.Apart {
	if f.FollowUp == nil {
		return nil
	}
	var out []measures.Apart
	for _, c := range f.FollowUp.Conflicts() {
		if c.Measure == measure {
			out = append(out, apart(c, words, digits))
		}
	}
	return out
}

func apart(c track.Conflict, words *locale.Catalogue, digits locale.Digits) measures.Apart {
	a := measures.Apart{Field: measures.Field(c.Field)}
	for _, e := range c.Values {
		said := entry(e, words, digits)
		a.Values = append(a.Values, measures.Value{Value: e.Value, Words: said.Value, When: said.When})
	}
	return a
}

func (f *followUp) Watch(ctx context.Context, changed func()) {
	if f.FollowUp == nil {
		return
	}
	ticker := time.NewTicker(lookEvery)
	defer ticker.Stop()
	f.FollowUp.Follow(ctx, ticker.C, changed)
}

// Write writes the record, whole or not at all.
func (f *followUp) Write(_ context.Context, path string, words *locale.Catalogue) error {
	return logged(f.Window, "write_record", f.WriteRecord(path, words))
}

// Read is what another office's record would bring. Merging takes what was read
// then: a file that changes meanwhile does not slip in unseen.
func (f *followUp) Read(path string, words *locale.Catalogue, digits locale.Digits) (measures.Incoming, error) {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	data, err := f.ReadRecord(path)
	if err != nil {
		return measures.Incoming{}, logged(f.Window, "read_record", err)
	}
	events, conflicts, err := f.FollowUp.Preview(path, data)
	if err != nil {
		return measures.Incoming{}, logged(f.Window, "read_record", err)
	}
	in := incoming(f.Briefing, f.FollowUp, events, conflicts, words, digits)
	in.Merge = func(ctx context.Context) (int, error) {
		added, damage, err := f.FollowUp.Merge(ctx, path, data)
		if err == nil {
			err = damage.Err(path)
		}
		return added, logged(f.Window, "merge", err)
	}
	return in, nil
}

// incoming is what events would bring to a briefing's log, in words.
func incoming(b *briefing.Briefing, log *track.Log, events []track.Event, conflicts []track.Conflict, words *locale.Catalogue, digits locale.Digits) measures.Incoming {
	var in measures.Incoming
	names := names(b, log, events)
	for _, e := range events {
		in.New = append(in.New, measures.Arrival{Measure: names(e.Measure), Entry: entry(e, words, digits)})
	}
	for _, c := range conflicts {
		in.Differ = append(in.Differ, measures.Difference{Measure: names(c.Measure), Apart: apart(c, words, digits)})
	}
	return in
}

// names are the measures' numbers and titles, those of items that come with events among them.
func names(b *briefing.Briefing, log *track.Log, events []track.Event) func(id string) string {
	known := map[string]string{}
	for _, e := range events {
		if e.Field == track.Title && e.Value != "" {
			known[e.Measure] = e.Value
		}
	}
	for _, i := range log.Items() {
		known[i.ID] = i.Title
	}
	for _, m := range b.Measures {
		known[m.ID] = b.Slice(m.Label) + " · " + b.Slice(m.Title)
	}
	return func(id string) string {
		if name, ok := known[id]; ok {
			return name
		}
		return "?" // of a measure that this statement does not have
	}
}
