package pdf

import "math"

// What pdf.js alone needs: it orders each item by itself and drops white space at
// an item's edge, so the end of a block before a space is given to it apart, at a
// distance that makes it put the space.

// anchored is the stretch at a block's end that pdf.js gets apart.
type anchored struct {
	start, end int
	space      bool // a space follows
	whole      bool // a number: one ActualText for all
}

// anchor chooses what pdf.js gets apart: the end of a block before a space, so
// that a gap of our own makes the space; a final mark; a number; neutrals.
func (l *coded) anchor() {
	l.hidden = sized(l.hidden, len(l.chars))
	l.anchors = sized(l.anchors, len(l.blocks))
	l.anchorAt = sized(l.anchorAt, len(l.blocks))
	for i, b := range l.blocks {
		end := b.end
		for end > b.start && l.space(end-1) {
			end--
		}
		if end == b.start {
			continue
		}
		start := l.before(b, end)
		a := anchored{start: start, end: end}
		a.space = i+1 < len(l.blocks) && (end < b.end || l.space(l.blocks[i+1].start))
		a.whole = b.ltr && l.has(b, isAN)
		letters := b.ltr || l.has(b, strongR)
		if !a.space && !(!b.ltr && l.mark(end-1)) && !a.whole && (letters || end-b.start < 2) {
			continue
		}
		if a.whole || !letters && end-b.start > 1 {
			a.start = b.start
			for l.space(a.start) {
				a.start++
			}
		}
		for a.space && a.start > b.start && l.space(a.start-1) { // a word of one letter
			for a.start > b.start && l.space(a.start-1) {
				a.start--
			}
			a.start = l.before(b, a.start)
		}
		l.anchors[i] = a
		for k := a.start; k < a.end; k++ {
			l.hidden[k] = !l.space(k)
		}
	}
	for i := len(l.blocks) - 1; i >= 0; i-- {
		a := l.anchors[i]
		if a.end == 0 {
			continue
		}
		l.anchorAt[i] = l.tx[a.start]
		if !a.space {
			continue
		}
		next := math.Inf(1)
		for q := i + 1; q < len(l.blocks) && math.IsInf(next, 1); q++ {
			next = l.firstSeen(l.blocks[q])
			if math.IsInf(next, 1) && l.anchors[q].end > 0 {
				next = l.anchorAt[q]
			}
		}
		if math.IsInf(next, 1) {
			next = l.tx[a.start]
		}
		gap := anchor * l.chars[a.start].size
		l.anchorAt[i] = next - gap
		for k := a.start; k < a.end; k++ {
			if l.space(k) {
				l.anchorAt[i] -= gap
			}
		}
	}
}

// before is the start of the base and marks that end at end.
func (l *coded) before(b block, end int) int {
	for end > b.start && l.mark(end-1) {
		end--
	}
	return max(end-1, b.start)
}

// firstSeen is where the first glyph that pdf.js sees of a block stands.
func (l *coded) firstSeen(b block) float64 {
	for n := range b.end - b.start {
		k := b.end - 1 - n
		if b.ltr {
			k = b.start + n
		}
		if !l.space(k) && !l.mark(k) && !l.hidden[k] {
			return l.tx[k]
		}
	}
	return math.Inf(1)
}

// forPdfjs gives pdf.js a block's hidden end, at the gap that makes it put a space.
func (l *coded) forPdfjs(i int) {
	a := l.anchors[i]
	x := l.anchorAt[i]
	for k := a.start; k < a.end; k++ {
		if l.space(k) {
			x += anchor * l.chars[k].size
			continue
		}
		l.helper(pdfjs, k, x, l.letters[k].text, 1)
	}
}
