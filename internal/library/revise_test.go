package library

import (
	"context"
	"crypto/rand"
	"fmt"
	"testing"
	"time"

	"bayan/internal/briefing"
	"bayan/internal/parse"
	"bayan/internal/track"
)

const (
	firstText = "بيان اللجنة\n3 خطوات:\n1- تشديد الرقابة على المنافذ:\nنص.\n2- تبادل المعلومات الأمنية بين الدول:\nنص.\n3- التوعية:\nنص."
	// Renumbered, one reworded, one new.
	laterText = "بيان اللجنة (معدل)\n4 خطوات:\n١- تبادل المعلومات الأمنية بين جميع الدول:\nنص.\n٢- إنشاء صندوق:\nنص.\n٣- تشديد الرقابة على المنافذ:\nنص جديد.\n٤- التوعـية:\nنص."
)

func parsed(t *testing.T, text string) *briefing.Briefing {
	t.Helper()
	b, err := parse.Parse("x", []byte(text), briefing.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestARevisedTextIsKnown(t *testing.T) {
	s := shelf(t)
	made := keep(t, s, noon, Kept{Data: []byte(decisions(1))}, Kept{Data: []byte(firstText)}, Kept{Data: []byte("بيان آخر بلا خطوات"), Title: "عنوانٌ"})
	all := entries(t, s)
	for name, c := range map[string]struct{ text, want string }{
		"revised":    {laterText, made[1].ID},
		"itself":     {firstText, ""},
		"another":    {"بيان مختلف\n1- أمر:\nنص.\n2- أمر آخر:\nنص.", ""},
		"same title": {"---\ntitle: عنوان\n---\nنص آخر", made[2].ID},
	} {
		e, ok := Earlier(all, parsed(t, c.text))
		if e.ID != c.want || ok != (c.want != "") {
			t.Errorf("%s: %q, want %q", name, e.ID, c.want)
		}
	}
}

func TestFollowUpIsCarriedMeasureByMeasure(t *testing.T) {
	ctx := context.Background()
	earlier, later := parsed(t, firstText), parsed(t, laterText)
	heirs := Heirs(earlier, later)
	if got := fmt.Sprint(heirs); got != "[{0 2 true} {1 0 false} {2 3 true}]" {
		t.Fatalf("heirs are %s", got)
	}
	l := At(t.TempDir())
	open := func(b *briefing.Briefing) *track.Log {
		log, err := track.Open(track.Config{Dir: l.FollowUp(), Briefing: b.ID, Device: "00000000000000000001", Now: func() time.Time { return noon }, Random: rand.Reader})
		if err != nil {
			t.Fatal(err)
		}
		return log
	}
	set := func(log *track.Log, measure string, changes ...track.Change) {
		t.Helper()
		if err := log.Set(ctx, "علي", measure, changes...); err != nil {
			t.Fatal(err)
		}
	}
	from, to := open(earlier), open(later)
	set(from, earlier.Measures[0].ID, track.Change{Field: track.Status, Value: "done"}, track.Change{Field: track.Owner, Value: "الجمارك"})
	set(from, earlier.Measures[1].ID, track.Change{Field: track.Due, Value: "2026-12-01"}, track.Change{Field: track.Note, Value: "ملاحظة"})
	if _, err := from.NewItem(ctx, "علي", track.Change{Field: track.Title, Value: "بند"}, track.Change{Field: track.Status, Value: "doing"}); err != nil {
		t.Fatal(err)
	}
	set(to, later.Measures[2].ID, track.Change{Field: track.Owner, Value: "المنافذ"}) // stays

	n, err := Carry(ctx, earlier, later, from, to, heirs, "سارة · من النص السابق")
	if err != nil || n != 3 {
		t.Fatalf("%d %v", n, err)
	}
	to = open(later)
	got := to.Progress()
	if p := got[later.Measures[2].ID]; p.Status != briefing.Done || p.Owner != "المنافذ" {
		t.Errorf("%+v", p)
	}
	if p := got[later.Measures[0].ID]; p.Due != "2026-12-01" || p.Note != "ملاحظة" || p.Status != briefing.Todo && p.Status != "" {
		t.Errorf("%+v", p)
	}
	if items := to.Items(); len(items) != 1 || items[0].Title != "بند" || got[items[0].ID].Status != briefing.Doing {
		t.Errorf("%+v", items)
	}
	if h := to.History(later.Measures[0].ID); len(h) != 2 || h[0].Who != "سارة · من النص السابق" {
		t.Errorf("%+v", h)
	}
	if n, err := Carry(ctx, earlier, later, from, to, heirs, "سارة"); err != nil || n != 0 {
		t.Errorf("again %d %v", n, err)
	}
	// The earlier record is as it was.
	if len(open(earlier).History("")) != 6 {
		t.Errorf("%d events", len(open(earlier).History("")))
	}

	s := l.Shelf()
	made := keep(t, s, noon, Kept{Data: []byte(laterText)}, Kept{Data: []byte(decisions(1))})
	if got := s.Tally(made[0], "2026-12-02"); got != (Tally{All: 5, Done: 1, Doing: 1, Late: 1}) {
		t.Errorf("%+v", got)
	}
	if got := s.Tally(made[1], "2026-12-02"); got != (Tally{All: 2}) {
		t.Errorf("%+v", got)
	}
}
