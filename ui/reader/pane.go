package reader

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/briefing"
	"bayan/internal/typeset"
	"bayan/ui/render"
	"bayan/ui/stack"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// Options are what a pane shows and whom it tells.
type Options struct {
	Briefing *briefing.Briefing
	Meta     string // the line under the title, in the interface's words
	Family   string // the statement's face
	Kashida  typeset.Kashida
	Zoom     float64 // 1 is the design's size
	Leading  float64 // of lines, a factor of the design's; 0 is 1
	Column   float64 // its width, a factor of the design's; 0 is 1
	Ragged   bool    // lines end where their words do, not at the column's edge
	// Moved is told when the top of the view changes: the paragraph there
	// (index in Briefing.Paragraphs) and how much of it is above the view, as
	// a part of its height.
	Moved func(paragraph int, part float64)
	// Pressed is told when the text is clicked, before it selects.
	Pressed func()
	// Context is asked for the menu of the selection, at a place in the window.
	Context func(at fyne.Position)
}

// Pane shows a statement. Its place is a block and an offset in it, never a
// height from the top: unseen paragraphs may be guessed without a jump.
type Pane struct {
	widget.BaseWidget
	kit    *widgets.Kit
	opt    Options
	blocks []block
	of     []int // block of a paragraph, -1 where it has none
	stack  stack.Stack
	laid   []int   // blocks that have a layout
	column float32 // the width that blocks are laid out for
	scale  float32 // device pixels that they are snapped to
	strips strips

	part float32 // the place in its block as a part of the block's height, over a change of width

	hits     []briefing.Span // in order
	current  int             // index in hits, or -1
	passages []Passage
	selected selection
	change   int // counts changes of what is marked

	ground  *canvas.Rectangle
	grounds grounds
	thumb   *thumb
	parts   *render.Parts
}

var _ fyne.Scrollable = (*Pane)(nil)

// New makes a pane at the top of its statement.
func New(k *widgets.Kit, o Options) *Pane {
	p := &Pane{kit: k, opt: o, current: -1, ground: canvas.NewRectangle(k.Palette.Paper)}
	p.thumb = newThumb(k, p)
	p.parts = &render.Parts{
		Arrange: func(fyne.Size) { p.arrange() },
		Min:     p.min,
		Update:  func() { p.arrange() },
	}
	p.strips.kit, p.change = k.Kit, 1
	p.remake()
	p.ExtendBaseWidget(p)
	return p
}

// remake makes the blocks anew; none is laid out.
func (p *Pane) remake() {
	p.blocks, p.column = p.makeBlocks(), 0
	p.of = make([]int, len(p.opt.Briefing.Paragraphs))
	for i := range p.of {
		p.of[i] = -1
	}
	for i := range p.blocks {
		if n := p.blocks[i].paragraph; n >= 0 {
			p.of[n] = i
		}
	}
}

// min is asked for in every frame: the first to know of another screen's scale.
func (p *Pane) min() fyne.Size {
	if p.scale != 0 && p.scale != p.kit.DeviceScale() {
		p.arrange()
	}
	return fyne.NewSize(240, 120)
}

// AccessibilityLabel is the paragraph that is being read.
func (p *Pane) AccessibilityLabel() string {
	b := p.opt.Briefing
	if i := p.Reading(); i >= 0 {
		return b.Slice(b.Paragraphs[i].Span)
	}
	return b.Meta.Title
}

// AccessibilityRole is a text's.
func (p *Pane) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer { return p.parts }

// SetZoom changes the text's size and keeps the place.
func (p *Pane) SetZoom(z float64) {
	paragraph, part := p.Place()
	p.opt.Zoom = z
	p.remake()
	p.Restore(paragraph, part)
}

// Place is the paragraph at the top of the view (-1 in the title) and how much of it is above.
func (p *Pane) Place() (paragraph int, part float64) {
	if len(p.blocks) == 0 {
		return -1, 0
	}
	b := &p.blocks[p.stack.At]
	if b.paragraph < 0 {
		return -1, 0
	}
	if p.column == 0 { // the pane has not been seen yet
		return b.paragraph, float64(p.part)
	}
	return b.paragraph, float64(p.stack.Offset / p.height(p.stack.At))
}

// Restore goes to a place that Place gave, in whatever size the text is now.
func (p *Pane) Restore(paragraph int, part float64) {
	p.stack.At, p.stack.Offset, p.part, p.column = 0, 0, 0, 0
	if i := p.blockOf(paragraph); i >= 0 {
		p.stack.At, p.part = i, float32(part)
	}
	p.arrange() // before the pane has a size the place waits in part
}

