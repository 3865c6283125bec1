package track

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"time"

	"bayan/internal/durable"
	"bayan/internal/fault"
)

// Set records that who set fields of a measure, and returns once that is on
// disk. A field that already has the value, and no other beside it, makes no
// event. Errors: fault.BadStatus, BadDate, TooLarge (nothing is kept);
// NewerFormat; DataReadOnly, DiskFull, Unwritable, Busy: the file is as it was,
// and the change is kept in memory, shown by Progress, and written with the
// next Set or Flush that succeeds.
func (l *Log) Set(ctx context.Context, who, measure string, changes ...Change) error {
	for _, c := range changes {
		if err := check(c); err != nil {
			return err
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.refused(); err != nil {
		return err
	}
	waiting := len(l.pending)
	for _, c := range changes {
		c.Value = strings.ToValidUTF8(c.Value, "\uFFFD")
		l.pending = append(l.pending, change{strings.ToValidUTF8(who, "\uFFFD"), measure, c})
	}
	err := l.flush(ctx)
	switch fault.CodeOf(err) {
	case fault.NewerFormat, fault.Cancelled: // it will not be written later either
		l.pending = l.pending[:waiting]
	}
	return err
}

// Flush writes what could not be written before.
func (l *Log) Flush(ctx context.Context) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.pending) == 0 {
		return nil
	}
	return l.flush(ctx)
}

// Discard gives up what could not be written.
func (l *Log) Discard() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.pending = nil
}

// NewItem adds an item that is not in the statement, whose Title is among the
// changes, and returns its measure ID; with an error too, as of Set.
func (l *Log) NewItem(ctx context.Context, who string, changes ...Change) (string, error) {
	l.mu.Lock()
	id, err := newULID(l.c.Now(), l.c.Random)
	l.mu.Unlock()
	if err != nil {
		return "", &fault.Error{Code: fault.Unknown, Op: "track.NewItem", Cause: err}
	}
	id = itemStart + id
	return id, l.Set(ctx, who, id, changes...)
}

func (l *Log) flush(ctx context.Context) error {
	err := l.append(ctx, func() ([]byte, []Event, error) {
		var lines []byte
		var events []Event
		now := l.c.Now().UTC().Truncate(time.Millisecond)
		// The fold is asked about what is pending too: the last of two changes to a field counts.
		for i, c := range l.pending {
			if l.settled(c, l.pending[:i]) {
				continue
			}
			e, err := l.event(now, c)
			if err != nil {
				return nil, nil, err
			}
			e.Seq += uint64(len(events))
			line, err := encode(&e)
			if err != nil {
				return nil, nil, err
			}
			lines = append(lines, line...)
			events = append(events, e)
		}
		return lines, events, nil
	})
	if err == nil {
		l.pending = nil
	}
	return err
}

// settled reports whether a field has the value already, alone.
func (l *Log) settled(c change, earlier []change) bool {
	for _, p := range earlier {
		if p.measure == c.measure && p.Field == c.Field {
			return false
		}
	}
	values := l.state.Values(c.measure, c.Field)
	return len(values) == 1 && values[0].Value == c.Value
}

func (l *Log) event(now time.Time, c change) (Event, error) {
	id, err := newULID(now, l.c.Random)
	if err != nil {
		return Event{}, err
	}
	heads := l.state.Seen()
	// A line set aside may have held a number of this device: leave a gap for it.
	seq := heads[l.c.Device] + 1 + uint64(l.bad+l.aside)
	delete(heads, l.c.Device)
	return Event{
		Format: Format, ID: id, Briefing: l.c.Briefing, Measure: c.measure, Device: l.c.Device, Seq: seq, Heads: heads,
		Time: now, Who: c.who, Field: c.Field, Value: c.Value,
	}, nil
}

// append takes the lock, reads what others wrote, repairs a torn tail, asks
// for lines, and writes them whole or not at all.
func (l *Log) append(ctx context.Context, lines func() ([]byte, []Event, error)) error {
	const op = "track.Set"
	if err := durable.MakeFolder(l.c.Dir); err != nil {
		return l.denied(op, err)
	}
	unlock, err := l.lock(ctx)
	if err != nil {
		return err
	}
	defer unlock()
	fresh := false
	f, err := os.OpenFile(l.Path(), os.O_RDWR, 0)
	if errors.Is(err, os.ErrNotExist) {
		fresh = true
		f, err = os.OpenFile(l.Path(), os.O_RDWR|os.O_CREATE, 0o600)
	}
	if err != nil {
		return l.denied(op, err)
	}
	defer f.Close()
	tail, err := l.read()
	if err != nil {
		return err
	}
	if err := l.refused(); err != nil {
		return err
	}
	if len(tail) > 0 {
		if err := l.repair(f, tail); err != nil {
			return l.failed(op, err)
		}
	}
	data, events, err := lines()
	if err != nil {
		return &fault.Error{Code: fault.Unknown, Op: op, Cause: err}
	}
	if len(data) == 0 {
		return nil
	}
	if err := l.write(f, data, fresh); err != nil {
		return l.failed(op, err)
	}
	for i := range events {
		l.state.apply(&events[i])
	}
	l.advance(f, data)
	return nil
}

