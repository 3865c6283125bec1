package typeset

import "bayan/internal/typeset/cuts"

// shapeItem appends the pieces of an item: words with the spaces after them where the font allows cutting there,
// known ones from the cache, else as much as is shaped at a time.
func (p *Paragraph) shapeItem(w *worker, index int) {
	it := &p.items[index]
	face := p.engine.fonts.Face(it.font)
	if face == nil || face.cuts().Never || p.hidden || p.engine.whole {
		for start := it.start; start < it.end; {
			end := p.chunk(start, it.end)
			p.addPiece(w, face, index, start, end)
			start = end
		}
		return
	}
	c := face.cuts()
	first := len(p.pieces)
	for start := it.start; start < it.end; {
		end := p.wordEnd(start, it.end)
		p.addWord(w, face, c, index, start, end)
		for len(p.pieces)-first > 1 && p.bridged(c, &p.pieces[len(p.pieces)-2], &p.pieces[len(p.pieces)-1]) {
			// Some rule of the font may see both words: they are shaped as one.
			from := int(p.pieces[len(p.pieces)-2].start)
			if end-from > mostRunes {
				break
			}
			p.pieces = p.pieces[:len(p.pieces)-2]
			p.addPiece(w, face, index, from, end)
		}
		start = end
	}
}

// chunk is where what is shaped at a time ends.
func (p *Paragraph) chunk(start, end int) int {
	if end-start <= mostRunes {
		return end
	}
	for at := start + mostRunes; at > start+mostRunes/2; at-- {
		if p.bits[at]&graphemeStart != 0 {
			return at
		}
	}
	return start + mostRunes
}

// wordEnd is where the word that begins at start ends, the spaces after it included.
func (p *Paragraph) wordEnd(start, end int) int {
	limit := p.chunk(start, end)
	for at := start; at < limit; at++ {
		if p.drawn[at] != ' ' {
			continue
		}
		for at++; at < limit && p.drawn[at] == ' '; at++ {
		}
		if at == end || p.bits[at]&graphemeStart != 0 {
			return at
		}
	}
	return limit
}

// lead is where shaping has to begin for a piece that begins at start: at the space before it, where that matters.
func (p *Paragraph) lead(c *cuts.Cuts, it *item, start int) int {
	if c.Lead && start > it.start && p.drawn[start-1] == ' ' {
		return start - 1
	}
	return start
}

func (p *Paragraph) addPiece(w *worker, face *Face, index, start, end int) {
	it := &p.items[index]
	lead := start
	if face != nil {
		lead = p.lead(face.cuts(), it, start)
	}
	p.pieces = append(p.pieces, piece{
		start: int32(start), end: int32(end), item: int32(index),
		shape: w.shapeAfter(face, p.drawn, lead, start, end, it.script, p.language, it.level),
	})
}

// addWord appends a word's piece from the cache, or shapes it and puts it there.
func (p *Paragraph) addWord(w *worker, face *Face, c *cuts.Cuts, index, start, end int) {
	it := &p.items[index]
	if end-start > longestWord || p.joined(it, start, end) {
		p.addPiece(w, face, index, start, end)
		return
	}
	text := p.drawn[start:end]
	s := wordSetting{
		face: face, script: it.script, language: p.language, odd: it.level%2 == 1,
		lead: p.lead(c, it, start) < start,
	}
	h := hash(text)
	shaped := p.engine.words.get(h, text, &s)
	if shaped == nil {
		shaped = p.shapeWord(w, face, c, it, start, end)
		p.engine.words.put(h, text, &s, shaped)
	}
	p.pieces = append(p.pieces, piece{start: int32(start), end: int32(end), item: int32(index), shape: shaped})
}

// shapeWord shapes a word with the spaces after it. Where the font takes no notice of those they are put beside it.
func (p *Paragraph) shapeWord(w *worker, face *Face, c *cuts.Cuts, it *item, start, end int) *shape {
	letters := end
	for letters > start && p.drawn[letters-1] == ' ' {
		letters--
	}
	if c.Trail || letters == start || letters == end {
		return p.shapeLetters(w, face, c, it, start, end)
	}
	s := p.shapeLetters(w, face, c, it, start, letters)
	id, _ := face.reader.Cmap.Lookup(' ')
	space := glyph{id: uint32(id), advance: face.Advance(uint32(id)), flags: uint8(IsSpace)}
	n := end - letters
	glyphs := make([]glyph, 0, len(s.glyphs)+n)
	put := func(at int) {
		space.start, space.end = int32(at-start), int32(at-start+1)
		glyphs = append(glyphs, space)
	}
	if it.level%2 == 1 {
		for at := end - 1; at >= letters; at-- {
			put(at)
		}
		glyphs = append(glyphs, s.glyphs...)
	} else {
		glyphs = append(glyphs, s.glyphs...)
		for at := letters; at < end; at++ {
			put(at)
		}
	}
	return &shape{glyphs: glyphs, width: s.width + int32(n)*space.advance, top: s.top, bottom: s.bottom}
}

// joined says that the word's letters may take other forms for what stands beside the item: another style, level
// or face in the middle of a word.
func (p *Paragraph) joined(it *item, start, end int) bool {
	return start == it.start && start > 0 && mayJoin(p.drawn[start-1]) ||
		end == it.end && end < len(p.drawn) && p.drawn[end-1] != ' ' && mayJoin(p.drawn[end])
}

// mayJoin is true for all that could join or be looked through: only what surely does not is left out.
func mayJoin(r rune) bool {
	return r >= 0x300 && (r < 0x2010 || r > 0x205E)
}

// bridged says that a rule of the font may reach from the last letter of a to the first of b.
func (p *Paragraph) bridged(c *cuts.Cuts, a, b *piece) bool {
	if len(c.Bridges) == 0 || p.drawn[a.end-1] != ' ' {
		return false
	}
	odd := p.items[a.item].level%2 == 1
	for i := range c.Bridges {
		if edge(a, odd, true, p.drawn, c.Bridges[i].Before) && edge(b, odd, false, p.drawn, c.Bridges[i].After) {
			return true
		}
	}
	return false
}

// edge says that the set has a glyph of a piece's last cluster before its spaces, or of its first.
func edge(pc *piece, odd, last bool, text []rune, set cuts.Set) bool {
	glyphs := pc.shape.glyphs
	cluster := int32(-1)
	for k := range glyphs {
		i := k
		if odd != last { // the logical end of what is read is at the far end of the slice
			i = len(glyphs) - 1 - k
		}
		g := &glyphs[i]
		if cluster < 0 {
			if last && text[pc.start+g.start] == ' ' {
				continue
			}
			cluster = g.start
		}
		if g.start != cluster {
			return false
		}
		if set.Has(g.id) {
			return true
		}
	}
	return false
}
