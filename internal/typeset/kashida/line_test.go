package kashida

import (
	"math"
	"math/rand/v2"
	"reflect"
	"testing"
)

// amiri is a box of Amiri at 1 em: a word 2 em wide with the joints in its middle.
func amiri(joints ...Joint) Box {
	b := Box{Joints: joints, Em: 1, Unit: 0.1855, Space: 0.292}
	for range joints {
		b.At = append(b.At, 1)
	}
	return b
}

// line sets boxes one after another on a measure that leaves the slack.
func line(slack float64, level Level, boxes ...Box) Line {
	x := 0.0
	for i := range boxes {
		if i == len(boxes)-1 {
			boxes[i].Space = 0
		}
		at := make([]float64, len(boxes[i].At))
		for j := range at {
			at[j] = x + boxes[i].At[j]
		}
		boxes[i].At = at
		x += 2 + boxes[i].Space
	}
	return Line{Words: boxes, Measure: x + slack, Slack: slack, Level: level}
}

func units(p Plan) map[int]int {
	m := map[int]int{}
	for _, s := range p.Stretches {
		m[s.Word] = s.Units
	}
	return m
}

func p(n Priority) Joint { return Joint{After: 1, Priority: n} }

func TestSpacesFirst(t *testing.T) {
	l := line(0.5, Full, amiri(p(1)), amiri(), amiri(), amiri(), amiri(), amiri(p(1)))
	got := l.Plan()
	if len(got.Stretches) != 0 || math.Abs(got.Gap-(1+0.5/(5*0.292))) > 1e-9 {
		t.Errorf("spaces can take 0.511 em: got %+v", got)
	}
}

func TestNone(t *testing.T) {
	l := line(3, None, amiri(p(1)), amiri(), amiri(p(1)))
	if got := l.Plan(); len(got.Stretches) != 0 || math.Abs(got.Gap-(1+3/0.584)) > 1e-9 {
		t.Errorf("got %+v", got)
	}
}

func TestTightLine(t *testing.T) {
	l := line(-0.1, Full, amiri(p(1)), amiri(), amiri())
	if got := l.Plan(); math.Abs(got.Gap-(1-0.1/0.584)) > 1e-9 || got.Rest != 0 {
		t.Errorf("got %+v", got)
	}
	l.Slack = -0.3
	if got := l.Plan(); got.Gap != 0.8 || math.Abs(got.Rest-(-0.3+0.584*0.2)) > 1e-9 {
		t.Errorf("spaces go no lower than 0.8: got %+v", got)
	}
}

func TestSingleWord(t *testing.T) {
	l := line(1, Full, amiri(p(1)))
	if got := l.Plan(); len(got.Stretches) != 0 || got.Rest != 1 {
		t.Errorf("got %+v", got)
	}
}

func TestPriorityThenEndOfLine(t *testing.T) {
	l := line(0, Light, amiri(p(2)), amiri(p(3)), amiri(p(1)), amiri(), amiri(p(2)), amiri(), amiri(p(2)))
	l.Measure, l.Slack = 40, 6*0.292*0.35+0.1855
	if got := units(l.Plan()); !reflect.DeepEqual(got, map[int]int{2: 1}) {
		t.Errorf("one unit goes to the best: got %v", got)
	}
	l.Slack += 0.1855
	if got := units(l.Plan()); !reflect.DeepEqual(got, map[int]int{2: 1, 6: 1}) {
		t.Errorf("the second goes to the joint nearest the end: got %v", got)
	}
	l.Slack += 0.1855
	if got := units(l.Plan()); !reflect.DeepEqual(got, map[int]int{2: 2, 6: 1}) {
		t.Errorf("round robin: got %v", got)
	}
}

func TestNeighboursAndCounts(t *testing.T) {
	boxes := func() []Box {
		return []Box{amiri(p(1)), amiri(p(1)), amiri(p(1)), amiri(p(1)), amiri(p(1)), amiri(p(1)), amiri(p(1))}
	}
	l := line(6*0.292*0.6+6*0.1855, Light, boxes()...)
	l.Measure = 40
	if got := units(l.Plan()); !reflect.DeepEqual(got, map[int]int{6: 3, 4: 3}) {
		t.Errorf("two a line, not neighbours, 0.6 em each: got %v", got)
	}
	l.Slack = 5
	if got := units(l.Plan()); !reflect.DeepEqual(got, map[int]int{6: 3, 4: 3, 2: 3}) {
		t.Errorf("three where spaces would exceed 1.6: got %v", got)
	}
	l.Measure = 19
	if got := units(l.Plan()); !reflect.DeepEqual(got, map[int]int{6: 4, 4: 4, 2: 4}) {
		t.Errorf("three on a short line, 0.8 em where spaces would exceed 1.6: got %v", got)
	}
	l.Slack = 9*0.1855 + 6*0.292*0.35
	if got := units(l.Plan()); !reflect.DeepEqual(got, map[int]int{6: 3, 4: 3, 2: 3}) {
		t.Errorf("three on a short line, 0.6 em: got %v", got)
	}
	l.Slack = 5
	l.Measure, l.Level = 40, Full
	if got := units(l.Plan()); !reflect.DeepEqual(got, map[int]int{6: 4, 4: 4, 2: 4}) {
		t.Errorf("full, spaces over 2.0: three a line, 0.8 em each: got %v", got)
	}
}

