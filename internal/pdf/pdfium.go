package pdf

import (
	"math"
	"slices"
	"strings"

	"golang.org/x/text/unicode/bidi"
)

// What PDFium alone needs. It cuts a line into segments of one of four kinds,
// turns the right-to-left ones round and mirrors their brackets, and never turns
// what is weak. So it is given an extra mark where a segment must end; and where
// no mark helps, a code with two ToUnicode entries. Of those PDFium takes the
// smallest (a single character before a string, an earlier string before a
// later), Acrobat, pdf.js, MuPDF and poppler the last, which is the true one.
// ISO 32000-1 9.10.3 and 9.7.5 do not forbid a second entry and veraPDF passes
// both profiles with it.

// segmentKind is how PDFium tells characters apart (CFX_BidiChar).
type segmentKind uint8

const (
	neutral segmentKind = iota
	latin
	weakKind
	rightward // to left
)

func kindOf(c bidi.Class) segmentKind {
	switch c {
	case bidi.L:
		return latin
	case bidi.R, bidi.AL:
		return rightward
	case bidi.AN, bidi.EN, bidi.NSM, bidi.CS, bidi.ES, bidi.ET, bidi.BN:
		return weakKind
	}
	return neutral
}

const zwnj = '\u200c'

// unturned is a character, or a mark, that PDFium does not turn round.
func (l *coded) unturned(k int) bool { return l.mark(k) || weak(l.class[k]) }

// parted reports whether a segment of PDFium's must end between k and the character before it.
func (l *coded) parted(b block, k int) bool {
	return k > b.start && l.unturned(k) && l.unturned(k-1) && !(l.mark(k) && l.mark(k-1))
}

// segments reports whether PDFium would cut a block.
func (l *coded) segments(b block) bool {
	return slices.ContainsFunc(l.class[b.start:b.end], func(c bidi.Class) bool { return kindOf(c) != kindOf(l.class[b.start]) })
}

// lineStart ends a segment at the right edge where the line begins with a composite.
func (l *coded) lineStart() {
	b := l.blocks[0]
	if b.ltr && l.segments(b) && l.oneFont(b) && !l.anchors[0].whole {
		_, to := l.extent(b)
		l.c.begin()
		l.separator(b.start, to)
	}
}

// afterBlock ends a segment after a label, and after Latin before neutrals.
func (l *coded) afterBlock(i int, from, to float64) {
	b := l.blocks[i]
	if !b.ltr {
		return
	}
	if last := b.end - 1; i == 0 && l.chars[last].r == '-' && l.hidden[last] {
		l.separator(last, to)
	}
	if l.has(b, func(c bidi.Class) bool { return c == bidi.L }) && l.neutrals(b.end) >= 2 {
		l.separator(b.start, from-0.05)
	}
}

// neutrals counts neutral characters from k on.
func (l *coded) neutrals(k int) int {
	n := 0
	for ; k < len(l.class) && kindOf(l.class[k]) == neutral; k++ {
		n++
	}
	return n
}

// separator is a mark with an invisible outline: PDFium alone reads it.
func (l *coded) separator(near int, x float64) {
	c := l.chars[near]
	if c.parts = l.dot(c.font); c.parts == nil {
		return
	}
	c.x, c.advance = x, 2
	c.cid = c.font.cid(c.parts, c.advance, rlm, "")
	l.c.b.str(string(nobody)).str("3 Tr ")
	l.c.show([]char{c}, l.x, l.y)
	l.c.b.str("0 Tr EMC\n")
}

// dot is an outline of a font that stands on the line: a mark's would be above
// or below it, and PDFium would begin a new line there.
func (l *coded) dot(f *font) []part {
	var any []part
	for k := range l.chars {
		c := &l.chars[k]
		if c.font != f || len(c.parts) == 0 {
			continue
		}
		if len(c.parts) == 1 && !l.mark(k) {
			return []part{{c.parts[0].glyph, 0, 0}}
		}
		if any == nil {
			any = []part{{c.parts[len(c.parts)-1].glyph, 0, 0}}
		}
	}
	return any
}

func (l *coded) oneFont(b block) bool {
	for k := b.start + 1; k < b.end; k++ {
		if !l.alike(k, b.start) {
			return false
		}
	}
	return true
}

// token writes a left-to-right block of several segments as one code: PDFium is
// given the segments in reverse, which it turns back. What pdf.js must not see
// of it follows on its own.
func (l *coded) token(b block) bool {
	if !l.segments(b) || !l.oneFont(b) {
		return false
	}
	var shown, rest, segment strings.Builder
	var reversed string
	c := l.chars[b.start]
	c.x, c.parts = l.tx[b.start], nil
	for k := b.start; k < b.end; k++ {
		at := &l.chars[k]
		c.parts = append(c.parts, moved(at.parts, int32(math.Round((at.x-c.x)/c.unit())))...)
		text := l.letters[k].text
		if k > b.start && kindOf(l.class[k]) != kindOf(l.class[k-1]) {
			reversed = segment.String() + reversed
			segment.Reset()
		}
		segment.WriteString(text)
		if l.hidden[k] {
			rest.WriteString(text)
		} else {
			shown.WriteString(text)
		}
	}
	reversed = segment.String() + reversed
	last := b.end - 1
	c.advance = int32(math.Round((l.tx[last]-c.x)/c.unit())) + l.chars[last].advance
	text := shown.String()
	if rest.Len() > 0 { // what is hidden ends the block, spaces aside
		text = strings.TrimRight(text, " \u00a0")
	}
	if text == "" {
		text = lrm + lrm
	}
	l.show([]item{{char: c, text: text, first: reversed, k: last}})
	if rest.Len() > 0 {
		q := int32(0.15 * float64(c.font.s.unitsPerEm))
		tail := item{char: c, text: lrm}
		tail.x, tail.parts, tail.advance = c.x+float64(c.advance-q)*c.unit(), nil, q
		l.actual([]item{tail}, []rune(rest.String()))
	}
	return true
}

