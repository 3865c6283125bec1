package typeset

// This file is the package's surface: the values that go in and come out.
// Units: "design units" are a font's own units (1000 or 2048 an em). All other
// lengths are in the caller's unit (points for pages, device pixels for
// screens), the unit of Style.Size and Setting.Measure. x grows towards the
// physical right from the measure's left edge whatever the direction, y grows
// down from the top of the layout. Text positions are rune offsets.

// Direction is a base direction.
type Direction uint8

const (
	// Auto takes the first strong character, right to left where there is
	// none; a paragraph of a right-to-left document that starts with a
	// foreign word stays right to left unless most of its strong characters
	// are left to right.
	Auto Direction = iota
	RTL
	LTR
)

// Align places a line in its measure.
type Align uint8

const (
	AlignStart Align = iota // the base direction's start
	AlignCenter
	AlignEnd
	Justify // last lines at the start
)

// Kashida is how much a justified line may be elongated (KASHIDA.md's levels).
type Kashida uint8

const (
	KashidaNone Kashida = iota
	KashidaLight
	KashidaFull
)

// Breaking chooses the line breaker.
type Breaking uint8

const (
	Greedy  Breaking = iota // first fit: the screen
	Optimal                 // total fit with demerits: print
)

// FontID names a face in a Fonts collection.
type FontID uint16

// Style is how a span of text is set.
type Style struct {
	Font FontID
	Size float64 // an em, in the caller's unit
}

// StyleSpan styles runes [Start, End) of a Text.
type StyleSpan struct {
	Start, End int
	Style      Style
}

// Text is one paragraph to be set: no newline inside (split first; a stray
// paragraph separator is treated as a space).
type Text struct {
	Runes    []rune      // not kept if the caller reuses it: Shape copies what it needs
	Styles   []StyleSpan // in order, covering all runes; gaps take the first style
	Language string      // BCP 47; "" is "ar"
	Base     Direction
	// Isolates are ranges set as a unit of their own first-strong direction
	// (FSI…PDI without the characters): file names, addresses, numbers with units.
	Isolates []Range
}

// Range is a half-open range of runes.
type Range struct{ Start, End int }

// Setting is how a shaped paragraph is broken into lines.
type Setting struct {
	Measure   float64 // line width; ≤ 0 means one line, unbroken
	Indent    float64 // taken from the start of the first line
	Align     Align
	Breaking  Breaking
	Kashida   Kashida
	Leading   float64 // baseline distance as a multiple of the size; 0 is the font's own
	MaxLines  int     // 0 is no limit; else the last line ends in an ellipsis where text is cut
	NoStretch bool    // never widen spaces (labels)
}

// Glyph is one positioned glyph of a Run. A glyph with no runes of its own
// (Kashida, ellipsis) has Start == End.
type Glyph struct {
	ID         uint32
	Start, End int32 // runes of the cluster it belongs to; the same on all glyphs of a cluster
	// X is the pen position of the glyph's origin from the run's origin and Advance its final advance
	// (justification included), in the caller's unit.
	X, Advance float64
	// DX, DY are GPOS offsets and Natural the unjustified advance, in design units, y up.
	DX, DY, Natural int32
	Flags           GlyphFlags
}

// GlyphFlags say what a glyph is besides its outline.
type GlyphFlags uint8

const (
	IsKashida  GlyphFlags = 1 << iota // drawn to justify; carries no text
	IsSpace                           // a cluster that is white space
	IsMissing                         // .notdef: no face has the character
	IsEllipsis                        // drawn where MaxLines cut; carries no text
)

// Run is glyphs of one face, size and embedding level, in visual order.
type Run struct {
	Font       FontID
	Size       float64
	Level      uint8 // UAX #9 embedding level; odd is right to left
	Start, End int   // runes
	X          float64
	Advance    float64
	Glyphs     []Glyph // visual order, from the physical left
}

// Line is one set line. Lines are plain values; glyphs are made by Layout.Runs.
type Line struct {
	Start, End int // runes, trailing white space included
	// Visible is End without trailing white space.
	Visible int
	// Top, Baseline, Bottom are measured from the layout's top. Ascent and
	// descent never clip stacked marks.
	Top, Baseline, Bottom float64
	// X and Advance are the ink-bearing extent inside the measure.
	X, Advance float64
	// Gap is the width a space has on this line over its natural width (1 = natural).
	Gap float64
	// Last is set on the paragraph's last line.
	Last bool
}

// Rect is a rectangle in the layout's coordinates.
type Rect struct{ X, Y, W, H float64 }

// Caret is where a caret stands for a rune offset. At a change of direction
// there are two places; Split says so and Other* gives the second.
type Caret struct {
	Line        int
	X           float64
	Top, Bottom float64
	RTL         bool // direction of text that would be typed here
	Split       bool
	OtherX      float64
}

// Move is a step of the caret.
type Move uint8

const (
	MoveStartward Move = iota // towards the line's start side, visually
	MoveEndward               // towards the line's end side, visually
	MoveNext                  // next grapheme in logical order
	MovePrevious
	MoveNextWord
	MovePreviousWord
	MoveLineUp
	MoveLineDown
	MoveLineStart
	MoveLineEnd
)
