package typeset

import (
	"encoding/binary"
	"errors"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bayan/internal/fault"
)

// FuzzParagraph sets any runes in any way: nothing panics, lines cover the text, every query answers in bounds.
func FuzzParagraph(f *testing.F) {
	for _, line := range splitLines(f, "testdata/hard-lines.txt") {
		f.Add([]byte(line), uint16(0), 300.0, 0.0, 0.0, uint16(3))
	}
	f.Add([]byte("نص\x00\xff\xed\xa0\x80 \u2028\u2066\u202e\u200d"), uint16(0xffff), -1.0, math.Inf(1), math.NaN(), uint16(9))
	f.Add([]byte(strings.Repeat("\u202b", 200)+strings.Repeat("ب\u0651", 100)), uint16(0x124), 1.0, 5.0, 2.0, uint16(0))
	engine := New(NewFonts(testFace(f, "Amiri_400Regular"), testFace(f, "NotoNaskhArabic_700Bold")))
	f.Fuzz(func(t *testing.T, data []byte, flags uint16, measure, indent, leading float64, cut uint16) {
		if len(data) > 4096 {
			return
		}
		runes := []rune(string(data))
		if flags&1 != 0 { // numbers that are no characters
			runes = runes[:0]
			for i := 0; i+1 < len(data); i += 2 {
				runes = append(runes, rune(int16(binary.LittleEndian.Uint16(data[i:]))))
			}
		}
		n := len(runes)
		at := int(cut)
		text := Text{
			Runes: slices.Clone(runes), Base: Direction(flags >> 1 & 3),
			Styles:   []StyleSpan{{0, at % (n + 1), Style{0, 12}}, {at % (n + 1), n, Style{FontID(flags >> 3 & 3), 14}}},
			Isolates: []Range{{at % 7, at % 31}, {at % 5, at % 11}},
		}
		if flags&2 != 0 {
			text.Isolates = nil
		}
		p := engine.Shape(text)
		s := Setting{
			Measure: measure, Indent: indent, Leading: leading, Align: Align(flags >> 5 & 3), Breaking: Breaking(flags >> 7 & 1),
			Kashida: Kashida(flags >> 8 & 3), NoStretch: flags>>10&1 == 1, MaxLines: int(flags >> 11 & 3),
		}
		checkLayout(t, p, s, runes)
	})
}

// checkLayout lays a paragraph out and holds the result to what must always be so.
func checkLayout(t *testing.T, p *Paragraph, s Setting, runes []rune) {
	t.Helper()
	n := len(runes)
	if !slices.Equal(p.Runes(), runes) {
		t.Fatal("the paragraph's runes are not those given")
	}
	l := p.Layout(s)
	at := 0
	for i, line := range l.Lines {
		if line.Start != at || line.End < line.Start || line.Visible < line.Start || line.Visible > line.End {
			t.Fatalf("line %d is [%d %d %d), the one before ended at %d", i, line.Start, line.Visible, line.End, at)
		}
		if line.Start == line.End && n > 0 && s.MaxLines == 0 {
			t.Fatalf("line %d is empty", i)
		}
		at = line.End
		for _, v := range []float64{line.X, line.Advance, line.Top, line.Baseline, line.Bottom, line.Gap} {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				t.Fatalf("line %d: %+v", i, line)
			}
		}
		seen := 0
		for _, run := range l.Runs(i, nil) {
			for _, g := range run.Glyphs {
				if int(g.Start) < line.Start || int(g.End) > line.End || g.Start > g.End || math.IsNaN(g.X+g.Advance) {
					t.Fatalf("line %d [%d %d): glyph %+v", i, line.Start, line.End, g)
				}
			}
			seen += run.End - run.Start
		}
		if seen != line.End-line.Start {
			t.Fatalf("line %d has %d runes in its runs, not %d", i, seen, line.End-line.Start)
		}
		if last := i == len(l.Lines)-1; line.Last != last {
			t.Fatalf("line %d of %d: Last is %v", i, len(l.Lines), line.Last)
		}
	}
	if at != n && s.MaxLines == 0 {
		t.Fatalf("the lines end at %d of %d", at, n)
	}
	for _, offset := range []int{-1, 0, 1, n / 2, n - 1, n, n + 1} {
		for _, eol := range []bool{false, true} {
			c := l.Caret(offset, eol)
			if math.IsNaN(c.X+c.OtherX) || c.Line < 0 || c.Line >= len(l.Lines) {
				t.Fatalf("caret at %d: %+v", offset, c)
			}
			for m := MoveStartward; m <= MoveLineEnd; m++ {
				if to, _ := l.Move(offset, eol, m, c.X); to < 0 || to > n {
					t.Fatalf("move %d from %d goes to %d of %d", m, offset, to, n)
				}
			}
		}
		for _, r := range []Range{p.Word(offset), p.Sentence(offset)} {
			if r.Start < 0 || r.End > n || r.Start > r.End {
				t.Fatalf("word or sentence at %d: %v", offset, r)
			}
		}
	}
	for _, x := range []float64{math.Inf(-1), -1, 0, 100, 1e9, math.NaN()} {
		if at, _ := l.Hit(x, l.Height/2); at < 0 || at > n {
			t.Fatalf("hit at %v: %d of %d", x, at, n)
		}
	}
	for _, r := range l.Rects(-5, n+5, nil) {
		if math.IsNaN(r.X+r.W) || r.W < 0 || r.H < 0 {
			t.Fatalf("rectangle %+v", r)
		}
	}
}

