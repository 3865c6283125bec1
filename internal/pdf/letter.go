package pdf

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/bidi"
)

// letter is what the encoding asks about a character again and again.
type letter struct {
	class    bidi.Class
	mark     bool
	space    bool
	text     string // its ToUnicode value
	mirrored string // the bracket that faces it, or text
}

// letters remembers them: an array for Latin and Arabic, a map for the rest.
type letters struct {
	near  [0x800]*letter
	other map[rune]*letter
}

func (t *letters) of(r rune) *letter {
	if r >= 0 && int(r) < len(t.near) {
		l := t.near[r]
		if l == nil {
			l = newLetter(r)
			t.near[r] = l
		}
		return l
	}
	l := t.other[r]
	if l == nil {
		if t.other == nil {
			t.other = map[rune]*letter{}
		}
		l = newLetter(r)
		t.other[r] = l
	}
	return l
}

var brackets = strings.NewReplacer("(", ")", ")", "(", "[", "]", "]", "[", "{", "}", "}", "{", "«", "»", "»", "«",
	"<", ">", ">", "<", "‹", "›", "›", "‹", "“", "”", "”", "“", "‘", "’", "’", "‘")

func newLetter(r rune) *letter {
	p, _ := bidi.LookupRune(r)
	text := string(r)
	switch r { // PDF/A-2 6.2.11.7.2 forbids U+0000, U+FEFF and U+FFFE
	case 0xFEFF:
		text = "\u2060"
	case 0, 0xFFFE:
		text = "\uFFFD"
	}
	return &letter{
		class: p.Class(), mark: r >= 0x300 && unicode.Is(unicode.Mn, r), space: r == ' ' || r == 0xa0,
		text: text, mirrored: brackets.Replace(text),
	}
}
