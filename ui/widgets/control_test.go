package widgets_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"bayan/internal/briefing"
	"bayan/ui/uitest"
	"bayan/ui/widgets"
)

// Every control says its words to a screen reader, with what is chosen or set.
func TestControlsSayTheirWords(t *testing.T) {
	s := uitest.New(t, uitest.Arabic)
	k := s.Kit
	names := []string{"أولى", "ثانية"}
	box := widgets.NewBox(k, briefing.Done, func() {})
	box.Words = func(st briefing.Status) string { return "خطوة: " + string(st) }
	for _, c := range []struct {
		of   fyne.CanvasObject
		role fyne.AccessibleRole
		want string
	}{
		{widgets.NewButton(k, "حفظ", true, func() {}), fyne.AccessibleRoleButton, "حفظ"},
		{widgets.NewIconButton(k, widgets.IconUp(), "السابقة", func() {}), fyne.AccessibleRoleButton, "السابقة"},
		{widgets.NewLink(k, "السجل", func() {}), fyne.AccessibleRoleLink, "السجل"},
		{box, fyne.AccessibleRoleButton, "خطوة: done"},
		{widgets.NewCheck(k, "بلا", true, func(bool) {}), fyne.AccessibleRoleButton, "☑ بلا"},
		{widgets.NewSelect(k, "الخط", names, 1, func(int) {}), fyne.AccessibleRoleButton, "الخط: ثانية"},
		{widgets.NewSegments(k, []widgets.Segment{{Words: "أولى"}, {Words: "ثانية"}}, 1, func(int) {}), fyne.AccessibleRoleButton, "ثانية"},
		{widgets.NewCards(k, []widgets.Card{{Words: "أولى", About: "عنها"}}, 0, func(int) {}), fyne.AccessibleRoleButton, "أولى. عنها"},
		{widgets.NewChip(k, "متأخرة", k.Palette.Ink, k.Palette.Paper), fyne.AccessibleRoleText, "متأخرة"},
	} {
		a, ok := c.of.(fyne.Accessible)
		if !ok {
			t.Errorf("%T says nothing", c.of)
			continue
		}
		if a.AccessibilityLabel() != c.want || a.AccessibilityRole() != c.role {
			t.Errorf("%T says %q as a %s, want %q as a %s", c.of, a.AccessibilityLabel(), a.AccessibilityRole(), c.want, c.role)
		}
	}
}

// A control that is disabled does nothing, and Tab passes it by.
func TestDisabledControls(t *testing.T) {
	s := uitest.New(t, uitest.Arabic)
	pressed := 0
	a := widgets.NewButton(s.Kit, "أولى", false, func() { pressed++ })
	b := widgets.NewButton(s.Kit, "ثانية", false, func() {})
	s.Show(container.NewVBox(a, b), fyne.NewSize(200, 100))
	before := s.Picture()
	a.Disable()
	if equal(before, s.Picture()) {
		t.Error("it is not seen")
	}
	a.Tapped(&fyne.PointEvent{})
	s.Canvas.FocusNext()
	if pressed != 0 || s.Canvas.Focused() != fyne.Focusable(b) {
		t.Errorf("pressed %d times, %T has the focus", pressed, s.Canvas.Focused())
	}
	a.Enable()
	a.Tapped(&fyne.PointEvent{})
	if pressed != 1 {
		t.Error("enabled again it does nothing")
	}
}

// An icon's words are shown when the pointer has rested on it, in the window and
// in a sheet over it, within the window's edges; they go with the pointer.
func TestTipsOfIcons(t *testing.T) {
	for _, sheet := range []bool{false, true} {
		s := uitest.New(t, uitest.Arabic)
		var due func()
		s.Kit.After = func(_ time.Duration, f func()) func() {
			due = f
			return func() { due = nil }
		}
		s.Kit.Tips = widgets.NewTips(s.Kit)
		b := widgets.NewIconButton(s.Kit, widgets.IconDown(), "النتيجة التالية في النص", func() {})
		at := container.NewWithoutLayout(b)
		b.Resize(b.MinSize())
		s.Show(container.NewStack(at, s.Kit.Tips), fyne.NewSize(300, 200))
		if sheet {
			over := widgets.NewSheet(s.Kit, fyne.NewSize(200, 100), at, func() {})
			s.Canvas.Overlays().Add(over)
			over.Resize(fyne.NewSize(300, 200))
		}
		bare := s.Picture()
		b.MouseIn(&desktop.MouseEvent{})
		if due == nil {
			t.Fatal("nothing is due")
		}
		hovered := s.Picture()
		due()
		shown := s.Picture()
		if equal(shown, hovered) {
			t.Errorf("in a sheet %v: no words are shown", sheet)
		}
		b.MouseOut()
		if !equal(s.Picture(), bare) {
			t.Errorf("in a sheet %v: something stays", sheet)
		}
		b.MouseIn(&desktop.MouseEvent{})
		test.Tap(b)
		if due != nil {
			t.Errorf("in a sheet %v: words come after the press", sheet)
		}
	}
}
