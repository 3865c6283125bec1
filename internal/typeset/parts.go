package typeset

import (
	"bayan/internal/typeset/cuts"
	"github.com/go-text/typesetting/language"
)

// part is a part of a word that no rule of its font sees together with the others: letters with their marks, in the
// forms that they have beside their neighbours. There are far fewer parts than words.
type part struct {
	start, end int
	shape      *shape
}

// fewWords are shaped whole before a face's rules are read for more: that takes Amiri 4 ms, as long as 400 words do.
const fewWords = 400

// shapeLetters shapes [start, end) of an item: a word, by its parts where the font allows. lead says with the space
// before it.
func (p *Paragraph) shapeLetters(w *worker, face *Face, it *item, start, end int, lead bool) *shape {
	if it.level%2 == 1 && it.script == language.Arabic && p.unitEnd(start, end) < end && face.shaped.Add(1) > fewWords {
		if in := face.inside(); in != nil {
			return p.shapeParts(w, face, in, it, start, end, lead)
		}
	}
	return p.shapeAlone(w, face, it, start, end, lead)
}

// unitEnd is where the least that can be a part ends: between a letter with its marks and the next letter.
func (p *Paragraph) unitEnd(start, end int) int {
	for at := start; at < end; at++ {
		if !isEveryday(p.drawn[at]) {
			continue
		}
		next := at + 1
		for next < end && isVowelMark(p.drawn[next]) {
			next++
		}
		if next < end && isEveryday(p.drawn[next]) {
			return next
		}
		at = next - 1
	}
	return end
}

// isEveryday says that r is a letter of everyday Arabic; each of them has Joining_Type R or D, ء alone U
// (ArabicShaping.txt).
func isEveryday(r rune) bool { return r >= 0x0621 && r <= 0x063A || r >= 0x0641 && r <= 0x064A }

func isVowelMark(r rune) bool { return r >= 0x064B && r <= 0x0652 || r == 0x0670 }

// joinsOnward says that an everyday letter joins the next (Joining_Type D).
func joinsOnward(r rune) bool {
	switch r {
	case 'ء', 'آ', 'أ', 'ؤ', 'إ', 'ا', 'ة', 'د', 'ذ', 'ر', 'ز', 'و':
		return false
	}
	return true
}

// joinedAt says that the letters on both sides of a cut are joined.
func (p *Paragraph) joinedAt(cut int) bool {
	before := cut - 1
	for isVowelMark(p.drawn[before]) {
		before--
	}
	return joinsOnward(p.drawn[before]) && p.drawn[cut] != 'ء'
}

// shapeParts puts a word together from its parts: units, those that some rule may see together as one.
func (p *Paragraph) shapeParts(w *worker, face *Face, in *cuts.Inside, it *item, start, end int, lead bool) *shape {
	word := [2]int{start, end}
	units := w.units[:0]
	for from := start; from < end; {
		to := p.unitEnd(from, end)
		units = append(units, part{from, to, p.part(w, face, it, word, from, to, lead)})
		from = to
	}
	w.units = units
	parts := w.parts[:0]
	for i := 0; i < len(units); {
		next := units[i]
		from := i
		for i++; i < len(units) && p.meet(in, units[i-1], units[i], word); i++ {
		}
		if i-from > 1 {
			next.end = units[i-1].end
			next.shape = p.part(w, face, it, word, next.start, next.end, lead)
		}
		// Shaped as one they may have other ends than their units had.
		for len(parts) > 0 && p.meet(in, parts[len(parts)-1], next, word) {
			next.start = parts[len(parts)-1].start
			next.shape = p.part(w, face, it, word, next.start, next.end, lead)
			parts = parts[:len(parts)-1]
		}
		parts = append(parts, next)
	}
	w.parts = parts
	if len(parts) == 1 {
		return &shape{glyphs: parts[0].shape.glyphs, width: parts[0].shape.width, top: parts[0].shape.top, bottom: parts[0].shape.bottom}
	}
	return p.assemble(parts, start)
}

