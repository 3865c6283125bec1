package measures_test

import (
	"image"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"bayan/internal/briefing"
	"bayan/internal/calendar"
	"bayan/internal/locale"
	"bayan/ui/measures"
	"bayan/ui/uitest"
)

// save is Ctrl+Enter as a window tells of it.
var save = &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault}

func same(a, b image.Image) bool {
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			if a.At(x, y) != b.At(x, y) {
				return false
			}
		}
	}
	return true
}

// sheet is an editor on a stage, and what it saved.
type sheet struct {
	*uitest.Stage
	editor  *measures.Editor
	changes []measures.Change
	who     string
	saved   bool
}

func open(t *testing.T, row measures.Row, more func(*measures.EditorOptions)) *sheet {
	s := &sheet{Stage: uitest.New(t, uitest.Arabic)}
	o := measures.EditorOptions{
		Briefing: uitest.Statement(t), Row: row, Words: s.Words, Dates: locale.DateStyle{Digits: locale.Arab},
		Today: calendar.Date{Year: 2026, Month: 11, Day: 24}, Leave: func() {},
		Save: func(c []measures.Change, who string) { s.changes, s.who, s.saved = c, who, true },
	}
	if more != nil {
		more(&o)
	}
	s.editor = measures.NewEditor(s.Kit, o)
	s.Show(s.editor, measures.EditorSize())
	s.Canvas.Focus(s.editor.First())
	return s
}

func (s *sheet) key(names ...fyne.KeyName) {
	for _, n := range names {
		if n == fyne.KeyTab {
			s.Canvas.(interface{ FocusNext() }).FocusNext()
			continue
		}
		s.Canvas.Focused().TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func (s *sheet) write(words string) {
	for _, r := range words {
		s.Canvas.Focused().TypedRune(r)
	}
}

func (s *sheet) shortcut(t *testing.T, k fyne.Shortcut) {
	t.Helper()
	f, ok := s.Canvas.Focused().(fyne.Shortcutable)
	if !ok {
		t.Fatalf("%T has the focus", s.Canvas.Focused())
	}
	f.TypedShortcut(k)
}

func third(t *testing.T, p briefing.Progress) measures.Row {
	b := uitest.Statement(t)
	return measures.State{Progress: map[string]briefing.Progress{b.Measures[2].ID: p}}.Rows(b)[2]
}

func TestADropWithoutAReasonIsNotSaved(t *testing.T) {
	s := open(t, third(t, briefing.Progress{Status: briefing.Doing}), nil)
	s.key(fyne.KeyLeft, fyne.KeyLeft) // done, dropped: lines begin at the right
	s.editor.Save()
	if s.saved {
		t.Fatalf("saved %v", s.changes)
	}
	s.write("أُدمجت مع الخطوة ٢") // the note has the keys now
	s.shortcut(t, save)
	want := []measures.Change{{Field: measures.Status, Value: "dropped"}, {Field: measures.Note, Value: "أُدمجت مع الخطوة ٢"}}
	if !slices.Equal(s.changes, want) {
		t.Errorf("saved %v", s.changes)
	}
}

func TestAnItemNeedsATitle(t *testing.T) {
	s := open(t, measures.Row{}, func(o *measures.EditorOptions) { o.AskWho = true })
	s.shortcut(t, save)
	if s.saved {
		t.Fatal("an item without words is saved")
	}
	before := s.Picture()
	s.write("زيارة ميدانية")
	if same(before, s.Picture()) {
		t.Error("the refusal stays")
	}
	s.key(fyne.KeyTab, fyne.KeyTab)
	s.write("سارة، المكتب الفني")
	s.shortcut(t, save)
	if want := []measures.Change{{Field: measures.Title, Value: "زيارة ميدانية"}}; !slices.Equal(s.changes, want) || s.who != "سارة، المكتب الفني" {
		t.Errorf("saved %v by %q", s.changes, s.who)
	}
}

func TestEvidenceIsAttachedOpenedAndTakenAway(t *testing.T) {
	const path = "/ملفات/مذكرة-التفاهم-2.docx"
	shown := ""
	s := open(t, third(t, briefing.Progress{Evidence: path}), func(o *measures.EditorOptions) {
		o.Show = func(p string) { shown = p }
		o.Pick = func(found func(string)) { found("/ملفات/محضر.pdf") }
	})
	s.key(fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn) // choose a file
	s.key(fyne.KeyTab, fyne.KeyReturn)              // the first one's name
	if shown != path {
		t.Errorf("shown %q", shown)
	}
	s.key(fyne.KeyTab, fyne.KeyReturn) // its cross
	s.editor.Save()
	if want := []measures.Change{{Field: measures.Evidence, Value: "/ملفات/محضر.pdf"}}; !slices.Equal(s.changes, want) {
		t.Errorf("saved %v", s.changes)
	}
}

func TestOneOfTheValuesSetApartIsChosen(t *testing.T) {
	apart := measures.Apart{Field: measures.Owner, Values: []measures.Value{
		{Value: "إدارة المنافذ", Words: "إدارة المنافذ", When: "سارة"}, {Value: "خفر السواحل", Words: "خفر السواحل", When: "الوكيل"},
	}}
	row := third(t, briefing.Progress{Status: briefing.Doing, Owner: "إدارة المنافذ"})
	with := func(o *measures.EditorOptions) { o.Apart = []measures.Apart{apart} }
	for keys, want := range map[string]string{"": "-", "up": "خفر السواحل", "up up": "إدارة المنافذ", "up down": "-"} {
		s := open(t, row, with)
		s.Canvas.(interface{ FocusPrevious() }).FocusPrevious()
		for _, k := range strings.Fields(keys) {
			s.key(map[string]fyne.KeyName{"up": fyne.KeyUp, "down": fyne.KeyDown}[k])
		}
		s.editor.Save()
		got := "-"
		if len(s.changes) == 1 && s.changes[0].Field == measures.Owner {
			got = s.changes[0].Value
		}
		if got != want || len(s.changes) > 1 {
			t.Errorf("%q: saved %v, want %s", keys, s.changes, want)
		}
	}
}

func TestMergeSaysFirstWhatItBrings(t *testing.T) {
	s := uitest.New(t, uitest.Arabic)
	asked, merged := "", 0
	c := measures.NewCarry(s.Kit, measures.CarryOptions{
		Words: s.Words, Digits: locale.Arab, Save: func() {}, Leave: func() {},
		Read:  func(path string) { asked = path },
		Merge: func(in measures.Incoming) { merged = len(in.New) },
	})
	s.Show(c, measures.CarrySize())
	c.ReadPath("/usb/متابعة.jsonl")
	if asked != "/usb/متابعة.jsonl" || merged != 0 {
		t.Fatalf("asked %q, merged %d", asked, merged)
	}
	empty := s.Picture()
	c.Bring(measures.Incoming{})
	if same(empty, s.Picture()) {
		t.Error("that nothing is new is not said")
	}
	c.Bring(measures.Incoming{New: make([]measures.Arrival, 3)})
	s.Canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if merged != 3 {
		t.Errorf("merged %d", merged)
	}
}
