package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"bayan/internal/locale"
	"bayan/ui/text"
	"bayan/ui/uitest"
	"bayan/ui/widgets"
)

func TestSelectByKeys(t *testing.T) {
	s := uitest.New(t, uitest.Arabic)
	var chosen []int
	sel := widgets.NewSelect(s.Kit, "الخط", []string{"أميري", "نوتو نسخ", "بلكس"}, 0, func(i int) { chosen = append(chosen, i) })
	s.Show(sel, fyne.NewSize(200, 300))
	open := func() {
		t.Helper()
		s.Canvas.Focus(sel)
		s.Key(fyne.KeyDown)
		if s.Canvas.Overlays().Top() == nil || s.Canvas.Focused() == fyne.Focusable(sel) {
			t.Fatal("the list is not open, or has not got the keys")
		}
	}
	open()
	s.Key(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyEnter) // one more than there are
	if sel.Chosen() != 2 || len(chosen) != 1 || chosen[0] != 2 {
		t.Errorf("chosen %d, told %v; want the last", sel.Chosen(), chosen)
	}
	if s.Canvas.Overlays().Top() != nil || s.Canvas.Focused() != fyne.Focusable(sel) {
		t.Error("the list stays, or the keys do not come back")
	}
	open()
	s.Key(fyne.KeyHome, fyne.KeyEscape)
	if sel.Chosen() != 2 || len(chosen) != 1 {
		t.Errorf("Escape has chosen %d", sel.Chosen())
	}
	open()
	s.Canvas.Focused().TypedRune('ن')
	s.Key(fyne.KeySpace)
	if sel.Chosen() != 1 {
		t.Errorf("a letter leads to %d, want the name that begins with it", sel.Chosen())
	}
}

// The list opens under its select, over it where the window ends, and a press
// beside it changes nothing.
func TestSelectByPointer(t *testing.T) {
	for _, dir := range []uitest.Options{{}, uitest.Arabic} {
		s := uitest.New(t, dir)
		chosen := 0
		sel := widgets.NewSelect(s.Kit, "x", []string{"a", "b", "c", "d"}, 0, func(i int) { chosen = i })
		low := fyne.NewPos(150, 250)
		s.Show(container.NewWithoutLayout(sel), fyne.NewSize(400, 300))
		sel.Resize(fyne.NewSize(120, 34))
		sel.Move(low)
		test.Tap(sel)
		list := s.Canvas.Overlays().Top().(fyne.Tappable)
		list.Tapped(&fyne.PointEvent{Position: fyne.NewPos(200, low.Y-4-5-16)}) // the last row, over the select
		if chosen != 3 {
			t.Errorf("chosen %d, want the row that was pressed", chosen)
		}
		test.Tap(sel)
		list = s.Canvas.Overlays().Top().(fyne.Tappable)
		list.Tapped(&fyne.PointEvent{Position: fyne.NewPos(5, 5)})
		if chosen != 3 || s.Canvas.Overlays().Top() != nil {
			t.Error("a press beside the list chooses, or does not close it")
		}
	}
}

func TestCheckKeys(t *testing.T) {
	s := uitest.New(t, uitest.Arabic)
	told := 0
	c := widgets.NewCheck(s.Kit, "أرشفة", false, func(bool) { told++ })
	s.Show(c, fyne.NewSize(200, 34))
	s.Canvas.Focus(c)
	s.Key(fyne.KeySpace)
	if !c.On() || told != 1 {
		t.Errorf("Space: on %v, told %d", c.On(), told)
	}
	s.Key(fyne.KeyEnter)
	if !c.On() || len(s.Keys) != 1 {
		t.Error("Enter is the sheet's, and turns nothing")
	}
	test.Tap(c)
	if c.On() || told != 2 {
		t.Errorf("a press: on %v, told %d", c.On(), told)
	}
}

