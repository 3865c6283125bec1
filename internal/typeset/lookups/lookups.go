// Package lookups changes how go-text's shaper goes through a font's lookups: once for speed and once for rightness.
//
// Speed: for every glyph the shaper asks the subtables of a lookup one after another, by a digest and then by
// searching their coverage. Amiri has lookups of over a hundred. An index from glyphs to the subtables that cover
// them asks only those, and of those that are contexts only the ones whose every place some glyph of the buffer may
// match. A subtable that does not cover a glyph, or whose context is not there, does nothing, so the glyphs are
// the same.
//
// Rightness: go-text v0.3.5 keeps the base that it found for a mark (otApplyContext.lastBase) from one lookup to the
// next, where HarfBuzz starts anew with each. Where a second lookup's first mark is not before the first
// lookup's last, it attaches to a base that this lookup would not have chosen: in Amiri كلٌّ had its shadda at
// another place than in راً كلٌّ. Here it is forgotten at each lookup.
//
// Both need fields that are not exported. They are found by reflection when the program starts; where they are not as
// expected nothing is changed, and TestFieldsAreThere fails.
package lookups

import (
	"reflect"
	"unsafe"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
	"github.com/go-text/typesetting/harfbuzz"
)

// Index says for the lookups of a font which subtables cover a glyph. Immutable; one serves all of a font's shapers.
type Index struct{ gsub, gpos []lookup }

type lookup struct {
	covered []uint64         // a bit for each glyph
	lists   map[uint16][]int // of lookups of several subtables
	needs   [][]digest       // by subtable: what must be in the buffer for it to match
}

// digest is the shaper's filter for sets of glyphs (set_digest.go): three masks, of which each must have a bit in common
// with those of another set for the sets to have a glyph in common.
type digest [3]uint64

func (d *digest) add(g tables.GlyphID) {
	d[0] |= 1 << (g >> 4 & 63)
	d[1] |= 1 << (g & 63)
	d[2] |= 1 << (g >> 6 & 63)
}

func (d *digest) meets(o *digest) bool {
	return d[0]&o[0] != 0 && d[1]&o[1] != 0 && d[2]&o[2] != 0
}

// needs lists what a context of coverages needs; nil for other subtables.
func needs(subtable any) []digest {
	var all [][]tables.Coverage
	switch s := subtable.(type) {
	case tables.ContextualSubs:
		if d, ok := s.Data.(tables.ContextualSubs3); ok {
			all = [][]tables.Coverage{d.Coverages}
		}
	case tables.ChainedContextualSubs:
		if d, ok := s.Data.(tables.ChainedContextualSubs3); ok {
			all = [][]tables.Coverage{d.BacktrackCoverages, d.InputCoverages, d.LookaheadCoverages}
		}
	case tables.ContextualPos:
		if d, ok := s.Data.(tables.ContextualPos3); ok {
			all = [][]tables.Coverage{d.Coverages}
		}
	case tables.ChainedContextualPos:
		if d, ok := s.Data.(tables.ChainedContextualPos3); ok {
			all = [][]tables.Coverage{d.BacktrackCoverages, d.InputCoverages, d.LookaheadCoverages}
		}
	}
	var digests []digest
	for _, coverages := range all {
		for _, c := range coverages {
			var d digest
			each(c, d.add)
			digests = append(digests, d)
		}
	}
	return digests
}

// NewIndex reads a font.
func NewIndex(f *font.Font) *Index {
	x := &Index{}
	for _, l := range f.GSUB.Lookups {
		x.gsub = append(x.gsub, indexed(l.Subtables))
	}
	for _, l := range f.GPOS.Lookups {
		x.gpos = append(x.gpos, indexed(l.Subtables))
	}
	return x
}

func indexed[T interface{ Cov() tables.Coverage }](subtables []T) lookup {
	l := lookup{needs: make([][]digest, len(subtables))}
	if len(subtables) > 1 {
		l.lists = map[uint16][]int{}
	}
	for i, s := range subtables {
		l.needs[i] = needs(s)
		each(s.Cov(), func(g tables.GlyphID) {
			if n := int(g>>6) + 1; n > len(l.covered) {
				l.covered = append(l.covered, make([]uint64, n-len(l.covered))...)
			}
			l.covered[g>>6] |= 1 << (g & 63)
			if l.lists != nil {
				if list := l.lists[uint16(g)]; len(list) == 0 || list[len(list)-1] != i {
					l.lists[uint16(g)] = append(list, i)
				}
			}
		})
	}
	return l
}

func each(c tables.Coverage, visit func(tables.GlyphID)) {
	switch c := c.(type) {
	case tables.Coverage1:
		for _, g := range c.Glyphs {
			visit(g)
		}
	case tables.Coverage2:
		for _, r := range c.Ranges {
			for g := int(r.StartGlyphID); g <= int(r.EndGlyphID); g++ {
				visit(tables.GlyphID(g))
			}
		}
	}
}

func (l *lookup) covers(glyph uint32) bool {
	return int(glyph>>6) < len(l.covered) && l.covered[glyph>>6]&(1<<(glyph&63)) != 0
}

// The shaper's own types, as far as they are touched.
type (
	applicable struct {
		apply func(context unsafe.Pointer) bool
		//lint:ignore U1000 its place counts
		digest [3]uint64
	}
	accelerator struct {
		_         any // the lookup
		subtables []applicable
		_         [3]uint64 // its digest
	}
)

