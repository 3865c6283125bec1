package typeset

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
)

// TestCachedShapingIsWholeShaping: the glyphs of 200,000 words, shaped one by one and from the cache, are those of
// their paragraphs shaped whole. The words are drawn from all that the repository holds in Arabic script, with
// clitics and endings and vowel marks, so that the text has the words' own frequencies and neighbours that no
// dictionary has. BAYAN_TEXTS names running texts to be tried as well (make -C bench identical).
func TestCachedShapingIsWholeShaping(t *testing.T) {
	paragraphs := drawnParagraphs(t, comparedWords)
	for _, file := range filepath.SplitList(os.Getenv("BAYAN_TEXTS")) {
		paragraphs = append(paragraphs, splitLines(t, file)...)
	}
	for _, font := range []string{"Amiri_400Regular", "NotoNaskhArabic_400Regular"} {
		t.Run(font, func(t *testing.T) {
			t.Parallel()
			compareShaping(t, font, paragraphs)
		})
	}
}

// TestCachedShapingInEveryFont is the same for fewer words and the program's other fonts.
func TestCachedShapingInEveryFont(t *testing.T) {
	t.Parallel()
	for _, font := range []string{
		"Amiri_700Bold", "NotoNaskhArabic_700Bold", "NotoKufiArabic_700Bold",
		"IBMPlexSansArabic_400Regular", "IBMPlexSansArabic_600SemiBold", "IBMPlexSansArabic_700Bold",
	} {
		compareShaping(t, font, drawnParagraphs(t, comparedWords/50))
	}
}

// TestShapingIsGoTexts: without vowel marks, whose bases go-text takes from the wrong lookup (package lookups), the
// glyphs are those of go-text's shaper as it comes, in all of the program's fonts.
func TestShapingIsGoTexts(t *testing.T) {
	t.Parallel()
	paragraphs := drawnParagraphs(t, comparedWords/50)
	for i, text := range paragraphs {
		paragraphs[i] = strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Mn, r) {
				return -1
			}
			return r
		}, text)
	}
	for _, name := range []string{
		"Amiri_400Regular", "Amiri_700Bold", "NotoNaskhArabic_400Regular", "NotoNaskhArabic_700Bold",
		"NotoKufiArabic_700Bold", "IBMPlexSansArabic_400Regular", "IBMPlexSansArabic_600SemiBold",
		"IBMPlexSansArabic_700Bold",
	} {
		face := testFace(t, name)
		plain := New(NewFonts(face))
		plain.whole = true
		w := newWorker()
		w.fonts[face] = harfbuzz.NewFont(font.NewFace(face.reader.Font))
		plain.release(w)
		compareEngines(t, name, New(NewFonts(face)), plain, paragraphs)
	}
}

func compareShaping(t *testing.T, font string, paragraphs []string) {
	t.Helper()
	face := testFace(t, font)
	cached, whole := New(NewFonts(face)), New(NewFonts(face))
	whole.whole = true
	compareEngines(t, font, cached, whole, paragraphs)
}

func compareEngines(t *testing.T, font string, cached, whole *Engine, paragraphs []string) {
	t.Helper()
	words := 0
	var got, want []glyph
	for _, text := range paragraphs {
		runes := []rune(text)
		in := Text{Runes: runes, Styles: []StyleSpan{{End: len(runes), Style: Style{Size: 16}}}, Base: RTL}
		a, b := cached.Shape(in), whole.Shape(in)
		got, want = a.glyphs(got[:0]), b.glyphs(want[:0])
		if !slices.Equal(got, want) {
			t.Fatalf("%s: shaped by words, %q has other glyphs:\n%s", font, text, firstDifference(runes, got, want))
		}
		words += len(strings.Fields(text))
	}
	t.Logf("%s: %d words, %d misses in the cache", font, words, cached.words.misses())
}

// glyphs are a paragraph's, by item and in visual order, clusters as offsets of the paragraph.
func (p *Paragraph) glyphs(dst []glyph) []glyph {
	for i := range p.items {
		p.eachGlyph(p.items[i].start, p.items[i].end, func(pc *piece, g *glyph) {
			moved := *g
			moved.start += pc.start
			moved.end += pc.start
			dst = append(dst, moved)
		})
	}
	return dst
}

