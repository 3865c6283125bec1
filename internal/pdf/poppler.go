package pdf

import "math"

// apartMarks is how far equal marks stand from each other, em: poppler takes two
// of one character within 0.1 em for a shadow (TextPage::coalesce) and drops one.
const apartMarks = 0.11

// part keeps equal marks of neighbouring letters apart, where the left letter is as
// narrow as in a stacked pair (فَحَ): it gets more of their width, the ink stays.
func (l *coded) part(b block) {
	for base := b.start; base < b.end; base++ {
		if l.mark(base) {
			continue
		}
		next := base + 1
		for next < b.end && l.mark(next) {
			next++
		}
		if next == b.end || !l.repeats(base, next, b.end) || !l.alike(base, next) {
			continue
		}
		c := &l.chars[base]
		need := apartMarks*c.size - (l.tx[base] - l.tx[next])
		units := int32(math.Ceil(need / c.unit()))
		if units <= 0 || c.advance <= 2*units {
			continue
		}
		for k := base; k < next; k++ {
			l.tx[k] += float64(units) * c.unit()
		}
		c.advance -= units
		l.chars[next].advance += units
	}
}

// repeats reports whether a mark between base and next is among those after next too.
func (l *coded) repeats(base, next, end int) bool {
	for k := base + 1; k < next; k++ {
		for q := next + 1; q < end && l.mark(q); q++ {
			if l.chars[k].r == l.chars[q].r {
				return true
			}
		}
	}
	return false
}
