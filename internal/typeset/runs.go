package typeset

// stretch is a kashida on a line: glyphs that stand before the cluster that begins at rune at, in place of what the
// writer typed from rune from on. advance is what they add, in the caller's unit.
type stretch struct {
	from, at int
	glyphs   []glyph // start == at: carries no text
	advance  float64
}

// Runs appends the runs of a line to dst in visual order; Run.X is from the measure's left edge. Trailing white
// space hangs beyond the line's end. Their glyphs are the caller's.
func (l *Layout) Runs(line int, dst []Run) []Run { return l.appendRuns(line, dst, nil) }

// RunBuffer holds the runs of one line at a time, in memory that the next line's are put into: a painter goes from line to
// line without allocating.
type RunBuffer []Run

// Fill puts a line's runs, as Layout.Runs gives them, in the place of those held before.
func (b *RunBuffer) Fill(l *Layout, line int) {
	var slab []Glyph
	if held := (*b)[:cap(*b)]; len(held) > 0 {
		slab = held[0].Glyphs[:0]
	}
	*b = l.appendRuns(line, (*b)[:0], slab)
}

// appendRuns is Runs with the glyphs put into slab where they have room.
func (l *Layout) appendRuns(line int, dst []Run, slab []Glyph) []Run {
	p, ln, set := l.p, &l.Lines[line], &l.sets[line]
	var buffer [16]span
	spans := l.spans(buffer[:0], line)
	s := setter{l: l, set: set, visible: ln.Visible, pen: ln.X, slab: slab}
	if n := ln.End - ln.Start + 16; cap(s.slab) < n { // seldom are there more glyphs than that
		s.slab = make([]Glyph, 0, n)
	}
	tail := p.x[ln.End] - p.x[set.tail]
	if p.base == 1 {
		s.pen -= tail
		dst = s.ellipsis(dst, ln.End)
	}
	for _, sp := range spans {
		dst = s.span(dst, sp)
	}
	if p.base == 0 {
		dst = s.ellipsis(dst, ln.End)
	}
	return dst
}

// spans cuts a line by item, gives white space at its end and before tabs the base level (rule L1), and
// orders the spans (rule L2).
func (l *Layout) spans(spans []span, line int) []span {
	p, ln, tail := l.p, &l.Lines[line], l.sets[line].tail
	add := func(start, end int, level uint8, item int) {
		if start < end {
			spans = append(spans, span{start, end, level, item})
		}
	}
	for i := p.itemAt(ln.Start); i < len(p.items) && p.items[i].start < ln.End; i++ {
		it := &p.items[i]
		start, end := max(it.start, ln.Start), min(it.end, ln.End)
		if p.tabs && it.level != p.base {
			for j := start; j < min(end, tail); j++ {
				if !separates(p.text[j]) {
					continue
				}
				from := p.visible(start, j)
				add(start, from, it.level, i)
				add(from, j+1, p.base, i)
				start = j + 1
			}
			// White space before a tab of the next item.
			if end < tail && separates(p.text[end]) {
				from := p.visible(start, end)
				add(start, from, it.level, i)
				add(from, end, p.base, i)
				continue
			}
		}
		if end <= tail || it.level == p.base {
			add(start, end, it.level, i)
			continue
		}
		add(start, max(tail, start), it.level, i)
		add(max(tail, start), end, p.base, i)
	}
	reorder(spans)
	return spans
}

// setter makes the runs of a line.
type setter struct {
	l       *Layout
	set     *lineSet
	visible int
	pen     float64
	slab    []Glyph
}

