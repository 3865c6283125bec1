package parse

import (
	"strings"
	"unicode"

	"bayan/internal/arabic"
	"bayan/internal/briefing"
)

// family is a way of labelling the items of a list: one list keeps to one.
type family string

const (
	ordinals family = "ordinal" // أولاً:
	articles family = "article" // المادة الأولى:
	letters  family = "letter"  // أ-
	bullets  family = "bullet"
)

// candidate is a line that may be a measure's.
type candidate struct {
	family  family
	measure briefing.Measure
	// weak: nothing parts the label from the text, so that it counts in a list only.
	weak bool
}

// labelled reads the label at a line's start: 1- ١) (1) 1. أولاً: المادة الأولى: أ- •
func labelled(text []rune, line briefing.Span) (candidate, bool) {
	s := scan{text: text, at: line.Start, end: line.End}
	s.skip()
	if s.dated() {
		return candidate{}, false
	}
	for _, read := range []func(*scan) (candidate, bool){numbered, ordered, lettered, bulleted} {
		try := s
		c, ok := read(&try)
		if !ok {
			continue
		}
		m := &c.measure
		try.skip()
		m.Typed = briefing.Span{Start: line.Start, End: try.at}
		m.Title, m.Colon = closing(text, briefing.Span{Start: try.at, End: line.End})
		return c, m.Title.Len() > 0
	}
	return candidate{}, false
}

// closing parts a title from the colon that closes it.
func closing(text []rune, s briefing.Span) (title, colon briefing.Span) {
	title = trim(text, s)
	colon = briefing.Span{Start: title.End, End: title.End}
	if title.Len() > 0 && text[title.End-1] == ':' {
		colon.Start--
		title = trim(text, briefing.Span{Start: title.Start, End: colon.Start})
	}
	return title, colon
}

// scan is a place in a line.
type scan struct {
	text    []rune
	at, end int
}

func (s *scan) peek() rune {
	if s.at < s.end {
		return s.text[s.at]
	}
	return 0
}

// skip passes over blanks and the invisible marks of direction.
func (s *scan) skip() {
	for s.at < s.end && (unicode.IsSpace(s.text[s.at]) || unicode.Is(unicode.Cf, s.text[s.at])) {
		s.at++
	}
}

func (s *scan) take(any string) bool {
	if r := s.peek(); r != 0 && strings.ContainsRune(any, r) {
		s.at++
		return true
	}
	return false
}

// number reads up to three digits of any of the three kinds.
func (s *scan) number() (n int, label briefing.Span, ok bool) {
	label.Start = s.at
	for s.at < s.end {
		d, is := arabic.Digit(s.text[s.at])
		if !is {
			break
		}
		if n, s.at = n*10+d, s.at+1; s.at-label.Start > 3 {
			return 0, label, false
		}
	}
	label.End = s.at
	return n, label, label.Len() > 0
}

// dated: the line begins with a date in figures, 15 - 10 - 2024 or 2024/10/15:
// three numbers with one sign between them, of which one is a year.
func (s scan) dated() bool {
	year := false
	sign := rune(0)
	for i := range 3 {
		if i > 0 {
			s.skip()
			r := s.peek()
			if !strings.ContainsRune(dashes+"/.", r) || r == 0 || i > 1 && r != sign {
				return false
			}
			sign = r
			s.at++
			s.skip()
		}
		start := s.at
		for s.at < s.end {
			if _, is := arabic.Digit(s.text[s.at]); !is {
				break
			}
			s.at++
		}
		n := s.at - start
		if n != 1 && n != 2 && n != 4 {
			return false
		}
		year = year || n == 4
	}
	return year
}

const dashes = "-–—−"

// numbered reads 1- 1) 1. 1: 1/ and (1) [1], each with a dash after it or none.
func numbered(s *scan) (candidate, bool) {
	bracket := s.take("([")
	s.skipIf(bracket)
	n, label, ok := s.number()
	if !ok {
		return candidate{}, false
	}
	c := candidate{measure: briefing.Measure{Number: n, Label: label}}
	if bracket {
		s.skip()
		if !s.take(")]") {
			return candidate{}, false
		}
		c.family = "()"
		s.tail(dashes + ":.")
		return c, true
	}
	spaced := s.at
	s.skip()
	spaced = s.at - spaced
	r := s.peek()
	if r == 0 {
		return candidate{}, false
	}
	s.at++
	_, digit := arabic.Digit(s.peek())
	switch {
	case strings.ContainsRune(dashes, r):
		c.family = "-"
		return c, !digit // 5-7 is a range
	case r == ')' || r == ']':
		c.family = ")"
		s.tail(dashes)
		return c, true
	case r == '.' || r == ':' || r == '/' || r == '۔':
		c.family = family(r)
		if spaced > 0 || digit || s.peek() == '%' {
			return candidate{}, false
		}
		s.tail(dashes)
		return c, true
	}
	return candidate{}, false
}

func (s *scan) skipIf(yes bool) {
	if yes {
		s.skip()
	}
}

// tail takes one more sign, where one stands after the label: "(1) -".
func (s *scan) tail(any string) {
	before := s.at
	s.skip()
	if !s.take(any) {
		s.at = before
	}
}

// kinds are what an article of a text is called before its number.
var kinds = map[string]bool{
	"الماده": true, "البند": true, "الخطوه": true, "التوصيه": true, "الاجراء": true, "المحور": true, "القرار": true, "الفقره": true,
	"النقطه": true, "المرحله": true, "الهدف": true, "ماده": true, "بند": true, "التدبير": true, "الالتزام": true,
}

