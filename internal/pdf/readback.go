package pdf

import (
	"cmp"
	"math"
	"slices"
	"unicode"
	"unicode/utf16"

	"golang.org/x/text/unicode/bidi"
)

// A line is written so that PDFium, pdf.js, MuPDF and poppler each extract its
// text in logical order. No order of plain text does that for all four: they
// trust stream order, geometry or their own bidi. So a line is cut into blocks
// of one direction; blocks come in logical order, each with the geometry that the
// engines expect of it; and what one engine alone needs goes through a channel
// that the others do not read.

// channel is a marked-content property under which only some engines see text.
type channel string

const (
	nobody  channel = "/Span<</ActualText()>>BDC\n" // with an outline-less mark: sets MuPDF's bidi state
	pdfjs   channel = "/Span<</ActualText()>>BDC\n" // with an outline-less letter
	poppler channel = "/Bidi<</ActualText()>>BDC\n" // poppler heeds ActualText on Span only
)

const (
	rlm = "\u200f"
	lrm = "\u200e"

	aside  = 0.2 // points: how far outside its neighbour a poppler mark stands
	anchor = 0.3 // em: the gap that makes pdf.js put a space
)

// block is consecutive characters, in logical order, that are laid one way.
type block struct {
	ltr        bool
	start, end int
}

func weak(c bidi.Class) bool {
	return c == bidi.EN || c == bidi.AN || c == bidi.ES || c == bidi.ET || c == bidi.CS
}

func strongR(c bidi.Class) bool { return c == bidi.R || c == bidi.AL }

// moved is a part list shifted right by design units.
func moved(parts []part, shift int32) []part {
	if shift == 0 || len(parts) == 0 {
		return parts
	}
	parts = slices.Clone(parts)
	for i := range parts {
		parts[i].dx += shift
	}
	return parts
}

// visual writes characters in plain visual order.
func (c *content) visual(w *writer, chars []char, x, baseline float64) {
	for i := range chars {
		if chars[i].at >= 0 {
			chars[i].cid = chars[i].font.cid(chars[i].parts, chars[i].advance, w.letters.of(chars[i].r).text, "")
		}
	}
	c.show(chars, x, baseline)
}

// coded is a line while it is being encoded.
type coded struct {
	c        *content
	w        *writer
	x, y     float64 // origin and baseline in page coordinates
	chars    []char  // logical order
	letters  []*letter
	class    []bidi.Class
	tx       []float64 // where a character's text stands; chars[i].x is where its ink does
	end      []float64 // of its ink's extent, a justified gap included
	blocks   []block
	hidden   []bool // shown to pdf.js apart
	ltr      []bool
	anchors  []anchored
	anchorAt []float64

	run   []item    // the array being gathered
	seps  []float64 // where PDFium's marks go, after the block
	shown []char
}

// item is one code of an array: a character, or several that PDFium must get as one.
type item struct {
	char
	text  string // what it reads as
	first string // what PDFium takes, where it is another: see pdfium.go
	k     int    // the character that it stands for last
}

// text writes a line so that every engine reads it in logical order.
func (c *content) text(w *writer, chars []char, x, baseline float64) {
	if len(chars) == 0 {
		return
	}
	first, last := chars[0].at, chars[0].at
	for i := range chars {
		first, last = min(first, chars[i].at), max(last, chars[i].at)
	}
	if first < 0 || last-first+1 != len(chars) { // an ellipsis: not all of it is text
		c.visual(w, chars, x, baseline)
		return
	}
	l := &w.coded
	l.c, l.w, l.x, l.y = c, w, x, baseline
	l.measure(chars, first)
	l.cut()
	if len(l.blocks) == 1 && l.blocks[0].ltr && !slices.ContainsFunc(l.class, func(k bidi.Class) bool { return k == bidi.AN }) {
		l.spoken(l.blocks[0], func() { c.visual(w, chars, x, baseline) })
		return
	}
	l.place()
	l.anchor()
	l.write()
}

func (l *coded) write() {
	l.lineStart()
	for i := range l.blocks {
		l.block(i)
	}
}

// sized is a slice of n zeros that takes s's room where it is enough.
func sized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	s = s[:n]
	clear(s)
	return s
}

