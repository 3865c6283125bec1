package typeset

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// lineTexts are the lines' texts, trailing space included.
func lineTexts(l *Layout) []string {
	var lines []string
	for _, line := range l.Lines {
		lines = append(lines, string(l.Paragraph().Runes()[line.Start:line.End]))
	}
	return lines
}

// TestBreaksHaveArabicSense: at no width does a line begin with punctuation that belongs to what precedes it, end with what
// belongs to what follows, or part a number from its unit at a no-break space.
func TestBreaksHaveArabicSense(t *testing.T) {
	e := testEngine(t, "Amiri_400Regular")
	text := "قال الوزير: «عقد المؤتمر في بغداد »، ثم سأل ؟ نعم ؛ بلغ العدد 12\u00a0دولة، أي 37٫5٪ من (الدول) و20–25 وزيراً 1,234,567 / 3 ."
	for measure := 20.0; measure < 400; measure += 3 {
		for _, b := range []Breaking{Greedy, Optimal} {
			l := setText(t, e, text, Setting{Measure: measure, Breaking: b})
			for i, line := range lineTexts(l) {
				if i > 0 && measure > 110 && strings.IndexAny(line, "،؛؟»)٪.:") == 0 {
					t.Errorf("at %v line %d begins %q", measure, i, line)
				}
				if trimmed := strings.TrimRight(line, " "); measure > 110 && (strings.HasSuffix(trimmed, "«") || strings.HasSuffix(trimmed, "(")) {
					t.Errorf("at %v line %d ends %q", measure, i, line)
				}
				if measure > 110 && strings.HasSuffix(line, "12\u00a0") {
					t.Errorf("at %v the number is parted from its unit: %q", measure, line)
				}
			}
		}
	}
}

// TestEveryLineFits: at any width no line is wider than the measure, but for a single grapheme.
func TestEveryLineFits(t *testing.T) {
	e := testEngine(t, "Amiri_400Regular")
	for _, text := range splitLines(t, "testdata/hard-lines.txt") {
		for _, measure := range []float64{5, 30, 80, 200} {
			for _, b := range []Breaking{Greedy, Optimal} {
				for _, align := range []Align{AlignStart, Justify} {
					l := setText(t, e, text, Setting{Measure: measure, Breaking: b, Align: align})
					for i, line := range l.Lines {
						if line.Advance > measure+0.01 && canBeCut(l.Paragraph(), line) {
							t.Errorf("%q at %v: line %d is %.2f wide: %q", text, measure, i, line.Advance, lineTexts(l)[i])
						}
					}
				}
			}
		}
	}
}

func canBeCut(p *Paragraph, line Line) bool {
	for at := line.Start + 1; at < line.Visible; at++ {
		if p.separable(at) {
			return true
		}
	}
	return false
}

// TestMarksStayOnTheirLetters: an emergency break does not part a letter from its marks, and lam-alef stays whole.
func TestMarksStayOnTheirLetters(t *testing.T) {
	e := testEngine(t, "Amiri_400Regular")
	l := setText(t, e, strings.Repeat("لَّاُبِّ", 30), Setting{Measure: 30})
	for _, line := range lineTexts(l)[1:] {
		if r := []rune(line)[0]; isExtending(r) || r == 'ا' {
			t.Errorf("a line begins with %q", r)
		}
	}
}

// TestOptimalIsEvenerThanGreedy compares the gaps' deviation.
func TestOptimalIsEvenerThanGreedy(t *testing.T) {
	e := testEngine(t, "Amiri_400Regular")
	deviation := func(b Breaking) float64 {
		sum, n := 0.0, 0
		for _, text := range splitLines(t, "../../assets/statement/baghdad-2024.txt") {
			for _, line := range setText(t, e, text, Setting{Measure: 400, Align: Justify, Breaking: b}).Lines {
				if !line.Last {
					sum += (line.Gap - 1) * (line.Gap - 1)
					n++
				}
			}
		}
		return math.Sqrt(sum / float64(n))
	}
	greedy, optimal := deviation(Greedy), deviation(Optimal)
	if optimal >= greedy {
		t.Errorf("deviation from natural spaces: optimal %.3f, greedy %.3f", optimal, greedy)
	}
	t.Logf("optimal %.3f, greedy %.3f", optimal, greedy)
}

// TestTrailingSpaceHangs: it is no part of the line's extent, stands beyond its end, and goes to the base level (rule L1)
// where the line ends in Latin text.
func TestTrailingSpaceHangs(t *testing.T) {
	e := testEngine(t, "Amiri_400Regular")
	l := setText(t, e, "قال John Smith ثم مضى", Setting{Measure: 95})
	line := l.Lines[0]
	if got := lineTexts(l)[0]; got != "قال John " {
		t.Fatalf("the first line is %q", got)
	}
	runs := l.Runs(0, nil)
	first := runs[0]
	if g := first.Glyphs[0]; g.Flags&IsSpace == 0 || first.Level != 1 || g.Start != 8 {
		t.Errorf("the leftmost glyph is %+v at level %d, want the space", g, first.Level)
	}
	if first.X >= line.X {
		t.Errorf("the space is at %.2f, inside the line that starts at %.2f", first.X, line.X)
	}
	if right := line.X + line.Advance; math.Abs(right-95) > 1e-6 {
		t.Errorf("the line ends at %.2f, want the measure's right", right)
	}
}

