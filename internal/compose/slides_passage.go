package compose

import (
	"unicode"

	"bayan/internal/typeset"
)

// passage is paragraphs that fill slides at one size: on one where they fit,
// else parted by sense, at a paragraph's end rather than a sentence's, a
// sentence's rather than a clause's, a clause's rather than a line's.
type passage struct {
	b      *builder
	blocks []block
	width  float64
	shaped map[stretch]*typeset.Paragraph
}

// block is one paragraph of a passage.
type block struct {
	text    []rune
	start   int // in Briefing.Text, -1 where it is not in it
	font    typeset.FontID
	heading bool
	element ElementID
}

// stretch is runes [from, to) of a block.
type stretch struct{ block, from, to int }

// Of the size.
const (
	slideLeading = 1.72 // baseline distance
	slideGap     = 0.42 // white between paragraphs
)

func (p *passage) style(font typeset.FontID, size float64) style {
	return style{font: font, size: size, leading: slideLeading, break_: typeset.Optimal}
}

// lay sets a stretch at a size of 1 point. Lengths are proportional, so that
// one shaping serves the search for a size.
func (p *passage) lay(s stretch, size float64) *typeset.Layout {
	par := p.shaped[s]
	if par == nil {
		k := &p.blocks[s.block]
		text := k.text[s.from:s.to]
		par = p.b.engine.Shape(typeset.Text{
			Runes: text, Language: p.b.lang, Base: p.base(s),
			Styles: []typeset.StyleSpan{{End: len(text), Style: typeset.Style{Font: k.font, Size: 1}}},
		})
		p.shaped[s] = par
	}
	return par.Layout(typeset.Setting{Measure: p.width / size, Breaking: typeset.Optimal, Leading: slideLeading, NoStretch: true})
}

// base is the direction of the stretch's whole paragraph.
func (p *passage) base(s stretch) typeset.Direction {
	if s.from == 0 && s.to == len(p.blocks[s.block].text) {
		return typeset.Auto
	}
	whole := stretch{s.block, 0, len(p.blocks[s.block].text)}
	if p.shaped[whole] == nil {
		p.lay(whole, 1)
	}
	return p.shaped[whole].Base()
}

// height is that of all blocks together, of the size.
func (p *passage) height(size float64) float64 {
	h := 0.0
	for i := range p.blocks {
		h += p.lay(stretch{i, 0, len(p.blocks[i].text)}, size).Height
	}
	return h + slideGap*float64(len(p.blocks)-1)
}

// fit is the largest size from most down to least at which everything stands in
// a height, in steps; 0 where none does.
func (p *passage) fit(height, most, least, step float64) float64 {
	for size := most; size > least-step; size -= step {
		size := max(size, least)
		if p.height(size)*size <= height {
			return size
		}
	}
	return 0
}

// spread parts the passage at a size into pages: the first of one height, the
// others of another, filled evenly.
func (p *passage) spread(size, first, other float64) [][]stretch {
	pages := p.fill(size, first, other)
	if len(pages) == 1 {
		return pages
	}
	least, most := 0.0, 1.0
	for range 7 {
		k := (least + most) / 2
		if even := p.fill(size, first*k, other*k); len(even) == len(pages) {
			pages, most = even, k
		} else {
			least = k
		}
	}
	return pages
}

// Of a page's height: what must stand on it before a break of the kind is good.
const (
	paragraphFill = 0.45
	sentenceFill  = 0.5
	clauseFill    = 0.5
)

// fill fills page after page. A page that not even a line fits takes one all the same.
func (p *passage) fill(size, first, other float64) [][]stretch {
	var pages [][]stretch
	var page []stretch
	room, used := first/size, 0.0
	turn := func() {
		pages = append(pages, page)
		page, room, used = nil, other/size, 0
	}
	for i := range p.blocks {
		rest := stretch{i, 0, len(p.blocks[i].text)}
		for rest.from < rest.to {
			gap := 0.0
			if len(page) > 0 {
				gap = slideGap
			}
			l := p.lay(rest, size)
			if used+gap+l.Height <= room {
				page = append(page, rest)
				used += gap + l.Height
				break
			}
			at := p.part(rest, l, size, used+gap, room)
			if at == rest.from && len(page) == 0 {
				at = rest.from + l.Lines[0].End
			}
			if at > rest.from {
				page = append(page, stretch{i, rest.from, at})
				rest.from = at
			}
			turn()
		}
	}
	if len(page) > 0 {
		turn()
	}
	return pages
}

// part is where a stretch, laid out as l, is broken so that its beginning fills
// the page on which used of room is taken; its start where it all goes on the next.
func (p *passage) part(s stretch, l *typeset.Layout, size, used, room float64) int {
	lines := 0
	for lines < len(l.Lines) && used+l.Lines[lines].Bottom <= room {
		lines++
	}
	if lines == 0 {
		return s.from
	}
	end := s.from + l.Lines[lines-1].End
	text := p.blocks[s.block].text
	enough := func(at int, share float64) bool {
		if at <= s.from {
			return false
		}
		h := p.lay(stretch{s.block, s.from, at}, size).Height
		return used+h <= room && used+h >= share*room
	}
	if used >= paragraphFill*room {
		return s.from
	}
	if at := p.sentence(s.block, end); enough(at, sentenceFill) {
		return at
	}
	if at := clause(text, s.from, end); enough(at, clauseFill) {
		return at
	}
	if lines == 1 && used > 0 || lines == len(l.Lines)-1 && lines > 2 {
		lines-- // no line of a paragraph stands alone
	}
	for ; lines > 0; lines-- {
		if at := s.from + l.Lines[lines-1].End; enough(at, 0) {
			return at
		}
	}
	return s.from
}

// sentence is the last end of a sentence of a block at or before an offset.
func (p *passage) sentence(block, end int) int {
	whole := stretch{block, 0, len(p.blocks[block].text)}
	if p.shaped[whole] == nil {
		p.lay(whole, 1)
	}
	return p.shaped[whole].Sentence(end).Start
}

// clause is the last place after a comma, a semicolon, a colon or a dash and
// the white space behind it, within [from, end]; from where there is none.
func clause(text []rune, from, end int) int {
	for at := end; at > from+1; at-- {
		if !unicode.IsSpace(text[at-1]) || at < len(text) && unicode.IsSpace(text[at]) {
			continue
		}
		k := at - 1
		for k > from && unicode.IsSpace(text[k]) {
			k--
		}
		switch text[k] {
		case '،', '؛', ',', ';', ':', '–', '—', '…':
			return at
		}
	}
	return from
}

// A last line shorter than a share of the width gets words from those above it:
// the measure is narrowed until it is long enough, as far as the lines stay as many.
const (
	shortLine  = 0.25
	narrowBy   = 0.02
	narrowMost = 0.7
)

// piece is a stretch to be painted.
func (p *passage) piece(s stretch, size float64) *piece {
	k := &p.blocks[s.block]
	set := func(width float64) *piece {
		return p.b.now(p.b.piece(k.text[s.from:s.to], p.b.lang, p.base(s), p.style(k.font, size), width))
	}
	whole := set(p.width)
	n := len(whole.layout.Lines)
	if n == 1 || whole.layout.Lines[n-1].Advance >= shortLine*p.width {
		return whole
	}
	for part := 1 - narrowBy; part > narrowMost; part -= narrowBy {
		q := set(part * p.width)
		if len(q.layout.Lines) > n {
			break
		}
		if q.layout.Lines[n-1].Advance >= shortLine*p.width {
			return q
		}
	}
	return whole
}
