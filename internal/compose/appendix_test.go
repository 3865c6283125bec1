package compose

import (
	"context"
	"strings"
	"testing"
)

func marked() []Mark {
	return []Mark{
		{Kind: MarkHighlight, Color: "yellow", Quote: "مؤتمر بغداد الدولي الثاني\nلمكافحة المخدرات", Paragraph: 1},
		{Kind: MarkNote, Quote: "النائب الأول (2FA)", Note: "يُعرض في 17/3/2025\nAsk first.", Paragraph: 3},
		{Kind: MarkBookmark, Quote: "كما أشار", Paragraph: 8},
		{Kind: MarkHighlight, Color: "rose", Quote: "كلمات لم تعد في النص", Paragraph: 0},
	}
}

// said is what a document's pages say after the last page that says before.
func said(d *Document) (all []string) {
	for _, p := range d.Pages {
		for _, i := range p.Items {
			if t, ok := i.(Text); ok && t.Element != Artifact && !t.AsOutline {
				l := t.Layout.Lines[t.Line]
				all = append(all, string(t.Layout.Paragraph().Runes()[l.Start:l.End]))
			}
		}
	}
	return all
}

// Marks are an appendix where they are wished for, each with its passage, its
// note and where it stands; the briefing before them stays as it is.
func TestAppendixOfMarks(t *testing.T) {
	o := options(t)
	in := Input{Briefing: statementOf(t, 1), Marks: marked()}
	bare, err := Compose(context.Background(), engine(t), in, o)
	if err != nil {
		t.Fatal(err)
	}
	o.Marks = true
	doc, err := Compose(context.Background(), engine(t), in, o)
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Pages) != len(bare.Pages)+1 {
		t.Errorf("%d pages, %d without marks", len(doc.Pages), len(bare.Pages))
	}
	before, after := said(bare), said(doc)
	for i, line := range before {
		if after[i] != line {
			t.Fatalf("line %d is %q, without marks %q", i, after[i], line)
		}
	}
	got := strings.Join(after[len(before):], "|")
	want := strings.Join([]string{
		"علاماتي على البيان", "ملاحظاتي", "النائب الأول (2FA)", "يُعرض في 17/3/2025", "Ask first.", "الفقرة ٣",
		"تظليل", "مؤتمر بغداد الدولي الثاني لمكافحة المخدرات", "الفقرة ١",
		"إشارات مرجعية", "كما أشار", "الفقرة ٨",
		"علامات لم يُعثر على موضعها", "كلمات لم تعد في النص",
	}, "|")
	if got != want {
		t.Errorf("the appendix says\n%s, want\n%s", got, want)
	}
	last := doc.Outline[len(doc.Outline)-1]
	if last.Page != len(doc.Pages)-1 {
		t.Errorf("the outline's last leads to page %d", last.Page)
	}
	grounds := 0
	for _, i := range doc.Pages[len(doc.Pages)-1].Items {
		if b, ok := i.(Box); ok && (b.Fill == highlights["yellow"] || b.Fill == highlights["rose"]) {
			grounds++
		}
	}
	if grounds != 2 {
		t.Errorf("%d highlighted lines, want 2", grounds)
	}
}
