package typeset

import (
	"math"
	"testing"
)

// TestNoBreaksAreBetter: the statement's first paragraph in Noto Naskh, in a column of 18 em with light kashida, keeps a gap
// of over twice its natural width whatever its lines: all ways to break it are tried. The line with من وزراء الداخلية في
// الوطن العربي، شدد has 3.6 em to fill and two joints that are not neighbours, which take 0.84 em each.
func TestNoBreaksAreBetter(t *testing.T) {
	e := New(NewFonts(testFace(t, "NotoNaskhArabic_400Regular")))
	p := e.Shape(styled(splitLines(t, "../../assets/statement/baghdad-2024.txt")[0], 12))
	s := Setting{Measure: 18 * 12, Align: Justify, Breaking: Optimal, Kashida: KashidaLight}
	widest := func(l *Layout) float64 {
		gap := 0.0
		for i := range l.Lines {
			line := &l.Lines[i]
			switch {
			case line.Last:
			case line.Advance < s.Measure-0.01: // a word alone
				gap = math.Inf(1)
			default:
				gap = max(gap, line.Gap)
			}
		}
		return gap
	}
	chosen := widest(p.Layout(s))
	best, ways := math.Inf(1), 0
	var follow func(ends []int)
	follow = func(ends []int) {
		l := &Layout{p: p, s: s}
		start := 0
		for _, end := range ends {
			l.addLine(start, end)
			start = end
		}
		if start == len(p.text) {
			l.Lines[len(l.Lines)-1].Last = true
		}
		l.justify(s.Measure)
		// A line may yet give way to the one below it, so the last is not judged before that is known.
		judged := &Layout{Lines: l.Lines[:max(len(l.Lines)-1, 0)]}
		if widest(judged) >= min(best, 2.5) {
			return
		}
		if start == len(p.text) {
			best = widest(l)
			ways++
			return
		}
		for _, b := range p.breaks {
			if int(b.at) <= start {
				continue
			}
			if p.x[b.visible]-p.x[start]-(1-narrowest)*p.spaces(start, int(b.visible)) > s.Measure+tolerance {
				break
			}
			follow(append(ends[:len(ends):len(ends)], int(b.at)))
		}
	}
	follow(nil)
	if ways == 0 || best < 2 || chosen > best+0.001 {
		t.Errorf("the widest gap is %.3f; %.3f at best, of all ways to break", chosen, best)
	}
	t.Logf("chosen %.3f, best %.3f", chosen, best)
}
