package cuts

import "github.com/go-text/typesetting/font/opentype/tables"

// grow adds to a set what one substitution makes of its glyphs, and says whether there was anything to add. Contexts
// only lead to other lookups, so they add nothing of their own.
func (r *reader) grow(s Set) bool {
	grown := false
	become := func(from tables.GlyphID, to ...tables.GlyphID) {
		if !s.Has(uint32(from)) {
			return
		}
		if len(to) == 0 { // it vanishes, and nothing is left to tell
			r.cuts.Never = true
		}
		for _, g := range to {
			grown = s.add(uint32(g)) || grown
		}
	}
	for _, l := range r.font.GSUB.Lookups {
		for _, sub := range l.Subtables {
			substitutions(sub, become)
		}
	}
	return grown
}

// substitutions visits what one subtable makes of single glyphs: of each component of a ligature too.
func substitutions(sub tables.GSUBLookup, become func(from tables.GlyphID, to ...tables.GlyphID)) {
	switch t := sub.(type) {
	case tables.SingleSubs:
		switch d := t.Data.(type) {
		case tables.SingleSubstData1:
			each(d.Coverage, func(g tables.GlyphID, _ int) { become(g, g+tables.GlyphID(d.DeltaGlyphID)) })
		case tables.SingleSubstData2:
			each(d.Coverage, func(g tables.GlyphID, i int) {
				if i < len(d.SubstituteGlyphIDs) {
					become(g, d.SubstituteGlyphIDs[i])
				}
			})
		}
	case tables.MultipleSubs:
		each(t.Coverage, func(g tables.GlyphID, i int) {
			if i < len(t.Sequences) {
				become(g, t.Sequences[i].SubstituteGlyphIDs...)
			}
		})
	case tables.AlternateSubs:
		each(t.Coverage, func(g tables.GlyphID, i int) {
			if i < len(t.AlternateSets) && len(t.AlternateSets[i].AlternateGlyphIDs) > 0 {
				become(g, t.AlternateSets[i].AlternateGlyphIDs...)
			}
		})
	case tables.LigatureSubs:
		each(t.Coverage, func(g tables.GlyphID, i int) {
			if i >= len(t.LigatureSets) {
				return
			}
			for _, lig := range t.LigatureSets[i].Ligatures {
				become(g, lig.LigatureGlyph)
				for _, c := range lig.ComponentGlyphIDs {
					become(c, lig.LigatureGlyph)
				}
			}
		})
	case tables.ReverseChainSingleSubs:
		each(t.Cov(), func(g tables.GlyphID, i int) {
			if i < len(t.SubstituteGlyphIDs) {
				become(g, t.SubstituteGlyphIDs[i])
			}
		})
	}
}

// each visits the glyphs of a coverage with their indexes.
func each(c tables.Coverage, visit func(tables.GlyphID, int)) {
	switch c := c.(type) {
	case tables.Coverage1:
		for i, g := range c.Glyphs {
			visit(g, i)
		}
	case tables.Coverage2:
		for _, rg := range c.Ranges {
			for g := int(rg.StartGlyphID); g <= int(rg.EndGlyphID); g++ {
				visit(tables.GlyphID(g), int(rg.StartCoverageIndex)+g-int(rg.StartGlyphID))
			}
		}
	}
}
