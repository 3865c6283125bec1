package text

import (
	"slices"
	"unicode"
)

// Buffer is text being typed: runes, a selection and what can be undone. It
// draws nothing and knows no widget. Offsets are runes.
type Buffer struct {
	runes []rune
	// The selection lies between anchor and caret; the caret is where typing goes.
	caret, anchor int
	past, future  []change
	open          bool // the last change may still grow by typing
}

// change replaced before by after at start.
type change struct {
	start         int
	before, after []rune
	caret, anchor int // as they were
}

// historyLimit bounds what can be undone, in changes.
const historyLimit = 500

// NewBuffer holds words with the caret at their end.
func NewBuffer(words string) *Buffer {
	b := &Buffer{runes: []rune(words)}
	b.caret, b.anchor = len(b.runes), len(b.runes)
	return b
}

// Runes is the text; read only.
func (b *Buffer) Runes() []rune { return b.runes }

// Text is the text as a string.
func (b *Buffer) Text() string { return string(b.runes) }

// Caret is where typing goes.
func (b *Buffer) Caret() int { return b.caret }

// Selection is the selected range, empty where start == end.
func (b *Buffer) Selection() (start, end int) {
	return min(b.caret, b.anchor), max(b.caret, b.anchor)
}

// Selected is the selected text.
func (b *Buffer) Selected() string {
	start, end := b.Selection()
	return string(b.runes[start:end])
}

// Place moves the caret, and the selection's other end with it unless extend is set.
func (b *Buffer) Place(caret int, extend bool) {
	b.caret = max(0, min(caret, len(b.runes)))
	if !extend {
		b.anchor = b.caret
	}
	b.open = false
}

// Select selects [start, end) with the caret at end.
func (b *Buffer) Select(start, end int) {
	b.Place(start, false)
	b.Place(end, true)
}

// Type puts one typed character in place of the selection. A word is one undo.
func (b *Buffer) Type(r rune) {
	start, end := b.Selection()
	grows := b.open && start == end && len(b.past) > 0 && !unicode.IsSpace(r)
	b.replace(start, end, []rune{r})
	if grows {
		n := len(b.past)
		b.past[n-2].after = append(b.past[n-2].after, r)
		b.past = b.past[:n-1]
	}
	b.open = true
}

// Insert puts words in place of the selection, as one undo.
func (b *Buffer) Insert(words string) {
	start, end := b.Selection()
	b.replace(start, end, []rune(words))
}

// Delete removes [start, end), as one undo; the caret stands at start.
func (b *Buffer) Delete(start, end int) {
	start, end = max(0, start), min(end, len(b.runes))
	if start < end {
		b.replace(start, end, nil)
	}
}

func (b *Buffer) replace(start, end int, with []rune) {
	if start == end && len(with) == 0 {
		return
	}
	b.past = append(b.past, change{start, slices.Clone(b.runes[start:end]), slices.Clone(with), b.caret, b.anchor})
	if len(b.past) > historyLimit {
		b.past = slices.Delete(b.past, 0, 1)
	}
	b.future, b.open = nil, false
	b.runes = slices.Concat(b.runes[:start], with, b.runes[end:])
	b.caret = start + len(with)
	b.anchor = b.caret
}

// Undo takes the last change back; false where there is none.
func (b *Buffer) Undo() bool {
	if len(b.past) == 0 {
		return false
	}
	c := b.past[len(b.past)-1]
	b.past = b.past[:len(b.past)-1]
	b.future = append(b.future, c)
	b.runes = slices.Concat(b.runes[:c.start], c.before, b.runes[c.start+len(c.after):])
	b.caret, b.anchor, b.open = c.caret, c.anchor, false
	return true
}

// Redo does again what Undo took back; false where there is nothing.
func (b *Buffer) Redo() bool {
	if len(b.future) == 0 {
		return false
	}
	c := b.future[len(b.future)-1]
	b.future = b.future[:len(b.future)-1]
	b.past = append(b.past, c)
	b.runes = slices.Concat(b.runes[:c.start], c.after, b.runes[c.start+len(c.before):])
	b.caret = c.start + len(c.after)
	b.anchor, b.open = b.caret, false
	return true
}
