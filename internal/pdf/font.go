package pdf

import (
	"hash/crc32"
	"unicode/utf16"

	"bayan/internal/typeset"
)

// mostCIDs is where a font is closed and a second one opened for the same face.
const mostCIDs = 65000

// font is one Type 0 font of the file: a CID for every pair of a derived glyph
// and the text it stands for (ISO 32000-1 9.7, 9.10).
type font struct {
	face *typeset.Face
	s    *sfnt
	ref  ref
	name string // resource name

	glyphs  []derived
	glyphAt map[string]uint16
	cids    map[string]uint16
	key     []byte   // scratch
	glyph   []uint16 // by CID: 1 more than the index of the derived glyph, 0 is .notdef
	text    []string
	first   map[uint16]string // ToUnicode entries that PDFium takes (see pdfium.go)
}

func newFont(face *typeset.Face, s *sfnt, r ref, name string) *font {
	return &font{
		face: face, s: s, ref: r, name: name,
		glyphAt: map[string]uint16{}, cids: map[string]uint16{}, first: map[uint16]string{},
		glyph: []uint16{0}, text: []string{""},
	}
}

// cid returns the code that draws parts with an advance (design units) and reads
// as text; first, where it is not "", is an entry of ToUnicode before the true one.
func (f *font) cid(parts []part, advance int32, text, first string) uint16 {
	k := be.AppendUint32(f.key[:0], uint32(advance))
	for _, p := range parts {
		k = be.AppendUint32(k, p.glyph)
		k = be.AppendUint32(k, uint32(p.dx))
		k = be.AppendUint32(k, uint32(p.dy))
	}
	outline := len(k)
	k = append(append(k, 0xff), text...)
	if first != "" {
		k = append(append(k, 0xff), first...)
	}
	f.key = k
	if c, ok := f.cids[string(k)]; ok {
		return c
	}
	g, ok := f.glyphAt[string(k[:outline])]
	if !ok {
		f.glyphs = append(f.glyphs, derived{append([]part(nil), parts...), advance})
		g = uint16(len(f.glyphs))
		f.glyphAt[string(k[:outline])] = g
	}
	c := uint16(len(f.glyph))
	f.glyph, f.text = append(f.glyph, g), append(f.text, text)
	f.cids[string(k)] = c
	if first != "" {
		f.first[c] = first
	}
	return c
}

func (f *font) full() bool { return len(f.glyph) >= mostCIDs }

// write puts the font's objects, of which its program is one, into the file.
func (f *font) write(o *file, p program) {
	upm := float64(f.s.unitsPerEm)
	em := func(v int) float64 { return float64(v) * 1000 / upm }

	sum := crc32.ChecksumIEEE(p.file)
	tag := make([]byte, 0, 40)
	for range 6 {
		tag = append(tag, 'A'+byte(sum%26))
		sum /= 26
	}
	name := string(append(append(tag, '+'), f.face.Name()...))

	fileRef, mapRef, unicodeRef, descRef, cidRef := o.alloc(), o.alloc(), o.alloc(), o.alloc(), o.alloc()
	var d buffer
	o.stream(fileRef, *d.str("/Length1 ").int(len(p.file)), p.parts()...)

	gids := make([]byte, 0, 2*len(f.glyph))
	for _, g := range f.glyph {
		if g > 0 {
			g = p.glyphs[g-1]
		}
		gids = be.AppendUint16(gids, g)
	}
	o.stream(mapRef, nil, gids)
	o.stream(unicodeRef, nil, f.toUnicode())

	m, box := f.face.Metrics(), f.s.bounds()
	capHeight := m.CapHeight
	if capHeight == 0 {
		capHeight = m.Ascent * 2 / 3
	}
	d = d[:0]
	d.str("<</Type/FontDescriptor/FontName").name(name).str("/Flags 4/FontBBox[")
	for _, v := range box {
		d.num(em(v)).byte(' ')
	}
	d.str("]/ItalicAngle 0/Ascent ").num(em(m.Ascent)).str("/Descent ").num(em(m.Descent)).
		str("/CapHeight ").num(em(capHeight)).str("/StemV ").int(f.face.Weight() / 5).
		str("/FontFile2 ").ref(fileRef).str(">>")
	o.object(descRef, d)

	d = d[:0]
	d.str("<</Type/Font/Subtype/CIDFontType2/BaseFont").name(name).
		str("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ").ref(descRef).
		str("/CIDToGIDMap ").ref(mapRef).str("/W[1[")
	for _, g := range f.glyph[1:] {
		d.num(em(int(f.glyphs[g-1].advance))).byte(' ')
	}
	d.str("]]>>")
	o.object(cidRef, d)

	d = d[:0]
	d.str("<</Type/Font/Subtype/Type0/BaseFont").name(name).
		str("/Encoding/Identity-H/DescendantFonts[").ref(cidRef).str("]/ToUnicode ").ref(unicodeRef).str(">>")
	o.object(f.ref, d)
}

// toUnicode is the CMap of ISO 32000-1 9.10.3: an entry for each CID, and before
// it what PDFium is to take where that is another.
func (f *font) toUnicode() []byte {
	var b buffer
	b.str("/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def/CMapName/Adobe-Identity-UCS def/CMapType 2 def 1 begincodespacerange<0000><FFFF>endcodespacerange\n")
	var entries buffer
	n := 0
	entry := func(c int, text string) {
		entries.byte('<').hex16(uint16(c)).str("><")
		for _, v := range utf16.Encode([]rune(text)) {
			entries.hex16(v)
		}
		entries.str(">\n")
		n++
	}
	end := func() {
		if n > 0 {
			b.int(n).str(" beginbfchar\n").raw(entries).str("endbfchar\n")
		}
		entries, n = entries[:0], 0
	}
	for c := 1; c < len(f.text); c++ {
		if first := f.first[uint16(c)]; first != "" {
			entry(c, first)
		}
		entry(c, f.text[c])
		if n >= 99 { // a block holds at most 100
			end()
		}
	}
	end()
	b.str("endcmap CMapName currentdict/CMap defineresource pop end end")
	return b
}
