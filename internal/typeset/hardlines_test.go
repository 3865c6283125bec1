package typeset_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"bayan/internal/typeset"
)

// TestHardLines holds the order in which our line API puts 40 difficult lines to that of ICU's ubidi
// (tools/compare-chromium/visual.c wrote the expected file, and Chromium agrees: tools/compare-chromium/run).
func TestHardLines(t *testing.T) {
	fonts := hardLineFonts(t)
	engine := typeset.New(fonts)
	logical := readLines(t, "testdata/hard-lines.txt")
	visual := readLines(t, "testdata/hard-lines.visual.txt")
	if len(logical) != 40 || len(visual) != 40 {
		t.Fatalf("got %d lines and %d expected orders, want 40", len(logical), len(visual))
	}
	for i, text := range logical {
		runes := []rune(text)
		p := engine.Shape(typeset.Text{
			Runes:  runes,
			Styles: []typeset.StyleSpan{{End: len(runes), Style: typeset.Style{Size: 20}}},
			Base:   typeset.RTL,
		})
		l := p.Layout(typeset.Setting{})
		if len(l.Lines) != 1 {
			t.Errorf("line %d: set on %d lines", i+1, len(l.Lines))
			continue
		}
		got := visualOrder(l, runes)
		if want := withoutControls(visual[i]); got != want {
			t.Errorf("line %d: %s\n got %q\nwant %q", i+1, text, got, want)
		}
	}
}

// TestHardLinesHaveNoMissingGlyph: the program's fonts cover everything that the lines hold.
func TestHardLinesHaveNoMissingGlyph(t *testing.T) {
	engine := typeset.New(hardLineFonts(t))
	for i, text := range readLines(t, "testdata/hard-lines.txt") {
		runes := []rune(text)
		l := engine.Shape(typeset.Text{
			Runes:  runes,
			Styles: []typeset.StyleSpan{{End: len(runes), Style: typeset.Style{Size: 20}}},
			Base:   typeset.RTL,
		}).Layout(typeset.Setting{})
		for _, run := range l.Runs(0, nil) {
			for _, g := range run.Glyphs {
				if g.Flags&typeset.IsMissing != 0 {
					t.Errorf("line %d: no glyph for %q", i+1, string(runes[g.Start:g.End]))
				}
			}
		}
	}
}

// TestMirroredGlyphs: at an odd level a bracket is drawn with its mirror image's glyph. Noto Naskh has one set of
// these for all scripts; Amiri has Latin ones of their own, and both fonts' Arabic guillemets differ from Latin ones.
func TestMirroredGlyphs(t *testing.T) {
	engine := typeset.New(fontsOf(t, "NotoNaskhArabic_400Regular"))
	glyph := func(text string, base typeset.Direction) uint32 {
		runes := []rune(text)
		runs := engine.Shape(typeset.Text{
			Runes:  runes,
			Styles: []typeset.StyleSpan{{End: len(runes), Style: typeset.Style{Size: 20}}},
			Base:   base,
		}).Layout(typeset.Setting{}).Runs(0, nil)
		return runs[0].Glyphs[0].ID
	}
	for r, m := range mirrored {
		if r == '«' || r == '»' {
			continue
		}
		if got, want := glyph(string(r), typeset.RTL), glyph(string(m), typeset.LTR); got != want {
			t.Errorf("%c right to left: glyph %d, want %d, that of %c left to right", r, got, want, m)
		}
	}
}

var mirrored = map[rune]rune{
	'(': ')', ')': '(', '[': ']', ']': '[', '{': '}', '}': '{', '«': '»', '»': '«', '<': '>', '>': '<',
}

// visualOrder reads a line's characters off its glyphs from left to right: clusters as they stand, the runes
// of a cluster in the direction of its run, mirrored at odd levels as UAX #9 L4 has it.
func visualOrder(l *typeset.Layout, runes []rune) string {
	var b strings.Builder
	for _, run := range l.Runs(0, nil) {
		start := int32(-1)
		for _, g := range run.Glyphs {
			if g.Start == start || g.Start == g.End {
				continue
			}
			start = g.Start
			cluster := slices.Clone(runes[g.Start:g.End])
			if run.Level%2 == 1 {
				slices.Reverse(cluster)
				for i, r := range cluster {
					if m, ok := mirrored[r]; ok {
						cluster[i] = m
					}
				}
			}
			b.WriteString(string(cluster))
		}
	}
	return withoutControls(b.String())
}

// withoutControls drops the embedding and isolate characters, whose place in a line nobody sees.
func withoutControls(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, s)
}

func hardLineFonts(t *testing.T) *typeset.Fonts {
	t.Helper()
	return fontsOf(t, "Amiri_400Regular", "NotoNaskhArabic_400Regular", "IBMPlexSansArabic_400Regular")
}

func fontsOf(t *testing.T, names ...string) *typeset.Fonts {
	t.Helper()
	var faces []*typeset.Face
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join("..", "..", "fonts", name+".ttf"))
		if err != nil {
			t.Fatal(err)
		}
		face, err := typeset.LoadFace(name, data)
		if err != nil {
			t.Fatal(err)
		}
		faces = append(faces, face)
	}
	return typeset.NewFonts(faces...)
}

func readLines(t *testing.T, file string) []string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
}
