package pdf

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"testing"

	"bayan/internal/briefing"
	"bayan/internal/compose"
	"bayan/internal/locale"
	"bayan/internal/parse"
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

// BenchmarkEditAndExport is what a person waits for who changes a paragraph of an
// open statement and exports it: parsing, composing and writing it again, warm.
// Every round has a word that was never shaped.
func BenchmarkEditAndExport(b *testing.B) {
	source, err := os.ReadFile(statementFile)
	if err != nil {
		b.Fatal(err)
	}
	words, err := locale.Load("ar")
	if err != nil {
		b.Fatal(err)
	}
	e := engine(b, "Amiri_400Regular", "Amiri_700Bold", "IBMPlexSansArabic_400Regular", "IBMPlexSansArabic_600SemiBold")
	o := compose.Defaults(words)
	o.Date = "2024-07-22"
	kept := NewDeflated(1 << 20)
	n := 0
	b.ReportAllocs()
	for b.Loop() {
		n++
		edited := bytes.Replace(source, []byte("المخدرات"), fmt.Appendf(nil, "المخدرات والسموم%d", n), 1)
		s, err := parse.Parse("statement", edited, briefing.Meta{Title: "مؤتمر بغداد الدولي الثاني", Language: "ar"})
		if err != nil {
			b.Fatal(err)
		}
		d, err := compose.Compose(context.Background(), e, compose.Input{Briefing: s}, o)
		if err != nil {
			b.Fatal(err)
		}
		if err := Write(context.Background(), io.Discard, d, Options{Deflated: kept}); err != nil {
			b.Fatal(err)
		}
	}
}
