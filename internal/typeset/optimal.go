package typeset

import (
	"math"

	"bayan/internal/typeset/kashida"
)

// optimal breaks a paragraph where the sum of its lines' demerits is least (Knuth and Plass, "Breaking paragraphs
// into lines", 1981, without hyphenation): a line's demerit grows with how far its spaces are from natural once
// kashidas have taken their part, with a jump in looseness from the line before, and with a last line of a single
// short word.
type optimal struct {
	l       *Layout
	measure float64
	nodes   []node
	words   []reach
	limit   int // kashidas a line
}

// node is a place to break and the best ways to come to it, one for each looseness of the line that ends there.
type node struct {
	breakpoint
	forced bool // inside a word
	word   int  // the first word that ends after it
	ways   [4]way
}

type way struct {
	demerits float64 // +Inf: none
	from     int32   // node
	class    int8    // its way
}

// reach is what kashida can add to a word.
type reach struct {
	start, end int
	width      float64
}

// Demerits of lines. They were set by eye and by the statement's gaps; TestKashidaEvensTheGaps holds the result.
const (
	linePenalty   = 10
	classPenalty  = 600     // neighbouring lines of very different looseness
	forcedPenalty = 1e6     // a word broken at need
	shortLast     = 2000    // a last line that is hardly a word
	worstBadness  = 100_000 // keeps hopeless lines comparable
)

// fillOptimal breaks the text to the measure.
func (l *Layout) fillOptimal(measure float64) {
	o := optimal{l: l, measure: measure, limit: 2}
	o.collect()
	if l.s.Kashida != KashidaNone && l.justified() {
		o.reaches()
	}
	for to := 1; to < len(o.nodes); to++ {
		o.arrive(to)
	}
	o.lines()
}

// collect makes the nodes: the text's start, its opportunities, and places in words wider than a line.
func (o *optimal) collect() {
	p := o.l.p
	o.nodes = append(make([]node, 0, len(p.breaks)+1), node{})
	narrow := min(o.l.width(0, o.measure), o.measure)
	for _, b := range p.breaks {
		last := &o.nodes[len(o.nodes)-1]
		for start := int(last.at); b.x-p.x[start] > narrow+tolerance; {
			at := p.emergency(start, int(b.at), narrow)
			if at >= int(b.visible) {
				break
			}
			spaces := last.atSpaces
			o.nodes = append(o.nodes, node{forced: true, breakpoint: breakpoint{
				at: int32(at), visible: int32(at), x: p.x[at], atX: p.x[at], spaces: spaces, atSpaces: spaces,
			}})
			last = &o.nodes[len(o.nodes)-1]
			start = at
		}
		o.nodes = append(o.nodes, node{breakpoint: b})
	}
	for i := range o.nodes {
		for c := range o.nodes[i].ways {
			o.nodes[i].ways[c].demerits = math.Inf(1)
		}
	}
	o.nodes[0].ways[normal] = way{}
}

// reaches asks what kashida can do for each word alone.
func (o *optimal) reaches() {
	p := o.l.p
	em := 0.0
	for _, t := range p.tokens() {
		r := reach{start: t.Start, end: t.End}
		if len(t.Joints) > 0 {
			it := &p.items[t.item]
			em = max(em, it.size)
			e := p.engine.elongationOf(it.font)
			box := kashida.Box{Joints: t.Joints, Em: it.size, Unit: float64(e.unit) * p.scale(it), PlainThree: e.plainThree}
			r.width = kashida.Line{
				Words: []kashida.Box{box, {Em: it.size}}, Measure: o.measure, Level: kashida.Level(o.l.s.Kashida),
			}.Reach(1)
		}
		o.words = append(o.words, r)
	}
	o.limit = 3
	word := 0
	for i := range o.nodes {
		for word < len(o.words) && o.words[word].end <= int(o.nodes[i].at) {
			word++
		}
		o.nodes[i].word = word
	}
}

