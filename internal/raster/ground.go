package raster

import (
	"image"
	"image/color"
	"image/draw"
	"math"
)

// ground fills a rectangle whose edges lie between whole pixels or outside the
// picture, and reports whether it was one: a slide's ground is half of the
// work of painting it otherwise.
func ground(dst *image.RGBA, x, y, w, h float64, c color.NRGBA) bool {
	if c.A < 255 {
		return false
	}
	edge := func(at float64, least, most int) (int, bool) {
		n := math.Round(at)
		return int(min(max(n, float64(least)), float64(most))), math.Abs(at-n) < 1e-6 || at <= float64(least) || at >= float64(most)
	}
	x0, a := edge(x, dst.Rect.Min.X, dst.Rect.Max.X)
	y0, b := edge(y, dst.Rect.Min.Y, dst.Rect.Max.Y)
	x1, d := edge(x+w, dst.Rect.Min.X, dst.Rect.Max.X)
	y1, e := edge(y+h, dst.Rect.Min.Y, dst.Rect.Max.Y)
	if !a || !b || !d || !e {
		return false
	}
	draw.Draw(dst, image.Rect(x0, y0, x1, y1), image.NewUniform(c), image.Point{}, draw.Src)
	return true
}
