package raster

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/vector"

	"bayan/internal/compose"
	"bayan/internal/typeset"
)

// path draws into a rasterizer whose corner is at x, y of the picture.
type path struct {
	to   *vector.Rasterizer
	x, y float64
}

func (p *path) move(x, y float64) { p.to.MoveTo(float32(x-p.x), float32(y-p.y)) }
func (p *path) line(x, y float64) { p.to.LineTo(float32(x-p.x), float32(y-p.y)) }
func (p *path) cubic(ax, ay, bx, by, cx, cy float64) {
	p.to.CubeTo(float32(ax-p.x), float32(ay-p.y), float32(bx-p.x), float32(by-p.y), float32(cx-p.x), float32(cy-p.y))
}

func (p *path) outline(outline []typeset.Segment, t transform) {
	for i := range outline {
		s := &outline[i]
		var a [3][2]float64
		for k := range points[s.Op] {
			a[k][0], a[k][1] = t.apply(float64(s.Args[k].X), float64(s.Args[k].Y))
		}
		switch s.Op {
		case typeset.OpMove:
			p.to.ClosePath()
			p.move(a[0][0], a[0][1])
		case typeset.OpLine:
			p.line(a[0][0], a[0][1])
		case typeset.OpQuad:
			p.to.QuadTo(float32(a[0][0]-p.x), float32(a[0][1]-p.y), float32(a[1][0]-p.x), float32(a[1][1]-p.y))
		case typeset.OpCubic:
			p.cubic(a[0][0], a[0][1], a[1][0], a[1][1], a[2][0], a[2][1])
		case typeset.OpClose:
			p.to.ClosePath()
		}
	}
	p.to.ClosePath()
}

// quarter is how far a cubic's control points stand from the corner of a quarter circle's square, of its radius.
const quarter = 1 - 0.5522847498

// rounded draws a rectangle, clockwise or, to cut it out of another, the other way round.
func (p *path) rounded(x, y, w, h, r float64, clockwise bool) {
	r = max(min(r, w/2, h/2), 0)
	d := r * quarter
	if clockwise {
		p.move(x+r, y)
		p.line(x+w-r, y)
		p.cubic(x+w-d, y, x+w, y+d, x+w, y+r)
		p.line(x+w, y+h-r)
		p.cubic(x+w, y+h-d, x+w-d, y+h, x+w-r, y+h)
		p.line(x+r, y+h)
		p.cubic(x+d, y+h, x, y+h-d, x, y+h-r)
		p.line(x, y+r)
		p.cubic(x, y+d, x+d, y, x+r, y)
	} else {
		p.move(x+r, y)
		p.cubic(x+d, y, x, y+d, x, y+r)
		p.line(x, y+h-r)
		p.cubic(x, y+h-d, x+d, y+h, x+r, y+h)
		p.line(x+w-r, y+h)
		p.cubic(x+w-d, y+h, x+w, y+h-d, x+w, y+h-r)
		p.line(x+w, y+r)
		p.cubic(x+w, y+d, x+w-d, y, x+w-r, y)
	}
	p.to.ClosePath()
}

// capsule draws a segment with round ends; all capsules turn the same way, so that they add up.
func (p *path) capsule(x0, y0, x1, y1, r float64) {
	dx, dy := 1.0, 0.0
	if n := math.Hypot(x1-x0, y1-y0); n > 0 {
		dx, dy = (x1-x0)/n, (y1-y0)/n
	}
	nx, ny := -dy*r, dx*r
	dx, dy = dx*r, dy*r
	const k = 0.5522847498
	p.move(x0-nx, y0-ny)
	p.line(x1-nx, y1-ny)
	p.cubic(x1-nx+k*dx, y1-ny+k*dy, x1+dx-k*nx, y1+dy-k*ny, x1+dx, y1+dy)
	p.cubic(x1+dx+k*nx, y1+dy+k*ny, x1+nx+k*dx, y1+ny+k*dy, x1+nx, y1+ny)
	p.line(x0+nx, y0+ny)
	p.cubic(x0+nx-k*dx, y0+ny-k*dy, x0-dx+k*nx, y0-dy+k*ny, x0-dx, y0-dy)
	p.cubic(x0-dx-k*nx, y0-dy-k*ny, x0-nx-k*dx, y0-ny-k*dy, x0-nx, y0-ny)
	p.to.ClosePath()
}

// shape fills what draws draws, which lies within the box, with one colour.
func (s *scratch) shape(dst *image.RGBA, minX, minY, maxX, maxY float64, c color.NRGBA, draws func(*path)) {
	box := image.Rect(int(math.Floor(minX)), int(math.Floor(minY)), int(math.Ceil(maxX)), int(math.Ceil(maxY))).Intersect(dst.Rect)
	if box.Empty() || c.A == 0 {
		return
	}
	a := s.alpha(box)
	s.fill(a, draws)
	newInk(c).over(dst, &mask{rect: box, stride: a.Stride, pix: a.Pix}, image.Point{})
}

func (s *scratch) box(dst *image.RGBA, v compose.Box, k float64) {
	x, y, w, h, r := v.X*k, v.Y*k, v.W*k, v.H*k, v.Radius*k
	if r > 0 || !ground(dst, x, y, w, h, v.Fill) {
		s.shape(dst, x, y, x+w, y+h, v.Fill, func(p *path) { p.rounded(x, y, w, h, r, true) })
	}
	if half := v.StrokeWidth * k / 2; half > 0 {
		s.shape(dst, x-half, y-half, x+w+half, y+h+half, v.Stroke, func(p *path) {
			outer := 0.0
			if r > 0 {
				outer = r + half
			}
			p.rounded(x-half, y-half, w+2*half, h+2*half, outer, true)
			if w > 2*half && h > 2*half {
				p.rounded(x+half, y+half, w-2*half, h-2*half, r-half, false)
			}
		})
	}
}

func (s *scratch) stroke(dst *image.RGBA, points [][2]float64, width float64, c color.NRGBA, k float64) {
	if len(points) == 0 {
		return
	}
	r := width * k / 2
	minX, minY, maxX, maxY := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, q := range points {
		minX, maxX = min(minX, q[0]*k-r), max(maxX, q[0]*k+r)
		minY, maxY = min(minY, q[1]*k-r), max(maxY, q[1]*k+r)
	}
	s.shape(dst, minX, minY, maxX, maxY, c, func(p *path) {
		if len(points) == 1 {
			p.capsule(points[0][0]*k, points[0][1]*k, points[0][0]*k, points[0][1]*k, r)
		}
		for i := 1; i < len(points); i++ {
			p.capsule(points[i-1][0]*k, points[i-1][1]*k, points[i][0]*k, points[i][1]*k, r)
		}
	})
}
