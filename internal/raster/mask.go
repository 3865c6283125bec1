package raster

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"sync"

	"bayan/internal/typeset"
)

// mask is coverage, 0 to 255, over a rectangle about an origin.
type mask struct {
	rect   image.Rectangle
	stride int
	pix    []byte
}

// maskKey is one glyph at a size in 1/64 pixels an em and a place between pixels.
type maskKey struct {
	face       *typeset.Face
	glyph      uint32
	size       uint32
	subX, subY uint8
}

// maskBytes is about 6,000 glyphs of reading text on a dense screen.
const maskBytes = 8 << 20

// maskCache forgets by generations: when the young half is full it becomes the
// old one, and what is asked for in the old one is young again.
type maskCache struct {
	mu         sync.Mutex
	young, old map[maskKey]*mask
	held, most int
}

func newMaskCache(most int) *maskCache {
	return &maskCache{young: map[maskKey]*mask{}, most: most / 2}
}

func (c *maskCache) get(k maskKey) *mask {
	c.mu.Lock()
	defer c.mu.Unlock()
	if m := c.young[k]; m != nil {
		return m
	}
	m := c.old[k]
	if m != nil {
		c.keep(k, m)
	}
	return m
}

func (c *maskCache) put(k maskKey, m *mask) {
	if len(m.pix) > c.most/16 {
		return // of a slide's title: painted seldom
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.keep(k, m)
}

func (c *maskCache) keep(k maskKey, m *mask) {
	const overhead = 128 // of the entry
	if c.held += len(m.pix) + overhead; c.held > c.most {
		c.old, c.young = c.young, map[maskKey]*mask{}
		c.held = len(m.pix) + overhead
	}
	c.young[k] = m
}

// render makes the mask of a glyph whose unit is that many pixels a design unit.
func (s *scratch) render(k maskKey, unit float64) *mask {
	s.outline = k.face.Outline(k.glyph, s.outline[:0])
	if len(s.outline) == 0 {
		return &mask{}
	}
	t := transform{unit, 0, 0, -unit, float64(k.subX) / subpixels, float64(k.subY) / subpixels}
	box := t.bounds(s.outline)
	if box.Empty() {
		return &mask{}
	}
	out := image.NewAlpha(box)
	s.fill(out, func(p *path) { p.outline(s.outline, t) })
	return &mask{rect: box, stride: out.Stride, pix: out.Pix}
}

// fill adds a path's coverage over dst's rectangle.
func (s *scratch) fill(dst *image.Alpha, draws func(*path)) {
	r := dst.Rect
	s.vector.Reset(r.Dx(), r.Dy())
	s.vector.DrawOp = draw.Src
	draws(&path{&s.vector, float64(r.Min.X), float64(r.Min.Y)})
	s.vector.Draw(dst, r, image.Opaque, image.Point{})
}

// join adds coverage to a mask as independent coverage adds up.
func (m *mask) join(dst *image.Alpha, at image.Point) {
	r := m.rect.Add(at).Intersect(dst.Rect)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		from := (y-at.Y-m.rect.Min.Y)*m.stride + r.Min.X - at.X - m.rect.Min.X
		to := dst.PixOffset(r.Min.X, y)
		for i, a := range m.pix[from : from+r.Dx()] {
			if a != 0 {
				b := uint32(dst.Pix[to+i])
				dst.Pix[to+i] = uint8(b + uint32(a)*(255-b)/255)
			}
		}
	}
}

// ink is a colour ready to be blended, premultiplied.
type ink struct {
	r, g, b, a uint32
}

func newInk(c color.NRGBA) ink {
	a := uint32(c.A)
	return ink{uint32(c.R) * a / 255, uint32(c.G) * a / 255, uint32(c.B) * a / 255, a}
}

// over paints the colour through a mask whose origin is at.
func (k ink) over(dst *image.RGBA, m *mask, at image.Point) {
	r := m.rect.Add(at).Intersect(dst.Rect)
	if r.Empty() {
		return
	}
	solid := [4]uint8{uint8(k.r), uint8(k.g), uint8(k.b), uint8(k.a)}
	for y := r.Min.Y; y < r.Max.Y; y++ {
		from := (y-at.Y-m.rect.Min.Y)*m.stride + r.Min.X - at.X - m.rect.Min.X
		to := dst.PixOffset(r.Min.X, y)
		row := dst.Pix[to : to+4*r.Dx()]
		for i, cover := range m.pix[from : from+r.Dx()] {
			if cover == 0 {
				continue
			}
			d := (*[4]uint8)(row[4*i:])
			if cover == 255 && k.a == 255 {
				*d = solid
				continue
			}
			a := uint32(cover)
			rest := 255 - div255(k.a*a)
			d[0] = uint8(div255(k.r*a + uint32(d[0])*rest))
			d[1] = uint8(div255(k.g*a + uint32(d[1])*rest))
			d[2] = uint8(div255(k.b*a + uint32(d[2])*rest))
			d[3] = uint8(div255(k.a*a + uint32(d[3])*rest))
		}
	}
}

// div255 is v/255 rounded, for v up to 255×255.
func div255(v uint32) uint32 {
	v += 128
	return (v + v>>8) >> 8
}

// transform is x' = a·x + c·y + e, y' = b·x + d·y + f.
type transform struct{ a, b, c, d, e, f float64 }

func (t transform) apply(x, y float64) (float64, float64) {
	return t.a*x + t.c*y + t.e, t.b*x + t.d*y + t.f
}

// bounds are whole pixels about an outline's control points.
func (t transform) bounds(outline []typeset.Segment) image.Rectangle {
	minX, minY, maxX, maxY := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, s := range outline {
		for i := range points[s.Op] {
			x, y := t.apply(float64(s.Args[i].X), float64(s.Args[i].Y))
			minX, maxX = min(minX, x), max(maxX, x)
			minY, maxY = min(minY, y), max(maxY, y)
		}
	}
	if minX > maxX {
		return image.Rectangle{}
	}
	return image.Rect(int(math.Floor(minX)), int(math.Floor(minY)), int(math.Ceil(maxX)), int(math.Ceil(maxY)))
}

// points is how many arguments an operator takes.
var points = [...]int{typeset.OpMove: 1, typeset.OpLine: 1, typeset.OpQuad: 2, typeset.OpCubic: 3, typeset.OpClose: 0}