// hide shows a character of a right-to-left block where pdf.js must not see it;
// a bracket's ink comes under a code that PDFium mirrors.
func (l *coded) hide(k int) {
	if len(l.run) == 1 && l.run[0].k == k+1 && l.space(k+1) {
		// PDFium drops a space that is alone and has no outline.
		if dot := l.dot(l.run[0].font); dot != nil {
			l.run[0].parts = dot
			l.c.b.str("3 Tr ")
			l.flush()
			l.c.b.str("0 Tr ")
		}
	}
	text, m := l.letters[k].text, l.letters[k].mirrored
	if m == text {
		l.apart(k, rlm)
		return
	}
	l.flush()
	it := l.placed(k, lrm+lrm)
	it.first = m
	l.c.b.str(string(nobody))
	l.show([]item{it})
	l.c.b.str("EMC\n")
	it.parts, it.text, it.first = nil, rlm, ""
	l.actual([]item{it}, []rune{l.chars[k].r})
}

// taken reports whether a character is already part of the code before it.
func (l *coded) taken(k int) bool {
	return len(l.run) > 0 && l.run[len(l.run)-1].k <= k
}

// gather adds a character of a right-to-left block to the array, joined with its
// neighbour where PDFium or pdf.js would lose or turn it.
func (l *coded) gather(b block, k int) {
	text, m := l.letters[k].text, l.letters[k].mirrored
	it := l.placed(k, text)
	switch {
	case l.chars[k].r == zwnj && k > b.start && !l.hidden[k-1] && !l.space(k-1) && l.alike(k, k-1):
		// pdf.js drops a format character that is alone.
		it.text += l.letters[k-1].text
		l.run = append(l.run, it)
		l.widen(k - 1)
	case m != text && l.mirrors(k):
		switch {
		case m < text:
			it.first = m
			l.run = append(l.run, it)
		case l.joins(k) && !l.space(k+1) && !l.mark(k+1):
			left := &l.run[len(l.run)-1]
			left.first = left.forPdfium() + m
			l.join(it)
		case k > b.start && l.space(k-1) && !l.hidden[k-1] && l.alike(k, k-1):
			it.text, it.first = text+" ", m+" "
			l.run = append(l.run, it)
			l.widen(k - 1)
		default:
			l.run = append(l.run, it)
		}
	case l.mark(k) && l.joins(k) && l.mark(k+1):
		// PDFium takes marks forward.
		left := &l.run[len(l.run)-1]
		left.first = text + left.forPdfium()
		l.join(it)
	default:
		l.run = append(l.run, it)
	}
}

func (i *item) forPdfium() string {
	if i.first != "" {
		return i.first
	}
	return i.text
}

// joins reports whether k can share the last code, which stands for the next character.
func (l *coded) joins(k int) bool {
	if len(l.run) == 0 {
		return false
	}
	left := &l.run[len(l.run)-1]
	return left.k == k+1 && l.alike(k, k+1)
}

// alike reports whether two characters can share a code.
func (l *coded) alike(a, b int) bool {
	return l.chars[a].font == l.chars[b].font && l.chars[a].size == l.chars[b].size
}

// join puts a character into the last code, on its right.
func (l *coded) join(it item) {
	left := &l.run[len(l.run)-1]
	shift := int32(math.Round((it.x - left.x) / left.unit()))
	left.parts = append(slices.Clone(left.parts), moved(it.parts, shift)...)
	left.advance = max(left.advance, shift+it.advance)
	left.text += it.text
	left.k = it.k
}

// widen lets the last code stand for the character before it too, ink and width.
func (l *coded) widen(k int) {
	l.join(l.placed(k, ""))
	left := &l.run[len(l.run)-1]
	if l.space(k) { // a justified gap is part of it
		left.advance = max(left.advance, int32(math.Round((l.end[k]-left.x)/left.unit())))
	}
}

// mirrors reports whether PDFium mirrors a bracket: not after Latin, unless a
// segment ends between them.
func (l *coded) mirrors(k int) bool {
	for q := k - 1; q >= 0; q-- {
		switch kindOf(l.class[q]) {
		case rightward:
			return true
		case latin:
			q++
			for q < len(l.class) && kindOf(l.class[q]) == weakKind {
				q++
			}
			return l.neutrals(q) >= 2
		}
	}
	return true
}
