// Package search finds words in a statement however their hamza, tashkeel,
// tatweel or digits are written, and says where they stand in the original.
//
// A text is folded once (internal/arabic) and searched as UTF-8, where the
// standard library's substring search is fastest; positions go back to the
// original by a map. All positions are rune offsets in Briefing.Text.
package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bayan/internal/arabic"
	"bayan/internal/briefing"
)

// Options say what counts as the same. The zero value is the search that most people want.
type Options struct {
	// Exact takes only what is typed, character by character.
	Exact bool
	// KeepTehMarbuta tells ة from ه.
	KeepTehMarbuta bool
}

// Hit is a place in the original; it never leaves its paragraph.
type Hit struct {
	Paragraph int // index in Briefing.Paragraphs
	Span      briefing.Span
}

// Index is a statement made ready for search: immutable, safe for concurrent use.
type Index struct {
	b      *briefing.Briefing
	folded string
	at     []int32 // rune of folded to rune of the original; one more than there are runes
}

// New folds a statement. The Briefing is kept.
func New(b *briefing.Briefing) *Index {
	runes, at := fold(b.Text, arabic.Options{TehMarbuta: true})
	x := &Index{b: b, folded: string(runes), at: make([]int32, len(at))}
	for i, v := range at {
		x.at[i] = int32(v)
	}
	return x
}

// fold is arabic.Fold with every run of blanks as one space; newlines stay.
func fold(text []rune, o arabic.Options) ([]rune, []int) {
	f := arabic.Fold(text, o)
	n := 0
	for i, r := range f.Runes {
		if r != '\n' && unicode.IsSpace(r) {
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

// Find returns the places of query, in order, none overlapping another. Blanks
// around the query do not count; a query of nothing but blanks and marks has no hits.
func (x *Index) Find(query string, o Options) []Hit {
	query = strings.Join(strings.Fields(query), " ")
	if o.Exact {
		return x.exact([]rune(query))
	}
	runes, _ := fold([]rune(query), arabic.Options{TehMarbuta: true})
	want := strings.TrimSpace(string(runes))
	if want == "" {
		return nil
	}
	strict, _ := fold([]rune(query), arabic.Options{})
	length := utf8.RuneCountInString(want)
	var hits []Hit
	paragraph, seen, from := 0, 0, 0 // seen runes of folded lie before byte from
	for {
		i := strings.Index(x.folded[from:], want)
		if i < 0 {
			return hits
		}
		seen += utf8.RuneCountInString(x.folded[from : from+i])
		span := x.original(seen, seen+length)
		seen += length
		from += i + len(want)
		if o.KeepTehMarbuta {
			there, _ := fold(x.b.Text[span.Start:span.End], arabic.Options{})
			if !slices.Equal(there, strict) {
				continue
			}
		}
		paragraph = x.paragraph(paragraph, span.Start)
		hits = append(hits, Hit{paragraph, span})
	}
}

// Within returns the places of query in a short text that is no statement's, by
// the same rules.
func Within(words, query string, o Options) []briefing.Span {
	hits := New(&briefing.Briefing{Text: []rune(words)}).Find(query, o)
	spans := make([]briefing.Span, len(hits))
	for i, h := range hits {
		spans[i] = h.Span
	}
	return spans
}

// original is where folded runes [start, end) came from: with the marks that
// stand on the last letter, and the whole of a ligature of which a part was found.
func (x *Index) original(start, end int) briefing.Span {
	last := int(x.at[end-1])
	stop := last + 1
	for stop < int(x.at[end]) && unicode.Is(unicode.Mn, x.b.Text[stop]) {
		stop++
	}
	return briefing.Span{Start: int(x.at[start]), End: stop}
}

func (x *Index) exact(want []rune) []Hit {
	if len(want) == 0 {
		return nil
	}
	var hits []Hit
	paragraph := 0
	for i := 0; i+len(want) <= len(x.b.Text); i++ {
		if x.b.Text[i] != want[0] || !slices.Equal(x.b.Text[i:i+len(want)], want) {
			continue
		}
		paragraph = x.paragraph(paragraph, i)
		hits = append(hits, Hit{paragraph, briefing.Span{Start: i, End: i + len(want)}})
		i += len(want) - 1
	}
	return hits
}

// paragraph is the paragraph of an offset that lies in from or after it.
func (x *Index) paragraph(from, offset int) int {
	for from < len(x.b.Paragraphs)-1 && x.b.Paragraphs[from+1].Span.Start <= offset {
		from++
	}
	return from
}