func (p *Pane) blockOf(paragraph int) int {
	if paragraph < 0 || paragraph >= len(p.of) {
		return -1
	}
	return p.of[paragraph]
}

// Reading is the paragraph that is being read: the one a line below the top of
// the view, where the one at the top may be all but gone. -1 is the title.
func (p *Pane) Reading() int {
	if len(p.blocks) == 0 || p.column == 0 {
		at, _ := p.Place()
		return at
	}
	i, y := p.stack.At, -p.stack.Offset
	for i < len(p.blocks)-1 && y+p.height(i) < p.Line() {
		y += p.height(i)
		i++
	}
	return p.blocks[i].paragraph
}

// Reveal scrolls to a paragraph.
func (p *Pane) Reveal(paragraph int) {
	i := p.blockOf(paragraph)
	if i < 0 {
		return
	}
	p.stack.At, p.stack.Offset = i, -12
	p.moved()
}

// Scrolled follows the wheel.
func (p *Pane) Scrolled(e *fyne.ScrollEvent) { p.By(-e.Scrolled.DY * 2) }

// By scrolls by logical pixels, down where positive.
func (p *Pane) By(dy float32) {
	p.stack.Offset += dy
	p.moved()
}

// Page is one step of PageDown: a view less a line.
func (p *Pane) Page() float32 { return max(40, p.Size().Height-float32(45*p.opt.Zoom)) }

// Line is one step of an arrow key.
func (p *Pane) Line() float32 { return float32(45 * p.opt.Zoom) }

// Top goes to the beginning.
func (p *Pane) Top() { p.stack.At, p.stack.Offset = 0, 0; p.moved() }

// Bottom goes to the end.
func (p *Pane) Bottom() {
	last := len(p.blocks) - 1
	if last < 0 || p.column == 0 {
		return
	}
	p.layOut(last)
	p.stack.At, p.stack.Offset = last, p.stack.Height(last)
	p.moved()
}

func (p *Pane) moved() {
	p.arrange()
	if p.opt.Moved != nil {
		p.opt.Moved(p.Place())
	}
}

const margin = 46

// fit drops layouts that were made for another width.
func (p *Pane) fit() {
	w := min(p.Size().Width-2*margin, float32(670*p.opt.Zoom*factor(p.opt.Column)))
	p.scaleTo(p.kit.DeviceScale())
	w = p.kit.Snap(max(float32(math.Floor(float64(w))), 160))
	if w == p.column {
		return
	}
	if p.column != 0 {
		p.part = p.stack.Offset / p.height(p.stack.At)
	}
	p.column = w
	for _, i := range p.laid {
		p.blocks[i].layout = nil
	}
	p.laid = p.laid[:0]
	p.strips.forget()
	p.stack.Reset(len(p.blocks), func(i int) float32 { return p.whole(&p.blocks[i], p.blocks[i].guess(w)) })
	p.layOut(p.stack.At)
	p.stack.Offset = p.part * p.height(p.stack.At)
}

// factor is one that may not be given.
func factor(f float64) float64 {
	if f == 0 {
		return 1
	}
	return f
}

func (p *Pane) scaleTo(scale float32) {
	if p.scale == scale {
		return
	}
	if p.column != 0 {
		p.part = p.stack.Offset / p.height(p.stack.At)
	}
	p.scale, p.column = scale, 0
}

// whole is a block's height with its space, on whole device pixels, for its text's.
func (p *Pane) whole(b *block, text float32) float32 {
	return p.kit.Snap(b.before) + p.kit.SnapUp(text) + p.kit.Snap(b.after)
}

// height is that of a block with its space: a guess until it is laid out.
func (p *Pane) height(i int) float32 { return p.stack.Height(i) }

func (p *Pane) layOut(i int) {
	b := &p.blocks[i]
	if b.layout != nil || b.isRule() {
		return
	}
	base, language := typeset.Auto, p.opt.Briefing.Meta.Language
	if b.ui {
		base, language = p.kit.Dir.Base(), p.kit.Language
	}
	s := typeset.Setting{Measure: float64(p.column), Align: b.style.Align, Kashida: p.opt.Kashida, Leading: b.style.Leading}
	b.layout, b.marked = p.kit.ShapeDressed(b.runes, b.style, p.bold(b), p.base(b, base), language).Layout(s), 0
	p.stack.Set(i, p.whole(b, float32(b.layout.Height)))
	p.laid = append(p.laid, i)
}

