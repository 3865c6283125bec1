package typeset

import "math"

// Layout is a paragraph broken into lines: immutable, safe for concurrent use.
type Layout struct {
	Lines  []Line
	Width  float64 // widest line's extent
	Height float64

	p    *Paragraph
	s    Setting
	sets []lineSet
}

// lineSet is what a line needs beside its Line for its glyphs to be made.
type lineSet struct {
	tail      int     // where trailing white space starts that goes to the base level (rule L1)
	gap       float64 // factor on stretchable spaces
	stretches []stretch
	ellipsis  *mark
}

// Paragraph is what was laid out.
func (l *Layout) Paragraph() *Paragraph { return l.p }

// Setting is how it was laid out.
func (l *Layout) Setting() Setting { return l.s }

// Layout breaks the paragraph into lines. A text without a rune has one empty line.
func (p *Paragraph) Layout(s Setting) *Layout {
	l := &Layout{p: p, s: s}
	measure := s.Measure
	if math.IsNaN(measure) || measure <= 0 || math.IsInf(measure, 1) {
		measure = 0
	}
	if !(math.Abs(s.Indent) <= measure) {
		l.s.Indent = 0
	}
	if !(s.Leading > 0 && s.Leading < 1000) {
		l.s.Leading = 0
	}
	if measure == 0 {
		l.addLine(0, len(p.text))
	} else {
		l.fill(measure)
	}
	l.Lines[len(l.Lines)-1].Last = true
	l.cut(measure)
	l.justify(measure)
	l.stack()
	l.align(measure)
	return l
}

// width is the room that a line has in the measure.
func (l *Layout) width(line int, measure float64) float64 {
	if line == 0 {
		return max(measure-l.s.Indent, 0)
	}
	return measure
}

// fill breaks the text to the measure.
func (l *Layout) fill(measure float64) {
	p := l.p
	if l.s.Breaking == Optimal && len(p.text) > 0 {
		l.fillOptimal(measure)
		return
	}
	for start := 0; ; {
		end := p.firstFit(start, l.width(len(l.Lines), measure))
		l.addLine(start, end)
		if start = end; start >= len(p.text) {
			return
		}
		if l.s.MaxLines > 0 && len(l.Lines) == l.s.MaxLines {
			return
		}
	}
}

func (l *Layout) addLine(start, end int) {
	p := l.p
	visible := p.visible(start, end)
	l.Lines = append(l.Lines, Line{
		Start: start, End: end, Visible: visible, Advance: p.x[visible] - p.x[start], Gap: 1,
	})
	l.sets = append(l.sets, lineSet{tail: visible, gap: 1})
}

// spaces is the natural width of a line's stretchable spaces.
func (p *Paragraph) spaces(start, end int) float64 {
	sum := 0.0
	for i := start; i < end; i++ {
		if p.bits[i]&isStretchable != 0 {
			sum += p.x[i+1] - p.x[i]
		}
	}
	return sum
}

// align places the lines in the measure; without one, in the widest line.
func (l *Layout) align(measure float64) {
	for i := range l.Lines {
		l.Width = max(l.Width, l.Lines[i].Advance)
	}
	if measure == 0 {
		measure = l.Width
	}
	for i := range l.Lines {
		line := &l.Lines[i]
		room := l.width(i, measure)
		start, end := 0.0, room-line.Advance // x of a line at the physical left and right
		if l.p.base == 0 {
			start, end = end+measure-room, measure-room // the indent is at the left
		}
		switch l.s.Align { // right to left: start is the right
		case AlignCenter:
			line.X = (start + end) / 2
		case AlignEnd:
			line.X = start
		default:
			line.X = end
		}
	}
}
