package reader

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/briefing"
	"bayan/internal/typeset"
	"bayan/ui/render"
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
	// Moved is told when the top of the view changes: the paragraph there
	// (index in Briefing.Paragraphs) and how much of it is above the view, as
	// a part of its height.
	Moved func(paragraph int, part float64)
	// Pressed is told when the text is clicked, before it selects.
	Pressed func()
}

// Pane shows a statement. Its place is a block and an offset in it, never a
// height from the top: unseen paragraphs may be guessed without a jump.
type Pane struct {
	widget.BaseWidget
	kit    *widgets.Kit
	opt    Options
	blocks []block
	column float32 // the width that blocks are laid out for

	at     int     // block at the top of the view
	offset float32 // of the view's top in it
	part   float32 // the same as a part of the block's height, over a change of width

	hits     []briefing.Span // in order
	current  int             // index in hits, or -1
	selected selection

	ground *canvas.Rectangle
	marks  marks
	thumb  *thumb
	parts  *render.Parts
}

var _ fyne.Scrollable = (*Pane)(nil)

// New makes a pane at the top of its statement.
func New(k *widgets.Kit, o Options) *Pane {
	p := &Pane{kit: k, opt: o, current: -1, ground: canvas.NewRectangle(k.Palette.Paper)}
	p.thumb = newThumb(k, p)
	p.parts = &render.Parts{
		Arrange: func(fyne.Size) { p.arrange() },
		Min:     func() fyne.Size { return fyne.NewSize(240, 120) },
		Update:  func() { p.arrange() },
	}
	p.blocks = p.makeBlocks()
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer implements fyne.Widget.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer { return p.parts }

// SetZoom changes the text's size and keeps the place.
func (p *Pane) SetZoom(z float64) {
	paragraph, part := p.Place()
	p.opt.Zoom = z
	p.blocks, p.column = p.makeBlocks(), 0
	p.Restore(paragraph, part)
}

// Place is the paragraph at the top of the view (-1 in the title) and how much of it is above.
func (p *Pane) Place() (paragraph int, part float64) {
	if len(p.blocks) == 0 {
		return -1, 0
	}
	b := &p.blocks[p.at]
	if b.paragraph < 0 {
		return -1, 0
	}
	return b.paragraph, float64(p.offset / b.height())
}

// Restore goes to a place that Place gave, in whatever size the text is now.
func (p *Pane) Restore(paragraph int, part float64) {
	p.at, p.offset, p.part, p.column = 0, 0, 0, 0
	if i := p.blockOf(paragraph); i >= 0 {
		p.at, p.part = i, float32(part)
	}
	p.arrange() // before the pane has a size the place waits in part
}

func (p *Pane) blockOf(paragraph int) int {
	if paragraph < 0 {
		return -1
	}
	for i := range p.blocks {
		if p.blocks[i].paragraph == paragraph {
			return i
		}
	}
	return -1
}

// Reveal scrolls to a paragraph.
func (p *Pane) Reveal(paragraph int) {
	i := p.blockOf(paragraph)
	if i < 0 {
		return
	}
	p.at, p.offset = i, -12
	p.moved()
}

// Scrolled follows the wheel.
func (p *Pane) Scrolled(e *fyne.ScrollEvent) { p.By(-e.Scrolled.DY * 2) }

// By scrolls by logical pixels, down where positive.
func (p *Pane) By(dy float32) {
	p.offset += dy
	p.moved()
}

// Page is one step of PageDown: a view less a line.
func (p *Pane) Page() float32 { return max(40, p.Size().Height-float32(45*p.opt.Zoom)) }

// Line is one step of an arrow key.
func (p *Pane) Line() float32 { return float32(45 * p.opt.Zoom) }

// Top goes to the beginning.
func (p *Pane) Top() { p.at, p.offset = 0, 0; p.moved() }

// Bottom goes to the end.
func (p *Pane) Bottom() {
	p.at, p.offset = len(p.blocks)-1, 1e9
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
	w := min(p.Size().Width-2*margin, float32(670*p.opt.Zoom))
	w = float32(math.Floor(float64(max(w, 160))))
	if w == p.column {
		return
	}
	if p.column != 0 {
		p.part = p.offset / p.blocks[p.at].height()
	}
	p.column = w
	for i := range p.blocks {
		b := &p.blocks[i]
		b.layout, b.strips = nil, nil
		lines := math.Ceil(float64(len(b.runes)) * b.style.Size * 0.41 / float64(w))
		b.guess = float32(lines * b.style.Size * b.style.Leading)
	}
	p.layOut(p.at)
	p.offset = p.part * p.blocks[p.at].height()
}

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
	b.layout = p.kit.Shape(b.runes, b.style, base, language).Layout(s)
}

