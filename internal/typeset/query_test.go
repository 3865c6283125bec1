package typeset

import (
	"math"
	"slices"
	"testing"
	"unicode/utf8"
)

func setText(t testing.TB, e *Engine, text string, s Setting) *Layout {
	t.Helper()
	in := styled(text, 20)
	in.Base = RTL
	return e.Shape(in).Layout(s)
}

// TestCaretsRoundTrip: a hit where a caret stands gives the caret's offset back.
func TestCaretsRoundTrip(t *testing.T) {
	e := testEngine(t, "Amiri_400Regular")
	for _, text := range []string{"السلام عليكم", "لا إله", "مُحَمَّدٌ رسول", "plain Latin"} {
		l := setText(t, e, text, Setting{})
		p := l.Paragraph()
		for at := 0; at <= utf8.RuneCountInString(text); at++ {
			if p.snap(at) != at {
				continue
			}
			c := l.Caret(at, false)
			got, _ := l.Hit(c.X, (c.Top+c.Bottom)/2)
			if back := l.Caret(got, false); got != at && math.Abs(back.X-c.X) > 1e-6 && math.Abs(back.OtherX-c.X) > 1e-6 {
				t.Errorf("%s: caret %d is at %.2f, where a hit gives %d at %.2f", text, at, c.X, got, back.X)
			}
		}
	}
}

// TestCaretOrder: in Arabic carets go left from the right edge; in the halves of a lam-alef too.
func TestCaretOrder(t *testing.T) {
	e := testEngine(t, "NotoNaskhArabic_400Regular")
	l := setText(t, e, "سلام", Setting{Measure: 200})
	x := 200.0
	for at := range 5 {
		c := l.Caret(at, false)
		if at == 0 && c.X != x || at > 0 && c.X >= x {
			t.Errorf("caret %d at %.2f, the one before at %.2f", at, c.X, x)
		}
		if !c.RTL || c.Split {
			t.Errorf("caret %d: %+v", at, c)
		}
		x = c.X
	}
	if math.Abs(x-(200-l.Width)) > 1e-6 {
		t.Errorf("the last caret is at %.2f, want the line's left %.2f", x, 200-l.Width)
	}
}

// TestCaretsSnapToGraphemes: no caret between a letter and its marks.
func TestCaretsSnapToGraphemes(t *testing.T) {
	e := testEngine(t, "Amiri_400Regular")
	l := setText(t, e, "مُحَمَّد", Setting{})
	for _, c := range []struct{ at, same int }{{1, 0}, {3, 2}, {5, 4}, {6, 4}} {
		if a, b := l.Caret(c.at, false), l.Caret(c.same, false); a != b {
			t.Errorf("caret %d is %+v, want that of %d, %+v", c.at, a, c.same, b)
		}
	}
	if at, _ := l.Move(4, false, MoveNext, 0); at != 7 {
		t.Errorf("next after 4 is %d, want 7", at)
	}
	if at, _ := l.Move(7, false, MovePrevious, 0); at != 4 {
		t.Errorf("before 7 is %d, want 4", at)
	}
}

// TestSplitCaret: between Arabic and Latin there are two places; the first is in the text of the lower level.
func TestSplitCaret(t *testing.T) {
	e := testEngine(t, "Amiri_400Regular")
	l := setText(t, e, "نص ABC نص", Setting{})
	latin := l.Rects(3, 6, nil)
	if len(latin) != 1 {
		t.Fatalf("ABC covers %v", latin)
	}
	c := l.Caret(3, false) // after the space, before A
	if !c.Split || !c.RTL {
		t.Fatalf("caret before A: %+v", c)
	}
	if right := latin[0].X + latin[0].W; math.Abs(c.X-right) > 1e-6 {
		t.Errorf("its first place is %.2f, want the right of ABC, %.2f", c.X, right)
	}
	if math.Abs(c.OtherX-latin[0].X) > 1e-6 {
		t.Errorf("its second place is %.2f, want the left of ABC, %.2f", c.OtherX, latin[0].X)
	}
}

// TestArrowsReachEveryPlace: going endward from the line's start reaches every offset once and ends at the last; going
// back reaches them again.
func TestArrowsReachEveryPlace(t *testing.T) {
	e := testEngine(t, "Amiri_400Regular")
	for _, text := range []string{"سلام", "نص ABC نص", "رقم 2024 ABC (12) تم", "ABC عربي", "لا إله إلا الله"} {
		for _, measure := range []float64{0, 60} {
			l := setText(t, e, text, Setting{Measure: measure})
			n := utf8.RuneCountInString(text)
			forth := walk(l, 0, n, MoveEndward)
			back := walk(l, n, 0, MoveStartward)
			if measure == 0 && len(forth) != n {
				t.Errorf("%q: endward %v, want all of %d offsets", text, forth, n)
			}
			if forth[len(forth)-1] != n || back[len(back)-1] != 0 {
				t.Errorf("%q at %v: endward %v, startward %v", text, measure, forth, back)
			}
		}
	}
}

func walk(l *Layout, from, to int, m Move) []int {
	var seen []int
	at, eol := from, false
	for range 200 {
		next, nextEOL := l.Move(at, eol, m, 0)
		if next == at && nextEOL == eol {
			break
		}
		at, eol = next, nextEOL
		seen = append(seen, at)
		if at == to {
			break
		}
	}
	return append(seen, make([]int, 0)...)
}