// FuzzFont damages the program's fonts: a file is cut off, and pairs of bytes in its tables are changed. It is refused
// with a BadFont, or it sets and draws text.
func FuzzFont(f *testing.F) {
	var fonts [][]byte
	for _, name := range []string{"NotoKufiArabic_700Bold", "IBMPlexSansArabic_400Regular", "Amiri_400Regular", "NotoNaskhArabic_400Regular"} {
		data, err := os.ReadFile(filepath.Join("..", "..", "fonts", name+".ttf"))
		if err != nil {
			f.Fatal(err)
		}
		fonts = append(fonts, data)
	}
	f.Add(uint8(0), uint32(0), []byte{})
	f.Add(uint8(1), uint32(5000), []byte{})
	f.Add(uint8(2), uint32(0), []byte{1, 0, 0, 0, 0xff, 0xff, 3, 0, 0, 4, 0xff, 0xff})
	f.Add(uint8(3), uint32(0), []byte{0x82, 0, 0, 12, 0, 1})
	f.Fuzz(func(t *testing.T, which uint8, cut uint32, patches []byte) {
		data := slices.Clone(fonts[int(which)%len(fonts)])
		if cut > 0 {
			data = data[:int(cut)%len(data)]
		}
		patch(data, patches)
		useFont(t, data)
	})
}

// patch reads six bytes at a time: a table (or with the high bit the directory), an offset in it of three bytes, a value.
func patch(data, patches []byte) {
	for ; len(patches) >= 6; patches = patches[6:] {
		offset := int(patches[1])<<16 | int(patches[2])<<8 | int(patches[3])
		if patches[0]&0x80 == 0 && len(data) >= 12 {
			if tables := int(binary.BigEndian.Uint16(data[4:])); tables > 0 {
				entry := 12 + 16*(int(patches[0])%tables)
				if len(data) < entry+16 {
					continue
				}
				length := int(binary.BigEndian.Uint32(data[entry+12:]))
				offset = int(binary.BigEndian.Uint32(data[entry+8:])) + offset%max(length, 1)
			}
		} else {
			offset %= 12 + 16*32
		}
		if offset >= 0 && offset+1 < len(data) {
			data[offset], data[offset+1] = patches[4], patches[5]
		}
	}
}

// useFont loads a font and, where it is taken, does all that the program does with one.
func useFont(t *testing.T, data []byte) {
	t.Helper()
	face, err := LoadFace("damaged", data)
	if err != nil {
		var e *fault.Error
		if !errors.As(err, &e) || e.Code != fault.BadFont {
			t.Fatalf("the error is %v", err)
		}
		return
	}
	for glyph := range uint32(64) {
		face.Outline(glyph, nil)
		face.Advance(glyph)
	}
	p := New(NewFonts(face)).Shape(Text{
		Runes:  []rune("السَّلامُ عليكم (2024)، fi لا ﷺ محمّد"),
		Styles: []StyleSpan{{End: 100, Style: Style{Size: 10}}},
	})
	for _, s := range []Setting{{}, {Measure: 80, Align: Justify, Breaking: Optimal, Kashida: KashidaFull}, {Measure: 30, MaxLines: 1}} {
		l := p.Layout(s)
		for i := range l.Lines {
			for _, run := range l.Runs(i, nil) {
				for _, g := range run.Glyphs {
					face.Outline(g.ID, nil)
				}
			}
		}
	}
}
