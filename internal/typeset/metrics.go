package typeset

// stack gives lines their heights. A line is as tall as its faces say, or as Leading says of its largest size, and
// taller where marks are stacked beyond that: nothing is clipped.
func (l *Layout) stack() {
	y := 0.0
	for i := range l.Lines {
		line := &l.Lines[i]
		above, below := l.height(line)
		line.Top, line.Baseline, line.Bottom = y, y+above, y+above+below
		y = line.Bottom
	}
	l.Height = y
}

// height is how far a line reaches above and below its baseline.
func (l *Layout) height(line *Line) (above, below float64) {
	p := l.p
	var ascent, descent, gap, size float64
	add := func(id FontID, s float64, strut bool) {
		face := p.engine.fonts.Face(id)
		if face == nil {
			ascent, descent = max(ascent, s), max(descent, s/4)
			size = max(size, s)
			return
		}
		scale := s / float64(face.UnitsPerEm())
		m := &face.metrics
		switch {
		case l.s.Leading <= 0: // room for all faces
			ascent, descent = max(ascent, float64(m.Ascent)*scale), max(descent, -float64(m.Descent)*scale)
			gap = max(gap, float64(m.LineGap)*scale)
		case s > size || strut: // where the baseline lies in the leading follows the largest size's first face
			ascent, descent = float64(m.Ascent)*scale, -float64(m.Descent)*scale
		}
		size = max(size, s)
	}
	add(p.strut.Font, p.strut.Size, true)
	for i := p.itemAt(line.Start); i < len(p.items) && p.items[i].start < line.End; i++ {
		add(p.items[i].font, p.items[i].size, false)
	}
	above, below = ascent+gap/2, descent+gap/2
	if l.s.Leading > 0 {
		half := (l.s.Leading*size - ascent - descent) / 2
		above, below = ascent+half, descent+half
	}
	for i := p.pieceAt(line.Start); i < len(p.pieces) && int(p.pieces[i].start) < line.End; i++ {
		pc := &p.pieces[i]
		scale := p.scale(&p.items[pc.item])
		above = max(above, float64(pc.shape.top)*scale)
		below = max(below, -float64(pc.shape.bottom)*scale)
	}
	return above, below
}
