package lookups

import (
	"bytes"
	"os"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// TestFieldsAreThere fails when a new go-text has moved what this package changes.
func TestFieldsAreThere(t *testing.T) {
	if !known {
		t.Fatal("harfbuzz.Font, its context or its buffer are not as expected: nothing is mended")
	}
}

func shaped(f *font.Face, h *harfbuzz.Font, text string) []harfbuzz.GlyphPosition {
	b := harfbuzz.NewBuffer()
	runes := []rune(text)
	b.AddRunes(runes, 0, len(runes))
	b.Props = harfbuzz.SegmentProperties{Language: "ar", Script: language.Arabic, Direction: harfbuzz.RightToLeft}
	b.Shape(h, nil)
	return b.Pos
}

func amiri(t *testing.T) *font.Face {
	t.Helper()
	data, err := os.ReadFile("../../../fonts/Amiri_400Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	f, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestMarksForgetOtherLookups: the shadda of كلٌّ is where HarfBuzz 6.0 has it (hb-shape: 40, 0), and where it is after a
// word with a mark of its own.
func TestMarksForgetOtherLookups(t *testing.T) {
	f := amiri(t)
	h := harfbuzz.NewFont(f)
	Mend(h, NewIndex(f.Font))
	for _, text := range []string{"كلٌّكم", "راً كلٌّكم"} {
		pos := shaped(f, h, text)
		if shadda := pos[3]; shadda.XOffset != 40 || shadda.YOffset != 0 {
			t.Errorf("%s: the shadda is at %d, %d, want 40, 0", text, shadda.XOffset, shadda.YOffset)
		}
	}
}

// TestStillNeeded fails when go-text forgets the base by itself: then the package is for speed only.
func TestStillNeeded(t *testing.T) {
	f := amiri(t)
	if pos := shaped(f, harfbuzz.NewFont(f), "كلٌّكم"); pos[3].XOffset == 40 {
		t.Error("go-text no longer keeps a mark's base from lookup to lookup")
	}
}
