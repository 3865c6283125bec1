package parse

import "strings"

// numeral writes the n-th label of an automatic list as the word processors do.
func numeral(n int, style string) string {
	if n < 0 || n > 1<<20 {
		n = 0
	}
	switch style {
	case "none":
		return ""
	case "arab":
		return digits(n, '٠')
	case "pers":
		return digits(n, '۰')
	case "zero":
		if n < 10 {
			return "0" + digits(n, '0')
		}
	case "lowerRoman":
		return roman(n)
	case "upperRoman":
		return strings.ToUpper(roman(n))
	case "lowerLetter":
		return letter(n, []rune("abcdefghijklmnopqrstuvwxyz"))
	case "upperLetter":
		return letter(n, []rune("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
	case "alphabet":
		return letter(n, []rune("أبتثجحخدذرزسشصضطظعغفقكلمنهوي"))
	case "abjad":
		return letter(n, []rune("أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"))
	case "superscript":
		return superscript(n)
	}
	return digits(n, '0')
}

func digits(n int, zero rune) string {
	if n == 0 {
		return string(zero)
	}
	var out []rune
	for ; n > 0; n /= 10 {
		out = append([]rune{zero + rune(n%10)}, out...)
	}
	return string(out)
}

// letter repeats the last letters after the alphabet's end (z, aa, bb), as both programs do.
func letter(n int, alphabet []rune) string {
	if n < 1 || n > len(alphabet)*20 {
		return digits(n, '0')
	}
	return strings.Repeat(string(alphabet[(n-1)%len(alphabet)]), (n-1)/len(alphabet)+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return digits(n, '0')
	}
	var out strings.Builder
	for _, d := range []struct {
		value int
		sign  string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for ; n >= d.value; n -= d.value {
			out.WriteString(d.sign)
		}
	}
	return out.String()
}

func superscript(n int) string {
	var out strings.Builder
	for _, d := range digits(n, '0') {
		out.WriteRune([]rune("⁰¹²³⁴⁵⁶⁷⁸⁹")[d-'0'])
	}
	return out.String()
}

// level is one level of an automatic list.
type level struct {
	style  string // of numeral; "bullet"
	text   string // "%1.%2)" or the bullet itself
	start  int
	suffix string // between label and text
	as     string // the style of numeral that lower levels are written in, "" their own
}

// label is what a level prints for the counters of itself and those above it.
func label(levels []level, counters []int, at int) string {
	l := levels[at]
	if l.style == "bullet" {
		return l.text + l.suffix
	}
	var out strings.Builder
	for text := l.text; text != ""; {
		if len(text) > 1 && text[0] == '%' && text[1] >= '1' && text[1] <= '9' {
			if n := int(text[1] - '1'); n < len(levels) && n < len(counters) {
				style := levels[n].style
				if l.as != "" {
					style = l.as
				}
				if n == at {
					style = l.style
				}
				out.WriteString(numeral(counters[n], style))
			}
			text = text[2:]
			continue
		}
		r := []rune(text[:min(len(text), 4)])[0]
		out.WriteRune(r)
		text = text[len(string(r)):]
	}
	if out.Len() == 0 {
		return ""
	}
	return out.String() + l.suffix
}

// count moves a list on to its next item at a level: those below begin anew.
func count(levels []level, counters []int, begun []bool, at int) {
	for i := range at {
		if !begun[i] {
			counters[i], begun[i] = levels[i].start, true
		}
	}
	if begun[at] {
		counters[at]++
	} else {
		counters[at], begun[at] = levels[at].start, true
	}
	for i := at + 1; i < len(begun); i++ {
		begun[i] = false
	}
}

// bullet is a bullet as text: those of symbol fonts are in no text face.
func bullet(sign string) string {
	r := []rune(sign)
	if len(r) == 0 || r[0] >= 0xE000 && r[0] <= 0xF8FF {
		return "•"
	}
	return string(r[0])
}
