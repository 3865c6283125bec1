package typeset

import (
	"slices"
	"unicode"

	"github.com/go-text/typesetting/bidi"
	ucd "golang.org/x/text/unicode/bidi"
)

// Characters that set direction (UAX #9 table 4).
const (
	fsi = '\u2068'
	pdi = '\u2069'
)

// leveller finds embedding levels; its buffers are reused.
type leveller struct {
	paragraph bidi.Paragraph
	text      []rune // with the virtual isolates
	place     []int32
	ends      []int
}

// levels appends the embedding level of each rune (UAX #9 up to rule I2): base is 0 or 1. Isolates are set as if
// FSI and PDI stood around them; ranges that cross are cut to nest.
func (v *leveller) levels(dst []uint8, text []rune, base uint8, isolates []Range) []uint8 {
	from := len(dst)
	dst = slices.Grow(dst, len(text))[:from+len(text)]
	out := dst[from:]
	if len(isolates) > 0 {
		in := v.isolate(text, isolates)
		levels := make([]uint8, len(in))
		v.ordered(levels, in, base)
		for i, l := range levels {
			if at := v.place[i]; at >= 0 {
				out[at] = l
			}
		}
		return dst
	}
	for start := 0; start < len(text); {
		end := start
		if base == 1 {
			end = start + plainLevels(out[start:], text[start:])
		}
		if end == len(text) {
			break
		}
		// What is not plain, from the letter before it, which all that follows goes by.
		for end > start && !is(text[end], plainLetter) {
			end--
		}
		start = end
		if base == 1 {
			end = tangledEnd(text, start)
		} else {
			end = len(text)
		}
		v.ordered(out[start:end], text[start:end], base)
		start = end
	}
	return dst
}

// ordered sets the levels of a text by the algorithm.
func (v *leveller) ordered(out []uint8, text []rune, base uint8) {
	direction := bidi.LeftToRight
	if base == 1 {
		direction = bidi.RightToLeft
	}
	if tooManyIsolates(text) {
		for i := range out {
			out[i] = base
		}
		return
	}
	for start := 0; start < len(text); {
		end := tamePart(text, start)
		runs := v.paragraph.Segment(text[start:end], direction)
		for i, l := range runLevels(&runs) {
			out[start+i] = uint8(l)
		}
		start = end
	}
}

// tangledEnd is where plain text is reached again after start: an Arabic letter that follows one, so that no rule reaches
// over the place, with no bracket open and after no character that steers direction.
func tangledEnd(text []rune, start int) int {
	var open [3]int
	for i := start; i < len(text); i++ {
		r := text[i]
		switch {
		case is(r, plainLetter):
			if i > start+1 && is(text[i-1], plainLetter) && open == [3]int{} {
				return i
			}
		case r == '(':
			open[0]++
		case r == ')':
			open[0] = max(open[0]-1, 0)
		case r == '[':
			open[1]++
		case r == ']':
			open[1] = max(open[1]-1, 0)
		case r == '{':
			open[2]++
		case r == '}':
			open[2] = max(open[2]-1, 0)
		case mayPair(r), steers(r), open[0]+open[1]+open[2] > mostOpen:
			return len(text)
		}
	}
	return len(text)
}

// mostOpen is below the 63 open brackets at which rule BD16 stops pairing.
const mostOpen = 50

// mostBrackets is how many brackets are paired at a time: go-text pairs n in quadratic time. No text that people
// read has as many; one that has is taken in parts, and what stands around the cuts is ordered as at a text's end.
const mostBrackets = 4000

// tamePart is where the part that begins at start ends.
func tamePart(text []rune, start int) int {
	n := 0
	for i, r := range text[start:] {
		if mayPair(r) {
			n++
		}
		if n > mostBrackets && (r == ' ' || n > 2*mostBrackets) {
			return start + i + 1
		}
	}
	return len(text)
}

// mayPair is true for all brackets (BidiBrackets.txt) and some of their neighbours.
func mayPair(r rune) bool {
	switch {
	case r < 0x0F3A:
		return r == '(' || r == ')' || r == '[' || r == ']' || r == '{' || r == '}'
	case r <= 0x0F3D, r == 0x169B, r == 0x169C, r >= 0x2045 && r <= 0x2046, r >= 0x207D && r <= 0x208E, r >= 0x2308 && r <= 0x232A,
		r >= 0x2768 && r <= 0x2775, r >= 0x27C5 && r <= 0x29FD, r >= 0x2E22 && r <= 0x2E5C, r >= 0x3008 && r <= 0x301B,
		r >= 0xFE59 && r <= 0xFE5E, r >= 0xFF08 && r <= 0xFF63:
		return true
	}
	return false
}

// plainLevels sets the levels of a right-to-left text's beginning that needs no algorithm, and says how long it is:
// nothing but right-to-left letters, marks on them, spaces and punctuation that pairs with nothing (the commonest
// characters of Bidi_Class AL, NSM, WS, and CS and ON other than brackets), and Latin words at level 2. Between right-to-left characters at level
// 1 all of them stay at level 1 (rules W1, W4, W6, N1, N2).
func plainLevels(dst []uint8, text []rune) int {
	for i := 0; i < len(text); i++ {
		switch {
		case is(text[i], neverTurns):
			dst[i] = 1
		case is(text[i], plainLatin):
			end := latinEnd(text, i)
			if end == i {
				return i
			}
			for ; i < end; i++ {
				dst[i] = 2
			}
			i--
		default:
			return i
		}
	}
	return len(text)
}

