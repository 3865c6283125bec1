package typeset

// Move takes a step with the caret and gives its new offset and endOfLine, as Caret takes them. goalX keeps the
// column over several MoveLineUp and MoveLineDown (pass the Caret's X first).
func (l *Layout) Move(offset int, endOfLine bool, m Move, goalX float64) (int, bool) {
	p := l.p
	offset = p.snap(offset)
	line := l.lineOf(offset, endOfLine)
	switch m {
	case MoveNext:
		return p.nextGrapheme(offset), false
	case MovePrevious:
		return p.snap(offset - 1), false
	case MoveNextWord:
		return p.nextWord(offset), false
	case MovePreviousWord:
		return p.previousWord(offset), false
	case MoveLineUp:
		if line == 0 {
			return l.Lines[0].Start, false
		}
		return l.hitLine(line-1, goalX)
	case MoveLineDown:
		if line == len(l.Lines)-1 {
			return l.lineEnd(line)
		}
		return l.hitLine(line+1, goalX)
	case MoveLineStart:
		return l.Lines[line].Start, false
	case MoveLineEnd:
		return l.lineEnd(line)
	case MoveStartward, MoveEndward:
		return l.step(line, offset, m == MoveEndward)
	}
	return offset, endOfLine
}

func (l *Layout) lineEnd(line int) (int, bool) {
	ln := &l.Lines[line]
	if ln.Last {
		return l.p.snap(ln.End), false
	}
	at := l.p.snap(ln.Visible)
	return at, at == ln.End
}

// step goes to the next caret place on the line, by where carets stand; beyond the line's edge to the next line.
// Ordering the offsets by place reaches each of them and never goes round in a circle, whatever the directions.
func (l *Layout) step(line, offset int, endward bool) (int, bool) {
	p := l.p
	ln := &l.Lines[line]
	offset = min(offset, ln.End) // beyond it where the line is cut
	boxes := l.boxes(line)
	starts, ends := make([]*box, ln.End-ln.Start+1), make([]*box, ln.End-ln.Start+1) // by offset
	for i := range boxes {
		starts[boxes[i].start-ln.Start] = &boxes[i]
		ends[boxes[i].end-ln.Start] = &boxes[i]
	}
	place := func(at int) float64 { // grows endward
		x := l.caret(line, at, ends[at-ln.Start], starts[at-ln.Start]).X
		if p.base == 1 {
			return -x
		}
		return x
	}
	end, endOfLine := l.lineEnd(line)
	from := place(offset)
	best, found := 0, false
	for at := ln.Start; at <= end; at = p.nextGrapheme(at) {
		if at != offset {
			ahead := before(from, offset, place(at), at)
			if ahead == endward && (!found || before(place(at), at, place(best), best) == endward) {
				best, found = at, true
			}
		}
		if at == end {
			break
		}
	}
	if found {
		return best, best == end && endOfLine
	}
	if endward && line+1 < len(l.Lines) {
		next := l.Lines[line+1].Start
		if !endOfLine { // the caret stood before the space that hangs at the line's end
			return next, false
		}
		return l.step(line+1, next, true)
	}
	if !endward && line > 0 {
		at, eol := l.lineEnd(line - 1)
		if !eol {
			return at, false
		}
		return l.step(line-1, at, false)
	}
	return offset, false
}

// before orders caret places; those at one place by their offsets.
func before(x float64, offset int, otherX float64, other int) bool {
	if d := otherX - x; d > tolerance || d < -tolerance {
		return d > 0
	}
	return other > offset
}

func (p *Paragraph) nextGrapheme(offset int) int {
	if offset >= len(p.text) {
		return len(p.text)
	}
	for offset++; offset < len(p.text) && p.bits[offset]&graphemeStart == 0; offset++ {
	}
	return offset
}
