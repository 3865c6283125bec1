package contents_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"bayan/ui/contents"
	"bayan/ui/uitest"
	"bayan/ui/widgets"
)

// pane is the contents of the bundled statement with marks, and what was told.
type pane struct {
	*uitest.Stage
	side *contents.Side
	told []string
}

func newPane(t *testing.T, o uitest.Options, height float32, sections ...contents.Section) *pane {
	t.Helper()
	p := &pane{Stage: uitest.New(t, o)}
	b := uitest.Statement(t)
	say := func(what string) func(string) { return func(id string) { p.told = append(p.told, what+" "+id) } }
	list := contents.New(p.Kit, p.Words.T("reader.contents"), contents.Entries(b, p.Words.T("reader.opening"), p.Words.T("reader.source")), func(int) {})
	list.Mark(3)
	marks := contents.NewMarks(p.Kit, p.Words.T("marks.title"), contents.MarkCalls{
		Open: say("open"), Delete: say("delete"),
		Context: func(id string, _ fyne.Position) { say("menu")(id) },
	})
	p.side = contents.NewSide(p.Kit, list, marks)
	p.Show(p.side, fyne.NewSize(248, height))
	p.side.Set(sections)
	return p
}

// focus goes by Tab to the marks, over the contents, and n rows down from their first.
func (p *pane) focus(n int) {
	p.Canvas.FocusNext()
	p.Canvas.FocusNext()
	for range n {
		p.Canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
}

func entries(ids ...string) (all []contents.MarkEntry) {
	for _, id := range ids {
		all = append(all, contents.MarkEntry{ID: id, Words: "التعاون الدولي " + id, Icon: widgets.IconBookmark()})
	}
	return all
}

func section(name string, ids ...string) contents.Section {
	return contents.Section{Name: name, Entries: entries(ids...)}
}

func TestMarksByKeyboard(t *testing.T) {
	p := newPane(t, uitest.Arabic, 740, section("إشارات مرجعية", "a", "b"), section("ملاحظاتي"), section("تظليل", "c"))
	p.focus(0)
	p.Key(fyne.KeyReturn)
	p.Key(fyne.KeyDown, fyne.KeyDelete, fyne.KeyEnd, desktop.KeyMenu, fyne.KeySpace, fyne.KeyF3)
	want := "open a, delete b, menu c, open c"
	if got := strings.Join(p.told, ", "); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if len(p.Keys) != 1 || p.Keys[0] != fyne.KeyF3 {
		t.Errorf("the window got %v", p.Keys)
	}
}

// A mark is deleted and the keys go on from the one that has come in its place.
func TestFocusStaysAfterDeleting(t *testing.T) {
	all := []string{"a", "b", "c", "d"}
	p := newPane(t, uitest.Arabic, 740, section("تظليل", all...))
	p.focus(1)
	for _, step := range []struct{ left, want string }{{"a c d", "open c"}, {"a c", "open c"}, {"a", "open a"}} {
		p.side.Set([]contents.Section{section("تظليل", strings.Fields(step.left)...)})
		p.told = nil
		p.Key(fyne.KeyReturn)
		if got := fmt.Sprint(p.told); got != "["+step.want+"]" {
			t.Errorf("with %q left: %s, want %s", step.left, got, step.want)
		}
	}
	p.side.Set(nil)
	if p.Canvas.Focused() != nil {
		t.Error("something that is gone has the focus")
	}
}

// Contents and marks share a low window: both can be reached, by wheel and by Tab.
func TestManyMarksScroll(t *testing.T) {
	var ids []string
	for i := range 200 {
		ids = append(ids, fmt.Sprint("m", i))
	}
	p := newPane(t, uitest.Arabic, 400, section("تظليل", ids...))
	// Marks have the lower 0.4 of 400: a press there opens one of them.
	test.TapCanvas(p.Canvas, fyne.NewPos(100, 300))
	if len(p.told) != 1 || !strings.HasPrefix(p.told[0], "open m") {
		t.Fatalf("%v", p.told)
	}
	test.Scroll(p.Canvas, fyne.NewPos(100, 300), 0, -1e6)
	test.TapCanvas(p.Canvas, fyne.NewPos(100, 375))
	if got := p.told[len(p.told)-1]; got != "open m199" {
		t.Errorf("at the end: %s", got)
	}
	// What is scrolled out of the marks' part lies under the contents, out of reach.
	before := len(p.told)
	test.TapCanvas(p.Canvas, fyne.NewPos(100, 232))
	if len(p.told) != before {
		t.Errorf("a press on the contents: %s", p.told[len(p.told)-1])
	}
}
