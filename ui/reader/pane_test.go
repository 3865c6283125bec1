package reader

import (
	"math"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"bayan/internal/briefing"
	"bayan/internal/search"
	"bayan/ui/text"
	"bayan/ui/uitest"
)

type page struct {
	*Pane
	*uitest.Stage
	t *testing.T
}

func newPage(t *testing.T, o uitest.Options, b *briefing.Briefing, size fyne.Size) *page {
	t.Helper()
	s := uitest.New(t, o)
	p := New(s.Kit, Options{Briefing: b, Meta: s.Words.T("reader.statement"), Family: text.Amiri, Zoom: 1})
	s.Show(p, size)
	return &page{p, s, t}
}

// seen is every line that is drawn in the view, by block and line, and where its top is.
type seen struct {
	block, line int
	top, bottom float32
}

func (p *page) lines() (all []seen) {
	p.t.Helper()
	drawn := map[fyne.CanvasObject]*lines{}
	for _, l := range p.strips.all {
		drawn[l.strip.Raster] = l
	}
	for _, o := range p.parts.List {
		l := drawn[o]
		if l == nil {
			continue
		}
		layout := p.blocks[l.block].layout
		origin := o.Position().Y + p.Pane.kit.At(0, 0).Y*-1 + 8 // the strip's first line
		for i := l.from; i < min(l.from+stripLines, len(layout.Lines)); i++ {
			top := origin + float32(layout.Lines[i].Top-layout.Lines[l.from].Top)
			all = append(all, seen{l.block, i, top, top + float32(layout.Lines[i].Bottom-layout.Lines[i].Top)})
		}
	}
	return all
}

// TestEachLineIsSeenOnce scrolls from end to end: every line of every block
// comes by, in order, none over another, and no gap is wider than the design's
// largest space between blocks.
func TestEachLineIsSeenOnce(t *testing.T) {
	for _, scale := range []float32{1, 1.5, 2} {
		p := newPage(t, uitest.Options{Dir: true, Scale: scale}, uitest.Statement(t), fyne.NewSize(820, 500))
		came := map[[2]int]bool{}
		var order [][2]int
		for range 400 {
			view := p.lines()
			for i, l := range view {
				if i > 0 {
					gap := l.top - view[i-1].bottom
					if gap < -0.7 {
						t.Fatalf("scale %v: line %d of block %d lies %v over the one before", scale, l.line, l.block, -gap)
					}
					if same := l.block == view[i-1].block; same && gap > 0.7 {
						t.Fatalf("scale %v: %v between lines %d and %d of block %d", scale, gap, view[i-1].line, l.line, l.block)
					} else if !same && gap > 60 {
						t.Fatalf("scale %v: a gap of %v over block %d", scale, gap, l.block)
					}
				}
				if k := [2]int{l.block, l.line}; !came[k] {
					came[k] = true
					order = append(order, k)
				}
			}
			if len(view) == 0 || view[0].top > 130 && p.stack.At > 0 || view[len(view)-1].bottom < 300 {
				t.Fatalf("scale %v: the view has a hole", scale)
			}
			p.By(17)
		}
		if !slices.IsSortedFunc(order, func(a, b [2]int) int { return (a[0]-b[0])*1000 + a[1] - b[1] }) {
			t.Errorf("scale %v: lines come out of order", scale)
		}
		for i := range p.blocks {
			if b := &p.blocks[i]; !b.isRule() {
				for j := range b.layout.Lines {
					if !came[[2]int{i, j}] {
						t.Errorf("scale %v: line %d of block %d is never seen", scale, j, i)
					}
				}
			}
		}
		if whole, above := p.extent(); math.Abs(float64(whole-above-500)) > 1 {
			t.Errorf("scale %v: at the end %v of %v is above a view of 500", scale, above, whole)
		}
	}
}

// TestStripsAreWholeDevicePixels holds every strip, at every scale that screens
// have, to places where the driver neither moves nor stretches it.
func TestStripsAreWholeDevicePixels(t *testing.T) {
	for _, scale := range []float32{1, 1.25, 1.5, 1.75, 2} {
		p := newPage(t, uitest.Options{Dir: true, Scale: scale}, uitest.Statement(t), fyne.NewSize(813, 601))
		for _, zoom := range []float64{1, 1.1, 0.83} {
			p.SetZoom(zoom)
			for range 60 {
				p.By(7.3)
				for _, o := range p.parts.List {
					r, is := o.(*canvas.Raster)
					if !is {
						continue
					}
					// What the driver does to an edge (internal/painter/gl, roundToPixelCoords).
					pixel := func(v float32) float64 { return math.Round(float64(v * scale)) }
					at, size := r.Position().Add(fyne.NewPos(355, 53)), r.Size() // where the pane is in the window
					w, h := pixel(size.Width), pixel(size.Height)
					if gw, gh := pixel(at.X+size.Width)-pixel(at.X), pixel(at.Y+size.Height)-pixel(at.Y); gw != w || gh != h {
						t.Fatalf("scale %v, zoom %v: a texture of %v×%v pixels is drawn %v×%v", scale, zoom, w, h, gw, gh)
					}
				}
			}
		}
	}
}

