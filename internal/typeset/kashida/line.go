package kashida

import "math"

// Level is how much elongation the reader asked for. The numbers are those of typeset.Kashida.
type Level uint8

const (
	None  Level = iota
	Light       // P0–P5
	Full        // and, on lines that stay too loose, P6 and longer ones; three a line
)

const (
	maxUnits    = 7    // eight tatweels or more fall to pieces in Amiri
	shortEms    = 20   // lines below this measure may take three kashidas
	capEms      = 0.6  // the width of one kashida
	capThree    = 0.65 // the same where it takes this much for three units (Noto Naskh)
	capLoose    = 0.8  // where spaces would be too wide otherwise
	capFour     = 0.85 // the same where it takes this much for four units (Noto Naskh)
	gapShrink   = 0.8  // a space's narrowest
	gapFirst    = 1.35 // how far spaces go before kashida helps
	gapWide     = 1.6  // where the joints that carry most are taken, and short lines go to capLoose
	gapTooLoose = 2.0  // where level Full goes further
	tolerance   = 1e-6
)

// Interval is a stretch of a line, measured from the measure's start edge in the base direction, in the
// caller's unit.
type Interval struct{ Start, End float64 }

// Overlaps says that two intervals share more than an edge.
func (v Interval) Overlaps(o Interval) bool {
	return v.Start < o.End-tolerance && o.Start < v.End-tolerance
}

// Box is a word on a line. Lengths are in the caller's unit.
type Box struct {
	// Joints are the word's places, best first; leave out those that the font is known to refuse.
	Joints []Joint
	// At is where each of the joints lies, from the measure's start edge, while all spaces are natural.
	At []float64
	// Em is the size, and Unit the advance of one tatweel in the word's font; a unit of 0 means that the font
	// opts out. Amiri draws two to seven as one glyph, up to 2 thousandths of an em off so many units: the
	// caller takes the width that it measures and lets the spaces have the difference.
	Em, Unit float64
	// PlainThree says that the font draws three tatweels before a plain ا as it draws two or four. Amiri does
	// not: three become a swash ligature. Shape ســـا once for a face to know.
	PlainThree bool
	// Space is the natural width of the white space after the word that may be stretched: 0 on the line's
	// last word and where the space is fixed.
	Space float64
}

// Line is a line to be justified.
type Line struct {
	Words   []Box // in reading order; every token, those without joints too
	Measure float64
	Slack   float64 // Measure less the natural width; negative on a tight line
	Level   Level
	// Above are the Spans of the plan of the line above: no kashida comes under another.
	Above []Interval
	// Accept asks whether the font draws this joint of this word with so many units, every other glyph
	// unchanged (reshape and compare; Joint.Typed more are there already). A refused joint is left out and
	// the line is shared again, so it is asked at most once for a joint and a number of units. Nil accepts.
	Accept func(word, joint, units int) bool
}

// Stretch is one kashida of a plan.
type Stretch struct {
	Word, Joint int // indexes in Line.Words and its Joints
	Units       int // tatweels to insert, 1 to 7
	Span        Interval
}

// Plan is how a line's slack is shared.
type Plan struct {
	Stretches []Stretch // in reading order
	// Width is what the kashidas add.
	Width float64
	// Gap is the factor on every Box.Space: 1 is natural.
	Gap float64
	// Rest is slack that nothing takes: negative where spaces at their narrowest do not suffice, positive
	// where there is no space to stretch.
	Rest float64
}

// Plan shares the line's slack:
//
//  1. Spaces up to 1.35 of natural (down to 0.8).
//  2. If half a unit or more remains: joints by priority P0–P5, then nearest the line's end, one a word,
//     not in neighbouring words, not under a kashida of the line above, at most two (three on lines shorter
//     than 20 em and at level Full); units go round robin up to 0.6 em a joint (0.65 where three units need
//     it), seven at most, never exactly three before a plain ا where that is a ligature.
//  3. The font is asked (Accept), and what it refuses is left out.
//  4. What remains goes to spaces. If that makes them wider than 1.6, the joints are chosen anew, up to three,
//     those that carry most before those of the best priority, and on lines shorter than 20 em a joint may take
//     0.8 em (0.85 where four units need it).
//  5. At level Full, if spaces still exceed 2.0: P6 and 0.8 em as well; after that spaces take the rest.
//
// The second half of step 4 is ours, measured on the bundled statement at 12 pt. On an A4 page it takes the
// widest spaces of Noto Naskh from 1.82 to under 1.6, in a column of 18 em those of Amiri from 1.66 to 1.50.
// What stays wide in the column in Noto Naskh has too few joints that are not neighbours.
//
// A line of one word, and a line that spaces alone can fill, gets no kashida.
func (l Line) Plan() Plan {
	spaces := 0.0
	for _, w := range l.Words {
		spaces += w.Space
	}
	if l.Slack <= 0 || l.Level == None || len(l.Words) < 2 || l.Slack <= spaces*(gapFirst-1) {
		return plain(l.Slack, spaces)
	}
	s := sharing{line: l, spaces: spaces, worst: Last - 1, cap: capEms}
	plan := s.settle()
	try := func() {
		if other := s.settle(); other.Gap < plan.Gap-tolerance {
			plan = other
		}
	}
	if plan.Gap > gapWide {
		s.most = true
		try()
	}
	if plan.Gap > gapWide && s.short() {
		s.cap = capLoose
		try()
	}
	if plan.Gap > gapTooLoose && l.Level == Full {
		s.worst, s.cap = Last, capLoose
		try()
	}
	return plan
}

// Reach is the widest slack that Plan would take with no space beyond the factor gap: what a line breaker
// may count on. It does not ask the font.
func (l Line) Reach(gap float64) float64 {
	spaces := 0.0
	for _, w := range l.Words {
		spaces += w.Space
	}
	room := spaces * (gap - 1)
	if l.Level == None || len(l.Words) < 2 {
		return room
	}
	s := sharing{line: l, spaces: spaces, worst: Last - 1, cap: capEms, most: true}
	if l.Level == Full {
		s.worst, s.cap = Last, capLoose
	} else if s.short() {
		s.cap = capLoose
	}
	return room + s.share(math.Inf(1)).Width
}

// plain shares slack among spaces alone.
func plain(slack, spaces float64) Plan {
	if spaces <= 0 {
		return Plan{Gap: 1, Rest: slack}
	}
	gap := 1 + slack/spaces
	if gap < gapShrink {
		return Plan{Gap: gapShrink, Rest: slack + spaces*(1-gapShrink)}
	}
	return Plan{Gap: gap}
}