// The arrow that points to where reading goes is the next choice, in both directions.
func TestCardsFollowTheArrows(t *testing.T) {
	for _, c := range []struct {
		stage uitest.Options
		on    fyne.KeyName
		back  fyne.KeyName
	}{{uitest.Options{}, fyne.KeyRight, fyne.KeyLeft}, {uitest.Arabic, fyne.KeyLeft, fyne.KeyRight}} {
		s := uitest.New(t, c.stage)
		chosen := -1
		cards := widgets.NewCards(s.Kit, []widgets.Card{{Words: "a"}, {Words: "b"}, {Words: "c"}}, 0, func(i int) { chosen = i })
		s.Show(cards, fyne.NewSize(300, 130))
		s.Canvas.Focus(cards)
		s.Key(c.back)
		if chosen != -1 {
			t.Errorf("before the first comes %d", chosen)
		}
		s.Key(c.on)
		if chosen != 1 {
			t.Errorf("%s: %d, want the second", c.on, chosen)
		}
		s.Key(fyne.KeyDown)
		if chosen != 2 {
			t.Errorf("down: %d, want the third, which is alone in its row", chosen)
		}
		s.Key(fyne.KeyUp, fyne.KeyEnter)
		if chosen != 0 || len(s.Keys) != 1 {
			t.Errorf("up: %d; Enter passed on: %v", chosen, s.Keys)
		}
		// The first card is at the start side.
		cards.Tapped(&fyne.PointEvent{Position: fyne.NewPos(c.stage.Dir.X(300, 10, 1), 20)})
		cards.Tapped(&fyne.PointEvent{Position: fyne.NewPos(c.stage.Dir.X(300, 290, 1), 20)})
		if chosen != 1 {
			t.Errorf("a press at the end side: %d, want the second", chosen)
		}
	}
}

func TestNumber(t *testing.T) {
	s := uitest.New(t, uitest.Arabic)
	got := -1
	n := widgets.NewNumber(s.Kit, "رقم النسخة", locale.Arab, 0, 120, func(v int) { got = v }, text.EditorCalls{})
	s.Show(n.Field(), fyne.NewSize(120, 34))
	e := n.Field().Editor()
	s.Canvas.Focus(e)
	for _, r := range "1x٢" {
		e.TypedRune(r)
	}
	if got != 12 || e.Text() != "١٢" {
		t.Errorf("%d, %q; want 12 in Arabic digits without the letter", got, e.Text())
	}
	e.TypedRune('۹')
	if got != 12 || e.Text() != "١٢" {
		t.Errorf("%d, %q; a digit too many is not taken", got, e.Text())
	}
	s.Key(fyne.KeyUp)
	if n.Value() != 13 || e.Text() != "١٣" {
		t.Errorf("up: %d, %q", n.Value(), e.Text())
	}
	s.Key(fyne.KeyBackspace, fyne.KeyBackspace)
	if got != 0 || e.Text() != "" {
		t.Errorf("empty: %d, %q", got, e.Text())
	}
	s.Key(fyne.KeyDown)
	if n.Value() != 0 {
		t.Errorf("below nothing: %d", n.Value())
	}
}

// What gets the focus is scrolled into view.
func TestScrollReveals(t *testing.T) {
	s := uitest.New(t, uitest.Options{})
	var scroll *widgets.Scroll
	s.Kit.Focused = func(o fyne.CanvasObject) { scroll.Reveal(o) }
	var checks []*widgets.Check
	box := container.NewWithoutLayout()
	for i := range 12 {
		c := widgets.NewCheck(s.Kit, "x", false, func(bool) {})
		c.Resize(fyne.NewSize(150, 34))
		c.Move(fyne.NewPos(0, float32(i)*40))
		checks = append(checks, c)
		box.Add(c)
	}
	scroll = widgets.NewScroll(s.Kit, box, func(float32) float32 { return 12 * 40 })
	s.Show(scroll, fyne.NewSize(200, 150))
	seen := func(c *widgets.Check) bool {
		y := fyne.CurrentApp().Driver().AbsolutePositionForObject(c).Y
		return y >= 0 && y+c.Size().Height <= 150
	}
	for _, c := range checks {
		s.Canvas.Focus(c)
		if !seen(c) {
			t.Fatal("a check has the focus out of view")
		}
	}
	s.Canvas.Focus(checks[0])
	if !seen(checks[0]) || seen(checks[11]) {
		t.Error("the first is not seen again, or all are")
	}
	scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -2000)})
	if !seen(checks[11]) {
		t.Error("the wheel does not reach the end")
	}
}
