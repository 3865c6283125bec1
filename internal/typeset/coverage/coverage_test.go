package coverage

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

func parse(t *testing.T, name string) *font.Face {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "fonts", name+".ttf"))
	if err != nil {
		t.Fatal(err)
	}
	face, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return face
}

func shape(face *font.Face, text string) []font.GID {
	b := harfbuzz.NewBuffer()
	runes := []rune(text)
	b.AddRunes(runes, 0, len(runes))
	b.Props = harfbuzz.SegmentProperties{Direction: harfbuzz.RightToLeft, Script: language.Arabic, Language: "ar"}
	b.Shape(harfbuzz.NewFont(face), nil)
	var glyphs []font.GID
	for _, g := range b.Info {
		glyphs = append(glyphs, g.Glyph)
	}
	return glyphs
}

// TestJoins: in every font no letter between two joining ones keeps the glyph that it has alone.
func TestJoins(t *testing.T) {
	for _, name := range []string{
		"Amiri_400Regular", "NotoNaskhArabic_400Regular", "NotoNaskhArabic_700Bold",
		"NotoKufiArabic_700Bold", "IBMPlexSansArabic_400Regular",
	} {
		face := parse(t, name)
		Flatten(face.Font)
		for _, letter := range "بتثجحخسشصضطظعغفقكلمنهيپچگکیڤۆێڵھہ" {
			alone := fmt.Sprint(shape(face, string(letter)))
			joined := shape(face, "س"+string(letter)+"س")
			seen := shape(face, "سس")
			if got := fmt.Sprint(joined[1 : len(joined)-1]); len(joined) <= len(seen) || got == alone {
				t.Errorf("%s: %c between two others is drawn as it is alone: %v", name, letter, joined)
			}
		}
	}
}

// TestStillNeeded fails when go-text joins without help: this package can go then.
func TestStillNeeded(t *testing.T) {
	face := parse(t, "NotoNaskhArabic_400Regular")
	before := fmt.Sprint(shape(face, "ني"))
	face = parse(t, "NotoNaskhArabic_400Regular")
	Flatten(face.Font)
	if after := fmt.Sprint(shape(face, "ني")); before == after {
		t.Error("go-text shapes ني in Noto Naskh the same without Flatten: remove the package")
	}
}

// TestNoLargeCoverageIsLeftInRanges looks into the lookups by the accessor that the shaper's digest uses.
func TestNoLargeCoverageIsLeftInRanges(t *testing.T) {
	for _, name := range []string{"Amiri_400Regular", "NotoNaskhArabic_400Regular", "IBMPlexSansArabic_400Regular"} {
		face := parse(t, name)
		Flatten(face.Font)
		n := 0
		for _, l := range face.GSUB.Lookups {
			n += checkLists(t, name, l.Subtables)
		}
		for _, l := range face.GPOS.Lookups {
			n += checkLists(t, name, l.Subtables)
		}
		if n < 5 {
			t.Errorf("%s: only %d large lookups seen", name, n)
		}
	}
}

func checkLists[T subtable](t *testing.T, name string, subtables []T) int {
	glyphs, ranges := 0, 0
	for _, s := range subtables {
		glyphs += s.Cov().Len()
		if _, ok := s.Cov().(tables.Coverage2); ok {
			ranges++
		}
	}
	if glyphs < 64 {
		return 0
	}
	if ranges > 0 {
		t.Errorf("%s: a lookup of %d glyphs has coverages in ranges", name, glyphs)
	}
	return 1
}

// TestListMeansTheSame: every glyph keeps its index.
func TestListMeansTheSame(t *testing.T) {
	ranges := tables.Coverage2{Ranges: []tables.RangeRecord{
		{StartGlyphID: 3, EndGlyphID: 90, StartCoverageIndex: 0},
		{StartGlyphID: 95, EndGlyphID: 95, StartCoverageIndex: 88},
		{StartGlyphID: 65000, EndGlyphID: 65535, StartCoverageIndex: 89},
	}}
	got := list(ranges)
	if _, ok := got.(tables.Coverage1); !ok {
		t.Fatalf("got a %T", got)
	}
	for g := range 65536 {
		i1, ok1 := ranges.Index(tables.GlyphID(g))
		i2, ok2 := got.Index(tables.GlyphID(g))
		if i1 != i2 || ok1 != ok2 {
			t.Fatalf("glyph %d: %d %v, as a list %d %v", g, i1, ok1, i2, ok2)
		}
	}
	for _, bad := range [][]tables.RangeRecord{
		{{StartGlyphID: 3, EndGlyphID: 9, StartCoverageIndex: 1}},
		{{StartGlyphID: 9, EndGlyphID: 3}},
		{{StartGlyphID: 3, EndGlyphID: 9}, {StartGlyphID: 9, EndGlyphID: 10, StartCoverageIndex: 7}},
	} {
		if _, ok := list(tables.Coverage2{Ranges: bad}).(tables.Coverage2); !ok {
			t.Errorf("malformed ranges %v were rewritten", bad)
		}
	}
}