// layout is where the fields lie.
type layout struct {
	gsub, gpos              uintptr // of harfbuzz.Font
	buffer                  uintptr // of the context
	lastBase, lastBaseUntil uintptr
	at                      uintptr // of harfbuzz.Buffer: the glyph at hand
	digest                  uintptr // of harfbuzz.Buffer: its glyphs
}

var fields, known = find()

// find looks the fields up and checks their types.
func find() (l layout, ok bool) {
	hb := reflect.TypeFor[harfbuzz.Font]()
	gsub, ok1 := hb.FieldByName("gsubAccels")
	gpos, ok2 := hb.FieldByName("gposAccels")
	if !ok1 || !ok2 || gsub.Type != gpos.Type || gsub.Type.Kind() != reflect.Slice {
		return l, false
	}
	accel := gsub.Type.Elem()
	mine := reflect.TypeFor[accelerator]()
	if accel.Kind() != reflect.Struct || accel.Size() != mine.Size() || accel.NumField() != 3 ||
		accel.Field(0).Type.Kind() != reflect.Interface || accel.Field(1).Name != "subtables" {
		return l, false
	}
	sub := accel.Field(1).Type.Elem()
	if sub.Kind() != reflect.Struct || sub.Size() != reflect.TypeFor[applicable]().Size() || sub.NumField() != 2 ||
		sub.Field(0).Type.Kind() != reflect.Func || sub.Field(1).Type.Size() != 24 {
		return l, false
	}
	apply := sub.Field(0).Type
	if apply.NumIn() != 1 || apply.In(0).Kind() != reflect.Pointer || apply.NumOut() != 1 || apply.Out(0).Kind() != reflect.Bool {
		return l, false
	}
	context := apply.In(0).Elem()
	buffer, ok1 := context.FieldByName("buffer")
	lastBase, ok2 := context.FieldByName("lastBase")
	until, ok3 := context.FieldByName("lastBaseUntil")
	at, ok4 := reflect.TypeFor[harfbuzz.Buffer]().FieldByName("idx")
	glyphs, ok5 := reflect.TypeFor[harfbuzz.Buffer]().FieldByName("digest")
	if !ok1 || !ok2 || !ok3 || !ok4 || !ok5 || glyphs.Type.Size() != 24 || buffer.Type != reflect.TypeFor[*harfbuzz.Buffer]() ||
		lastBase.Type.Kind() != reflect.Int || until.Type.Kind() != reflect.Int || at.Type.Kind() != reflect.Int {
		return l, false
	}
	return layout{gsub.Offset, gpos.Offset, buffer.Offset, lastBase.Offset, until.Offset, at.Offset, glyphs.Offset}, true
}

// Mend makes a shaper's font go by the index, which must be of the same font. Call it after harfbuzz.NewFont and
// before the first shaping; the font is for one goroutine at a time, as all of harfbuzz's are.
func Mend(h *harfbuzz.Font, x *Index) {
	if !known {
		return
	}
	state := &state{last: -1}
	mend(*(*[]accelerator)(unsafe.Add(unsafe.Pointer(h), fields.gsub)), x.gsub, nil)
	mend(*(*[]accelerator)(unsafe.Add(unsafe.Pointer(h), fields.gpos)), x.gpos, state)
}

// state is which positioning lookup was at work last.
type state struct{ last int }

func mend(accels []accelerator, index []lookup, s *state) {
	if len(accels) != len(index) {
		return
	}
	for i := range accels {
		a := &accels[i]
		if len(a.subtables) == 0 {
			continue
		}
		m := mended{lookup: &index[i], subtables: a.subtables, state: s, number: i}
		a.subtables = []applicable{{apply: m.apply, digest: [3]uint64{^uint64(0), ^uint64(0), ^uint64(0)}}}
	}
}

// mended applies a lookup's subtables to the glyph at hand.
type mended struct {
	lookup    *lookup
	subtables []applicable
	state     *state
	number    int
}

func (m *mended) apply(context unsafe.Pointer) bool {
	if s := m.state; s != nil && s.last != m.number {
		s.last = m.number
		*(*int)(unsafe.Add(context, fields.lastBase)) = -1
		*(*int)(unsafe.Add(context, fields.lastBaseUntil)) = 0
	}
	buffer := *(**harfbuzz.Buffer)(unsafe.Add(context, fields.buffer))
	glyph := uint32(buffer.Info[*(*int)(unsafe.Add(unsafe.Pointer(buffer), fields.at))].Glyph)
	if !m.lookup.covers(glyph) {
		return false
	}
	there := (*digest)(unsafe.Add(unsafe.Pointer(buffer), fields.digest))
	if m.lookup.lists == nil {
		return m.lookup.possible(0, there) && m.subtables[0].apply(context)
	}
	for _, i := range m.lookup.lists[uint16(glyph)] {
		if m.lookup.possible(i, there) && m.subtables[i].apply(context) {
			return true
		}
	}
	return false
}

// possible says that the buffer may have what a subtable needs.
func (l *lookup) possible(subtable int, there *digest) bool {
	needs := l.needs[subtable]
	for i := range needs {
		if !needs[i].meets(there) {
			return false
		}
	}
	return true
}
