package typeset

// justify widens the spaces of every line but the last.
func (l *Layout) justify(measure float64) {
	if l.s.Align != Justify || measure == 0 || l.s.NoStretch {
		return
	}
	for i := range l.Lines {
		line := &l.Lines[i]
		if line.Last {
			continue
		}
		spaces := l.p.spaces(line.Start, line.Visible)
		slack := l.width(i, measure) - line.Advance
		if spaces <= 0 || slack <= 0 {
			continue
		}
		line.Gap = 1 + slack/spaces
		line.Advance += slack
		l.sets[i].gap = line.Gap
	}
}