// TestPlaceIsKept goes to each paragraph and through widths and sizes and back.
func TestPlaceIsKept(t *testing.T) {
	b := uitest.Statement(t)
	p := newPage(t, uitest.Arabic, b, fyne.NewSize(820, 300))
	for i, q := range b.Paragraphs {
		if q.Kind == briefing.Blank || q.Kind == briefing.SourceLine || i > 11 { // the last ones cannot come to the top
			continue
		}
		p.Restore(i, 0.4)
		for _, width := range []float32{820, 420, 300, 1200, 820} {
			for _, zoom := range []float64{1, 2.4, 0.6, 1} {
				p.Resize(fyne.NewSize(width, 300))
				p.SetZoom(zoom)
				at, part := p.Place()
				whole, above := p.extent()
				if end := whole-above-300 < 1; at != i && !end {
					t.Fatalf("paragraph %d at width %v and zoom %v: the place is %d", i, width, zoom, at)
				} else if !end && math.Abs(part-0.4) > 0.05 {
					t.Errorf("paragraph %d at width %v and zoom %v: %.2f of it is above the view, want 0.4", i, width, zoom, part)
				} else if end {
					p.Restore(i, 0.4)
				}
			}
		}
	}
}

// A pane that has no size yet keeps the place that it was given.
func TestPlaceWaitsForASize(t *testing.T) {
	s := uitest.New(t, uitest.Arabic)
	p := New(s.Kit, Options{Briefing: uitest.Statement(t), Family: text.Amiri, Zoom: 1})
	p.Restore(5, 0.25)
	if at, part := p.Place(); at != 5 || part != 0.25 {
		t.Errorf("before it is shown the place is %d, %v", at, part)
	}
	s.Show(p, fyne.NewSize(700, 300))
	if at, part := p.Place(); at != 5 || math.Abs(part-0.25) > 0.01 {
		t.Errorf("once it is shown the place is %d, %v", at, part)
	}
}

// TestMarksCoverTheHits holds the marks' rectangles against the layout's own carets.
func TestMarksCoverTheHits(t *testing.T) {
	b := uitest.Statement(t)
	p := newPage(t, uitest.Arabic, b, fyne.NewSize(820, 2600))
	found := search.New(b).Find("المخدرات", search.Options{})
	if len(found) != 14 {
		t.Fatalf("%d hits in the statement, want 14", len(found))
	}
	var spans []briefing.Span
	for _, h := range found {
		spans = append(spans, h.Span)
	}
	p.SetHits(spans, 3)
	n, current := 0, 0
	for i := range p.blocks {
		k := &p.blocks[i]
		for _, m := range k.marks {
			n++
			if m.over != nil {
				current++
			}
			// Each mark begins and ends at the caret of its hit.
			ok := slices.ContainsFunc(spans, func(s briefing.Span) bool {
				if s.Start < k.start || s.End > k.start+len(k.runes) {
					return false
				}
				from, to := k.layout.Caret(s.Start-k.start, false), k.layout.Caret(s.End-k.start, true)
				slack := 0.01
				if m.over != nil {
					slack = 3 // its ground goes a little over the ends
				}
				return math.Abs(m.rect.X+m.rect.W-from.X) <= slack && math.Abs(m.rect.X-to.X) <= slack &&
					m.rect.Y >= from.Top-1 && m.rect.Y+m.rect.H <= from.Bottom+1
			})
			if !ok {
				t.Errorf("a mark at %+v in block %d belongs to no hit", m.rect, i)
			}
		}
	}
	if n != 14 || current != 1 {
		t.Errorf("%d marks of which %d current, want 14 and 1", n, current)
	}
	p.SetHits(nil, -1)
	for i := range p.blocks {
		if len(p.blocks[i].marks) > 0 {
			t.Errorf("block %d keeps its marks", i)
		}
	}
}

const mixed = "بيان\n\nاعتمدت الوزارة رمز (2FA) في 17/3/2025 للدخول إلى المنظومة الوطنية الموحدة، ثم وسّعته إلى المحافظات كلها.\nالفقرة الثانية: البند 3.5% من USD 1,200.\n"

func (p *page) point(offset int) fyne.Position {
	p.t.Helper()
	x, y := p.origin()
	for i := p.stack.At; i < len(p.blocks); i++ {
		b := &p.blocks[i]
		if b.paragraph >= 0 && offset >= b.start && offset <= b.start+len(b.runes) && !b.isRule() {
			c := b.layout.Caret(offset-b.start, false)
			return fyne.NewPos(x+float32(c.X), y+b.before+float32(c.Top+c.Bottom)/2)
		}
		y += p.Pane.height(i)
	}
	p.t.Fatalf("rune %d is not in view", offset)
	return fyne.Position{}
}

