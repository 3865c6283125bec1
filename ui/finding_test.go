package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"bayan/ui/uitest"
)

// While a word is searched the list stands in the contents' place; Escape in the
// text gives the selection up first and then the search.
func TestLeavingTheSearchFromTheText(t *testing.T) {
	d := newDesk(t, "ar", t.TempDir(), uitest.Statement(t))
	listed := func() bool { return d.find.Results().Visible() && !d.marking.side.Visible() }
	for _, r := range "المخدرات" {
		d.find.Editor().TypedRune(r)
	}
	if hits, _ := d.find.Hits(); len(hits) != 14 || !listed() {
		t.Fatalf("%d hits, listed: %v", len(hits), listed())
	}
	d.selects("بغداد", 0)
	escape := &fyne.KeyEvent{Name: fyne.KeyEscape}
	d.key(escape)
	if d.reader.Selection().Len() > 0 || !listed() {
		t.Errorf("the first Escape: %v selected, listed: %v", d.reader.Selection(), listed())
	}
	d.key(escape)
	if hits, _ := d.find.Hits(); len(hits) != 0 || listed() || !d.marking.side.Visible() {
		t.Errorf("the second Escape: %d hits, listed: %v", len(hits), listed())
	}
}
