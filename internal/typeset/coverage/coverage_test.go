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

// TestNothingIsLeftInRanges looks into every subtable by the accessor that the shaper's digest uses.
func TestNothingIsLeftInRanges(t *testing.T) {
	for _, name := range []string{"Amiri_400Regular", "NotoNaskhArabic_400Regular", "IBMPlexSansArabic_400Regular"} {
		face := parse(t, name)
		Flatten(face.Font)
		n := 0
		check := func(c tables.Coverage) {
			n++
			if _, ok := c.(tables.Coverage2); ok {
				t.Errorf("%s: a coverage is still in ranges", name)
			}
		}
		for _, l := range face.GSUB.Lookups {
			for _, s := range l.Subtables {
				check(s.Cov())
			}
		}
		for _, l := range face.GPOS.Lookups {
			for _, s := range l.Subtables {
				check(s.Cov())
			}
		}
		for _, c := range face.GDEF.MarkGlyphSetsDef.Coverages {
			check(c)
		}
		if n < 20 {
			t.Errorf("%s: only %d coverages seen", name, n)
		}
	}
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
