package cuts

import (
	"github.com/go-text/typesetting/font/opentype/tables"
)

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