func TestLastResortOnlyAtFull(t *testing.T) {
	l := line(1, Light, amiri(p(6)), amiri(), amiri(p(6)))
	if got := l.Plan(); len(got.Stretches) != 0 {
		t.Errorf("light: got %+v", got)
	}
	l.Level = Full
	if got := units(l.Plan()); !reflect.DeepEqual(got, map[int]int{0: 2, 2: 2}) {
		t.Errorf("full: got %v", got)
	}
	l.Slack = 0.5 // spaces at 1.86: not loose enough
	if got := l.Plan(); len(got.Stretches) != 0 {
		t.Errorf("full, not too loose: got %+v", got)
	}
}

func TestSwashOfThree(t *testing.T) {
	before := Joint{After: 1, Priority: 3, BeforeAlef: true}
	for units0 := range 5 {
		l := line(0.584*0.35+float64(units0)*0.1855, Full, amiri(), amiri(before), amiri())
		for _, s := range l.Plan().Stretches {
			if s.Units == 3 {
				t.Errorf("%d units' room: three before an alef", units0)
			}
		}
	}
	l := line(3, Full, amiri(), amiri(before), amiri())
	if got := units(l.Plan()); got[1] != 4 {
		t.Errorf("0.8 em leaves room to step over three: got %v", got)
	}
	typed := Joint{After: 1, Priority: Typed, Typed: 1, BeforeAlef: true}
	l = line(0.584*0.35+2*0.1855, Light, amiri(), amiri(typed), amiri())
	if got := units(l.Plan()); got[1] != 1 {
		t.Errorf("what the writer typed counts: got %v", got)
	}
}

// TestWidestWhereSpacesAreWide: the best joint stands between two others; alone it carries less than they do.
func TestWidestWhereSpacesAreWide(t *testing.T) {
	l := line(0, Light, amiri(), amiri(p(4)), amiri(p(1)), amiri(p(5)), amiri())
	l.Measure = 40
	spaces := 4 * 0.292
	l.Slack = spaces*0.35 + 3*0.1855
	if got := units(l.Plan()); !reflect.DeepEqual(got, map[int]int{2: 3}) {
		t.Errorf("the best suffices: got %v", got)
	}
	l.Slack = spaces*0.6 + 4*0.1855
	if got := units(l.Plan()); !reflect.DeepEqual(got, map[int]int{1: 3, 3: 3}) {
		t.Errorf("the best leaves spaces over 1.6: got %v", got)
	}
}

func TestPlainThree(t *testing.T) {
	box := amiri(Joint{After: 1, Priority: 3, BeforeAlef: true})
	box.PlainThree = true
	l := line(0.584*0.35+3*0.1855, Light, amiri(), box, amiri())
	if got := units(l.Plan()); got[1] != 3 {
		t.Errorf("a font without the swash takes three: got %v", got)
	}
}

func TestUnitsByFont(t *testing.T) {
	for _, c := range []struct {
		font       string
		unit       float64
		light, all int
	}{{"Amiri", 0.1855, 3, 4}, {"Noto Naskh", 0.210, 3, 4}, {"Plex", 0.107, 5, 7}, {"tiny", 0.02, 7, 7}, {"none", 0, 0, 0}, {"wide", 1.2, 0, 0}} {
		box := func() Box { b := amiri(p(1)); b.Unit = c.unit; return b }
		for level, want := range map[Level]int{Light: c.light, Full: c.all} {
			l := line(9, level, box(), amiri())
			l.Measure = 40
			if got := units(l.Plan())[0]; got != want {
				t.Errorf("%s at %d: got %d units, want %d", c.font, level, got, want)
			}
		}
	}
}

func TestNotUnderAnother(t *testing.T) {
	boxes := func() []Box { return []Box{amiri(p(2)), amiri(), amiri(), amiri(p(1))} }
	first := line(0.7, Light, boxes()...).Plan()
	if len(first.Stretches) != 2 {
		t.Fatalf("got %+v", first)
	}
	second := line(0.7, Light, boxes()...)
	for _, s := range first.Stretches {
		second.Above = append(second.Above, s.Span)
	}
	for _, s := range second.Plan().Stretches {
		for _, a := range second.Above {
			if s.Span.Overlaps(a) {
				t.Errorf("%+v lies under %+v", s, a)
			}
		}
	}
}

