package marks

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"bayan/internal/briefing"
	"bayan/internal/parse"
)

var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

func read(t testing.TB, text string) *briefing.Briefing {
	t.Helper()
	b, err := parse.Parse("test", []byte(text), briefing.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// on marks the nth (from 0) place of words.
func on(t testing.TB, b *briefing.Briefing, kind Kind, words string, nth int) Mark {
	t.Helper()
	text, at := string(b.Text), 0
	for i := 0; ; i++ {
		found := strings.Index(text[at:], words)
		if found < 0 {
			t.Fatalf("%q is not there %d times", words, nth+1)
		}
		at += found
		if i == nth {
			break
		}
		at += len(words)
	}
	start := len([]rune(text[:at]))
	m, ok := New(b, kind, briefing.Span{Start: start, End: start + len([]rune(words))}, fmt.Sprint(words, nth), noon)
	if !ok {
		t.Fatalf("%q was not marked", words)
	}
	return m
}

func TestNewLeavesBlanksOut(t *testing.T) {
	b := read(t, "قال  الوزير \n وأكد")
	m, ok := New(b, Highlight, briefing.Span{Start: 3, End: 14}, "a", noon)
	if !ok || m.Quote != "الوزير" || b.Slice(m.Span) != m.Quote {
		t.Errorf("%+v", m)
	}
	for _, s := range []briefing.Span{{Start: 3, End: 5}, {Start: 4, End: 4}, {Start: 90, End: 99}, {Start: 5, End: 2}} {
		if m, ok := New(b, Highlight, s, "a", noon); ok {
			t.Errorf("%v was marked: %+v", s, m)
		}
	}
}

func TestMarksFindTheirPassage(t *testing.T) {
	for _, c := range []struct {
		name, text, words string
		nth               int
		edited            string
		want              string // the passage with what stands before it in its line, "" where it is not found
	}{
		{"untouched", "أكد الوزير أهمية التعاون", "أهمية", 0, "أكد الوزير أهمية التعاون", "أكد الوزير |أهمية"},
		{"moved by a new paragraph", "أكد الوزير أهمية التعاون", "الوزير أهمية", 0, "تمهيد جديد\n\nأكد الوزير أهمية التعاون", "أكد |الوزير أهمية"},
		{"the same of several, not the nearest", "خطر المخدرات أولاً\nثم المخدرات ثانياً", "المخدرات", 0, "بيان طويل عن المخدرات في كل مكان\nخطر المخدرات أولاً\nثم المخدرات ثانياً", "خطر |المخدرات"},
		{"the nearest of equals", "سطر\nكلمة هنا\nسطر\nكلمة هنا\nسطر", "كلمة هنا", 1, "سطر\n\nكلمة هنا\nسطر\nكلمة هنا\nسطر", "|كلمة هنا"},
		{"spelled otherwise", "قال إن المخــدرات آفة", "إن المخــدرات", 0, "قالوا ان المُخدِّرات آفة", "قالوا |ان المُخدِّرات"},
		{"lines broken anew", "أكد أهمية\nالتعاون الدولي", "أهمية\nالتعاون", 0, "وقد أكد أهمية التعاون\nالدولي", "وقد أكد |أهمية التعاون"},
		{"gone", "أكد الوزير أهمية التعاون", "الوزير", 0, "أكد الرئيس أهمية التعاون", ""},
		{"only inside another word", "اجتمع من حضر", "من", 0, "اجتمع المنظمون وحضروا", ""},
		{"a word of many, its surroundings gone", "شدد في كلمته", "في", 0, "عقد المؤتمر بغداد في بهو\nوجلس في قاعة", ""},
		{"the only one, its surroundings gone", "شدد في كلمته", "كلمته", 0, "بدأ الحفل ثم كلمته", "بدأ الحفل ثم |كلمته"},
		{"a colon of another title", "الحدود:\nنص", ":", 0, "التعاون: كلام", ""},
		{"a colon of its title", "الحدود:\nنص", ":", 0, "تمهيد\nالحدود:\nكلام", "الحدود|:"},
		{"part of a word", "المخدرات والسموم", "والس", 0, "ضد المخدرات والسموم", "ضد المخدرات |والس"},
	} {
		b := read(t, c.text)
		m := on(t, b, Highlight, c.words, c.nth)
		edited := read(t, c.edited)
		p := Place(edited, List{m})[0]
		got := ""
		if p.Found {
			line := edited.Paragraphs[p.Paragraph].Span
			got = edited.Slice(briefing.Span{Start: line.Start, End: p.Span.Start}) + "|" + edited.Slice(p.Span)
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if !p.Found && (p.Mark != m || p.Paragraph != -1) {
			t.Errorf("%s: what was not found is not kept as it was: %+v", c.name, p)
		}
		if p.Quote != m.Quote {
			t.Errorf("%s: the person's words became %q", c.name, p.Quote)
		}
	}
}

// A passage that moves a little in every version is followed through all of them.
func TestMarksFollowManyVersions(t *testing.T) {
	text := "أكد الوزير أهمية التعاون في مكافحة المخدرات"
	list := List{on(t, read(t, text), Note, "أهمية التعاون", 0)}
	for i := range 20 {
		text = fmt.Sprintf("فقرة رقم %d عن أهمية التعاون\n%s", i, text)
		b := read(t, text)
		p := Place(b, list)
		if !p[0].Found || p[0].Paragraph != len(b.Paragraphs)-1 {
			t.Fatalf("version %d: %+v", i, p[0])
		}
		list = Settle(b, list)
	}
}

func TestPlacementIsInTheOrderOfTheText(t *testing.T) {
	b := read(t, "ألف باء تاء ثاء")
	list := List{on(t, b, Bookmark, "ثاء", 0), {ID: "lost", Kind: Note, Quote: "غائب"}, on(t, b, Note, "باء تاء", 0), on(t, b, Highlight, "باء", 0)}
	p := Place(b, list)
	if got := strings.Join(p.IDs(), " "); got != "باء0 باء تاء0 ثاء0 lost" {
		t.Errorf("%q", got)
	}
	if m, ok := p.At(Note, p[0].Span.Start); !ok || m.ID != "باء تاء0" {
		t.Errorf("%+v %v", m, ok)
	}
	if _, ok := p.At(Note, p[2].Span.Start); ok {
		t.Error("a bookmark was taken for a note")
	}
	if got := p.Touching(Highlight, p[1].Span).IDs(); !slices.Equal(got, []string{"باء0"}) {
		t.Errorf("%v", got)
	}
	if got := p.Within(Note, p[0].Span); len(got) != 0 {
		t.Errorf("%v", got)
	}
}

func TestEditsAreUndone(t *testing.T) {
	l := List{{ID: "a", Note: "١"}, {ID: "b"}, {ID: "c"}}
	e := Edit{Put: []Mark{{ID: "a", Note: "٢"}, {ID: "d"}}, Remove: []string{"b", "none"}}
	next := l.Apply(e)
	if got := fmt.Sprint(next.ids()); got != "[a c d]" || next[0].Note != "٢" || l[0].Note != "١" {
		t.Errorf("%+v, was %+v", next, l)
	}
	back := next.Apply(l.Undo(e))
	slices.SortFunc(back, func(a, b Mark) int { return strings.Compare(a.ID, b.ID) })
	if !slices.Equal(back, l) {
		t.Errorf("%+v, want %+v", back, l)
	}
}

func (l List) ids() (out []string) {
	for _, m := range l {
		out = append(out, m.ID)
	}
	return out
}

func TestBeginningEndsWithAWord(t *testing.T) {
	long := strings.Repeat("كلمة أخرى ", 20)
	for text, want := range map[string]string{
		"سطر قصير": "سطر قصير", long: strings.TrimSpace(string([]rune(long)[:60])), strings.Repeat("ك", 90): strings.Repeat("ك", 60),
	} {
		b := read(t, text)
		if got := b.Slice(Beginning(b, 0)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// Whatever the text becomes, a mark stands in it or is told to stand nowhere,
// and what it stands on folds to what was marked.
func TestMarksNeverLeaveTheText(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 24))
	letters := []rune("ابتم ةهأىـ\u064e\u0651 \n\t1١ﷺﻻa😀.")
	word := func(n int) string {
		out := make([]rune, rng.IntN(n)+1)
		for i := range out {
			out[i] = letters[rng.IntN(len(letters))]
		}
		return string(out)
	}
	found := 0
	for range 4000 {
		text := "س" + word(60)
		b := read(t, text)
		var list List
		for range 4 {
			s := rng.IntN(len(b.Text))
			if m, ok := New(b, Highlight, briefing.Span{Start: s, End: s + rng.IntN(12)}, "m", noon); ok {
				list = append(list, m)
			}
		}
		list = append(list, Mark{ID: "torn", Quote: word(4), Span: briefing.Span{Start: rng.IntN(99) - 9, End: rng.IntN(99) - 9}})
		runes := []rune(text)
		cut := rng.IntN(len(runes))
		edited := read(t, "س"+string(runes[:cut])+word(5)+string(runes[min(len(runes), cut+rng.IntN(4)):]))
		for _, p := range Place(edited, list) {
			if !p.Found {
				continue
			}
			found++
			if p.Span.Start < 0 || p.Span.Start >= p.Span.End || p.Span.End > len(edited.Text) {
				t.Fatalf("%q in %q: %v", p.Quote, string(edited.Text), p.Span)
			}
			line := edited.Paragraphs[p.Paragraph].Span
			if p.Span.Start < line.Start || p.Span.Start > line.End {
				t.Fatalf("%q in %q: %v is not in paragraph %v", p.Quote, string(edited.Text), p.Span, line)
			}
			have, _ := fold([]rune(edited.Slice(p.Span)))
			want, _ := fold([]rune(p.Quote))
			if !strings.Contains(string(have), strings.TrimSpace(string(want))) {
				t.Fatalf("%q stands on %q", p.Quote, edited.Slice(p.Span))
			}
		}
	}
	if found < 4000 {
		t.Errorf("only %d marks were found: the property was hardly tried", found)
	}
}

func FuzzPlace(f *testing.F) {
	f.Add("قال إن المخــدرات ﷺ آفة", "المخدِّرات", 3, 9)
	f.Fuzz(func(t *testing.T, text, quote string, start, end int) {
		b, err := parse.Parse("fuzz", []byte(text), briefing.Meta{})
		if err != nil {
			return
		}
		for _, p := range Place(b, List{{Quote: quote, Before: quote, After: text, Span: briefing.Span{Start: start, End: end}}}) {
			if p.Found && (p.Span.Start < 0 || p.Span.Len() <= 0 || p.Span.End > len(b.Text)) {
				t.Fatalf("%q in %q: %v", quote, text, p.Span)
			}
		}
	})
}

// BenchmarkPlace100kWords is a thousand marks in 100,000 words that have moved by a paragraph.
func BenchmarkPlace100kWords(b *testing.B) {
	bundled, err := parse.Bundled()
	if err != nil {
		b.Fatal(err)
	}
	one := string(bundled.Text)
	text := strings.Repeat(one+"\n", 100_000/len(strings.Fields(one))+1)
	old, edited := read(b, text), read(b, "فقرة جديدة\n"+text)
	var list List
	for i := range 1000 {
		start := i * (len(old.Text) / 1000)
		if m, ok := New(old, Highlight, briefing.Span{Start: start, End: start + 30}, fmt.Sprint(i), noon); ok {
			list = append(list, m)
		}
	}
	b.ResetTimer()
	for b.Loop() {
		Place(edited, list)
	}
}
