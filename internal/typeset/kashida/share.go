package kashida

import (
	"math"
	"slices"
)

// sharing is the work on one line: what has been refused so far and how far it may go.
type sharing struct {
	line    Line
	spaces  float64
	worst   Priority
	cap     float64   // ems
	most    bool      // joints that carry most before those of the best priority
	refused []place   // by the font
	stacked []place   // under a kashida of the line above
	asked   []Stretch // accepted by the font; Span is not set
}

type place struct{ word, joint int }

// choice is a joint picked for the line, with what it has been given.
type choice struct {
	at    place
	joint Joint
	unit  float64
	max   int  // units
	swash bool // three tatweels become another glyph
	units int
}

// settle shares the slack until neither the line above nor the font objects. Every round refuses a joint or
// is the last, so it ends.
func (s *sharing) settle() Plan {
	s.stacked = s.stacked[:0]
	for {
		plan := s.share(s.line.Slack - s.spaces*(gapFirst-1))
		if !s.refuseStacked(plan) && !s.refuseUnsafe(plan) {
			return plan
		}
	}
}

// share gives room, the slack that spaces do not take at first, to the best joints.
func (s *sharing) share(room float64) Plan {
	chosen := s.choose(room)
	s.give(chosen, room)
	return s.place(chosen)
}

// give hands out units round robin.
func (s *sharing) give(chosen []choice, room float64) {
	for i := range chosen {
		chosen[i].units = 0
	}
	for given := true; given; {
		given = false
		for i := range chosen {
			c := &chosen[i]
			step := c.next()
			// Half a unit is enough to take one where spaces can give way, but not to below natural.
			yield := min(c.unit/2, s.spaces*(gapFirst-1))
			if step == 0 || room < float64(step)*c.unit-yield {
				continue
			}
			c.units += step
			room -= float64(step) * c.unit
			given = true
		}
	}
}

// next is how many units more the joint takes at a time: 1, 2 to step over a swash, or 0 if it is full.
func (c *choice) next() int {
	step := 1
	if c.swash && c.units+step+int(c.joint.Typed) == 3 {
		step = 2
	}
	if c.units+step > c.max {
		return 0
	}
	return step
}

// choose picks joints for the line: one a word, not in neighbouring words, as many as a line may have.
func (s *sharing) choose(room float64) []choice {
	candidates := s.candidates()
	slices.SortStableFunc(candidates, func(a, b choice) int {
		if a.joint.Priority != b.joint.Priority {
			return int(a.joint.Priority) - int(b.joint.Priority)
		}
		return b.at.word - a.at.word
	})
	limit := 2
	if s.most || s.short() || s.line.Level == Full {
		limit = 3
	}
	if s.most {
		return s.widest(candidates, limit, room)
	}
	chosen := candidates[:0]
	for _, c := range candidates {
		if len(chosen) < limit && !slices.ContainsFunc(chosen, c.beside) {
			chosen = append(chosen, c)
		}
	}
	return chosen
}

// beside says that two choices are in one word or in neighbouring ones.
func (c choice) beside(o choice) bool { return c.at.word-o.at.word <= 1 && o.at.word-c.at.word <= 1 }

// widest picks the joints, at most limit, that take the greatest part of the room together without coming under a
// kashida of the line above, and of such sets one that could take most; the first in the order of the candidates, so
// that better priorities win where widths are equal. Where a whole kashida would come under another a shorter one may
// not.
func (s *sharing) widest(candidates []choice, limit int, room float64) []choice {
	var best, set []choice
	taken, reach := 0.0, 0.0 // by best, and what it could take
	var extend func(from int, sum float64)
	extend = func(from int, sum float64) {
		if most := min(sum, room); most > taken+tolerance || most > taken-tolerance && sum > reach+tolerance {
			fitted, width := s.fit(set, room)
			if width > taken+tolerance || width > taken-tolerance && sum > reach+tolerance {
				best, taken, reach = fitted, width, sum
			}
		}
		if len(set) == limit {
			return
		}
		for i := from; i < len(candidates); i++ {
			if c := candidates[i]; !slices.ContainsFunc(set, c.beside) {
				set = append(set, c)
				extend(i+1, sum+float64(c.max)*c.unit)
				set = set[:len(set)-1]
			}
		}
	}
	extend(0, 0)
	return best
}

