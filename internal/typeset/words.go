package typeset

import "unicode"

// Word is the word at an offset, or the white space or sign that stands there between words (UAX #29). At the text's
// end it is the last one.
func (p *Paragraph) Word(offset int) Range {
	n := len(p.text)
	if n == 0 {
		return Range{}
	}
	start := max(0, min(offset, n-1))
	end := start + 1
	for start > 0 && p.bits[start]&wordBoundary == 0 {
		start--
	}
	for end < n && p.bits[end]&wordBoundary == 0 {
		end++
	}
	return Range{start, end}
}

// isWord says that a range between word boundaries holds a letter or a number.
func (p *Paragraph) isWord(r Range) bool {
	for _, c := range p.text[r.Start:r.End] {
		if unicode.IsLetter(c) || unicode.IsNumber(c) {
			return true
		}
	}
	return false
}

// nextWord is the start of the word after the one at offset.
func (p *Paragraph) nextWord(offset int) int {
	for offset < len(p.text) {
		offset = p.Word(offset).End
		if offset < len(p.text) && p.isWord(p.Word(offset)) {
			break
		}
	}
	return offset
}

// previousWord is the start of the word at or before offset.
func (p *Paragraph) previousWord(offset int) int {
	for offset > 0 {
		r := p.Word(offset - 1)
		offset = r.Start
		if p.isWord(r) {
			break
		}
	}
	return offset
}
