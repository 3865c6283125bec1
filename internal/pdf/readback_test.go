package pdf

import (
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"bayan/internal/compose"
	"bayan/internal/typeset"
)

// encoded is one line, right to left, after its blocks and anchors are chosen.
func encoded(t *testing.T, text string) *coded {
	t.Helper()
	e := engine(t, "Amiri_400Regular")
	runes := []rune(text)
	l := e.Shape(typeset.Text{
		Runes: runes, Base: typeset.RTL,
		Styles: []typeset.StyleSpan{{End: len(runes), Style: typeset.Style{Size: 13}}},
	}).Layout(typeset.Setting{})
	w := newWriter(io.Discard, &compose.Document{Fonts: e.Fonts(), Meta: compose.Meta{RTL: true}}, Options{})
	c := &coded{c: newContent(800), w: w}
	c.measure(w.chars(l, 0), 0)
	c.cut()
	c.place()
	c.anchor()
	c.write()
	return c
}

func (l *coded) texts() (out []string) {
	for _, b := range l.blocks {
		var s strings.Builder
		for _, c := range l.chars[b.start:b.end] {
			s.WriteRune(c.r)
		}
		out = append(out, s.String())
	}
	return out
}

func TestBlocks(t *testing.T) {
	for text, want := range map[string][]string{
		"سلام عليكم":      {"سلام عليكم"},
		"لعام 2024م، ثم":  {"لعام ", "2024", "م، ثم"},
		"في 2024، ثم":     {"في ", "2024،", " ثم"}, // two or more weak characters stay together
		"هاتف +965 هنا":   {"هاتف ", "+965", " هنا"},
		"1- ملاحقة":       {"1-", " ملاحقة"}, // ES is always left to right
		"قال، ثم":         {"قال، ثم"},       // one CS is not
		"تطبيق Excel جيد": {"تطبيق ", "Excel", " جيد"},
	} {
		if got := encoded(t, text).texts(); !slices.Equal(got, want) {
			t.Errorf("%s: blocks %q, want %q", text, got, want)
		}
	}
}

func TestLeftToRightOriginsRunForward(t *testing.T) {
	l := encoded(t, "في 1- ثم")
	b := l.blocks[slices.IndexFunc(l.blocks, func(b block) bool { return b.ltr })]
	for k := b.start + 1; k < b.end; k++ {
		if l.tx[k] <= l.tx[k-1] {
			t.Errorf("%q stands before %q", l.chars[k].r, l.chars[k-1].r)
		}
	}
}

func TestEndBeforeSpaceIsGivenToPdfjsApart(t *testing.T) {
	l := encoded(t, "تطبيق Excel جيد")
	if a := l.anchors[0]; !a.space || l.chars[a.start].r != 'ق' || !l.hidden[a.start] {
		t.Errorf("first block's anchor is %+v", a)
	}
	if gap := l.firstSeen(l.blocks[1]) - l.anchorAt[0]; gap < 0.102*13 {
		t.Errorf("a gap of %.2f points makes no space", gap)
	}
}

func TestOneLetterWordTakesTheClusterBeforeIt(t *testing.T) {
	l := encoded(t, "عام و Excel")
	if a := l.anchors[0]; l.chars[a.start].r != 'م' {
		t.Errorf("the anchor starts with %q", l.chars[a.start].r)
	}
}

func TestArabicNumberIsOneActualText(t *testing.T) {
	l := encoded(t, "عام ٢٠٢٤ هنا")
	if got := string(l.c.b); !strings.Contains(got, "/ActualText<FEFF0662066006620664>") {
		t.Errorf("no ActualText for the number:\n%s", got)
	}
}

func TestSpaceAfterMarkHasNoWidth(t *testing.T) {
	l := encoded(t, "كتابٌ جديد")
	f := l.chars[0].font
	blank := slices.IndexFunc(f.text[1:], func(s string) bool { return s == " " })
	if blank < 0 || f.glyphs[f.glyph[blank+1]-1].advance != 0 {
		t.Error("the space after a final mark has a width")
	}
}

func TestPopplerMarksAreNotSpans(t *testing.T) {
	if got := string(encoded(t, "تطبيق Excel جيد").c.b); !strings.Contains(got, "/Bidi<</ActualText()>>BDC") {
		t.Error("nothing tells poppler where the Latin word ends")
	}
}

// codes are those of the arrays of a content stream, array by array.
func codes(content string) (arrays [][]uint16) {
	for _, s := range strings.Split(content, " Td[")[1:] {
		var bytes []byte
		for inside := false; ; s = s[1:] {
			switch {
			case !inside && s[0] == ']':
			case s[0] == '(' || s[0] == ')':
				inside = s[0] == '('
				continue
			case inside && s[0] == '\\':
				s = s[1:]
				if bytes = append(bytes, s[0]); s[0] == 'r' {
					bytes[len(bytes)-1] = '\r'
				}
				continue
			case inside:
				bytes = append(bytes, s[0])
				continue
			default:
				continue
			}
			break
		}
		var array []uint16
		for i := 0; i+1 < len(bytes); i += 2 {
			array = append(array, be.Uint16(bytes[i:]))
		}
		arrays = append(arrays, array)
	}
	return arrays
}

