package compose

import (
	"context"
	"testing"
)

func benchmark(b *testing.B, copies int) {
	e, in, o := engine(b), Input{Briefing: statementOf(b, copies)}, options(b)
	b.ReportAllocs()
	pages := 0
	for b.Loop() {
		d, err := Compose(context.Background(), e, in, o)
		if err != nil {
			b.Fatal(err)
		}
		pages = len(d.Pages)
	}
	b.ReportMetric(float64(pages), "pages")
}

func BenchmarkStatement(b *testing.B)         { benchmark(b, 1) }
func BenchmarkStatement400Times(b *testing.B) { benchmark(b, 400) }
