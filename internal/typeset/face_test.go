package typeset

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"

	ot "github.com/go-text/typesetting/font/opentype"
)

func TestFaces(t *testing.T) {
	for _, c := range []struct {
		file, family string
		weight       int
	}{
		{"Amiri_400Regular", "Amiri", 400},
		{"Amiri_700Bold", "Amiri", 700},
		{"NotoNaskhArabic_400Regular", "Noto Naskh Arabic", 400},
		{"NotoKufiArabic_700Bold", "Noto Kufi Arabic", 700},
		{"IBMPlexSansArabic_400Regular", "IBM Plex Sans Arabic", 400},
		{"IBMPlexSansArabic_600SemiBold", "IBM Plex Sans Arabic", 600},
	} {
		f := testFace(t, c.file)
		if f.Name() != c.file || f.Weight() != c.weight || !strings.HasPrefix(f.Family(), c.family) {
			t.Errorf("%s: family %q, weight %d", f.Name(), f.Family(), f.Weight())
		}
		m := f.Metrics()
		if m.Ascent <= 0 || m.Descent >= 0 || m.CapHeight <= 0 || m.XHeight <= 0 || !f.Has('ب') || f.Has('字') {
			t.Errorf("%s: %+v", c.file, m)
		}
	}
	fonts := NewFonts(testFace(t, "Amiri_400Regular"), testFace(t, "Amiri_700Bold"), testFace(t, "IBMPlexSansArabic_600SemiBold"))
	for _, c := range []struct {
		family string
		weight int
		want   FontID
		ok     bool
	}{{"Amiri", 400, 0, true}, {"amiri", 800, 1, true}, {"Amiri", 600, 1, true}, {"Helvetica", 400, 0, false}} {
		if id, ok := fonts.Find(c.family, c.weight); id != c.want || ok != c.ok {
			t.Errorf("%s %d: %d %v", c.family, c.weight, id, ok)
		}
	}
}

// facesOf lists which face sets each rune of a line.
func facesOf(l *Layout) string {
	faces := make([]byte, len(l.Paragraph().Runes()))
	for _, run := range l.Runs(0, nil) {
		for _, g := range run.Glyphs {
			for i := g.Start; i < g.End; i++ {
				faces[i] = '0' + byte(run.Font)
			}
		}
	}
	return string(faces)
}

// latinOnly is Noto Kufi without its Arabic: what stays are letters, digits, brackets and spaces. A user's Latin font.
func latinOnly(t *testing.T) *Face {
	t.Helper()
	f := *testFace(t, "IBMPlexSansArabic_400Regular")
	f.has = runeSet{}
	for r := rune(' '); r < 0x7F; r++ {
		f.has.add(r)
	}
	return &f
}

// TestFallbackKeepsNeighboursTogether: brackets, digits and spaces between Arabic letters that another face has to set
// are set by that face too, so that the run is one; the first face keeps its own.
func TestFallbackKeepsNeighboursTogether(t *testing.T) {
	e := New(NewFonts(latinOnly(t), testFace(t, "Amiri_400Regular")))
	for _, c := range []struct{ text, want string }{
		{"(نص)", "1111"},
		{"نص (نص) نص", "1111111111"},
		{"نص ABC نص", "111000111"},
		{"ABC DEF", "0000000"},
		{"مُحَمَّد", "11111111"},
		{"«نص»", "1111"},
	} {
		if got := facesOf(setText(t, e, c.text, Setting{})); got != c.want {
			t.Errorf("%s is set by %s, want %s", c.text, got, c.want)
		}
	}
}

// TestFallbackPrefersTheWeight: bold text falls back to a bold face.
func TestFallbackPrefersTheWeight(t *testing.T) {
	bold := latinOnly(t)
	bold.weight = 700
	e := New(NewFonts(bold, testFace(t, "Amiri_400Regular"), testFace(t, "Amiri_700Bold")))
	if got := facesOf(setText(t, e, "نص", Setting{})); got != "22" {
		t.Errorf("set by %s, want the bold face", got)
	}
}

