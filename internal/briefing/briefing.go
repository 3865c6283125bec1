// Package briefing is the domain: a statement as a person reads it, with every
// character of its source still reachable.
//
// A Briefing is immutable once parse has made it. All positions are rune
// offsets into Briefing.Text, half open [Start, End). The package imports
// nothing of ours and knows no file format, font or window.
package briefing

// Span is a half-open range of runes in Briefing.Text.
type Span struct{ Start, End int }

// Len is the number of runes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether the rune at offset lies in the span.
func (s Span) Contains(offset int) bool { return s.Start <= offset && offset < s.End }

// Kind says what a paragraph is in the statement.
type Kind uint8

const (
	Blank        Kind = iota // an empty line, kept so that the source can be rebuilt
	Title                    // a title typed in the text itself
	Opening                  // before the heading or the first measure
	Heading                  // announces the measures or a part of the text
	MeasureTitle             // a numbered line
	MeasureText              // what a measure says under its title
	Closing                  // after the last measure
	Rule                     // a line of underscores, dashes or tatweels
	SourceLine               // المصدر: …
	Body                     // a paragraph of a statement that has no measures
)

// Paragraph is one line of the source, without its newline. The paragraphs'
// texts joined by "\n" are the source, character for character.
type Paragraph struct {
	Kind Kind
	Span Span
	// Measure is the index in Briefing.Measures that the paragraph belongs to, or -1.
	Measure int
	// RightToLeft is what the file says of a paragraph whose first letter reads
	// from left to right.
	RightToLeft bool
}

// Measure is one announced step.
type Measure struct {
	// ID survives renumbering: it is derived from the folded title, and from
	// the ordinal among equal titles where a statement repeats one.
	ID string
	// Number is the measure's value as the source counts it (1 for "1-" and "أولاً:").
	Number int
	// Label is the number as typed, without its separator ("1", "١", "أولاً").
	// Typed is the label with its separator and space ("1- ").
	Label, Typed Span
	// Title has neither number nor closing colon.
	Title Span
	// Colon is the typed closing colon, empty where there is none.
	Colon Span
	// Paragraph is the index of the title's paragraph; Texts those of its text.
	Paragraph int
	Texts     []int
}

// Meta is what is known of a statement besides its words. Empty means unknown:
// nothing here is ever guessed.
type Meta struct {
	Title    string // from front matter, else from the text
	Language string // BCP 47, "ar" where unknown
	Place    string
	Year     string
	Date     string // YYYY-MM-DD
}

// Briefing is a statement, understood.
type Briefing struct {
	// ID is the lower-case hexadecimal SHA-256 of the original bytes.
	ID   string
	Meta Meta
	Text []rune // the whole source, decoded; owned by the Briefing, never modified
	// Printed are the parts of Text, in order, that the source's own program
	// prints and its file holds as numbering, not as characters: the "1." of an
	// automatic list, the ¹ of a footnote.
	Printed    []Span
	Styled     []Styled // in order, none overlapping another
	Paragraphs []Paragraph
	Measures   []Measure
	Heading    int // index of the paragraph that announces the measures, or -1
	Source     int // index of the source line, or -1
}

// Slice returns the text of a span.
func (b *Briefing) Slice(s Span) string { return string(b.Text[s.Start:s.End]) }
