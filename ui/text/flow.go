package text

import (
	"golang.org/x/text/unicode/bidi"

	"bayan/internal/typeset"
	"bayan/ui/rtl"
)

// flow is an editor's text set: one layout a paragraph, stacked. y grows down
// from the flow's top, x from its physical left edge.
type flow struct {
	parts  []flowPart
	width  float64 // the measure, or the widest line where there is none
	height float64
	wraps  bool
}

type flowPart struct {
	start  int // rune offset of the paragraph in the text
	layout *typeset.Layout
	top    float64
}

// setFlow sets runes, split at newlines. measure ≤ 0 keeps each paragraph on one line.
func (k *Kit) setFlow(runes []rune, s Style, measure float64) *flow {
	f := &flow{width: measure, wraps: measure > 0}
	align := s.Align
	start := 0
	for i := 0; i <= len(runes); i++ {
		if i < len(runes) && runes[i] != '\n' {
			continue
		}
		p := k.Shape(runes[start:i], s, k.typedBase(runes[start:i]), k.Language)
		l := p.Layout(typeset.Setting{Measure: measure, Align: align, Leading: s.Leading, NoStretch: true})
		f.parts = append(f.parts, flowPart{start, l, f.height})
		f.height += l.Height
		f.width = max(f.width, l.Width)
		start = i + 1
	}
	return f
}

// typedBase is the base direction of a paragraph being typed: its own, and the
// interface's while it has no letters.
func (k *Kit) typedBase(runes []rune) typeset.Direction {
	if k.Dir == rtl.RTL {
		return typeset.Auto
	}
	for _, r := range runes {
		if c, _ := bidi.LookupRune(r); c.Class() == bidi.R || c.Class() == bidi.AL {
			return typeset.Auto
		}
	}
	return typeset.LTR
}

// part is the index of the paragraph that offset lies in.
func (f *flow) part(offset int) int {
	i := len(f.parts) - 1
	for i > 0 && f.parts[i].start > offset {
		i--
	}
	return i
}

func (f *flow) caret(offset int, endOfLine bool) typeset.Caret {
	p := &f.parts[f.part(offset)]
	c := p.layout.Caret(offset-p.start, endOfLine)
	c.Top, c.Bottom = c.Top+p.top, c.Bottom+p.top
	return c
}

func (f *flow) hit(x, y float64) (offset int, endOfLine bool) {
	i := len(f.parts) - 1
	for i > 0 && f.parts[i].top > y {
		i--
	}
	p := &f.parts[i]
	offset, endOfLine = p.layout.Hit(x, y-p.top)
	return offset + p.start, endOfLine
}

// rects appends where runes [start, end) stand.
func (f *flow) rects(start, end int, dst []typeset.Rect) []typeset.Rect {
	for i := range f.parts {
		p := &f.parts[i]
		n := len(p.layout.Paragraph().Runes())
		from, to := max(start-p.start, 0), min(end-p.start, n)
		if from >= to {
			continue
		}
		at := len(dst)
		dst = p.layout.Rects(from, to, dst)
		for j := at; j < len(dst); j++ {
			dst[j].Y += p.top
		}
	}
	return dst
}

// move steps the caret; over a paragraph's edge it goes on in the next.
func (f *flow) move(offset int, endOfLine bool, m typeset.Move, goal float64) (int, bool) {
	i := f.part(offset)
	p := &f.parts[i]
	n := len(p.layout.Paragraph().Runes())
	local := offset - p.start
	switch line := p.layout.Caret(local, endOfLine).Line; {
	case m == typeset.MoveLineUp && line == 0 && i > 0:
		q := &f.parts[i-1]
		to, at := q.layout.Hit(goal, q.layout.Height-1)
		return to + q.start, at
	case m == typeset.MoveLineDown && line == len(p.layout.Lines)-1 && i < len(f.parts)-1:
		q := &f.parts[i+1]
		to, at := q.layout.Hit(goal, 1)
		return to + q.start, at
	}
	to, at := p.layout.Move(local, endOfLine, m, goal)
	if to != local || at != endOfLine {
		return to + p.start, at
	}
	switch m {
	case typeset.MoveNext, typeset.MoveNextWord, typeset.MoveEndward:
		if i < len(f.parts)-1 && (local == n || m == typeset.MoveEndward) {
			return f.parts[i+1].start, false
		}
	case typeset.MovePrevious, typeset.MovePreviousWord, typeset.MoveStartward:
		if i > 0 && (local == 0 || m == typeset.MoveStartward) {
			q := &f.parts[i-1]
			return q.start + len(q.layout.Paragraph().Runes()), false
		}
	}
	return offset, endOfLine
}

// paragraph is the range of the paragraph that offset lies in.
func (f *flow) paragraph(offset int) typeset.Range {
	p := &f.parts[f.part(offset)]
	return typeset.Range{Start: p.start, End: p.start + len(p.layout.Paragraph().Runes())}
}

// word is the word that offset lies in.
func (f *flow) word(offset int) typeset.Range {
	p := &f.parts[f.part(offset)]
	w := p.layout.Paragraph().Word(offset - p.start)
	return typeset.Range{Start: w.Start + p.start, End: w.End + p.start}
}
