package typeset

import "github.com/go-text/typesetting/segmenter"

// Bits that say what holds before a rune of a paragraph.
const (
	graphemeStart = 1 << iota // UAX #29: a caret may stand here
	wordBoundary              // UAX #29
	lineBreak                 // UAX #14: a line may end here
	clusterStart              // the shaper can be cut here
	isHanging                 // of the rune itself: white space that does not count at a line's end
	isStretchable             // of the rune itself: a space that may be widened
)

// boundaries appends the bits of each rune and of the text's end. Between a space and an Arabic letter none of the three
// algorithms remembers anything of what stands before, so that plain words are read by themselves and only what is
// between them is given to the segmenter.
func boundaries(dst []uint8, s *segmenter.Segmenter, text []rune) []uint8 {
	from, n := len(dst), len(text)
	dst = append(dst, make([]uint8, n+1)...)
	bits := dst[from:]
	for start := 0; start < n; {
		end := plainWord(bits, text, start)
		if end == start {
			end = wordCut(text, start)
			segment(bits[start:end], s, text[start:end])
		}
		if start > 0 {
			bits[start] = graphemeStart | wordBoundary | lineBreak
		}
		start = end
	}
	bits[n] = graphemeStart | wordBoundary | lineBreak
	return dst
}

// segment sets the bits of each rune as the segmenter finds them.
func segment(bits []uint8, s *segmenter.Segmenter, text []rune) {
	s.Init(text)
	for i, a := range breakAttributes(s)[:len(text)] {
		bits[i] = 0
		if a&segmenterGrapheme != 0 {
			bits[i] |= graphemeStart
		}
		if a&segmenterWord != 0 {
			bits[i] |= wordBoundary
		}
		if a&segmenterLine != 0 {
			bits[i] |= lineBreak
		}
	}
}

// plainWord sets the bits of a word of Arabic letters and marks, the stop and the spaces after it, where a text or an
// Arabic letter follows, and gives its end; start where it is no such word.
func plainWord(bits []uint8, text []rune, start int) int {
	if !is(text[start], plainLetter) {
		return start
	}
	bits[start] = graphemeStart | wordBoundary
	i := start + 1
	for ; i < len(text) && is(text[i], plainLetter|plainMark); i++ {
		bits[i] = 0
		if is(text[i], plainLetter) {
			bits[i] = graphemeStart
		}
	}
	if i < len(text) && is(text[i], plainStop) {
		bits[i] = graphemeStart | wordBoundary
		i++
	}
	if i == len(text) {
		return i
	}
	if text[i] != ' ' {
		return start
	}
	bits[i] = graphemeStart | wordBoundary
	for i++; i < len(text) && text[i] == ' '; i++ {
		bits[i] = graphemeStart
	}
	if i == len(text) || is(text[i], plainLetter) {
		return i
	}
	return start
}

// wordCut is the next place after start where an Arabic letter follows a space, and what stands before the spaces has no
// say over what comes after them.
func wordCut(text []rune, start int) int {
	for at := start + 1; at < len(text); at++ {
		if !is(text[at], plainLetter) || text[at-1] != ' ' {
			continue
		}
		before := at - 1
		for before > start && text[before] == ' ' {
			before--
		}
		for before > start && is(text[before], plainMark) {
			before--
		}
		if is(text[before], beforeCut) {
			return at
		}
	}
	return len(text)
}
