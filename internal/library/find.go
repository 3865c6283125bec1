package library

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"bayan/internal/briefing"
	"bayan/internal/durable"
	"bayan/internal/fault"
	"bayan/internal/search"
)

// The folded texts of all briefings stand on disk in segments, so that a search
// holds one segment at a time and reads no original that it does not show.
const segmentSize = 1 << 20 // bytes, from which on a new one is begun

// Found is a briefing that has what was looked for.
type Found struct {
	ID   string
	Hits int
	// Text is the paragraph of the first hit, in the original's words, and Span
	// the hit's runes in it. "" beyond the first MostShown.
	Text string
	Span briefing.Span
}

// MostShown is how many of the found briefings have their first hit's paragraph.
const MostShown = 40

// Find looks for a query in all that is kept and not in the bin, by folding. It
// returns the briefings that have it in the order of Entries.
func (s *Shelf) Find(ctx context.Context, query string) ([]Found, error) {
	const op = "library.Find"
	q := search.NewQuery(query)
	if q.Empty() {
		return nil, nil
	}
	entries, err := s.Entries(ctx)
	if err != nil {
		return nil, err
	}
	kept := make(map[string]bool, len(entries))
	for _, e := range entries {
		kept[e.ID] = true
	}
	hits := map[string]int{}
	seen := make(map[string]bool, len(entries))
	err = s.eachSegment(ctx, func(_ string, corpus string) {
		for _, id := range search.Names(corpus) {
			seen[id] = true
		}
		q.In(corpus, func(id string, n int) { hits[id] = n })
	})
	if err != nil {
		return nil, err
	}
	var missing []string
	for id := range kept {
		if !seen[id] {
			missing = append(missing, id)
		}
	}
	if len(missing) > 0 {
		slices.Sort(missing)
		corpus, err := s.fold(ctx, missing)
		if err != nil {
			return nil, err
		}
		q.In(string(corpus), func(id string, n int) { hits[id] = n })
		// Where it cannot be kept it is made again with the next search.
		if err := s.locked(ctx, func() error { return s.append(corpus) }); fault.CodeOf(err) == fault.Cancelled {
			return nil, err
		}
	}
	var out []Found
	for _, e := range entries {
		n := hits[e.ID]
		if n == 0 || !e.Binned.IsZero() {
			continue
		}
		f := Found{ID: e.ID, Hits: n}
		if len(out) < MostShown {
			if ctx.Err() != nil {
				return nil, &fault.Error{Code: fault.Cancelled, Op: op, Cause: ctx.Err()}
			}
			if b, _, err := s.Briefing(ctx, e.ID); err == nil {
				if g, ok := FindIn(b, query); ok {
					f = g
				}
			}
		}
		out = append(out, f)
	}
	return out, nil
}

// FindIn looks for a query in one briefing.
func FindIn(b *briefing.Briefing, query string) (Found, bool) {
	all := search.New(b).Find(query, search.Options{})
	if len(all) == 0 {
		return Found{}, false
	}
	p := b.Paragraphs[all[0].Paragraph].Span
	hit := briefing.Span{Start: all[0].Span.Start - p.Start, End: all[0].Span.End - p.Start}
	return Found{ID: b.ID, Hits: len(all), Text: b.Slice(p), Span: hit}, true
}

func (s *Shelf) segments() []string { return filesOf(s.at("folded"), ".txt") }

func (s *Shelf) eachSegment(ctx context.Context, f func(path, corpus string)) error {
	const op = "library.Find"
	for _, path := range s.segments() {
		if ctx.Err() != nil {
			return &fault.Error{Code: fault.Cancelled, Op: op, Cause: ctx.Err()}
		}
		data, err := s.vault.read(path)
		var known *fault.Error
		switch {
		case errors.As(err, &known) && known.Code == fault.LibraryLocked:
			return err
		case errors.As(err, &known): // a damaged segment is made again of its originals
			_ = os.Remove(path)
			continue
		case errors.Is(err, fs.ErrNotExist): // written anew by another process
			continue
		case err != nil:
			return &fault.Error{Code: fault.Unreadable, Op: op, Path: path, Cause: err}
		}
		f(path, string(data))
	}
	return nil
}

// fold is the corpus of some briefings. One that cannot be read is in it with
// no text: it is told of when it is opened, not with every search.
func (s *Shelf) fold(ctx context.Context, ids []string) ([]byte, error) {
	var corpus []byte
	for _, id := range ids {
		if ctx.Err() != nil {
			return nil, &fault.Error{Code: fault.Cancelled, Op: "library.fold", Cause: ctx.Err()}
		}
		b, _, err := s.Briefing(ctx, id)
		if fault.CodeOf(err) == fault.Cancelled {
			return nil, err
		}
		if err != nil {
			b = &briefing.Briefing{}
		}
		corpus = search.AppendRecord(corpus, id, b)
	}
	return corpus, nil
}

// append adds records to the last segment, and to new ones as they fill.
func (s *Shelf) append(corpus []byte) error {
	const op = "library.Find"
	if err := durable.MakeFolder(s.at("folded")); err != nil {
		return readOnly(op, s.lib.dir, err)
	}
	paths := s.segments()
	n, last := len(paths), []byte(nil)
	if n > 0 {
		data, err := s.vault.read(paths[n-1])
		if err == nil && len(data) < segmentSize {
			last = data
			n--
		}
	}
	for len(corpus) > 0 {
		cut := search.Cut(corpus, max(segmentSize-len(last), 1))
		last = append(last, corpus[:cut]...)
		corpus = corpus[cut:]
		if err := s.put(s.at("folded", fmt.Sprintf("%06d.txt", n)), last); err != nil {
			return err
		}
		n, last = n+1, nil
	}
	return nil
}

// forget takes briefings out of the folded texts, under the lock.
func (s *Shelf) forget(ctx context.Context, ids []string) error {
	gone := make(map[string]bool, len(ids))
	for _, id := range ids {
		gone[id] = true
	}
	var failed error
	err := s.eachSegment(ctx, func(path, corpus string) {
		if slices.ContainsFunc(search.Names(corpus), func(id string) bool { return gone[id] }) && failed == nil {
			failed = s.put(path, search.Without(corpus, gone))
		}
	})
	if err == nil {
		err = failed
	}
	return err
}
