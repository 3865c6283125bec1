package typeset

import (
	"sort"
	"sync"

	"github.com/go-text/typesetting/language"
)

// Paragraph is shaped text: immutable, safe for concurrent use.
type Paragraph struct {
	engine   *Engine
	language language.Language
	runes    []rune // as given
	text     []rune // as set: clean; the same slice where nothing had to be replaced
	drawn    []rune // as shaped
	levels   []uint8
	bits     []uint8 // len(text)+1
	base     uint8
	strut    Style
	items    []item
	pieces   []piece
	x        []float64 // where runes begin if all stood on one line in logical order; len(text)+1, caller's unit
	breaks   []breakpoint
	tabs     bool
	hidden   bool // it has format characters, which the shaper looks through

	tokensOnce sync.Once
	tokenList  []token
}

// breakpoint is a place where a line may end.
type breakpoint struct {
	at, visible int32
	x, atX      float64 // Paragraph.x of visible and at
	// Width of the stretchable spaces before visible and before at.
	spaces, atSpaces float64
}

// Runes are the paragraph's, to be read only.
func (p *Paragraph) Runes() []rune { return p.runes }

// Base is RTL or LTR, never Auto.
func (p *Paragraph) Base() Direction {
	if p.base == 1 {
		return RTL
	}
	return LTR
}

// Level is the embedding level of a rune before rule L1; that of the base outside the text.
func (p *Paragraph) Level(offset int) uint8 {
	if offset < 0 || offset >= len(p.levels) {
		return p.base
	}
	return p.levels[offset]
}

// Natural is the width on one line, trailing white space excluded.
func (p *Paragraph) Natural() float64 { return p.x[p.visible(0, len(p.text))] }

// visible is end without the white space, and what steers direction, before it.
func (p *Paragraph) visible(start, end int) int {
	at := end
	for at > start && (p.bits[at-1]&isHanging != 0 || steers(p.text[at-1])) {
		at--
	}
	for at < end && p.bits[at]&clusterStart == 0 {
		at++
	}
	return at
}

// itemAt is the index of the item that holds a rune, pieceAt that of the piece.
func (p *Paragraph) itemAt(offset int) int {
	return sort.Search(len(p.items), func(i int) bool { return p.items[i].end > offset })
}

func (p *Paragraph) pieceAt(offset int) int {
	lo, hi := 0, len(p.pieces)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if int(p.pieces[mid].end) > offset {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}

// scale is the caller's unit over design units for an item.
func (p *Paragraph) scale(it *item) float64 {
	face := p.engine.fonts.Face(it.font)
	if face == nil {
		return it.size / 1000
	}
	return it.size / float64(face.UnitsPerEm())
}

// measure fills x and the cluster bits from the pieces.
func (p *Paragraph) measure() {
	p.x = make([]float64, len(p.text)+1)
	scale, of := 0.0, int32(-1)
	for i := range p.pieces {
		pc := &p.pieces[i]
		if pc.item != of {
			scale, of = p.scale(&p.items[pc.item]), pc.item
		}
		p.bits[pc.start] |= clusterStart
		for j := range pc.shape.glyphs {
			g := &pc.shape.glyphs[j]
			at := pc.start + g.start
			p.bits[at] |= clusterStart
			p.x[at+1] += float64(g.advance) * scale
		}
	}
	p.bits[len(p.text)] |= clusterStart
	sum := 0.0
	for i := range p.x {
		sum += p.x[i]
		p.x[i] = sum
	}
}

// findBreaks gathers the places where a line may end.
func (p *Paragraph) findBreaks() {
	n := 0
	for _, b := range p.bits {
		n += int(b&lineBreak) / lineBreak
	}
	p.breaks = make([]breakpoint, 0, n)
	spaces, visibleSpaces := 0.0, 0.0
	visible := 0
	for i := 1; i <= len(p.text); i++ {
		before := p.bits[i-1]
		if before&isStretchable != 0 {
			spaces += p.x[i] - p.x[i-1]
		}
		if before&isHanging == 0 && !steers(p.text[i-1]) {
			visible, visibleSpaces = i, spaces
		}
		if p.bits[i]&(lineBreak|clusterStart) == lineBreak|clusterStart || i == len(p.text) {
			for visible < i && p.bits[visible]&clusterStart == 0 {
				visible++
			}
			p.breaks = append(p.breaks, breakpoint{
				at: int32(i), visible: int32(visible), x: p.x[visible], atX: p.x[i],
				spaces: visibleSpaces, atSpaces: spaces,
			})
		}
	}
}
