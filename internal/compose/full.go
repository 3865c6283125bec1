package compose

import (
	"context"

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

// Input is what is set: the statement and, by measure ID, its follow-up.
type Input struct {
	Briefing *briefing.Briefing
	Progress map[string]briefing.Progress
}

// Options are a person's choices. The zero value is not usable: take Defaults.
type Options struct {
	Template          Template
	Paper             string // A4, A3, Letter, 16:9
	Landscape         bool
	Font              string  // family key: amiri, naskh, plex, or a family in the engine's fonts
	Size              float64 // text size in points, 0 is the template's own
	Kashida           typeset.Kashida
	Digits            locale.Digits
	Calendar          string // both, gregorian, hijri
	HijriOffset       int    // -1, 0, +1 days
	Date              string // YYYY-MM-DD, injected
	Classification    string
	Watermark, Holder string
	Copy              int
	Words             *locale.Catalogue
	Progress          func(done, total int)
}

// Compose sets a Document. It stops with ctx.
func Compose(ctx context.Context, e *typeset.Engine, in Input, o Options) (*Document, error) {
	panic("contract")
}
