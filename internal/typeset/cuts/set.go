package cuts

import (
	"math/bits"
)

// Set is a set of glyphs.
type Set []uint64

// Has says that a glyph is in the set.
func (s Set) Has(glyph uint32) bool {
	return int(glyph>>6) < len(s) && s[glyph>>6]&(1<<(glyph&63)) != 0
}

func (s Set) add(glyph uint32) bool {
	if int(glyph>>6) >= len(s) || s.Has(glyph) {
		return false
	}
	s[glyph>>6] |= 1 << (glyph & 63)
	return true
}

// join adds another set of the same length.
func (s Set) join(o Set) {
	for i := range s {
		s[i] |= o[i]
	}
}

// keep leaves what is in another set too, and says whether that is anything.
func (s Set) keep(o Set) bool {
	some := uint64(0)
	for i := range s {
		s[i] &= o[i]
		some |= s[i]
	}
	return some != 0
}

func (s Set) each(visit func(uint32)) {
	for i, w := range s {
		for ; w != 0; w &= w - 1 {
			visit(uint32(64*i + bits.TrailingZeros64(w)))
		}
	}
}

func (s Set) key() string {
	b := make([]byte, 0, 8*len(s))
	for _, w := range s {
		for range 8 {
			b = append(b, byte(w))
			w >>= 8
		}
	}
	return string(b)
}