// assemble joins the parts of the word that begins at start.
func (p *Paragraph) assemble(parts []part, start int) *shape {
	n := 0
	for i := range parts {
		n += len(parts[i].shape.glyphs)
	}
	whole := &shape{glyphs: make([]glyph, 0, n)}
	for i := len(parts) - 1; i >= 0; i-- { // visual order, right to left
		s := parts[i].shape
		moved := int32(parts[i].start - start)
		// The shaper lets tatweels stand in every joint that no rule reaches over, but looks at none at an edge.
		fits := moved > 0 && p.joinedAt(parts[i].start)
		for _, g := range s.glyphs {
			if fits && g.start == 0 {
				g.flags |= tatweelFits
			}
			g.start, g.end = g.start+moved, g.end+moved
			whole.glyphs = append(whole.glyphs, g)
		}
		whole.width += s.width
		whole.top, whole.bottom = max(whole.top, s.top), min(whole.bottom, s.bottom)
	}
	return whole
}

// part gives a part of a word from the cache, or shapes it. lead says that the word's first is shaped with the space
// before it.
func (p *Paragraph) part(w *worker, face *Face, it *item, word [2]int, start, end int, lead bool) *shape {
	setting := wordSetting{
		face: face, script: it.script, language: p.language, odd: true, lead: lead && start == word[0],
		joinedBefore: start > word[0] && p.joinedAt(start), joinedAfter: end < word[1] && p.joinedAt(end),
	}
	if end == start+1 && isEveryday(p.drawn[start]) && !setting.lead {
		at := w.letter(face, p.language, p.drawn[start], setting.joinedBefore, setting.joinedAfter)
		if *at == nil {
			*at = p.shapeAlone(w, face, it, start, end, false)
		}
		return *at
	}
	text := p.drawn[start:end]
	h := setting.hash(text)
	s := w.known(&p.engine.words, h, text, &setting)
	if s == nil {
		s = p.shapeAlone(w, face, it, start, end, setting.lead)
		s.edges = edgesOf(face.cuts(), s.glyphs, text, it.level, p.hidden)
		w.keep(&p.engine.words, h, text, &setting, s)
	}
	return s
}

// letters are a face's everyday letters, each in its four forms.
type letters [0x064A - 0x0621 + 1][4]*shape

// lettersOf names them.
type lettersOf struct {
	face     *Face
	language language.Language
}

// letter is where a letter's shape is kept.
func (w *worker) letter(face *Face, lang language.Language, r rune, joinedBefore, joinedAfter bool) **shape {
	of := lettersOf{face, lang}
	if w.lettersOf != of {
		known := w.letters[of]
		if known == nil {
			known = new(letters)
			w.letters[of] = known
		}
		w.lettersOf, w.lettersNow = of, known
	}
	form := 0
	if joinedBefore {
		form = 1
	}
	if joinedAfter {
		form |= 2
	}
	return &w.lettersNow[r-0x0621][form]
}

// shapeAlone shapes [start, end), with the space before it where lead says so.
func (p *Paragraph) shapeAlone(w *worker, face *Face, it *item, start, end int, lead bool) *shape {
	from := start
	if lead {
		from--
	}
	return w.shapeAfter(face, p.drawn, from, start, end, it.script, p.language, it.level)
}

// meet says that some rule may see the end of a together with the start of b, parts of a word that is drawn right to
// left.
func (p *Paragraph) meet(in *cuts.Inside, a, b part, word [2]int) bool {
	before, after := a.shape.glyphs, b.shape.glyphs
	if len(before) == 0 || len(after) == 0 {
		return true
	}
	text, first := p.drawn[word[0]:word[1]], after[len(after)-1].id
	for i := range before {
		if before[i].start != before[0].start {
			break
		}
		if in.Reaches(before[i].id, first, text, b.start-word[0]) {
			return true
		}
	}
	return false
}
