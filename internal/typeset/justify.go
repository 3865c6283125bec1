package typeset

import "bayan/internal/typeset/kashida"

// justify shares the slack of every line but the last among its spaces and, where the setting allows, kashidas.
func (l *Layout) justify(measure float64) {
	if !l.justified() || measure == 0 {
		return
	}
	p := l.p
	j := justifier{l: l, measure: measure, lines: make([]justified, len(l.Lines))}
	for i := range j.lines {
		j.lines[i].gap = 1
	}
	if l.s.Kashida != KashidaNone {
		j.tokens = p.tokens()
		j.w = p.engine.acquire()
		defer p.engine.release(j.w)
	}
	for i := range l.Lines {
		if line := &l.Lines[i]; line.Last && line.Advance <= l.width(i, measure) {
			continue // a last line is only ever made narrower
		}
		j.line(i)
	}
	for i, d := range j.lines {
		line, set := &l.Lines[i], &l.sets[i]
		line.Gap, set.gap, set.stretches = d.gap, d.gap, d.stretches
		line.Advance += d.width + p.spaces(line.Start, line.Visible)*(d.gap-1)
	}
}

func (l *Layout) justified() bool { return l.s.Align == Justify && !l.s.NoStretch }

// justifier works its way down a layout's lines.
type justifier struct {
	l       *Layout
	measure float64
	w       *worker
	tokens  []token
	lines   []justified
	boxes   []kashida.Box
	at      []float64
}

// justified is how a line is to be filled.
type justified struct {
	gap       float64
	stretches []stretch
	width     float64            // of those
	spans     []kashida.Interval // where they lie
	first     int                // the first token that may be on the line
}

const (
	narrowest  = 0.8  // of a space's natural width
	looseFirst = 0.35 // what spaces take before kashida helps
	wide       = 1.6  // spaces over this are worth moving the kashidas of the line above for
)

// line decides how line i is filled. Where the kashidas of the line above stand in the way of those that a wide line needs,
// that line is asked for others.
func (j *justifier) line(i int) {
	first := 0
	var above []kashida.Interval
	if i > 0 {
		first, above = j.lines[i-1].first, j.lines[i-1].spans
	}
	for first < len(j.tokens) && j.tokens[first].End <= j.l.Lines[i].Start {
		first++
	}
	d := j.fill(i, first, above)
	if d.gap > wide && len(above) > 0 {
		if free := j.fill(i, first, nil); free.gap < d.gap-tolerance {
			d = j.yield(i, first, d, free.spans)
		}
	}
	j.lines[i] = d
}

// yield fills the line above i anew with some or all of wanted kept free, the places that line i would have its kashidas in,
// where that makes the wider of the two less wide than with line i filled as in d. There are three kashidas a line at most.
func (j *justifier) yield(i, first int, d justified, wanted []kashida.Interval) justified {
	above := j.lines[i-1]
	best := max(above.gap, d.gap)
	for some := 1; some < 1<<len(wanted); some++ {
		var keptFree []kashida.Interval
		if i > 1 {
			keptFree = append(keptFree, j.lines[i-2].spans...)
		}
		for k, span := range wanted {
			if some>>k&1 == 1 {
				keptFree = append(keptFree, span)
			}
		}
		other := j.fill(i-1, above.first, keptFree)
		again := j.fill(i, first, other.spans)
		if widest := max(other.gap, again.gap); widest < best-tolerance {
			best, j.lines[i-1], d = widest, other, again
		}
	}
	return d
}

// fill shares a line's slack; no kashida comes to lie over or under those kept free.
func (j *justifier) fill(i, first int, keptFree []kashida.Interval) justified {
	l, p := j.l, j.l.p
	line := &l.Lines[i]
	d := justified{gap: 1, first: first}
	spaces := p.spaces(line.Start, line.Visible)
	if spaces <= 0 {
		return d
	}
	slack := l.width(i, j.measure) - line.Advance
	if j.tokens != nil && !line.Last && slack > spaces*looseFirst {
		j.stretch(i, &d, slack, keptFree)
	}
	d.gap = max(1+(slack-d.width)/spaces, narrowest)
	return d
}

// stretch plans and makes the kashidas of a line.
func (j *justifier) stretch(i int, d *justified, slack float64, keptFree []kashida.Interval) {
	l, p := j.l, j.l.p
	line := &l.Lines[i]
	tokens := j.on(line, d.first)
	if len(tokens) < 2 {
		return
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
		Words: j.boxes, Measure: j.measure, Slack: slack, Level: kashida.Level(l.s.Kashida), Above: keptFree,
		Accept: func(word, joint, units int) bool {
			s, ok := p.lengthen(j.w, &tokens[word], tokens[word].Joints[joint], units)
			if ok {
				made[asked{word, joint, units}] = s
			}
			return ok
		},
	}.Plan()
	for _, s := range plan.Stretches {
		st := made[asked{s.Word, s.Joint, s.Units}]
		d.stretches = append(d.stretches, st)
		d.width += st.advance
	}
	d.spans = p.spans(d.stretches, line, indent, slack-d.width)
}

// on gives the tokens of a line, of which first is the first that may be on it.
func (j *justifier) on(line *Line, first int) []token {
	end := first
	for end < len(j.tokens) && j.tokens[end].Start < line.Visible {
		end++
	}
	return j.tokens[first:end]
}

// spans are where a line's kashidas come to lie, from the measure's start edge, rest being what the spaces take.
func (p *Paragraph) spans(stretches []stretch, line *Line, indent, rest float64) []kashida.Interval {
	spaces := p.spaces(line.Start, line.Visible)
	var spans []kashida.Interval
	before := 0.0
	for i := range stretches {
		s := &stretches[i]
		at := indent + p.x[s.at] - p.x[line.Start] + before
		if spaces > 0 {
			at += p.spaces(line.Start, s.at) * rest / spaces
		}
		spans = append(spans, kashida.Interval{Start: at, End: at + s.advance})
		before += s.advance
	}
	return spans
}
