package cuts

import (
	"cmp"
	"math/bits"
	"slices"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
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
	index       []uint16 // by glyph: its rows' number from 1; 0 where nothing is known of it
	words       int      // of a row
	left, right []uint64
	rules       []wants                         // by bit
	places      [lastKnown - firstKnown + 1]Set // by character: where its glyphs can come to
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
	left := in.left[int(in.index[a]-1)*in.words:][:in.words]
	right := in.right[int(in.index[b]-1)*in.words:][:in.words]
	var before, after [mostPlaces / 64]uint64
	found := false
	for i, w := range left {
		for common := w & right[i]; common != 0; common &= common - 1 {
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

type insideReader struct {
	font       *font.Font
	space      font.GID
	gsub, gpos []bool // lookups in use
	joins      bool
	become     []tables.GlyphID // what glyphs become, in the order of the glyphs
	begins     []int            // by glyph: where that begins
	vanish     []tables.GlyphID
	turn       []tables.GlyphID // marks that take the place of letters
	arabic     Set              // what letters and marks of the script can become
	odd        Set              // what those marks can
	rules      []pair
	places     []Set // what the rules' places match of it, each once
	known      map[string]uint16
	looked     int  // glyphs looked at for the places of classes
	strange    bool // it asks for more work than any font should
}

// pair is two neighbouring places of a rule, and what it wants beside them.
type pair struct {
	first, second uint16
	wants
}

// inUse are the features that harfbuzz applies to text in Arabic script without being asked (hb-ot-shape.cc,
// hb-ot-shaper-arabic.cc).
var inUse = map[string]bool{
	"rvrn": true, "ltra": true, "ltrm": true, "rtla": true, "rtlm": true, "frac": true, "numr": true, "dnom": true,
	"rand": true, "Harf": true, "HARF": true, "Buzz": true, "BUZZ": true, "stch": true, "ccmp": true, "locl": true,
	"isol": true, "fina": true, "fin2": true, "fin3": true, "medi": true, "med2": true, "init": true, "rlig": true,
	"calt": true, "rclt": true, "liga": true, "clig": true, "mset": true, "abvm": true, "blwm": true, "mark": true,
	"mkmk": true, "curs": true, "dist": true, "kern": true,
}

// used finds the lookups that those features lead to, in any script and language, and whether letters are joined by
// them.
func used(l font.Layout, n int, subtables func(int, func(any))) (in []bool, joins bool) {
	in = make([]bool, n)
	var add func(index uint16)
	add = func(index uint16) {
		if int(index) >= n || in[index] {
			return
		}
		in[index] = true
		subtables(int(index), func(s any) {
			sequences(s, func(q sequence) {
				for _, led := range q.lookups {
					add(led.LookupListIndex)
				}
			})
		})
	}
	feature := func(f font.Feature) {
		for _, index := range f.LookupListIndices {
			add(index)
		}
	}
	for _, f := range l.Features {
		if inUse[f.Tag.String()] {
			feature(f)
		}
		joins = joins || f.Tag.String() == "fina"
	}
	required := func(s *tables.LangSys) {
		if s != nil && int(s.RequiredFeatureIndex) < len(l.Features) {
			feature(l.Features[s.RequiredFeatureIndex])
		}
	}
	for _, s := range l.Scripts {
		required(s.DefaultLangSys)
		for i := range s.LangSys {
			required(&s.LangSys[i])
		}
	}
	return in, joins
}

const ignoreLigatures = 0x0004

// substitutions gathers what becomes what.
func (r *insideReader) substitutions(glyphs int) {
	var steps [][2]tables.GlyphID
	for i, l := range r.font.GSUB.Lookups {
		if !r.gsub[i] {
			continue
		}
		for _, s := range l.Subtables {
			substitutions(s, func(from tables.GlyphID, to ...tables.GlyphID) {
				if len(to) == 0 {
					r.vanish = append(r.vanish, from)
				}
				for i, g := range to {
					if int(from) < glyphs && int(g) < glyphs {
						steps = append(steps, [2]tables.GlyphID{from, g})
					}
					if i == 0 && r.mark(uint32(g)) && !r.mark(uint32(from)) {
						r.turn = append(r.turn, g)
					}
				}
			})
		}
	}
	slices.SortFunc(steps, func(a, b [2]tables.GlyphID) int { return cmp.Or(int(a[0])-int(b[0]), int(a[1])-int(b[1])) })
	r.become, r.begins = make([]tables.GlyphID, len(steps)), make([]int, glyphs+1)
	for i, s := range steps {
		r.become[i] = s[1]
		r.begins[s[0]+1] = i + 1
	}
	for g := range glyphs {
		r.begins[g+1] = max(r.begins[g+1], r.begins[g])
	}
}

// steady says that no glyph of the script vanishes: then other glyphs than the last and the first could meet at a cut.
func (r *insideReader) steady() bool {
	for _, g := range r.vanish {
		if r.arabic.Has(uint32(g)) {
			return false
		}
	}
	return true
}

func (r *insideReader) mark(g uint32) bool {
	class, _ := r.font.GDEF.GlyphClassDef.Class(tables.GlyphID(g))
	return class == 3
}

// reach finds all that the letters and marks of the Arabic blocks can become.
func (r *insideReader) reach(glyphs int) {
	r.arabic = make(Set, (glyphs+63)/64)
	for _, block := range [][2]rune{{0x0600, 0x06FF}, {0x0750, 0x077F}, {0x0870, 0x08FF}} {
		for c := block[0]; c <= block[1]; c++ {
			if g, ok := r.font.NominalGlyph(c); ok {
				r.arabic.add(uint32(g))
			}
		}
	}
	r.grow(r.arabic)
	r.odd = r.empty()
	for _, g := range r.turn {
		r.odd.add(uint32(g))
	}
	r.grow(r.odd)
}

// grow adds what the glyphs of a set become, and what those do.
func (r *insideReader) grow(s Set) {
	var todo []uint32
	s.each(func(g uint32) { todo = append(todo, g) })
	for len(todo) > 0 {
		from := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, to := range r.outcomes(from) {
			if s.add(uint32(to)) {
				todo = append(todo, uint32(to))
			}
		}
	}
}

// outcomes is what a glyph becomes in one step.
func (r *insideReader) outcomes(from uint32) []tables.GlyphID {
	if int(from)+1 >= len(r.begins) {
		return nil
	}
	return r.become[r.begins[from]:r.begins[from+1]]
}

// pairs gathers the neighbouring places of the rules in use; false where a rule's neighbours may be further apart than
// marks, or a subtable's rules are not known.
func (r *insideReader) pairs() bool {
	for i, l := range r.font.GSUB.Lookups {
		for _, s := range l.Subtables {
			if r.gsub[i] && !r.substitutionPairs(s, l.Flag) {
				return false
			}
		}
	}
	for i, l := range r.font.GPOS.Lookups {
		for _, s := range l.Subtables {
			if r.gpos[i] && !r.positionPairs(s, l.Flag) {
				return false
			}
		}
	}
	return true
}

func (r *insideReader) substitutionPairs(s tables.GSUBLookup, flag uint16) bool {
	switch s := s.(type) {
	case tables.SingleSubs, tables.MultipleSubs, tables.AlternateSubs:
		return true
	case tables.LigatureSubs:
		each(s.Coverage, func(g tables.GlyphID, i int) {
			if i >= len(s.LigatureSets) {
				return
			}
			for _, l := range s.LigatureSets[i].Ligatures {
				r.chain(append(glyphs([]tables.GlyphID{g}), glyphs(l.ComponentGlyphIDs)...))
			}
		})
		return flag&(ignoreBaseGlyphs|ignoreLigatures) == 0
	}
	return flag&(ignoreBaseGlyphs|ignoreLigatures) == 0 && sequences(s, func(q sequence) { r.chain(q.places) })
}

func (r *insideReader) positionPairs(s tables.GPOSLookup, flag uint16) bool {
	switch s := s.(type) {
	case tables.SinglePos:
		return true
	case tables.MarkBasePos, tables.MarkLigPos, tables.MarkMarkPos: // a mark's base is in its own cluster
	case tables.PairPos:
		r.kerns(s)
	case tables.CursivePos:
		exit, entry := r.empty(), r.empty()
		each(s.Cov(), func(g tables.GlyphID, i int) {
			if i >= len(s.EntryExits) {
				return
			}
			if s.EntryExits[i].ExitAnchor != nil {
				exit.add(uint32(g))
			}
			if s.EntryExits[i].EntryAnchor != nil {
				entry.add(uint32(g))
			}
		})
		r.neighbours(exit, entry)
	default:
		if !sequences(s, func(q sequence) { r.chain(q.places) }) {
			return false
		}
	}
	return flag&(ignoreBaseGlyphs|ignoreLigatures) == 0
}

// kerns gathers the pairs that a table moves. One that writes to the second glyph too goes on after it, moved or not.
func (r *insideReader) kerns(s tables.PairPos) {
	switch d := s.Data.(type) {
	case tables.PairPosData1:
		each(d.Cov(), func(g tables.GlyphID, i int) {
			if i >= len(d.PairSets) || !r.arabic.Has(uint32(g)) {
				return
			}
			first, second := r.empty(), r.empty()
			first.add(uint32(g))
			r.arabic.each(func(h uint32) {
				if _, ok := d.PairSets[i].FindGlyph(tables.GlyphID(h)); ok {
					second.add(h)
				}
			})
			r.neighbours(first, second)
		})
	case tables.PairPosData2:
		byClass := make([]Set, max(d.ClassDef2.Extent(), 1))
		for class := range byClass {
			byClass[class] = r.empty()
		}
		r.arabic.each(func(g uint32) {
			if class, ok := d.ClassDef2.Class(tables.GlyphID(g)); ok && int(class) < len(byClass) {
				byClass[class].add(g)
			}
		})
		firsts := make([]Set, max(d.ClassDef1.Extent(), 1))
		each(d.Cov(), func(g tables.GlyphID, _ int) {
			class, _ := d.ClassDef1.Class(g)
			if int(class) >= len(firsts) || !r.arabic.Has(uint32(g)) {
				return
			}
			if firsts[class] == nil {
				firsts[class] = r.empty()
			}
			firsts[class].add(uint32(g))
		})
		for class1, first := range firsts {
			if first == nil {
				continue
			}
			second := r.empty()
			for class2, set := range byClass {
				if d.ValueFormat2 != 0 || d.Record(uint16(class1), uint16(class2)) != (tables.Class2Record{}) {
					second.join(set)
				}
			}
			r.neighbours(first, second)
		}
	}
}

// chain adds a rule for each two neighbours of its places.
func (r *insideReader) chain(all []place) {
	if r.strange = r.strange || r.looked > mostLooks || len(r.rules) > mostRules || len(r.places) > mostPlaces; r.strange {
		return
	}
	sets := make([]Set, len(all))
	wide := false
	for k := range all {
		sets[k] = r.match(&all[k])
		wide = wide || all[k].has(tables.GlyphID(r.space))
		if !sets[k].keep(r.arabic) && !all[k].has(tables.GlyphID(r.space)) {
			return // never in a word
		}
	}
	numbers := make([]uint16, len(all))
	for k := range all {
		numbers[k] = r.place(sets[k])
	}
	for k := range len(all) - 1 {
		r.rules = append(r.rules, pair{numbers[k], numbers[k+1], wants{wide, numbers[:k], numbers[k+2:]}})
	}
}

// neighbours adds a rule of two places.
func (r *insideReader) neighbours(first, second Set) {
	if first.keep(r.arabic) && second.keep(r.arabic) {
		r.rules = append(r.rules, pair{first: r.place(first), second: r.place(second)})
	}
}

// match gives the glyphs of the script that match a place.
func (r *insideReader) match(p *place) Set {
	s := r.empty()
	if p.kind != ofClass {
		p.fill(s)
		return s
	}
	r.arabic.each(func(g uint32) {
		r.looked++
		if p.has(tables.GlyphID(g)) {
			s.add(g)
		}
	})
	return s
}

func (r *insideReader) empty() Set { return make(Set, len(r.arabic)) }

// place numbers the sets that places match.
func (r *insideReader) place(s Set) uint16 {
	key := s.key()
	number, ok := r.known[key]
	if !ok {
		number = uint16(len(r.places))
		r.known[key] = number
		r.places = append(r.places, s)
	}
	return number
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
	in.left, in.right = make([]uint64, n*in.words), make([]uint64, n*in.words)
	set := func(rows []uint64, g uint32, bit int) {
		if int(g) < glyphs && in.index[g] != 0 {
			rows[int(in.index[g]-1)*in.words+bit/64] |= 1 << (bit & 63)
		}
	}
	for i := range r.rules {
		in.rules = append(in.rules, r.rules[i].wants)
		if i > 0 {
			r.places[r.rules[i].first].each(func(g uint32) { set(in.left, g, i) })
			r.places[r.rules[i].second].each(func(g uint32) { set(in.right, g, i) })
		}
	}
	r.spread(in)
	r.arabic.each(func(g uint32) {
		set(in.left, g, 0)
		if r.mark(g) {
			set(in.right, g, 0)
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
			for _, rows := range [2][]uint64{in.left, in.right} {
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
	byGlyph := make([]uint64, (len(in.left)/in.words+1)*words) // rows as in.index has them, the first for what has none
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

// join adds another set of the same length.
func (s Set) join(o Set) {
	for i := range s {
		s[i] |= o[i]
	}
}

// keep leaves what is in another set too, and says whether that is anything.
func (s Set) keep(o Set) bool {
	some := uint64(0)
	for i := range s {
		s[i] &= o[i]
		some |= s[i]
	}
	return some != 0
}

func (s Set) each(visit func(uint32)) {
	for i, w := range s {
		for ; w != 0; w &= w - 1 {
			visit(uint32(64*i + bits.TrailingZeros64(w)))
		}
	}
}

func (s Set) key() string {
	b := make([]byte, 0, 8*len(s))
	for _, w := range s {
		for range 8 {
			b = append(b, byte(w))
			w >>= 8
		}
	}
	return string(b)
}
