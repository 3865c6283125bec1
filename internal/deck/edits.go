package deck

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"bayan/internal/briefing"
)

// Edits are a person's changes to a deck. The zero value is a deck as the
// statement gives it. A value is never modified: an operation returns another.
type Edits struct {
	Order  []Key         // all slides in their order; empty is the statement's. What it lacks follows what it follows there
	Hidden map[Key]bool  // slides that are not presented
	Splits map[Key][]int // by the key of the slide as the statement gives it: rune offsets where it is cut, ascending
	Notes  map[Key]string
	// ShowStatus puts each measure's status in the follow-up on its slide.
	ShowStatus bool
}

// Move puts the slide at place to (0 based, among d's slides after it has been taken out).
func (e Edits) Move(d Deck, key Key, to int) Edits {
	at := d.Index(key)
	if at < 0 {
		return e
	}
	order := make([]Key, 0, len(d.Slides))
	for i := range d.Slides {
		if i != at {
			order = append(order, d.Slides[i].Key)
		}
	}
	e.Order = slices.Insert(order, min(max(to, 0), len(order)), key)
	return e
}

// Hide takes a slide out of what is presented, or puts it back.
func (e Edits) Hide(key Key, hidden bool) Edits {
	e.Hidden = maps.Clone(e.Hidden)
	if !hidden {
		delete(e.Hidden, key)
		return e
	}
	if e.Hidden == nil {
		e.Hidden = map[Key]bool{}
	}
	e.Hidden[key] = true
	return e
}

// SetNote is the speaker's note of a slide, "" for none.
func (e Edits) SetNote(key Key, note string) Edits {
	e.Notes = maps.Clone(e.Notes)
	if note == "" {
		delete(e.Notes, key)
		return e
	}
	if e.Notes == nil {
		e.Notes = map[Key]string{}
	}
	e.Notes[key] = note
	return e
}

// SetStatus shows or hides the measures' status.
func (e Edits) SetStatus(shown bool) Edits {
	e.ShowStatus = shown
	return e
}

// Split cuts a slide at a rune offset of Briefing.Text inside its text: what
// is from the word there on becomes a slide of its own, after it. An offset with
// no words of the slide before or after it changes nothing, nor does a title slide.
func (e Edits) Split(b *briefing.Briefing, d Deck, key Key, at int) Edits {
	i := d.Index(key)
	if i < 0 || d.Slides[i].Kind == Title {
		return e
	}
	for at = min(max(at, 0), len(b.Text)); at > 0 && !unicode.IsSpace(b.Text[at-1]); {
		at--
	}
	if before, after := cut(b.Text, d.Slides[i].Text, at); len(before) == 0 || len(after) == 0 {
		return e
	}
	base, _ := key.parts()
	offsets := append(slices.Clone(e.Splits[base]), at)
	slices.Sort(offsets)
	e.Splits = maps.Clone(e.Splits)
	if e.Splits == nil {
		e.Splits = map[Key][]int{}
	}
	e.Splits[base] = slices.Compact(offsets)
	if len(e.Order) > 0 {
		if k := slices.Index(e.Order, key); k >= 0 {
			e.Order = slices.Insert(slices.Clone(e.Order), k+1, base.piece(at))
		}
	}
	return e
}

// Join undoes the split that made a slide: its words and its note go back to
// the slide that they were split off. A slide that is no piece stays.
func (e Edits) Join(key Key) Edits {
	base, at := key.parts()
	offsets := e.Splits[base]
	i := slices.Index(offsets, at)
	if i < 0 {
		return e
	}
	before := base
	if i > 0 {
		before = base.piece(offsets[i-1])
	}
	if note := e.Notes[key]; note != "" {
		if own := e.Notes[before]; own != "" {
			note = own + "\n" + note
		}
		e = e.SetNote(before, note).SetNote(key, "")
	}
	e = e.Hide(key, false)
	e.Splits = maps.Clone(e.Splits)
	if e.Splits[base] = slices.Delete(slices.Clone(offsets), i, i+1); len(e.Splits[base]) == 0 {
		delete(e.Splits, base)
	}
	e.Order = slices.DeleteFunc(slices.Clone(e.Order), func(k Key) bool { return k == key })
	return e
}

// piece is the key of what is split off a slide at an offset.
func (k Key) piece(at int) Key { return k + Key("@"+strconv.Itoa(at)) }

// parts are a piece's slide and offset; -1 where k is no piece.
func (k Key) parts() (Key, int) {
	i := strings.LastIndexByte(string(k), '@')
	if i < 0 {
		return k, -1
	}
	at, err := strconv.Atoi(string(k[i+1:]))
	if err != nil {
		return k, -1
	}
	return k[:i], at
}

// split cuts slides where a person has.
func (e Edits) split(b *briefing.Briefing, slides []Slide) []Slide {
	if len(e.Splits) == 0 {
		return slides
	}
	var out []Slide
	for _, s := range slides {
		base := s.Key
		for _, at := range e.Splits[base] {
			if s.Kind == Title {
				break
			}
			before, after := cut(b.Text, s.Text, at)
			if len(before) == 0 || len(after) == 0 {
				continue
			}
			first := s
			first.Text = before
			out = append(out, first)
			s.Key, s.Text, s.Continues = base.piece(at), after, true
		}
		out = append(out, s)
	}
	return out
}

// cut parts spans at an offset, without the white space there.
func cut(text []rune, spans []briefing.Span, at int) (before, after []briefing.Span) {
	for _, s := range spans {
		if b := trimmed(text, briefing.Span{Start: s.Start, End: min(max(at, s.Start), s.End)}); b.Len() > 0 {
			before = append(before, b)
		}
		if a := trimmed(text, briefing.Span{Start: max(min(at, s.End), s.Start), End: s.End}); a.Len() > 0 {
			after = append(after, a)
		}
	}
	return before, after
}

// order puts slides as a person has.
func (e Edits) order(slides []Slide) []Slide {
	if len(e.Order) == 0 {
		return slides
	}
	at := make(map[Key]int, len(slides))
	for i := range slides {
		at[slides[i].Key] = i
	}
	placed := make([]int, 0, len(slides))
	has := make([]bool, len(slides))
	for _, k := range e.Order {
		if i, ok := at[k]; ok && !has[i] {
			placed, has[i] = append(placed, i), true
		}
	}
	for i := range slides { // what is not named follows its neighbour in the statement
		if !has[i] {
			placed, has[i] = slices.Insert(placed, slices.Index(placed, i-1)+1, i), true
		}
	}
	out := make([]Slide, len(placed))
	for i, p := range placed {
		out[i] = slides[p]
	}
	return out
}

// trimmed is a span without white space around it.
func trimmed(text []rune, s briefing.Span) briefing.Span {
	for s.Start < s.End && unicode.IsSpace(text[s.Start]) {
		s.Start++
	}
	for s.End > s.Start && unicode.IsSpace(text[s.End-1]) {
		s.End--
	}
	return s
}
