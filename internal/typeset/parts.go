package typeset

import (
	"bayan/internal/typeset/cuts"
	"github.com/go-text/typesetting/language"
)

// part is a part of a word that no rule of its font sees together with the others: from one letter that does not join
// onward to the next. There are fewer of them than of words.
type part struct {
	start, end int
	shape      *shape
}

// shapeLetters shapes [start, end) of an item: a word, by its parts where the font allows.
func (p *Paragraph) shapeLetters(w *worker, face *Face, it *item, start, end int, lead bool) *shape {
	if it.level%2 == 1 && it.script == language.Arabic && p.partEnd(start, end) < end {
		if in := face.inside(); in != nil {
			return p.shapeParts(w, face, in, it, start, end, lead)
		}
	}
	return p.shapeAlone(w, face, it, start, end, lead)
}

// partEnd is where the part that begins at start ends: before a letter, after one that does not join onward and its
// marks.
func (p *Paragraph) partEnd(start, end int) int {
	for at := start; at < end; at++ {
		if !endsJoining(p.drawn[at]) {
			continue
		}
		next := at + 1
		for next < end && isVowelMark(p.drawn[next]) {
			next++
		}
		if next < end && p.drawn[next] >= 0x0621 && p.drawn[next] <= 0x064A && p.drawn[next] != tatweel {
			return next
		}
		at = next - 1
	}
	return end
}

// endsJoining says that r is one of the common letters of Joining_Type R or U (ArabicShaping.txt).
func endsJoining(r rune) bool {
	switch r {
	case 'ء', 'آ', 'أ', 'ؤ', 'إ', 'ا', 'ة', 'د', 'ذ', 'ر', 'ز', 'و':
		return true
	}
	return false
}

func isVowelMark(r rune) bool { return r >= 0x064B && r <= 0x0652 || r == 0x0670 }

// shapeParts puts a word together from its parts. Parts that some rule may see together are shaped as one.
func (p *Paragraph) shapeParts(w *worker, face *Face, in *cuts.Inside, it *item, start, end int, lead bool) *shape {
	parts := w.parts[:0]
	for from := start; from < end; {
		to := p.partEnd(from, end)
		parts = append(parts, part{from, to, p.part(w, face, it, from, to, lead && from == start)})
		for n := len(parts) - 1; n > 0 && p.meet(in, parts[n-1], parts[n], start, end); n-- {
			parts = parts[:n]
			parts[n-1].end = to
			parts[n-1].shape = p.part(w, face, it, parts[n-1].start, to, lead && n == 1)
		}
		from = to
	}
	w.parts = parts
	if len(parts) == 1 {
		return parts[0].shape
	}
	n := 0
	for i := range parts {
		n += len(parts[i].shape.glyphs)
	}
	whole := &shape{glyphs: make([]glyph, 0, n)}
	for i := len(parts) - 1; i >= 0; i-- { // visual order, right to left
		s := parts[i].shape
		moved := int32(parts[i].start - start)
		for _, g := range s.glyphs {
			g.start, g.end = g.start+moved, g.end+moved
			whole.glyphs = append(whole.glyphs, g)
		}
		whole.width += s.width
		whole.top, whole.bottom = max(whole.top, s.top), min(whole.bottom, s.bottom)
	}
	return whole
}

// part gives a part of a word from the cache, or shapes it.
func (p *Paragraph) part(w *worker, face *Face, it *item, start, end int, lead bool) *shape {
	text := p.drawn[start:end]
	setting := wordSetting{face: face, script: it.script, language: p.language, odd: true, lead: lead}
	h := hash(text)
	s := p.engine.words.get(h, text, &setting)
	if s == nil {
		s = p.shapeAlone(w, face, it, start, end, lead)
		s.edges = edgesOf(face.cuts(), s.glyphs, text, it.level, p.hidden)
		p.engine.words.put(h, text, &setting, s)
	}
	return s
}

// shapeAlone shapes [start, end), with the space before it where lead says so.
func (p *Paragraph) shapeAlone(w *worker, face *Face, it *item, start, end int, lead bool) *shape {
	from := start
	if lead {
		from--
	}
	return w.shapeAfter(face, p.drawn, from, start, end, it.script, p.language, it.level)
}

// meet says that some rule may see the end of a together with the start of b, parts of the word [start, end) that are
// drawn right to left.
func (p *Paragraph) meet(in *cuts.Inside, a, b part, start, end int) bool {
	before, after := a.shape.glyphs, b.shape.glyphs
	if len(before) == 0 || len(after) == 0 {
		return true
	}
	word, first := p.drawn[start:end], after[len(after)-1].id
	for i := range before {
		if before[i].start != before[0].start {
			break
		}
		if in.Reaches(before[i].id, first, word, b.start-start) {
			return true
		}
	}
	return false
}
