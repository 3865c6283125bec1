package measures

import (
	"slices"
	"strings"
	"testing"

	"bayan/internal/briefing"
	"bayan/internal/locale"
)

func doing(due, owner string) briefing.Progress {
	return briefing.Progress{Status: briefing.Doing, Due: due, Owner: owner}
}

func rows(t *testing.T, all []Row) string {
	t.Helper()
	var ids []string
	for _, r := range all {
		ids = append(ids, r.ID)
	}
	return strings.Join(ids, " ")
}

func TestViews(t *testing.T) {
	m := &briefing.Measure{}
	all := []Row{
		{ID: "a", Measure: m, Progress: doing("2026-12-01", "")},
		{ID: "b", Measure: m, Progress: doing("2026-11-01", ""), Mine: true},
		{ID: "c", Measure: m, Progress: doing("", "")},
		{ID: "d", Measure: m, Progress: briefing.Progress{Status: briefing.Done, Due: "2026-11-23"}},
		{ID: "e", Measure: m, Progress: doing("2026-11-28", "")},
		{ID: "x", Progress: doing("2026-11-22", "")}, // a person's own
		{ID: "y", Progress: doing("2026-11-10", ""), Mine: true},
	}
	const tuesday = "2026-11-24"
	for _, c := range []struct {
		view      View
		weekStart int
		want      string
	}{
		{View{}, 0, "a b c d e x y"},
		{View{ByDate: true}, 0, "b d e a c y x"}, // without a date last, the added ones after the statement's own
		{View{Filter: Mine}, 0, "b y"},
		{View{Filter: Late}, 0, "b x y"},
		{View{Filter: Week}, 0, "e x"}, // Sunday the 22nd to Saturday the 28th; what is done is not due
		{View{Filter: Week}, 1, "e"},   // from Monday the 23rd
		{View{Filter: Week}, 6, "x"},   // from Saturday the 21st to Friday the 27th
	} {
		if got := rows(t, c.view.Rows(all, tuesday, c.weekStart)); got != c.want {
			t.Errorf("%+v from day %d: %s, want %s", c.view, c.weekStart, got, c.want)
		}
	}
}

func TestUndoIsAChangeThatSparesOthers(t *testing.T) {
	var steps Steps
	s := State{Progress: map[string]briefing.Progress{"m": {Status: briefing.Todo, Owner: "أ"}}}
	do := func(changes ...Change) {
		steps.Did(NewStep(s, "m", changes))
		s = s.With("m", changes...)
	}
	do(Status.To("doing"), Owner.To("ب"))
	do(Due.To("2027-01-15"))
	back := func() []Change {
		_, changes, ok := steps.Undo(s)
		if !ok {
			t.Fatal("nothing to undo")
		}
		s = s.With("m", changes...)
		return changes
	}
	if got := back(); !slices.Equal(got, []Change{Due.To("")}) {
		t.Errorf("undo %v", got)
	}
	s = s.With("m", Owner.To("ج")) // another office, meanwhile
	if got := back(); !slices.Equal(got, []Change{Status.To("todo")}) || s.Value("m", Owner) != "ج" {
		t.Errorf("undo %v, owner %s", got, s.Value("m", Owner))
	}
	if _, _, ok := steps.Undo(s); ok {
		t.Error("there was nothing left to undo")
	}
	_, again, ok := steps.Redo(s)
	if !ok || !slices.Equal(again, []Change{Status.To("doing")}) {
		t.Errorf("redo %v", again)
	}
	s = s.With("m", again...)
	do(Note.To("ن"))
	if _, _, ok := steps.Redo(s); ok {
		t.Error("what was undone is still ahead after another change")
	}
	s = s.With("m", Note.To("غيره"))
	if _, changes, ok := steps.Undo(s); !ok || len(changes) > 0 {
		t.Errorf("undo takes another's note back: %v", changes)
	}
}

func TestUndoOfAnItemTakesItOffTheList(t *testing.T) {
	var steps Steps
	made := []Change{Title.To("بند"), Owner.To("أ")}
	s := State{}.With("added-1", made...)
	steps.Did(NewStep(State{}, "added-1", made))
	if len(s.Items) != 1 || s.Items[0].Title != "بند" {
		t.Fatalf("%+v", s.Items)
	}
	_, changes, _ := steps.Undo(s)
	if s = s.With("added-1", changes...); len(s.Items) != 0 {
		t.Errorf("%+v", s.Items)
	}
	_, changes, _ = steps.Redo(s)
	if s = s.With("added-1", changes...); len(s.Items) != 1 || s.Value("added-1", Owner) != "أ" {
		t.Errorf("%+v", s)
	}
}

func TestDraftSetsOnlyWhatDiffers(t *testing.T) {
	d := NewDraft(Row{ID: "m", Measure: &briefing.Measure{}, Progress: doing("2027-01-15", "أ")})
	if got := d.Changes(); got != nil {
		t.Errorf("untouched: %v", got)
	}
	d.Put(Owner, " أ ")
	d.Put(Note, "ن\nسطر")
	d.Attach("/x/مذكرة-التفاهم-2.docx")
	d.Attach("/x/مذكرة-التفاهم-2.docx")
	d.Attach("C:\\ملفات\\محضر.pdf")
	d.Detach("/x/none")
	want := []Change{Note.To("ن\nسطر"), Evidence.To("/x/مذكرة-التفاهم-2.docx\nC:\\ملفات\\محضر.pdf")}
	if got := d.Changes(); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestSayKeepsNamesApart(t *testing.T) {
	w, err := locale.Load("ar")
	if err != nil {
		t.Fatal(err)
	}
	got := Say(w, locale.Arab, []Change{
		Status.To("done"), Due.To("2027-01-15"), Note.To(""), Evidence.To("/x/مذكرة-2.docx\n/y/b.pdf"), Owner.To("أ (2)"),
	})
	plain := strings.NewReplacer("\u2068", "", "\u2069", "").Replace(got)
	if want := "الحالة: مكتملة · الموعد: ١٥ يناير ٢٠٢٧ · ملاحظة: أُفرغ · مستند مؤيِّد: مذكرة-2.docx، b.pdf · المسؤول: أ (2)"; plain != want {
		t.Errorf("%s", plain)
	}
	if !strings.Contains(got, "\u2068أ (2)\u2069") {
		t.Errorf("%q", got)
	}
}
