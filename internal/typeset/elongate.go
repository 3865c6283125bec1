package typeset

import (
	"slices"

	"bayan/internal/typeset/kashida"
	"github.com/go-text/typesetting/language"
)

// elongation is what a face can do with tatweels.
type elongation struct {
	unit       int32 // what one adds, design units; 0 where the face opts out
	plainThree bool  // three before a plain ا are drawn as two or four are
}

// elongationOf measures a face once.
func (e *Engine) elongationOf(id FontID) elongation {
	e.mu.Lock()
	known, ok := e.elongations[id]
	e.mu.Unlock()
	if ok {
		return known
	}
	face := e.fonts.Face(id)
	var found elongation
	if face != nil && face.has.contains(tatweel) {
		w := e.acquire()
		set := func(text string) *shape {
			runes := []rune(text)
			return w.shapeRange(face, runes, 0, len(runes), language.Arabic, "ar", 1)
		}
		found.unit = max(set("سـا").width-set("سا").width, 0)
		three, four := set("ســـا").glyphs, set("ســــا").glyphs
		found.plainThree = len(three) > 0 && len(four) > 0 && three[0].id == four[0].id
		e.release(w)
	}
	e.mu.Lock()
	e.elongations[id] = found
	e.mu.Unlock()
	return found
}

// token is a word of a paragraph with the joints that its font draws.
type token struct {
	kashida.Word
	item int
}

// tokens are found when a layout first asks for kashida.
func (p *Paragraph) tokens() []token {
	p.tokensOnce.Do(func() {
		words := kashida.Words(p.text)
		p.tokenList = make([]token, len(words))
		for i, word := range words {
			t := token{Word: word, item: p.itemAt(word.Start)}
			it := &p.items[t.item]
			if len(word.Joints) > 0 {
				if it.end < word.End || it.level%2 == 0 || p.engine.elongationOf(it.font).unit == 0 {
					t.Joints = nil
				} else {
					t.Joints = slices.DeleteFunc(word.Joints, func(j kashida.Joint) bool {
						return !p.takesTatweel(word.Start + j.After + 1)
					})
				}
			}
			p.tokenList[i] = t
		}
	})
	return p.tokenList
}

// takesTatweel says that the shaper lets tatweels stand before the cluster that begins at a rune.
func (p *Paragraph) takesTatweel(at int) bool {
	if p.bits[at]&clusterStart == 0 {
		return false
	}
	fits := false
	p.eachGlyph(at, at+1, func(_ *piece, g *glyph) { fits = fits || g.flags&tatweelFits != 0 })
	return fits
}

// eachGlyph visits the glyphs of clusters that begin in [start, end), in visual order where the text is of one level.
func (p *Paragraph) eachGlyph(start, end int, visit func(*piece, *glyph)) {
	first := p.pieceAt(start)
	last := first
	for last+1 < len(p.pieces) && int(p.pieces[last+1].start) < end {
		last++
	}
	backwards := first < len(p.pieces) && p.items[p.pieces[first].item].level%2 == 1
	for k := range last - first + 1 {
		i := first + k
		if backwards {
			i = last - k
		}
		pc := &p.pieces[i]
		for j := range pc.shape.glyphs {
			g := &pc.shape.glyphs[j]
			if at := int(pc.start + g.start); at >= start && at < end {
				visit(pc, g)
			}
		}
	}
}

// contextRunes is how far the shaper looks around what it shapes.
const contextRunes = 5

// lengthen reshapes a word with tatweels at a joint. It fails where the font draws any other glyph in another way
// than it does without them.
func (p *Paragraph) lengthen(w *worker, t *token, j kashida.Joint, units int) (stretch, bool) {
	it := &p.items[t.item]
	at := t.Start + j.After + 1 // the joint's second letter
	from, to := max(t.Start-contextRunes, 0), min(t.End+contextRunes, len(p.drawn))
	text := append(w.text[:0], p.drawn[from:at]...)
	for range units {
		text = append(text, tatweel)
	}
	text = append(text, p.drawn[at:to]...)
	w.text = text
	start, end := t.Start-from, t.End-from+units
	made := w.shapeRange(p.engine.fonts.Face(it.font), text, start, end, it.script, p.language, it.level)

	typed := at - int(j.Typed) // where what the writer typed begins
	s := stretch{at: at, from: typed}
	scale := p.scale(it)
	width := int32(0)
	k := 0
	same := true
	p.eachGlyph(t.Start, t.End, func(pc *piece, g *glyph) {
		if cluster := int(pc.start + g.start); cluster >= typed && cluster < at {
			width -= g.advance
			return
		}
		for k < len(made.glyphs) && p.inserted(made.glyphs[k], t, typed, at, units) {
			k++
		}
		if k == len(made.glyphs) {
			same = false
			return
		}
		m := &made.glyphs[k]
		k++
		cluster := t.Start + int(m.start)
		if cluster >= at+units {
			cluster -= units
		}
		if m.id != g.id || m.advance != g.advance || m.dx != g.dx || m.dy != g.dy || cluster != int(pc.start+g.start) {
			same = false
		}
	})
	if !same {
		return stretch{}, false
	}
	for _, m := range made.glyphs[k:] {
		if !p.inserted(m, t, typed, at, units) {
			return stretch{}, false
		}
	}
	for _, m := range made.glyphs {
		if !p.inserted(m, t, typed, at, units) {
			continue
		}
		width += m.advance
		m.start, m.end = int32(t.Start)+m.start, int32(t.Start)+m.end
		if int(m.start) >= at {
			m.start = int32(at)
		}
		m.end = min(m.end, int32(at))
		s.glyphs = append(s.glyphs, m)
	}
	s.advance = float64(width) * scale
	return s, s.advance > 0
}

// inserted says that a glyph of a lengthened word is drawn for tatweels: those added at the joint before at, and
// those that the writer had typed from there back to typed.
func (p *Paragraph) inserted(g glyph, t *token, typed, at, units int) bool {
	start := t.Start + int(g.start)
	return start >= typed && start < at+units
}