// TestLayoutDoesNotChangeItsInput pins the trap of go-text's LineWrapper.
func TestLayoutDoesNotChangeItsInput(t *testing.T) {
	e := testEngine(t, "Amiri_400Regular")
	in := styled("قال John Smith ثم مضى (2024)", 20)
	before := slices.Clone(in.Runes)
	p := e.Shape(in)
	for i := range in.Runes { // the caller uses its buffer again
		in.Runes[i] = 'x'
	}
	for _, measure := range []float64{300, 40, 90} {
		p.Layout(Setting{Measure: measure, Align: Justify})
	}
	if !slices.Equal(p.Runes(), before) {
		t.Errorf("the paragraph is now %q", string(p.Runes()))
	}
	a, b := p.Layout(Setting{Measure: 90}), e.Shape(styled(string(before), 20)).Layout(Setting{Measure: 90})
	for i := range a.Lines {
		if a.Lines[i] != b.Lines[i] || !sameRuns(a.Runs(i, nil), b.Runs(i, nil)) {
			t.Errorf("line %d differs after other layouts", i)
		}
	}
}

func sameRuns(a, b []Run) bool {
	return slices.EqualFunc(a, b, func(x, y Run) bool { return slices.Equal(x.Glyphs, y.Glyphs) && x.X == y.X && x.Level == y.Level })
}

// TestZeroWidthGlyphsStay pins another trap: letters and marks of no advance are drawn.
func TestZeroWidthGlyphsStay(t *testing.T) {
	e := testEngine(t, "Amiri_400Regular")
	runes := []rune("ثُمَّ سَكَتَ")
	l := e.Shape(styled(string(runes), 20)).Layout(Setting{})
	marks := 0
	for _, run := range l.Runs(0, nil) {
		for _, g := range run.Glyphs {
			if g.Advance == 0 {
				marks++
			}
		}
	}
	if marks < 6 {
		t.Errorf("%d glyphs without advance, want the marks of all letters", marks)
	}
}

func TestAlignment(t *testing.T) {
	e := testEngine(t, "Amiri_400Regular")
	for _, c := range []struct {
		base  Direction
		align Align
		side  float64 // 0 left, 1 right
	}{
		{RTL, AlignStart, 1},
		{RTL, AlignEnd, 0},
		{RTL, AlignCenter, 0.5},
		{RTL, Justify, 1},
		{LTR, AlignStart, 0},
		{LTR, AlignEnd, 1},
		{LTR, AlignCenter, 0.5},
		{LTR, Justify, 0},
	} {
		in := styled("بغداد 2024", 20)
		in.Base = c.base
		l := e.Shape(in).Layout(Setting{Measure: 300, Align: c.align})
		line := l.Lines[0]
		if want := (300 - line.Advance) * c.side; math.Abs(line.X-want) > 1e-6 {
			t.Errorf("base %d, align %d: x %.2f, want %.2f", c.base, c.align, line.X, want)
		}
		l = e.Shape(in).Layout(Setting{Measure: 300, Indent: 40, Align: c.align})
		moved := l.Lines[0].X - line.X
		if want := 40 * (0.5 - math.Abs(c.side-0.5)) * 0; c.align == AlignEnd && moved != want {
			t.Errorf("base %d: the indent moved a line at the end by %.2f", c.base, moved)
		}
		if c.align == AlignStart && math.Abs(math.Abs(moved)-40) > 1e-6 {
			t.Errorf("base %d: the indent moved the first line by %.2f", c.base, moved)
		}
	}
}

func TestEllipsis(t *testing.T) {
	e := testEngine(t, "Amiri_400Regular", "NotoKufiArabic_700Bold")
	text := "عقد المؤتمر في بغداد بحضور وزراء الداخلية العرب"
	for _, font := range []FontID{0, 1} {
		in := styled(text, 20)
		in.Styles[0].Style.Font = font
		p := e.Shape(in)
		for _, lines := range []int{1, 2} {
			l := p.Layout(Setting{Measure: 150, MaxLines: lines})
			if len(l.Lines) != lines {
				t.Fatalf("%d lines, want %d", len(l.Lines), lines)
			}
			last := l.Lines[lines-1]
			runs := l.Runs(lines-1, nil)
			g := runs[0].Glyphs[0]
			if g.Flags&IsEllipsis == 0 || g.ID == 0 || g.Start != g.End {
				t.Errorf("the leftmost glyph is %+v, want an ellipsis", g)
			}
			if last.Advance > 150+1e-6 || last.End == len(in.Runes) || !last.Last {
				t.Errorf("the cut line is %+v", last)
			}
		}
		if l := p.Layout(Setting{Measure: 600, MaxLines: 1}); l.Lines[0].End != len(in.Runes) {
			t.Errorf("what fits is cut: %+v", l.Lines[0])
		}
	}
}

