package typeset

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"sync"
	"sync/atomic"
	"unicode"

	"bayan/internal/fault"
	"bayan/internal/typeset/coverage"
	"bayan/internal/typeset/cuts"
	"bayan/internal/typeset/lookups"
	"github.com/go-text/typesetting/font"
)

// Face is one checked font file. Immutable, safe for concurrent use.
type Face struct {
	name, family string
	weight       int
	data         []byte
	reader       *font.Face // its caches are not touched by what is asked of it here
	metrics      Metrics
	has          runeSet
	extents      []extents
	ellipsis     rune   // … or, where the face lacks it, a full stop to be drawn three times
	salt         uint64 // begins the hashes of its words
	cuts         func() *cuts.Cuts
	inside       func() *cuts.Inside // nil where words are not cut inside
	shaped       atomic.Int64        // words, since it was loaded
	index        func() *lookups.Index
}

// Metrics are in design units, y up (Descent is negative).
type Metrics struct{ Ascent, Descent, LineGap, CapHeight, XHeight int }

// LoadFace parses and checks a TTF or OTF. The error is a *fault.Error with code BadFont.
// data is kept and must not be modified.
func LoadFace(name string, data []byte) (face *Face, err error) {
	bad := func(cause error) error {
		return &fault.Error{Code: fault.BadFont, Op: "typeset.LoadFace", Detail: name, Cause: cause}
	}
	defer func() { // what go-text's parsers do not foresee in a damaged table
		if r := recover(); r != nil {
			face, err = nil, bad(fmt.Errorf("damaged: %v", r))
		}
	}()
	glyphs, err := checkSFNT(data)
	if err != nil {
		return nil, bad(err)
	}
	parsed, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		return nil, bad(err)
	}
	coverage.Flatten(parsed.Font)
	f := &Face{name: name, data: data, reader: parsed}
	description := parsed.Describe()
	f.family, f.weight = description.Family, int(description.Aspect.Weight)
	if f.family == "" {
		f.family = name
	}
	if f.weight == 0 {
		f.weight = 400
	}
	for it, n := parsed.Cmap.Iter(), 0; it.Next(); n++ {
		r, glyph := it.Char()
		if r < 0 || r > unicode.MaxRune || n > unicode.MaxRune {
			return nil, bad(errors.New("its characters go beyond Unicode's"))
		}
		if int(glyph) > 0 && int(glyph) < glyphs {
			f.has.add(r)
		}
	}
	if f.has.empty() {
		return nil, bad(errors.New("it has no characters"))
	}
	if f.extents = glyfExtents(data); f.extents == nil {
		f.extents = outlineExtents(f)
	}
	if !visible(f) {
		return nil, bad(errors.New("none of its characters has an outline"))
	}
	f.metrics = metricsOf(parsed)
	if f.metrics.CapHeight <= 0 { // Noto Naskh does not say, and has no Latin to measure
		f.metrics.CapHeight = f.heightOf('H', 'ا')
	}
	if f.metrics.XHeight <= 0 {
		f.metrics.XHeight = f.heightOf('x', 'د')
	}
	f.salt = saltOf(name, len(data))
	f.index = sync.OnceValue(func() *lookups.Index { return lookups.NewIndex(parsed.Font) })
	f.cuts = sync.OnceValue(func() *cuts.Cuts {
		c := cutsOf(parsed.Font)
		return &c
	})
	f.inside = sync.OnceValue(func() *cuts.Inside { return insideOf(parsed.Font, glyphs) })
	f.ellipsis = '…'
	if !f.has.contains('…') {
		f.ellipsis = '.'
	}
	return f, nil
}

// saltOf is FNV-1a over the name and the length of a font.
func saltOf(name string, length int) uint64 {
	h := uint64(14695981039346656037) ^ uint64(length)
	for i := range len(name) {
		h = (h ^ uint64(name[i])) * 1099511628211
	}
	return h
}

// heightOf is how high the first of the characters that the face has reaches; half an em without any.
func (f *Face) heightOf(characters ...rune) int {
	for _, r := range characters {
		if glyph, ok := f.reader.Cmap.Lookup(r); ok && int(glyph) < len(f.extents) && f.extents[glyph].top > 0 {
			return int(f.extents[glyph].top)
		}
	}
	return f.UnitsPerEm() / 2
}

