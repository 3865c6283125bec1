package typeset

import (
	"math"
	"sort"
)

// Rect is declared with the values; a box is a grapheme's place on a line.
type box struct {
	start, end int
	x, w       float64
	level      uint8
}

func (b box) rtl() bool { return b.level%2 == 1 }

// leading is the edge where reading the box begins, trailing where it ends.
func (b box) leading() float64 {
	if b.rtl() {
		return b.x + b.w
	}
	return b.x
}

func (b box) trailing() float64 {
	if b.rtl() {
		return b.x
	}
	return b.x + b.w
}

// boxes gives a line's graphemes from the physical left. A cluster of several graphemes (lam-alef) is shared out
// evenly; a kashida belongs to the letter before it; an ellipsis to nothing.
func (l *Layout) boxes(line int) []box {
	p := l.p
	var clusters, boxes []box
	for _, run := range l.Runs(line, nil) {
		kashida := 0.0
		for i := range run.Glyphs {
			g := &run.Glyphs[i]
			if g.Start == g.End {
				if g.Flags&IsKashida != 0 {
					kashida += g.Advance // of the next cluster to the right: it comes before in the text
				}
				continue
			}
			if n := len(clusters); n > 0 && clusters[n-1].start == int(g.Start) && kashida == 0 {
				clusters[n-1].w += g.Advance
				continue
			}
			clusters = append(clusters, box{
				start: int(g.Start), end: int(g.End), x: run.X + g.X - kashida, w: g.Advance + kashida, level: run.Level,
			})
			kashida = 0
		}
	}
	for _, c := range clusters {
		n := 0
		for i := c.start; i < c.end; i++ {
			if p.bits[i]&graphemeStart != 0 || i == c.start {
				n++
			}
		}
		c.w = max(c.w, 0) // a kern may leave a sign of no width less than none
		part := c.w / float64(n)
		from := len(boxes)
		for i, k := c.start, 0; i < c.end; k++ {
			end := i + 1
			for end < c.end && p.bits[end]&graphemeStart == 0 {
				end++
			}
			b := box{start: i, end: end, w: part, level: c.level, x: c.x + float64(k)*part}
			if c.rtl() {
				b.x = c.x + c.w - float64(k+1)*part
			}
			boxes = append(boxes, b)
			i = end
		}
		if c.rtl() {
			for a, b := from, len(boxes)-1; a < b; a, b = a+1, b-1 {
				boxes[a], boxes[b] = boxes[b], boxes[a]
			}
		}
	}
	return boxes
}

// snap moves an offset back to the grapheme that holds it.
func (p *Paragraph) snap(offset int) int {
	offset = max(0, min(offset, len(p.text)))
	for offset > 0 && p.bits[offset]&graphemeStart == 0 {
		offset--
	}
	return offset
}

// lineOf is the line that holds a caret.
func (l *Layout) lineOf(offset int, endOfLine bool) int {
	i := sort.Search(len(l.Lines), func(i int) bool { return l.Lines[i].End > offset })
	i = min(i, len(l.Lines)-1)
	if endOfLine && i > 0 && l.Lines[i].Start == offset {
		i--
	}
	return i
}

// startEdge is the x of a line's start side, endEdge that of its end side (trailing white space excluded).
func (l *Layout) startEdge(line int) float64 {
	if l.p.base == 1 {
		return l.Lines[line].X + l.Lines[line].Advance
	}
	return l.Lines[line].X
}

func (l *Layout) endEdge(line int) float64 {
	if l.p.base == 1 {
		return l.Lines[line].X
	}
	return l.Lines[line].X + l.Lines[line].Advance
}

