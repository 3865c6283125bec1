package main

import (
	"context"
	"time"

	"bayan/internal/briefing"
	"bayan/internal/cli"
	"bayan/internal/fault"
	"bayan/internal/library"
	"bayan/internal/parse"
	"bayan/internal/track"
	"bayan/ui"
	shelf "bayan/ui/library"
	"bayan/ui/review"
)

// shelved shows the library to the window of a statement.
type shelved struct {
	desk   *desk
	window cli.Window
}

// shelfOf is nil where nothing can be kept.
func shelfOf(d *desk, w cli.Window) ui.Shelf {
	if fault.CodeOf(w.ReadOnly) == fault.DataReadOnly {
		return nil
	}
	return &shelved{d, w}
}

func (s *shelved) shelf() *library.Shelf { return s.desk.shelf }

// bundled is the statement inside the program as an entry.
func bundled() (library.Entry, *briefing.Briefing, error) {
	b, err := parse.Bundled()
	if err != nil {
		return library.Entry{}, nil, err
	}
	return library.Describe(b, parse.Report{Format: parse.Text, Encoding: parse.UTF8}), b, nil
}

func (s *shelved) Items(ctx context.Context) ([]shelf.Item, error) {
	entries, err := s.shelf().Entries(ctx)
	if err != nil {
		return nil, logged(s.window, "library", err)
	}
	own, _, err := bundled()
	if err != nil {
		return nil, err
	}
	read := s.window.Library.LastRead()
	var out []shelf.Item
	for n, e := range append([]library.Entry{own}, entries...) {
		if n > 0 && e.ID == own.ID {
			continue // kept all the same: one card is enough
		}
		i := shelf.Item{
			ID: e.ID, Title: e.Title, Format: formatName(e.Format), Date: e.Date, Added: e.Added,
			Read: read[e.ID].In(time.Local), Binned: !e.Binned.IsZero(), Bundled: n == 0, Tally: shelf.Tally(s.shelf().Tally(e, s.window.Today)),
		}
		if i.Title == "" {
			i.Title = e.First
		}
		if read[e.ID].IsZero() {
			i.Read = time.Time{}
		}
		if e.Encoding != "" && e.Encoding != parse.UTF8 {
			i.Encoding = review.EncodingName(string(e.Encoding))
		}
		out = append(out, i)
	}
	return out, nil
}

func formatName(f parse.Format) string {
	return map[parse.Format]string{parse.Text: "TXT", parse.Markdown: "Markdown", parse.HTML: "HTML", parse.DOCX: "DOCX", parse.ODT: "ODT"}[f]
}

// Find looks in the bundled statement too.
func (s *shelved) Find(ctx context.Context, query string) ([]shelf.Hit, error) {
	found, err := s.shelf().Find(ctx, query)
	if err != nil {
		return nil, logged(s.window, "find", err)
	}
	var out []shelf.Hit
	if _, b, err := bundled(); err == nil {
		if f, ok := library.FindIn(b, query); ok {
			found = append([]library.Found{f}, found...)
		}
	}
	for _, f := range found {
		out = append(out, shelf.Hit{ID: f.ID, Count: f.Hits, Text: f.Text, Span: f.Span})
	}
	return out, nil
}

func (s *shelved) Open(ctx context.Context, id string) (ui.Deps, error) {
	if own, b, err := bundled(); err == nil && own.ID == id {
		return s.deps(s.window.Of(b, ""), nil)
	}
	b, _, err := s.shelf().Briefing(ctx, id)
	if err != nil {
		return s.deps(cli.Window{}, err)
	}
	return s.deps(s.window.Of(b, s.shelf().Path(id)), nil)
}

func (s *shelved) deps(w cli.Window, err error) (ui.Deps, error) {
	if err != nil {
		return ui.Deps{}, logged(s.window, "open", err)
	}
	return s.desk.deps(w), nil
}

// load is a source's bytes and the name that it is kept under.
func (s *shelved) load(ctx context.Context, from ui.Source) (name string, data []byte, err error) {
	switch {
	case from.Path != "":
		data, err = parse.Load(from.Path)
		return from.Path, data, err
	case from.Kept != "":
		e, err := s.shelf().Entry(ctx, from.Kept)
		if err != nil {
			return "", nil, err
		}
		data, err = s.shelf().Original(from.Kept)
		return e.Name, data, err
	}
	return "", []byte(from.Text), nil
}

func (s *shelved) Read(ctx context.Context, from ui.Source) (review.Reading, error) {
	entries, err := s.shelf().Entries(ctx)
	if err != nil {
		return review.Reading{}, logged(s.window, "library", err)
	}
	name, data, err := s.load(ctx, from)
	if err != nil {
		return review.Reading{}, logged(s.window, "read", err)
	}
	b, report, err := library.Reading{Encoding: parse.Encoding(from.Encoding)}.Read(ctx, name, data)
	if err != nil {
		return review.Reading{}, logged(s.window, "read", err)
	}
	r := review.Reading{Format: formatName(report.Format), Encoding: string(report.Encoding), Chosen: from.Encoding, Found: b}
	if name != "" {
		r.Name = library.Base(name)
	}
	if report.Encoding != "" && name != "" { // what is pasted has none
		for _, e := range parse.Encodings() {
			r.Encodings = append(r.Encodings, string(e))
		}
	}
	for _, e := range entries {
		if e.ID == b.ID {
			r.Kept, r.Corrections = true, e.Reading.Corrections
			if from.Encoding == "" && e.Reading.Encoding != "" && e.Reading.Encoding != report.Encoding {
				from.Encoding = string(e.Reading.Encoding)
				return s.Read(ctx, from)
			}
		}
	}
	if earlier, ok := s.earlier(entries, b); ok {
		if r.Earlier = earlier.Title; r.Earlier == "" {
			r.Earlier = earlier.First
		}
	}
	return r, nil
}

