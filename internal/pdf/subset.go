package pdf

import (
	"math"
	"slices"

	"bayan/internal/typeset"
)

// part is a glyph of the source face placed inside a derived glyph, design units.
type part struct {
	glyph  uint32
	dx, dy int32
}

// derived is a glyph of the subset: GPOS offsets, and where a line asks for it
// a shift or a kashida, are baked into its parts.
type derived struct {
	parts   []part
	advance int32
}

// program is a TrueType file with the tables that ISO 32000-1 9.9 asks of a
// CIDFontType2 program.
type program struct {
	file []byte
	// outlines is the extent of the source glyphs in file. They are in the order
	// of the face, so that an edit of the text that needs no other letters leaves
	// these bytes, by far the most of the file, as they were.
	outlines [2]int
	glyphs   []uint16 // where each derived glyph is
}

// parts are the file in pieces that each are deflated for themselves.
func (p *program) parts() [][]byte {
	from, to := p.outlines[0], p.outlines[1]
	return [][]byte{p.file[:from], p.file[from:to], p.file[to:]}
}

// subset builds a TrueType file: .notdef and the source glyphs, then the derived
// ones that are composed of them.
func subset(s *sfnt, face *typeset.Face, glyphs []derived) program {
	b := subsetter{s: s, face: face, at: map[uint32]int{}}
	b.collect(glyphs)
	p := program{glyphs: make([]uint16, len(glyphs))}
	p.outlines[0] = firstTable
	p.outlines[1] = firstTable + len(b.glyf)
	for i, g := range glyphs {
		if g.plain() && int(g.advance) == s.advance(int(g.parts[0].glyph)) {
			p.glyphs[i] = uint16(b.at[g.parts[0].glyph])
			continue
		}
		p.glyphs[i] = uint16(len(b.loca))
		b.add(b.composite(g.parts), int(g.advance))
	}
	p.file = b.file()
	return p
}

func (g derived) plain() bool {
	return len(g.parts) == 1 && g.parts[0].dx == 0 && g.parts[0].dy == 0
}

type subsetter struct {
	s    *sfnt
	face *typeset.Face
	at   map[uint32]int // source glyph → glyph of the subset

	glyf, hmtx []byte
	loca       []uint32
	widest     int
	elements   int // most components in one glyph
}

// collect adds the source glyphs, and those that they are composed of.
func (b *subsetter) collect(glyphs []derived) {
	found := map[uint32][]byte{}
	order := []uint32{}
	need := func(g uint32) {
		if _, ok := found[g]; !ok {
			found[g] = b.source(g)
			order = append(order, g)
		}
	}
	need(0)
	for _, g := range glyphs {
		for _, p := range g.parts {
			need(p.glyph)
		}
	}
	for i := 0; i < len(order); i++ {
		d := found[order[i]]
		components(d, func(at int) { need(uint32(be.Uint16(d[at:]))) })
	}
	slices.Sort(order)
	size := 0
	for i, g := range order {
		b.at[g] = i
		size += len(found[g]) + 1
	}
	b.glyf = slices.Grow(b.glyf, size)
	b.hmtx = slices.Grow(b.hmtx, 4*(len(order)+len(glyphs)))
	b.loca = slices.Grow(b.loca, len(order)+len(glyphs)+1)
	for _, g := range order {
		b.add(b.renumber(found[g]), b.s.advance(int(g)))
	}
}

// source is a glyph's description without instructions, made from the face's
// outline where the file has no glyf table.
func (b *subsetter) source(g uint32) []byte {
	if b.s.glyf != nil {
		return unhinted(b.s.glyph(int(g)))
	}
	return quadratic(b.face.Outline(g, nil))
}

func (b *subsetter) renumber(d []byte) []byte {
	n := 0
	components(d, func(at int) {
		n++
		be.PutUint16(d[at:], uint16(b.at[uint32(be.Uint16(d[at:]))]))
	})
	b.elements = max(b.elements, n)
	return d
}

// added is the description of a source glyph.
func (b *subsetter) added(g uint32) []byte {
	i := b.at[g]
	end := len(b.glyf)
	if i+1 < len(b.loca) {
		end = int(b.loca[i+1])
	}
	return b.glyf[b.loca[i]:end]
}

