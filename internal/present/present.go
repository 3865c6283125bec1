// Package present is a presentation as it goes: which slide is current and
// which one the hall sees, what is drawn on it, the clock, and what each key
// means. It knows no window, no picture and no disk; a Show is used from one
// goroutine.
//
// Two rules hold whatever is asked. The hall sees a slide, black or white, and
// nothing else. And a key that goes on in reading order goes on: Left in a deck
// that reads from right to left, Right in one that does not, Space, PageDown and
// Enter in both.
package present

import (
	"slices"
	"time"
)

// Slide is what a show must know of one.
type Slide struct {
	Key     string // its identity, which survives editing
	Title   string
	Text    string // all its words, to be searched
	Measure string // the measure's ID, "" on other slides
	Notes   string // the speaker's
	Hidden  bool   // passed over unless it is asked for by name
}

// Screen is what the hall sees.
type Screen uint8

const (
	Picture Screen = iota // the slide
	Black
	White
)

// Tool is what the pointer does on the slide.
type Tool uint8

const (
	Hand Tool = iota // nothing
	Laser
	Spotlight
	Pen
	Eraser
)

// Layer is what lies over the console.
type Layer uint8

const (
	Console Layer = iota // nothing does
	Overview
	Search
	Keys
	Notes // being written
)

// Sizes of the notes' letters, in logical pixels.
const (
	smallestNotes = 14.0
	largestNotes  = 56.0
	defaultNotes  = 26.0
	notesStep     = 1.15
)

// Show is a presentation.
type Show struct {
	Clock Clock
	Ink   Ink

	rtl     bool
	slides  []Slide
	at      int
	frozen  string // key of the slide that the hall keeps seeing, "" for the current one
	screen  Screen
	tool    Tool
	point   *Point
	digits  string
	layer   Layer
	cursor  int // of the overview
	columns int
	swapped bool
	notes   float64
	ended   bool
	lam     time.Time // when the last character was a lam
}

// New is a show of no slides yet. rtl is the deck's direction.
func New(rtl bool, now func() time.Time) *Show {
	return &Show{rtl: rtl, columns: 4, notes: defaultNotes, Clock: newClock(now), Ink: newInk()}
}

// SetSlides gives the show its slides, or other ones after an edit: the current
// slide stays current wherever it has gone.
func (s *Show) SetSlides(slides []Slide) {
	key := ""
	if s.at < len(s.slides) {
		key = s.slides[s.at].Key
	}
	s.slides = slices.Clone(slides)
	if i := s.Find(key); i >= 0 {
		s.at = i
	} else {
		s.at = max(0, min(s.at, len(slides)-1))
		if key == "" { // the show begins
			s.at = max(0, s.step(-1, 1))
		}
	}
	s.cursor = max(0, min(s.cursor, len(slides)-1))
}

// SetRTL says in which direction the deck reads.
func (s *Show) SetRTL(rtl bool) { s.rtl = rtl }

// Slides are all slides, hidden ones too. They are not to be changed.
func (s *Show) Slides() []Slide { return s.slides }

// Find is the index of a slide by its key, -1 where there is none.
func (s *Show) Find(key string) int {
	return slices.IndexFunc(s.slides, func(x Slide) bool { return x.Key == key && key != "" })
}

// Current is the index of the slide that the speaker is at; -1 in a show without slides.
func (s *Show) Current() int {
	if len(s.slides) == 0 {
		return -1
	}
	return s.at
}

// Projected is the index of the slide that the hall sees where Screen is Picture.
func (s *Show) Projected() int {
	if i := s.Find(s.frozen); i >= 0 {
		return i
	}
	return s.Current()
}

// step is the nearest slide after i (by = 1) or before it (-1) that is not hidden, -1 for none.
func (s *Show) step(i, by int) int {
	for i += by; i >= 0 && i < len(s.slides); i += by {
		if !s.slides[i].Hidden {
			return i
		}
	}
	return -1
}

// Following is the index of the slide that Next goes to, -1 at the end.
func (s *Show) Following() int { return s.step(s.at, 1) }

// Preceding is the index of the slide that Previous goes to, -1 at the beginning.
func (s *Show) Preceding() int { return s.step(s.at, -1) }

// Number is a slide's place among those that are not hidden, from 1; 0 for a hidden one.
func (s *Show) Number(i int) int {
	if i < 0 || i >= len(s.slides) || s.slides[i].Hidden {
		return 0
	}
	n := 0
	for _, x := range s.slides[:i+1] {
		if !x.Hidden {
			n++
		}
	}
	return n
}

// Total counts the slides that are not hidden.
func (s *Show) Total() (n int) {
	for _, x := range s.slides {
		if !x.Hidden {
			n++
		}
	}
	return n
}

// GoTo makes a slide current, hidden or not. What was black or white shows it.
func (s *Show) GoTo(i int) {
	if i < 0 || i >= len(s.slides) {
		return
	}
	s.at, s.screen, s.digits = i, Picture, ""
	s.Ink.up()
}

// Screen is what the hall sees.
func (s *Show) Screen() Screen { return s.screen }

// Frozen tells whether the hall keeps a slide while the speaker goes on.
func (s *Show) Frozen() bool { return s.Find(s.frozen) >= 0 }

// Tool is what the pointer does.
func (s *Show) Tool() Tool { return s.tool }

// Layer is what lies over the console.
func (s *Show) Layer() Layer { return s.layer }

// Close takes away what lies over the console.
func (s *Show) Close() { s.layer = Console }

// Swapped tells whether console and slide have changed screens.
func (s *Show) Swapped() bool { return s.swapped }

// Digits is the number of a slide as far as it has been typed.
func (s *Show) Digits() string { return s.digits }

// NotesSize is that of the notes' letters, in logical pixels.
func (s *Show) NotesSize() float64 { return s.notes }

// RTL tells whether the deck reads from right to left.
func (s *Show) RTL() bool { return s.rtl }

// Ended tells that the speaker has left.
func (s *Show) Ended() bool { return s.ended }
