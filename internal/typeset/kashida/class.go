package kashida

import "unicode"

const (
	tatweel   = 'ـ'
	zwnj      = '\u200c'
	zwj       = '\u200d'
	firstRune = 0x0600
	lastRune  = 0x08FF
)

// kind is Unicode's Joining_Type.
type kind uint8

const (
	none kind = iota
	right
	leftJoins
	dual
	causing
	transparent
)

// group is Unicode's Joining_Group, groups that the rules treat alike merged.
type group uint8

const (
	noGroup group = iota
	ain
	alef
	beh
	dal
	farsiYeh
	feh
	gaf
	hah
	heh
	kaf
	knottedHeh
	lam
	meem
	noon
	nya
	qaf
	reh
	sad
	seen
	tah
	tehMarbuta
	verticalTail
	waw
	yeh
	yehBarree
)

type class struct {
	kind  kind
	group group
}

// joinsOnward says that a following letter can join to this one.
func (c class) joinsOnward() bool { return c.kind == dual || c.kind == leftJoins || c.kind == causing }

// joinsBack says that this letter can join to the one before.
func (c class) joinsBack() bool { return c.kind == dual || c.kind == right || c.kind == causing }

// classOf is the class of a rune that is not a mark.
func classOf(r rune) class {
	if r >= firstRune && r <= lastRune {
		return joining[r-firstRune]
	}
	if r == zwj {
		return class{kind: causing}
	}
	return class{}
}

// isMark says that r is written on the letter before it and does not break joining.
func isMark(r rune) bool {
	switch {
	case r < 0x0300:
		return false
	case r >= 0x064B && r <= 0x065F, r == 0x0670:
		return true
	case r >= 0x0620 && r <= 0x06D5: // letters and digits, the common case
		return false
	}
	return unicode.In(r, unicode.Mn, unicode.Me)
}

// isSeated says that a tatweel under this mark is its seat.
func isSeated(mark rune) bool { return mark == 0x0670 || mark == 0x0654 || mark == 0x0655 }

// isQuranic says that r is one of the annotation signs that only Quranic text carries.
func isQuranic(r rune) bool { return r >= 0x06D6 && r <= 0x06ED }

// isLetter says that r is a letter that Joining_Group describes, tatweel excluded.
func isLetter(r rune) bool {
	return r >= firstRune && r <= lastRune && r != tatweel && unicode.Is(unicode.Lo, r)
}

// isPresentation says that r is a letter shaped in its code point, which no rule here can judge.
func isPresentation(r rune) bool {
	return r >= 0xFB50 && r <= 0xFDF1 && unicode.IsLetter(r) || r >= 0xFE70 && r <= 0xFEFC
}

// foreign says that r makes its token one of digits or of mixed scripts.
func foreign(r rune) bool {
	if r >= firstRune && r <= lastRune {
		return unicode.Is(unicode.Nd, r)
	}
	if isPresentation(r) {
		return true
	}
	if r >= 0xFDF2 && r <= 0xFDFF { // ﷲ ﷺ ﷽: a word in one sign, beside which a word may stand
		return false
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

// isOrnate says that r is one of the parentheses ﴿ and ﴾ around a Quranic quotation.
func isOrnate(r rune) bool { return r == 0xFD3E || r == 0xFD3F }
