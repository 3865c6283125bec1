package compose

import (
	"bayan/internal/briefing"
	"bayan/internal/deck"
)

// SlideTheme is the ground that slides stand on.
type SlideTheme string

const (
	DarkSlides  SlideTheme = "dark"
	LightSlides SlideTheme = "light" // for bright rooms, and for paper
)

// SlideOptions are the choices of the templates slides and handout.
type SlideOptions struct {
	Deck   *deck.Deck // nil is the deck that nobody has edited
	Theme  SlideTheme // "" is dark on a screen and light on a handout
	Aspect Paper      // Wide, Wide10 or Square; "" is Options.Paper where that is one of them, else Wide
	// WithHidden gives hidden slides pages too, for an overview; they count in no number on a slide.
	WithHidden bool
	PerPage    int  // slides on a page of a handout, 2 or 4; 0 is 2
	Notes      bool // a handout shows the speaker's notes where there are any, not lines to write on
}

// SlideRef says what a page of the template slides shows. A slide whose words
// do not fit goes on on further pages, all of its Key.
type SlideRef struct {
	Key         deck.Key
	Kind        deck.Kind
	Measure     int // index in Briefing.Measures, or -1
	Title       string
	Part, Parts int             // of the slide's pages, from 0
	Words       []briefing.Span // of the statement, that the page shows: where a hit is found
	Notes       string          // never on the page
	Hidden      bool
}
