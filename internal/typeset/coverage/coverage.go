// Package coverage rewrites a parsed font's coverage tables from ranges to
// lists of glyphs, so that go-text's shaper applies every lookup.
//
// The shaper asks a digest whether a lookup may concern a glyph before it
// looks at the lookup's coverage. In go-text v0.3.4 and v0.3.5 the digest of a
// coverage given as ranges (format 2) loses every range that comes after one of
// 63 glyphs or more (github.com/go-text/typesetting issue 278, mended on its
// main branch by pull request 279). Noto Naskh's and Noto Kufi's ن and ي then
// stand unjoined, and GPOS loses anchors and kerns. A coverage given as a list
// (format 1) is read rightly, and means the same: OpenType 1.9.1, "Coverage
// table". Nothing else in the font changes.
//
// The fields are not exported, hence the unsafe writes; they happen once, before
// the font is shared. Remove the package when go.mod has a release with the fix:
// TestStillNeeded fails then.
package coverage

import (
	"reflect"
	"unsafe"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// Flatten rewrites in place the coverage tables of those GSUB and GPOS lookups whose digest may be wrong. Call it
// before harfbuzz.NewFont, which reads them, and before the font is shared.
func Flatten(f *font.Font) {
	for _, l := range f.GSUB.Lookups {
		flatten(l.Subtables)
	}
	for _, l := range f.GPOS.Lookups {
		flatten(l.Subtables)
	}
}

// enough is how many glyphs a lookup must cover to fill one of the digest's three 64-bit masks.
const enough = 64

type subtable interface{ Cov() tables.Coverage }

func flatten[T subtable](subtables []T) {
	glyphs := 0
	for _, s := range subtables {
		if c := s.Cov(); c != nil {
			glyphs += c.Len()
		}
	}
	if glyphs < enough {
		return
	}
	for i, s := range subtables {
		subtables[i] = flattened(s)
	}
}

var coverageType = reflect.TypeFor[tables.Coverage]()

// flattened is a copy of a subtable with its own coverage, or that of the format inside it, as a list.
func flattened[T subtable](s T) T {
	v := reflect.New(reflect.TypeOf(s)).Elem()
	v.Set(reflect.ValueOf(s))
	flattenFields(v)
	return v.Interface().(T)
}

// flattenFields works on an addressable struct: on fields that are coverages, on the first of several (that of
// the glyph which a context starts with), and on the structs of a table's format (SinglePos.Data and the like).
func flattenFields(v reflect.Value) {
	if v.Kind() != reflect.Struct {
		return
	}
	for i := range v.NumField() {
		field := v.Field(i)
		if !field.CanSet() { // not exported
			field = reflect.NewAt(field.Type(), unsafe.Pointer(field.UnsafeAddr())).Elem()
		}
		switch {
		case field.Type() == coverageType:
			if c, ok := field.Interface().(tables.Coverage); ok {
				field.Set(reflect.ValueOf(list(c)))
			}
		case field.Type() == reflect.SliceOf(coverageType):
			if coverages := field.Interface().([]tables.Coverage); len(coverages) > 0 {
				coverages[0] = list(coverages[0])
			}
		case field.Kind() == reflect.Interface && !field.IsNil():
			inner := reflect.New(field.Elem().Type()).Elem()
			inner.Set(field.Elem())
			flattenFields(inner)
			field.Set(inner)
		}
	}
}

// list gives a coverage as a list of its glyphs, in the order of their indexes, which is that of their
// numbers. A malformed one, whose indexes are not consecutive, is left as it is.
func list(c tables.Coverage) tables.Coverage {
	ranges, ok := c.(tables.Coverage2) // nil is none
	if !ok {
		return c
	}
	var glyphs []tables.GlyphID
	for i, r := range ranges.Ranges {
		if int(r.StartCoverageIndex) != len(glyphs) || r.EndGlyphID < r.StartGlyphID ||
			i > 0 && r.StartGlyphID <= ranges.Ranges[i-1].EndGlyphID {
			return c
		}
		for g := int(r.StartGlyphID); g <= int(r.EndGlyphID); g++ {
			glyphs = append(glyphs, tables.GlyphID(g))
		}
	}
	return tables.Coverage1{Glyphs: glyphs}
}
