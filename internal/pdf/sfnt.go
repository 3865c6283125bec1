package pdf

import (
	"encoding/binary"

	"bayan/internal/fault"
)

var be = binary.BigEndian

// sfnt is the part of a TrueType file that a subset is made of (OpenType spec:
// head, hhea, maxp, hmtx, loca, glyf). It reads from the file's own bytes.
type sfnt struct {
	head, hhea, maxp, hmtx, loca, glyf []byte

	unitsPerEm int
	glyphs     int
	metrics    int // long metrics in hmtx
	longLoca   bool
}

func badFont(detail string) error {
	return &fault.Error{Code: fault.BadFont, Op: "pdf.sfnt", Detail: detail}
}

// parseSfnt reads the table directory and checks what glyph relies on.
// A file without glyf (CFF outlines) has glyf == nil and no error.
func parseSfnt(b []byte) (*sfnt, error) {
	if len(b) < 12 {
		return nil, badFont("header")
	}
	n := int(be.Uint16(b[4:]))
	if len(b) < 12+16*n {
		return nil, badFont("directory")
	}
	s := &sfnt{}
	for i := range n {
		r := b[12+16*i:]
		off, size := uint64(be.Uint32(r[8:])), uint64(be.Uint32(r[12:]))
		if off+size > uint64(len(b)) {
			return nil, badFont("table " + string(r[:4]))
		}
		t := b[off : off+size]
		switch string(r[:4]) {
		case "head":
			s.head = t
		case "hhea":
			s.hhea = t
		case "maxp":
			s.maxp = t
		case "hmtx":
			s.hmtx = t
		case "loca":
			s.loca = t
		case "glyf":
			s.glyf = t
		}
	}
	if len(s.head) < 54 || len(s.hhea) < 36 || len(s.maxp) < 6 {
		return nil, badFont("head, hhea or maxp")
	}
	s.unitsPerEm = int(be.Uint16(s.head[18:]))
	s.glyphs = int(be.Uint16(s.maxp[4:]))
	s.metrics = int(be.Uint16(s.hhea[34:]))
	s.longLoca = be.Uint16(s.head[50:]) == 1
	if s.unitsPerEm < 16 || s.glyphs == 0 || s.metrics == 0 || len(s.hmtx) < 4*s.metrics {
		return nil, badFont("hmtx")
	}
	if s.glyf == nil {
		return s, nil
	}
	entry := 2
	if s.longLoca {
		entry = 4
	}
	if len(s.maxp) < 32 || len(s.loca) < entry*(s.glyphs+1) {
		return nil, badFont("loca")
	}
	return s, nil
}

// bounds returns the glyph's font bounding box from head, in design units.
func (s *sfnt) bounds() [4]int {
	var b [4]int
	for i := range b {
		b[i] = int(int16(be.Uint16(s.head[36+2*i:])))
	}
	return b
}

// glyph returns a glyph's description, empty where there is no outline or the file is off.
func (s *sfnt) glyph(g int) []byte {
	if g < 0 || g >= s.glyphs || s.glyf == nil {
		return nil
	}
	var from, to uint64
	if s.longLoca {
		from, to = uint64(be.Uint32(s.loca[4*g:])), uint64(be.Uint32(s.loca[4*g+4:]))
	} else {
		from, to = 2*uint64(be.Uint16(s.loca[2*g:])), 2*uint64(be.Uint16(s.loca[2*g+2:]))
	}
	if to > uint64(len(s.glyf)) || from+10 > to {
		return nil
	}
	return s.glyf[from:to]
}

func (s *sfnt) advance(g int) int {
	return int(be.Uint16(s.hmtx[4*min(max(g, 0), s.metrics-1):]))
}

// Component flags of a composite glyph.
const (
	argsAreWords   = 1 << 0
	argsAreXY      = 1 << 1
	haveScale      = 1 << 3
	moreComponents = 1 << 5
	haveXYScale    = 1 << 6
	haveTwoByTwo   = 1 << 7
	haveCode       = 1 << 8
)

// components calls visit with the offset of each component's glyph index, and
// returns the length of the component list, 0 where it is not a sound composite.
func components(d []byte, visit func(at int)) int {
	if len(d) < 10 || int16(be.Uint16(d)) >= 0 {
		return 0
	}
	for o := 10; ; {
		if o+4 > len(d) {
			return 0
		}
		flags := be.Uint16(d[o:])
		size := 6
		if flags&argsAreWords != 0 {
			size += 2
		}
		switch {
		case flags&haveScale != 0:
			size += 2
		case flags&haveXYScale != 0:
			size += 4
		case flags&haveTwoByTwo != 0:
			size += 8
		}
		if o+size > len(d) {
			return 0
		}
		visit(o + 2)
		o += size
		if flags&moreComponents == 0 {
			return o
		}
	}
}

// unhinted returns a glyph's description without its instructions: PDF viewers do
// not hint, and fpgm, prep and cvt need not be embedded then. That of a composite
// is a copy.
func unhinted(d []byte) []byte {
	if len(d) < 10 {
		return nil
	}
	n := int(int16(be.Uint16(d)))
	if n < 0 {
		end := components(d, func(int) {})
		if end == 0 {
			return nil
		}
		out := append([]byte(nil), d[:end]...)
		components(out, func(at int) {
			be.PutUint16(out[at-2:], be.Uint16(out[at-2:])&^haveCode)
		})
		return out
	}
	at := 10 + 2*n
	if at+2 > len(d) {
		return nil
	}
	code := int(be.Uint16(d[at:]))
	if at+2+code > len(d) {
		return nil
	}
	if code == 0 {
		return d
	}
	out := make([]byte, 0, len(d)-code)
	out = append(out, d[:at]...)
	out = append(out, 0, 0)
	return append(out, d[at+2+code:]...)
}
