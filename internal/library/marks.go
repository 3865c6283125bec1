package library

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"bayan/internal/briefing"
	"bayan/internal/fault"
	"bayan/internal/marks"
)

// Marks keeps one person's marks on one briefing in one file, replaced whole:
// they are few, nobody merges them, and a log's one gain, that two offices'
// changes meet, is not wanted of them. Each change is made to what the file
// holds at that moment, under a lock, so that two windows on one briefing lose
// nothing of each other's.
type Marks struct {
	lib      *Library
	briefing *briefing.Briefing
	file     string
}

// Marks are the marks on b, which was read from file (an absolute path, "" for
// the bundled statement). An edited file is another briefing; it takes over the
// marks of the one last read from there, where any of them finds its passage.
func (l *Library) Marks(b *briefing.Briefing, file string) *Marks { return &Marks{l, b, file} }

// marksVersion is the format's. A newer file is neither read nor replaced.
const marksVersion = 1

type marksFile struct {
	Version int        `json:"version"`
	File    string     `json:"file"` // where the briefing was read from
	Kept    time.Time  `json:"kept"`
	Marks   []keptMark `json:"marks"`
}

type keptMark struct {
	ID     string      `json:"id"`
	Kind   marks.Kind  `json:"kind"`
	Color  marks.Color `json:"color,omitempty"`
	Start  int         `json:"start"` // runes of the text
	End    int         `json:"end"`
	Quote  string      `json:"quote"`
	Before string      `json:"before"`
	After  string      `json:"after"`
	Note   string      `json:"note,omitempty"`
	Time   time.Time   `json:"time"`
}

func (l *Library) marksFolder() string { return filepath.Join(l.dir, "marks") }

func (m *Marks) folder() string { return m.lib.marksFolder() }
func (m *Marks) path() string   { return filepath.Join(m.folder(), m.briefing.ID+".json") }

// Load reads the marks, oldest first; each stands where its passage is in the
// text now. A damaged file is set aside and fault.DamagedMarks says where it
// is; the list is then empty. fault.NewerFormat, Unreadable and LibraryLocked
// leave the file as it is.
func (m *Marks) Load() (marks.List, error) {
	const op = "library.Marks.Load"
	found, err := m.lib.readMarks(op, m.path())
	switch {
	case fault.CodeOf(err) == fault.DamagedMarks:
		aside, renamed := setAside(m.path())
		if renamed != nil {
			return nil, &fault.Error{Code: fault.Unreadable, Op: op, Path: m.path(), Cause: errors.Join(err, renamed)}
		}
		return nil, &fault.Error{Code: fault.DamagedMarks, Op: op, Path: aside, Cause: err}
	case err != nil:
		return nil, err
	case found == nil:
		return m.inherit(), nil
	}
	return marks.Settle(m.briefing, found.list()), nil
}

// Apply changes the marks, at time now, and returns all of them once they are
// safe on disk. fault.DataReadOnly, DiskFull, Busy, Cancelled, or as Load says:
// then nothing is changed.
func (m *Marks) Apply(ctx context.Context, e marks.Edit, now time.Time) (marks.List, error) {
	const op = "library.Marks.Apply"
	unlock, err := m.lib.holdCovered(ctx, op, m.path())
	if err != nil {
		return nil, err
	}
	defer unlock()
	list, err := m.Load()
	if err != nil && fault.CodeOf(err) != fault.DamagedMarks {
		return nil, err
	}
	list = list.Apply(e)
	if err := m.lib.writeLocked(op, m.path(), kept(list, m.file, now)); err != nil {
		return nil, err
	}
	return list, nil
}

// inherit is the marks of the text that this one was edited from: of the
// briefings read from the same file the one marked last. Where none of its
// passages is here it is another text under an old name.
func (m *Marks) inherit() marks.List {
	const op = "library.Marks.inherit"
	var last *marksFile
	for _, path := range filesOf(m.folder(), ".json") {
		// What cannot be read is told of when its own briefing is opened.
		f, err := m.lib.readMarks(op, path)
		if err == nil && f != nil && f.File == m.file && (last == nil || f.Kept.After(last.Kept)) {
			last = f
		}
	}
	if last == nil {
		return nil
	}
	if p := marks.Place(m.briefing, last.list()); len(p) == 0 || !p[0].Found {
		return nil
	}
	return marks.Settle(m.briefing, last.list())
}

// readMarks is nil where there is no file.
func (l *Library) readMarks(op, path string) (*marksFile, error) {
	data, err := l.vault.read(path)
	var known *fault.Error
	switch {
	case errors.As(err, &known):
		return nil, err
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, &fault.Error{Code: fault.Unreadable, Op: op, Path: path, Cause: err}
	}
	// The version first: of a newer file nothing else need be understood.
	var f marksFile
	var head struct{ Version int }
	if err = json.Unmarshal(data, &head); err == nil {
		if head.Version > marksVersion {
			return nil, &fault.Error{Code: fault.NewerFormat, Op: op, Path: path}
		}
		if err = json.Unmarshal(data, &f); err == nil && f.Version >= 1 {
			return &f, nil
		}
	}
	return nil, &fault.Error{Code: fault.DamagedMarks, Op: op, Path: path, Cause: err}
}

// kept is a list as its file has it.
func kept(list marks.List, file string, now time.Time) marksFile {
	f := marksFile{Version: marksVersion, File: file, Kept: now.UTC(), Marks: make([]keptMark, len(list))}
	for i, k := range list {
		f.Marks[i] = keptMark{k.ID, k.Kind, k.Color, k.Span.Start, k.Span.End, k.Quote, k.Before, k.After, k.Note, k.Time.UTC()}
	}
	return f
}

func (f *marksFile) list() marks.List {
	list := make(marks.List, len(f.Marks))
	for i, k := range f.Marks {
		list[i] = marks.Mark{
			ID: k.ID, Kind: k.Kind, Color: k.Color, Span: briefing.Span{Start: k.Start, End: k.End},
			Quote: k.Quote, Before: k.Before, After: k.After, Note: k.Note, Time: k.Time,
		}
	}
	return list
}

// setAside renames a damaged file to a name that none has.
func setAside(path string) (string, error) {
	aside := path + ".damaged"
	for n := 2; ; n++ {
		_, err := os.Lstat(aside)
		if errors.Is(err, fs.ErrNotExist) {
			return aside, os.Rename(path, aside)
		}
		if err != nil || n > 1000 {
			return "", err
		}
		aside = path + ".damaged-" + strconv.Itoa(n)
	}
}