// span appends a span's run.
func (s *setter) span(dst []Run, sp span) []Run {
	p := s.l.p
	it := &p.items[sp.item]
	scale := p.scale(it)
	run := Run{Font: it.font, Size: it.size, Level: sp.level, Start: sp.start, End: sp.end, X: s.pen}
	from := len(s.slab)
	first, last := p.pieceAt(sp.start), p.pieceAt(sp.end-1)
	backwards := sp.level%2 != it.level%2 // white space that rule L1 turned round
	for k := range last - first + 1 {
		i := first + k
		if sp.level%2 == 1 {
			i = last - k
		}
		pc := &p.pieces[i]
		glyphs := pc.shape.glyphs
		if !backwards && len(s.set.stretches) == 0 && int(pc.start) >= sp.start && int(pc.end) <= sp.end {
			s.whole(&run, pc, scale)
			continue
		}
		for j := range glyphs {
			g := &glyphs[j]
			if backwards {
				g = &glyphs[len(glyphs)-1-j]
			}
			at := int(pc.start + g.start)
			if at < sp.start || at >= sp.end {
				continue
			}
			var next *glyph
			if j+1 < len(glyphs) && !backwards {
				next = &glyphs[j+1]
			}
			s.glyph(&run, pc, g, next, at, scale)
		}
	}
	run.Glyphs = s.slab[from:]
	run.Advance = s.pen - run.X
	return append(dst, run)
}

// whole appends all of a piece's glyphs: the common case, a word without a kashida.
func (s *setter) whole(run *Run, pc *piece, scale float64) {
	glyphs := pc.shape.glyphs
	bits := s.l.p.bits[pc.start:pc.end]
	pen := s.pen - run.X
	for i := range glyphs {
		g := &glyphs[i]
		advance := float64(g.advance) * scale
		if bits[g.start]&isStretchable != 0 && s.set.gap != 1 && int(pc.start+g.start) < s.visible {
			advance *= s.set.gap
		}
		s.slab = append(s.slab, Glyph{
			ID: g.id, Start: pc.start + g.start, End: pc.start + g.end, X: pen, Advance: advance,
			DX: g.dx, DY: g.dy, Natural: g.advance, Flags: GlyphFlags(g.flags) & (IsSpace | IsMissing),
		})
		pen += advance
	}
	s.pen = pen + run.X
}

// glyph appends one glyph, and after a cluster's last the kashida that stands before the cluster.
func (s *setter) glyph(run *Run, pc *piece, g, next *glyph, at int, scale float64) {
	advance := float64(g.advance) * scale
	if s.set.gap != 1 && at < s.visible && s.l.p.bits[at]&isStretchable != 0 {
		advance *= s.set.gap
	}
	for i := range s.set.stretches {
		if st := &s.set.stretches[i]; at >= st.from && at < st.at {
			return // a typed tatweel, drawn with the kashida
		}
	}
	s.put(run, g, int32(at), pc.start+g.end, advance, GlyphFlags(g.flags)&(IsSpace|IsMissing))
	if len(s.set.stretches) == 0 || next != nil && next.start == g.start {
		return
	}
	for i := range s.set.stretches {
		st := &s.set.stretches[i]
		if st.at != at || run.Level%2 == 0 {
			continue
		}
		for j := range st.glyphs {
			k := &st.glyphs[j]
			flags := IsKashida
			if k.start < k.end {
				flags = 0
			}
			s.put(run, k, k.start, k.end, float64(k.advance)*scale, flags)
		}
	}
}

func (s *setter) put(run *Run, g *glyph, start, end int32, advance float64, flags GlyphFlags) {
	s.slab = append(s.slab, Glyph{
		ID: g.id, Start: start, End: end, X: s.pen - run.X, Advance: advance,
		DX: g.dx, DY: g.dy, Natural: g.advance, Flags: flags,
	})
	s.pen += advance
}

// ellipsis appends the run of the cut line's ellipsis.
func (s *setter) ellipsis(dst []Run, end int) []Run {
	m := s.set.ellipsis
	if m == nil {
		return dst
	}
	run := Run{Font: m.font, Size: m.size, Level: s.l.p.base, Start: end, End: end, X: s.pen}
	scale := s.l.p.scale(&item{font: m.font, size: m.size})
	from := len(s.slab)
	for i := range m.glyphs {
		s.put(&run, &m.glyphs[i], int32(end), int32(end), float64(m.glyphs[i].advance)*scale, IsEllipsis)
	}
	run.Glyphs = s.slab[from:]
	run.Advance = s.pen - run.X
	return append(dst, run)
}
