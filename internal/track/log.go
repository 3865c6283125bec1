package track

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"bayan/internal/briefing"
	"bayan/internal/durable"
	"bayan/internal/fault"
)

// Config is what a log needs from outside.
type Config struct {
	Dir      string // folder of the logs, made with the first event
	Briefing string // briefing.Briefing.ID
	Device   string // this device, from the library
	Now      func() time.Time
	Random   io.Reader
}

// Log is the follow-up of one briefing, on disk. It is safe for concurrent use,
// and other processes may use the same file.
type Log struct {
	c     Config
	mu    sync.Mutex
	state *State
	// What has been read of the file: up to end; the line from last to end, for
	// noticing that the file is not the one that was read.
	end, last int64
	lastLine  []byte
	size      int64
	changed   time.Time
	newer     bool
	bad       int
	aside     int  // lines that were set aside by Mend
	torn      int  // tails dropped, or standing at the end
	standing  bool // a tail that is counted in torn still stands
	pending   []change
}

// change is what could not be written yet.
type change struct {
	who, measure string
	Change
}

// Damage is what was found unsound in a log. The lines stay in the file; a
// dropped tail is kept beside it.
type Damage struct {
	Bad  int // lines set aside
	Torn int // torn tails dropped
}

// Open reads the log of a briefing; there need not be one. A log that cannot be
// read is fault.Unreadable. One of a newer format opens, and every Set is refused.
func Open(c Config) (*Log, error) {
	l := &Log{c: c, state: NewState()}
	tail, err := l.read()
	if err != nil {
		return nil, err
	}
	if len(tail) > 0 {
		// Perhaps another process is just writing it: then it is whole once the lock is had.
		if unlock, err := l.lock(context.Background()); err == nil {
			tail, err = l.read()
			unlock()
			if err != nil {
				return nil, err
			}
		}
		if len(tail) > 0 {
			l.torn, l.standing = 1, true
		}
	}
	return l, nil
}

// Path is the log's file.
func (l *Log) Path() string { return filepath.Join(l.c.Dir, l.c.Briefing+".jsonl") }

// tails is where torn tails go.
func (l *Log) tails() string { return l.Path() + ".aside" }

// ReadOnly is fault.NewerFormat where the log is of a newer program, else nil.
func (l *Log) ReadOnly() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.refused()
}

func (l *Log) refused() error {
	if l.newer {
		return &fault.Error{Code: fault.NewerFormat, Op: "track.Set", Path: l.Path()}
	}
	return nil
}

// Damage is what has been found since Open.
func (l *Log) Damage() Damage {
	l.mu.Lock()
	defer l.mu.Unlock()
	return Damage{Bad: l.bad, Torn: l.torn}
}

// Err is the damage as fault.DamagedLog, or nil.
func (d Damage) Err(path string) error {
	if d.Bad+d.Torn == 0 {
		return nil
	}
	return &fault.Error{Code: fault.DamagedLog, Op: "track.Read", Path: path, Detail: strconv.Itoa(d.Bad + d.Torn)}
}

// Progress is State.Progress, with what could not be written yet.
func (l *Log) Progress() map[string]briefing.Progress {
	l.mu.Lock()
	defer l.mu.Unlock()
	out := l.state.Progress()
	for _, c := range l.pending {
		p, ok := out[c.measure]
		if !ok {
			p.Status = briefing.Todo
		}
		out[c.measure] = p.With(c.Change)
	}
	return out
}

// Conflicts is State.Conflicts.
func (l *Log) Conflicts() []Conflict {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.state.Conflicts()
}

// Items is State.Items, with what could not be written yet.
func (l *Log) Items() []Item {
	l.mu.Lock()
	defer l.mu.Unlock()
	items := l.state.Items()
	for _, c := range l.pending {
		if c.Field != Title || !strings.HasPrefix(c.measure, itemStart) {
			continue
		}
		items = slices.DeleteFunc(items, func(i Item) bool { return i.ID == c.measure })
		if c.Value != "" {
			items = append(items, Item{c.measure, c.Value})
		}
	}
	slices.SortFunc(items, func(a, b Item) int { return strings.Compare(a.ID, b.ID) })
	return items
}

