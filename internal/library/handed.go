package library

import (
	"context"
	"encoding/json"
	"reflect"
	"time"

	"bayan/internal/briefing"
	"bayan/internal/deck"
	"bayan/internal/fault"
	"bayan/internal/marks"
)

// Handed is what is kept of a briefing besides its original and its follow-up,
// as it goes from one office to another: JSON, nil where there is nothing.
type Handed struct{ Reading, Marks, Slides []byte }

// Taken is what of a Handed was new here.
type Taken struct {
	Marks  int  // that were not here
	Slides bool // the order and notes of the slides were taken over
	Left   bool // they were not, since there are some here
}

// HandOver is what is kept of b, which is read from file as reading says. Where
// the file is on this machine is not in it. Errors are those of Marks.Load and Deck.
func (l *Library) HandOver(b *briefing.Briefing, file string, reading Reading) (Handed, error) {
	var h Handed
	list, err := l.Marks(b, file).Load()
	if err != nil {
		return h, err
	}
	edits, err := l.Deck(b.ID)
	if err != nil {
		return h, err
	}
	for _, part := range []struct {
		to    *[]byte
		value any
		empty bool
	}{
		{&h.Reading, reading, reflect.ValueOf(reading).IsZero()},
		{&h.Marks, kept(list, "", time.Time{}), len(list) == 0},
		{&h.Slides, edited(edits), untouched(edits)},
	} {
		if part.empty {
			continue
		}
		if *part.to, err = json.Marshal(part.value); err != nil {
			return h, &fault.Error{Code: fault.Unknown, Op: "library.HandOver", Cause: err}
		}
	}
	return h, nil
}

// untouched reports whether nobody has edited a deck.
func untouched(e deck.Edits) bool {
	return len(e.Order)+len(e.Hidden)+len(e.Splits)+len(e.Notes) == 0 && !e.ShowStatus
}

// ReadingOf is how a file that was handed over is to be read; name stands in
// errors. fault.DamagedFile.
func (h Handed) ReadingOf(name string) (Reading, error) {
	var r Reading
	if h.Reading == nil {
		return r, nil
	}
	if err := json.Unmarshal(h.Reading, &r); err != nil {
		return Reading{}, &fault.Error{Code: fault.DamagedFile, Op: "library.ReadingOf", Path: name, Cause: err}
	}
	return r, nil
}

// Check is what TakeOver would refuse: fault.DamagedFile, NewerFormat, nil.
func (h Handed) Check(name string) error {
	_, _, err := h.understand(name)
	return err
}

func (h Handed) understand(name string) (m marksFile, d deckFile, err error) {
	if err = understand(name, h.Marks, &m, marksVersion); err == nil {
		err = understand(name, h.Slides, &d, deckVersion)
	}
	return m, d, err
}

// TakeOver adds what was handed over of b, which is read from file; name stands
// in errors. What is here stays: a mark of an ID that is known, and the slides
// where any were edited. fault.DamagedFile and NewerFormat before anything is
// taken; then those of Marks.Apply and ChangeDeck.
func (l *Library) TakeOver(ctx context.Context, b *briefing.Briefing, file, name string, h Handed, now time.Time) (Taken, error) {
	var t Taken
	m, d, err := h.understand(name)
	if err != nil {
		return t, err
	}
	if len(m.Marks) > 0 {
		here := l.Marks(b, file)
		list, err := here.Load()
		if err != nil && fault.CodeOf(err) != fault.DamagedMarks {
			return t, err
		}
		known := map[string]bool{}
		for _, k := range list {
			known[k.ID] = true
		}
		var e marks.Edit
		for _, k := range marks.Settle(b, m.list()) {
			if !known[k.ID] {
				known[k.ID] = true
				e.Put = append(e.Put, k)
			}
		}
		if len(e.Put) > 0 {
			if _, err := here.Apply(ctx, e, now); err != nil {
				return t, err
			}
		}
		t.Marks = len(e.Put)
	}
	if theirs := d.edits(); !untouched(theirs) {
		_, err := l.ChangeDeck(ctx, b.ID, func(mine deck.Edits) deck.Edits {
			if t.Slides = untouched(mine); t.Slides {
				return theirs
			}
			t.Left = !reflect.DeepEqual(mine, theirs)
			return mine
		})
		if err != nil {
			return Taken{Marks: t.Marks}, err
		}
	}
	return t, nil
}

func understand(name string, data []byte, into any, newest int) error {
	const op = "library.TakeOver"
	if data == nil {
		return nil
	}
	var head struct{ Version int }
	err := json.Unmarshal(data, &head)
	if err == nil && head.Version > newest {
		return &fault.Error{Code: fault.NewerFormat, Op: op, Path: name}
	}
	if err == nil {
		err = json.Unmarshal(data, into)
	}
	if err != nil || head.Version < 1 {
		return &fault.Error{Code: fault.DamagedFile, Op: op, Path: name, Cause: err}
	}
	return nil
}
