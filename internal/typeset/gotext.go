package typeset

import (
	"unsafe"

	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/segmenter"
)

// go-text computes more than it hands out: embedding levels a character (bidi.Runs merges neighbouring levels
// of one parity, which rule L2 must not) and word boundaries between other things than words. Both stand in fields
// that are not exported; these two functions read them where they lie. TestGoTextFields fails when a new version
// moves them.

// runsHead and segmenterHead repeat the first fields of bidi.Runs and segmenter.Segmenter.
type (
	runsHead      struct{ levels []bidi.Level }
	segmenterHead struct {
		text       []rune
		attributes []uint8
	}
)

func runLevels(r *bidi.Runs) []bidi.Level { return (*runsHead)(unsafe.Pointer(r)).levels }

// breakAttributes has an element before each rune and one after the last.
func breakAttributes(s *segmenter.Segmenter) []uint8 {
	return (*segmenterHead)(unsafe.Pointer(s)).attributes
}

// Bits of breakAttributes.
const (
	segmenterLine      = 1
	segmenterMandatory = 2
	segmenterGrapheme  = 4
	segmenterWord      = 8
)