// given is what the codes of a channel map to, in stream order; "!" marks an invisible outline.
func (l *coded) given(ch channel) (out []string) {
	for _, s := range strings.Split(string(l.c.b), string(ch))[1:] {
		text := l.chars[0].font.text[codes(s)[0][0]]
		if strings.HasPrefix(s, "3 Tr") {
			text = "!" + text
		}
		out = append(out, text)
	}
	return out
}

func TestLoneHyphenIsLeftToRight(t *testing.T) {
	if got := encoded(t, "أول - ثان").texts(); !slices.Contains(got, "-") {
		t.Errorf("blocks %q", got)
	}
}

func TestMupdfIsToldTheDirectionOfNeutralEdges(t *testing.T) {
	if got := encoded(t, "سلام Excel").given(nobody); !slices.Contains(got, rlm) {
		t.Errorf("before a block with a neutral left edge: %q", got)
	}
	if got := encoded(t, "سعر ،، ثم").given(nobody); !slices.Contains(got, lrm) {
		t.Errorf("before a block that starts weak: %q", got)
	}
}

func TestPdfiumIsGivenTheDirectionAfterALabel(t *testing.T) {
	if got := encoded(t, "1- ملاحقة").given(nobody); !slices.Contains(got, "!"+rlm) {
		t.Errorf("at the right edge: %q", got)
	}
}

// array is what the arrays outside channels read as, in stream order: for all, and for PDFium.
func (l *coded) array() (all, pdfium []string) {
	channel := regexp.MustCompile(`(?s)/(?:Span|Bidi)<</ActualText.*?EMC`)
	f := l.chars[0].font
	for _, array := range codes(channel.ReplaceAllString(string(l.c.b), "")) {
		var a, p strings.Builder
		for _, code := range array {
			a.WriteString(f.text[code])
			if first := f.first[code]; first != "" {
				p.WriteString(first)
			} else {
				p.WriteString(f.text[code])
			}
		}
		all, pdfium = append(all, a.String()), append(pdfium, p.String())
	}
	return all, pdfium
}

// Arrays are visual, from the left, as all engines but PDFium want them. PDFium
// gets brackets mirrored, pairs of marks forward, segments in reverse.
func TestPdfiumIsGivenItsOwnOrder(t *testing.T) {
	for _, c := range []struct {
		text        string
		all, pdfium []string
	}{
		{"قال (نعم) ثم", []string{"مث )معن( لاق"}, []string{"مث (معن) لاق"}},
		{"مدّا", []string{"ا\u0651دم"}, []string{"ا\u0651دم"}},
		{"مدِّا", []string{"ا\u0651\u0650دم"}, []string{"ا\u0650\u0651دم"}},
		{"نص I-24/7 هنا", []string{" ", "ن", "I-24/", "انه "}, []string{" ", "ن", "-24/7I", "انه "}},
	} {
		all, pdfium := encoded(t, c.text).array()
		if !slices.Equal(all, c.all) {
			t.Errorf("%s: all read %+q, want %+q", c.text, all, c.all)
		}
		if !slices.Equal(pdfium, c.pdfium) {
			t.Errorf("%s: PDFium reads %+q, want %+q", c.text, pdfium, c.pdfium)
		}
	}
}

// pdf.js drops a format character that is alone, so it shares the code of the letter before it.
func TestJoinersAreNotAlone(t *testing.T) {
	l := encoded(t, "می\u200cخواهم")
	if !slices.Contains(l.chars[0].font.text, "\u200cی") {
		t.Errorf("codes read %+q", l.chars[0].font.text)
	}
}

func TestPdfiumIsToldWhereLatinEndsBeforeNeutrals(t *testing.T) {
	if got := encoded(t, "قال Google (نعم)").given(nobody); !slices.Contains(got, "!"+rlm) {
		t.Errorf("%q", got)
	}
}

// A second entry comes right before the true one, which every engine but PDFium takes.
func TestTheTrueEntryIsTheLast(t *testing.T) {
	l := encoded(t, "قال (نعم) ثم")
	cmap := string(l.chars[0].font.toUnicode())
	for c, first := range l.chars[0].font.first {
		entry := func(text string) string {
			var b buffer
			b.byte('<').hex16(c).str("><")
			for _, v := range utf16.Encode([]rune(text)) {
				b.hex16(v)
			}
			return string(*b.str(">\n"))
		}
		if !strings.Contains(cmap, entry(first)+entry(l.chars[0].font.text[c])) {
			t.Errorf("code %04X: %s", c, cmap)
		}
	}
	if len(l.chars[0].font.first) == 0 {
		t.Error("no code has two entries")
	}
}

// Poppler drops a mark that stands within 0.1 em of its like.
func TestEqualMarksStandApart(t *testing.T) {
	l := encoded(t, "قال فَحَصَ ثم")
	var at []float64
	for k := range l.chars {
		if l.chars[k].r == '\u064e' {
			at = append(at, l.tx[k])
		}
	}
	if len(at) != 3 || at[0]-at[1] < 0.1*l.chars[0].size || at[1]-at[2] < 0.1*l.chars[0].size {
		t.Errorf("the marks stand at %.2f", at)
	}
}