// Caret says where a caret stands for a rune offset, snapped to a grapheme. endOfLine says, for an offset on
// a soft line break, that the caret stands at the end of the earlier line. Where the direction changes the first
// place is the one in the text of the lower level, as Java's TextLayout has it.
func (l *Layout) Caret(offset int, endOfLine bool) Caret {
	offset = l.p.snap(offset)
	line := l.lineOf(offset, endOfLine)
	var before, after *box
	for _, b := range l.boxes(line) {
		if b.end == offset {
			before = &b
		}
		if b.start == offset {
			after = &b
		}
	}
	return l.caret(line, offset, before, after)
}

// caret places a caret between the grapheme before it on the line and the one after it.
func (l *Layout) caret(line, offset int, before, after *box) Caret {
	ln := &l.Lines[line]
	c := Caret{Line: line, Top: ln.Top, Bottom: ln.Bottom, RTL: l.p.base == 1}
	base := box{level: l.p.base}
	first, second := base, base
	var x1, x2 float64
	switch {
	case after != nil:
		first, x1 = *after, after.leading()
	case before == nil:
		c.X = l.startEdge(line)
		if offset > ln.Start { // in a cluster, or beyond what is shown
			c.X = l.endEdge(line)
		}
		return c
	default:
		x1 = l.hangingEdge(line, before)
	}
	switch {
	case before != nil:
		second, x2 = *before, before.trailing()
	default:
		x2 = l.startEdge(line)
	}
	if second.level < first.level {
		first, second, x1, x2 = second, first, x2, x1
	}
	c.X, c.RTL = x1, first.rtl()
	if math.Abs(x1-x2) > tolerance {
		c.Split, c.OtherX = true, x2
	}
	return c
}

// hangingEdge is the end side of a line whose last grapheme is before, trailing white space included.
func (l *Layout) hangingEdge(line int, before *box) float64 {
	ln := &l.Lines[line]
	if before.end <= ln.Visible || before.level != l.p.base {
		return l.endEdge(line)
	}
	return before.trailing()
}

// Hit is the caret's offset nearest to a point, on the line at its height.
func (l *Layout) Hit(x, y float64) (offset int, endOfLine bool) {
	line := sort.Search(len(l.Lines), func(i int) bool { return l.Lines[i].Bottom > y })
	return l.hitLine(min(line, len(l.Lines)-1), x)
}

func (l *Layout) hitLine(line int, x float64) (offset int, endOfLine bool) {
	ln := &l.Lines[line]
	boxes := l.boxes(line)
	offset = ln.Start
	best := math.Inf(1)
	for _, b := range boxes {
		distance := max(b.x-x, x-b.x-b.w, 0)
		if distance >= best {
			continue
		}
		best = distance
		offset = b.start
		if (x < b.x+b.w/2) == b.rtl() {
			offset = b.end
		}
	}
	if !ln.Last || ln.End < len(l.p.text) {
		offset = min(offset, l.p.snap(ln.Visible))
	}
	return offset, offset == ln.End && !ln.Last
}

// Rects appends the rectangles that runes [start, end) cover: one or more a line, from the physical left, trailing
// white space left out where it hangs beyond the line's end. Neither start nor end splits a grapheme.
func (l *Layout) Rects(start, end int, dst []Rect) []Rect {
	start, end = l.p.snap(start), max(0, min(end, len(l.p.text)))
	for end < len(l.p.text) && l.p.bits[end]&graphemeStart == 0 {
		end++
	}
	if start >= end {
		return dst
	}
	for i := l.lineOf(start, false); i < len(l.Lines) && l.Lines[i].Start < end; i++ {
		ln := &l.Lines[i]
		open := false
		for _, b := range l.boxes(i) {
			if b.start < start || b.end > end || b.start >= ln.Visible && !ln.Last {
				open = false
				continue
			}
			if n := len(dst) - 1; open && math.Abs(dst[n].X+dst[n].W-b.x) < tolerance {
				dst[n].W += b.w
				continue
			}
			dst = append(dst, Rect{b.x, ln.Top, b.w, ln.Bottom - ln.Top})
			open = true
		}
	}
	return dst
}
