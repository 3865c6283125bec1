package reader

import (
	"fmt"
	"image/color"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"bayan/internal/briefing"
	"bayan/ui/rtl"
	"bayan/ui/uitest"
)

var (
	pink  = color.NRGBA{R: 250, G: 10, B: 200, A: 255}
	green = color.NRGBA{R: 10, G: 200, B: 20, A: 255}
)

// painted is what is drawn in a colour, and whether any of it is over letters of its place.
func (p *page) painted(c color.NRGBA) (all []*canvas.Rectangle, over bool) {
	p.t.Helper()
	var text []fyne.CanvasObject
	for _, o := range p.parts.List {
		switch o := o.(type) {
		case *canvas.Raster:
			text = append(text, o)
		case *canvas.Rectangle:
			if o.FillColor != c {
				continue
			}
			all = append(all, o)
			middle := o.Position().Y + o.Size().Height/2
			over = over || slices.ContainsFunc(text, func(t fyne.CanvasObject) bool {
				return t.Position().Y < middle && middle < t.Position().Y+t.Size().Height
			})
		}
	}
	return all, over
}

// A highlight over a line's end and a word's middle lies behind the text: the
// same textures are shown, none is painted again.
func TestAHighlightLeavesTheTextAlone(t *testing.T) {
	p := newPage(t, uitest.Arabic, uitest.Statement(t), fyne.NewSize(820, 500))
	before := p.lines()
	pictures := func() (all []fyne.CanvasObject) {
		for _, o := range p.parts.List {
			if r, ok := o.(*canvas.Raster); ok {
				all = append(all, r)
			}
		}
		return all
	}
	was := pictures()
	s := briefing.Span{Start: 40, End: 180}
	p.SetPassages([]Passage{{Span: s, Color: pink}})
	if !slices.Equal(pictures(), was) || !slices.Equal(p.lines(), before) {
		t.Error("the text was painted otherwise")
	}
	found, over := p.painted(pink)
	b := &p.blocks[p.blockOf(0)]
	if want := b.layout.Rects(s.Start, s.End, nil); len(found) != len(want) || over {
		t.Errorf("%d grounds for %d pieces of lines, over the text: %v", len(found), len(want), over)
	}
	p.SetPassages(nil)
	if found, _ := p.painted(pink); len(found) != 0 {
		t.Errorf("%d grounds are left", len(found))
	}
}

// Of two highlights the later lies over the earlier; a note's line lies under
// its letters, whatever ground they have.
func TestPassagesOverPassages(t *testing.T) {
	p := newPage(t, uitest.Arabic, uitest.Statement(t), fyne.NewSize(820, 500))
	p.SetPassages([]Passage{
		{Span: briefing.Span{Start: 3, End: 9}, Trace: Under, Color: green},
		{Span: briefing.Span{Start: 3, End: 14}, Color: pink},
		{Span: briefing.Span{Start: 3, End: 9}, Color: green},
	})
	var order []string
	for _, o := range p.parts.List {
		if r, ok := o.(*canvas.Rectangle); ok && (r.FillColor == pink || r.FillColor == green) {
			order = append(order, fmt.Sprint(r.FillColor == pink, " ", r.Size().Height > underline))
		}
	}
	if want := []string{"true true", "false true", "false false"}; !slices.Equal(order, want) {
		t.Errorf("%v, want %v", order, want)
	}
}

// A bookmark stands in the margin at the interface's start side, beside the line where it begins.
func TestABookmarkIsInTheMargin(t *testing.T) {
	for _, dir := range []rtl.Dir{rtl.RTL, rtl.LTR} {
		p := newPage(t, uitest.Options{Dir: dir}, uitest.Statement(t), fyne.NewSize(820, 500))
		start := p.Briefing().Paragraphs[0].Span.Start + 150 // in the second line
		p.SetPassages([]Passage{{Span: briefing.Span{Start: start, End: start + 20}, Trace: Flag, Color: pink}})
		found, _ := p.painted(pink)
		if len(found) != 1 {
			t.Fatalf("%d flags", len(found))
		}
		x, y := p.origin()
		from, to := found[0].Position().X, found[0].Position().X+found[0].Size().Width
		if in := from < x+p.column && to > x; in || (from > x) != bool(dir) || from < 0 || to > 820 {
			t.Errorf("right to left %v: the flag stands from %v to %v, the column from %v to %v", dir, from, to, x, x+p.column)
		}
		for i := p.stack.At; i < p.blockOf(0); i++ {
			y += p.height(i)
		}
		b := &p.blocks[p.blockOf(0)]
		c := b.layout.Caret(start-b.start, false)
		middle := found[0].Position().Y + found[0].Size().Height/2 - y - b.before
		if middle < float32(c.Top) || middle > float32(c.Bottom) || c.Line == 0 {
			t.Errorf("the flag is at %v, line %d from %v to %v", middle, c.Line, c.Top, c.Bottom)
		}
	}
}

// Briefing is the page's statement.
func (p *page) Briefing() *briefing.Briefing { return p.opt.Briefing }

// The menu is of what is selected; of the marked passage, or else the word, where one pressed beside it.
func TestTheMenuKnowsWhatItIsOf(t *testing.T) {
	p := newPage(t, uitest.Arabic, uitest.Statement(t), fyne.NewSize(820, 500))
	asked := 0
	p.opt.Context = func(fyne.Position) { asked++ }
	at := func(offset int) fyne.Position {
		x, y := p.origin()
		for i := p.stack.At; i < p.blockOf(0); i++ {
			y += p.height(i)
		}
		b := &p.blocks[p.blockOf(0)]
		r := b.layout.Rects(offset, offset+1, nil)[0]
		return fyne.NewPos(x+float32(r.X+r.W/2), y+b.before+float32(r.Y+r.H/2))
	}
	p.SetPassages([]Passage{
		{Span: briefing.Span{Start: 20, End: 40}, Color: pink},
		{Span: briefing.Span{Start: 30, End: 60}, Trace: Under, Color: green},
		{Span: briefing.Span{Start: 25, End: 26}, Trace: Flag, Color: pink},
	})
	press := func(offset int, want briefing.Span) {
		t.Helper()
		test.TapSecondaryAt(p.Pane, at(offset))
		if got := p.Selection(); got != want {
			t.Errorf("pressed at %d: %v is selected, want %v", offset, got, want)
		}
	}
	press(5, briefing.Span{Start: 3, End: 8}) // مؤتمر
	press(25, briefing.Span{Start: 20, End: 40})
	press(35, briefing.Span{Start: 20, End: 40}) // in the selection: it stays
	p.Deselect()
	press(50, briefing.Span{Start: 30, End: 60})
	p.Select(briefing.Span{Start: 1, End: 7})
	press(4, briefing.Span{Start: 1, End: 7})
	if asked != 5 {
		t.Errorf("the menu was asked for %d times", asked)
	}
	if end := p.SelectionEnd(); end.X < 0 || end.X > 820 || end.Y < 100 || end.Y > 300 {
		t.Errorf("the selection ends at %v", end)
	}
}