func (b *subsetter) composite(parts []part) []byte {
	box := [4]int{math.MaxInt16, math.MaxInt16, math.MinInt16, math.MinInt16}
	var ink []part
	for _, p := range parts {
		d := b.added(p.glyph)
		if len(d) < 10 {
			continue
		}
		ink = append(ink, p)
		for k, shift := range [4]int32{p.dx, p.dy, p.dx, p.dy} {
			v := int(int16(be.Uint16(d[2+2*k:]))) + int(shift)
			if k < 2 {
				box[k] = min(box[k], v)
			} else {
				box[k] = max(box[k], v)
			}
		}
	}
	if len(ink) == 0 {
		return nil
	}
	b.elements = max(b.elements, len(ink))
	d := be.AppendUint16(nil, 0xffff)
	for _, v := range box {
		d = be.AppendUint16(d, clamp16(v))
	}
	for i, p := range ink {
		flags := uint16(argsAreXY)
		words := p.dx != int32(int8(p.dx)) || p.dy != int32(int8(p.dy))
		if words {
			flags |= argsAreWords
		}
		if i < len(ink)-1 {
			flags |= moreComponents
		}
		d = be.AppendUint16(d, flags)
		d = be.AppendUint16(d, uint16(b.at[p.glyph]))
		if words {
			d = be.AppendUint16(d, clamp16(int(p.dx)))
			d = be.AppendUint16(d, clamp16(int(p.dy)))
		} else {
			d = append(d, byte(p.dx), byte(p.dy))
		}
	}
	return d
}

func clamp16(v int) uint16 {
	return uint16(int16(min(max(v, math.MinInt16), math.MaxInt16)))
}

func (b *subsetter) add(d []byte, advance int) {
	b.loca = append(b.loca, uint32(len(b.glyf)))
	bearing := uint16(0)
	if len(d) >= 10 {
		bearing = be.Uint16(d[2:])
	}
	b.glyf = append(b.glyf, d...)
	if len(b.glyf)%2 != 0 { // loca counts in pairs
		b.glyf = append(b.glyf, 0)
	}
	advance = min(max(advance, 0), math.MaxUint16)
	b.widest = max(b.widest, advance)
	b.hmtx = be.AppendUint16(b.hmtx, uint16(advance))
	b.hmtx = be.AppendUint16(b.hmtx, bearing)
}

func (b *subsetter) file() []byte {
	n := uint16(len(b.loca))
	b.loca = append(b.loca, uint32(len(b.glyf)))
	head := append([]byte(nil), b.s.head...)
	be.PutUint32(head[8:], 0)
	var loca []byte
	if long := len(b.glyf) >= 1<<17; long {
		be.PutUint16(head[50:], 1)
		for _, o := range b.loca {
			loca = be.AppendUint32(loca, o)
		}
	} else {
		be.PutUint16(head[50:], 0)
		for _, o := range b.loca {
			loca = be.AppendUint16(loca, uint16(o/2))
		}
	}
	maxp := make([]byte, 32)
	copy(maxp, b.s.maxp[:min(len(b.s.maxp), 32)])
	be.PutUint32(maxp, 0x00010000)
	be.PutUint16(maxp[4:], n)
	// A derived glyph holds several source glyphs: the limits are upper bounds.
	scale := func(at, by int) {
		be.PutUint16(maxp[at:], uint16(min(int(be.Uint16(maxp[at:]))*by, math.MaxUint16)))
	}
	if b.s.glyf == nil {
		for at, v := range map[int]uint16{6: 4096, 8: 256, 14: 2} {
			be.PutUint16(maxp[at:], v)
		}
	}
	be.PutUint16(maxp[10:], max(be.Uint16(maxp[6:]), be.Uint16(maxp[10:])))
	be.PutUint16(maxp[12:], max(be.Uint16(maxp[8:]), be.Uint16(maxp[12:])))
	scale(10, max(b.elements, 1))
	scale(12, max(b.elements, 1))
	be.PutUint16(maxp[26:], 0) // no instructions
	be.PutUint16(maxp[28:], uint16(max(b.elements, int(be.Uint16(maxp[28:])))))
	be.PutUint16(maxp[30:], be.Uint16(maxp[30:])+1)
	hhea := append([]byte(nil), b.s.hhea...)
	be.PutUint16(hhea[10:], uint16(b.widest))
	be.PutUint16(hhea[34:], n)
	return sfntFile([tables]table{{"glyf", b.glyf}, {"head", head}, {"hhea", hhea}, {"hmtx", b.hmtx}, {"loca", loca}, {"maxp", maxp}})
}

// tables is how many a program has, and firstTable where the first of them, glyf, stands.
const (
	tables     = 6
	firstTable = 12 + 16*tables
)

type table struct {
	tag  string
	data []byte
}