// latinEnd is where the Latin words that begin at start end in right-to-left text: after the last letter that no
// right-to-left one stands before. It is start where anything but letters and the plainest punctuation is among them.
func latinEnd(text []rune, start int) int {
	end := start
	for i := start; i < len(text); i++ {
		switch {
		case is(text[i], plainLatin):
			end = i + 1
		case is(text[i], plainLetter):
			return end
		case !is(text[i], neverTurns) || is(text[i], plainMark) || text[i] >= 0x0600 && !is(text[i], plainStop):
			return start
		}
	}
	return end
}

// tooManyIsolates bounds the work: go-text pairs n isolates in n times the text's length. A text beyond that is set in
// its base direction throughout.
func tooManyIsolates(text []rune) bool {
	n := 0
	for _, r := range text {
		if r >= 0x2066 && r <= fsi {
			n++
		}
	}
	return n > 64 && n*len(text) > 1<<26
}

// isolate writes the text with FSI and PDI around the ranges, and place: which rune each comes from.
func (v *leveller) isolate(text []rune, isolates []Range) []rune {
	sorted := slices.Clone(isolates)
	slices.SortStableFunc(sorted, func(a, b Range) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	v.text, v.place, v.ends = v.text[:0], v.place[:0], v.ends[:0]
	put := func(r rune, place int) {
		v.text = append(v.text, r)
		v.place = append(v.place, int32(place))
	}
	for i := 0; i <= len(text); i++ {
		for len(v.ends) > 0 && v.ends[len(v.ends)-1] == i {
			put(pdi, -1)
			v.ends = v.ends[:len(v.ends)-1]
		}
		for len(sorted) > 0 && sorted[0].Start <= i {
			r := sorted[0]
			sorted = sorted[1:]
			end := min(r.End, len(text))
			if len(v.ends) > 0 {
				end = min(end, v.ends[len(v.ends)-1])
			}
			if r.Start == i && end > i {
				put(fsi, -1)
				v.ends = append(v.ends, end)
			}
		}
		if i < len(text) {
			put(text[i], i)
		}
	}
	return v.text
}

// baseLevel applies the package's rule for Auto: the first strong character decides, outside isolates (UAX #9 P2),
// right to left where there is none. In a right-to-left language a paragraph that starts with a left-to-right
// character is left to right only if most strong characters are.
func baseLevel(text []rune, isolates []Range, d Direction, language string) uint8 {
	switch d {
	case RTL:
		return 1
	case LTR:
		return 0
	}
	depth, next := 0, 0
	left, right := 0, 0
	for i := 0; i < len(text); i++ {
		if next < len(isolates) && isolates[next].Start <= i { // in order in all but odd cases; those count as text
			if end := min(isolates[next].End, len(text)); end > i {
				i = end
			}
			next++
			if i >= len(text) {
				break
			}
		}
		r := text[i]
		switch {
		case r >= 0x2066 && r <= fsi:
			depth++
			continue
		case r == pdi:
			depth = max(depth-1, 0)
			continue
		case depth > 0:
			continue
		}
		switch strong(r) {
		case RTL:
			if left == 0 {
				return 1
			}
			right++
		case LTR:
			if !rightToLeftLanguage(language) {
				return 0
			}
			left++
		}
	}
	if left > right {
		return 0
	}
	return 1
}

// strong tells strong characters: RTL for Bidi_Class R and AL, LTR for L, Auto for others.
func strong(r rune) Direction {
	switch {
	case r >= 0x0620 && r <= 0x064A, r >= 0x0671 && r <= 0x06D3:
		return RTL
	case r < 0x80:
		if unicode.IsLetter(r) {
			return LTR
		}
		return Auto
	}
	switch p, _ := ucd.LookupRune(r); p.Class() {
	case ucd.R, ucd.AL:
		return RTL
	case ucd.L:
		return LTR
	}
	return Auto
}

// rightToLeftLanguage knows the languages written in a right-to-left script unless a subtag says otherwise.
func rightToLeftLanguage(tag string) bool {
	primary := tag
	for i, c := range tag {
		if c == '-' || c == '_' {
			primary = tag[:i]
			break
		}
	}
	switch primary {
	case "", "ar", "arz", "ary", "apc", "acm", "fa", "ur", "ckb", "ps", "sd", "ug", "he", "yi", "dv", "syr", "ks":
		return true
	}
	return false
}

// span is runes [start, end) of one level, and the item that they belong to.
type span struct {
	start, end int
	level      uint8
	item       int
}

// reorder puts spans into visual order, from the physical left (UAX #9 rule L2).
func reorder(spans []span) {
	highest, lowestOdd := uint8(0), uint8(255)
	for _, s := range spans {
		highest = max(highest, s.level)
		if s.level%2 == 1 {
			lowestOdd = min(lowestOdd, s.level)
		}
	}
	for level := highest; level >= lowestOdd && level > 0; level-- {
		for i := 0; i < len(spans); {
			if spans[i].level < level {
				i++
				continue
			}
			j := i
			for j < len(spans) && spans[j].level >= level {
				j++
			}
			slices.Reverse(spans[i:j])
			i = j
		}
	}
}
