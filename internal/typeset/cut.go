package typeset

// mark is the ellipsis at the end of a cut line.
type mark struct {
	font    FontID
	size    float64
	glyphs  []glyph
	advance float64
}

// cut ends the last of MaxLines in an ellipsis where text is left over.
func (l *Layout) cut(measure float64) {
	p := l.p
	last := len(l.Lines) - 1
	line := &l.Lines[last]
	if line.End >= len(p.text) && (measure == 0 || l.s.MaxLines == 0 || line.Advance <= l.width(last, measure)+tolerance) {
		return
	}
	m := p.ellipsis(line.Start)
	room := l.width(last, measure) - m.advance
	end := line.Start
	if room > 0 {
		// What fits, cut between graphemes: more of the text is seen than at a word's end.
		end = p.emergency(line.Start, len(p.text), room)
		if p.x[end]-p.x[line.Start] > room {
			end = line.Start
		}
	}
	end = p.visible(line.Start, end)
	line.End, line.Visible = end, end
	line.Advance = p.x[end] - p.x[line.Start] + m.advance
	l.sets[last].tail = end
	l.sets[last].ellipsis = m
}

// ellipsis shapes one in the style of the text at an offset.
func (p *Paragraph) ellipsis(offset int) *mark {
	m := &mark{font: p.strut.Font, size: p.strut.Size}
	script := leadingScript(nil, p.base, p.base)
	if i := p.itemAt(offset); i < len(p.items) {
		m.font, m.size, script = p.items[i].font, p.items[i].size, p.items[i].script
	}
	face := p.engine.fonts.Face(m.font)
	text := []rune{ellipsis}
	if face != nil && face.ellipsis != ellipsis {
		text = []rune{face.ellipsis, face.ellipsis, face.ellipsis}
	}
	w := p.engine.acquire()
	defer p.engine.release(w)
	shaped := w.shapeRange(face, text, 0, len(text), script, p.language, p.base)
	m.glyphs = shaped.glyphs
	m.advance = float64(shaped.width) * p.scale(&item{font: m.font, size: m.size})
	return m
}
