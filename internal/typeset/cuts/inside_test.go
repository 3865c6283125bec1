package cuts

import (
	"bytes"
	"os"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// TestReaches: Amiri kerns ر and و with a ي that follows, writes الله with rules that want its heh, and has no rule for د
// beside م.
func TestReaches(t *testing.T) {
	data, err := os.ReadFile("../../../fonts/Amiri_400Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	face, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	in := InsideOf(face.Font, 8000)
	if in == nil {
		t.Fatal("Amiri's words are not to be cut")
	}
	shaper := harfbuzz.NewFont(face)
	glyph := func(text []rune, start, end int) uint32 {
		b := harfbuzz.NewBuffer()
		b.Props = harfbuzz.SegmentProperties{Language: "ar", Script: language.Arabic, Direction: harfbuzz.RightToLeft}
		b.AddRunes(text, start, end-start)
		b.Shape(shaper, nil)
		return uint32(b.Info[0].Glyph)
	}
	for _, c := range []struct {
		word    string
		cut     int
		reaches bool
	}{
		{"قدم", 2, false},
		{"قريب", 2, true},
		{"الكتاب", 1, false}, // two lams and a heh are wanted after the alef
		{"الله", 1, true},
		{"والله", 2, true},
	} {
		word := []rune(c.word)
		got := in.Reaches(glyph(word, c.cut-1, c.cut), glyph(word, c.cut, c.cut+1), word, c.cut)
		if got != c.reaches {
			t.Errorf("%s before letter %d: a rule reaches over it: %v, want %v", c.word, c.cut, got, c.reaches)
		}
	}
}