// write puts data at the end and on disk. Where that fails the file is cut back
// to what it was; should even that fail, what is left is a torn tail, which no
// reader takes for an event.
func (l *Log) write(f *os.File, data []byte, fresh bool) error {
	_, err := f.WriteAt(data, l.end)
	if err == nil {
		err = f.Sync()
	}
	if err == nil && fresh {
		err = durable.SyncFolder(l.c.Dir)
	}
	if err != nil {
		if f.Truncate(l.end) == nil {
			_ = f.Sync() // the error that is told is the first one
		}
	}
	return err
}

// advance remembers what was written as read.
func (l *Log) advance(f *os.File, data []byte) {
	start := strings.LastIndexByte(string(data[:len(data)-1]), '\n') + 1
	l.lastLine = append([]byte(nil), data[start:]...)
	l.last = l.end + int64(start)
	l.end += int64(len(data))
	if info, err := f.Stat(); err == nil {
		l.size, l.changed = info.Size(), info.ModTime()
	}
}

// repair makes the file end with a newline again. A tail that is a whole line
// but for its newline gets it; any other was never acknowledged: it is put
// aside and cut off.
func (l *Log) repair(f *os.File, tail []byte) error {
	if _, v := decode(tail, nil); v == sound {
		if _, err := f.WriteAt([]byte("\n"), l.end+int64(len(tail))); err != nil {
			return err
		}
		_, err := l.read()
		return err
	}
	aside, err := os.OpenFile(l.tails(), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	_, err = aside.Write(append(append([]byte(nil), tail...), '\n'))
	if err == nil {
		err = aside.Sync()
	}
	if closed := aside.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	if err := f.Truncate(l.end); err != nil {
		return err
	}
	if !l.standing {
		l.torn++
	}
	l.standing = false
	return nil
}

// Merge adds the events of another log of the same briefing and returns how
// many were new. Lines of it that are not sound are passed over and counted.
// One that belongs to another briefing is fault.OtherBriefing, one that holds
// nothing of a log fault.NotText, one of a newer format fault.NewerFormat; then
// nothing is changed. Merging twice, or in any order, gives one state.
func (l *Log) Merge(ctx context.Context, name string, data []byte) (int, Damage, error) {
	r, err := l.other(name, data)
	if err != nil {
		return 0, Damage{}, err
	}
	damage := Damage{Bad: r.Bad}
	if len(r.Tail) > 0 {
		damage.Torn = 1
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.refused(); err != nil {
		return 0, damage, err
	}
	added := 0
	err = l.append(ctx, func() ([]byte, []Event, error) {
		var lines []byte
		var events []Event
		fresh := NewState() // the other log may hold a line twice
		for i := range r.Events {
			if e := &r.Events[i]; !l.state.Knows(e) && fresh.apply(e) {
				lines = append(lines, r.Raw[i]...)
				events = append(events, *e)
			}
		}
		added = len(events)
		return lines, events, nil
	})
	if err != nil {
		added = 0
	}
	return added, damage, err
}

// Preview is what a merge would bring: the events that are new, and the fields
// that would have several values.
func (l *Log) Preview(name string, data []byte) ([]Event, []Conflict, error) {
	r, err := l.other(name, data)
	if err != nil {
		return nil, nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	both := NewState()
	for _, e := range l.state.events {
		both.apply(e)
	}
	var news []Event
	for i := range r.Events {
		if both.apply(&r.Events[i]) {
			news = append(news, r.Events[i])
		}
	}
	return news, both.Conflicts(), nil
}

func (l *Log) other(name string, data []byte) (Reading, error) {
	const op = "track.Merge"
	r := Read(data)
	if len(r.Tail) > 0 { // a last line whole but for its newline
		if e, v := decode(r.Tail, nil); v == sound {
			r.add(e, append(append([]byte(nil), r.Tail...), '\n'))
			r.Tail = nil
		}
	}
	switch {
	case r.Newer:
		return r, &fault.Error{Code: fault.NewerFormat, Op: op, Path: name}
	case len(r.Events) == 0 && len(data) > 0:
		return r, &fault.Error{Code: fault.NotText, Op: op, Path: name}
	}
	for i := range r.Events {
		if r.Events[i].Briefing != l.c.Briefing {
			return r, &fault.Error{Code: fault.OtherBriefing, Op: op, Path: name}
		}
	}
	return r, nil
}

// Export writes the sound lines of the log: the record as one file.
func (l *Log) Export(w io.Writer) error {
	data, err := l.Lines()
	if err == nil {
		_, err = w.Write(data)
	}
	return err
}

// Lines are the sound lines of the log, nil where there are none; fault.Unreadable.
func (l *Log) Lines() ([]byte, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	data, err := os.ReadFile(l.Path())
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, &fault.Error{Code: fault.Unreadable, Op: "track.Export", Path: l.Path(), Cause: err}
	}
	raw := Read(data).Raw
	if len(raw) == 0 {
		return nil, nil
	}
	return bytes.Join(raw, nil), nil
}
