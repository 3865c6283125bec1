package typeset

import "testing"

// BenchmarkShape shapes the statement with every word known to the cache, as in a program that has shown a page or two.
func BenchmarkShape(b *testing.B) {
	e := testEngine(b, "Amiri_400Regular")
	text := splitLines(b, "../../assets/statement/baghdad-2024.txt")
	for b.Loop() {
		for _, line := range text {
			e.Shape(styled(line, 12))
		}
	}
}

// BenchmarkShapeUnknown shapes it with an empty cache.
func BenchmarkShapeUnknown(b *testing.B) {
	e := testEngine(b, "Amiri_400Regular")
	text := splitLines(b, "../../assets/statement/baghdad-2024.txt")
	w := e.acquire()
	e.release(w)
	for b.Loop() {
		fresh := New(e.fonts)
		fresh.release(w)
		for _, line := range text {
			fresh.Shape(styled(line, 12))
		}
		w = fresh.acquire()
	}
}

// BenchmarkLayout breaks it to another width, makes its glyphs, and nothing else.
func BenchmarkLayout(b *testing.B) {
	for _, c := range []struct {
		name string
		s    Setting
	}{
		{"greedy", Setting{Measure: 400, Align: Justify}},
		{"optimal", Setting{Measure: 400, Align: Justify, Breaking: Optimal}},
		{"optimal with kashida", Setting{Measure: 216, Align: Justify, Breaking: Optimal, Kashida: KashidaLight}},
	} {
		b.Run(c.name, func(b *testing.B) {
			e := testEngine(b, "Amiri_400Regular")
			var paragraphs []*Paragraph
			for _, line := range splitLines(b, "../../assets/statement/baghdad-2024.txt") {
				paragraphs = append(paragraphs, e.Shape(styled(line, 12)))
			}
			var runs RunBuffer
			for b.Loop() {
				for _, p := range paragraphs {
					l := p.Layout(c.s)
					for i := range l.Lines {
						runs.Fill(l, i)
					}
				}
			}
		})
	}
}