func TestMissingGlyphsAreFlagged(t *testing.T) {
	e := testEngine(t, "Amiri_400Regular")
	missing := ""
	l := setText(t, e, "نص 字 \u200b\u200fب", Setting{})
	for _, run := range l.Runs(0, nil) {
		for _, g := range run.Glyphs {
			if g.Flags&IsMissing != 0 {
				missing += string(l.Paragraph().Runes()[g.Start:g.End])
			}
		}
	}
	if missing != "字" {
		t.Errorf("missing: %q", missing)
	}
}

// TestCFF: an OTF with CFF outlines loads, shapes and draws. It is Noto Naskh with a square for every glyph.
func TestCFF(t *testing.T) {
	data := squareCFF(t)
	face, err := LoadFace("squares.otf", data)
	if err != nil {
		t.Fatal(err)
	}
	glyph := setText(t, New(NewFonts(face)), "سلام", Setting{}).Runs(0, nil)[0].Glyphs
	outline := face.Outline(glyph[0].ID, nil)
	if len(outline) < 5 || outline[0].Op != OpMove || outline[len(outline)-1].Op != OpClose {
		t.Fatalf("the outline is %v", outline)
	}
	if e := face.extents[glyph[0].ID]; e.top != 500 || e.bottom != 100 {
		t.Errorf("extents %+v, want 500 and 100", e)
	}
	for _, n := range []int{len(data) / 3, len(data) - 8} {
		if _, err := LoadFace("cut", data[:n]); err == nil {
			t.Errorf("taken at %d bytes", n)
		}
	}
}

// squareCFF replaces a font's outlines by a CFF table (Adobe Technical Note 5176) with one square for each glyph.
func squareCFF(t *testing.T) []byte {
	t.Helper()
	base := testFace(t, "NotoNaskhArabic_400Regular").Data()
	ld, err := ot.NewLoader(bytes.NewReader(base))
	if err != nil {
		t.Fatal(err)
	}
	var tables []ot.Table
	glyphs := 0
	for _, tag := range ld.Tables() {
		content, err := ld.RawTable(tag)
		if err != nil {
			t.Fatal(err)
		}
		switch tag.String() {
		case "glyf", "loca":
			continue
		case "maxp":
			glyphs = int(binary.BigEndian.Uint16(content[4:]))
		}
		tables = append(tables, ot.Table{Tag: tag, Content: content})
	}
	tables = append(tables, ot.Table{Tag: ot.MustNewTag("CFF "), Content: cff(glyphs)})
	data := ot.WriteTTF(tables)
	copy(data, "OTTO")
	return data
}

func cff(glyphs int) []byte {
	number := func(n int) []byte { return []byte{29, byte(n >> 24), byte(n >> 16), byte(n >> 8), byte(n)} } // operand of a DICT
	index := func(items ...[]byte) []byte {
		out := []byte{byte(len(items) >> 8), byte(len(items)), 4}
		if len(items) == 0 {
			return out[:2]
		}
		at := 1
		for i := range len(items) + 1 {
			out = binary.BigEndian.AppendUint32(out, uint32(at))
			if i < len(items) {
				at += len(items[i])
			}
		}
		return append(out, bytes.Join(items, nil)...)
	}
	short := func(n int) []byte { return []byte{28, byte(n >> 8), byte(n)} } // operand of a charstring
	var square []byte
	for _, part := range [][]byte{
		short(100), short(100), {21}, // rmoveto
		short(300), {6}, short(400), {7}, short(-300), {6}, // hlineto vlineto hlineto
		{14},
	} {
		square = append(square, part...)
	}
	strings := make([][]byte, glyphs)
	for i := range strings {
		strings[i] = square
	}
	charset := []byte{2, 0, 1, byte((glyphs - 2) >> 8), byte(glyphs - 2)}
	top := func(charsetAt, stringsAt, privateAt int) []byte {
		var d []byte
		d = append(append(d, number(charsetAt)...), 15)
		d = append(append(d, number(stringsAt)...), 17)
		d = append(append(append(d, number(0)...), number(privateAt)...), 18)
		return d
	}
	head := func(a, b, c int) []byte {
		out := []byte{1, 0, 4, 4}
		out = append(out, index([]byte("Squares"))...)
		out = append(out, index(top(a, b, c))...)
		return append(append(out, index()...), index()...)
	}
	charsetAt := len(head(0, 0, 0))
	stringsAt := charsetAt + len(charset)
	body := index(strings...)
	return append(append(head(charsetAt, stringsAt, stringsAt+len(body)), charset...), body...)
}
