package widgets_test

import (
	"image"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"bayan/internal/briefing"
	"bayan/ui/rtl"
	"bayan/ui/uitest"
	"bayan/ui/widgets"
)

// Space and Enter press what has the focus; what a control has no use for goes on to the window.
func TestControlsArePressedByKey(t *testing.T) {
	s := uitest.New(t, uitest.Arabic)
	for name, make := range map[string]func(press func()) fyne.Focusable{
		"button": func(f func()) fyne.Focusable { return widgets.NewButton(s.Kit, "", false, f) },
		"icon":   func(f func()) fyne.Focusable { return widgets.NewIconButton(s.Kit, widgets.IconUp(), "", f) },
		"link":   func(f func()) fyne.Focusable { return widgets.NewLink(s.Kit, "", f) },
		"box":    func(f func()) fyne.Focusable { return widgets.NewBox(s.Kit, briefing.Todo, f) },
	} {
		pressed := 0
		c := make(func() { pressed++ })
		s.Show(c.(fyne.CanvasObject), fyne.NewSize(120, 40))
		before := s.Picture()
		s.Canvas.Focus(c)
		if after := s.Picture(); equal(before, after) {
			t.Errorf("%s: the focus is not seen", name)
		}
		s.Keys = nil
		s.Key(fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyPageDown)
		if pressed != 3 {
			t.Errorf("%s: pressed %d times by Space, Return and Enter", name, pressed)
		}
		if !slices.Equal(s.Keys, []fyne.KeyName{fyne.KeyPageDown}) {
			t.Errorf("%s: %v went on to the window, want PageDown", name, s.Keys)
		}
		test.TapAt(c.(fyne.Tappable), fyne.NewPos(20, 20))
		if pressed != 4 {
			t.Errorf("%s: a press of the pointer does nothing", name)
		}
	}
}

// Arrow keys move a choice to the side that they point to, in both directions.
func TestSegmentsFollowTheArrow(t *testing.T) {
	for _, dir := range []rtl.Dir{rtl.RTL, rtl.LTR} {
		s := uitest.New(t, uitest.Options{Dir: dir})
		var chosen []int
		row := []widgets.Segment{{Words: "١"}, {Words: "٢"}, {Words: "٣"}}
		w := widgets.NewSegments(s.Kit, row, 1, func(i int) { chosen = append(chosen, i) })
		s.Show(w, fyne.NewSize(300, 34))
		s.Canvas.Focus(w)
		s.Key(fyne.KeyLeft)
		s.Key(fyne.KeyLeft) // at the end nothing happens
		s.Key(fyne.KeyRight)
		want := []int{2, 1}
		if dir == rtl.LTR {
			want = []int{0, 1}
		}
		if !slices.Equal(chosen, want) {
			t.Errorf("right to left %v: left, left, right chose %v, want %v", dir, chosen, want)
		}
		chosen = nil
		test.TapAt(w, fyne.NewPos(290, 10)) // at the right: the first in Arabic, the last in English
		if want = []int{0}; dir == rtl.LTR {
			want = []int{2}
		}
		if !slices.Equal(chosen, want) {
			t.Errorf("right to left %v: a press at the right chose %v, want %v", dir, chosen, want)
		}
	}
}

// A press beside a sheet leaves it; one on it does not.
func TestSheetIsLeftBesideIt(t *testing.T) {
	s := uitest.New(t, uitest.Arabic)
	left := 0
	sheet := widgets.NewSheet(s.Kit, fyne.NewSize(200, 100), widgets.NewChip(s.Kit, "", s.Kit.Palette.Ink, s.Kit.Palette.Paper), func() { left++ })
	s.Show(sheet, fyne.NewSize(600, 400))
	test.TapCanvas(s.Canvas, fyne.NewPos(300, 200))
	if left != 0 {
		t.Error("a press on the sheet leaves it")
	}
	test.TapCanvas(s.Canvas, fyne.NewPos(20, 20))
	if left != 1 {
		t.Error("a press beside the sheet does not leave it")
	}
}

func equal(a, b image.Image) bool {
	if a.Bounds() != b.Bounds() {
		return false
	}
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			if a.At(x, y) != b.At(x, y) {
				return false
			}
		}
	}
	return true
}
