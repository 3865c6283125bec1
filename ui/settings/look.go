// Package settings is the sheet of a person's own choices, applied as they are made.
package settings

import (
	"bayan/internal/locale"
	"bayan/internal/typeset"
	"bayan/ui/theme"
)

// Look is what a person has chosen of the window. The zero value has chosen nothing.
type Look struct {
	Theme     theme.Name       `json:"theme,omitempty"`
	Language  string           `json:"language,omitempty"` // ar, en, ckb; "" is the system's
	Digits    *locale.Digits   `json:"digits,omitempty"`   // nil is the language's
	Calendars locale.Calendars `json:"calendars,omitempty"`
	Months    locale.Months    `json:"months,omitempty"`
	Offset    int              `json:"hijri_offset,omitempty"` // days, -1 to +1
	Kashida   typeset.Kashida  `json:"kashida,omitempty"`      // on the screen
	Ragged    bool             `json:"ragged,omitempty"`       // lines are not justified
	Lines     Spacing          `json:"lines,omitempty"`
	Column    Measure          `json:"column,omitempty"`
	Font      Font             `json:"font,omitempty"` // of the statement
}

// Known is the look without what this program does not offer: it may have been
// kept by another version of it.
func (l Look) Known() Look {
	l.Calendars = min(l.Calendars, locale.HijriOnly)
	l.Months = min(l.Months, locale.Huzayran)
	l.Offset = max(-1, min(l.Offset, 1))
	l.Kashida = min(l.Kashida, typeset.KashidaFull)
	return l
}

// Font names a reading face.
type Font string

const (
	Amiri Font = "amiri"
	Naskh Font = "naskh"
	Plex  Font = "plex"
)

// Spacing is how far lines stand apart.
type Spacing string

const (
	Designed Spacing = ""
	Close    Spacing = "close"
	Wide     Spacing = "wide"
)

// Factor is of the design's spacing.
func (s Spacing) Factor() float64 {
	switch s {
	case Close:
		return 0.84
	case Wide:
		return 1.2
	}
	return 1
}

// Measure is how wide the column of text is.
type Measure string

const (
	Medium Measure = ""
	Narrow Measure = "narrow"
	Broad  Measure = "broad"
)

// Factor is of the design's measure.
func (m Measure) Factor() float64 {
	switch m {
	case Narrow:
		return 0.78
	case Broad:
		return 1.35
	}
	return 1
}

// Window is the size that the window had.
type Window struct {
	Width     float32 `json:"width"` // logical pixels, 0 is the design's
	Height    float32 `json:"height"`
	Maximised bool    `json:"maximised,omitempty"`
}

// Effective is a look with what stands where nothing is chosen.
type Effective struct {
	Look
	Language string
	Digits   locale.Digits
	Zoom     float64 // of the text, 1 is the design's
	Who      string  // the person's name and office, as the follow-up's history shows them
}
