package find

import (
	"testing"

	"fyne.io/fyne/v2"

	"bayan/internal/briefing"
	"bayan/internal/search"
	"bayan/ui/uitest"
)

type shown struct {
	hits     []search.Hit
	current  int
	revealed int
	left     int
}

func newBar(t *testing.T, from int) (*uitest.Stage, *Bar, *shown, *briefing.Briefing) {
	t.Helper()
	s := uitest.New(t, uitest.Arabic)
	b := uitest.Statement(t)
	var now shown
	bar := New(s.Kit, Options{
		Words: s.Words, Find: search.New(b).Find, From: func() int { return from },
		Show: func(hits []search.Hit, current int, reveal bool) {
			now.hits, now.current = hits, current
			if reveal {
				now.revealed++
			}
		},
		Leave: func() { now.left++ },
	})
	s.Show(bar, fyne.NewSize(410, 34))
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
