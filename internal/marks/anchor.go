package marks

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bayan/internal/arabic"
	"bayan/internal/briefing"
)

// Placed is a mark and whether its passage is in the text. Where it is, Span is
// where it stands now; where it is not, Span is where it stood.
type Placed struct {
	Mark
	Found     bool
	Paragraph int // index in Briefing.Paragraphs of the passage's beginning, -1 where not Found
}

// Placement is marks on a text: those found in the order of the text, then the
// others in the order of their making.
type Placement []Placed

// Place finds every mark's passage: at its old place; else where its very words
// stand, and of several places the one whose surroundings agree best and then
// the nearest; else the same with the words folded as search folds them, any
// blanks being equal, line ends too. A passage that began or ended with a word
// still does. Of several places none of which has anything around it that the
// mark remembers, none is taken: a word that stands everywhere is not the
// passage; nor is one of a letter or two. No span ever leaves the text.
func Place(b *briefing.Briefing, list List) Placement {
	t := &text{b: b}
	out := make(Placement, 0, len(list))
	for _, m := range list {
		p := Placed{Mark: m, Paragraph: -1}
		if span, ok := t.find(&m); ok {
			p.settle(b, span)
			p.Found, p.Paragraph = true, paragraphAt(b, span.Start)
		}
		out = append(out, p)
	}
	slices.SortStableFunc(out, func(a, c Placed) int {
		switch {
		case a.Found && c.Found:
			return cmp.Or(cmp.Compare(a.Span.Start, c.Span.Start), cmp.Compare(a.Span.End, c.Span.End))
		case a.Found:
			return -1
		case c.Found:
			return 1
		}
		return 0
	})
	return out
}

// paragraphAt is the last paragraph that begins at or before offset.
func paragraphAt(b *briefing.Briefing, offset int) int {
	i, exact := slices.BinarySearchFunc(b.Paragraphs, offset, func(p briefing.Paragraph, at int) int {
		return cmp.Compare(p.Span.Start, at)
	})
	if !exact {
		i--
	}
	// A blank line begins where the next does not: the last of equals is meant.
	for i+1 < len(b.Paragraphs) && b.Paragraphs[i+1].Span.Start == offset {
		i++
	}
	return i
}

// Settle is the list with each mark that finds its passage standing there.
func Settle(b *briefing.Briefing, list List) List {
	t := &text{b: b}
	out := slices.Clone(list)
	for i := range out {
		if span, ok := t.find(&out[i]); ok {
			out[i].settle(b, span)
		}
	}
	return out
}

// At is the mark of a kind on the rune at offset: the shortest of several, and
// of equals the newest.
func (p Placement) At(kind Kind, offset int) (best Placed, ok bool) {
	for _, m := range p {
		if m.Kind != kind || !m.Found || !m.Span.Contains(offset) {
			continue
		}
		if !ok || m.Span.Len() < best.Span.Len() || m.Span.Len() == best.Span.Len() && m.Time.After(best.Time) {
			best, ok = m, true
		}
	}
	return best, ok
}

// Touching are the marks of a kind that share a rune with span.
func (p Placement) Touching(kind Kind, span briefing.Span) Placement {
	return p.which(kind, func(s briefing.Span) bool { return s.Start < span.End && s.End > span.Start })
}

// Within are the marks of a kind that lie wholly in span.
func (p Placement) Within(kind Kind, span briefing.Span) Placement {
	return p.which(kind, func(s briefing.Span) bool { return s.Start >= span.Start && s.End <= span.End })
}

func (p Placement) which(kind Kind, is func(briefing.Span) bool) Placement {
	var out Placement
	for _, m := range p {
		if m.Kind == kind && m.Found && is(m.Span) {
			out = append(out, m)
		}
	}
	return out
}

// IDs are the marks' names.
func (p Placement) IDs() []string {
	out := make([]string, len(p))
	for i, m := range p {
		out[i] = m.ID
	}
	return out
}

// text is a statement made ready for looking up passages, as far as marks ask for it.
type text struct {
	b             *briefing.Briefing
	plain, folded *reading
}

// reading is a text to look in: bytes holds the byte of words at which each rune
// begins, and its length; at the rune of the original that it came from, nil
// where it is the rune itself.
type reading struct {
	words string
	bytes []int
	at    []int
}

