package typeset

import (
	"unicode"

	"github.com/go-text/typesetting/language"
)

// item is a stretch of one style's size and of one face, script and level: what the shaper takes at a time.
type item struct {
	start, end int
	font       FontID
	size       float64
	script     language.Script
	level      uint8
}

// itemise appends the items of a text. A face that lacks a character is left for one that has it, and what has no
// script of its own (brackets, punctuation, digits) then stays with the face of what it follows.
func (e *Engine) itemise(dst []item, text []rune, levels []uint8, styles []StyleSpan, base uint8) []item {
	runs := styleRuns{styles: styles}
	for start := 0; start < len(text); {
		style, until := runs.at(start, len(text))
		end := start + 1
		for end < until && levels[end] == levels[start] {
			end++
		}
		dst = e.itemiseRun(dst, text, start, end, levels[start], style, base)
		start = end
	}
	return dst
}

// itemiseRun splits runes of one level and style by script and face.
func (e *Engine) itemiseRun(dst []item, text []rune, start, end int, level uint8, style Style, base uint8) []item {
	style.Font = e.fonts.known(style.Font)
	script := language.Script(0)
	current := item{start: start, font: style.Font, size: style.Size, level: level}
	face := e.fonts.Face(style.Font)
	for i := start; i < end; {
		r := text[i]
		if (r == ' ' || r >= 0x0620 && r <= 0x064A && r != tatweel && script == language.Arabic) && i > start && face != nil && current.font == style.Font &&
			face.has.contains(r) && (i+1 == end || !isExtending(text[i+1])) { // the common case of what follows
			i++
			continue
		}
		if isCommon(r) {
			// A common character extends the item where its face has it.
			if i > start && (face == nil || face.has.contains(r) || isInvisible(r)) {
				i++
				continue
			}
			if i == start {
				script = leadingScript(text[start:end], level, base)
			}
		} else {
			script = scriptOf(r)
		}
		id := e.faceFor(text, i, start, end, style.Font)
		if i > start && (id != current.font || script != current.script) {
			current.end = i
			dst = append(dst, current)
			current.start = i
		}
		current.font, current.script = id, script
		face = e.fonts.Face(id)
		i++
		for i < end && isExtending(text[i]) && (script == language.Arabic || !isCommon(text[i])) {
			i++
		}
	}
	current.end = end
	return append(dst, current)
}

// faceFor chooses the face of the character at i and the marks on it, in a run [start, end) of style font id. A
// common character at the run's start, or one that the face of what it follows lacks, goes by what comes next.
func (e *Engine) faceFor(text []rune, i, start, end int, id FontID) FontID {
	r := text[i]
	if isCommon(r) {
		for j := i + 1; j < end && i == start; j++ {
			if !isCommon(text[j]) {
				if next := e.faceFor(text, j, start, end, id); next != id && e.fonts.Face(next).has.contains(r) {
					return next
				}
				break
			}
		}
	}
	face := e.fonts.Face(id)
	if face == nil || isInvisible(r) {
		return id
	}
	marked := i+1 < end && isExtending(text[i+1])
	if face.has.contains(r) && (!marked || face.hasMarks(text[i+1:end])) {
		return id
	}
	if !face.has.contains(r) && face.composes(r) {
		return id
	}
	if marked {
		for _, other := range e.fonts.order[id] {
			if f := e.fonts.Face(other); f.has.contains(r) && f.hasMarks(text[i+1:end]) {
				return other
			}
		}
		if face.has.contains(r) {
			return id
		}
	}
	other, _ := e.fonts.fallback(id, r)
	return other
}

// mostMarks bounds how far marks are looked at: a letter with more of them is nobody's text.
const mostMarks = 32

// hasMarks says that the face has the marks at the start of text.
func (f *Face) hasMarks(text []rune) bool {
	for i, r := range text {
		if i == mostMarks || !isExtending(r) {
			return true
		}
		if !f.has.contains(r) && !isInvisible(r) {
			return false
		}
	}
	return true
}