// earlier is the text that b likely revises, the bundled one among them.
func (s *shelved) earlier(entries []library.Entry, b *briefing.Briefing) (library.Entry, bool) {
	if own, _, err := bundled(); err == nil {
		entries = append(entries, own)
	}
	return library.Earlier(entries, b)
}

func (s *shelved) Correct(b *briefing.Briefing, corrections []briefing.Correction) *briefing.Briefing {
	return parse.Correct(b, corrections)
}

func (s *shelved) Earlier(ctx context.Context, b *briefing.Briefing) (*briefing.Briefing, []review.Heir, error) {
	_, earlier, err := s.revised(ctx, b)
	if err != nil {
		return nil, nil, logged(s.window, "revision", err)
	}
	var out []review.Heir
	for _, h := range library.Heirs(earlier, b) {
		out = append(out, review.Heir(h))
	}
	return earlier, out, nil
}

// revised is the kept text that b revises.
func (s *shelved) revised(ctx context.Context, b *briefing.Briefing) (library.Entry, *briefing.Briefing, error) {
	entries, err := s.shelf().Entries(ctx)
	if err != nil {
		return library.Entry{}, nil, err
	}
	e, ok := s.earlier(entries, b)
	if !ok {
		return e, nil, &fault.Error{Code: fault.NotFound, Op: "shelf.Earlier"}
	}
	if own, text, err := bundled(); err == nil && own.ID == e.ID {
		return e, text, nil
	}
	text, _, err := s.shelf().Briefing(ctx, e.ID)
	if err == nil && text.Meta.Title == "" {
		text.Meta.Title = e.First
	}
	return e, text, err
}

func (s *shelved) Keep(ctx context.Context, from ui.Source, r review.Result, heirs []review.Heir, who string) (ui.Deps, int, error) {
	name, data, err := s.load(ctx, from)
	if err != nil {
		return ui.Deps{}, 0, logged(s.window, "keep", err)
	}
	k := library.Kept{Name: name, Data: data, Reading: library.Reading{Encoding: parse.Encoding(r.Encoding), Corrections: r.Corrections}}
	var before library.Entry
	var earlier *briefing.Briefing
	if heirs != nil {
		if before, earlier, err = s.revised(ctx, r.Briefing); err != nil {
			return ui.Deps{}, 0, logged(s.window, "keep", err)
		}
		k.Revises = before.ID
	}
	made, err := s.shelf().Keep(ctx, s.window.Process.Now(), k)
	if err != nil {
		return ui.Deps{}, 0, logged(s.window, "keep", err)
	}
	b, _, err := s.shelf().Briefing(ctx, made[0].ID)
	if err != nil {
		return ui.Deps{}, 0, logged(s.window, "keep", err)
	}
	w := s.window.Of(b, s.shelf().Path(b.ID))
	carried := 0
	if heirs != nil && w.FollowUp != nil && w.ReadOnly == nil {
		all := make([]library.Heir, len(heirs))
		for i, h := range heirs {
			all[i] = library.Heir(h)
		}
		log, err := track.Open(track.Config{Dir: w.Library.FollowUp(), Briefing: before.ID})
		if err == nil {
			carried, err = library.Carry(ctx, earlier, b, log, w.FollowUp, all, who)
		}
		if err != nil {
			w.Notices = append(w.Notices, logged(s.window, "carry", err))
		}
	}
	return s.desk.deps(w), carried, nil
}

func (s *shelved) Bin(ctx context.Context, id string, into bool) error {
	var now time.Time
	if into {
		now = s.window.Process.Now()
	}
	return logged(s.window, "bin", s.shelf().Bin(ctx, id, now))
}

func (s *shelved) Empty(ctx context.Context) (int, error) {
	n, err := s.shelf().EmptyBin(ctx)
	return n, logged(s.window, "empty", err)
}

func (s *shelved) Locked() bool {
	has, _ := s.shelf().Locked()
	return has
}

func (s *shelved) Unlock(ctx context.Context, passphrase string) error {
	return logged(s.window, "unlock", s.shelf().Unlock(ctx, passphrase))
}

func (s *shelved) Lock(ctx context.Context, passphrase string) error {
	return logged(s.window, "lock", s.shelf().Lock(ctx, passphrase, 0))
}

func (s *shelved) RemoveLock(ctx context.Context) error {
	return logged(s.window, "lock", s.shelf().RemoveLock(ctx))
}
