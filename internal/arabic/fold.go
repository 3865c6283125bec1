// Package arabic knows letters: folding for search, digits, and ordinals.
package arabic

import (
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Options choose what Fold takes for the same.
type Options struct {
	// TehMarbuta takes ة for ه.
	TehMarbuta bool
}

// Folded is a text made ready for search. At[i] is the rune offset in the
// original of the letter that Runes[i] came from; At has one entry more, the
// length of the original.
type Folded struct {
	Runes []rune
	At    []int
}

// Fold drops tashkeel, tatweel, superscript alef and invisible controls, takes
// presentation forms apart, and makes one of: أ إ آ ٱ ا; ى ی ي; ک ك; digits of
// three kinds; upper and lower case. The original is not changed.
func Fold(text []rune, o Options) Folded {
	f := Folded{Runes: make([]rune, 0, len(text)), At: make([]int, 0, len(text)+1)}
	for i, r := range text {
		if presentation(r) {
			for _, part := range norm.NFKC.String(string(r)) {
				f.add(part, i, o)
			}
			continue
		}
		f.add(r, i, o)
	}
	f.At = append(f.At, len(text))
	return f
}

func presentation(r rune) bool { return r >= 0xFB50 && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFC }

func (f *Folded) add(r rune, at int, o Options) {
	if Ignorable(r) {
		return
	}
	switch r {
	case 'أ', 'إ', 'آ', 'ٱ':
		r = 'ا'
	case 'ى', 'ی':
		r = 'ي'
	case 'ک':
		r = 'ك'
	case 'ة':
		if o.TehMarbuta {
			r = 'ه'
		}
	default:
		if d, ok := Digit(r); ok {
			r = '0' + rune(d)
		} else {
			r = unicode.ToLower(r)
		}
	}
	f.Runes = append(f.Runes, r)
	f.At = append(f.At, at)
}

// Ignorable reports whether search passes over r: marks, tatweel, controls of
// direction and joining.
func Ignorable(r rune) bool {
	if r < 0x80 {
		return false
	}
	return r == 'ـ' || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r)
}

// Digit is the value of a digit of the three kinds 0-9, ٠-٩, ۰-۹.
func Digit(r rune) (int, bool) {
	switch {
	case '0' <= r && r <= '9':
		return int(r - '0'), true
	case '٠' <= r && r <= '٩':
		return int(r - '٠'), true
	case '۰' <= r && r <= '۹':
		return int(r - '۰'), true
	}
	return 0, false
}
