package typeset

import "unicode"

const (
	nbsp     = '\u00a0'
	tatweel  = '\u0640'
	ellipsis = '…'
	// ignorable takes the place of a control character when a paragraph is shaped: no font draws those, and a
	// shaper draws nothing for this one.
	ignorable = '\u200b'
)

// clean is the text that is set: what cannot stand in a paragraph is replaced, one rune for one. Separators of
// lines and paragraphs become spaces, and numbers that are no characters (surrogates and the like) U+FFFD.
// It is the same slice where nothing is replaced.
func clean(text []rune) []rune {
	for i, r := range text {
		if cleanRune(r) != r {
			out := make([]rune, len(text))
			copy(out, text[:i])
			for ; i < len(text); i++ {
				out[i] = cleanRune(text[i])
			}
			return out
		}
	}
	return text
}

func cleanRune(r rune) rune {
	switch {
	case r >= ' ' && r < 0x7F, r >= 0x0600 && r < 0x0700: // the common case
		return r
	case r >= 0 && r < ' ':
		switch r {
		case '\n', '\f', '\r', 0x1C, 0x1D, 0x1E:
			return ' '
		}
	case r == 0x85, r == 0x2028, r == 0x2029:
		return ' '
	case r < 0, r >= 0xD800 && r < 0xE000, r > unicode.MaxRune:
		return unicode.ReplacementChar
	}
	return r
}

// drawn is the character that is shaped for r: a tab is as wide as a space, other controls are nothing.
func drawn(r rune) rune {
	switch {
	case separates(r):
		return ' '
	case r < ' ' || r >= 0x7F && r < 0xA0:
		return ignorable
	}
	return r
}

// hangs says that r is white space that does not count at a line's end.
func hangs(r rune) bool {
	switch {
	case r == ' ' || separates(r):
		return true
	case r < 0x1680:
		return false
	}
	return r != 0x2007 && r != 0x202F && unicode.Is(unicode.White_Space, r)
}

// separates says that r is a tab or the like (Bidi_Class S), which rule L1 returns to the base level.
func separates(r rune) bool { return r == '\t' || r == '\v' || r == 0x1F }

// stretches says that r is a space that justification may widen.
func stretches(r rune) bool { return r == ' ' || r == nbsp }

// hides says that r is a format character that the shaper looks through, other than the joiners.
func hides(r rune) bool {
	return !separates(r) && isInvisible(r) && r != 0x200C && r != 0x200D
}

// steers says that r goes with the white space that it stands in at a line's end (rule L1): isolate controls, and what
// rule X9 passes over.
func steers(r rune) bool {
	switch {
	case r < 0x200B:
		return r == 0xAD || r < ' ' && !separates(r) && r >= 0 || r >= 0x7F && r < 0xA0
	case r <= 0x200D, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F, r == 0xFEFF:
		return true
	}
	return false
}
