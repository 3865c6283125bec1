package typeset

import (
	"slices"

	"bayan/internal/typeset/cuts"
	"github.com/go-text/typesetting/language"
)

// shapeItem appends the pieces of an item: words with the spaces after them where the font allows cutting there,
// known ones from the cache, else as much as is shaped at a time.
func (p *Paragraph) shapeItem(w *worker, index int) {
	it := &p.items[index]
	face := p.engine.fonts.Face(it.font)
	if face == nil || face.cuts().Never || p.engine.whole {
		for start := it.start; start < it.end; {
			end := p.chunk(start, it.end)
			p.addPiece(w, face, index, start, end)
			start = end
		}
		return
	}
	first := len(p.pieces)
	for start := it.start; start < it.end; {
		end := p.wordEnd(start, it.end)
		p.addWord(w, face, index, start, end)
		for len(p.pieces)-first > 1 && p.bridged(&p.pieces[len(p.pieces)-2], &p.pieces[len(p.pieces)-1]) {
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

// afterSpace says that a piece that begins at start comes after a space of its item.
func (p *Paragraph) afterSpace(it *item, start int) bool {
	return start > it.start && p.drawn[start-1] == ' '
}

// addPiece appends a piece that is shaped for itself, with the space before it where that could matter.
func (p *Paragraph) addPiece(w *worker, face *Face, index, start, end int) {
	it := &p.items[index]
	lead := start
	if face != nil && face.cuts().Leads != nil && p.afterSpace(it, start) {
		lead--
	}
	s := w.shapeAfter(face, p.drawn, lead, start, end, it.script, p.language, it.level)
	if face != nil {
		s.edges = edgesOf(face.cuts(), s.glyphs, p.drawn[start:end], it.level, p.hidden)
	}
	p.pieces = append(p.pieces, piece{start: int32(start), end: int32(end), item: int32(index), shape: s})
}

// addWord appends a word's piece from the cache, or shapes it and puts it there.
func (p *Paragraph) addWord(w *worker, face *Face, index, start, end int) {
	it := &p.items[index]
	if end-start > longestWord || p.joined(it, start, end) {
		p.addPiece(w, face, index, start, end)
		return
	}
	s := p.word(w, face, it, start, end, false)
	if s.edges.leads && p.afterSpace(it, start) {
		s = p.word(w, face, it, start, end, true)
	}
	p.pieces = append(p.pieces, piece{start: int32(start), end: int32(end), item: int32(index), shape: s})
}

// word gives a word with the spaces after it from the cache, or shapes it; lead says with the space before it.
func (p *Paragraph) word(w *worker, face *Face, it *item, start, end int, lead bool) *shape {
	text := p.drawn[start:end]
	setting := wordSetting{face: face, script: it.script, language: p.language, odd: it.level%2 == 1, lead: lead}
	h := setting.hash(text)
	s := w.known(&p.engine.words, h, text, &setting)
	if s == nil {
		s = p.shapeWord(w, face, it, start, end, lead)
		s.edges = edgesOf(face.cuts(), s.glyphs, text, it.level, p.hidden)
		w.keep(&p.engine.words, h, text, &setting, s)
	}
	return s
}

// shapeWord shapes a word with the spaces after it. Where the font takes no notice of those they are put beside it.
func (p *Paragraph) shapeWord(w *worker, face *Face, it *item, start, end int, lead bool) *shape {
	letters := end
	for letters > start && p.drawn[letters-1] == ' ' {
		letters--
	}
	if face.cuts().Trail || letters == start || letters == end {
		return p.shapeLetters(w, face, it, start, end, lead)
	}
	s := p.shapeLetters(w, face, it, start, letters, lead)
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
	if it.script == language.Latin {
		return false
	}
	return start == it.start && start > 0 && mayJoin(p.drawn[start-1]) ||
		end == it.end && end < len(p.drawn) && p.drawn[end-1] != ' ' && mayJoin(p.drawn[end])
}

// mayJoin is true for all that could join or be looked through: only what surely does not is left out.
func mayJoin(r rune) bool {
	return r >= 0x300 && (r < 0x2010 || r > 0x205E)
}

// edges say what a font's rules over spaces may make of a word's ends: a bit for each of its bridges.
type edges struct {
	ends, begins uint16
	leads        bool
}

// edgesOf looks at a word's last cluster before its spaces and at its first. Of one with a character that the shaper looks
// through anything may be.
func edgesOf(c *cuts.Cuts, glyphs []glyph, text []rune, level uint8, hidden bool) edges {
	if len(c.Bridges) == 0 && c.Leads == nil {
		return edges{}
	}
	if hidden && slices.ContainsFunc(text, hides) {
		return edges{^uint16(0), ^uint16(0), true}
	}
	var e edges
	ends := func(s cuts.Set) bool { return edge(glyphs, level%2 == 1, true, text, s) }
	begins := func(s cuts.Set) bool { return edge(glyphs, level%2 == 1, false, text, s) }
	for i := range c.Bridges {
		if ends(c.Bridges[i].Before) {
			e.ends |= 1 << i
		}
		if begins(c.Bridges[i].After) {
			e.begins |= 1 << i
		}
	}
	e.leads = c.Leads != nil && begins(c.Leads)
	return e
}

// bridged says that a rule of the font may reach from the last letter of a to the first of b.
func (p *Paragraph) bridged(a, b *piece) bool {
	return a.shape.edges.ends&b.shape.edges.begins != 0 && p.drawn[a.end-1] == ' '
}

// edge says that the set has a glyph of the last cluster before the spaces, or of the first.
func edge(glyphs []glyph, odd, last bool, text []rune, set cuts.Set) bool {
	cluster := int32(-1)
	for k := range glyphs {
		i := k
		if odd != last { // the logical end of what is read is at the far end of the slice
			i = len(glyphs) - 1 - k
		}
		g := &glyphs[i]
		if cluster < 0 {
			if last && text[g.start] == ' ' {
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
