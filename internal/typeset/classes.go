package typeset

// What the commonest characters are to the algorithms that read every rune of a text: those below U+0700 by a table, so
// that a page of Arabic is read by one look each. TestBoundariesAreGoTexts and TestLevelsAreGoTexts hold it to the properties.
const (
	plainLetter = 1 << iota // an Arabic letter: Line_Break AL, Word_Break ALetter, Bidi_Class AL
	plainMark               // a mark on one: Line_Break CM, Word_Break Extend, Bidi_Class NSM
	plainStop               // a stop that ends a word: Line_Break IS or EX, no letter to Word_Break
	beforeCut               // of Line_Break AL, NU, CP, IS or EX: after it and spaces a line may end before a letter
	neverTurns              // see plainLevels
	plainLatin              // a letter of ASCII
	asItIs                  // drawn and set as it is, no white space and no control
)

// classes are of characters below U+0700.
var classes = func() (table [0x0700]uint8) {
	set := func(from, to rune, class uint8) {
		for r := from; r <= to; r++ {
			table[r] |= class
		}
	}
	set(0x0620, 0x064A, plainLetter|beforeCut|neverTurns|asItIs)
	set(0x0671, 0x06D3, plainLetter|beforeCut|neverTurns|asItIs)
	set(0x064B, 0x065F, plainMark|neverTurns|asItIs)
	set(0x0670, 0x0670, plainMark|neverTurns|asItIs)
	set(0x06D6, 0x06DC, plainMark|neverTurns|asItIs)
	for _, r := range ".,:!،؛؟" {
		set(r, r, plainStop|beforeCut|asItIs)
	}
	set('0', '9', beforeCut|asItIs)
	set('A', 'Z', plainLatin|beforeCut|asItIs)
	set('a', 'z', plainLatin|beforeCut|asItIs)
	set(')', ')', beforeCut|asItIs)
	for _, r := range ` .:,!"«»،؛؟` {
		set(r, r, neverTurns)
	}
	set(nbsp, nbsp, neverTurns)
	for _, r := range [...][2]rune{{0x061E, 0x061E}, {0x066D, 0x066F}, {0x06D4, 0x06D5}, {0x06E5, 0x06E8}, {0x06EA, 0x06EF}, {0x06FA, 0x06FF}} {
		set(r[0], r[1], neverTurns)
	}
	return table
}()

// is says that r is of a class.
func is(r rune, class uint8) bool { return uint32(r) < uint32(len(classes)) && classes[r]&class != 0 }
