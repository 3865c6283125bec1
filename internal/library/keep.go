package library

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"time"

	"filippo.io/age"

	"bayan/internal/briefing"
	"bayan/internal/fault"
	"bayan/internal/parse"
	"bayan/internal/search"
)

// Kept is a file to be kept: its bytes as they came, and how a person has them read.
type Kept struct {
	Name    string // of the file, folders are left out; "" for what was pasted
	Data    []byte
	Reading Reading
	// Title is a person's own for a text that has none, "" for the text's.
	Title   string
	Revises string // the ID of the text that this one revises, ""
}

// Keep puts files on the shelf at time now, and returns their entries once all
// is on disk. What is kept already is taken out of the bin and read as this time
// said; its time stays. Errors are those of parse.Read, LibraryLocked,
// DataReadOnly, DiskFull, Busy, Cancelled: then nothing new is shown.
func (s *Shelf) Keep(ctx context.Context, now time.Time, files ...Kept) ([]Entry, error) {
	const op = "library.Keep"
	made := make([]Entry, len(files))
	ids := make([]string, len(files))
	var folded []byte
	for i, f := range files {
		if ctx.Err() != nil {
			return nil, &fault.Error{Code: fault.Cancelled, Op: op, Cause: ctx.Err()}
		}
		b, report, err := f.Reading.Read(ctx, f.Name, f.Data)
		if err != nil {
			return nil, err
		}
		e := Describe(b, report)
		e.Name, e.Reading, e.Revises, e.Added = Base(f.Name), f.Reading, f.Revises, now.UTC()
		if e.Title == "" {
			e.Title = f.Title
		}
		made[i], ids[i] = e, e.ID
		folded = search.AppendRecord(folded, e.ID, b)
	}
	err := s.change(ctx, ids, func(entries map[string]Entry) error {
		var again []string
		for i, e := range made {
			if was, ok := entries[e.ID]; ok {
				again = append(again, e.ID)
				e.Added = was.Added
				if e.Revises == "" {
					e.Revises = was.Revises
				}
			}
			if _, err := s.Original(e.ID); err != nil { // none yet, or one that is damaged
				if err := s.put(s.original(e.ID), files[i].Data); err != nil {
					return err
				}
			}
			if err := s.writeJSON(s.entry(e.ID), e); err != nil {
				return err
			}
			made[i], entries[e.ID] = e, e
		}
		// In another encoding it has other words.
		if len(again) > 0 {
			if err := s.forget(ctx, again); err != nil {
				return err
			}
		}
		return s.append(folded)
	})
	if err != nil {
		return nil, err
	}
	return made, nil
}

// Base is a file's name without its folders, "" for "".
func Base(name string) string {
	if name == "" {
		return ""
	}
	return filepath.Base(name)
}

// Original is a briefing's file, byte for byte: fault.DamagedFile where it is
// no longer what was kept.
func (s *Shelf) Original(id string) ([]byte, error) {
	const op = "library.Original"
	data, err := s.vault.read(s.original(id))
	var known *fault.Error
	switch {
	case errors.As(err, &known):
		return nil, err
	case errors.Is(err, fs.ErrNotExist):
		return nil, &fault.Error{Code: fault.NotFound, Op: op, Path: s.original(id), Cause: err}
	case err != nil:
		return nil, &fault.Error{Code: fault.Unreadable, Op: op, Path: s.original(id), Cause: err}
	case sum(data) != id:
		return nil, &fault.Error{Code: fault.DamagedFile, Op: op, Path: s.original(id)}
	}
	return data, nil
}

// Path is where a briefing's original is kept.
func (s *Shelf) Path(id string) string { return s.original(id) }

// Understand reads a file from anywhere as a person has it read where it is
// kept, else as it is found. encoding is one that is asked for now, "" for none.
func (s *Shelf) Understand(ctx context.Context, name string, data []byte, encoding parse.Encoding) (*briefing.Briefing, parse.Report, error) {
	var e Entry
	if s.lib.dir != "" {
		kept, err := s.vault.read(s.entry(sum(data)))
		if err != nil || json.Unmarshal(kept, &e) != nil { // not kept, or locked
			e = Entry{}
		}
	}
	if encoding != "" {
		e.Reading.Encoding = encoding
	}
	return e.Reading.Read(ctx, name, data)
}

// Briefing is a kept briefing as a person has it read.
func (s *Shelf) Briefing(ctx context.Context, id string) (*briefing.Briefing, parse.Report, error) {
	e, err := s.Entry(ctx, id)
	if err != nil {
		return nil, parse.Report{}, err
	}
	data, err := s.Original(id)
	if err != nil {
		return nil, parse.Report{}, err
	}
	b, report, err := e.Reading.Read(ctx, e.Name, data)
	if err == nil && b.Meta.Title == "" {
		b.Meta.Title = e.Title
	}
	return b, report, err
}

