package typeset

import "sort"

// tolerance forgives rounding where widths are compared, in the caller's unit.
const tolerance = 1e-6

// firstFit is where a line that begins at start ends: at the last opportunity that fits, or where a word is
// wider than the line after as many graphemes as fit, one at least.
func (p *Paragraph) firstFit(start int, width float64) int {
	from := p.x[start]
	next := sort.Search(len(p.breaks), func(i int) bool { return int(p.breaks[i].at) > start })
	if next == len(p.breaks) {
		return len(p.text)
	}
	fits := next
	for fits < len(p.breaks) && p.breaks[fits].x-from <= width+tolerance {
		fits++
	}
	if fits > next {
		return int(p.breaks[fits-1].at)
	}
	return p.emergency(start, int(p.breaks[next].at), width)
}

// emergency breaks a word that is wider than a line.
func (p *Paragraph) emergency(start, end int, width float64) int {
	limit := p.x[start] + width + tolerance
	at := start + 1 + sort.Search(end-start-1, func(i int) bool { return p.x[start+1+i] > limit })
	for at--; at > start && !p.separable(at); at-- {
	}
	if at > start {
		return at
	}
	for at = start + 1; at < end && !p.separable(at); at++ {
	}
	return at
}

// separable says that text can be cut before a rune at need: between graphemes, and not between lam and alef, which
// are one sign to a reader even where the font draws two.
func (p *Paragraph) separable(at int) bool {
	if p.bits[at]&(graphemeStart|clusterStart) != graphemeStart|clusterStart {
		return false
	}
	if at == len(p.text) || !isAlef(p.text[at]) {
		return true
	}
	before := at - 1
	for n := 0; before > 0 && n < mostMarks && isExtending(p.text[before]); n++ {
		before--
	}
	return before < 0 || p.text[before] != 'ل' && p.text[before] != 'ڵ'
}

func isAlef(r rune) bool {
	switch r {
	case 'ا', 'أ', 'إ', 'آ', 'ٱ':
		return true
	}
	return false
}
