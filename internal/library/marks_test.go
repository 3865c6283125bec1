package library

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"bayan/internal/briefing"
	"bayan/internal/fault"
	"bayan/internal/marks"
	"bayan/internal/parse"
)

var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

func statement(t *testing.T, text string) *briefing.Briefing {
	t.Helper()
	b, err := parse.Parse("test", []byte(text), briefing.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func mark(t *testing.T, b *briefing.Briefing, id, words string) marks.Mark {
	t.Helper()
	at := strings.Index(string(b.Text), words)
	start := len([]rune(string(b.Text)[:max(at, 0)]))
	m, ok := marks.New(b, marks.Note, briefing.Span{Start: start, End: start + len([]rune(words))}, id, noon)
	if at < 0 || !ok {
		t.Fatalf("%q is not in the text", words)
	}
	m.Note, m.Color = "يُعرض في اجتماع الأحد "+id, marks.Blue
	return m
}

func put(t *testing.T, m *Marks, now time.Time, list ...marks.Mark) marks.List {
	t.Helper()
	all, err := m.Apply(context.Background(), marks.Edit{Put: list}, now)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

const before, after = "أكد الوزير أهمية التعاون الدولي", "تمهيد\nأكد الرئيس أهمية التعاون الدولي"

func TestMarksAreKept(t *testing.T) {
	l, b := At(filepath.Join(t.TempDir(), "بيانات")), statement(t, before)
	if list, err := l.Marks(b, "").Load(); err != nil || len(list) != 0 {
		t.Errorf("%v %v", list, err)
	}
	if _, err := os.Stat(l.Dir()); err == nil {
		t.Error("reading made the data folder")
	}
	one, two := mark(t, b, "a", "أهمية"), mark(t, b, "b", "الوزير")
	put(t, l.Marks(b, ""), noon, one)
	if got := put(t, l.Marks(b, ""), noon, two); !slices.Equal(got, marks.List{one, two}) {
		t.Errorf("%+v", got)
	}
	if got, err := At(l.Dir()).Marks(b, "").Load(); err != nil || !slices.Equal(got, marks.List{one, two}) {
		t.Errorf("%+v %v", got, err)
	}
}

func TestMarksOfAnEditedFileAreTakenOver(t *testing.T) {
	l, old, edited := At(t.TempDir()), statement(t, before), statement(t, after)
	put(t, l.Marks(old, "/ب.txt"), noon, mark(t, old, "kept", "أهمية التعاون"), mark(t, old, "gone", "الوزير"))
	elsewhere, _ := l.Marks(edited, "/ج.txt").Load()
	if len(elsewhere) != 0 {
		t.Errorf("another file's marks: %+v", elsewhere)
	}
	if other, _ := l.Marks(statement(t, "نص آخر تماماً"), "/ب.txt").Load(); len(other) != 0 {
		t.Errorf("another text under the old name has %+v", other)
	}
	m := l.Marks(edited, "/ب.txt")
	list, err := m.Load()
	if err != nil || len(list) != 2 {
		t.Fatalf("%+v %v", list, err)
	}
	p := marks.Place(edited, list)
	if !p[0].Found || edited.Slice(p[0].Span) != "أهمية التعاون" || p[1].Found || p[1].Quote != "الوزير" {
		t.Errorf("%+v", p)
	}
	// Removed here, they are not taken over again, and stay where they came from.
	if _, err := m.Apply(context.Background(), marks.Edit{Remove: p.IDs()}, noon.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if again, err := m.Load(); err != nil || len(again) != 0 {
		t.Errorf("%+v %v", again, err)
	}
	if first, err := l.Marks(old, "/ب.txt").Load(); err != nil || len(first) != 2 {
		t.Errorf("%+v %v", first, err)
	}
}

func TestDamagedMarksAreSetAside(t *testing.T) {
	l, b := At(t.TempDir()), statement(t, before)
	m := l.Marks(b, "")
	put(t, m, noon, mark(t, b, "a", "أهمية"))
	whole, err := os.ReadFile(m.path())
	if err != nil {
		t.Fatal(err)
	}
	for i, damaged := range []string{string(whole[:len(whole)/2]), "", "null", `{"version":1,"marks":{}}`} {
		if err := os.WriteFile(m.path(), []byte(damaged), 0o600); err != nil {
			t.Fatal(err)
		}
		list, err := m.Load()
		if fault.CodeOf(err) != fault.DamagedMarks || len(list) != 0 {
			t.Errorf("%q: %v %v", damaged, list, err)
		}
		aside := m.path() + ".damaged"
		if i > 0 {
			aside = fmt.Sprint(aside, "-", i+1)
		}
		if kept, err := os.ReadFile(aside); err != nil || string(kept) != damaged {
			t.Errorf("%q was kept as %q, %v", damaged, kept, err)
		}
	}
	if got := put(t, m, noon, mark(t, b, "b", "التعاون")); len(got) != 1 {
		t.Errorf("%+v", got)
	}
}

func TestMarksOfANewerProgramAreLeftAlone(t *testing.T) {
	l, b := At(t.TempDir()), statement(t, before)
	m := l.Marks(b, "")
	put(t, m, noon)
	newer := `{"version":2,"marks":{"shape":"of its own"}}`
	if err := os.WriteFile(m.path(), []byte(newer), 0o600); err != nil {
		t.Fatal(err)
	}
	_, loaded := m.Load()
	_, applied := m.Apply(context.Background(), marks.Edit{Put: []marks.Mark{mark(t, b, "a", "أهمية")}}, noon)
	if fault.CodeOf(loaded) != fault.NewerFormat || fault.CodeOf(applied) != fault.NewerFormat {
		t.Errorf("%v, %v", loaded, applied)
	}
	if data, _ := os.ReadFile(m.path()); string(data) != newer {
		t.Errorf("the file became %s", data)
	}
}

func TestTwoWindowsLoseNoMark(t *testing.T) {
	l, b := At(t.TempDir()), statement(t, before)
	var all sync.WaitGroup
	for w := range 4 {
		all.Go(func() {
			m := l.Marks(b, "")
			for i := range 5 {
				one := mark(t, b, fmt.Sprint(w, "-", i), "أهمية")
				if _, err := m.Apply(context.Background(), marks.Edit{Put: []marks.Mark{one}}, noon); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	if list, err := l.Marks(b, "").Load(); err != nil || len(list) != 20 {
		t.Errorf("%d marks of 20, %v", len(list), err)
	}
}

func TestMarksInAFolderThatCannotBeWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "ملف")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	b := statement(t, before)
	_, err := At(filepath.Join(file, "data")).Marks(b, "").Apply(context.Background(), marks.Edit{}, noon)
	if fault.CodeOf(err) != fault.DataReadOnly {
		t.Error(err)
	}
}
