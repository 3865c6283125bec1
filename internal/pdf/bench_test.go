package pdf

import (
	"context"
	"io"
	"testing"
)

func benchmark(b *testing.B, copies int) {
	s := amiri
	s.copies = copies
	d := document(b, statementFile, s)
	b.ReportAllocs()
	for b.Loop() {
		if err := Write(context.Background(), io.Discard, d, Options{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(d.Pages)), "pages")
	b.ReportMetric(float64(len(written(b, d, Options{}))), "bytes")
}

func BenchmarkStatement(b *testing.B)         { benchmark(b, 1) }
func BenchmarkStatement400Times(b *testing.B) { benchmark(b, 400) }
