package library

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"bayan/internal/briefing"
	"bayan/internal/durable"
	"bayan/internal/fault"
	"bayan/internal/parse"
)

// Entry is a briefing that is kept, as the shelf shows it.
type Entry struct {
	ID   string `json:"id"`   // of the briefing: the SHA-256 of its original
	Name string `json:"name"` // of the file that it came in, without folders; "" where it was pasted
	// Title, Date and Source are the statement's own words, "" where it says none.
	Title    string         `json:"title,omitempty"`
	Date     string         `json:"date,omitempty"` // YYYY-MM-DD
	Source   string         `json:"source,omitempty"`
	Language string         `json:"language,omitempty"`
	First    string         `json:"first,omitempty"` // the first words of a text without a title
	Format   parse.Format   `json:"format"`
	Encoding parse.Encoding `json:"encoding,omitempty"`
	Measures []EntryMeasure `json:"measures,omitempty"`
	Reading  Reading        `json:"reading,omitzero"`
	Added    time.Time      `json:"added"`
	Binned   time.Time      `json:"binned,omitzero"`   // when it was put into the bin
	Revises  string         `json:"revises,omitempty"` // the ID of the text that a person said this one revises
}

// EntryMeasure is enough of a measure to tell a revised text by.
type EntryMeasure struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// Reading is how a person has a file read: what was found is not kept, for a
// better program finds more.
type Reading struct {
	Encoding    parse.Encoding        `json:"encoding,omitempty"` // as the person chose, "" to find it
	Format      parse.Format          `json:"format,omitempty"`
	Corrections []briefing.Correction `json:"corrections,omitempty"`
}

// Read understands a file as a person has it read.
func (r Reading) Read(ctx context.Context, name string, data []byte) (*briefing.Briefing, parse.Report, error) {
	b, report, err := parse.Read(ctx, name, data, parse.Options{Format: r.Format, Encoding: r.Encoding})
	if err != nil {
		return nil, report, err
	}
	return parse.Correct(b, r.Corrections), report, nil
}

// Shelf is the briefings kept in a data folder, each in a folder of its own by
// its ID: the original, byte for byte, and what is known of it. The index is
// made of those and can be made again. Methods may be called from several
// goroutines and processes at once; none belongs on a window's goroutine.
type Shelf struct {
	lib   *Library
	vault *vault

	mu      sync.Mutex
	entries map[string]Entry
	read    fs.FileInfo // of the index that entries are of
}

// Shelf is the library's shelf. Nothing is read until it is asked for.
func (l *Library) Shelf() *Shelf {
	return &Shelf{lib: l, vault: l.vault}
}

var briefingID = regexp.MustCompile(`^[0-9a-f]{64}$`)

func (s *Shelf) at(parts ...string) string {
	return filepath.Join(append([]string{s.lib.dir, "library"}, parts...)...)
}

func (s *Shelf) original(id string) string { return s.at(id, "original") }
func (s *Shelf) entry(id string) string    { return s.at(id, "entry.json") }
func (s *Shelf) index() string             { return s.at("index.json") }

// changing names the entries that are being changed: the index may not have them yet.
func (s *Shelf) changing() string { return s.at("changing.json") }

// Entries are all that is kept, what is in the bin too, the last added first.
// fault.LibraryLocked before Unlock; fault.Unreadable, DataReadOnly.
func (s *Shelf) Entries(ctx context.Context) ([]Entry, error) {
	if err := s.load(ctx); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make([]Entry, 0, len(s.entries))
	for _, e := range s.entries {
		out = append(out, e)
	}
	slices.SortFunc(out, func(a, b Entry) int {
		if c := b.Added.Compare(a.Added); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
	return out, nil
}

// Entry is one of them; fault.NotFound.
func (s *Shelf) Entry(ctx context.Context, id string) (Entry, error) {
	if err := s.load(ctx); err != nil {
		return Entry{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	e, ok := s.entries[id]
	if !ok {
		return Entry{}, &fault.Error{Code: fault.NotFound, Op: "library.Entry", Path: id}
	}
	return e, nil
}

// load reads the index where it has changed since.
func (s *Shelf) load(ctx context.Context) error {
	return s.reload(ctx, func(write func() error) error { return s.locked(ctx, write) })
}

// reload is load; under is how what was put right is written.
func (s *Shelf) reload(ctx context.Context, under func(write func() error) error) error {
	const op = "library.load"
	if s.vault.locked() {
		return lockedError(op, s.at())
	}
	info, err := os.Stat(s.index())
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return &fault.Error{Code: fault.Unreadable, Op: op, Path: s.index(), Cause: err}
	}
	s.mu.Lock()
	known := s.entries != nil && info != nil && s.read != nil && os.SameFile(info, s.read) && info.ModTime().Equal(s.read.ModTime()) && info.Size() == s.read.Size()
	s.mu.Unlock()
	if known {
		return nil
	}
	entries, whole, err := s.readIndex(ctx)
	if err != nil {
		return err
	}
	if !whole { // written where it can be: reading is not to fail for that
		if err := under(func() error { return s.writeIndex(entries) }); fault.CodeOf(err) == fault.Cancelled {
			return err
		}
		info, _ = os.Stat(s.index())
	}
	s.mu.Lock()
	s.entries, s.read = entries, info
	s.mu.Unlock()
	return nil
}

// readIndex is what the index has, put right by what the folders have; whole is
// whether nothing had to be.
func (s *Shelf) readIndex(ctx context.Context) (entries map[string]Entry, whole bool, err error) {
	const op = "library.readIndex"
	folders, err := os.ReadDir(s.at())
	if errors.Is(err, fs.ErrNotExist) {
		return map[string]Entry{}, true, nil
	}
	if err != nil {
		return nil, false, &fault.Error{Code: fault.Unreadable, Op: op, Path: s.at(), Cause: err}
	}
	var list []Entry
	data, err := s.vault.read(s.index())
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case fault.CodeOf(err) == fault.LibraryLocked:
		return nil, false, err
	case err == nil:
		if json.Unmarshal(data, &list) != nil {
			list = nil // made anew
		}
	}
	indexed := make(map[string]Entry, len(list))
	for _, e := range list {
		indexed[e.ID] = e
	}
	var stale []string
	if data, err := s.vault.read(s.changing()); err == nil {
		if json.Unmarshal(data, &stale) != nil {
			indexed = nil
		}
	}
	for _, id := range stale {
		delete(indexed, id)
	}
	entries, whole = make(map[string]Entry, len(folders)), len(stale) == 0
	for _, d := range folders {
		id := d.Name()
		if !briefingID.MatchString(id) || !d.IsDir() {
			continue
		}
		if e, ok := indexed[id]; ok {
			entries[id] = e
			continue
		}
		if ctx.Err() != nil {
			return nil, false, &fault.Error{Code: fault.Cancelled, Op: op, Cause: ctx.Err()}
		}
		whole = false
		e, ok := s.recover(ctx, id)
		if ctx.Err() != nil { // not read to its end
			return nil, false, &fault.Error{Code: fault.Cancelled, Op: op, Cause: ctx.Err()}
		}
		if ok {
			entries[id] = e
		}
	}
	return entries, whole && len(entries) == len(list), nil
}

// recover is what the folder of a briefing says of it, or its original where
// nothing is said; not where there is no whole original.
func (s *Shelf) recover(ctx context.Context, id string) (Entry, bool) {
	var e Entry
	if data, err := s.vault.read(s.entry(id)); err == nil && json.Unmarshal(data, &e) == nil && e.ID == id {
		return e, true
	}
	data, err := s.vault.read(s.original(id))
	if err != nil || sum(data) != id {
		return e, false
	}
	b, report, err := Reading{}.Read(ctx, "", data)
	if err != nil {
		return e, false
	}
	e = Describe(b, report)
	if info, err := os.Stat(s.original(id)); err == nil {
		e.Added = info.ModTime().UTC()
	}
	return e, true
}

func sum(data []byte) string {
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:])
}

