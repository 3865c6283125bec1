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
	cap     float64 // ems
	refused []place
	asked   []Stretch // accepted by the font; Span is not set
}

type place struct{ word, joint int }

// choice is a joint picked for the line, with what it has been given.
type choice struct {
	at    place
	joint Joint
	unit  float64
	max   int // units
	units int
}

// settle shares the slack until neither the line above nor the font objects. Every round refuses a joint or
// is the last, so it ends.
func (s *sharing) settle() Plan {
	for {
		plan := s.share(s.line.Slack - s.spaces*(gapFirst-1))
		if !s.refuseStacked(plan) && !s.refuseUnsafe(plan) {
			return plan
		}
	}
}

// share gives room, the slack that spaces do not take at first, to the best joints.
func (s *sharing) share(room float64) Plan {
	chosen := s.choose()
	for given := true; given; {
		given = false
		for i := range chosen {
			c := &chosen[i]
			step := c.next()
			// Half a unit is enough to take one where spaces can give way, but not to below natural.
			give := min(c.unit/2, s.spaces*(gapFirst-1))
			if step == 0 || room < float64(step)*c.unit-give {
				continue
			}
			c.units += step
			room -= float64(step) * c.unit
			given = true
		}
	}
	return s.place(chosen)
}

// next is how many units more the joint takes at a time: 1, 2 to step over a swash, or 0 if it is full.
func (c *choice) next() int {
	step := 1
	if c.joint.BeforeAlef && c.units+step+int(c.joint.Typed) == 3 {
		step = 2
	}
	if c.units+step > c.max {
		return 0
	}
	return step
}

// choose picks joints by priority and nearness to the line's end, as many as a line may have.
func (s *sharing) choose() []choice {
	var all []choice
	ems := 0.0
	for w, box := range s.line.Words {
		ems = max(ems, box.Em)
		if box.Unit <= 0 {
			continue
		}
		for j, joint := range box.Joints {
			if joint.Priority > s.worst {
				break
			}
			c := choice{at: place{w, j}, joint: joint, unit: box.Unit, max: s.most(box, joint)}
			if slices.Contains(s.refused, c.at) || c.next() == 0 {
				continue
			}
			all = append(all, c)
			break // one a word
		}
	}
	slices.SortFunc(all, func(a, b choice) int {
		if a.joint.Priority != b.joint.Priority {
			return int(a.joint.Priority) - int(b.joint.Priority)
		}
		return b.at.word - a.at.word
	})
	limit := 2
	if s.line.Measure < shortEms*ems || s.line.Level == Full {
		limit = 3
	}
	chosen := all[:0]
	for _, c := range all {
		beside := slices.ContainsFunc(chosen, func(o choice) bool {
			return o.at.word-c.at.word == 1 || c.at.word-o.at.word == 1
		})
		if !beside && len(chosen) < limit {
			chosen = append(chosen, c)
		}
	}
	return chosen
}

// most is how many units a joint may take.
func (s *sharing) most(box Box, joint Joint) int {
	limit := s.cap
	if three := 3 * box.Unit / box.Em; three <= capThree {
		limit = max(limit, three)
	}
	units := math.Floor(limit*box.Em/box.Unit + tolerance)
	return int(min(units, maxUnits)) - int(joint.Typed)
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
		if !slices.ContainsFunc(s.line.Above, t.Span.Overlaps) {
			continue
		}
		if p := (place{t.Word, t.Joint}); !found || rank(p) > rank(worst) {
			worst, found = p, true
		}
	}
	if found {
		s.refused = append(s.refused, worst)
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