// measure takes characters in visual order: every rune of the paragraph from first on, once.
func (l *coded) measure(visual []char, first int) {
	n := len(visual)
	l.chars, l.letters, l.class = sized(l.chars, n), sized(l.letters, n), sized(l.class, n)
	l.tx, l.end, l.run = sized(l.tx, n), sized(l.end, n), l.run[:0]
	for v := range visual {
		c := &visual[v]
		i := c.at - first
		l.chars[i] = *c
		l.letters[i] = l.w.letters.of(c.r)
		l.class[i] = l.letters[i].class
		l.end[i] = c.x + c.width
		if l.letters[i].space && v+1 < n {
			l.end[i] = max(l.end[i], visual[v+1].x)
		}
	}
}

// cut makes left-to-right blocks of even levels, of ES and ET, and of two or
// more weak characters; the rest is right to left.
func (l *coded) cut() {
	n := len(l.chars)
	l.ltr, l.blocks = sized(l.ltr, n), l.blocks[:0]
	ltr := l.ltr
	for i := 0; i < n; {
		j := i
		for j < n && weak(l.class[j]) {
			j++
		}
		for k := i; k < max(j, i+1); k++ {
			ltr[k] = l.chars[k].level%2 == 0 || l.class[k] == bidi.ES || l.class[k] == bidi.ET || j-i >= 2
		}
		i = max(j, i+1)
	}
	for i := 0; i < n; {
		j := i
		for j < n && ltr[j] == ltr[i] {
			j++
		}
		l.blocks = append(l.blocks, block{ltr[i], i, j})
		i = j
	}
}

func (l *coded) extent(b block) (from, to float64) {
	from, to = math.Inf(1), math.Inf(-1)
	for k := b.start; k < b.end; k++ {
		from, to = min(from, l.chars[k].x), max(to, l.end[k])
	}
	return from, to
}

// place gives left-to-right blocks origins in logical order over their extent;
// the ink stays where UAX #9 puts it.
func (l *coded) place() {
	for _, b := range l.blocks {
		at, _ := l.extent(b)
		for k := b.start; k < b.end; k++ {
			l.tx[k] = l.chars[k].x
			if b.ltr {
				l.tx[k] = at
				at += l.end[k] - l.chars[k].x
			}
		}
		if !b.ltr {
			l.part(b)
		}
	}
}

func (l *coded) mark(k int) bool { return k >= 0 && k < len(l.chars) && l.letters[k].mark }

func (l *coded) space(k int) bool { return k >= 0 && k < len(l.chars) && l.letters[k].space }

func (l *coded) has(b block, is func(bidi.Class) bool) bool {
	return slices.ContainsFunc(l.class[b.start:b.end], is)
}

func isAN(c bidi.Class) bool { return c == bidi.AN }

// helper emits one blank code at x through a channel.
func (l *coded) helper(ch channel, near int, x float64, text string, advance int32) {
	f := l.chars[near]
	l.c.b.str(string(ch))
	f.parts, f.x, f.width, f.advance = nil, x, 0, advance
	f.cid = f.font.cid(nil, advance, text, "")
	l.c.show([]char{f}, l.x, l.y)
	l.c.b.str("EMC\n")
}

// actual emits items whose codes read as a mark and whose ActualText is what they are.
func (l *coded) actual(items []item, runes []rune) {
	l.c.b.str("/Span<</ActualText<FEFF")
	for _, v := range utf16.Encode(runes) {
		l.c.b.hex16(v)
	}
	l.c.b.str(">>>BDC\n")
	l.show(items)
	l.c.b.str("EMC\n")
}

// show gives items their codes and writes them.
func (l *coded) show(items []item) {
	if len(items) == 0 {
		return
	}
	l.shown = sized(l.shown, len(items))
	for i := range items {
		it := &items[i]
		it.cid = it.font.cid(it.parts, it.advance, it.text, it.first)
		it.width = float64(it.advance) * it.unit()
		l.shown[i] = it.char
	}
	l.c.show(l.shown, l.x, l.y)
}

// flush writes what has been gathered.
func (l *coded) flush() {
	l.show(l.run)
	l.run = l.run[:0]
}

// placed is a character at its text's place, with its ink shifted back to where it belongs.
func (l *coded) placed(k int, text string) item {
	c := l.chars[k]
	c.parts = moved(c.parts, int32(math.Round((c.x-l.tx[k])/c.unit())))
	c.x = l.tx[k]
	return item{char: c, text: text, k: k}
}

