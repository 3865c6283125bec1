package pdf

import (
	"os"
	"testing"

	"bayan/internal/typeset"
)

// FuzzSfnt holds that no file makes the reader or the subsetter panic.
func FuzzSfnt(f *testing.F) {
	data, err := os.ReadFile(fontFolder + "/NotoKufiArabic_700Bold.ttf")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add(data[:2000])
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := parseSfnt(b)
		if err != nil || s.glyf == nil {
			return
		}
		subset(s, nil, []derived{{[]part{{1, 0, 0}}, 500}, {[]part{{2, 10, 20}, {3, -5, 0}}, 700}, {nil, 200}})
	})
}

func TestSubsetIsAFontThatKeepsItsInk(t *testing.T) {
	data, err := os.ReadFile(fontFolder + "/Amiri_400Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	s, err := parseSfnt(data)
	if err != nil {
		t.Fatal(err)
	}
	own := s.advance(40)
	p := subset(s, nil, []derived{{[]part{{40, 0, 0}}, 500}, {[]part{{40, 100, -50}}, 600}, {nil, 250}, {[]part{{40, 0, 0}}, int32(own)}})
	b := p.file
	if sum := checksum(b); sum != 0xB1B0AFBA {
		t.Errorf("the file's checksum is %08X", sum)
	}
	got, err := parseSfnt(b)
	if err != nil {
		t.Fatal(err)
	}
	glyph := func(i int) int { return int(p.glyphs[i]) }
	if got.advance(glyph(0)) != 500 || got.advance(glyph(1)) != 600 || got.advance(glyph(3)) != own || len(got.glyph(glyph(2))) != 0 {
		t.Error("advances or blanks are off")
	}
	plain, moved := got.glyph(glyph(0)), got.glyph(glyph(1))
	for k, shift := range []int16{100, -50, 100, -50} {
		at := 2 + 2*k
		if int16(be.Uint16(moved[at:]))-int16(be.Uint16(plain[at:])) != shift {
			t.Errorf("side %d of the moved glyph is off", k)
		}
	}
}

func TestCubicOutlinesBecomeQuadratic(t *testing.T) {
	pt := func(x, y float32) struct{ X, Y float32 } { return struct{ X, Y float32 }{x, y} }
	type args = [3]struct{ X, Y float32 }
	d := quadratic([]typeset.Segment{
		{Op: typeset.OpMove, Args: args{pt(0, 0)}},
		{Op: typeset.OpCubic, Args: args{pt(0, 55), pt(45, 100), pt(100, 100)}},
		{Op: typeset.OpLine, Args: args{pt(100, 0)}},
		{Op: typeset.OpClose},
	})
	if len(d) < 10 || be.Uint16(d) != 1 || int16(be.Uint16(d[6:])) != 100 || int16(be.Uint16(d[8:])) != 100 {
		t.Fatalf("% x", d)
	}
}
