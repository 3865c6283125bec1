package widgets_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"bayan/ui/rtl"
	"bayan/ui/uitest"
	"bayan/ui/widgets"
)

// opened is a menu of a word, four colours, a hairline and a last word at a point, and what was done.
func opened(t *testing.T, o uitest.Options, at fyne.Position) (*uitest.Stage, *widgets.Menu, *string) {
	t.Helper()
	s := uitest.New(t, o)
	done := new(string)
	say := func(what string) func() { return func() { *done += what } }
	var colors []widgets.MenuColor
	for i, c := range s.Kit.Palette.Highlights {
		colors = append(colors, widgets.MenuColor{Words: fmt.Sprint(s.Words.T("marks.highlight"), ": ", i+1), Color: c})
	}
	m := widgets.NewMenu(s.Kit, []widgets.MenuItem{
		{Words: s.Words.T("reader.copy"), Keys: "Ctrl+C", Do: say("copy")},
		{Words: s.Words.T("marks.highlight"), Keys: "", Colors: colors, First: 1, Pick: func(i int) { *done += fmt.Sprint("colour", i) }},
		{},
		{Words: s.Words.T("marks.note"), Keys: "Ctrl+M", Do: say("note")},
	}, at, say("left "))
	s.Show(m, fyne.NewSize(420, 240))
	s.Canvas.Focus(m)
	return s, m, done
}

func TestMenuByKeyboard(t *testing.T) {
	const up, down, home, end = fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd
	const left, right, enter = fyne.KeyLeft, fyne.KeyRight, fyne.KeyReturn
	for _, c := range []struct {
		name string
		dir  rtl.Dir
		keys []fyne.KeyName
		want string
	}{
		{"the first", rtl.RTL, []fyne.KeyName{down, enter}, "left copy"},
		{"round from the first to the last, over the hairline", rtl.RTL, []fyne.KeyName{up, enter}, "left note"},
		{"round from the last to the first", rtl.RTL, []fyne.KeyName{end, down, enter}, "left copy"},
		{"over the hairline down", rtl.RTL, []fyne.KeyName{home, down, down, enter}, "left note"},
		{"the colour that is first", rtl.RTL, []fyne.KeyName{down, down, fyne.KeySpace}, "left colour1"},
		{"to the left is on, right to left", rtl.RTL, []fyne.KeyName{down, down, left, enter}, "left colour2"},
		{"to the right is on, left to right", rtl.LTR, []fyne.KeyName{down, down, right, enter}, "left colour2"},
		{"not past the last colour", rtl.RTL, []fyne.KeyName{down, down, left, left, left, left, enter}, "left colour3"},
		{"sideways where there are no colours", rtl.RTL, []fyne.KeyName{down, left, enter}, "left copy"},
		{"leaving", rtl.RTL, []fyne.KeyName{down, fyne.KeyEscape}, "left "},
		{"nothing before a row is chosen", rtl.RTL, []fyne.KeyName{enter}, ""},
	} {
		s, _, done := opened(t, uitest.Options{Dir: c.dir}, fyne.NewPos(300, 20))
		s.Key(c.keys...)
		if *done != c.want {
			t.Errorf("%s: %q, want %q", c.name, *done, c.want)
		}
	}
}

func TestMenuByMouse(t *testing.T) {
	for _, c := range []struct {
		name string
		dir  rtl.Dir
		at   fyne.Position
		want string
	}{
		// The menu's start corner stands at 300, 20; its first row's middle 21 under it.
		{"the first row", rtl.RTL, fyne.NewPos(250, 41), "left copy"},
		{"the panel's edge", rtl.RTL, fyne.NewPos(250, 22), ""},
		{"the hairline", rtl.RTL, fyne.NewPos(250, 93), ""},
		{"the last row", rtl.RTL, fyne.NewPos(250, 110), "left note"},
		{"beside it", rtl.RTL, fyne.NewPos(310, 41), "left "},
		{"under it", rtl.RTL, fyne.NewPos(250, 200), "left "},
	} {
		_, m, done := opened(t, uitest.Options{Dir: c.dir}, fyne.NewPos(300, 20))
		m.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: c.at}})
		m.Tapped(&fyne.PointEvent{Position: c.at})
		if *done != c.want {
			t.Errorf("%s: %q, want %q", c.name, *done, c.want)
		}
	}
}

// Every colour can be pressed where it is drawn, first at the start side.
func TestMenuColoursByMouse(t *testing.T) {
	for _, dir := range []rtl.Dir{rtl.RTL, rtl.LTR} {
		var order []string
		for x := float32(1); x < 420; x += 2 {
			_, m, done := opened(t, uitest.Options{Dir: dir}, fyne.NewPos(210, 20))
			m.Tapped(&fyne.PointEvent{Position: fyne.NewPos(x, 73)})
			if n := len(order); *done != "" && *done != "left " && (n == 0 || order[n-1] != *done) {
				order = append(order, *done)
			}
		}
		want := "[left colour0 left colour1 left colour2 left colour3]"
		if dir == rtl.RTL {
			want = "[left colour3 left colour2 left colour1 left colour0]"
		}
		if got := fmt.Sprint(order); got != want {
			t.Errorf("%v: %s, want %s", dir, got, want)
		}
	}
}

// A shortcut closes the menu and goes on to the window.
func TestMenuPassesShortcutsOn(t *testing.T) {
	s, m, done := opened(t, uitest.Arabic, fyne.NewPos(300, 20))
	m.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyB, Modifier: fyne.KeyModifierControl})
	if *done != "left " || len(s.Others) != 1 {
		t.Errorf("%q, %v", *done, s.Others)
	}
}
