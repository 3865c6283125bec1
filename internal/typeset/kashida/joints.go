package kashida

import (
	"slices"
	"unicode"
)

// Priority ranks joints: smaller is better.
type Priority uint8

const (
	// Typed is a tatweel of the writer's own (P0).
	Typed Priority = 0
	// First to Last are P1 to P6; Last is for lines that are otherwise too loose.
	First Priority = 1
	Last  Priority = 6
)

// Joint is a place in a word where the rules allow a kashida.
type Joint struct {
	// After is the rune offset in the word of the last rune before the kashida: the joined letter's last
	// mark, or the last tatweel that the writer typed. The tatweels are inserted between After and After+1,
	// and After+1 is the joint's second letter, whose cluster carries the shaper's safe-to-insert-tatweel flag.
	After    int
	Priority Priority
	// Typed is how many bare tatweels already stand there.
	Typed uint8
	// BeforeAlef says that a plain ا follows: exactly three tatweels there become a swash ligature in Amiri.
	BeforeAlef bool
}

// Joints gives the places of a word where the rules allow a kashida, best first. The word is a token between
// white space; punctuation at its edges is passed over, and parts that punctuation separates are judged one by
// one, though the whole word still takes one kashida only. Nil means none. Whether the font can draw it is
// for the caller to find out.
func Joints(word []rune) []Joint { return AppendJoints(nil, word) }

// AppendJoints is Joints into a buffer of the caller's.
func AppendJoints(dst []Joint, word []rune) []Joint {
	if !elongable(word) {
		return dst
	}
	from := len(dst)
	var buffer [24]element
	for start := 0; start < len(word); {
		elements, next := scan(buffer[:0], word, start)
		dst = appendPart(dst, elements)
		start = next
	}
	slices.SortStableFunc(dst[from:], func(a, b Joint) int {
		if a.Priority != b.Priority {
			return int(a.Priority) - int(b.Priority)
		}
		return b.After - a.After
	})
	return dst
}

// elongable says that a token is of the kind that may be elongated at all: no digit, no other script, no
// Quranic sign, no full stop between letters.
func elongable(word []rune) bool {
	if len(word) < 3 {
		return false
	}
	letters, stop := 0, false
	for _, r := range word {
		switch {
		case isLetter(r):
			if stop {
				return false
			}
			letters++
		case r == '.' || r == '@' || r == '۔':
			stop = letters > 0
		case isQuranic(r) || isOrnate(r) || foreign(r):
			return false
		}
	}
	return letters >= 3
}

// element is a letter or a tatweel with the marks on it, or a joiner.
type element struct {
	r     rune
	class class
	last  int  // offset of its last rune
	seat  bool // a tatweel that carries a mark of its own
	fixed bool // a format character follows: no kashida there
}

func (e element) isLetter() bool  { return e.class.kind != causing && e.r != zwnj }
func (e element) isTatweel() bool { return e.r == tatweel && !e.seat }

// scan reads elements from start to the next separator and returns where the part after it starts.
func scan(dst []element, word []rune, start int) ([]element, int) {
	for i := start; i < len(word); i++ {
		r := word[i]
		switch {
		case isLetter(r) || r == tatweel || r == zwnj || r == zwj:
			dst = append(dst, element{r: r, class: classOf(r), last: i})
		case len(dst) > 0 && isMark(r):
			e := &dst[len(dst)-1]
			e.last = i
			e.seat = e.seat || e.r == tatweel && isSeated(r)
		case unicode.Is(unicode.Cf, r):
			if len(dst) > 0 {
				dst[len(dst)-1].last = i
				dst[len(dst)-1].fixed = true
			}
		case len(dst) > 0:
			return dst, i + 1
		}
	}
	return dst, len(word)
}

// appendPart judges the joints between the elements of one part of a word.
func appendPart(dst []Joint, part []element) []Joint {
	letters, typed := 0, false
	for _, e := range part {
		if e.isLetter() {
			letters++
		}
		typed = typed || e.isTatweel()
	}
	if letters < 3 || neverElongated(part) {
		return dst
	}
	if typed {
		return appendTyped(dst, part)
	}
	for i := 0; i+1 < len(part); i++ {
		a, b := part[i], part[i+1]
		if a.fixed || !a.isLetter() || !b.isLetter() || !a.class.joinsOnward() || !b.class.joinsBack() {
			continue // F7
		}
		p, ok := priority(part, i)
		if !ok || letters == 3 && p != First {
			continue
		}
		dst = append(dst, Joint{After: a.last, Priority: p, BeforeAlef: b.r == 'ا'})
	}
	return dst
}

