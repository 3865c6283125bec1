package search

import (
	"fmt"
	"strings"
	"testing"

	"bayan/internal/briefing"
	"bayan/internal/parse"
)

func bundled(t testing.TB) *briefing.Briefing {
	t.Helper()
	b, err := parse.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func read(t testing.TB, text string) *briefing.Briefing {
	t.Helper()
	b, err := parse.Parse("test", []byte(text), briefing.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// The statement has the word 14 times, once as المخــدرات; in no spelling is one missed.
func TestSpellingsFindTheSamePlaces(t *testing.T) {
	x := New(bundled(t))
	want := x.Find("المخدرات", Options{})
	if len(want) != 14 {
		t.Fatalf("%d places of المخدرات, want 14", len(want))
	}
	for _, query := range []string{"المخدِّرات", "المخـدرات", " المخدرات  "} {
		if got := x.Find(query, Options{}); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%q: %v, want %v", query, got, want)
		}
	}
	source := want[len(want)-1]
	if got := x.b.Slice(source.Span); got != "المخــدرات" {
		t.Errorf("the last hit is %q", got)
	}
	if p := x.b.Paragraphs[source.Paragraph]; p.Kind != briefing.SourceLine {
		t.Errorf("the last hit is in a paragraph of kind %v", p.Kind)
	}
	if got := len(x.Find("المخدرات", Options{Exact: true})); got != 13 {
		t.Errorf("exactly typed: %d places, want 13", got)
	}
}

func TestFindHighlightsTheOriginal(t *testing.T) {
	for _, c := range []struct {
		text, query string
		o           Options
		want        string // what is highlighted, joined by |
	}{
		{"قال مُحَمَّدٌ، ثم محمد", "محمد", Options{}, "مُحَمَّدٌ|محمد"},
		{"إلى آخر الى اخر", "الي اخر", Options{}, "إلى آخر|الى اخر"},
		{"مدرسة ومدرسه", "مدرسه", Options{}, "مدرسة|مدرسه"},
		{"مدرسة ومدرسه", "مدرسه", Options{KeepTehMarbuta: true}, "مدرسه"},
		{"عام ٢٠٢٤ و2024", "2024", Options{}, "٢٠٢٤|2024"},
		{"صلى الله عليه ﷺ", "الله", Options{}, "الله|ﷺ"},
		{"سطر  واحد\nسطر\nواحد", "سطر واحد", Options{}, "سطر  واحد"},
		{"aXa axa", "AXA", Options{}, "aXa|axa"},
		{"ااا", "اا", Options{}, "اا"},
		{"كلمة", "  ", Options{}, ""},
		{"كلمة", "ـ\u064e", Options{}, ""},
		{"كلمة", "", Options{Exact: true}, ""},
	} {
		b := read(t, c.text)
		var got []string
		for _, h := range New(b).Find(c.query, c.o) {
			got = append(got, b.Slice(h.Span))
			if p := b.Paragraphs[h.Paragraph].Span; h.Span.Start < p.Start || h.Span.End > p.End {
				t.Errorf("%q in %q: the hit %v leaves its paragraph %v", c.query, c.text, h.Span, p)
			}
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q in %q: %q, want %q", c.query, c.text, strings.Join(got, "|"), c.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("المخدِّرات ﷺ\nلا", "لا")
	f.Fuzz(func(t *testing.T, text, query string) {
		b, err := parse.Parse("fuzz", []byte(text), briefing.Meta{})
		if err != nil {
			return
		}
		end := 0
		for _, o := range []Options{{}, {Exact: true}, {KeepTehMarbuta: true}} {
			end = 0
			for _, h := range New(b).Find(query, o) {
				if h.Span.Len() <= 0 || h.Span.Start < end-1 || h.Span.End > len(b.Text) {
					t.Fatalf("%q in %q: %v after %d", query, text, h.Span, end)
				}
				end = h.Span.End
			}
		}
	})
}

// BenchmarkFind100kWords is one search in 100,000 words, everything that a keystroke costs.
func BenchmarkFind100kWords(b *testing.B) {
	one := string(bundled(b).Text)
	text := strings.Repeat(one+"\n", 100_000/len(strings.Fields(one))+1)
	x := New(read(b, text))
	b.ResetTimer()
	for b.Loop() {
		if len(x.Find("المخدرات", Options{})) < 1000 {
			b.Fatal("too few hits")
		}
	}
}

// Notes and owners are searched by the statement's rules.
func TestWithin(t *testing.T) {
	for _, c := range []struct {
		words, query string
		o            Options
		want         string
	}{
		{"وزارة الداخليّة (2FA)", "الداخليه", Options{}, "[{6 15}]"},
		{"وزارة الداخليّة (2FA)", "الداخليه", Options{KeepTehMarbuta: true}, "[]"},
		{"وزارة الداخليّة (2FA)", "الداخلية", Options{Exact: true}, "[]"},
		{"٢ ثم 2", "2", Options{}, "[{0 1} {5 6}]"},
		{"", "2", Options{}, "[]"},
	} {
		if got := fmt.Sprint(Within(c.words, c.query, c.o)); got != c.want {
			t.Errorf("%q in %q: %s, want %s", c.query, c.words, got, c.want)
		}
	}
}
