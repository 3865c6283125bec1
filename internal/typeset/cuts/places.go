package cuts

import "github.com/go-text/typesetting/font/opentype/tables"

// place is one place of a rule: the glyphs of a coverage, of a class, or one glyph.
type place struct {
	coverage tables.Coverage
	classes  tables.ClassDef
	class    uint16
	glyph    tables.GlyphID
	kind     placeKind
}

type placeKind uint8

const (
	ofCoverage placeKind = iota
	ofClass
	ofGlyph
)

func (p *place) has(g tables.GlyphID) bool {
	switch p.kind {
	case ofGlyph:
		return g == p.glyph
	case ofClass:
		if p.classes == nil {
			return p.class == 0
		}
		class, _ := p.classes.Class(g) // 0 where it has none
		return class == p.class
	}
	if p.coverage == nil {
		return false
	}
	_, ok := p.coverage.Index(g)
	return ok
}

// fill adds the glyphs of a place to a set, as far as the set reaches.
func (p *place) fill(s Set) {
	switch p.kind {
	case ofGlyph:
		s.add(uint32(p.glyph))
	case ofCoverage:
		each(p.coverage, func(g tables.GlyphID, _ int) { s.add(uint32(g)) })
	case ofClass:
		for g := range uint32(64 * len(s)) {
			if p.has(tables.GlyphID(g)) {
				s.add(g)
			}
		}
	}
}

// sequence is one rule of a context: places in the order of the text, of which input ones from before on are the
// input, and the lookups that it leads to.
type sequence struct {
	places        []place
	before, input int
	lookups       []tables.SequenceLookupRecord
}

// sequences visits the rules of a context's subtable; false where it is of no known format.
func sequences(s any, visit func(sequence)) bool {
	switch s := s.(type) {
	case tables.ContextualSubs:
		return contexts(s.Data, visit)
	case tables.ContextualPos:
		return contexts(s.Data, visit)
	case tables.ChainedContextualSubs:
		return chainedContexts(s.Data, visit)
	case tables.ChainedContextualPos:
		return chainedContexts(s.Data, visit)
	case tables.ReverseChainSingleSubs:
		visit(chain(coverages(s.BacktrackCoverages), coverages([]tables.Coverage{s.Cov()}), coverages(s.LookaheadCoverages), nil))
		return true
	}
	return false
}

func contexts(data any, visit func(sequence)) bool {
	switch d := data.(type) {
	case tables.ContextualSubs1:
		glyphContexts(d.Cov(), tables.SequenceContextFormat1(d), visit)
	case tables.ContextualPos1:
		glyphContexts(d.Cov(), tables.SequenceContextFormat1(d), visit)
	case tables.ContextualSubs2:
		classContexts(d.Cov(), tables.SequenceContextFormat2(d), visit)
	case tables.ContextualPos2:
		classContexts(d.Cov(), tables.SequenceContextFormat2(d), visit)
	case tables.ContextualSubs3:
		visit(chain(nil, coverages(d.Coverages), nil, d.SeqLookupRecords))
	case tables.ContextualPos3:
		visit(chain(nil, coverages(d.Coverages), nil, d.SeqLookupRecords))
	default:
		return false
	}
	return true
}

func chainedContexts(data any, visit func(sequence)) bool {
	switch d := data.(type) {
	case tables.ChainedContextualSubs1:
		chainedGlyphContexts(d.Cov(), tables.ChainedSequenceContextFormat1(d), visit)
	case tables.ChainedContextualPos1:
		chainedGlyphContexts(d.Cov(), tables.ChainedSequenceContextFormat1(d), visit)
	case tables.ChainedContextualSubs2:
		chainedClassContexts(d.Cov(), tables.ChainedSequenceContextFormat2(d), visit)
	case tables.ChainedContextualPos2:
		chainedClassContexts(d.Cov(), tables.ChainedSequenceContextFormat2(d), visit)
	case tables.ChainedContextualSubs3:
		visit(chain(coverages(d.BacktrackCoverages), coverages(d.InputCoverages), coverages(d.LookaheadCoverages), d.SeqLookupRecords))
	case tables.ChainedContextualPos3:
		visit(chain(coverages(d.BacktrackCoverages), coverages(d.InputCoverages), coverages(d.LookaheadCoverages), d.SeqLookupRecords))
	default:
		return false
	}
	return true
}

// The first place of a rule by glyphs or classes is any glyph of the coverage: more than it may match.

func glyphContexts(c tables.Coverage, d tables.SequenceContextFormat1, visit func(sequence)) {
	for _, set := range d.SeqRuleSet {
		for _, rule := range set.SeqRule {
			visit(chain(nil, append(coverages([]tables.Coverage{c}), glyphs(rule.InputSequence)...), nil, rule.SeqLookupRecords))
		}
	}
}

func classContexts(c tables.Coverage, d tables.SequenceContextFormat2, visit func(sequence)) {
	for _, set := range d.ClassSeqRuleSet {
		for _, rule := range set.SeqRule {
			input := append(coverages([]tables.Coverage{c}), classes(d.ClassDef, rule.InputSequence)...)
			visit(chain(nil, input, nil, rule.SeqLookupRecords))
		}
	}
}

func chainedGlyphContexts(c tables.Coverage, d tables.ChainedSequenceContextFormat1, visit func(sequence)) {
	for _, set := range d.ChainedSeqRuleSet {
		for _, rule := range set.ChainedSeqRules {
			input := append(coverages([]tables.Coverage{c}), glyphs(rule.InputSequence)...)
			visit(chain(glyphs(rule.BacktrackSequence), input, glyphs(rule.LookaheadSequence), rule.SeqLookupRecords))
		}
	}
}

func chainedClassContexts(c tables.Coverage, d tables.ChainedSequenceContextFormat2, visit func(sequence)) {
	for _, set := range d.ChainedClassSeqRuleSet {
		for _, rule := range set.ChainedSeqRules {
			input := append(coverages([]tables.Coverage{c}), classes(d.InputClassDef, rule.InputSequence)...)
			visit(chain(classes(d.BacktrackClassDef, rule.BacktrackSequence), input,
				classes(d.LookaheadClassDef, rule.LookaheadSequence), rule.SeqLookupRecords))
		}
	}
}

// chain puts a rule's places in the order of the text; a backtrack's nearest comes first.
func chain(backtrack, input, lookahead []place, lookups []tables.SequenceLookupRecord) sequence {
	places := make([]place, 0, len(backtrack)+len(input)+len(lookahead))
	for i := len(backtrack) - 1; i >= 0; i-- {
		places = append(places, backtrack[i])
	}
	return sequence{
		places: append(append(places, input...), lookahead...),
		before: len(backtrack), input: len(input), lookups: lookups,
	}
}

func coverages(all []tables.Coverage) []place {
	places := make([]place, len(all))
	for i, c := range all {
		places[i] = place{kind: ofCoverage, coverage: c}
	}
	return places
}

func glyphs(all []tables.GlyphID) []place {
	places := make([]place, len(all))
	for i, g := range all {
		places[i] = place{kind: ofGlyph, glyph: g}
	}
	return places
}

func classes(def tables.ClassDef, all []tables.GlyphID) []place {
	places := make([]place, len(all))
	for i, class := range all {
		places[i] = place{kind: ofClass, classes: def, class: uint16(class)}
	}
	return places
}