// ordered reads an ordinal, alone or after what it counts, up to a colon, a
// dash, a slash, a comma or a full stop: "أولاً:", "حادي عشر-", "(ثانياً)", "المادة الثالثة:", "البند 4:".
func ordered(s *scan) (candidate, bool) {
	bracket := s.take("([")
	s.skipIf(bracket)
	start := s.at
	const longest = 40
	for open := false; s.at < s.end && s.at-start < longest; s.at++ {
		r := s.text[s.at]
		if r == '(' || open && r == ')' { // "البند (1):"
			open = r == '('
		} else if strings.ContainsRune(":/.،,)]"+dashes, r) {
			break
		}
	}
	label := trim(s.text, briefing.Span{Start: start, End: s.at})
	whole := string(s.text[label.Start:label.End])
	if s.at < s.end && s.at-start < longest {
		c := candidate{family: ordinals, measure: briefing.Measure{Label: label}}
		n, ok := arabic.Ordinal(whole)
		if !ok {
			c.family = articles
			n, ok = article(whole)
		}
		if ok {
			c.measure.Number = n
			end := s.peek()
			s.at++
			if bracket != (end == ')' || end == ']') {
				return candidate{}, false
			}
			s.tail(":" + dashes)
			c.weak = end == '،' || end == ','
			return c, true
		}
	}
	// "أولاً تشديد العقوبات": the adverb, and a blank.
	s.at = start
	for s.at < s.end && !unicode.IsSpace(s.text[s.at]) {
		s.at++
	}
	label = briefing.Span{Start: start, End: s.at}
	folded := string(arabic.Fold(s.text[start:s.at], arabic.Options{}).Runes)
	n, ok := arabic.Ordinal(folded)
	if bracket || !ok || !strings.HasSuffix(folded, "ا") || strings.HasPrefix(folded, "و") {
		return candidate{}, false
	}
	return candidate{family: ordinals, weak: true, measure: briefing.Measure{Number: n, Label: label}}, true
}

func article(words string) (int, bool) {
	kind, rest, ok := strings.Cut(strings.TrimSpace(words), " ")
	if !ok || !kinds[string(arabic.Fold([]rune(kind), arabic.Options{TehMarbuta: true}).Runes)] {
		return 0, false
	}
	if n, ok := arabic.Ordinal(rest); ok {
		return n, true
	}
	s := scan{text: []rune(strings.Trim(rest, " ()"))}
	s.end = len(s.text)
	n, label, ok := s.number()
	return n, ok && label.End == s.end
}

// lettered reads أ- ب) (ج). Its value is its place in the list: two orders of letters are in use.
func lettered(s *scan) (candidate, bool) {
	bracket := s.take("([")
	label := briefing.Span{Start: s.at, End: s.at + 1}
	if r := s.peek(); r < 'ء' || r > 'ي' {
		return candidate{}, false
	}
	s.at++
	for s.peek() == 'ـ' || s.peek() == '\u200D' { // هـ
		s.at++
		label.End = s.at
	}
	if bracket {
		return candidate{family: letters, measure: briefing.Measure{Label: label}}, s.take(")]")
	}
	s.skip()
	return candidate{family: letters, measure: briefing.Measure{Label: label}}, s.take(dashes + ").:/")
}

// bulleted reads a bullet; a dash or a star is one only where a blank follows.
func bulleted(s *scan) (candidate, bool) {
	r := s.peek()
	label := briefing.Span{Start: s.at, End: s.at + 1}
	s.at++
	switch {
	case r == 0:
		return candidate{}, false
	case strings.ContainsRune("•●▪■◦○‣⁃∙◆◇❖➢►▶✓✔★☆➤", r):
	case strings.ContainsRune("*+·"+dashes, r) && unicode.IsSpace(s.peek()):
	default:
		return candidate{}, false
	}
	return candidate{family: bullets, weak: true, measure: briefing.Measure{Label: label}}, true
}

// choose says which of the labelled lines are the measures: those of the family
// that has as many as the lines before it announce; else the outermost, which
// is the first that is counted on from one without beginning anew; else the
// first that is counted at all; else the bullets. announced gives the numbers
// to compare with, 0 where there is none.
func choose(found []candidate, announced func(candidate) int) []candidate {
	lists := map[family][]candidate{}
	var order []family
	for _, c := range found {
		if lists[c.family] == nil {
			order = append(order, c.family)
		}
		lists[c.family] = append(lists[c.family], c)
	}
	var best []candidate
	rank := 0
	for _, f := range order {
		list := lists[f]
		if f == letters || f == bullets {
			for i := range list {
				list[i].measure.Number = i + 1
			}
		}
		r := 0
		switch {
		case len(list) == 1 && (list[0].weak || f == letters):
		case announced(list[0]) == len(list):
			r = 5
		case f == bullets:
			r = 1
		case f == letters:
			r = 2
		case running(list) && len(list) > 1:
			r = 4
		default:
			r = 3
		}
		if r > rank {
			best, rank = list, r
		}
	}
	return best
}

// running: each is the next after the one before it.
func running(list []candidate) bool {
	for i := 1; i < len(list); i++ {
		if list[i].measure.Number != list[i-1].measure.Number+1 {
			return false
		}
	}
	return true
}