// Counts is State.Counts, with what could not be written yet.
func (l *Log) Counts() map[string]int {
	l.mu.Lock()
	defer l.mu.Unlock()
	counts := l.state.Counts()
	for _, c := range l.pending {
		counts[c.measure]++
	}
	return counts
}

// Values is State.Values.
func (l *Log) Values(measure string, field Field) []Event {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.state.Values(measure, field)
}

// History is State.History.
func (l *Log) History(measure string) []Event {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.state.History(measure)
}

// Len is the number of events.
func (l *Log) Len() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.state.Len()
}

// Pending is how many changes wait for the disk.
func (l *Log) Pending() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.pending)
}

// Refresh reads what other processes have written since, and reports whether
// there was anything. It costs one stat where there is not.
func (l *Log) Refresh() (bool, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	info, err := os.Stat(l.Path())
	switch {
	case missing(err) && l.end == 0:
		return false, nil
	case err == nil && info.Size() == l.size && info.ModTime().Equal(l.changed):
		return false, nil
	}
	before := l.state
	n := before.Len()
	_, err = l.read()
	return l.state != before || l.state.Len() != n, err
}

// read takes in the file's lines that are not known yet and returns what stands
// after the last newline. A file that is not the one read before (it was
// rolled back, replaced, deleted) is read anew.
func (l *Log) read() ([]byte, error) {
	const op = "track.Read"
	unreadable := func(err error) error {
		return &fault.Error{Code: fault.Unreadable, Op: op, Path: l.Path(), Cause: err}
	}
	f, err := os.Open(l.Path())
	if missing(err) {
		if l.end > 0 {
			l.forget()
		}
		return nil, nil
	}
	if err != nil {
		return nil, unreadable(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, unreadable(err)
	}
	data, err := readFrom(f, l.last, info.Size())
	if err != nil {
		return nil, unreadable(err)
	}
	if !strings.HasPrefix(string(data), string(l.lastLine)) {
		l.forget()
		if data, err = readFrom(f, 0, info.Size()); err != nil {
			return nil, unreadable(err)
		}
	}
	r := Read(data[len(l.lastLine):])
	foreign := 0
	for i := range r.Events {
		if r.Events[i].Briefing != l.c.Briefing {
			foreign++
			continue
		}
		l.state.apply(&r.Events[i])
	}
	l.bad += r.Bad + foreign
	l.aside += r.Aside
	l.newer = l.newer || r.Newer
	l.size, l.changed = info.Size(), info.ModTime()
	if r.End > 0 {
		start := int64(len(l.lastLine))
		l.lastLine = append([]byte(nil), data[start+r.Last:start+r.End]...)
		l.last, l.end = l.end+r.Last, l.end+r.End
	}
	return r.Tail, nil
}

// missing reports whether there is no such file; nor is there one under what is not a folder.
func missing(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}

func (l *Log) forget() {
	l.state, l.end, l.last, l.lastLine = NewState(), 0, 0, nil
	l.newer, l.bad, l.aside = false, 0, 0
}

func readFrom(f *os.File, offset, size int64) ([]byte, error) {
	data := make([]byte, max(size-offset, 0))
	n, err := f.ReadAt(data, offset)
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return data[:n], err
}

// denied is a failure to open or make the log for writing.
func (l *Log) denied(op string, err error) error {
	if durable.Full(err) {
		return &fault.Error{Code: fault.DiskFull, Op: op, Path: l.c.Dir, Cause: err}
	}
	return &fault.Error{Code: fault.DataReadOnly, Op: op, Path: l.c.Dir, Cause: err}
}

// failed is a failed write: the file could be opened, so it is the disk.
func (l *Log) failed(op string, err error) error {
	if errors.Is(err, syscall.EROFS) { // mounted anew since
		return l.denied(op, err)
	}
	return durable.Fault(op, l.Path(), err)
}
