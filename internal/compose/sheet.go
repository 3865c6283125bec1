package compose

import "bayan/internal/typeset"

// sheet is a page's geometry in points. The binding is at the start side.
type sheet struct {
	width, height float64
	left, right   float64 // of the text, from the page's left edge
	top, bottom   float64 // of the text, from the page's top edge
	rtl           bool
}

const (
	bindingMargin = 66
	outerMargin   = 52
	headerRule    = 44  // from the page's top
	footerRule    = 44  // from the page's bottom
	bodyTop       = 68  // from the page's top
	bodyBottom    = 62  // from the page's bottom
	runningSize   = 8.5 // of header and footer
)

func newSheet(p Paper, landscape, rtl bool) (sheet, error) {
	w, h, err := p.size(landscape)
	s := sheet{width: w, height: h, left: bindingMargin, right: w - outerMargin, top: bodyTop, bottom: h - bodyBottom, rtl: rtl}
	if rtl {
		s.left, s.right = outerMargin, w-bindingMargin
	}
	return s, err
}

func (s sheet) measure() float64 { return s.right - s.left }
func (s sheet) room() float64    { return s.bottom - s.top }

// box is the left edge of something of a width that begins an indent after the start side.
func (s sheet) box(indent, width float64) float64 {
	if s.rtl {
		return s.right - indent - width
	}
	return s.left + indent
}

// ending is the left edge of something of a width that ends at the end side.
func (s sheet) ending(width float64) float64 { return s.box(s.measure()-width, width) }

func (s sheet) base() typeset.Direction {
	if s.rtl {
		return typeset.RTL
	}
	return typeset.LTR
}
