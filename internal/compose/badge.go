package compose

import (
	"image/color"

	"bayan/internal/typeset"
)

// badge is a measure's label, in the source's own digits, on a round ground in
// the column at the start side.
type badge struct {
	label   *piece
	element ElementID
	width   float64
	height  float64
	column  float64
	fill    color.NRGBA
}

// Of the text's size.
const (
	badgeHeight = 1.8
	badgeGap    = 0.75 // between the badges' column and the text
	badgeSize   = 0.8  // of the label
	badgePad    = 0.5  // beside a label wider than a circle holds
)

func (s *statement) gap() float64 { return badgeGap * s.size }

func (s *statement) badgeStyle() style {
	return style{font: s.b.faces.uiBold, size: badgeSize * s.size}
}

// badgeWidth is a circle's, or a pill's about a longer label.
func (s *statement) badgeWidth(label string) float64 {
	if len([]rune(label)) <= 2 {
		return badgeHeight * s.size
	}
	p := s.b.now(s.b.piece([]rune(label), s.b.lang, typeset.Auto, s.badgeStyle(), 0))
	return max(badgeHeight*s.size, p.natural()+2*badgePad*s.size)
}

func (s *statement) badge(label string, e ElementID) *badge {
	return &badge{
		label: s.b.piece([]rune(label), s.b.lang, typeset.Auto, s.badgeStyle(), 0), element: e,
		width: s.badgeWidth(label), height: badgeHeight * s.size, column: s.column, fill: accent,
	}
}

// paint draws the badge about the height y.
func (g *badge) paint(page *Page, s sheet, y float64) {
	x := s.box(0, g.width)
	page.Items = append(page.Items, Box{X: x, Y: y - g.height/2, W: g.width, H: g.height, Radius: g.height / 2, Fill: g.fill})
	l := g.label.layout.Lines[0]
	// Digits stand on the baseline; 0.35 em is half their height in the interface's face.
	paintLine(page, g.label, 0, x+(g.width-l.Advance)/2-l.X, y+0.35*g.label.style.size-l.Baseline, white, g.element)
}
