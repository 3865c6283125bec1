package cuts

import (
	"math/bits"

	"github.com/go-text/typesetting/font"
)

// Inside says where words in Arabic script can be cut inside, after a letter that does not join onward: where no rule of
// the font may reach over the cut.
//
// What a rule sees beside each other are neighbours but for marks that its lookup passes over, so at a cut it sees a
// glyph of the last cluster before it and the first glyph after it, which is a letter's. Each of them was, when the
// rule was tried, one of the glyphs that can have become what stands there when all is done. So every glyph gets
// a row of bits, one for each pair of neighbouring places of the rules in use, for what it can have been at the first
// of them, and another row for the second; where the rows of two glyphs have no bit in common nothing has
// reached over the cut. Where they have one, the rule's other places want glyphs too, each of them made of
// some character of the word.
type Inside struct {
	index        []uint16                        // by glyph: its rows' number from 1; 0 where nothing is known of it
	words        int                             // of a row
	ends, begins []uint64                        // the rows, for the last cluster before a cut and for the first glyph after it
	rules        []wants                         // by bit
	places       [lastKnown - firstKnown + 1]Set // by character: where its glyphs can come to
}

// wants are the places of a rule before the two that a cut parts, and after them; anything where it knows the space.
type wants struct {
	anything      bool
	before, after []uint16
}

// Reaches says that some rule may reach over the cut at an offset of a word: glyph a is of what ends there, glyph b
// the first of what follows.
func (in *Inside) Reaches(a, b uint32, word []rune, cut int) bool {
	if int(a) >= len(in.index) || int(b) >= len(in.index) || in.index[a] == 0 || in.index[b] == 0 {
		return true
	}
	ends := in.ends[int(in.index[a]-1)*in.words:][:in.words]
	begins := in.begins[int(in.index[b]-1)*in.words:][:in.words]
	var before, after [mostPlaces / 64]uint64
	found := false
	for i, w := range ends {
		for common := w & begins[i]; common != 0; common &= common - 1 {
			rule := &in.rules[64*i+bits.TrailingZeros64(common)]
			if rule.anything || len(rule.before)+len(rule.after) == 0 {
				return true
			}
			if !found {
				found = true
				in.gather(before[:], word[:cut])
				in.gather(after[:], word[cut:])
			}
			if all(rule.before, before[:]) && all(rule.after, after[:]) {
				return true
			}
		}
	}
	return false
}

// gather adds the places that glyphs made of the characters can come to.
func (in *Inside) gather(places Set, characters []rune) {
	for _, c := range characters {
		if c < firstKnown || c > lastKnown {
			for i := range places {
				places[i] = ^uint64(0)
			}
			return
		}
		for i, w := range in.places[c-firstKnown] {
			places[i] |= w
		}
	}
}

func all(places []uint16, in Set) bool {
	for _, place := range places {
		if !in.Has(uint32(place)) {
			return false
		}
	}
	return true
}

// The letters and marks of everyday text.
const (
	firstKnown = 0x0621
	lastKnown  = 0x0652
)

// Bounds on what a strange font can ask for; one with more is not cut.
const (
	mostPlaces  = 1024
	mostRules   = 1 << 14
	mostLooks   = 1 << 22
	mostSpreads = 1 << 17
)

// InsideOf reads a font; nil where its words must not be cut. glyphs is how many it has.
func InsideOf(f *font.Font, glyphs int) *Inside {
	if len(f.Morx) > 0 || len(f.Kerx) > 0 || len(f.Kern) > 0 || f.GDEF.GlyphClassDef == nil ||
		len(f.GSUB.FeatureVariations) > 0 || len(f.GPOS.FeatureVariations) > 0 || glyphs >= 1<<16 {
		return nil
	}
	r := insideReader{font: f, known: map[string]uint16{}}
	r.space, _ = f.NominalGlyph(' ')
	r.gsub, r.joins = used(f.GSUB.Layout, len(f.GSUB.Lookups), func(i int, visit func(any)) {
		for _, s := range f.GSUB.Lookups[i].Subtables {
			visit(s)
		}
	})
	r.gpos, _ = used(f.GPOS.Layout, len(f.GPOS.Lookups), func(i int, visit func(any)) {
		for _, s := range f.GPOS.Lookups[i].Subtables {
			visit(s)
		}
	})
	r.substitutions(glyphs)
	r.reach(glyphs)
	if !r.joins || !r.steady() || !r.pairs() || r.strange || len(r.places) > mostPlaces {
		return nil
	}
	in := r.inside(glyphs)
	if r.strange {
		return nil
	}
	return in
}

