package find

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"bayan/internal/briefing"
	"bayan/internal/search"
	"bayan/ui/uitest"
)

type shown struct {
	hits     []search.Hit
	current  int
	revealed int
	left     int
	listed   bool
	opened   []string
}

func newBar(t *testing.T, from int) (*uitest.Stage, *Bar, *shown, *briefing.Briefing) {
	t.Helper()
	s := uitest.New(t, uitest.Arabic)
	b := uitest.Statement(t)
	var now shown
	bar := New(s.Kit, Options{
		Words: s.Words, Briefing: b, Find: search.New(b).Find, From: func() int { return from },
		Show: func(hits []search.Hit, current int, reveal bool) {
			now.hits, now.current = hits, current
			if reveal {
				now.revealed++
			}
		},
		Leave: func() { now.left++ }, Listed: func(on bool) { now.listed = on },
		Elsewhere: func() []Place {
			place := func(group, words string) Place {
				return Place{group, words, func() { now.opened = append(now.opened, words) }}
			}
			return []Place{place("ملاحظات", "عن مكافحة المخدِّرات (2FA)"), place("ملاحظات", "غيرها"), place("متابعة", "مديرية المخدرات")}
		},
	})
	s.Show(container.NewWithoutLayout(bar, bar.Results()), fyne.NewSize(410, 834))
	bar.Resize(fyne.NewSize(410, 34))
	bar.Results().Move(fyne.NewPos(0, 34))
	bar.Results().Resize(fyne.NewSize(248, 800))
	s.Canvas.Focus(bar.Editor())
	return s, bar, &now, b
}

func typeIn(s *uitest.Stage, words string) {
	for _, r := range words {
		s.Canvas.Focused().TypedRune(r)
	}
}

// Hits are shown with each letter, from where one reads; Enter goes on and round.
func TestFindAsOneTypes(t *testing.T) {
	for _, spelling := range []string{"المخدِّرات", "المخـدرات", "المخدرات"} {
		s, bar, now, _ := newBar(t, 0)
		typeIn(s, spelling)
		if len(now.hits) != 14 || now.current != 0 || now.revealed == 0 {
			t.Fatalf("%q: %d hits, the current one %d", spelling, len(now.hits), now.current)
		}
		for i := range 14 {
			if hits, current := bar.Hits(); current != i || len(hits) != 14 {
				t.Fatalf("after %d times Enter the current hit is %d", i, current)
			}
			s.Key(fyne.KeyReturn)
		}
		if now.current != 0 {
			t.Errorf("after the last comes %d, not the first", now.current)
		}
		bar.Step(-1)
		if now.current != 13 {
			t.Errorf("before the first comes %d, not the last", now.current)
		}
	}
}

func TestFindBeginsWhereOneReads(t *testing.T) {
	s, _, now, b := newBar(t, 0)
	typeIn(s, "المخدرات")
	third := now.hits[3].Span.Start
	s, _, now, _ = newBar(t, third)
	typeIn(s, "المخدرات")
	if now.current != 3 {
		t.Errorf("reading at the fourth hit, the search begins at %d", now.current)
	}
	s, _, now, _ = newBar(t, len(b.Text))
	typeIn(s, "المخدرات")
	if now.current != 0 {
		t.Errorf("reading after the last hit, the search begins at %d", now.current)
	}
}

func TestFindNothingAndLeave(t *testing.T) {
	s, bar, now, _ := newBar(t, 0)
	typeIn(s, "قطار")
	if len(now.hits) != 0 || now.current != -1 {
		t.Errorf("%d hits of a word that is not there, the current one %d", len(now.hits), now.current)
	}
	if bar.count.Text() != s.Words.T("search.none") || !bar.count.Visible() {
		t.Errorf("it says %q", bar.count.Text())
	}
	s.Key(fyne.KeyReturn) // nowhere to go: nothing happens
	s.Key(fyne.KeyEscape)
	if bar.Editor().Text() != "" || now.left != 1 || bar.count.Visible() {
		t.Error("Escape does not clear the field and leave it")
	}
}

// The list has the text's hits, those in titles apart, and what is found in
// notes and the follow-up; arrows and Enter go to each, Escape leaves.
func TestListOfWhatIsFound(t *testing.T) {
	s, bar, now, b := newBar(t, 0)
	typeIn(s, "المخدرات")
	if !now.listed {
		t.Fatal("nothing is listed")
	}
	s.Key(fyne.KeyDown)
	s.Key(fyne.KeyHome)
	var went []int
	for range 14 {
		s.Key(fyne.KeyReturn)
		went = append(went, now.current)
		s.Key(fyne.KeyDown)
	}
	titles, seen := 0, map[int]bool{}
	for i, n := range went {
		seen[n] = true
		if titled(b.Paragraphs[now.hits[n].Paragraph].Kind) {
			if titles++; titles != i+1 {
				t.Errorf("a title stands after the text, at %d", i)
			}
		}
	}
	if len(seen) != 14 || titles != 2 {
		t.Errorf("went to %v, %d of them in titles", went, titles)
	}
	s.Key(fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn)
	if got := fmt.Sprint(now.opened); got != "[عن مكافحة المخدِّرات (2FA) مديرية المخدرات]" {
		t.Errorf("opened %s", got)
	}
	s.Key(fyne.KeyEscape)
	if now.listed || now.left != 1 || bar.Editor().Text() != "" {
		t.Error("Escape does not leave")
	}
}

// What counts as the same can be chosen, over the list.
func TestExactAndFolded(t *testing.T) {
	s, bar, now, _ := newBar(t, 0)
	typeIn(s, "المخدرات")
	test.Tap(bar.results.exact)
	if len(now.hits) != 13 || len(now.opened) != 0 {
		t.Errorf("exactly as typed: %d hits, want 13", len(now.hits))
	}
	if !bar.results.folded.Disabled() {
		t.Error("what exact search has no use for can still be pressed")
	}
	test.Tap(bar.results.exact)
	bar.Editor().SetText("")
	s.Canvas.Focus(bar.Editor())
	typeIn(s, "الاستخباراتيه")
	if len(now.hits) == 0 {
		t.Fatal("ه does not find ة")
	}
	test.Tap(bar.results.folded)
	if len(now.hits) != 0 {
		t.Errorf("ه finds ة %d times where they are told apart", len(now.hits))
	}
}

// A word that stands everywhere is listed up to a bound, and searched in time.
func TestTheListIsBounded(t *testing.T) {
	s := uitest.New(t, uitest.Arabic)
	b := uitest.Long(t, 20_000)
	bar := New(s.Kit, Options{
		Words: s.Words, Briefing: b, Find: search.New(b).Find, From: func() int { return 0 }, Show: func([]search.Hit, int, bool) {},
		Leave: func() {}, Listed: func(bool) {}, Elsewhere: func() []Place { return nil },
	})
	s.Show(bar.Results(), fyne.NewSize(248, 600))
	bar.Editor().TypedRune('ا')
	if hits, _ := bar.Hits(); len(hits) < 10_000 || len(bar.results.open) > 2*most+6 {
		t.Errorf("%d hits, %d rows", len(hits), len(bar.results.open))
	}
	bar.Step(-1)
	bar.Step(1)
}