func (p *page) press(at fyne.Position, mod fyne.KeyModifier) {
	e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at, AbsolutePosition: at}, Button: desktop.MouseButtonPrimary, Modifier: mod}
	p.MouseDown(e)
	p.MouseUp(e)
}

// TestSelectionCopiesTheSource drags from every place to every other one in a
// text of both directions over several lines: what is copied is the source
// between the two, rune for rune.
func TestSelectionCopiesTheSource(t *testing.T) {
	b := uitest.Parsed(t, mixed)
	p := newPage(t, uitest.Arabic, b, fyne.NewSize(420, 800))
	var places []int
	for _, k := range p.blocks {
		if k.paragraph >= 0 && !k.isRule() {
			for i := 0; i <= len(k.runes); i += 3 {
				o, _ := p.offsetAt(p.point(k.start + i))
				places = append(places, o)
			}
		}
	}
	for i, from := range places {
		for j := 0; j < len(places); j += 5 {
			to := places[j]
			p.selected.clicks = text.Clicks{}
			p.press(p.point(from), 0)
			start, _ := p.offsetAt(p.point(from))
			end, _ := p.offsetAt(p.point(to))
			p.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: p.point(to)}})
			p.DragEnd()
			if want := string(b.Text[min(start, end):max(start, end)]); p.Copied() != want {
				t.Fatalf("from place %d to %d: copied %q, want %q", i, j, p.Copied(), want)
			}
		}
	}
}

func TestClicksTakeWordAndParagraph(t *testing.T) {
	b := uitest.Parsed(t, mixed)
	p := newPage(t, uitest.Arabic, b, fyne.NewSize(820, 600))
	at := slices.Index(b.Text, 'ر') // of رمز, or of an earlier word: any letter will do
	place := p.point(at)
	p.press(place, 0)
	if p.Copied() != "" {
		t.Errorf("one press copies %q", p.Copied())
	}
	p.press(place, 0)
	if p.Copied() != "الوزارة" {
		t.Errorf("two presses copy %q", p.Copied())
	}
	p.press(place, 0)
	want := "اعتمدت الوزارة رمز (2FA) في 17/3/2025 للدخول إلى المنظومة الوطنية الموحدة، ثم وسّعته إلى المحافظات كلها."
	if p.Copied() != want {
		t.Errorf("three presses copy %q", p.Copied())
	}
	p.selected.clicks = text.Clicks{}
	p.press(p.point(at), 0)
	p.selected.clicks = text.Clicks{}
	p.press(p.point(at+10), fyne.KeyModifierShift)
	if got := []rune(p.Copied()); len(got) < 9 || len(got) > 11 {
		t.Errorf("Shift and a press copy %q", string(got))
	}
	p.SelectAll()
	if p.Copied() != string(b.Text) {
		t.Error("everything is not the source")
	}
	p.Deselect()
	if p.Copied() != "" {
		t.Error("nothing is something")
	}
}

// TestScrollingPaintsOnlyWhatComes: what has been painted is moved, not painted again.
func TestScrollingPaintsOnlyWhatComes(t *testing.T) {
	p := newPage(t, uitest.Arabic, uitest.Long(t, 20_000), fyne.NewSize(820, 700))
	most := 0
	for range 1200 {
		p.By(60)
		most = max(most, len(p.strips.all))
	}
	if most > 60 {
		t.Errorf("a long scroll made %d textures", most)
	}
	laid := 0
	for i := range p.blocks {
		if p.blocks[i].layout != nil {
			laid++
		}
	}
	if laid > 4*near+40 {
		t.Errorf("%d paragraphs keep their layouts after a long scroll", laid)
	}
	at, part := p.Place()
	painted := func() (all [][2]int) {
		for _, l := range p.strips.all {
			all = append(all, [2]int{l.block, l.from})
		}
		return all
	}
	before := painted()
	p.By(3)
	p.By(-3)
	if !slices.Equal(before, painted()) {
		t.Error("a step there and back painted something again")
	}
	if a, q := p.Place(); a != at || math.Abs(q-part) > 1e-3 {
		t.Errorf("a step there and back ends at %d, %v, not %d, %v", a, q, at, part)
	}
}

// The thumb goes from end to end with the text, whatever was guessed.
func TestThumbReachesBothEnds(t *testing.T) {
	p := newPage(t, uitest.Arabic, uitest.Long(t, 6_000), fyne.NewSize(820, 700))
	bottom := func() float32 { return p.thumb.Position().Y + p.thumb.Size().Height }
	if p.thumb.Position().Y != 0 {
		t.Errorf("at the beginning the thumb is at %v", p.thumb.Position().Y)
	}
	p.Bottom()
	if math.Abs(float64(bottom()-700)) > 1 {
		t.Errorf("at the end the thumb ends at %v of 700", bottom())
	}
	p.thumb.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(0, -2000)})
	if at, _ := p.Place(); at > 0 || p.thumb.Position().Y > 1 {
		t.Errorf("dragged to the beginning: paragraph %d, thumb at %v", at, p.thumb.Position().Y)
	}
}
