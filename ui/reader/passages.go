package reader

import (
	"image/color"

	"fyne.io/fyne/v2"

	"bayan/internal/briefing"
	"bayan/internal/typeset"
)

// Trace is how a passage is shown.
type Trace uint8

const (
	Ground Trace = iota // behind its letters
	Under               // a line under them
	Flag                // a tab in the margin beside its first line
)

// Passage is a stretch of the source that a person has marked.
type Passage struct {
	Span  briefing.Span
	Trace Trace
	Color color.NRGBA
}

// SetPassages shows what is marked, a later one over an earlier. Like hits they
// lie behind the text and never split a run.
func (p *Pane) SetPassages(list []Passage) {
	p.passages = list
	p.remark()
}

const (
	underline           = 2 // logical pixels
	flagWidth, flagAway = 7, 15
)

// markPassages adds a block's passages: grounds first, so that no line is hidden.
func (p *Pane) markPassages(b *block) {
	for _, s := range p.passages {
		if s.Trace == Ground {
			b.add(s.Span, s.Color)
		}
	}
	end := b.start + len(b.runes)
	for _, s := range p.passages {
		switch {
		case s.Trace == Under:
			n := len(b.marks)
			b.add(s.Span, s.Color)
			for i := n; i < len(b.marks); i++ {
				r := &b.marks[i].rect
				r.Y, r.H = r.Y+r.H-underline, underline
			}
		case s.Trace == Flag && s.Span.Start >= b.start && s.Span.Start < end:
			c := b.layout.Caret(s.Span.Start-b.start, false)
			h := min(c.Bottom-c.Top, 20*p.opt.Zoom)
			x := p.kit.Dir.X(p.column, -flagAway-flagWidth, flagWidth)
			b.marks = append(b.marks, mark{
				rect:  typeset.Rect{X: float64(x) + 2, Y: (c.Top + c.Bottom - h) / 2, W: flagWidth - 4, H: h},
				color: s.Color,
			})
		}
	}
}

// Select selects a stretch of the source.
func (p *Pane) Select(s briefing.Span) {
	n := len(p.opt.Briefing.Text)
	p.selected.anchor, p.selected.focus = max(0, min(s.Start, n)), max(0, min(s.End, n))
	p.remark()
}

var _ fyne.SecondaryTappable = (*Pane)(nil)

// TappedSecondary asks for the menu of what is selected; a press beside the
// selection takes the marked passage there, or the word, first.
func (p *Pane) TappedSecondary(e *fyne.PointEvent) {
	offset, b := p.offsetAt(e.Position)
	if b == nil || p.opt.Context == nil {
		return
	}
	if !p.Selection().Contains(offset) {
		w := b.layout.Paragraph().Word(offset - b.start)
		span := briefing.Span{Start: b.start + w.Start, End: b.start + w.End}
		if s, ok := p.passageAt(offset); ok {
			span = s
		}
		p.Select(span)
	}
	p.opt.Context(e.AbsolutePosition)
}

// passageAt is the shortest passage on the rune at offset.
func (p *Pane) passageAt(offset int) (s briefing.Span, ok bool) {
	for _, m := range p.passages {
		if m.Trace != Flag && m.Span.Contains(offset) && (!ok || m.Span.Len() < s.Len()) {
			s, ok = m.Span, true
		}
	}
	return s, ok
}

// SelectionEnd is where the selection ends, under its line, in the pane; the
// pane's middle where that is out of view.
func (p *Pane) SelectionEnd() fyne.Position {
	end := p.selected.focus
	x, y := p.origin()
	for i := p.stack.At; i < len(p.blocks) && y < p.Size().Height; i++ {
		b := &p.blocks[i]
		if b.paragraph >= 0 && b.layout != nil && end >= b.start && end <= b.start+len(b.runes) {
			c := b.layout.Caret(end-b.start, true)
			if at := y + b.before + float32(c.Bottom); at > 0 && at < p.Size().Height {
				return fyne.NewPos(x+float32(c.X), at)
			}
		}
		y += p.height(i)
	}
	return fyne.NewPos(p.Size().Width/2, p.Size().Height/2)
}
