package cli

import (
	"testing"
	"time"

	"bayan/internal/briefing"
	"bayan/internal/compose"
	"bayan/internal/marks"
	"bayan/internal/parse"
)

// A mark stands in the appendix with its paragraph's number as the window counts
// it; one whose passage is gone has none.
func TestAppendix(t *testing.T) {
	b, err := parse.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	other, err := parse.Parse("x", []byte("نص آخر لا يقول شيئاً من ذلك"), briefing.Meta{Language: "ar"})
	if err != nil {
		t.Fatal(err)
	}
	var list marks.List
	add := func(on *briefing.Briefing, kind marks.Kind, s briefing.Span) {
		m, ok := marks.New(on, kind, s, string(rune('a'+len(list))), time.Unix(1, 0))
		if !ok {
			t.Fatal("no mark")
		}
		m.Color, m.Note = marks.Rose, "(2FA)"
		list = append(list, m)
	}
	last := b.Paragraphs[len(b.Paragraphs)-1]
	add(b, marks.Note, last.Span)
	add(other, marks.Highlight, briefing.Span{Start: 0, End: 20})
	add(b, marks.Bookmark, briefing.Span{Start: 3, End: 14})
	got := Appendix(b, list)
	want := []compose.Mark{
		{Kind: compose.MarkBookmark, Color: "rose", Quote: "مؤتمر بغداد", Note: "(2FA)", Paragraph: 1},
		{Kind: compose.MarkNote, Color: "rose", Quote: b.Slice(last.Span), Note: "(2FA)", Paragraph: 17},
		{Kind: compose.MarkHighlight, Color: "rose", Quote: "نص آخر لا يقول شيئاً", Note: "(2FA)"},
	}
	if len(got) != len(want) {
		t.Fatalf("%d marks", len(got))
	}
	for i := range got {
		if got[i] != want[i] {
			t.Errorf("mark %d is %+v, want %+v", i, got[i], want[i])
		}
	}
}