// appendTyped gives the places where the writer typed tatweels between two joined letters (P0).
func appendTyped(dst []Joint, part []element) []Joint {
	for i := 1; i < len(part); i++ {
		if !part[i].isTatweel() || !part[i-1].isLetter() || !part[i-1].class.joinsOnward() {
			continue
		}
		n, end, fixed := 0, i, false
		for end < len(part) && part[end].isTatweel() {
			fixed = fixed || part[end].fixed
			n++
			end++
		}
		if end == len(part) || fixed || n > maxUnits || !part[end].isLetter() || !part[end].class.joinsBack() {
			continue
		}
		dst = append(dst, Joint{
			After: part[end-1].last, Priority: Typed, Typed: uint8(n), BeforeAlef: part[end].r == 'ا',
		})
	}
	return dst
}

// priority is the table of the package comment for the joint after part[i], whose two letters join.
func priority(part []element, i int) (Priority, bool) {
	a, b := part[i].class.group, part[i+1].class.group
	final := !onward(part, i+1)
	wordFinal := i+2 == len(part)

	switch { // F1–F6
	case a == lam, a == kaf, a == gaf:
		return 0, false
	case b == hah, b == sad:
		return 0, false
	case b == ain && !final:
		return 0, false
	case final && (b == yeh || b == farsiYeh || b == yehBarree):
		return 4, a == seen || a == sad
	}
	switch { // P1–P6
	case wordFinal && (b == heh || b == tehMarbuta):
		if a == ain || a == hah {
			return 3, true
		}
		return 1, true
	case (a == seen || a == sad) && (b == alef || !final && toothed(b) ||
		b == lam || b == kaf || b == gaf || b == seen || b == tah):
		return 1, true
	case b == dal:
		return 2, true
	case b == tah:
		return 3, true
	case b == alef:
		if toothed(a) || a == feh || a == qaf || a == tah {
			return 3, true
		}
		return 4, true
	case final && (b == lam || b == kaf || b == gaf):
		return 3, true
	case !final && toothed(b) && endsTooth(part, i+1):
		return 4, true
	case final && (b == waw || b == ain || b == feh || b == qaf):
		return Last, true
	case final:
		return 5, true
	}
	return 0, false
}

// onward says that part[i] joins to what follows it.
func onward(part []element, i int) bool {
	return i+1 < len(part) && part[i].class.joinsOnward() && part[i+1].class.joinsBack()
}

// endsTooth says that after the tooth part[i] comes a final Reh, Yeh or Noon.
func endsTooth(part []element, i int) bool {
	if onward(part, i+1) {
		return false
	}
	switch part[i+1].class.group {
	case reh, yeh, farsiYeh, noon, nya:
		return true
	}
	return false
}

// toothed says that letters of the group are a tooth where they join onward.
func toothed(g group) bool {
	switch g {
	case beh, noon, yeh, farsiYeh, nya:
		return true
	}
	return false
}

// neverElongated knows الله, لله and اللهم behind any particles, and names that end in الله.
func neverElongated(part []element) bool {
	var skeleton [16]rune
	n := 0
	for _, e := range part {
		if e.r == tatweel || e.r == zwj || e.r == zwnj {
			continue
		}
		if n == len(skeleton) {
			return false
		}
		switch r := e.r; {
		case r == 'ٱ':
			skeleton[n] = 'ا'
		case e.class.group == heh || r == 'ھ':
			skeleton[n] = 'ه'
		default:
			skeleton[n] = r
		}
		n++
	}
	s := skeleton[:n]
	if n > 4 && s[n-1] == 'م' {
		s = s[:n-1]
		return hasSuffix(s, "الله")
	}
	if hasSuffix(s, "الله") {
		return true
	}
	if !hasSuffix(s, "لله") {
		return false
	}
	for _, r := range s[:len(s)-3] {
		switch r {
		case 'و', 'ف', 'ب', 'ت', 'ك', 'أ':
		default:
			return false
		}
	}
	return true
}

func hasSuffix(s []rune, suffix string) bool {
	want := []rune(suffix)
	return len(s) >= len(want) && slices.Equal(s[len(s)-len(want):], want)
}
