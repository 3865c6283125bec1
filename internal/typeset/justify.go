package typeset

import "bayan/internal/typeset/kashida"

// justify shares the slack of every line but the last among its spaces and, where the setting allows, kashidas.
func (l *Layout) justify(measure float64) {
	if !l.justified() || measure == 0 {
		return
	}
	j := justifier{l: l, measure: measure}
	if l.s.Kashida != KashidaNone {
		j.tokens = l.p.tokens()
		j.w = l.p.engine.acquire()
		defer l.p.engine.release(j.w)
	}
	for i := range l.Lines {
		if line := &l.Lines[i]; line.Last && line.Advance <= l.width(i, measure) {
			continue // a last line is only ever made narrower
		}
		j.line(i)
	}
}

func (l *Layout) justified() bool { return l.s.Align == Justify && !l.s.NoStretch }

// justifier works its way down a layout's lines.
type justifier struct {
	l       *Layout
	measure float64
	w       *worker
	tokens  []token
	next    int                // the first token that may be on the line at hand
	above   []kashida.Interval // the kashidas of the line above
	boxes   []kashida.Box
	at      []float64
}

func (j *justifier) line(i int) {
	l, p := j.l, j.l.p
	line, set := &l.Lines[i], &l.sets[i]
	spaces := p.spaces(line.Start, line.Visible)
	room := l.width(i, j.measure)
	slack := room - line.Advance
	above := j.above
	j.above = nil
	if spaces <= 0 {
		return
	}
	stretched := 0.0
	if j.tokens != nil && !line.Last && slack > spaces*looseFirst {
		stretched = j.kashidas(i, slack, above)
	}
	gap := max(1+(slack-stretched)/spaces, narrowest)
	line.Gap, set.gap = gap, gap
	line.Advance += stretched + spaces*(gap-1)
}

const (
	narrowest  = 0.8  // of a space's natural width
	looseFirst = 0.35 // what spaces take before kashida helps
)

// kashidas plans and makes those of a line, and gives the width that they add.
func (j *justifier) kashidas(i int, slack float64, above []kashida.Interval) float64 {
	l, p := j.l, j.l.p
	line := &l.Lines[i]
	tokens := j.on(line)
	if len(tokens) < 2 {
		return 0
	}
	indent := j.measure - l.width(i, j.measure)
	j.boxes, j.at = j.boxes[:0], j.at[:0]
	for k := range tokens {
		t := &tokens[k]
		b := kashida.Box{}
		it := &p.items[t.item]
		scale := p.scale(it)
		b.Em = it.size
		if t.Start >= line.Start && t.End <= line.Visible && len(t.Joints) > 0 {
			e := p.engine.elongationOf(it.font)
			b.Joints, b.Unit, b.PlainThree = t.Joints, float64(e.unit)*scale, e.plainThree
			from := len(j.at)
			for _, joint := range t.Joints {
				j.at = append(j.at, indent+p.x[t.Start+joint.After+1]-p.x[line.Start])
			}
			b.At = j.at[from:len(j.at):len(j.at)]
		}
		if k+1 < len(tokens) {
			b.Space = p.spaces(max(t.End, line.Start), min(tokens[k+1].Start, line.Visible))
		}
		j.boxes = append(j.boxes, b)
	}
	type asked struct{ word, joint, units int }
	made := map[asked]stretch{}
	plan := kashida.Line{
		Words: j.boxes, Measure: j.measure, Slack: slack, Level: kashida.Level(l.s.Kashida), Above: above,
		Accept: func(word, joint, units int) bool {
			s, ok := p.lengthen(j.w, &tokens[word], tokens[word].Joints[joint], units)
			if ok {
				made[asked{word, joint, units}] = s
			}
			return ok
		},
	}.Plan()
	width := 0.0
	for _, s := range plan.Stretches {
		st := made[asked{s.Word, s.Joint, s.Units}]
		l.sets[i].stretches = append(l.sets[i].stretches, st)
		width += st.advance
	}
	j.above = l.sets[i].spans(p, line, indent, slack-width)
	return width
}

// on gives the tokens of a line; lines come in order.
func (j *justifier) on(line *Line) []token {
	for j.next < len(j.tokens) && j.tokens[j.next].End <= line.Start {
		j.next++
	}
	end := j.next
	for end < len(j.tokens) && j.tokens[end].Start < line.Visible {
		end++
	}
	return j.tokens[j.next:end]
}

// spans are where a line's kashidas come to lie, from the measure's start edge, rest being what the spaces take.
func (set *lineSet) spans(p *Paragraph, line *Line, indent, rest float64) []kashida.Interval {
	spaces := p.spaces(line.Start, line.Visible)
	var spans []kashida.Interval
	before := 0.0
	for i := range set.stretches {
		s := &set.stretches[i]
		at := indent + p.x[s.at] - p.x[line.Start] + before
		if spaces > 0 {
			at += p.spaces(line.Start, s.at) * rest / spaces
		}
		spans = append(spans, kashida.Interval{Start: at, End: at + s.advance})
		before += s.advance
	}
	return spans
}
