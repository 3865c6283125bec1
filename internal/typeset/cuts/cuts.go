// Package cuts reads off a font's tables where its text can be cut at spaces and shaped word by word, with the
// very glyphs that shaping it whole gives.
//
// HarfBuzz says after the fact whether a place was safe to break (its unsafe-to-break flags); a cache of words has to
// know before. What can carry an effect from one word to the next is a lookup that matches glyphs on both sides of
// a space, and for that the space must be in one of its rules or be passed over by its flags (OpenType 1.9.1,
// "Common table formats": lookups, sequence context, chained sequence context; GSUB; GPOS). Most fonts have none;
// Amiri has one, which kerns ة and ه with a ك that follows the space.
package cuts

import (
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// Cuts is what a font allows.
type Cuts struct {
	// Never says that words must not be shaped alone.
	Never bool
	// Leads are glyphs with which a word may be drawn in another way after a space than at the text's start: shape it
	// with one. Glyphs as they are when all is done.
	Leads Set
	// Trail says that a word, or the space itself, is drawn in another way where a space follows the word.
	Trail bool
	// Bridges are pairs of glyphs that see each other over a space.
	Bridges []Bridge
}

// Bridge says which glyphs before a space, and which after, may have been matched by one rule: glyphs as they are when
// all is done.
type Bridge struct{ Before, After Set }

const ignoreBaseGlyphs = 0x0002

// Of reads a font. Every lookup counts, whether a feature that is in use leads to it or not.
func Of(f *font.Font) Cuts {
	gid, ok := f.NominalGlyph(' ')
	if !ok || len(f.Morx) > 0 || len(f.Kerx) > 0 || len(f.Kern) > 0 {
		return Cuts{Never: true}
	}
	r := reader{font: f, space: tables.GlyphID(gid), spaceIsBase: true}
	if classes := f.GDEF.GlyphClassDef; classes != nil {
		class, _ := classes.Class(r.space)
		r.spaceIsBase = class == 1
		r.cuts.Never = class > 1
	}
	for _, l := range f.GSUB.Lookups {
		for _, s := range l.Subtables {
			r.substitution(s)
			r.passed(l.Flag)
		}
	}
	for _, l := range f.GPOS.Lookups {
		for _, s := range l.Subtables {
			if r.position(s) {
				r.passed(l.Flag)
			}
		}
	}
	return r.cuts
}

type reader struct {
	font        *font.Font
	space       tables.GlyphID
	spaceIsBase bool
	cuts        Cuts
}

// passed notes a lookup whose matches may pass over the space.
func (r *reader) passed(flag uint16) {
	if flag&ignoreBaseGlyphs != 0 && r.spaceIsBase {
		r.cuts.Never = true
	}
}

func (r *reader) has(c tables.Coverage) bool {
	if c == nil {
		return false
	}
	_, ok := c.Index(r.space)
	return ok
}

// substitution reads a GSUB subtable.
func (r *reader) substitution(s tables.GSUBLookup) {
	switch s := s.(type) {
	case tables.LigatureSubs:
		for _, set := range s.LigatureSets {
			for _, l := range set.Ligatures {
				for _, g := range l.ComponentGlyphIDs {
					r.cuts.Never = r.cuts.Never || g == r.space
				}
			}
		}
		r.cuts.Never = r.cuts.Never || r.has(s.Coverage)
	case tables.ContextualSubs, tables.ChainedContextualSubs, tables.ReverseChainSingleSubs:
		if !sequences(s, func(q sequence) { r.rule(q, false) }) {
			r.cuts.Never = true
		}
	default: // one glyph at a time: single, multiple, alternate
		r.cuts.Never = r.cuts.Never || r.has(s.Cov())
	}
}

// position reads a GPOS subtable and says whether its matches go from glyph to glyph in a way that could pass
// over a space. Marks find their base in their own cluster.
func (r *reader) position(s tables.GPOSLookup) bool {
	switch s := s.(type) {
	case tables.SinglePos: // changes the space alone, the same everywhere
		r.cuts.Trail = r.cuts.Trail || r.has(s.Cov())
		return false
	case tables.MarkBasePos, tables.MarkLigPos, tables.MarkMarkPos:
		return false
	case tables.PairPos:
		r.pair(s)
	case tables.ContextualPos, tables.ChainedContextualPos:
		if !sequences(s, func(q sequence) { r.rule(q, true) }) {
			r.cuts.Never = true
		}
	default: // cursive
		r.cuts.Never = r.cuts.Never || r.has(s.Cov())
	}
	return true
}

// pair reads a kerning table: the space as the second glyph is a matter of the word before it; as the first it sees
// the next word.
func (r *reader) pair(s tables.PairPos) {
	r.cuts.Never = r.cuts.Never || r.has(s.Data.Cov())
	switch d := s.Data.(type) {
	case tables.PairPosData1:
		for i := range d.PairSets {
			if _, ok := d.PairSets[i].FindGlyph(r.space); ok {
				r.cuts.Trail = true
			}
		}
	case tables.PairPosData2:
		class, _ := d.ClassDef2.Class(r.space)
		for first := range d.ClassDef1.Extent() {
			if d.Record(uint16(first), class) != (tables.Class2Record{}) {
				r.cuts.Trail = true
			}
		}
	}
}

// rule judges one rule. The space at its first place is a matter of what leads
// a word, at its last one of what trails it, in between a bridge. A rule that changes the space itself forbids cutting.
func (r *reader) rule(q sequence, positions bool) {
	places := q.places
	for k := range places {
		if !places[k].has(r.space) {
			continue
		}
		first, last := k == 0, k == len(places)-1
		inInput := k >= q.before && k < q.before+q.input
		switch {
		case inInput && !last:
			r.cuts.Never = true
		case first:
			more := r.set(places[k+1], positions)
			if r.cuts.Leads == nil {
				r.cuts.Leads = more
			} else {
				r.cuts.Leads.join(more)
			}
		case last:
			r.cuts.Trail = true
		case len(r.cuts.Bridges) == mostBridges:
			r.cuts.Never = true
			return
		default:
			r.cuts.Bridges = append(r.cuts.Bridges, Bridge{r.set(places[k-1], positions), r.set(places[k+1], positions)})
		}
	}
}

// Bounds on the work that a strange font can cause; beyond them it is not cut.
const (
	mostBridges = 16
	mostSteps   = 32
)

// set gathers the glyphs that match a place. Those that a substitution sees may be gone when all is done: what
// they can have become is added.
func (r *reader) set(p place, positions bool) Set {
	s := make(Set, 1<<16/64)
	p.fill(s)
	if !positions {
		for steps := 0; r.grow(s); steps++ {
			if steps == mostSteps {
				r.cuts.Never = true
				break
			}
		}
	}
	return s
}
