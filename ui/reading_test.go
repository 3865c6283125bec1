package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"bayan/ui/uitest"
)

// heard are the words that Fyne gives a screen reader: it goes through containers
// alone, and takes what is fyne.Accessible (internal/driver/glfw/accessibility_*.go).
func heard(o fyne.CanvasObject) (all []string) {
	if !o.Visible() {
		return nil
	}
	if a, ok := o.(fyne.Accessible); ok && a.AccessibilityRole() != fyne.AccessibleRoleContainer {
		all = append(all, a.AccessibilityLabel())
	}
	if c, ok := o.(*fyne.Container); ok {
		for _, child := range c.Objects {
			all = append(all, heard(child)...)
		}
	}
	return all
}

// A screen reader comes to every part of the window: search, buttons, the
// paragraph that is read, contents, follow-up, the status bar.
func TestScreenReaderHearsTheWindow(t *testing.T) {
	d := newDesk(t, "ar", t.TempDir(), uitest.Statement(t))
	d.jumpTo(d.deps.Briefing.Measures[1].Paragraph)
	all := heard(d.win.Content())
	for _, want := range []string{"بحث في البيان", "تصدير PDF", "2- تبادل المعلومات الاستخباراتية:", "المحتويات", "متابعة الخطوات", "بلا اتصال"} {
		if !slices.ContainsFunc(all, func(s string) bool { return strings.Contains(s, want) }) {
			t.Errorf("%q is not heard in %q", want, all)
		}
	}
	if slices.Contains(all, "") {
		t.Errorf("something says nothing: %q", all)
	}
}