func (l *coded) block(i int) {
	b := l.blocks[i]
	from, to := l.extent(b)
	l.c.begin()
	nextR := b.end < len(l.chars) && strongR(l.class[b.end])
	last := b.end - 1
	if b.ltr {
		switch l.class[b.start] {
		case bidi.L, bidi.EN, bidi.ES, bidi.ET:
		default:
			l.helper(nobody, b.start, from, lrm, 0)
		}
		l.spoken(b, func() { l.leftToRight(i, b) })
		if k := l.class[last]; k != bidi.L && !strongR(k) && !weak(k) {
			l.helper(poppler, last, to, lrm, 0)
		}
		if !nextR && len(l.blocks) > 1 {
			l.helper(poppler, last, from-aside, rlm, 0)
		}
	} else {
		if !strongR(l.class[last]) {
			l.helper(nobody, last, from, rlm, 0)
		}
		l.rightToLeft(b)
		for k := b.start; k < b.end; k++ {
			if l.class[k] == bidi.L || weak(l.class[k]) {
				if k+1 == len(l.chars) || !strongR(l.class[k+1]) {
					l.helper(poppler, k, l.chars[k].x-aside, rlm, 0)
				}
			}
		}
	}
	if i == 0 && (l.chars[last].r == '-' || !b.ltr && l.chars[b.start].r == '-') {
		l.helper(poppler, last, to, rlm, 0)
	}
	l.forPdfjs(i)
	l.afterBlock(i, from, to)
}

// foreign is the language (BCP 47) of a block of Latin letters in a document that
// is written from right to left, "" where it is not one. What is written with
// English letters alone is taken for English; of others only the script is known.
func (l *coded) foreign(b block) (lang string) {
	if !l.w.doc.Meta.RTL {
		return ""
	}
	for k := b.start; k < b.end; k++ {
		switch r := l.chars[k].r; {
		case l.class[k] != bidi.L || !unicode.IsLetter(r):
		case r < 0x80:
			lang = cmp.Or(lang, "en")
		case unicode.Is(unicode.Latin, r):
			lang = "und-Latn"
		default:
			return ""
		}
	}
	return lang
}

// spoken writes a block and says its language where that is another than the document's.
func (l *coded) spoken(b block, write func()) {
	lang := l.foreign(b)
	if lang == "" {
		write()
		return
	}
	l.c.begin()
	l.c.b.str("/Span<</Lang(").str(lang).str(")>>BDC\n")
	write()
	l.c.b.str("EMC\n")
}

func (l *coded) leftToRight(i int, b block) {
	switch {
	case l.anchors[i].whole:
		var items []item
		var runes []rune
		for k := b.start; k < b.end; k++ {
			items, runes = append(items, l.placed(k, lrm)), append(runes, l.chars[k].r)
		}
		l.actual(items, runes)
	case l.token(b):
	default:
		for k := b.start; k < b.end; k++ {
			if l.hidden[k] {
				l.apart(k, lrm)
			} else {
				l.run = append(l.run, l.placed(k, l.letters[k].text))
			}
		}
		l.flush()
	}
}

// apart shows a character where pdf.js must not see it.
func (l *coded) apart(k int, mark string) {
	l.flush()
	it := l.placed(k, mark)
	blank := len(it.parts) == 0
	if blank { // its ink is its cluster's: PDFium drops what has no outline
		it.parts = l.dot(it.font)
		l.c.b.str("3 Tr ")
	}
	l.actual([]item{it}, []rune{l.chars[k].r})
	if blank {
		l.c.b.str("0 Tr\n")
	}
}

func (l *coded) rightToLeft(b block) {
	for k := b.end - 1; k >= b.start; k-- {
		switch {
		case l.taken(k):
		case l.space(k) && k > b.start && l.mark(k-1) && len(l.run) > 0:
			// A mark before the space: the glyph left of the space takes its width, so
			// that engines see the mark's word end where the next begins.
			c := l.placed(k, l.letters[k].text)
			left := &l.run[len(l.run)-1]
			left.advance += int32(math.Round((l.end[k] - l.chars[k].x - 0.06*c.size) / c.unit()))
			c.x, c.advance = left.x+float64(left.advance)*left.unit(), 0
			c.parts = nil
			l.run = append(l.run, c)
		case l.hidden[k]:
			l.hide(k)
		default:
			l.gather(b, k)
		}
		if l.parted(b, k) {
			l.flush()
			l.seps = append(l.seps, l.tx[k-1]-0.01)
		}
	}
	l.flush()
	for _, x := range l.seps {
		l.separator(b.start, x)
	}
	l.seps = l.seps[:0]
}
