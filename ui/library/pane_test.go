package library

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"bayan/internal/briefing"
	"bayan/ui/rtl"
	"bayan/ui/theme"
	"bayan/ui/uitest"
	"bayan/ui/widgets"
)

var day = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

// some are briefings as in the design.
func some(s *uitest.Stage, t testing.TB) []Item {
	b := uitest.Statement(t)
	return []Item{
		{ID: "a", Title: b.Meta.Title, Bundled: true, Read: day, Tally: Tally{All: 5, Done: 2, Doing: 1, Late: 1}},
		{ID: "b", Title: "بيان صادر عن الاجتماع التنسيقي الرابع لأمن المياه في حوض دجلة والفرات وروافدهما وما اتصل بها من شؤون الري والزراعة", Format: "DOCX", Date: "2025-03-17", Added: day, Tally: Tally{All: 7, Done: 1}},
		{ID: "c", Title: "توصيات ورشة السلامة المرورية", Format: "TXT", Encoding: "Windows-1256", Added: day.Add(-time.Hour), Tally: Tally{All: 4}},
		{ID: "d", Title: "WHO: إعلان مشترك", Format: "HTML", Added: day.Add(-2 * time.Hour), Binned: true},
	}
}

type calls struct {
	opened, binned []string
	menu           []widgets.MenuItem
	left, emptied  int
	reviewed       string
	found          func([]Hit)
}

func stage(t *testing.T, o uitest.Options) (*uitest.Stage, *Pane, *calls) {
	s := uitest.New(t, o)
	c := &calls{}
	p := New(s.Kit, Options{
		Words: s.Words, Digits: s.Words.DefaultDigits(), Today: "2026-11-24", Chose: func(Section, Order) {},
		Open: func(id string) { c.opened = append(c.opened, id) }, Bin: func(id string, into bool) { c.binned = append(c.binned, fmt.Sprint(id, into)) },
		Review: func(id string) { c.reviewed = id }, Empty: func() { c.emptied++ }, Find: func(_ string, found func([]Hit)) { c.found = found },
		Menu:     func(items []widgets.MenuItem, _ fyne.Position) { c.menu = items },
		OpenFile: func() {}, Paste: func() {}, Lock: func() {}, Unlock: func(string) {}, Leave: func() { c.left++ },
	})
	s.Show(p, fyne.NewSize(1366, 768))
	p.Fill(some(s, t))
	return s, p, c
}

// look writes a picture where BAYAN_PICTURES names a folder.
func look(t *testing.T, s *uitest.Stage, name string) {
	dir := os.Getenv("BAYAN_PICTURES")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, s.Picture()); err != nil {
		t.Fatal(err)
	}
}

func ids(p *Pane) (out []string) {
	for _, i := range p.grid.items {
		out = append(out, i.ID)
	}
	return out
}

func TestSectionsAndOrders(t *testing.T) {
	_, p, _ := stage(t, uitest.Options{Dir: rtl.RTL})
	for _, c := range []struct {
		section Section
		order   Order
		want    string
	}{
		{All, ByReading, "[a b c]"},
		{All, ByAdding, "[b c a]"},
		{All, ByDate, "[b c a]"},
		{All, ByProgress, "[c b a]"},
		{Recent, ByTitle, "[a]"},
		{Late, ByReading, "[a]"},
		{Bin, ByReading, "[d]"},
	} {
		p.choose(c.section, c.order)
		if got := fmt.Sprint(ids(p)); got != c.want {
			t.Errorf("section %d by %d is %s, want %s", c.section, c.order, got, c.want)
		}
	}
}

func TestCardsByKeyAndPointer(t *testing.T) {
	s, p, c := stage(t, uitest.Options{Dir: rtl.RTL})
	look(t, s, "library-ar")
	p.grid.focus(0)
	// On, from right to left; the bundled one stays.
	for _, key := range []fyne.KeyName{fyne.KeyLeft, fyne.KeyReturn, fyne.KeyDelete, fyne.KeyHome, fyne.KeyDelete} {
		s.Key(key)
	}
	if fmt.Sprint(c.opened, c.binned) != "[b] [btrue]" {
		t.Errorf("opened %v, binned %v", c.opened, c.binned)
	}
	card := p.grid.cards["c"]
	test.Tap(card)
	test.TapSecondary(card)
	if len(c.opened) != 2 || c.opened[1] != "c" || len(c.menu) != 4 {
		t.Errorf("opened %v, a menu of %d", c.opened, len(c.menu))
	}
	if c.menu[1].Do(); c.reviewed != "c" {
		t.Errorf("reviewed is %q", c.reviewed)
	}
	p.choose(Bin, ByReading)
	look(t, s, "library-bin")
	test.TapSecondary(p.grid.cards["d"])
	c.menu[1].Do()
	if c.binned[1] != "dfalse" {
		t.Errorf("%v", c.binned)
	}
	test.Tap(p.side.empty)
	if c.emptied != 0 {
		t.Error("the bin is emptied by one press")
	}
	test.Tap(p.side.empty)
	if c.emptied != 1 {
		t.Error("the bin is not emptied by two")
	}
}

