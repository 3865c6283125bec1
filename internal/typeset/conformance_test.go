package typeset

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/go-text/typesetting/segmenter"
)

// The Unicode Consortium's tests of the version in use (go-text's tables, 17.0), run through the line API: Shape, Layout,
// Runs, Move, Word. They are read from go-text's module folder, where its own tests keep them. An engine without
// fonts sets the text: every rune is a glyph, so that no font's ligatures come between the tests and the order.

var goText = sync.OnceValues(func() (string, error) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/go-text/typesetting").Output()
	return strings.TrimSpace(string(out)), err
})

// testLines reads a test file, comments left out.
func testLines(t *testing.T, elements ...string) []string {
	t.Helper()
	dir, err := goText()
	if err != nil {
		t.Fatal(err)
	}
	return linesOf(t, filepath.Join(append([]string{dir}, elements...)...))
}

func linesOf(t *testing.T, file string) []string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	s := bufio.NewScanner(bytes.NewReader(data))
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		line, _, _ := strings.Cut(s.Text(), "#")
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// lineOrder sets runes on one line and reads off the level of each and their order from the left; -1 and absent where
// rule X9 removes the rune.
func lineOrder(e *Engine, runes []rune, base Direction) (levels []int8, order []int) {
	if base == Auto && firstStrong(runes) == Auto {
		base = LTR // rule P3's default; ours is right to left, the program's
	}
	if n := len(runes) - 1; n >= 0 && runes[n] == 0x2029 { // callers split there (rule P1); it stands at the end
		levels, order = lineOrder(e, runes[:n], base)
		level := int8(0)
		if base == RTL || base == Auto && firstStrong(runes) == RTL {
			level, order = 1, slices.Insert(order, 0, n)
		} else {
			order = append(order, n)
		}
		return append(levels, level), order
	}
	l := e.Shape(Text{Runes: runes, Base: base, Language: "en"}).Layout(Setting{})
	levels = make([]int8, len(runes))
	for _, run := range l.Runs(0, nil) {
		for _, g := range run.Glyphs {
			if removedByX9(runes[g.Start]) {
				levels[g.Start] = -1
				continue
			}
			levels[g.Start] = int8(run.Level)
			order = append(order, int(g.Start))
		}
	}
	return levels, order
}

func firstStrong(runes []rune) Direction {
	depth := 0
	for _, r := range runes {
		switch {
		case r >= 0x2066 && r <= fsi:
			depth++
		case r == pdi:
			depth = max(0, depth-1)
		case depth == 0 && strong(r) != Auto:
			return strong(r)
		}
	}
	return Auto
}

// removedByX9 knows the embedding controls and the boundary neutrals that occur in the tests.
func removedByX9(r rune) bool {
	return r >= 0x202A && r <= 0x202E || r == 0xAD || r == 0x200B || r < 9 || r >= 0x0E && r <= 0x1B || r >= 0x7F && r <= 0x84 ||
		r >= 0x86 && r <= 0x9F || r >= 0x200C && r <= 0x200D || r >= 0x2060 && r <= 0x2065 || r >= 0x206A && r <= 0x206F || r == 0xFEFF
}

func parseLevels(s string) []int8 {
	var levels []int8
	for _, f := range strings.Fields(s) {
		n := -1
		if f != "x" {
			n, _ = strconv.Atoi(f)
		}
		levels = append(levels, int8(n))
	}
	return levels
}

func parseOrder(s string) []int {
	var order []int
	for _, f := range strings.Fields(s) {
		n, _ := strconv.Atoi(f)
		order = append(order, n)
	}
	return order
}

