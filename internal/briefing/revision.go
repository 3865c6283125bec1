package briefing

import (
	"strings"
	"unicode"
)

// Became is what became of words in a revised text.
type Became uint8

const (
	Same    Became = iota
	Removed        // of the earlier text only
	Added          // of the later text only
)

// Part is a stretch of words of a passage, with the blanks after them.
type Part struct {
	Words  string
	Became Became
}

// Passage is a paragraph of a revised text beside what it was. One of Old and
// New is -1 where it was added or taken out whole.
type Passage struct {
	Old, New int // indices of paragraphs
	Parts    []Part
}

// Changed reports whether the passage is not as it was.
func (p Passage) Changed() bool { return len(p.Parts) != 1 || p.Parts[0].Became != Same }

// Bounds of the tables that a comparison fills; what is larger counts as
// replaced whole.
const (
	mostParagraphs = 4 << 20
	mostWords      = 1 << 20
)

// alike is from which share of common words on a paragraph is one that was
// changed, and not another one.
const alike = 0.4

// Revision compares a statement with an earlier text of it, paragraph by
// paragraph and in these by words, in reading order. Blank lines are left out.
func Revision(earlier, later *Briefing) []Passage {
	a, b := said(earlier), said(later)
	equal := func(i, j int) bool { return a[i].text == b[j].text }
	var out []Passage
	var gone, come []int // since the last paragraph that stayed
	flush := func() {
		out = append(out, revised(a, b, gone, come)...)
		gone, come = nil, nil
	}
	common(len(a), len(b), mostParagraphs, equal, func(i, j int) {
		switch {
		case i >= 0 && j >= 0:
			flush()
			out = append(out, Passage{a[i].at, b[j].at, []Part{{b[j].text, Same}}})
		case i >= 0:
			gone = append(gone, i)
		default:
			come = append(come, j)
		}
	})
	flush()
	return out
}

type passage struct {
	at    int
	text  string
	words []string
}

func said(b *Briefing) (out []passage) {
	for i, p := range b.Paragraphs {
		if p.Kind == Blank {
			continue
		}
		text := b.Slice(p.Span)
		out = append(out, passage{i, text, words(text)})
	}
	return out
}

// words are a text's words and, apart from them, its signs, each with the
// blanks after it.
func words(text string) (out []string) {
	const blank, word, sign = 1, 2, 3
	kind := func(r rune) int {
		switch {
		case unicode.IsSpace(r):
			return blank
		case unicode.IsLetter(r), unicode.IsNumber(r), unicode.IsMark(r), unicode.Is(unicode.Cf, r):
			return word
		}
		return sign
	}
	start, last := 0, 0
	for i, r := range text {
		k := kind(r)
		if last != 0 && k != last && k != blank {
			out = append(out, text[start:i])
			start = i
		}
		last = k
	}
	if start < len(text) {
		out = append(out, text[start:])
	}
	return out
}

// revised pairs the paragraphs that went with those that came in their place:
// each that came with the first that it is like, in order.
func revised(a, b []passage, gone, come []int) (out []Passage) {
	next, fresh := 0, []int(nil) // of those that came, those that are like none
	settle := func(upTo int) {
		for ; next < upTo; next++ {
			p := a[gone[next]]
			out = append(out, Passage{p.at, -1, []Part{{p.text, Removed}}})
		}
		for _, j := range fresh {
			out = append(out, Passage{-1, b[j].at, []Part{{b[j].text, Added}}})
		}
		fresh = nil
	}
	for _, j := range come {
		like := -1
		for k := next; k < len(gone) && k < next+64; k++ {
			if share(a[gone[k]].words, b[j].words) >= alike {
				like = k
				break
			}
		}
		if like < 0 {
			fresh = append(fresh, j)
			continue
		}
		settle(like)
		out = append(out, Passage{a[gone[like]].at, b[j].at, byWords(a[gone[like]].words, b[j].words)})
		next = like + 1
	}
	settle(len(gone))
	return out
}

// share is how much of the longer text's words, signs apart, both have.
func share(a, b []string) float64 {
	counted := func(all []string) (map[string]int, int) {
		count, n := map[string]int{}, 0
		for _, w := range all {
			w = strings.TrimSpace(w)
			if strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
				count[w]++
				n++
			}
		}
		return count, n
	}
	x, n := counted(a)
	y, m := counted(b)
	both := 0
	for w, k := range x {
		both += min(k, y[w])
	}
	return float64(both) / float64(max(n, m, 1))
}

func byWords(a, b []string) (out []Part) {
	add := func(w string, c Became) {
		if n := len(out) - 1; n >= 0 && out[n].Became == c {
			out[n].Words += w
			return
		}
		out = append(out, Part{w, c})
	}
	same := func(i, j int) bool { return strings.TrimSpace(a[i]) == strings.TrimSpace(b[j]) }
	common(len(a), len(b), mostWords, same, func(i, j int) {
		switch {
		case j < 0:
			add(a[i], Removed)
		case i < 0:
			add(b[j], Added)
		default:
			add(b[j], Same)
		}
	})
	return out
}

// common goes through two sequences by a longest common one: found is told of
// what both have, and of what one has, with -1 for the other; what went comes
// before what came in its place.
func common(n, m, most int, equal func(i, j int) bool, found func(i, j int)) {
	head := 0
	for head < n && head < m && equal(head, head) {
		found(head, head)
		head++
	}
	tail := 0
	for tail < n-head && tail < m-head && equal(n-1-tail, m-1-tail) {
		tail++
	}
	rows, cols := n-head-tail, m-head-tail
	i, j := 0, 0
	if rows > 0 && cols > 0 && rows*cols <= most {
		// length[i][j] is that of the longest common sequence of what is left from i and j on.
		length := make([][]int32, rows+1)
		cells := make([]int32, (rows+1)*(cols+1))
		for r := range length {
			length[r] = cells[r*(cols+1) : (r+1)*(cols+1)]
		}
		for r := rows - 1; r >= 0; r-- {
			for c := cols - 1; c >= 0; c-- {
				if equal(head+r, head+c) {
					length[r][c] = length[r+1][c+1] + 1
				} else {
					length[r][c] = max(length[r+1][c], length[r][c+1])
				}
			}
		}
		for i < rows && j < cols {
			switch {
			case equal(head+i, head+j):
				found(head+i, head+j)
				i, j = i+1, j+1
			case length[i+1][j] >= length[i][j+1]:
				found(head+i, -1)
				i++
			default:
				found(-1, head+j)
				j++
			}
		}
	}
	for ; i < rows; i++ {
		found(head+i, -1)
	}
	for ; j < cols; j++ {
		found(-1, head+j)
	}
	for k := tail; k > 0; k-- {
		found(n-k, m-k)
	}
}
