package typeset

import "github.com/go-text/typesetting/segmenter"

// Bits that say what holds before a rune of a paragraph.
const (
	graphemeStart = 1 << iota // UAX #29: a caret may stand here
	wordBoundary              // UAX #29
	lineBreak                 // UAX #14: a line may end here
	clusterStart              // the shaper can be cut here
	isHanging                 // of the rune itself: white space that does not count at a line's end
	isStretchable             // of the rune itself: a space that may be widened
)

// boundaries appends the bits of each rune and of the text's end.
func boundaries(dst []uint8, s *segmenter.Segmenter, text []rune) []uint8 {
	s.Init(text)
	for _, a := range breakAttributes(s) {
		bits := uint8(0)
		if a&segmenterGrapheme != 0 {
			bits |= graphemeStart
		}
		if a&segmenterWord != 0 {
			bits |= wordBoundary
		}
		if a&segmenterLine != 0 {
			bits |= lineBreak
		}
		dst = append(dst, bits)
	}
	return dst
}