// TestBaseDirection is the rule of Auto.
func TestBaseDirection(t *testing.T) {
	e := New(NewFonts())
	for _, c := range []struct {
		text, language string
		isolates       []Range
		want           Direction
	}{
		{"مرحبا", "", nil, RTL},
		{"", "", nil, RTL},
		{"2024 (12)", "", nil, RTL},
		{"2024", "en", nil, RTL},
		{"Microsoft شركة تعمل في بغداد", "ar", nil, RTL},
		{"Microsoft Corporation, Redmond, في بغداد", "ar", nil, LTR},
		{"Microsoft شركة تعمل في بغداد", "en", nil, LTR},
		{"report.pdf هو الملف", "ar", []Range{{0, 10}}, RTL},
		{"report.pdf", "ar", []Range{{0, 10}}, RTL},
		{"\u2066report-of-the-ministry.pdf\u2069 ملف", "ckb", nil, RTL},
		{"Hamlet قال", "fa", nil, LTR},
	} {
		p := e.Shape(Text{Runes: []rune(c.text), Language: c.language, Isolates: c.isolates})
		if p.Base() != c.want {
			t.Errorf("%q in %q: base %d, want %d", c.text, c.language, p.Base(), c.want)
		}
	}
}

// TestIsolates: a range is set as with FSI and PDI around it, and has no characters for them.
func TestIsolates(t *testing.T) {
	e := testEngine(t, "Amiri_400Regular")
	text := "الملف report-2.pdf (نهائي) هنا"
	runes := []rune(text)
	from, to := 6, 18
	in := styled(text, 20)
	in.Isolates = []Range{{from, to}}
	got := e.Shape(in)
	marked := e.Shape(styled(string(runes[:from])+"\u2068"+string(runes[from:to])+"\u2069"+string(runes[to:]), 20))
	for i := range runes {
		j := i
		if i >= from {
			j++
		}
		if i >= to {
			j++
		}
		if got.Level(i) != marked.Level(j) {
			t.Errorf("rune %d %q: level %d, with FSI and PDI %d", i, runes[i], got.Level(i), marked.Level(j))
		}
	}
	phone := styled("اتصل على +965 2243-1234 الآن", 20)
	phone.Isolates = []Range{{9, 23}}
	if r := e.Shape(phone).Layout(Setting{}).Rects(9, 23, nil); len(r) != 1 {
		t.Errorf("the number covers %v, want one rectangle", r)
	}
}

// TestStackedMarksAreNotClipped: the line is as tall as its ink.
func TestStackedMarksAreNotClipped(t *testing.T) {
	for _, font := range []string{"Amiri_400Regular", "NotoNaskhArabic_400Regular", "IBMPlexSansArabic_400Regular"} {
		e := testEngine(t, font)
		face := e.Fonts().Face(0)
		for _, leading := range []float64{0, 0.5, 1.95} {
			l := setText(t, e, "إِيَّاكَ لُؤْلُؤٌّ \u0628\u0651\u0651\u0651\u0651\u064c\u06e2 \u0628\u0650\u0650\u0650\u064d", Setting{Leading: leading})
			line := l.Lines[0]
			for _, run := range l.Runs(0, nil) {
				unit := run.Size / float64(face.UnitsPerEm())
				for _, g := range run.Glyphs {
					for _, s := range face.Outline(g.ID, nil) {
						for i := range s.Op.points() {
							y := line.Baseline - (float64(s.Args[i].Y)+float64(g.DY))*unit
							if s.Op == OpLine && (y < line.Top-0.01 || y > line.Bottom+0.01) {
								t.Fatalf("%s, leading %v: ink at %.2f, the line is %.2f to %.2f", font, leading, y, line.Top, line.Bottom)
							}
						}
					}
				}
			}
		}
	}
}

// TestLeading: lines are as far apart as asked, whatever the faces.
func TestLeading(t *testing.T) {
	e := testEngine(t, "NotoNaskhArabic_400Regular", "Amiri_400Regular")
	l := setText(t, e, "عقد المؤتمر في بغداد بحضور Interpol ووزراء الداخلية", Setting{Measure: 120, Leading: 1.95})
	for i := 1; i < len(l.Lines); i++ {
		if d := l.Lines[i].Baseline - l.Lines[i-1].Baseline; math.Abs(d-39) > 1e-6 {
			t.Errorf("lines %d and %d are %.3f apart, want 39", i-1, i, d)
		}
	}
}

// TestRunsOwnTheirGlyphs: lines read into one slice, which is then used again, keep the glyphs that a copy of the runs
// points to.
func TestRunsOwnTheirGlyphs(t *testing.T) {
	e := testEngine(t, "Amiri_400Regular")
	l := e.Shape(styled(splitLines(t, "../../assets/statement/baghdad-2024.txt")[0], 12)).Layout(Setting{Measure: 200})
	first := l.Runs(0, nil)
	kept := slices.Clone(first)
	want := slices.Clone(first[0].Glyphs)
	l.Runs(1, first[:0])
	if !slices.Equal(kept[0].Glyphs, want) {
		t.Error("the second line's glyphs were written over the first's")
	}
}
