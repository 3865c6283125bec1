package typeset

import "unicode"

// Sentence is the sentence at an offset with the white space after it (UAX #29, rules SB3 to SB998). At the text's end
// it is the last one.
func (p *Paragraph) Sentence(offset int) Range {
	n := len(p.text)
	if n == 0 {
		return Range{}
	}
	offset = max(0, min(offset, n-1))
	start := 0
	for {
		end := sentenceEnd(p.text, start)
		if end > offset {
			return Range{start, end}
		}
		start = end
	}
}

// sentenceClass is the Sentence_Break property (UAX #29 table 4), by the general properties that derive it.
type sentenceClass uint8

const (
	sbOther sentenceClass = iota
	sbExtend
	sbSep
	sbSp
	sbLower
	sbUpper
	sbOLetter
	sbNumeric
	sbATerm
	sbSContinue
	sbSTerm
	sbClose
)

func sentenceClassOf(r rune) sentenceClass {
	switch r {
	case '\n', '\r', 0x85, 0x2028, 0x2029:
		return sbSep
	case '.', 0x2024, 0xFE52, 0xFF0E:
		return sbATerm
	case ',', '-', ':', 0x55D, '،', 0x60D, 0x7F8, 0x1802, 0x1808, 0x2013, 0x2014, 0x3001, 0xFE10, 0xFE11, 0xFE13,
		0xFE31, 0xFE32, 0xFE50, 0xFE51, 0xFE55, 0xFE58, 0xFE63, 0xFF0C, 0xFF0D, 0xFF1A, 0xFF64, ';', 0x37E, 0xFE14,
		0xFE54, 0xFF1B:
		return sbSContinue
	case '"', '\'', 0x275B, 0x275C, 0x275D, 0x275E, 0x275F, 0x2760:
		return sbClose
	case 0x66B, 0x66C:
		return sbNumeric
	case 0x5F3:
		return sbOLetter
	case 0x200C, 0x200D:
		return sbExtend
	}
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc, unicode.Cf, unicode.Other_Grapheme_Extend):
		return sbExtend
	case unicode.Is(unicode.White_Space, r):
		return sbSp
	case unicode.In(r, unicode.Lower, unicode.Other_Lowercase):
		return sbLower
	case unicode.In(r, unicode.Upper, unicode.Title, unicode.Other_Uppercase):
		return sbUpper
	case unicode.IsLetter(r) || unicode.In(r, unicode.Nl, unicode.Other_Alphabetic):
		return sbOLetter
	case unicode.Is(unicode.Nd, r):
		return sbNumeric
	case unicode.Is(unicode.Sentence_Terminal, r):
		return sbSTerm
	case unicode.In(r, unicode.Ps, unicode.Pe, unicode.Pi, unicode.Pf):
		return sbClose
	}
	return sbOther
}

// sentenceEnd is where the sentence that begins at start ends.
func sentenceEnd(text []rune, start int) int {
	// state is where in ATerm|STerm Close* Sp* Sep the text is (rules SB8 to SB11).
	const (
		inSentence = iota
		afterTerm
		afterClose
		afterSpace
	)
	state, aTerm := inSentence, false
	before, beforeTerm := sbOther, sbOther // the last two classes, Extend and Format left out (rule SB5)
	for i := start; i < len(text); i++ {
		class := sentenceClassOf(text[i])
		if i > start && before == sbSep { // SB3, SB4
			if !(text[i-1] == '\r' && text[i] == '\n') {
				return i
			}
		}
		if class == sbExtend && i > start {
			continue
		}
		if state != inSentence && i > start {
			switch {
			case state == afterTerm && aTerm && class == sbNumeric: // SB6
				state = inSentence
			case state == afterTerm && aTerm && class == sbUpper && (beforeTerm == sbUpper || beforeTerm == sbLower): // SB7
				state = inSentence
			case aTerm && lowerFollows(text[i:]): // SB8
				state = inSentence
			case class == sbSContinue || class == sbSTerm || class == sbATerm: // SB8a
				state = inSentence
			case state <= afterClose && class == sbClose: // SB9
				state = afterClose
			case class == sbSp: // SB9, SB10
				state = afterSpace
			case class == sbSep: // SB9 to SB11: the separator ends it
			default:
				return i // SB11
			}
		}
		if class == sbATerm || class == sbSTerm {
			state, aTerm = afterTerm, class == sbATerm
			beforeTerm = before
		}
		before = class
	}
	return len(text)
}

// lowerFollows says that a lower-case letter comes before anything that could start a sentence (rule SB8). The
// way is bounded: nobody writes that many signs after a full stop.
func lowerFollows(text []rune) bool {
	for i, r := range text {
		if i == 64 {
			break
		}
		switch sentenceClassOf(r) {
		case sbLower:
			return true
		case sbOLetter, sbUpper, sbSep, sbSTerm, sbATerm:
			return false
		}
	}
	return false
}
