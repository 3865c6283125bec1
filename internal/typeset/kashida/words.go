package kashida

import "unicode"

// Word is a token of a paragraph: runes [Start, End), and its joints, best first, in offsets from Start.
type Word struct {
	Start, End int
	Joints     []Joint
}

// Words cuts a paragraph at white space and judges every token. Tokens between ﴿ and ﴾ have no joints.
func Words(paragraph []rune) []Word {
	var words []Word
	quranic := false
	for i := 0; i < len(paragraph); {
		if isGap(paragraph[i]) {
			i++
			continue
		}
		start := i
		inside := quranic
		for i < len(paragraph) && !isGap(paragraph[i]) {
			if isOrnate(paragraph[i]) { // some writers swap the two
				quranic, inside = !quranic, true
			}
			i++
		}
		w := Word{Start: start, End: i}
		if !inside {
			w.Joints = Joints(paragraph[start:i])
		}
		words = append(words, w)
	}
	return words
}

// isGap says that r is white space between words; a no-break space is one as well.
func isGap(r rune) bool { return unicode.IsSpace(r) || r == 0x00A0 || r == 0x202F }