// bold are the words of a block that its file has bold, in runes of the block.
func (p *Pane) bold(b *block) (out []typeset.Range) {
	if b.paragraph < 0 {
		return nil
	}
	for _, s := range p.opt.Briefing.StylesIn(briefing.Span{Start: b.start, End: b.start + len(b.runes)}) {
		if s.Style&briefing.Bold != 0 {
			out = append(out, typeset.Range{Start: s.Span.Start - b.start, End: s.Span.End - b.start})
		}
	}
	return out
}

// base is a block's direction: its file's own word, else the one given.
func (p *Pane) base(b *block, otherwise typeset.Direction) typeset.Direction {
	if b.paragraph >= 0 && p.opt.Briefing.Paragraphs[b.paragraph].RightToLeft {
		return typeset.RTL
	}
	return otherwise
}

// near is how many blocks before and after the view keep their layouts.
const near = 64

// giveBack drops layouts far from the view; their heights stay known.
func (p *Pane) giveBack() {
	if len(p.laid) < 4*near {
		return
	}
	p.laid = slices.DeleteFunc(p.laid, func(i int) bool {
		far := i < p.stack.At-near || i > p.stack.At+near
		if far {
			p.blocks[i].layout, p.blocks[i].marks = nil, nil
		}
		return far
	})
}

// foot is the paper under the last line, in logical pixels.
const foot = 28

// origin is where the column begins and the block at the view's top stands, on whole device pixels.
func (p *Pane) origin() (x, y float32) {
	return p.kit.Snap((p.Size().Width - p.column) / 2), -p.kit.Snap(p.stack.Offset)
}

// arrange lays out what is in view and moves its strips there.
func (p *Pane) arrange() {
	size := p.Size()
	if size.Width <= 0 || size.Height <= 0 || len(p.blocks) == 0 {
		return
	}
	p.fit()
	p.stack.Settle(size.Height, foot, p.layOut)
	p.ground.Resize(size)
	list := append(p.parts.List[:0], p.ground)
	p.grounds.used = 0
	p.strips.next()
	x, y := p.origin()
	for i := p.stack.At; i < len(p.blocks) && y < size.Height; i++ {
		b := &p.blocks[i]
		p.layOut(i)
		p.mark(b)
		top := y + p.kit.Snap(b.before)
		list = p.behind(list, b, x, top)
		switch {
		case b.isRule():
			list = append(list, p.rule(b, x, top))
		default:
			list = p.text(list, i, x, top)
		}
		list = p.over(list, b, x, top)
		y += p.height(i)
	}
	p.giveBack()
	p.thumb.place(size)
	p.parts.List = append(list, p.thumb)
	// Not the pane: what is refreshed is painted again, and its strips need not be.
	p.ground.Refresh()
}

// text appends the strips of a block that are in view; marks and swashes reach a little out of their lines.
func (p *Pane) text(list []fyne.CanvasObject, i int, x, y float32) []fyne.CanvasObject {
	const reach = 20
	b := &p.blocks[i]
	n := len(b.layout.Lines)
	for from := 0; from < n; from += stripLines {
		to := min(from+stripLines, n)
		top := y + p.kit.Snap(float32(b.layout.Lines[from].Top))
		if y+float32(b.layout.Lines[to-1].Bottom) < -reach {
			continue
		}
		if top > p.Size().Height+reach {
			break
		}
		s := p.strips.get(i, from, func(s *text.Strip) { s.Set(b.layout, from, to, p.column, b.style.Color) })
		s.MoveTo(x, top)
		list = append(list, s.Raster)
	}
	return list
}

func (p *Pane) rule(b *block, x, y float32) fyne.CanvasObject {
	if b.line == nil {
		b.line = canvas.NewRectangle(b.rule)
	}
	b.line.Resize(fyne.NewSize(p.column, ruleHeight))
	b.line.Move(fyne.NewPos(x, y))
	return b.line
}

// extent is the whole height and the height above the view, guessed where unseen.
func (p *Pane) extent() (whole, above float32) {
	whole, above = p.stack.Extent()
	return whole + foot, above
}

// to scrolls so that above logical pixels are over the view.
func (p *Pane) to(above float32) {
	p.stack.To(above)
	p.moved()
}
