package parse

import (
	"strings"

	"bayan/internal/arabic"
	"bayan/internal/briefing"
)

// counts are the numbers that announce measures in words, folded.
var counts = map[string]int{
	"خطوتان": 2, "خطوتين": 2, "اجراءان": 2, "اجراءين": 2, "توصيتان": 2, "توصيتين": 2, "قراران": 2, "قرارين": 2,
	"ثلاث": 3, "ثلاثه": 3, "اربع": 4, "اربعه": 4, "خمس": 5, "خمسه": 5, "ست": 6, "سته": 6, "سبع": 7, "سبعه": 7,
	"ثمان": 8, "ثماني": 8, "ثمانيه": 8, "تسع": 9, "تسعه": 9, "عشر": 10, "عشره": 10,
}

// nearby is how many lines before the first measure may announce it.
const nearby = 3

// announced is the number that the lines before a paragraph announce, 0 for none.
func announced(b *briefing.Briefing, paragraph int) int {
	seen := 0
	for i := paragraph - 1; i >= 0 && seen < nearby; i-- {
		k := b.Paragraphs[i].Kind
		if k != briefing.Body && k != briefing.Heading {
			continue
		}
		seen++
		if n := counted(b.Slice(b.Paragraphs[i].Span)); n > 0 {
			return n
		}
	}
	return 0
}

// counted is the number that a short line names, in digits or in words.
func counted(line string) int {
	const longest = 120
	r := []rune(line)
	if len(r) > longest {
		return 0
	}
	words := strings.Fields(string(arabic.Fold(r, arabic.Options{TehMarbuta: true}).Runes))
	for i, w := range words {
		w = strings.Trim(w, ".:،؛()[]«»\"")
		bare := strings.TrimPrefix(strings.TrimLeft(w, "وبفل"), "ال")
		n := counts[w]
		if n == 0 {
			n = counts[bare]
		}
		if n > 0 {
			if i+1 < len(words) && (words[i+1] == "عشر" || words[i+1] == "عشره") && n < 10 {
				return n + 10
			}
			return n
		}
		s := scan{text: []rune(w), end: len([]rune(w))}
		if n, label, ok := s.number(); ok && label.End == s.end {
			return n
		}
	}
	return 0
}

// heading finds the line that announces the measures: the file's own heading
// right before them, a line near them that names their number, or the short
// line before them that begins with a number or ends with a colon. Of those in
// said a person has said what they are.
func heading(b *briefing.Briefing, first int, said map[int]bool) {
	seen := 0
	for i := first - 1; i >= 0 && seen < nearby; i-- {
		p := &b.Paragraphs[i]
		if said[i] || p.Kind != briefing.Body && p.Kind != briefing.Heading {
			continue
		}
		seen++
		line := trim(b.Text, p.Span)
		s := scan{text: b.Text, at: line.Start, end: line.End}
		_, _, digits := s.number()
		switch {
		case counted(b.Slice(line)) == len(b.Measures),
			seen == 1 && p.Kind == briefing.Heading,
			seen == 1 && digits,
			seen == 1 && b.Text[line.End-1] == ':' && len(strings.Fields(b.Slice(line))) <= 6:
			p.Kind, b.Heading = briefing.Heading, i
			return
		}
	}
}