// TestRectsFollowTheDirections: a selection over a change of direction is in two parts, and covers what its letters do.
func TestRectsFollowTheDirections(t *testing.T) {
	e := testEngine(t, "Amiri_400Regular")
	l := setText(t, e, "نص ABC نص", Setting{})
	rects := l.Rects(1, 5, nil) // ص, the space, A and B: C stands between B and the space
	if len(rects) != 2 {
		t.Fatalf("the selection covers %v, want two parts", rects)
	}
	sum := 0.0
	for at := 1; at < 5; at++ {
		for _, r := range l.Rects(at, at+1, nil) {
			sum += r.W
		}
	}
	if got := rects[0].W + rects[1].W; math.Abs(got-sum) > 1e-6 {
		t.Errorf("it is %.2f wide, its letters %.2f", got, sum)
	}
	if whole := l.Rects(0, 9, nil); len(whole) != 1 || math.Abs(whole[0].W-l.Width) > 1e-6 {
		t.Errorf("the whole line is %v, want one rectangle of %.2f", whole, l.Width)
	}
}

// TestRectsOverLines: one rectangle a line at least, none for the space that hangs.
func TestRectsOverLines(t *testing.T) {
	e := testEngine(t, "NotoNaskhArabic_400Regular")
	text := "عقد المؤتمر في بغداد بحضور وزراء الداخلية"
	l := setText(t, e, text, Setting{Measure: 120, Align: Justify})
	rects := l.Rects(0, utf8.RuneCountInString(text), nil)
	if len(rects) != len(l.Lines) {
		t.Fatalf("%d rectangles on %d lines", len(rects), len(l.Lines))
	}
	for i, r := range rects {
		line := l.Lines[i]
		if math.Abs(r.X-line.X) > 1e-6 || math.Abs(r.W-line.Advance) > 1e-6 || r.Y != line.Top || r.H != line.Bottom-line.Top {
			t.Errorf("line %d: %+v, want its extent %+v", i, r, line)
		}
	}
}

// TestLineMoves keeps the column and knows both sides of a soft break.
func TestLineMoves(t *testing.T) {
	e := testEngine(t, "NotoNaskhArabic_400Regular")
	l := setText(t, e, "عقد المؤتمر في بغداد بحضور وزراء الداخلية", Setting{Measure: 120})
	if len(l.Lines) < 3 {
		t.Fatal("too few lines")
	}
	goal := l.Caret(4, false).X
	at, eol := l.Move(4, false, MoveLineDown, goal)
	if c := l.Caret(at, eol); c.Line != 1 || math.Abs(c.X-goal) > 12 {
		t.Errorf("down from %.1f: %+v", goal, c)
	}
	if back, _ := l.Move(at, eol, MoveLineUp, goal); back != 4 {
		t.Errorf("and up again: %d, want 4", back)
	}
	end, eol := l.Move(2, false, MoveLineEnd, 0)
	if c := l.Caret(end, eol); c.Line != 0 || math.Abs(c.X-l.Lines[0].X) > 1e-6 {
		t.Errorf("the line's end: %d %+v, want x %.2f", end, c, l.Lines[0].X)
	}
	if start, _ := l.Move(l.Lines[1].End-2, false, MoveLineStart, 0); start != l.Lines[1].Start {
		t.Errorf("the second line starts at %d, want %d", start, l.Lines[1].Start)
	}
	if at, _ := l.Move(0, false, MoveLineUp, 50); at != 0 {
		t.Errorf("up from the first line: %d", at)
	}
}

func TestEndOfLineSaysWhichSideOfABreak(t *testing.T) {
	e := testEngine(t, "NotoNaskhArabic_400Regular")
	l := setText(t, e, "بببببببببببببببببببب", Setting{Measure: 60}) // an emergency break: no space to stand before
	at := l.Lines[0].End
	if a, b := l.Caret(at, true), l.Caret(at, false); a.Line != 0 || b.Line != 1 || a.X >= b.X {
		t.Errorf("at the break: %+v and %+v", a, b)
	}
	if got, eol := l.Hit(-50, 5); got != at || !eol {
		t.Errorf("a hit beyond the first line's end: %d %v, want %d true", got, eol, at)
	}
}

func TestWordsAndSentences(t *testing.T) {
	e := New(NewFonts())
	text := []rune("ذهب الرجل إلى بغداد. هل عاد؟ نعم، عاد.")
	p := e.Shape(Text{Runes: text})
	if r := p.Word(5); string(text[r.Start:r.End]) != "الرجل" {
		t.Errorf("word at 5 is %q", string(text[r.Start:r.End]))
	}
	if r := p.Word(3); string(text[r.Start:r.End]) != " " {
		t.Errorf("at 3 is %q", string(text[r.Start:r.End]))
	}
	l := p.Layout(Setting{})
	var stops []int
	for at := 0; at < len(text); {
		at, _ = l.Move(at, false, MoveNextWord, 0)
		stops = append(stops, at)
	}
	if want := []int{4, 10, 14, 21, 24, 29, 34, 38}; !slices.Equal(stops, want) {
		t.Errorf("word by word: %v, want %v", stops, want)
	}
	if at, _ := l.Move(12, false, MovePreviousWord, 0); at != 10 {
		t.Errorf("the word before 12 starts at %d, want 10", at)
	}
	for _, c := range []struct {
		at   int
		want string
	}{{3, "ذهب الرجل إلى بغداد. "}, {22, "هل عاد؟ "}, {37, "نعم، عاد."}} {
		if r := p.Sentence(c.at); string(text[r.Start:r.End]) != c.want {
			t.Errorf("sentence at %d is %q, want %q", c.at, string(text[r.Start:r.End]), c.want)
		}
	}
}
