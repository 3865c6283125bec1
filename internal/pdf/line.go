package pdf

import (
	"math"
	"unicode"

	"bayan/internal/typeset"
)

// char is one character of the source as it stands on a line: a CID of its own.
type char struct {
	font  *font
	cid   uint16
	x     float64 // origin, points from the layout's left edge
	width float64 // its CID's advance in points
	size  float64

	r       rune
	at      int   // rune of the paragraph, -1 where it stands for none
	level   uint8 // embedding level
	parts   []part
	advance int32 // design units
}

// unit is points in a design unit.
func (c *char) unit() float64 { return c.size / float64(c.font.s.unitsPerEm) }

// chars returns a line's characters in visual order. A cluster's outlines all
// belong to its leftmost character; the others are blank and share its advance,
// marks aside. A kashida or an ellipsis, which is no character of the source, is
// drawn by the cluster that it follows.
func (w *writer) chars(l *typeset.Layout, line int) []char {
	out := w.line[:0]
	w.parts = w.parts[:0]
	runes := l.Paragraph().Runes()
	w.runs.Fill(l, line)
	for i := range w.runs {
		out = w.runChars(&w.runs[i], runes, out)
	}
	w.line = out
	return out
}

const extra = typeset.IsKashida | typeset.IsEllipsis

func (w *writer) runChars(r *typeset.Run, runes []rune, out []char) []char {
	f := w.font(r.Font)
	unit := r.Size / float64(f.s.unitsPerEm) // points in a design unit
	rtl := r.Level%2 == 1
	gs := r.Glyphs
	for i := 0; i < len(gs); {
		j := i
		if rtl { // what follows a letter stands to its left
			for j < len(gs) && gs[j].Flags&extra != 0 {
				j++
			}
		}
		first := j
		for j < len(gs) && gs[j].Flags&extra == 0 && gs[j].Start == gs[first].Start && gs[j].End == gs[first].End {
			j++
		}
		for j < len(gs) && gs[j].Flags&extra != 0 && (!rtl || allExtra(gs[j:])) {
			j++
		}
		var text []rune
		if first < len(gs) && gs[first].Flags&extra == 0 {
			text = runes[gs[first].Start:gs[first].End]
		}
		start := 0
		if text != nil {
			start = int(gs[first].Start)
		}
		out = w.cluster(f, gs[i:j], text, start, r.X+gs[i].X, unit, r.Size, r.Level, out)
		i = j
	}
	return out
}

func allExtra(gs []typeset.Glyph) bool {
	for _, g := range gs {
		if g.Flags&extra == 0 {
			return false
		}
	}
	return true
}

func (w *writer) cluster(f *font, gs []typeset.Glyph, text []rune, start int, x, unit, size float64, level uint8, out []char) []char {
	rtl := level%2 == 1
	from := len(w.parts)
	parts := w.parts
	pen := int32(0)
	for _, g := range gs {
		parts = append(parts, part{g.ID, pen + g.DX, g.DY})
		if g.Flags&extra != 0 {
			pen += int32(math.Round(g.Advance / unit))
		} else {
			pen += g.Natural
		}
	}
	w.parts = parts
	parts = parts[from:len(parts):len(parts)]
	if gs[0].Flags&typeset.IsSpace != 0 && len(gs) == 1 {
		parts = nil
	}
	n := len(text)
	if n == 0 {
		// No character of the source: a reader must get none. U+200B has no width and no letter.
		return append(out, char{font: f, cid: f.cid(parts, pen, "\u200b", ""), x: x, width: float64(pen) * unit, size: size, at: -1, level: level, parts: parts, advance: pen})
	}
	bases := 0
	for _, r := range text {
		if !w.letters.of(r).mark {
			bases++
		}
	}
	var shared int32 // of the advance, given to characters so far
	seen := int32(0)
	for k := range n {
		at := k
		if rtl {
			at = n - 1 - k
		}
		r := text[at]
		advance := int32(0)
		if bases == 0 || !w.letters.of(r).mark {
			seen++
			of := int32(bases)
			if bases == 0 {
				of = int32(n)
			}
			advance = pen*seen/of - shared
			shared += advance
			if advance <= 0 && bases > 0 && !unicode.Is(unicode.Cf, r) {
				advance = 1
			}
		}
		var ink []part
		if k == 0 {
			ink = parts
		}
		advance = max(advance, 0)
		c := char{font: f, x: x, width: float64(advance) * unit, size: size, r: r, at: start + at, level: level, parts: ink, advance: advance}
		out = append(out, c)
		x += c.width
	}
	return out
}

// show writes characters as text, in one array as long as font and size stay.
func (c *content) show(chars []char, x, baseline float64) {
	for i := 0; i < len(chars); {
		j := i
		for j < len(chars) && chars[j].font == chars[i].font && chars[j].size == chars[i].size {
			j++
		}
		c.array(chars[i:j], x, baseline)
		i = j
	}
}

// array writes codes as literal strings: half of what hexadecimal takes before
// deflating, and a tenth less after it.
func (c *content) array(chars []char, x, baseline float64) {
	c.begin()
	c.setFont(chars[0].font, chars[0].size)
	pen := c.move(x+chars[0].x, baseline)
	c.b.str("[(")
	em := chars[0].size / 1000
	for i := range chars {
		g := &chars[i]
		if shift := math.Round((pen - x - g.x) / em); shift != 0 {
			c.b.byte(')').num(shift).byte('(')
			pen -= shift * em
		}
		c.b.code(g.cid)
		pen += g.width
	}
	c.b.str(")]TJ\n")
}