func firstDifference(runes []rune, got, want []glyph) string {
	var b strings.Builder
	for i := range max(len(got), len(want)) {
		if i < len(got) && i < len(want) && got[i] == want[i] {
			continue
		}
		for _, g := range [][]glyph{got, want} {
			if i < len(g) {
				from, to := max(0, int(g[i].start)-12), min(len(runes), int(g[i].end)+12)
				b.WriteString(string(runes[from:to]))
				out, _ := json.Marshal([]any{g[i].id, g[i].start, g[i].end, g[i].advance, g[i].dx, g[i].dy, g[i].flags})
				b.Write(out)
				b.WriteByte('\n')
			}
		}
		break
	}
	return b.String()
}

// misses counts the words that the cache holds: those that were shaped, less those forgotten.
func (c *cache) misses() int {
	n := 0
	for i := range c.shards {
		n += len(c.shards[i].young) + len(c.shards[i].old)
	}
	return n
}

func testFace(t testing.TB, name string) *Face {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "fonts", name+".ttf"))
	if err != nil {
		t.Fatal(err)
	}
	face, err := LoadFace(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return face
}

func splitLines(t testing.TB, file string) []string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(data)), "\n")
}

// vocabulary is every word in Arabic script of the bundled statement, the difficult lines and the program's own words.
func vocabulary(t testing.TB) []string {
	t.Helper()
	var text []string
	for _, file := range []string{
		"../../assets/statement/baghdad-2024.txt", "testdata/hard-lines.txt", "../../assets/words/ar.json", "../../assets/words/ckb.json",
	} {
		text = append(text, splitLines(t, file)...)
	}
	seen := map[string]bool{}
	var words []string
	for _, word := range strings.FieldsFunc(strings.Join(text, " "), func(r rune) bool {
		return !unicode.Is(unicode.Arabic, r) && !unicode.Is(unicode.Mn, r) || unicode.IsDigit(r)
	}) {
		if !seen[word] {
			seen[word] = true
			words = append(words, word)
		}
	}
	if len(words) < 600 {
		t.Fatalf("only %d words", len(words))
	}
	return words
}

// drawnParagraphs draws n words by a fixed seed: frequencies as 1/rank, one in three with a clitic before or an ending
// behind, one in eight vowelled, with punctuation, numbers and foreign words among them.
func drawnParagraphs(t testing.TB, n int) []string {
	t.Helper()
	r := rand.New(rand.NewPCG(7, 1446))
	words := vocabulary(t)
	r.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
	rank := rand.NewZipf(r, 1.05, 8, uint64(len(words)-1))
	before := []string{"و", "ف", "ب", "ك", "ل", "ال", "وال", "بال", "لل", "فال", "وب", "ول", "س", "وس"}
	behind := []string{"ه", "ها", "هم", "هما", "نا", "ك", "كم", "ي", "ة", "ات", "ون", "ين", "ية", "ًا", "ٌ", "تها", "ته"}
	marks := []rune("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670")
	between := []string{"، ", ": ", "؛ ", ". ", "! ", " «", "» ", " (", ") ", " - ", " 2024 ", " ١٢٫٥٪ ", " COVID-19 ", "\u00a0", "  ", " ة كل ه كم ", " \u2068فيه\u2069 ", "\u200f "}
	var paragraphs []string
	var b strings.Builder
	for i := range n {
		word := words[rank.Uint64()]
		if r.IntN(3) == 0 {
			word = before[r.IntN(len(before))] + word
		}
		if r.IntN(3) == 0 {
			word += behind[r.IntN(len(behind))]
		}
		if r.IntN(8) == 0 {
			var vowelled []rune
			for _, c := range word {
				vowelled = append(vowelled, c)
				if unicode.IsLetter(c) && r.IntN(2) == 0 {
					vowelled = append(vowelled, marks[r.IntN(len(marks))])
				}
			}
			word = string(vowelled)
		}
		b.WriteString(word)
		switch {
		case i%70 == 69 || i == n-1:
			paragraphs = append(paragraphs, b.String())
			b.Reset()
		case r.IntN(9) == 0:
			b.WriteString(between[r.IntN(len(between))])
		default:
			b.WriteByte(' ')
		}
	}
	return paragraphs
}