// Bin puts a briefing into the bin at time now, or takes it out where now is zero.
func (s *Shelf) Bin(ctx context.Context, id string, now time.Time) error {
	return s.change(ctx, []string{id}, func(entries map[string]Entry) error {
		e, ok := entries[id]
		if !ok {
			return &fault.Error{Code: fault.NotFound, Op: "library.Bin", Path: id}
		}
		e.Binned = now.UTC()
		if now.IsZero() {
			e.Binned = time.Time{}
		}
		entries[id] = e
		return s.writeJSON(s.entry(id), e)
	})
}

// EmptyBin takes what is in the bin off the disk for good, each with its marks,
// its slides, its place and its follow-up, and returns how many there were.
func (s *Shelf) EmptyBin(ctx context.Context) (int, error) {
	const op = "library.EmptyBin"
	all, err := s.Entries(ctx)
	if err != nil {
		return 0, err
	}
	var ids []string
	for _, e := range all {
		if !e.Binned.IsZero() {
			ids = append(ids, e.ID)
		}
	}
	if len(ids) == 0 {
		return 0, nil
	}
	err = s.change(ctx, ids, func(entries map[string]Entry) error {
		if err := s.forget(ctx, ids); err != nil {
			return err
		}
		before, besides := maps.Clone(entries), s.lib.besides()
		for _, id := range ids {
			if before[id].Binned.IsZero() { // taken out meanwhile
				continue
			}
			// The original goes last: while it is there, so is the briefing.
			for _, path := range append(besides[id], s.entry(id), s.original(id)) {
				if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
					return readOnly(op, s.lib.dir, err)
				}
			}
			if err := os.RemoveAll(s.at(id)); err != nil {
				return readOnly(op, s.lib.dir, err)
			}
			delete(entries, id)
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	return len(ids), nil
}

// besides are the files that are kept besides the shelf, by the briefing's ID that
// their names begin with, with what was set aside of them for being damaged.
func (l *Library) besides() map[string][]string {
	all := map[string][]string{}
	for _, folder := range []string{l.FollowUp(), l.marksFolder(), l.decksFolder(), filepath.Dir(l.place(""))} {
		entries, _ := os.ReadDir(folder) // none was made yet
		for _, e := range entries {
			id, ending, _ := strings.Cut(e.Name(), ".")
			if briefingID.MatchString(id) && !strings.HasSuffix(ending, "lock") { // another process may hold it
				all[id] = append(all[id], filepath.Join(folder, e.Name()))
			}
		}
	}
	return all
}

// Locked tells whether there is a passphrase, and whether it must still be given.
func (s *Shelf) Locked() (has, shut bool) { return s.vault.exists(), s.vault.locked() }

// Unlock opens a locked shelf for this process; fault.WrongPassphrase.
func (s *Shelf) Unlock(ctx context.Context, passphrase string) error {
	if err := s.vault.open(passphrase); err != nil {
		return err
	}
	// What a crash left half locked, or what was plain when it was. Where nothing
	// can be written it is read as it is.
	err := s.locked(ctx, func() error { return s.finish(ctx) })
	if code := fault.CodeOf(err); code == fault.DataReadOnly || code == fault.DiskFull {
		return nil
	}
	return err
}

// Lock puts the shelf, the marks and the edits of slides under a passphrase, or
// under another one; the follow-up, the places and the settings stay as they
// are. work is the scrypt work factor, 0 for workFactor. Old blocks of the disk
// may still hold what was there before.
func (s *Shelf) Lock(ctx context.Context, passphrase string, work int) error {
	return s.locked(ctx, func() error {
		if err := s.vault.set(passphrase, work); err != nil {
			return err
		}
		return s.finish(ctx)
	})
}

func (s *Shelf) finish(ctx context.Context) error {
	err := s.rewrite(ctx, s.vault.identity())
	s.mu.Lock()
	s.entries = nil // of an index of another time
	s.mu.Unlock()
	return s.failed("library.Lock", err)
}

// rewrite writes all that a lock covers anew, with key, or plain where it is nil.
func (s *Shelf) rewrite(ctx context.Context, key *age.X25519Identity) error {
	for _, dir := range []string{s.at(), s.lib.marksFolder(), s.lib.decksFolder()} {
		if err := s.vault.rewrite(ctx, dir, key); err != nil {
			return err
		}
	}
	return nil
}

// RemoveLock writes all plain again; the shelf must be open.
func (s *Shelf) RemoveLock(ctx context.Context) error {
	const op = "library.RemoveLock"
	return s.locked(ctx, func() error {
		if s.vault.locked() {
			return lockedError(op, s.at())
		}
		if err := s.rewrite(ctx, nil); err != nil {
			return s.failed(op, err)
		}
		if err := os.Remove(s.vault.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return readOnly(op, s.lib.dir, err)
		}
		s.vault.keep(nil, nil)
		s.mu.Lock()
		s.entries = nil
		s.mu.Unlock()
		return nil
	})
}

func (s *Shelf) failed(op string, err error) error {
	var known *fault.Error
	if errors.As(err, &known) && (known.Code == fault.Cancelled || known.Code == fault.Busy || known.Code == fault.DamagedFile) {
		return err
	}
	return readOnly(op, s.lib.dir, err)
}
