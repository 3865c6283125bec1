// Package raster paints lines of text and pages of a compose.Document into
// images: the reading pane, the preview, the projector and PNG files.
//
// Coverage is blended in the picture's own sRGB values, as PDFium, poppler and
// MuPDF blend theirs, so that what is previewed is what is printed. Pictures
// are image.RGBA: premultiplied.
package raster

import (
	"image"
	"image/color"
	"math"
	"sync"

	"golang.org/x/image/vector"

	"bayan/internal/typeset"
)

// Painter paints with one collection of fonts. It keeps coverage masks of
// glyphs, bounded; safe for concurrent use.
type Painter struct {
	fonts *typeset.Fonts
	masks *maskCache
	spare sync.Pool // *scratch
}

// scratch is what one call needs and the next can use again.
type scratch struct {
	vector  vector.Rasterizer
	runs    typeset.RunBuffer
	outline []typeset.Segment
	mask    image.Alpha
}

// New returns a painter of layouts that were set with fonts.
func New(fonts *typeset.Fonts) *Painter {
	return &Painter{
		fonts: fonts,
		masks: newMaskCache(maskBytes),
		spare: sync.Pool{New: func() any { return new(scratch) }},
	}
}

// Line paints one line of a layout into dst. The layout's origin (left edge of
// its measure, top) is at x, y, in dst's pixels, and a unit of the layout is
// scale pixels. The baseline is put on a whole pixel, glyphs on quarters.
func (p *Painter) Line(dst *image.RGBA, l *typeset.Layout, line int, x, y, scale float64, c color.NRGBA) {
	s := p.spare.Get().(*scratch)
	defer p.spare.Put(s)
	baseline := math.Round(y + l.Lines[line].Baseline*scale)
	p.text(s, dst, p.fonts, l, line, x, baseline, scale, c)
}

// subpixels is how many places between two pixels a glyph can stand at, each way.
const subpixels = 4

func (p *Painter) text(s *scratch, dst *image.RGBA, fonts *typeset.Fonts, l *typeset.Layout, line int, x, baseline, scale float64, c color.NRGBA) {
	if c.A == 0 {
		return
	}
	s.runs.Fill(l, line)
	if c.A < 255 {
		// Glyphs overlap where letters join: each would darken the other.
		p.union(s, dst, fonts, x, baseline, scale, c)
		return
	}
	ink := newInk(c)
	p.glyphs(s, fonts, dst.Rect, x, baseline, scale, func(m *mask, at image.Point) { ink.over(dst, m, at) })
}

// glyphs gives every visible glyph's mask and place to paint.
func (p *Painter) glyphs(s *scratch, fonts *typeset.Fonts, clip image.Rectangle, x, baseline, scale float64, paint func(*mask, image.Point)) {
	for i := range s.runs {
		r := &s.runs[i]
		face := fonts.Face(r.Font)
		unit := r.Size * scale / float64(face.UnitsPerEm())
		size := uint32(math.Round(r.Size * scale * 64))
		for j := range r.Glyphs {
			g := &r.Glyphs[j]
			if g.Flags&typeset.IsSpace != 0 {
				continue
			}
			gx := x + (r.X+g.X)*scale + float64(g.DX)*unit
			if gx > float64(clip.Max.X)+4*r.Size*scale || gx < float64(clip.Min.X)-8*r.Size*scale {
				continue
			}
			gy := baseline - float64(g.DY)*unit
			qx, qy := int(math.Floor(gx*subpixels+0.5)), int(math.Floor(gy*subpixels+0.5))
			k := maskKey{face, g.ID, size, uint8(qx & (subpixels - 1)), uint8(qy & (subpixels - 1))}
			m := p.masks.get(k)
			if m == nil {
				m = s.render(k, unit)
				p.masks.put(k, m)
			}
			if len(m.pix) > 0 {
				paint(m, image.Pt(qx>>2, qy>>2))
			}
		}
	}
}

// union paints a translucent line: the coverage of all its glyphs together, once.
func (p *Painter) union(s *scratch, dst *image.RGBA, fonts *typeset.Fonts, x, baseline, scale float64, c color.NRGBA) {
	box := image.Rectangle{}
	measure := func(m *mask, at image.Point) { box = box.Union(m.rect.Add(at)) }
	p.glyphs(s, fonts, dst.Rect, x, baseline, scale, measure)
	box = box.Intersect(dst.Rect)
	if box.Empty() {
		return
	}
	all := s.alpha(box)
	p.glyphs(s, fonts, dst.Rect, x, baseline, scale, func(m *mask, at image.Point) { m.join(all, at) })
	whole := mask{rect: box, stride: all.Stride, pix: all.Pix}
	newInk(c).over(dst, &whole, image.Point{})
}

// alpha is a blank mask over r, used again by the next call.
func (s *scratch) alpha(r image.Rectangle) *image.Alpha {
	n := r.Dx() * r.Dy()
	if cap(s.mask.Pix) < n {
		s.mask.Pix = make([]byte, n)
	}
	s.mask.Pix = s.mask.Pix[:n]
	clear(s.mask.Pix)
	s.mask.Stride, s.mask.Rect = r.Dx(), r
	return &s.mask
}