// inside turns the rules into bits of their glyphs and of all that those become, and the places into bits of the
// characters that their glyphs can be made of.
func (r *insideReader) inside(glyphs int) *Inside {
	r.rules = append([]pair{{}}, r.rules...) // the lowest bit is for marks: no part begins with one
	r.rules[0].anything = true
	in := &Inside{index: make([]uint16, glyphs), words: (len(r.rules) + 63) / 64}
	n := 0
	r.arabic.each(func(g uint32) {
		if int(g) < glyphs && !r.odd.Has(g) {
			n++
			in.index[g] = uint16(n)
		}
	})
	in.ends, in.begins = make([]uint64, n*in.words), make([]uint64, n*in.words)
	set := func(rows []uint64, g uint32, bit int) {
		if int(g) < glyphs && in.index[g] != 0 {
			rows[int(in.index[g]-1)*in.words+bit/64] |= 1 << (bit & 63)
		}
	}
	for i := range r.rules {
		in.rules = append(in.rules, r.rules[i].wants)
		if i > 0 {
			r.places[r.rules[i].first].each(func(g uint32) { set(in.ends, g, i) })
			r.places[r.rules[i].second].each(func(g uint32) { set(in.begins, g, i) })
		}
	}
	r.spread(in)
	r.arabic.each(func(g uint32) {
		set(in.ends, g, 0)
		if r.mark(g) {
			set(in.begins, g, 0)
		}
	})
	r.characters(in)
	return in
}

// spread gives what glyphs become their rows.
func (r *insideReader) spread(in *Inside) {
	var todo []uint32
	r.arabic.each(func(g uint32) { todo = append(todo, g) })
	for steps := 0; len(todo) > 0; steps++ {
		if steps > mostSpreads {
			r.strange = true
			return
		}
		from := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if in.index[from] == 0 {
			continue
		}
		source := int(in.index[from]-1) * in.words
		for _, to := range r.outcomes(from) {
			if in.index[to] == 0 {
				continue
			}
			target := int(in.index[to]-1) * in.words
			grown := false
			for _, rows := range [2][]uint64{in.ends, in.begins} {
				for k := range in.words {
					if more := rows[source+k] &^ rows[target+k]; more != 0 {
						rows[target+k] |= more
						grown = true
					}
				}
			}
			if grown {
				todo = append(todo, uint32(to))
			}
		}
	}
}

// characters finds, for the letters and marks of everyday text, the places that their glyphs can come to. A
// character may also be shaped as its canonical parts.
func (r *insideReader) characters(in *Inside) {
	words := (len(r.places) + 63) / 64
	byGlyph := make([]uint64, (len(in.ends)/in.words+1)*words) // rows as in.index has them, the first for what has none
	for i, place := range r.places {
		place.each(func(g uint32) {
			if int(g) < len(in.index) {
				byGlyph[int(in.index[g])*words+i/64] |= 1 << (i & 63)
			}
		})
	}
	for c := rune(firstKnown); c <= lastKnown; c++ {
		made := r.empty()
		for _, part := range append([]rune{c}, parts[c]...) {
			if g, ok := r.font.NominalGlyph(part); ok {
				made.add(uint32(g))
			}
		}
		r.grow(made)
		can := make(Set, words)
		made.each(func(g uint32) {
			if int(g) < len(in.index) {
				can.join(byGlyph[int(in.index[g])*words:][:words])
			}
		})
		in.places[c-firstKnown] = can
	}
}

// parts are the canonical decompositions of letters (UnicodeData.txt, field 5).
var parts = map[rune][]rune{
	'آ': {'ا', 0x0653}, 'أ': {'ا', 0x0654}, 'ؤ': {'و', 0x0654}, 'إ': {'ا', 0x0655}, 'ئ': {'ي', 0x0654},
}
