package find

import (
	"testing"

	"fyne.io/fyne/v2"

	"bayan/internal/search"
	"bayan/ui/uitest"
)

// BenchmarkSearch types a word of 4,600 hits into a field over 100,000 words: the
// hits, and the list of them.
func BenchmarkSearch(b *testing.B) {
	s := uitest.New(b, uitest.Arabic)
	long := uitest.Long(b, 100_000)
	bar := New(s.Kit, Options{
		Words: s.Words, Briefing: long, Find: search.New(long).Find, From: func() int { return 0 }, Show: func([]search.Hit, int, bool) {},
		Leave: func() {}, Listed: func(bool) {}, Elsewhere: func() []Place { return nil },
	})
	s.Show(bar.Results(), fyne.NewSize(248, 700))
	bar.Editor().SetText("المخدِّرات")
	for b.Loop() {
		bar.search()
	}
	hits, _ := bar.Hits()
	b.ReportMetric(float64(len(hits)), "hits")
}
