package library

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"

	"bayan/internal/deck"
	"bayan/internal/fault"
)

// deckVersion is the format's. A newer file is neither read nor replaced.
const deckVersion = 1

// deckFile is how a deck was edited.
type deckFile struct {
	Version    int                 `json:"version"`
	Order      []deck.Key          `json:"order,omitempty"`
	Hidden     []deck.Key          `json:"hidden,omitempty"`
	Splits     map[deck.Key][]int  `json:"splits,omitempty"` // runes of the statement's text
	Notes      map[deck.Key]string `json:"notes,omitempty"`
	ShowStatus bool                `json:"show_status,omitempty"`
}

func (l *Library) deck(briefing string) string {
	return filepath.Join(l.decksFolder(), briefing+".json")
}

func (l *Library) decksFolder() string { return filepath.Join(l.dir, "decks") }

// Deck reads how the slides of a briefing (its ID) were edited: the zero value
// where they never were. A damaged file is set aside, and fault.DamagedDeck says
// where it is. fault.NewerFormat, Unreadable and LibraryLocked leave the file as it is.
func (l *Library) Deck(briefing string) (deck.Edits, error) {
	const op = "library.Deck"
	path := l.deck(briefing)
	data, err := l.vault.read(path)
	var known *fault.Error
	switch {
	case errors.As(err, &known):
		return deck.Edits{}, err
	case errors.Is(err, fs.ErrNotExist):
		return deck.Edits{}, nil
	case err != nil:
		return deck.Edits{}, &fault.Error{Code: fault.Unreadable, Op: op, Path: path, Cause: err}
	}
	var head struct{ Version int } // first: of a newer file nothing else need be understood
	var f deckFile
	if err = json.Unmarshal(data, &head); err == nil {
		if head.Version > deckVersion {
			return deck.Edits{}, &fault.Error{Code: fault.NewerFormat, Op: op, Path: path}
		}
		if err = json.Unmarshal(data, &f); err == nil && f.Version >= 1 {
			return f.edits(), nil
		}
	}
	aside, renamed := setAside(path)
	if renamed != nil {
		return deck.Edits{}, &fault.Error{Code: fault.Unreadable, Op: op, Path: path, Cause: errors.Join(err, renamed)}
	}
	return deck.Edits{}, &fault.Error{Code: fault.DamagedDeck, Op: op, Path: aside, Cause: err}
}

// ChangeDeck changes how the slides of a briefing are edited, starting from
// what the file holds at that moment, and returns that once it is safe on disk.
// fault.DataReadOnly, DiskFull, Busy, Cancelled, or as Deck says: then nothing
// is changed.
func (l *Library) ChangeDeck(ctx context.Context, briefing string, change func(deck.Edits) deck.Edits) (deck.Edits, error) {
	const op = "library.ChangeDeck"
	path := l.deck(briefing)
	unlock, err := l.holdCovered(ctx, op, path)
	if err != nil {
		return deck.Edits{}, err
	}
	defer unlock()
	e, err := l.Deck(briefing)
	if err != nil && fault.CodeOf(err) != fault.DamagedDeck {
		return deck.Edits{}, err
	}
	e = change(e)
	if err := l.writeLocked(op, path, edited(e)); err != nil {
		return deck.Edits{}, err
	}
	return e, nil
}

// edited is a deck's edits as their file has them.
func edited(e deck.Edits) deckFile {
	return deckFile{deckVersion, e.Order, slices.Sorted(maps.Keys(e.Hidden)), e.Splits, e.Notes, e.ShowStatus}
}

func (f *deckFile) edits() deck.Edits {
	e := deck.Edits{Order: f.Order, Splits: f.Splits, Notes: f.Notes, ShowStatus: f.ShowStatus}
	for _, k := range f.Hidden {
		e = e.Hide(k, true)
	}
	for _, at := range e.Splits { // a hand may have written them
		slices.Sort(at)
	}
	return e
}