func TestRefusedByTheFont(t *testing.T) {
	l := line(0.9, Light, amiri(p(1), p(4)), amiri(), amiri(p(2)))
	asked := map[[3]int]int{}
	l.Accept = func(word, joint, units int) bool {
		asked[[3]int{word, joint, units}]++
		return word != 0 || joint != 0
	}
	got := l.Plan()
	for _, s := range got.Stretches {
		if s.Word == 0 && s.Joint == 0 {
			t.Errorf("a refused joint was used: %+v", got)
		}
	}
	if units(got)[0] == 0 || units(got)[2] == 0 {
		t.Errorf("the word's second joint takes its place: got %+v", got)
	}
	for k, n := range asked {
		if n > 1 {
			t.Errorf("asked %d times about %v", n, k)
		}
	}
	l.Accept = func(int, int, int) bool { return false }
	if got := l.Plan(); len(got.Stretches) != 0 || math.Abs(got.Gap-(1+0.9/0.584)) > 1e-9 {
		t.Errorf("a font that refuses all leaves it to the spaces: got %+v", got)
	}
}

func TestReach(t *testing.T) {
	l := line(0, Light, amiri(p(1)), amiri(), amiri(p(1)))
	l.Measure = 40
	want := 0.584*0.35 + 6*0.1855
	if got := l.Reach(1.35); math.Abs(got-want) > 1e-9 {
		t.Errorf("got %v, want %v", got, want)
	}
	l.Slack = want
	if got := l.Plan(); math.Abs(got.Gap-1.35) > 1e-9 {
		t.Errorf("at its reach the spaces are as asked: got %+v", got)
	}
}

// TestPlanProperties throws random lines at Plan: the widths add up, every rule holds, and elongation never
// makes the spaces worse.
func TestPlanProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		var boxes []Box
		for range 1 + r.IntN(14) {
			var joints []Joint
			for k := range r.IntN(3) {
				joints = append(joints, Joint{
					After: 3 - k, Priority: Priority(r.IntN(7)), BeforeAlef: r.IntN(3) == 0, Typed: uint8(r.IntN(4) / 3),
				})
			}
			if len(joints) == 2 && joints[0].Priority > joints[1].Priority {
				joints[0].Priority, joints[1].Priority = joints[1].Priority, joints[0].Priority
			}
			b := amiri(joints...)
			b.Unit = []float64{0.1855, 0.21, 0.107, 0}[r.IntN(4)]
			b.PlainThree = r.IntN(3) == 0
			if r.IntN(8) == 0 {
				b.Space = 0
			}
			boxes = append(boxes, b)
		}
		l := line(r.Float64()*6-0.5, Level(r.IntN(3)), boxes...)
		for range r.IntN(3) {
			x := r.Float64() * l.Measure
			l.Above = append(l.Above, Interval{x, x + 0.5})
		}
		l.Accept = func(w, j, u int) bool { return (w*7+j*3+u)%5 != 0 }
		got := l.Plan()

		width, spaces := 0.0, 0.0
		for _, b := range l.Words {
			spaces += b.Space
		}
		before := -2
		limit := 3
		for _, s := range got.Stretches {
			b := l.Words[s.Word]
			j := b.Joints[s.Joint]
			width += float64(s.Units) * b.Unit
			if s.Word-before < 2 {
				t.Fatalf("neighbours: %+v", got)
			}
			before = s.Word
			total := s.Units + int(j.Typed)
			if s.Units < 1 || total > 7 || j.BeforeAlef && !b.PlainThree && total == 3 || j.Priority == Last && l.Level != Full {
				t.Fatalf("rules: %+v of %+v", s, j)
			}
			if !l.Accept(s.Word, s.Joint, s.Units) {
				t.Fatalf("refused and used: %+v", s)
			}
			for _, a := range l.Above {
				if a.Overlaps(s.Span) {
					t.Fatalf("stacked: %+v under %+v", s, a)
				}
			}
		}
		if len(got.Stretches) > limit || len(got.Stretches) > 0 && l.Level == None {
			t.Fatalf("too many: %+v", got)
		}
		if sum := width + spaces*(got.Gap-1) + got.Rest; math.Abs(sum-l.Slack) > 1e-9 || math.Abs(width-got.Width) > 1e-9 {
			t.Fatalf("slack %v is shared as %v: %+v", l.Slack, sum, got)
		}
		if len(got.Stretches) > 0 && (got.Gap < 1-1e-9 || got.Rest < -1e-9) {
			t.Fatalf("elongation made spaces too narrow: %+v", got)
		}
	}
}
