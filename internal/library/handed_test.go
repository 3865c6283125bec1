package library

import (
	"context"
	"strings"
	"testing"
	"time"

	"bayan/internal/briefing"
	"bayan/internal/deck"
	"bayan/internal/fault"
	"bayan/internal/marks"
	"bayan/internal/parse"
)

func TestWhatIsHandedOverArrivesAndWhatIsHereStays(t *testing.T) {
	ctx, now := context.Background(), time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	b, err := parse.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	from, to := At(t.TempDir()), At(t.TempDir())
	if h, err := from.HandOver(b, "", Reading{}); err != nil || h.Marks != nil || h.Slides != nil || h.Reading != nil {
		t.Fatalf("of nothing: %+v %v", h, err)
	}
	mark := func(l *Library, id, note string, paragraph int) {
		t.Helper()
		m, ok := marks.New(b, marks.Highlight, b.Paragraphs[paragraph].Span, id, now)
		m.Note = note
		if _, err := l.Marks(b, "/home/x/بيان.txt").Apply(ctx, marks.Edit{Put: []marks.Mark{m}}, now); err != nil || !ok {
			t.Fatal(ok, err)
		}
	}
	mark(from, "one", "منهم", 0)
	mark(from, "two", "", 3)
	mark(to, "one", "منّا", 0)
	note := func(words string) func(deck.Edits) deck.Edits {
		return func(e deck.Edits) deck.Edits { return e.SetNote("title", words) }
	}
	if _, err := from.ChangeDeck(ctx, b.ID, note("ترحيب")); err != nil {
		t.Fatal(err)
	}
	reading := Reading{Corrections: []briefing.Correction{{Words: "0123456789abcdef", Kind: briefing.Heading}}}
	h, err := from.HandOver(b, "/home/x/بيان.txt", reading)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(h.Marks)+string(h.Slides)+string(h.Reading), "/home/x") {
		t.Error("where the file is on this machine is handed over")
	}
	if r, err := h.ReadingOf("f"); err != nil || len(r.Corrections) != 1 || r.Corrections[0] != reading.Corrections[0] {
		t.Errorf("%+v %v", r, err)
	}
	for round, want := range []Taken{{Marks: 1, Slides: true}, {}} {
		if got, err := to.TakeOver(ctx, b, "/home/x/بيان.txt", "f", h, now); err != nil || got != want {
			t.Errorf("round %d: %+v %v", round, got, err)
		}
	}
	list, err := to.Marks(b, "/home/x/بيان.txt").Load()
	if err != nil || len(list) != 2 || list[0].Note != "منّا" {
		t.Errorf("%+v %v", list, err)
	}
	if e, err := to.Deck(b.ID); err != nil || e.Notes["title"] != "ترحيب" {
		t.Errorf("%+v %v", e, err)
	}
	if _, err := to.ChangeDeck(ctx, b.ID, note("كلمة المكتب")); err != nil {
		t.Fatal(err)
	}
	if got, err := to.TakeOver(ctx, b, "", "f", h, now); err != nil || !got.Left || got.Slides {
		t.Errorf("over slides that were edited here: %+v %v", got, err)
	}
	if e, _ := to.Deck(b.ID); e.Notes["title"] != "كلمة المكتب" {
		t.Error("what was edited here is gone")
	}
}

func TestWhatIsNotUnderstoodIsNotTaken(t *testing.T) {
	b, err := parse.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	good := []byte(`{"version":1,"notes":{"title":"x"}}`)
	for text, code := range map[string]fault.Code{"{": fault.DamagedFile, "[]": fault.DamagedFile, `{"version":0}`: fault.DamagedFile, `{"version":9}`: fault.NewerFormat} {
		l := At(t.TempDir())
		if _, err := l.TakeOver(context.Background(), b, "", "f", Handed{Marks: []byte(text), Slides: good}, time.Time{}); fault.CodeOf(err) != code {
			t.Errorf("%s: %v", text, err)
		}
		if e, _ := l.Deck(b.ID); len(e.Notes) > 0 {
			t.Errorf("%s: half of it was taken", text)
		}
	}
	if _, err := (Handed{Reading: []byte("{")}).ReadingOf("f"); fault.CodeOf(err) != fault.DamagedFile {
		t.Error(err)
	}
}