// arrive finds the best ways to the node.
func (o *optimal) arrive(to int) {
	b := &o.nodes[to]
	last := to == len(o.nodes)-1
	for from := to - 1; from >= 0; from-- {
		a := &o.nodes[from]
		width := o.measure
		if from == 0 {
			width = o.l.width(0, o.measure)
		}
		natural := b.x - a.atX
		spaces := b.spaces - a.atSpaces
		if natural-spaces*(1-narrowest) > o.measure+tolerance && from < to-1 {
			return // and from further back more so
		}
		badness, class := o.judge(from, to, width, natural, spaces, last)
		own := (linePenalty + badness) * (linePenalty + badness)
		if b.forced {
			own += forcedPenalty
		}
		for c := range a.ways {
			if math.IsInf(a.ways[c].demerits, 1) {
				continue
			}
			d := a.ways[c].demerits + own
			if jump := class - c; from > 0 && (jump > 1 || jump < -1) {
				d += classPenalty
			}
			if d < b.ways[class].demerits {
				b.ways[class] = way{d, int32(from), int8(c)}
			}
		}
	}
}

// Looseness of a line.
const (
	tight = iota
	normal
	loose
	veryLoose
)

// judge gives a line's badness, 100 where its spaces are 1.6 of natural, and its looseness.
func (o *optimal) judge(from, to int, width, natural, spaces float64, last bool) (float64, int) {
	slack := width - natural
	if !o.l.justified() {
		return o.judgeRagged(slack, width, last)
	}
	if last {
		if slack < -spaces*(1-narrowest)-tolerance {
			return worstBadness, tight
		}
		if slack < 0 {
			return cube(slack / (spaces * (1 - narrowest))), tight
		}
		if natural < 0.12*width {
			return math.Sqrt(shortLast), normal
		}
		return 0, normal
	}
	if slack < 0 {
		if spaces <= 0 || slack < -spaces*(1-narrowest)-tolerance {
			return worstBadness, tight
		}
		return cube(slack / (spaces * (1 - narrowest))), tight
	}
	if spaces <= 0 {
		return worstBadness * slack / width, veryLoose
	}
	gap := 1 + slack/spaces
	if gap > 1+looseFirst && len(o.words) > 0 {
		most := o.elongation(from, to)
		used := min(most, slack-spaces*looseFirst)
		gap = 1 + (slack-used)/spaces
		gap += 0.02 * used / width * 10 // a line without is better than one with
	}
	class := normal
	switch {
	case gap > 1.5:
		class = veryLoose
	case gap > 1.25:
		class = loose
	}
	return min(cube((gap-1)/0.6), worstBadness), class
}

// judgeRagged judges lines whose spaces are natural: what counts is how even their ends are.
func (o *optimal) judgeRagged(slack, width float64, last bool) (float64, int) {
	if slack < -tolerance {
		return worstBadness, tight
	}
	if last {
		return 0, normal
	}
	return cube(slack / (0.25 * width)), normal
}

// cube is badness: 100 for a ratio of 1.
func cube(ratio float64) float64 { return 100 * math.Abs(ratio*ratio*ratio) }

// elongation estimates what kashida adds to a line: the widest words' reach, no two of them neighbours.
func (o *optimal) elongation(from, to int) float64 {
	var taken [3]int
	total, n := 0.0, 0
	first, end := o.nodes[from].word, int(o.nodes[to].visible)
	for n < o.limit {
		best, at := 0.0, -1
		for i := first; i < len(o.words) && o.words[i].end <= end; i++ {
			w := &o.words[i]
			if w.width > best && w.start >= int(o.nodes[from].at) && !beside(taken[:n], i) {
				best, at = w.width, i
			}
		}
		if at < 0 {
			break
		}
		taken[n] = at
		n++
		total += best
	}
	return total
}

func beside(taken []int, i int) bool {
	for _, t := range taken {
		if t-i <= 1 && i-t <= 1 {
			return true
		}
	}
	return false
}

// lines follows the best way back and adds its lines.
func (o *optimal) lines() {
	at := len(o.nodes) - 1
	class := 0
	for c, w := range o.nodes[at].ways {
		if w.demerits < o.nodes[at].ways[class].demerits {
			class = c
		}
	}
	var ends []int
	for at > 0 {
		ends = append(ends, at)
		w := o.nodes[at].ways[class]
		at, class = int(w.from), int(w.class)
	}
	start := 0
	for i := len(ends) - 1; i >= 0; i-- {
		end := int(o.nodes[ends[i]].at)
		o.l.addLine(start, end)
		start = end
		if o.l.s.MaxLines > 0 && len(o.l.Lines) == o.l.s.MaxLines {
			return
		}
	}
}
