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

// Flatten rewrites the coverage tables of the font's GSUB, GPOS and GDEF in place. Call it before
// harfbuzz.NewFont, which reads them, and before the font is shared.
func Flatten(f *font.Font) {
	for i := range f.GSUB.Lookups {
		for j, s := range f.GSUB.Lookups[i].Subtables {
			f.GSUB.Lookups[i].Subtables[j] = flattened(s)
		}
	}
	for i := range f.GPOS.Lookups {
		for j, s := range f.GPOS.Lookups[i].Subtables {
			f.GPOS.Lookups[i].Subtables[j] = flattened(s)
		}
	}
	for i, c := range f.GDEF.MarkGlyphSetsDef.Coverages {
		f.GDEF.MarkGlyphSetsDef.Coverages[i] = list(c)
	}
}

var coverageType = reflect.TypeFor[tables.Coverage]()

// flattened is a copy of a subtable with its own coverages, and those of the format inside it, as lists.
func flattened[T any](subtable T) T {
	v := reflect.New(reflect.TypeOf(subtable)).Elem()
	v.Set(reflect.ValueOf(subtable))
	flattenFields(v)
	return v.Interface().(T)
}

// flattenFields works on an addressable struct: on fields that are coverages or lists of them, and on the
// structs of a table's format (SinglePos.Data and the like).
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
			coverages := field.Interface().([]tables.Coverage)
			for j, c := range coverages {
				coverages[j] = list(c)
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
