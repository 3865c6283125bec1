package typeset

import (
	"github.com/go-text/typesetting/font"
	ot "github.com/go-text/typesetting/font/opentype"
)

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

func (op SegmentOp) points() int { return [...]int{1, 1, 2, 3, 0}[op] }

// Outline appends the glyph's contours in design units, y up. Every contour ends in OpClose; a glyph that there
// is not has none.
func (f *Face) Outline(glyph uint32, dst []Segment) (out []Segment) {
	from := len(dst)
	defer func() { // a damaged glyph draws nothing
		if recover() != nil {
			out = dst[:from]
		}
	}()
	data, ok := f.reader.GlyphDataOutline(font.GID(glyph))
	if !ok {
		return dst
	}
	for _, s := range data.Segments {
		var step Segment
		switch s.Op {
		case ot.SegmentOpMoveTo:
			if len(dst) > from {
				dst = append(dst, Segment{Op: OpClose})
			}
			step.Op = OpMove
		case ot.SegmentOpLineTo:
			step.Op = OpLine
		case ot.SegmentOpQuadTo:
			step.Op = OpQuad
		case ot.SegmentOpCubeTo:
			step.Op = OpCubic
		}
		for i := range step.Op.points() {
			step.Args[i].X, step.Args[i].Y = s.Args[i].X, s.Args[i].Y
		}
		dst = append(dst, step)
	}
	if len(dst) > from {
		dst = append(dst, Segment{Op: OpClose})
	}
	return dst
}