// sfntFile lays out tables, given in order of tag, with their checksums.
func sfntFile(all [tables]table) []byte {
	const n = tables
	shift := 0
	for 2<<shift <= n {
		shift++
	}
	out := []byte{0, 1, 0, 0}
	out = be.AppendUint16(out, uint16(n))
	out = be.AppendUint16(out, uint16(16<<shift))
	out = be.AppendUint16(out, uint16(shift))
	out = be.AppendUint16(out, uint16(16*n-16<<shift))
	at, headAt := firstTable, 0
	for _, t := range all {
		if t.tag == "head" {
			headAt = at
		}
		out = append(out, t.tag...)
		out = be.AppendUint32(out, checksum(t.data))
		out = be.AppendUint32(out, uint32(at))
		out = be.AppendUint32(out, uint32(len(t.data)))
		at += (len(t.data) + 3) &^ 3
	}
	for _, t := range all {
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	be.PutUint32(out[headAt+8:], 0xB1B0AFBA-checksum(out))
	return out
}

func checksum(b []byte) (sum uint32) {
	for ; len(b) >= 4; b = b[4:] {
		sum += be.Uint32(b)
	}
	var rest [4]byte
	copy(rest[:], b)
	return sum + be.Uint32(rest[:])
}

// quadratic writes an outline as a simple glyph. A cubic becomes four
// quadratics, which for letterforms is within a design unit or two.
func quadratic(path []typeset.Segment) []byte {
	type point struct {
		x, y int
		on   bool
	}
	var points []point
	var ends []int
	var px, py float64
	add := func(x, y float64, on bool) {
		points = append(points, point{int(math.Round(x)), int(math.Round(y)), on})
		if on {
			px, py = x, y
		}
	}
	closed := func() {
		first := 0
		if len(ends) > 0 {
			first = ends[len(ends)-1] + 1
		}
		if len(points)-first > 1 && points[len(points)-1] == points[first] {
			points = points[:len(points)-1]
		}
		if len(points)-first < 3 {
			points = points[:first]
			return
		}
		ends = append(ends, len(points)-1)
	}
	for _, s := range path {
		a := s.Args
		switch s.Op {
		case typeset.OpMove:
			closed()
			add(float64(a[0].X), float64(a[0].Y), true)
		case typeset.OpLine:
			add(float64(a[0].X), float64(a[0].Y), true)
		case typeset.OpQuad:
			add(float64(a[0].X), float64(a[0].Y), false)
			add(float64(a[1].X), float64(a[1].Y), true)
		case typeset.OpCubic:
			x := [4]float64{px, float64(a[0].X), float64(a[1].X), float64(a[2].X)}
			y := [4]float64{py, float64(a[0].Y), float64(a[1].Y), float64(a[2].Y)}
			const steps = 4
			for i := range steps {
				t, u := float64(i)/steps, float64(i+1)/steps
				add(blossom(x, t, u), blossom(y, t, u), false)
				add(bezier(x, u), bezier(y, u), true)
			}
		}
	}
	closed()
	if len(ends) == 0 {
		return nil
	}
	box := [4]int{math.MaxInt16, math.MaxInt16, math.MinInt16, math.MinInt16}
	for _, p := range points {
		box = [4]int{min(box[0], p.x), min(box[1], p.y), max(box[2], p.x), max(box[3], p.y)}
	}
	d := be.AppendUint16(nil, uint16(len(ends)))
	for _, v := range box {
		d = be.AppendUint16(d, clamp16(v))
	}
	for _, e := range ends {
		d = be.AppendUint16(d, uint16(e))
	}
	d = be.AppendUint16(d, 0)
	for _, p := range points {
		flag := byte(0)
		if p.on {
			flag = 1
		}
		d = append(d, flag)
	}
	x, y := 0, 0
	for _, p := range points {
		d = be.AppendUint16(d, clamp16(p.x-x))
		x = p.x
	}
	for _, p := range points {
		d = be.AppendUint16(d, clamp16(p.y-y))
		y = p.y
	}
	return d
}

func bezier(p [4]float64, t float64) float64 {
	u := 1 - t
	return u*u*u*p[0] + 3*u*u*t*p[1] + 3*u*t*t*p[2] + t*t*t*p[3]
}

// blossom is the control point of the quadratic that best follows the cubic from
// t to u: the mean of the two that its end tangents suggest.
func blossom(p [4]float64, t, u float64) float64 {
	slope := func(t float64) float64 {
		v := 1 - t
		return 3 * (v*v*(p[1]-p[0]) + 2*v*t*(p[2]-p[1]) + t*t*(p[3]-p[2]))
	}
	h := (u - t) / 2
	return (bezier(p, t) + slope(t)*h + bezier(p, u) - slope(u)*h) / 2
}