// cutsOf reads where text can be cut; a font that is damaged there is not cut.
func cutsOf(f *font.Font) (c cuts.Cuts) {
	defer func() {
		if recover() != nil {
			c = cuts.Cuts{Never: true}
		}
	}()
	return cuts.Of(f)
}

func insideOf(f *font.Font, glyphs int) (in *cuts.Inside) {
	defer func() {
		if recover() != nil {
			in = nil
		}
	}()
	return cuts.InsideOf(f, glyphs)
}

func metricsOf(f *font.Face) Metrics {
	h, _ := f.FontHExtents()
	m := Metrics{
		Ascent: int(h.Ascender), Descent: int(h.Descender), LineGap: max(int(h.LineGap), 0),
		CapHeight: int(f.LineMetric(font.CapHeight)), XHeight: int(f.LineMetric(font.XHeight)),
	}
	if em := int(f.Upem()); m.Ascent-m.Descent < em/2 || m.Ascent-m.Descent > 8*em { // nonsense
		m.Ascent, m.Descent, m.LineGap = em, -em/4, 0
	}
	return m
}

// outlineExtents draws every glyph to learn its extents: CFF outlines have none written down.
func outlineExtents(f *Face) []extents {
	all := make([]extents, 0, 256)
	var outline []Segment
	for glyph := range uint32(math.MaxUint16) {
		if _, ok := f.reader.GlyphDataOutline(font.GID(glyph)); !ok {
			break
		}
		outline = f.Outline(glyph, outline[:0])
		e, first := extents{}, true
		for _, s := range outline {
			for i := range s.Op.points() {
				y := int16(max(-math.MaxInt16, min(s.Args[i].Y, math.MaxInt16)))
				if first {
					e, first = extents{y, y}, false
				}
				e.top, e.bottom = max(e.top, y), min(e.bottom, y)
			}
		}
		all = append(all, e)
	}
	return all
}

// visible says that some character of the font draws something.
func visible(f *Face) bool {
	for _, e := range f.extents {
		if e.top != e.bottom {
			return true
		}
	}
	return false
}

// Name is the name given to LoadFace, as "Amiri_400Regular".
func (f *Face) Name() string { return f.name }

// Family is the family of the font's name table, as "Amiri".
func (f *Face) Family() string { return f.family }

// Weight is 400 for regular, 700 for bold.
func (f *Face) Weight() int { return f.weight }

// UnitsPerEm is how many design units an em has.
func (f *Face) UnitsPerEm() int { return int(f.reader.Upem()) }

// Data is the font file, to be read only.
func (f *Face) Data() []byte { return f.data }

// Metrics are the font's own, in design units.
func (f *Face) Metrics() Metrics { return f.metrics }

// Advance is a glyph's width in design units, 0 for a glyph that there is not.
func (f *Face) Advance(glyph uint32) int32 {
	if int(glyph) >= len(f.extents) {
		return 0
	}
	return int32(f.reader.HorizontalAdvance(font.GID(glyph)))
}

// Has says that the face has a glyph for a character.
func (f *Face) Has(r rune) bool { return f.has.contains(r) }

// Glyph is a character's glyph as the face maps it, unshaped; false where it has none.
func (f *Face) Glyph(r rune) (uint32, bool) {
	g, ok := f.reader.Cmap.Lookup(r)
	return uint32(g), ok && f.Has(r)
}

// runeSet is a set of characters: a bit for each of the first plane's, a map for others.
type runeSet struct {
	plane [1 << 10]uint64
	more  map[rune]struct{}
	some  bool
}

func (s *runeSet) add(r rune) {
	s.some = true
	if r >= 0 && r < 1<<16 {
		s.plane[r>>6] |= 1 << (r & 63)
		return
	}
	if s.more == nil {
		s.more = map[rune]struct{}{}
	}
	s.more[r] = struct{}{}
}

func (s *runeSet) contains(r rune) bool {
	if r >= 0 && r < 1<<16 {
		return s.plane[r>>6]&(1<<(r&63)) != 0
	}
	_, ok := s.more[r]
	return ok
}

func (s *runeSet) empty() bool { return !s.some }