// fit gives room to a set of joints, each no more than keeps it from under the kashidas of the line above, and the width
// that they take of it.
func (s *sharing) fit(set []choice, room float64) ([]choice, float64) {
	set = slices.Clone(set)
	for {
		s.give(set, room)
		plan := s.place(slices.Clone(set))
		i := slices.IndexFunc(plan.Stretches, s.isStacked)
		if i < 0 {
			return set, plan.Width
		}
		for k := range set {
			if set[k].at == (place{plan.Stretches[i].Word, plan.Stretches[i].Joint}) {
				set[k].max = set[k].units - 1
			}
		}
	}
}

func (s *sharing) isStacked(t Stretch) bool {
	return slices.ContainsFunc(s.line.Above, t.Span.Overlaps)
}

// candidates are the words' best joints that have not been refused; where width counts, all of them.
func (s *sharing) candidates() []choice {
	var all []choice
	for w, box := range s.line.Words {
		if box.Unit <= 0 {
			continue
		}
		for j, joint := range box.Joints {
			if joint.Priority > s.worst || len(all) == mostCandidates {
				break
			}
			c := choice{
				at: place{w, j}, joint: joint, unit: box.Unit, max: s.room(box, joint),
				swash: joint.BeforeAlef && !box.PlainThree,
			}
			if c.max <= 0 || slices.Contains(s.refused, c.at) || slices.Contains(s.stacked, c.at) {
				continue
			}
			all = append(all, c)
			if !s.most {
				break
			}
		}
	}
	return all
}

// mostCandidates bounds the work on lines of very many words: more than any page has.
const mostCandidates = 48

// short says that the measure is below 20 em.
func (s *sharing) short() bool {
	em := 0.0
	for _, w := range s.line.Words {
		em = max(em, w.Em)
	}
	return s.line.Measure < shortEms*em
}

// room is how many units a joint may take.
func (s *sharing) room(box Box, joint Joint) int {
	limit := s.cap
	if three := 3 * box.Unit / box.Em; three <= capThree {
		limit = max(limit, three)
	}
	if four := 4 * box.Unit / box.Em; s.cap == capLoose && four <= capFour {
		limit = max(limit, four)
	}
	units := int(min(math.Floor(limit*box.Em/box.Unit+tolerance), maxUnits))
	if joint.BeforeAlef && !box.PlainThree && units == 3 {
		units = 2
	}
	return units - int(joint.Typed)
}

// place works out where everything comes to lie.
func (s *sharing) place(chosen []choice) Plan {
	var plan Plan
	chosen = slices.DeleteFunc(chosen, func(c choice) bool { return c.units == 0 })
	slices.SortFunc(chosen, func(a, b choice) int { return a.at.word - b.at.word })
	for _, c := range chosen {
		plan.Width += float64(c.units) * c.unit
	}
	spread := plain(s.line.Slack-plan.Width, s.spaces)
	plan.Gap, plan.Rest = spread.Gap, spread.Rest

	shift, word := 0.0, 0
	for _, c := range chosen {
		for ; word < c.at.word; word++ {
			shift += s.line.Words[word].Space * (plan.Gap - 1)
		}
		width := float64(c.units) * c.unit
		at := shift
		if natural := s.line.Words[c.at.word].At; c.at.joint < len(natural) {
			at += natural[c.at.joint]
		}
		plan.Stretches = append(plan.Stretches, Stretch{
			Word: c.at.word, Joint: c.at.joint, Units: c.units, Span: Interval{at, at + width},
		})
		shift += width
	}
	return plan
}

// refuseStacked refuses the worst joint that lies under a kashida of the line above.
func (s *sharing) refuseStacked(plan Plan) bool {
	worst, found := place{}, false
	rank := func(p place) Priority { return s.line.Words[p.word].Joints[p.joint].Priority }
	for _, t := range plan.Stretches {
		if !s.isStacked(t) {
			continue
		}
		if p := (place{t.Word, t.Joint}); !found || rank(p) > rank(worst) {
			worst, found = p, true
		}
	}
	if found {
		s.stacked = append(s.stacked, worst)
	}
	return found
}

// refuseUnsafe refuses the first joint that the font does not draw.
func (s *sharing) refuseUnsafe(plan Plan) bool {
	if s.line.Accept == nil {
		return false
	}
	for _, t := range plan.Stretches {
		t.Span = Interval{}
		if slices.Contains(s.asked, t) {
			continue
		}
		if !s.line.Accept(t.Word, t.Joint, t.Units) {
			s.refused = append(s.refused, place{t.Word, t.Joint})
			return true
		}
		s.asked = append(s.asked, t)
	}
	return false
}
