package typeset

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bayan/internal/fault"
)

// Bad input must end in bounded work. bounded fails a test that does not: the limit is far beyond what a slow machine
// takes, since what it guards against is quadratic.
func bounded(t *testing.T, work func()) {
	t.Helper()
	done := make(chan struct{})
	go func() { defer close(done); work() }()
	select {
	case <-done:
	case <-time.After(2 * time.Minute):
		t.Fatal("still at work after two minutes")
	}
}

func testEngine(t testing.TB, names ...string) *Engine {
	t.Helper()
	var faces []*Face
	for _, name := range names {
		faces = append(faces, testFace(t, name))
	}
	return New(NewFonts(faces...))
}

func styled(text string, size float64) Text {
	runes := []rune(text)
	return Text{Runes: runes, Styles: []StyleSpan{{End: len(runes), Style: Style{Size: size}}}}
}

func TestBadText(t *testing.T) {
	t.Parallel()
	e := testEngine(t, "NotoNaskhArabic_400Regular")
	justified := Setting{Measure: 300, Align: Justify, Kashida: KashidaFull}
	for name, text := range map[string]string{
		"empty":                "",
		"invalid UTF-8":        "قرار \xff\xc3 رقم \xed\xa0\x80 نهاية",
		"controls":             "أ\x00ب\x07ج\x7f\u0085د\u2028ه\u2029و\n\r\f\vي",
		"marks alone":          "\u064e\u064e\u0651",
		"marks on one letter":  "ب" + strings.Repeat("\u064e", 100_000),
		"one endless word":     strings.Repeat("ب", 30_000),
		"one endless space":    strings.Repeat(" ", 30_000),
		"deep embeddings":      strings.Repeat("\u202bأ\u202aa", 10_000) + strings.Repeat("\u202c", 20_000),
		"deep isolates":        strings.Repeat("\u2067أ\u2066a", 10_000),
		"unclosed brackets":    strings.Repeat("([{", 10_000),
		"paired brackets":      strings.Repeat("(أ)[b]{}", 10_000),
		"joiners":              strings.Repeat("\u200d\u200c", 10_000),
		"changes of direction": strings.Repeat("أa1", 10_000),
		"tabs":                 strings.Repeat("a\t أ\t1\t", 10_000),
	} {
		t.Run(name, func(t *testing.T) {
			bounded(t, func() {
				runes := []rune(text)
				checkLayout(t, e.Shape(styled(text, 12)), justified, runes)
			})
		})
	}
}

// TestTenMegabytes sets one paragraph of 10 MB, breaks it greedily and optimally.
func TestTenMegabytes(t *testing.T) {
	t.Parallel()
	e := testEngine(t, "NotoNaskhArabic_400Regular")
	sentence := "عقد المؤتمر في بغداد بحضور 12 دولة (2024)، وأكد «الوزير» أهمية التعاون. "
	size := 10 << 20
	if underRace {
		size = 1 << 20
	}
	text := strings.Repeat(sentence, size/len(sentence))
	bounded(t, func() {
		p := e.Shape(styled(text, 12))
		for _, b := range []Breaking{Greedy, Optimal} {
			l := p.Layout(Setting{Measure: 300, Align: Justify, Breaking: b})
			if n := len(l.Lines); l.Lines[n-1].End != len(p.Runes()) || n < 5_000 {
				t.Errorf("%d lines, the last ends at %d of %d", n, l.Lines[n-1].End, len(p.Runes()))
			}
		}
	})
}

func TestBadSettings(t *testing.T) {
	t.Parallel()
	e := testEngine(t, "Amiri_400Regular")
	text := "عقد المؤتمر في بغداد (2024) بحضور Interpol ودول أخرى"
	p := e.Shape(styled(text, 12))
	for _, width := range []float64{-10, 0, 1e-9, 1, math.Inf(1), math.Inf(-1), math.NaN(), math.MaxFloat64} {
		for _, align := range []Align{AlignStart, AlignCenter, AlignEnd, Justify} {
			for _, b := range []Breaking{Greedy, Optimal} {
				s := Setting{Measure: width, Indent: width, Align: align, Breaking: b, Kashida: KashidaLight}
				checkLayout(t, p, s, []rune(text))
				s.Indent, s.MaxLines, s.Leading = 0, 2, width
				checkLayout(t, p, s, []rune(text))
			}
		}
	}
	for _, size := range []float64{0, -12, math.NaN(), math.Inf(1), 1e300} {
		checkLayout(t, e.Shape(styled(text, size)), Setting{Measure: 100, Align: Justify, Kashida: KashidaFull}, []rune(text))
	}
	checkLayout(t, New(NewFonts()).Shape(styled(text, 12)), Setting{Measure: 100}, []rune(text))
	odd := styled(text, 12)
	odd.Styles = []StyleSpan{{Start: 40, End: 12, Style: Style{Font: 99, Size: 12}}, {Start: 5, End: 7, Style: Style{Size: 9}}, {Start: -4, End: 2000}}
	odd.Isolates = []Range{{-5, 3}, {10, 4}, {2, 300}, {1, 8}}
	checkLayout(t, e.Shape(odd), Setting{Measure: 100}, []rune(text))
}

func TestBadFonts(t *testing.T) {
	t.Parallel()
	whole, err := os.ReadFile(filepath.Join("..", "..", "fonts", "NotoNaskhArabic_400Regular.ttf"))
	if err != nil {
		t.Fatal(err)
	}
	refused := func(name string, data []byte) {
		t.Helper()
		_, err := LoadFace(name, data)
		if fault.CodeOf(err) != fault.BadFont {
			t.Errorf("%s: %v, want bad_font", name, err)
		}
	}
	refused("nothing", nil)
	refused("text", []byte("a statement, not a font, and long enough for a header"))
	refused("header only", whole[:12])
	for _, n := range []int{100, 1000, len(whole) / 2, len(whole) - 200} {
		refused("truncated", whole[:n])
	}
	for _, tag := range []string{"cmap", "head", "hhea", "hmtx", "maxp", "glyf", "loca"} {
		renamed := replaceTag(whole, tag, "zzzz")
		refused("without "+tag, renamed)
		refused("lying length of "+tag, lengthen(whole, tag, 1<<30))
		refused("no length of "+tag, lengthen(whole, tag, 0))
	}
}

func replaceTag(data []byte, tag, by string) []byte {
	return []byte(strings.Replace(string(data), tag, by, 1))
}

func lengthen(data []byte, tag string, n int) []byte {
	out := []byte(string(data))
	at := strings.Index(string(data), tag)
	out[at+12], out[at+13], out[at+14], out[at+15] = byte(n>>24), byte(n>>16), byte(n>>8), byte(n)
	return out
}
