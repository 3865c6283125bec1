// Package track keeps the follow-up of a statement's measures: who set which
// field of which measure to what, and when.
//
// The record of a briefing is an append-only log of events, one JSON line each
// with a checksum (line.go). An event is on disk, fsynced, before Set returns;
// nothing that was acknowledged is ever rewritten. The state is a fold over the
// set of events (state.go) and nothing else, so merging two logs is a union:
// commutative, associative, idempotent. Whether a value was set later than
// another or apart from it is told by the heads that an event's device had
// seen, never by clocks; of two values set apart both are kept and shown.
//
// A log is shared by processes: a window and the command line work side by
// side. The lock is held for one append, under it the others' events are read
// first and a torn tail is repaired (log.go, lock_*.go). Readers take no lock.
//
// The package refuses nothing that it can read: a line that fails its checksum
// is set aside and counted, a log of a newer format is shown and not changed.
package track

import (
	"slices"
	"time"

	"bayan/internal/briefing"
	"bayan/internal/calendar"
	"bayan/internal/fault"
)

// Format is the newest format of a line that this program writes and changes.
const Format = 1

// Field is what an event sets. Fields that a later program adds are kept, merged
// and shown in the history as they are.
type Field = briefing.Field

// The fields that this program sets.
const (
	Status   = briefing.FieldStatus
	Owner    = briefing.FieldOwner
	Due      = briefing.FieldDue
	Note     = briefing.FieldNote
	Evidence = briefing.FieldEvidence
	Title    = briefing.FieldTitle // the measure ID is one of NewItem's; "" takes the item off the list
)

// Change is one field to be set.
type Change = briefing.Change

// MaxValue is the longest value in bytes.
const MaxValue = 16 << 10

// Event is one thing that one person set. It never changes.
type Event struct {
	Format   int       `json:"v"`
	ID       string    `json:"id"`       // ULID
	Briefing string    `json:"briefing"` // briefing.Briefing.ID
	Measure  string    `json:"measure"`  // briefing.Measure.ID, or an added item's
	Device   string    `json:"device"`   // who counts Seq
	Seq      uint64    `json:"seq"`      // from 1; grows with each event of the device, may leave gaps
	Heads    Heads     `json:"heads,omitempty"`
	Time     time.Time `json:"time"` // the device's clock, UTC, milliseconds
	Who      string    `json:"who"`
	Field    Field     `json:"field"`
	Value    string    `json:"value"`

	sum uint32 // of the line, which is the event's identity together with ID
}

// Heads is what a device had seen when it made an event: of each other device
// the highest sequence number. Of its own it had seen all before Seq.
type Heads map[string]uint64

// check refuses what no later reader could make sense of.
func check(c Change) error {
	const op = "track.Set"
	switch c.Field {
	case Status:
		if !slices.Contains(briefing.Statuses(), briefing.Status(c.Value)) {
			return &fault.Error{Code: fault.BadStatus, Op: op, Detail: c.Value}
		}
	case Due:
		if c.Value == "" {
			return nil
		}
		d, err := calendar.Parse(c.Value)
		if err != nil {
			return err
		}
		if d.String() != c.Value { // dates are compared as text
			return &fault.Error{Code: fault.BadDate, Op: op, Detail: c.Value}
		}
	}
	if len(c.Value) > MaxValue {
		return &fault.Error{Code: fault.TooLarge, Op: op, Path: string(c.Field)}
	}
	return nil
}
