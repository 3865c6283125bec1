package typeset

import (
	"sync"
	"testing"
)

// TestParallelUse: one engine, its paragraphs and its layouts serve many goroutines; each gets what one alone gets.
func TestParallelUse(t *testing.T) {
	shared := testEngine(t, "Amiri_400Regular", "NotoNaskhArabic_400Regular")
	text := splitLines(t, "../../assets/statement/baghdad-2024.txt")
	setting := Setting{Measure: 200, Align: Justify, Breaking: Optimal, Kashida: KashidaLight}
	alone := testEngine(t, "Amiri_400Regular", "NotoNaskhArabic_400Regular")
	var paragraphs []*Paragraph
	var want [][]Line
	for _, line := range text {
		paragraphs = append(paragraphs, shared.Shape(styled(line, 12)))
		want = append(want, alone.Shape(styled(line, 12)).Layout(setting).Lines)
	}
	var wg sync.WaitGroup
	for range 6 {
		wg.Go(func() {
			for i, line := range text {
				for _, p := range []*Paragraph{paragraphs[i], shared.Shape(styled(line, 12))} {
					l := p.Layout(setting)
					for j := range l.Lines {
						if l.Lines[j] != want[i][j] {
							t.Errorf("line %d of %q differs", j, line)
							return
						}
						l.Runs(j, nil)
					}
					l.Hit(50, 10)
				}
			}
		})
	}
	wg.Wait()
}

// TestRunBuffer: what a buffer holds after another line is what Runs gives.
func TestRunBuffer(t *testing.T) {
	e := testEngine(t, "Amiri_400Regular")
	var runs RunBuffer
	for _, text := range splitLines(t, "testdata/hard-lines.txt") {
		l := setText(t, e, text, Setting{Measure: 120, Align: Justify, Kashida: KashidaLight, MaxLines: 3})
		for i := range l.Lines {
			runs.Fill(l, i)
			if !sameRuns(runs, l.Runs(i, nil)) {
				t.Fatalf("line %d of %q differs", i, text)
			}
		}
	}
}