func TestBidiTest(t *testing.T) {
	t.Parallel()
	classes := map[string]rune{
		"L": 'a', "R": 0x05D0, "EN": '0', "ES": '+', "ET": '#', "AN": 0x0661, "CS": ',', "B": 0x2029, "S": '\t', "WS": ' ', "ON": '!',
		"LRE": 0x202A, "LRO": 0x202D, "RLE": 0x202B, "RLO": 0x202E, "PDF": 0x202C, "LRI": 0x2066, "RLI": 0x2067, "FSI": fsi, "PDI": pdi,
		"AL": 0x0628, "NSM": 0x0300, "BN": 0xAD,
	}
	e := New(NewFonts())
	var levels []int8
	var order []int
	cases := 0
	for _, line := range testLines(t, "bidi", "test", "BidiTest.txt") {
		if s, ok := strings.CutPrefix(line, "@Levels:"); ok {
			levels = parseLevels(s)
			continue
		}
		if s, ok := strings.CutPrefix(line, "@Reorder:"); ok {
			order = parseOrder(s)
			continue
		}
		input, bits, ok := strings.Cut(line, ";")
		if !ok {
			continue
		}
		var runes []rune
		for _, class := range strings.Fields(input) {
			r, ok := classes[class]
			if !ok {
				t.Fatalf("no character for class %s", class)
			}
			runes = append(runes, r)
		}
		set, err := strconv.ParseUint(strings.TrimSpace(bits), 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		for i, base := range []Direction{Auto, LTR, RTL} {
			if set&(1<<i) == 0 {
				continue
			}
			if cases++; underRace && cases%20 != 0 {
				continue
			}
			gotLevels, gotOrder := lineOrder(e, runes, base)
			if !slices.Equal(gotLevels, levels) || !slices.Equal(gotOrder, order) {
				t.Fatalf("%s, base %d: levels %v order %v, want %v %v", input, base, gotLevels, gotOrder, levels, order)
			}
		}
	}
	if cases < 770_000 {
		t.Errorf("only %d cases", cases)
	}
}

func TestBidiCharacterTest(t *testing.T) {
	t.Parallel()
	e := New(NewFonts())
	cases := 0
	for _, line := range testLines(t, "bidi", "test", "BidiCharacterTest.txt") {
		fields := strings.Split(line, ";")
		if len(fields) != 5 {
			t.Fatalf("malformed: %s", line)
		}
		runes := parseRunes(t, strings.Fields(fields[0]))
		base := []Direction{LTR, RTL, Auto}[fields[1][0]-'0']
		p := e.Shape(Text{Runes: runes, Base: base, Language: "en"})
		if want := []Direction{LTR, RTL}[fields[2][0]-'0']; p.Base() != want && firstStrong(runes) != Auto {
			t.Errorf("%s: base %d, want %d", fields[0], p.Base(), want)
		}
		if cases++; underRace && cases%20 != 0 {
			continue
		}
		levels, order := lineOrder(e, runes, base)
		if want := parseLevels(fields[3]); !slices.Equal(levels, want) {
			t.Fatalf("%s, base %d: levels %v, want %v", fields[0], base, levels, want)
		}
		if want := parseOrder(fields[4]); !slices.Equal(order, want) {
			t.Fatalf("%s, base %d: order %v, want %v", fields[0], base, order, want)
		}
	}
	if cases < 91_000 {
		t.Errorf("only %d cases", cases)
	}
}

func parseRunes(t *testing.T, fields []string) []rune {
	t.Helper()
	var runes []rune
	for _, f := range fields {
		n, err := strconv.ParseInt(f, 16, 32)
		if err != nil {
			t.Fatal(err)
		}
		runes = append(runes, rune(n))
	}
	return runes
}

// parseBreaks reads a line of a break test: runes, and for every place before, between and after them whether it is one.
func parseBreaks(t *testing.T, line string) (runes []rune, breaks []bool) {
	t.Helper()
	for _, f := range strings.Fields(line) {
		switch f {
		case "÷":
			breaks = append(breaks, true)
		case "×":
			breaks = append(breaks, false)
		default:
			runes = append(runes, parseRunes(t, []string{f})...)
		}
	}
	return runes, breaks
}

// breakTest compares what the paragraph says with what the file wants. Texts with line separators, which a paragraph
// does not hold, go through the function that it asks.
func breakTest(t *testing.T, lines []string, least int, bit uint8, ask func(p *Paragraph) []bool) {
	t.Helper()
	e := New(NewFonts())
	var s segmenter.Segmenter
	for _, line := range lines {
		runes, want := parseBreaks(t, line)
		var got []bool
		for _, b := range boundaries(nil, &s, runes) {
			got = append(got, b&bit != 0)
		}
		if !slices.Equal(got, want) {
			t.Errorf("boundaries of %s: got %v", line, got)
		}
		if slices.ContainsFunc(runes, func(r rune) bool { return cleanRune(r) != r }) {
			continue
		}
		if got := ask(e.Shape(Text{Runes: runes})); !slices.Equal(got, want) {
			t.Errorf("%s: got %v", line, got)
		}
	}
	if len(lines) < least {
		t.Errorf("only %d cases", len(lines))
	}
}

func TestLineBreakTest(t *testing.T) {
	t.Parallel()
	lines := testLines(t, "segmenter", "test", "LineBreakTest.txt")
	breakTest(t, lines, 16_000, lineBreak, func(p *Paragraph) []bool {
		got := make([]bool, len(p.Runes())+1)
		for _, b := range p.breaks {
			got[b.at] = true
		}
		return got
	})
}

func TestGraphemeBreakTest(t *testing.T) {
	t.Parallel()
	lines := testLines(t, "segmenter", "test", "GraphemeBreakTest.txt")
	breakTest(t, lines, 700, graphemeStart, func(p *Paragraph) []bool {
		l := p.Layout(Setting{})
		got := make([]bool, len(p.Runes())+1)
		got[0] = true
		for at := 0; at < len(p.Runes()); {
			at, _ = l.Move(at, false, MoveNext, 0)
			got[at] = true
		}
		return got
	})
}

func TestWordBreakTest(t *testing.T) {
	t.Parallel()
	lines := testLines(t, "segmenter", "test", "WordBreakTest.txt")
	breakTest(t, lines, 1_800, wordBoundary, func(p *Paragraph) []bool {
		got := make([]bool, len(p.Runes())+1)
		for i := range p.Runes() {
			r := p.Word(i)
			got[r.Start], got[r.End] = true, true
		}
		return got
	})
}

// TestSentenceBreakTest reads Debian's unicode-data: go-text has no sentences, and Go's own tables are of that version.
func TestSentenceBreakTest(t *testing.T) {
	t.Parallel()
	for _, line := range linesOf(t, "/usr/share/unicode/auxiliary/SentenceBreakTest.txt") {
		runes, want := parseBreaks(t, line)
		got := make([]bool, len(runes)+1)
		got[0] = true
		for at := 0; at < len(runes); {
			at = sentenceEnd(runes, at)
			got[at] = true
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %v", line, got)
		}
	}
}
