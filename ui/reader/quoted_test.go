package reader_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"bayan/internal/briefing"
	"bayan/ui/reader"
	"bayan/ui/text"
	"bayan/ui/uitest"
)

// A quotation has the source's words exactly, the statement's title and its source line.
func TestQuoted(t *testing.T) {
	s := uitest.New(t, uitest.Arabic)
	b := uitest.Statement(t)
	p := reader.New(s.Kit, reader.Options{Briefing: b, Family: text.Amiri, Zoom: 1})
	s.Show(p, fyne.NewSize(600, 400))
	if got := p.Quoted(); got != "" {
		t.Errorf("of nothing: %q", got)
	}
	p.Select(briefing.Span{Start: 2, End: 15})
	want := "«مؤتمر بغداد»\nمؤتمر بغداد الدولي الثاني لمكافحة المخدرات لعام 2024م\n" +
		"المصدر: تصريحات وزير الداخلية الكويتي خلال مؤتمر بغداد الدولـي الثانـي لمكافحــة المخــدرات 2024م."
	if got := p.Quoted(); got != want {
		t.Errorf("%q, want\n%q", got, want)
	}
}
