package widgets_test

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"bayan/ui/text"
	"bayan/ui/uitest"
	"bayan/ui/widgets"
)

// A list of a thousand rows is one stop of Tab; in it keys go everywhere and
// pass by what is only a name.
func TestRowsByKeyboard(t *testing.T) {
	s := uitest.New(t, uitest.Arabic)
	var opened []int
	rows := widgets.NewRows(s.Kit, "", s.Kit.Palette.Panel, widgets.RowCalls{Open: func(i int) { opened = append(opened, i) }})
	made := 0
	var all []widgets.Row
	for i := range 1000 {
		words := fmt.Sprint("ب", i)
		if i%7 == 3 {
			words = fmt.Sprint("ت", i)
		}
		all = append(all, widgets.Row{Height: 30, Words: words, Rest: i%50 == 0, Draw: func(bool) fyne.CanvasObject {
			made++
			return widgets.NewLine(s.Kit, text.NewLabel(s.Kit.Kit, words, text.UI(13, s.Kit.Palette.Ink)), 10)
		}})
	}
	s.Show(rows, fyne.NewSize(200, 300))
	if s.Canvas.FocusNext(); s.Canvas.Focused() != nil {
		t.Error("Tab stops in a list of nothing")
	}
	rows.Set(all)
	s.Show(rows, fyne.NewSize(200, 300))
	s.Canvas.FocusNext()
	if s.Canvas.Focused() != fyne.Focusable(rows) {
		t.Fatalf("%T has the focus", s.Canvas.Focused())
	}
	s.Canvas.FocusNext()
	if s.Canvas.Focused() != fyne.Focusable(rows) {
		t.Error("Tab stops in the list twice")
	}
	at := func(what string, want int) {
		t.Helper()
		if rows.At() != want {
			t.Errorf("%s: row %d, want %d", what, rows.At(), want)
		}
	}
	at("the first that can be pressed", 1)
	s.Key(fyne.KeyEnd)
	at("End", 999)
	s.Key(fyne.KeyPageUp)
	at("Page Up", 989)
	s.Key(fyne.KeyHome)
	at("Home", 1)
	s.Key(fyne.KeyUp)
	at("Up at the first", 1)
	s.Canvas.Focused().TypedRune('ت')
	at("typing", 3)
	s.Canvas.Focused().TypedRune('ت')
	at("typing again", 10)
	rows.GoTo(49)
	s.Key(fyne.KeyDown, fyne.KeyReturn)
	at("over a name", 51)
	if made > 200 {
		t.Errorf("%d rows are made to show ten", made)
	}
	test.TapCanvas(s.Canvas, fyne.NewPos(100, 299))
	if len(opened) != 2 || opened[0] != 51 || opened[1] < 49 || opened[1] > 60 {
		t.Errorf("opened %v", opened)
	}
	s.Key(fyne.KeyF3)
	if !slices.Equal(s.Keys, []fyne.KeyName{fyne.KeyF3}) {
		t.Errorf("the window got %v", s.Keys)
	}
}