func TestSearchAcrossAll(t *testing.T) {
	s, p, c := stage(t, uitest.Options{Dir: rtl.RTL})
	test.Type(p.search.Editor(), "المياه")
	first := c.found
	if first == nil {
		t.Fatal("nothing is looked for")
	}
	test.Type(p.search.Editor(), " و")
	first([]Hit{{ID: "a", Count: 1}}) // too late: something else is typed by now
	if len(ids(p)) != 3 {
		t.Errorf("late hits are shown: %v", ids(p))
	}
	c.found([]Hit{{ID: "b", Count: 3, Text: "وأكد المجتمعون على تقاسم المياه وفق القانون الدولي", Span: briefing.Span{Start: 24, End: 30}}, {ID: "d", Count: 1}})
	if fmt.Sprint(ids(p)) != "[b]" { // what is in the bin is not
		t.Errorf("%v", ids(p))
	}
	look(t, s, "library-search")
	s.Canvas.Focus(p.search.Editor())
	s.Key(fyne.KeyDown)
	if s.Canvas.Focused() != p.grid.cards["b"] {
		t.Error("the keys do not go down to the cards")
	}
	s.Canvas.Focus(p.search.Editor())
	s.Key(fyne.KeyEscape)
	if len(ids(p)) != 3 || c.left != 0 {
		t.Errorf("%v, left %d times", ids(p), c.left)
	}
	s.Key(fyne.KeyEscape)
	if c.left != 1 {
		t.Error("Escape in an empty search does not leave")
	}
}

func TestOnlyCardsInViewExist(t *testing.T) {
	s, p, _ := stage(t, uitest.Options{})
	var many []Item
	for i := range 5000 {
		many = append(many, Item{ID: fmt.Sprint(i), Title: fmt.Sprint("Briefing ", i), Added: day.Add(-time.Duration(i) * time.Minute), Tally: Tally{All: 3}})
	}
	p.Fill(many)
	if n := len(p.grid.cards); n > 30 {
		t.Errorf("%d cards are made", n)
	}
	p.grid.focus(4999)
	if c, ok := s.Canvas.Focused().(*card); !ok || c.item.ID != "4999" {
		t.Error("the last card has not the keys")
	}
	if n := len(p.grid.cards); n > 30 {
		t.Errorf("%d cards are made at the end", n)
	}
}

func TestAShutLibraryAsks(t *testing.T) {
	s, p, _ := stage(t, uitest.Options{Dir: rtl.RTL, Theme: theme.DarkName})
	look(t, s, "library-dark")
	tried := ""
	p.opt.Unlock = func(words string) { tried = words }
	p.Shut("")
	s.Canvas.Focus(p.First())
	test.Type(p.shut.field.Editor(), "سر")
	s.Key(fyne.KeyReturn)
	if tried != "سر" || len(p.grid.items) != 0 {
		t.Errorf("tried %q, %d cards", tried, len(p.grid.items))
	}
	p.Shut(s.Words.T("fault.wrong_passphrase"))
	look(t, s, "library-shut")
	if p.shut.field.Editor().Text() != "" {
		t.Error("a wrong passphrase stays")
	}
	set := ""
	l := NewLock(s.Kit, LockOptions{Words: s.Words, Set: func(words string) { set = words }, Remove: func() {}, Leave: func() {}})
	s.Show(l, LockSize())
	test.Type(l.first.Editor(), "أ")
	test.Type(l.second.Editor(), "ب")
	l.Save()
	if set != "" {
		t.Error("two different passphrases are taken")
	}
	look(t, s, "library-lock")
	l.second.Editor().SetText("أ")
	if l.Save(); set != "أ" {
		t.Errorf("%q", set)
	}
}

func TestEnglish(t *testing.T) {
	s, _, _ := stage(t, uitest.Options{})
	look(t, s, "library-en")
}