// composes says that the shaper can draw r from its canonical parts (UnicodeData.txt, field 5), for the letters of
// the Arabic script that have any.
func (f *Face) composes(r rune) bool {
	parts, ok := arabicParts[r]
	return ok && f.has.contains(parts[0]) && f.has.contains(parts[1])
}

var arabicParts = map[rune][2]rune{
	'آ': {'ا', 0x0653}, 'أ': {'ا', 0x0654}, 'ؤ': {'و', 0x0654}, 'إ': {'ا', 0x0655}, 'ئ': {'ي', 0x0654},
	'ۀ': {'ە', 0x0654}, 'ۂ': {'ہ', 0x0654}, 'ۓ': {'ے', 0x0654},
}

// leadingScript is the script of common characters at a run's start: that of the first letter of the run, else that
// of the direction (digits in right-to-left text are Arabic's, so that their forms are).
func leadingScript(run []rune, level, base uint8) language.Script {
	for i, r := range run {
		if !isCommon(r) {
			return scriptOf(r)
		}
		if i == 256 {
			break
		}
	}
	if level%2 == 1 || base == 1 {
		return language.Arabic
	}
	return language.Latin
}

// scriptOf is the Script property (UAX #24); characters of the Arabic blocks count as Arabic where they are
// shared with Arabic's neighbours only.
func scriptOf(r rune) language.Script {
	switch {
	case r >= 0x0600 && r <= 0x06FF:
		return language.Arabic
	case r < 0x250 && unicode.IsLetter(r):
		return language.Latin
	}
	return language.LookupScript(r)
}

// isCommon says that r takes the script of its neighbours.
func isCommon(r rune) bool {
	switch {
	case r >= 0x0620 && r <= 0x06FF:
		return r == tatweel || r >= 0x064B && r <= 0x0655 || r >= 0x0660 && r <= 0x0669 || r == 0x0670 ||
			r >= 0x06F0 && r <= 0x06F9 || r == 0x06DD
	case r < 0x80:
		return r < 'A' || r > 'Z' && r < 'a' || r > 'z'
	case r == '،' || r == '؛' || r == '؟':
		return true
	}
	s := language.LookupScript(r)
	return s == language.Common || s == language.Inherited || s == language.Unknown
}

// isExtending says that r is drawn on what comes before it.
func isExtending(r rune) bool {
	switch {
	case r < 0x0300:
		return false
	case r >= 0x0620 && r < 0x064B, r >= 0x0671 && r < 0x06D6:
		return false
	}
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc) || r == 0x200C || r == 0x200D || r >= 0xFE00 && r <= 0xFE0F
}

// isInvisible says that no face needs a glyph for r: controls, and format characters that a shaper hides.
func isInvisible(r rune) bool {
	switch {
	case r < 0x7F:
		return r < ' '
	case r < 0xA0, r == 0xAD:
		return true
	case r < 0x034F:
		return false
	case r >= 0x0600 && r <= 0x0605, r == 0x06DD, r == 0x070F, r == 0x08E2: // format, but drawn
		return false
	case r == 0x034F, r >= 0xFE00 && r <= 0xFE0F:
		return true
	case r >= 0x0620 && r < 0x200B:
		return false
	}
	return unicode.Is(unicode.Cf, r)
}

// styleRuns walks style spans. Gaps take the first style; spans out of order are passed over.
type styleRuns struct {
	styles []StyleSpan
	next   int
}

// at gives the style of rune i and where it ends; i must not fall from call to call.
func (s *styleRuns) at(i, end int) (Style, int) {
	style, end := s.find(i, end)
	style.Size = sane(style.Size)
	return style, end
}

// sane makes a size one that can be reckoned with.
func sane(size float64) float64 {
	if !(size > 0) {
		return 0
	}
	return min(size, 1e6)
}

func (s *styleRuns) find(i, end int) (Style, int) {
	for s.next < len(s.styles) && s.styles[s.next].End <= i {
		s.next++
	}
	var first Style
	if len(s.styles) > 0 {
		first = s.styles[0].Style
	}
	if s.next == len(s.styles) {
		return first, end
	}
	span := s.styles[s.next]
	if span.Start > i {
		return first, min(span.Start, end)
	}
	return span.Style, min(span.End, end)
}
