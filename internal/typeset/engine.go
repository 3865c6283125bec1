package typeset

// Contract stubs: bodies are filled by the package's owner. Signatures are what compose, raster, pdf and ui rely on.

// Face is one checked font file. Immutable, safe for concurrent use.
type Face struct{}

// LoadFace parses and checks a TTF or OTF. The error is a *fault.Error with code BadFont.
// data is kept and must not be modified.
func LoadFace(name string, data []byte) (*Face, error) { panic("contract") }

func (f *Face) Name() string               { panic("contract") } // as given to LoadFace: "Amiri_400Regular"
func (f *Face) Family() string             { panic("contract") } // from the font's name table: "Amiri"
func (f *Face) Weight() int                { panic("contract") } // 400, 600, 700
func (f *Face) UnitsPerEm() int            { panic("contract") }
func (f *Face) Data() []byte               { panic("contract") } // the file, read only
func (f *Face) Metrics() Metrics           { panic("contract") }
func (f *Face) Advance(glyph uint32) int32 { panic("contract") } // design units
func (f *Face) Has(r rune) bool            { panic("contract") }

// Outline appends the glyph's contours in design units, y up.
func (f *Face) Outline(glyph uint32, dst []Segment) []Segment { panic("contract") }

// Metrics are in design units, y up (Descent is negative).
type Metrics struct{ Ascent, Descent, LineGap, CapHeight, XHeight int }

// Segment is one step of an outline. Args used: Move 1, Line 1, Quad 2, Cubic 3, Close 0.
type Segment struct {
	Op   SegmentOp
	Args [3]struct{ X, Y float32 }
}

// SegmentOp is a path operator.
type SegmentOp uint8

const (
	OpMove SegmentOp = iota
	OpLine
	OpQuad
	OpCubic
	OpClose
)

// Fonts is an ordered, immutable collection; a FontID is an index in it.
// Fallback for a character that a face lacks goes through the collection in order,
// same weight class first.
type Fonts struct{}

func NewFonts(faces ...*Face) *Fonts                           { panic("contract") }
func (f *Fonts) Face(id FontID) *Face                          { panic("contract") }
func (f *Fonts) Find(family string, weight int) (FontID, bool) { panic("contract") } // nearest weight of the family
func (f *Fonts) Len() int                                      { panic("contract") }

// Engine shapes paragraphs. It holds the fonts and a bounded cache of shaped words; safe for concurrent use.
type Engine struct{}

func New(fonts *Fonts) *Engine  { panic("contract") }
func (e *Engine) Fonts() *Fonts { panic("contract") }

// Shape itemises and shapes a paragraph once, in design units. It never fails: a character without a glyph
// is a missing glyph (IsMissing).
func (e *Engine) Shape(t Text) *Paragraph { panic("contract") }

// Paragraph is shaped text: immutable, safe for concurrent use.
type Paragraph struct{}

func (p *Paragraph) Runes() []rune             { panic("contract") } // read only
func (p *Paragraph) Base() Direction           { panic("contract") } // RTL or LTR, never Auto
func (p *Paragraph) Level(offset int) uint8    { panic("contract") } // before L1
func (p *Paragraph) Natural() float64          { panic("contract") } // width on one line, trailing space excluded
func (p *Paragraph) Layout(s Setting) *Layout  { panic("contract") }
func (p *Paragraph) Word(offset int) Range     { panic("contract") } // UAX #29
func (p *Paragraph) Sentence(offset int) Range { panic("contract") }

// Layout is a paragraph broken into lines: immutable, safe for concurrent use.
type Layout struct {
	Lines  []Line
	Width  float64 // widest line's extent
	Height float64
}

func (l *Layout) Paragraph() *Paragraph { panic("contract") }
func (l *Layout) Setting() Setting      { panic("contract") }

// Runs appends the runs of a line to dst in visual order; Run.X is from the measure's left edge.
func (l *Layout) Runs(line int, dst []Run) []Run { panic("contract") }

// Caret, Hit, Rects and Move: rune offsets are snapped to graphemes. endOfLine says, for an offset on a soft
// line break, that the caret stands at the end of the earlier line.
func (l *Layout) Caret(offset int, endOfLine bool) Caret        { panic("contract") }
func (l *Layout) Hit(x, y float64) (offset int, endOfLine bool) { panic("contract") }
func (l *Layout) Rects(start, end int, dst []Rect) []Rect       { panic("contract") }

// goalX keeps the column over several MoveLineUp and MoveLineDown (pass the Caret's X first).
func (l *Layout) Move(offset int, endOfLine bool, m Move, goalX float64) (int, bool) {
	panic("contract")
}
