package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"bayan/ui/text"
	"bayan/ui/uitest"
	"bayan/ui/widgets"
)

// The menu of a field cuts, copies, pastes and selects, by pointer and by key,
// and what is selected stays so under it.
func TestMenuOfAField(t *testing.T) {
	s := uitest.New(t, uitest.Arabic)
	clip := fyne.CurrentApp().Clipboard()
	f := widgets.NewField(s.Kit, "", 1, text.EditorCalls{})
	s.Show(f, fyne.NewSize(400, 300))
	e := f.Editor()
	s.Canvas.Focus(e)
	s.Key(desktop.KeyMenu)
	if s.Canvas.Overlays().Top() != nil {
		t.Fatal("there is a menu where nothing can be done")
	}
	e.SetText("رمز (2FA)")
	e.SelectAll()
	at := fyne.NewPos(300, 150)
	e.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonSecondary})
	test.TapSecondaryAt(e, at)
	s.Key(fyne.KeyDown, fyne.KeyReturn)
	if e.Text() != "" || clip.Content() != "رمز (2FA)" {
		t.Errorf("after cutting: %q, the clipboard has %q", e.Text(), clip.Content())
	}
	if s.Canvas.Focused() != fyne.Focusable(e) {
		t.Fatalf("%T has the keys after the menu", s.Canvas.Focused())
	}
	s.Key(desktop.KeyMenu)
	s.Key(fyne.KeyDown, fyne.KeyReturn)
	s.Key(desktop.KeyMenu)
	s.Key(fyne.KeyEnd, fyne.KeyReturn)
	if e.Text() != "رمز (2FA)" || !e.Selected() {
		t.Errorf("pasted and selected: %q, %v", e.Text(), e.Selected())
	}
}