// Describe is an entry of a briefing. It takes words, and makes none.
func Describe(b *briefing.Briefing, r parse.Report) Entry {
	o := b.Outline()
	e := Entry{ID: b.ID, Title: b.Meta.Title, Date: b.Meta.Date, Source: o.Source, Language: b.Meta.Language, Format: r.Format, Encoding: r.Encoding}
	if e.Title == "" {
		e.First = first(b)
	}
	for _, m := range b.Measures {
		e.Measures = append(e.Measures, EntryMeasure{m.ID, b.Slice(m.Title)})
	}
	return e
}

// first is the beginning of the text, at a word's end.
func first(b *briefing.Briefing) string {
	const most = 90 // runes
	for _, p := range b.Paragraphs {
		if p.Kind == briefing.Blank || p.Kind == briefing.Rule {
			continue
		}
		words := strings.Fields(b.Slice(p.Span))
		line := ""
		for _, w := range words {
			if len([]rune(line))+len([]rune(w)) >= most {
				return line + "…"
			}
			line = strings.TrimPrefix(line+" "+w, " ")
		}
		return line
	}
	return ""
}

// locked does a change of the shelf under the lock among processes.
func (s *Shelf) locked(ctx context.Context, change func() error) error {
	const op = "library.Shelf"
	unlock, err := s.lib.hold(ctx, op, s.lib.shelfLock())
	if err != nil {
		return err
	}
	defer unlock()
	return change()
}

func (s *Shelf) writeJSON(path string, v any) error {
	const op = "library.Shelf"
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return &fault.Error{Code: fault.Unknown, Op: op, Path: path, Cause: err}
	}
	return s.put(path, b.Bytes())
}

func (s *Shelf) put(path string, data []byte) error {
	const op = "library.Shelf"
	if err := durable.MakeFolder(filepath.Dir(path)); err != nil {
		return readOnly(op, s.lib.dir, err)
	}
	err := s.vault.write(path, data)
	if fault.CodeOf(err) == fault.LibraryLocked {
		return err
	}
	return readOnly(op, s.lib.dir, err)
}

func (s *Shelf) writeIndex(entries map[string]Entry) error {
	list := make([]Entry, 0, len(entries))
	for _, e := range entries {
		list = append(list, e)
	}
	slices.SortFunc(list, func(a, b Entry) int { return strings.Compare(a.ID, b.ID) })
	if err := s.writeJSON(s.index(), list); err != nil {
		return err
	}
	if err := os.Remove(s.changing()); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return readOnly("library.Shelf", s.lib.dir, err)
	}
	return nil
}

// change changes entries: the folders first, then the index, with a note
// between them that a crash leaves for the next reader.
func (s *Shelf) change(ctx context.Context, ids []string, how func(entries map[string]Entry) error) error {
	return s.locked(ctx, func() error {
		if err := s.reload(ctx, func(write func() error) error { return write() }); err != nil {
			return err
		}
		s.mu.Lock()
		entries := make(map[string]Entry, len(s.entries)+len(ids))
		for id, e := range s.entries {
			entries[id] = e
		}
		s.mu.Unlock()
		if err := s.writeJSON(s.changing(), ids); err != nil {
			return err
		}
		if err := how(entries); err != nil {
			return err
		}
		if err := s.writeIndex(entries); err != nil {
			return err
		}
		info, _ := os.Stat(s.index())
		s.mu.Lock()
		s.entries, s.read = entries, info
		s.mu.Unlock()
		return nil
	})
}
