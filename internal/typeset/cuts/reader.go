package cuts

import (
	"cmp"
	"slices"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
)

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
