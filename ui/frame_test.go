package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"bayan/ui/rtl"
	"bayan/ui/uitest"
)

// TestFrame lays the window's parts out at every width and in both directions:
// no part over another, the text never narrower than can be read where a side could give way.
func TestFrame(t *testing.T) {
	uitest.New(t, uitest.Options{})
	part := func(w, h float32) fyne.CanvasObject {
		r := canvas.NewRectangle(nil)
		r.SetMinSize(fyne.NewSize(w, h))
		return r
	}
	for _, dir := range []rtl.Dir{rtl.RTL, rtl.LTR} {
		for width := float32(300); width <= 2000; width += 7 {
			f := &frame{dir, part(1, 52), part(1, 30), part(248, 100), part(356, 100), part(240, 120)}
			f.Layout(nil, fyne.NewSize(width, 700))
			sides := float32(0)
			for _, o := range []fyne.CanvasObject{f.contents, f.measures} {
				if o.Visible() {
					sides += o.Size().Width
				}
			}
			if f.reader.Size().Width != width-sides || f.reader.Size().Height != 700-52-30 {
				t.Fatalf("width %v: the text is %v beside %v", width, f.reader.Size(), sides)
			}
			if f.contents.Visible() && !f.measures.Visible() {
				t.Errorf("width %v: the measures go before the contents", width)
			}
			if f.contents.Visible() && f.reader.Size().Width < readableBeside || f.measures.Visible() && f.reader.Size().Width < readableAlone {
				t.Errorf("width %v: the text has %v", width, f.reader.Size().Width)
			}
			if f.contents.Visible() {
				if atRight := f.contents.Position().X > width/2; atRight != bool(dir) {
					t.Errorf("width %v, right to left %v: the contents stand at %v", width, dir, f.contents.Position().X)
				}
			}
			if f.measures.Visible() {
				if atLeft := f.measures.Position().X == 0; atLeft != bool(dir) {
					t.Errorf("width %v, right to left %v: the measures stand at %v", width, dir, f.measures.Position().X)
				}
			}
		}
	}
}
