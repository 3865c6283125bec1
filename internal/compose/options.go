package compose

import (
	"image"

	"bayan/internal/briefing"
	"bayan/internal/locale"
	"bayan/internal/typeset"
)

// Template names a design.
type Template string

const (
	Full     Template = "full"
	Summary  Template = "summary"
	FollowUp Template = "followup"
	Slides   Template = "slides"
	Handout  Template = "handout"
)

// Input is what is set: the statement and, by measure or item ID, its follow-up.
type Input struct {
	Briefing *briefing.Briefing
	Progress map[string]briefing.Progress
	Items    []Added
	Marks    []Mark // the person's, in the order of the text
	Figures  []Figure
}

// Added is a measure that a person added. It is not the statement's, so it stands
// after the statement's own, under a heading that says so, with a number of its own kind.
type Added struct{ ID, Title string }

// Options are a person's choices. Take Defaults and change what was chosen.
type Options struct {
	Template  Template
	Paper     Paper
	Landscape bool
	// Font is the text's family: the key amiri, naskh or plex, or the name of a
	// family in the engine's fonts. One that is not there is fault.BadUsage.
	Font    string
	Size    float64 // text size in points; 0 is the template's own
	Kashida typeset.Kashida
	// Digits, Calendars, Months and HijriOffset are for what the program writes.
	Digits      locale.Digits
	Calendars   locale.Calendars
	Months      locale.Months
	HijriOffset int    // days, -1 to +1
	Date        string // YYYY-MM-DD, injected; what is late is late on this day
	// Classification stands on top and bottom of every page, "" for none.
	Classification string
	// Watermark, Copy and Holder are drawn across every page where there is any
	// of them; Copy 0 is no number.
	Watermark, Holder string
	Copy              int
	Marks             bool        // an appendix of the person's marks, in the full briefing
	TextAlone         bool        // the full briefing without its follow-up table
	Emblem            image.Image // on the first page's letterhead; nil for none
	Slides            SlideOptions
	Words             *locale.Catalogue
	// Progress, where set, is told now and then how many of a total of steps
	// are done, from the caller's goroutine.
	Progress func(done, total int)
}

// Defaults are the full statement on A4 in Amiri, as words' language writes.
// Date is still to be set.
func Defaults(words *locale.Catalogue) Options {
	return Options{Template: Full, Paper: A4, Font: "amiri", Digits: words.DefaultDigits(), Words: words}
}
