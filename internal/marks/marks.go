// Package marks is what a person leaves on a statement: highlights, bookmarks
// and notes on a passage, and how each finds its passage again in a text that
// has been edited since.
//
// A mark is anchored as the W3C's Web Annotation Data Model has it: by its
// position (4.2.5), and by its own words with a little of what stood before and
// after (4.2.4). A paragraph's number would be a poorer hint: one paragraph
// inserted above moves them all. The package is pure; the clock and the names
// of new marks come in from outside, and where marks are kept is
// internal/library's.
package marks

import (
	"slices"
	"time"
	"unicode"

	"bayan/internal/briefing"
)

// Kind is what a mark is.
type Kind string

const (
	Highlight Kind = "highlight"
	Bookmark  Kind = "bookmark"
	Note      Kind = "note"
)

// Color is a highlight's, by name: a theme says what it looks like.
type Color string

const (
	Yellow Color = "yellow"
	Green  Color = "green"
	Blue   Color = "blue"
	Rose   Color = "rose"
)

// Colors are the four in the order in which they are offered.
func Colors() [4]Color { return [4]Color{Yellow, Green, Blue, Rose} }

// Mark is one mark on a passage.
type Mark struct {
	ID    string
	Kind  Kind
	Color Color // of a highlight
	// Span is where the passage stood when the mark was made or last found.
	Span briefing.Span
	// Quote is the passage as the person marked it; Before and After are up to
	// Context runes around it.
	Quote, Before, After string
	Note                 string // of a note
	Time                 time.Time
}

// Context is how many runes a mark remembers on each side of its passage.
const Context = 32

// New is a mark on span, without the blanks at its ends; false where nothing
// but blanks is left, or span is not in the text.
func New(b *briefing.Briefing, kind Kind, span briefing.Span, id string, now time.Time) (Mark, bool) {
	span.Start, span.End = max(span.Start, 0), min(span.End, len(b.Text))
	for span.Start < span.End && unicode.IsSpace(b.Text[span.Start]) {
		span.Start++
	}
	for span.End > span.Start && unicode.IsSpace(b.Text[span.End-1]) {
		span.End--
	}
	if span.Len() <= 0 {
		return Mark{}, false
	}
	m := Mark{ID: id, Kind: kind, Quote: b.Slice(span), Time: now}
	m.settle(b, span)
	return m, true
}

// settle takes over where the passage stands now. Quote stays what was marked.
func (m *Mark) settle(b *briefing.Briefing, span briefing.Span) {
	m.Span = span
	m.Before = string(b.Text[max(0, span.Start-Context):span.Start])
	m.After = string(b.Text[span.End:min(len(b.Text), span.End+Context)])
}

// beginning bounds what Beginning takes, in runes.
const beginning = 60

// Beginning is the first words of a paragraph: a bookmark on a paragraph then
// stands as long as its beginning does.
func Beginning(b *briefing.Briefing, paragraph int) briefing.Span {
	s := b.Paragraphs[paragraph].Span
	if s.Len() <= beginning {
		return s
	}
	for i := s.Start + beginning; i > s.Start; i-- {
		if unicode.IsSpace(b.Text[i]) {
			return briefing.Span{Start: s.Start, End: i}
		}
	}
	return briefing.Span{Start: s.Start, End: s.Start + beginning} // one word beyond all measure
}

// List is all marks on a statement, oldest first.
type List []Mark

// Edit is a change of a list: Remove names marks, Put are marks that are added
// or take the place of the one of their ID.
type Edit struct {
	Put    []Mark
	Remove []string
}

// Apply returns the list after an edit; l itself is not changed.
func (l List) Apply(e Edit) List {
	out := make(List, 0, len(l)+len(e.Put))
	for _, m := range l {
		if !slices.Contains(e.Remove, m.ID) {
			out = append(out, m)
		}
	}
	for _, m := range e.Put {
		if i := out.index(m.ID); i >= 0 {
			out[i] = m
		} else {
			out = append(out, m)
		}
	}
	return out
}

// Undo is the edit that takes e back from l.Apply(e).
func (l List) Undo(e Edit) Edit {
	var back Edit
	for _, m := range e.Put {
		if i := l.index(m.ID); i >= 0 {
			back.Put = append(back.Put, l[i])
		} else {
			back.Remove = append(back.Remove, m.ID)
		}
	}
	for _, id := range e.Remove {
		if i := l.index(id); i >= 0 {
			back.Put = append(back.Put, l[i])
		}
	}
	return back
}

func (l List) index(id string) int {
	return slices.IndexFunc(l, func(m Mark) bool { return m.ID == id })
}