// normalise brings the place into the text: never above its beginning, never
// so far that the end leaves the bottom.
func (p *Pane) normalise() {
	view := p.Size().Height
	for range 2 {
		for p.offset < 0 && p.at > 0 {
			p.at--
			p.layOut(p.at)
			p.offset += p.blocks[p.at].height()
		}
		if p.at == 0 {
			p.offset = max(p.offset, 0)
		}
		p.layOut(p.at)
		for p.at < len(p.blocks)-1 && p.offset >= p.blocks[p.at].height() {
			p.offset -= p.blocks[p.at].height()
			p.at++
			p.layOut(p.at)
		}
		below := -p.offset
		for i := p.at; i < len(p.blocks) && below < view; i++ {
			p.layOut(i)
			below += p.blocks[i].height()
		}
		const foot = 28
		if short := view - foot - below; short > 0 && (p.at > 0 || p.offset > 0) {
			p.offset -= short
			continue
		}
		return
	}
	if p.at == 0 {
		p.offset = max(p.offset, 0)
	}
}

// arrange lays out what is in view and moves its strips there.
func (p *Pane) arrange() {
	size := p.Size()
	if size.Width <= 0 || size.Height <= 0 || len(p.blocks) == 0 {
		return
	}
	p.fit()
	p.normalise()
	p.ground.Resize(size)
	list := append(p.parts.List[:0], p.ground)
	p.marks.reset()
	x := float32(math.Floor(float64((size.Width - p.column) / 2)))
	y := -float32(math.Round(float64(p.offset)))
	for i := p.at; i < len(p.blocks) && y < size.Height; i++ {
		b := &p.blocks[i]
		p.layOut(i)
		p.strip(b)
		list = p.mark(list, b, x, y+b.before)
		if b.isRule() {
			r := canvas.NewRectangle(b.rule)
			r.Resize(fyne.NewSize(p.column, 2))
			r.Move(fyne.NewPos(x, y+b.before))
			list = append(list, r)
		}
		for _, s := range b.strips {
			top := y + b.before + s.Top()
			if top+s.Height() < -20 || top > size.Height+20 {
				continue
			}
			s.MoveTo(x, top)
			list = append(list, s.Raster)
		}
		list = p.markCurrent(list, b, x, y+b.before)
		y += b.height()
	}
	for i := range p.blocks {
		if d := i - p.at; d < -8 || d > 40 {
			p.blocks[i].strips = nil // textures far from the view are given back
		}
	}
	p.thumb.place(size)
	p.parts.List = append(list, p.thumb)
	canvas.Refresh(p)
}

func (p *Pane) strip(b *block) {
	if b.strips != nil || b.layout == nil {
		return
	}
	n := len(b.layout.Lines)
	for from := 0; from < n; from += stripLines {
		b.strips = append(b.strips, text.NewStrip(p.kit.Kit, b.layout, from, min(from+stripLines, n), p.column, b.style.Color))
	}
}

// extent is the whole height and the height above the view, guessed where unseen.
func (p *Pane) extent() (whole, above float32) {
	for i := range p.blocks {
		if i == p.at {
			above = whole + p.offset
		}
		whole += p.blocks[i].height()
	}
	return whole + 28, above
}

// to scrolls so that above logical pixels are over the view.
func (p *Pane) to(above float32) {
	var y float32
	for i := range p.blocks {
		h := p.blocks[i].height()
		if y+h > above || i == len(p.blocks)-1 {
			p.at, p.offset = i, above-y
			break
		}
		y += h
	}
	p.moved()
}
