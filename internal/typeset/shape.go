package typeset

import (
	"bayan/internal/typeset/lookups"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"
)

// glyph is what the shaper made, in design units. start and end are the runes of its cluster, from the piece's start.
type glyph struct {
	id              uint32
	start, end      int32
	advance, dx, dy int32
	flags           uint8
}

// tatweelFits is a bit of glyph.flags, above GlyphFlags: a tatweel may be inserted before the cluster.
const tatweelFits = 1 << 6

// shape is shaped text: immutable, and shared by the paragraphs that have the same word.
type shape struct {
	glyphs      []glyph // visual order
	width       int32   // design units
	top, bottom int32   // the ink's, design units
	edges       edges
}

// piece is a part of an item that was shaped at a time.
type piece struct {
	start, end int32
	item       int32
	shape      *shape
}

// worker holds what one goroutine needs to make paragraphs. Its shapers are not safe for concurrent use, and dear to
// make: the engine keeps a few.
type worker struct {
	leveller  leveller
	segmenter segmenter.Segmenter
	buffer    *harfbuzz.Buffer
	fonts     map[*Face]*harfbuzz.Font
	text      []rune
	units     []part
	parts     []part
	recent    recent

	letters    map[lettersOf]*letters
	lettersOf  lettersOf
	lettersNow *letters // those of lettersOf
}

func newWorker() *worker {
	return &worker{buffer: harfbuzz.NewBuffer(), fonts: map[*Face]*harfbuzz.Font{}, letters: map[lettersOf]*letters{}}
}

func (w *worker) font(f *Face) *harfbuzz.Font {
	h, ok := w.fonts[f]
	if !ok {
		h = harfbuzz.NewFont(font.NewFace(f.reader.Font))
		lookups.Mend(h, f.index())
		w.fonts[f] = h
	}
	return h
}

// mostRunes bounds what is shaped at a time; what is longer is cut, with context on both sides so that letters join.
const mostRunes = 4096

// shapeRange shapes runes [start, end) of a text, in the context of what stands around them. The result is in
// visual order.
func (w *worker) shapeRange(face *Face, text []rune, start, end int, script language.Script, lang language.Language, level uint8) *shape {
	return w.shapeAfter(face, text, start, start, end, script, lang, level)
}

// shapeAfter is shapeRange with runes [lead, start) shaped as well and left out of the result.
func (w *worker) shapeAfter(face *Face, text []rune, lead, start, end int, script language.Script, lang language.Language, level uint8) (s *shape) {
	if face == nil {
		return unshaped(text[start:end], nil, level)
	}
	defer func() { // what the shaper does not foresee in a damaged font
		if recover() != nil {
			w.buffer = harfbuzz.NewBuffer()
			delete(w.fonts, face)
			s = unshaped(text[start:end], face, level)
		}
	}()
	b := w.buffer
	b.Clear()
	b.Flags |= harfbuzz.ProduceSafeToInsertTatweel
	b.Props = harfbuzz.SegmentProperties{Language: lang, Script: script, Direction: harfbuzz.LeftToRight}
	if level%2 == 1 {
		b.Props.Direction = harfbuzz.RightToLeft
	}
	b.AddRunes(text, lead, end-lead)
	b.Shape(w.font(face), nil)
	return w.collect(face, text, start, end, level)
}

// collect copies the buffer's glyphs of clusters from start on.
func (w *worker) collect(face *Face, text []rune, start, end int, level uint8) *shape {
	info, pos := w.buffer.Info, w.buffer.Pos
	for len(info) > 0 && info[0].Cluster < start {
		info, pos = info[1:], pos[1:]
	}
	for n := len(info) - 1; n >= 0 && info[n].Cluster < start; n-- {
		info, pos = info[:n], pos[:n]
	}
	s := &shape{glyphs: make([]glyph, len(info))}
	next := int32(end - start) // the end of the cluster at hand
	last := int32(-1)          // the start of the cluster before
	for k := range info {
		i := k // from the last rune to the first: clusters fall
		if level%2 == 0 {
			i = len(info) - 1 - k
		}
		cluster := int32(min(max(info[i].Cluster, start), end) - start)
		if last >= 0 && cluster != last {
			next = last
		}
		last = cluster
		g := &s.glyphs[i]
		*g = glyph{
			id: uint32(info[i].Glyph), start: cluster, end: next,
			advance: pos[i].XAdvance, dx: pos[i].XOffset, dy: pos[i].YOffset,
		}
		if info[i].Mask&harfbuzz.GlyphSafeToInsertTatweel != 0 {
			g.flags |= tatweelFits
		}
		if info[i].Glyph == 0 && !allInvisible(text[start+int(cluster):start+int(next)]) {
			g.flags |= uint8(IsMissing)
		}
		if hangs(text[start+int(cluster)]) || text[start+int(cluster)] == nbsp {
			g.flags |= uint8(IsSpace)
		}
		s.width += g.advance
		if int(g.id) < len(face.extents) {
			e := face.extents[g.id]
			if e.top != e.bottom {
				s.top = max(s.top, int32(e.top)+g.dy)
				s.bottom = min(s.bottom, int32(e.bottom)+g.dy)
			}
		}
	}
	return s
}

func allInvisible(text []rune) bool {
	for _, r := range text {
		if !isInvisible(r) {
			return false
		}
	}
	return true
}

// unshaped stands for text that no face can draw: a missing glyph for each rune that would be seen.
func unshaped(text []rune, face *Face, level uint8) *shape {
	s := &shape{glyphs: make([]glyph, len(text))}
	advance := int32(500) // half an em, see Paragraph.scale
	if face != nil {
		advance = face.Advance(0)
	}
	for i, r := range text {
		at := i
		if level%2 == 1 {
			at = len(text) - 1 - i
		}
		g := glyph{start: int32(i), end: int32(i + 1), advance: advance, flags: uint8(IsMissing)}
		if isInvisible(r) || isExtending(r) {
			g.advance = 0
		}
		if isInvisible(r) {
			g.flags = 0
		}
		if hangs(r) {
			g.flags = uint8(IsSpace)
		}
		s.glyphs[at] = g
		s.width += g.advance
	}
	return s
}