func newReading(runes []rune, at []int) *reading {
	r := &reading{bytes: make([]int, 0, len(runes)+1), at: at}
	var words strings.Builder
	for _, c := range runes {
		r.bytes = append(r.bytes, words.Len())
		words.WriteRune(c)
	}
	r.bytes = append(r.bytes, words.Len())
	r.words = words.String()
	return r
}

// rune is the rune that begins at byte i.
func (r *reading) rune(i int) int {
	n, _ := slices.BinarySearch(r.bytes, i)
	return n
}

func (t *text) find(m *Mark) (briefing.Span, bool) {
	if m.Quote == "" {
		return briefing.Span{}, false
	}
	if s := m.Span; s.Start >= 0 && s.Start < s.End && s.End <= len(t.b.Text) && t.b.Slice(s) == m.Quote {
		return s, true
	}
	if t.plain == nil {
		t.plain = newReading(t.b.Text, nil)
	}
	if start, end, ok := t.plain.find(m.Quote, m.Before, m.After, m.Span.Start); ok {
		return briefing.Span{Start: start, End: end}, true
	}
	if t.folded == nil {
		t.folded = newReading(fold(t.b.Text))
	}
	folded := func(s string) string {
		runes, _ := fold([]rune(s))
		return string(runes)
	}
	start, end, ok := t.folded.find(strings.TrimSpace(folded(m.Quote)), folded(m.Before), folded(m.After), m.Span.Start)
	if !ok {
		return briefing.Span{}, false
	}
	return t.original(start, end), true
}

// find returns the runes of the reading at which quote stands; near is a rune of the original.
func (r *reading) find(quote, before, after string, near int) (start, end int, ok bool) {
	if quote == "" || !utf8.ValidString(quote) { // a piece of a letter is found inside others
		return 0, 0, false
	}
	if r.at != nil {
		near, _ = slices.BinarySearch(r.at, near)
	}
	near = r.bytes[max(0, min(near, len(r.bytes)-1))]
	opens, closes := !endsInWord(before), !beginsInWord(after)
	best, bestScore, places := 0, -1, 0
	for from := 0; ; {
		i := strings.Index(r.words[from:], quote)
		if i < 0 {
			break
		}
		from += i
		ahead, behind := r.words[:from], r.words[from+len(quote):]
		if !(opens && endsInWord(ahead)) && !(closes && beginsInWord(behind)) {
			places++
			score := commonEnd(ahead, before) + commonStart(behind, after)
			if score > bestScore || score == bestScore && max(from-near, near-from) < max(best-near, near-best) {
				best, bestScore = from, score
			}
		}
		_, size := utf8.DecodeRuneInString(r.words[from:])
		from += size
	}
	if places == 0 || (places > 1 || len(quote) < agreement) && bestScore < agreement {
		return 0, 0, false
	}
	return r.rune(best), r.rune(best + len(quote)), true
}

// agreement is how many bytes around a passage must be as remembered where its
// words stand in several places or are shorter than that: three letters of Arabic.
const agreement = 6

func endsInWord(s string) bool {
	r, size := utf8.DecodeLastRuneInString(s)
	return size > 0 && inWord(r)
}

func beginsInWord(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return size > 0 && inWord(r)
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }

// commonStart is how many bytes a and b begin with alike, commonEnd end with.
func commonStart(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func commonEnd(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}

// fold is arabic.Fold with every run of blanks as one space: lines that were
// broken anew are the same passage.
func fold(text []rune) ([]rune, []int) {
	f := arabic.Fold(text, arabic.Options{TehMarbuta: true})
	n := 0
	for i, r := range f.Runes {
		if unicode.IsSpace(r) {
			if n > 0 && f.Runes[n-1] == ' ' {
				continue
			}
			r = ' '
		}
		f.Runes[n], f.At[n] = r, f.At[i]
		n++
	}
	f.At[n] = len(text)
	return f.Runes[:n], f.At[:n+1]
}

// original is where runes [start, end) of the folded reading came from, with
// the marks that stand on the last letter.
func (t *text) original(start, end int) briefing.Span {
	at := t.folded.at
	stop := at[end-1] + 1
	for stop < at[end] && unicode.Is(unicode.Mn, t.b.Text[stop]) {
		stop++
	}
	return briefing.Span{Start: at[start], End: stop}
}
