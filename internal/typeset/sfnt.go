package typeset

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// checkSFNT refuses a file whose tables cannot be what they say they are: go-text reads what it can and leaves
// the rest empty, which would show as a page of nothing. The checks follow OpenType 1.9.1, "Font file" and the
// chapters of the tables named. It gives the number of glyphs.
func checkSFNT(data []byte) (glyphs int, err error) {
	tables, err := directory(data)
	if err != nil {
		return 0, err
	}
	for _, tag := range []string{"cmap", "head", "hhea", "hmtx", "maxp"} {
		if tables[tag] == nil {
			return 0, fmt.Errorf("no %s table", tag)
		}
	}
	head, hhea, maxp := tables["head"], tables["hhea"], tables["maxp"]
	if len(head) < 54 || len(hhea) < 36 || len(maxp) < 6 {
		return 0, errors.New("a header table is too short")
	}
	if em := binary.BigEndian.Uint16(head[18:]); em < 16 || em > 16384 {
		return 0, fmt.Errorf("%d units an em", em)
	}
	glyphs = int(binary.BigEndian.Uint16(maxp[4:]))
	if glyphs == 0 {
		return 0, errors.New("no glyphs")
	}
	metrics := int(binary.BigEndian.Uint16(hhea[34:]))
	if metrics == 0 || metrics > glyphs || len(tables["hmtx"]) < 4*metrics+2*(glyphs-metrics) {
		return 0, errors.New("the hmtx table does not hold its glyphs' widths")
	}
	switch {
	case tables["glyf"] != nil && tables["loca"] != nil:
		return glyphs, checkLoca(tables["loca"], len(tables["glyf"]), glyphs, binary.BigEndian.Uint16(head[50:]) != 0)
	case tables["CFF "] != nil, tables["CFF2"] != nil:
		return glyphs, nil
	}
	return 0, errors.New("no outlines")
}

// directory reads the table directory; every table lies inside the file.
func directory(data []byte) (map[string][]byte, error) {
	if len(data) < 12 {
		return nil, errors.New("too short for a font")
	}
	switch string(data[:4]) {
	case "\x00\x01\x00\x00", "OTTO", "true":
	default:
		return nil, errors.New("not a TTF or OTF file")
	}
	n := int(binary.BigEndian.Uint16(data[4:]))
	if len(data) < 12+16*n {
		return nil, errors.New("the table directory is cut off")
	}
	tables := make(map[string][]byte, n)
	for i := range n {
		entry := data[12+16*i:]
		tag := string(entry[:4])
		start, length := uint64(binary.BigEndian.Uint32(entry[8:])), uint64(binary.BigEndian.Uint32(entry[12:]))
		if start+length > uint64(len(data)) {
			return nil, fmt.Errorf("the %q table reaches beyond the file", tag)
		}
		tables[tag] = data[start : start+length : start+length]
	}
	return tables, nil
}

// checkLoca wants every glyph's outline inside the glyf table.
func checkLoca(loca []byte, glyf, glyphs int, long bool) error {
	size := 2
	if long {
		size = 4
	}
	if len(loca) < size*(glyphs+1) {
		return errors.New("the loca table is too short")
	}
	before := uint64(0)
	for i := range glyphs + 1 {
		at := outlineOffset(loca, i, long)
		if at < before || at > uint64(glyf) {
			return fmt.Errorf("the outline of glyph %d lies outside the glyf table", i)
		}
		before = at
	}
	return nil
}

func outlineOffset(loca []byte, glyph int, long bool) uint64 {
	if long {
		return uint64(binary.BigEndian.Uint32(loca[4*glyph:]))
	}
	return 2 * uint64(binary.BigEndian.Uint16(loca[2*glyph:]))
}

// extents are how far glyphs reach above and below the baseline, in design units.
type extents struct{ top, bottom int16 }

// glyfExtents reads the extents of all glyphs off their headers; nil where the outlines are not in a glyf table.
// The file has passed checkSFNT.
func glyfExtents(data []byte) []extents {
	tables, err := directory(data)
	if err != nil || tables["glyf"] == nil || tables["loca"] == nil {
		return nil
	}
	glyf, loca := tables["glyf"], tables["loca"]
	glyphs := int(binary.BigEndian.Uint16(tables["maxp"][4:]))
	long := binary.BigEndian.Uint16(tables["head"][50:]) != 0
	all := make([]extents, glyphs)
	for i := range all {
		from, to := outlineOffset(loca, i, long), outlineOffset(loca, i+1, long)
		if to < from+10 {
			continue // a blank glyph
		}
		header := glyf[from:to]
		all[i] = extents{
			top:    int16(binary.BigEndian.Uint16(header[8:])),
			bottom: int16(binary.BigEndian.Uint16(header[4:])),
		}
	}
	return all
}
