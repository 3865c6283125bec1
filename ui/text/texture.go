package text

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"

	"bayan/internal/typeset"
)

// pad is how far ink may leave the line box, in logical pixels: Amiri's marks
// and swashes reach over it. Eight is a whole number of device pixels at every
// scale that is a multiple of an eighth.
const pad = 8

// Everything that keeps text sharp between device pixels (scale 1.25, 1.5) is here.
//
// Fyne rounds a texture's two edges to device pixels, each for itself. A texture
// that is n + ½ device pixels wide, or an edge that falls on a half, would be drawn a pixel wider or narrower than
// it was painted: a blur. So a texture is a whole number of device pixels, and
// stands nudge before its place, where rounding errors cannot tip a half.
const nudge = 1.0 / 64

// DeviceScale is how many device pixels a logical one has.
func (k *Kit) DeviceScale() float32 {
	if k.Scale == nil {
		return 1
	}
	if s := k.Scale(); s > 0 {
		return s
	}
	return 1
}

// Snap is the nearest whole device pixel, in logical pixels.
func (k *Kit) Snap(v float32) float32 {
	s := float64(k.DeviceScale())
	return float32(math.Round(float64(v)*s) / s)
}

// SnapUp is the next whole device pixel at or after v, in logical pixels.
func (k *Kit) SnapUp(v float32) float32 {
	s := float64(k.DeviceScale())
	return float32(math.Ceil(float64(v)*s-1e-3) / s)
}

// textureSize is that of a texture over w×h logical pixels and pad around.
func (k *Kit) textureSize(w, h float32) fyne.Size {
	return fyne.NewSize(k.SnapUp(w+2*pad), k.SnapUp(h+2*pad))
}

// texturePosition is where a texture stands whose content begins at x, y.
func texturePosition(x, y float32) fyne.Position {
	return fyne.NewPos(x-pad-nudge, y-pad-nudge)
}

// At is the place of a texture whose first device pixel is at x, y.
func (k *Kit) At(x, y float32) fyne.Position { return fyne.NewPos(x-nudge, y-nudge) }

// blank is an empty picture. It is the kit's own, until the next one is asked
// for: the driver uploads a texture as soon as it is painted.
func (k *Kit) blank(w, h int) *image.RGBA {
	n := 4 * w * h
	if cap(k.scratch) < n {
		k.scratch = make([]byte, n)
	}
	pix := k.scratch[:n]
	clear(pix)
	return &image.RGBA{Pix: pix, Stride: 4 * w, Rect: image.Rect(0, 0, w, h)}
}

// picture paints lines [from, to) of a layout into a texture of w×h device pixels.
func (k *Kit) picture(l *typeset.Layout, from, to, w, h int, ink color.NRGBA) image.Image {
	dst := k.blank(w, h)
	if l == nil {
		return dst
	}
	scale := float64(k.DeviceScale())
	// Whole device pixels: neighbouring strips then meet without a seam.
	y := math.Round(pad*scale) - math.Round(l.Lines[from].Top*scale)
	for i := from; i < to && i < len(l.Lines); i++ {
		k.Paint(dst, l, i, math.Round(pad*scale), y, scale, ink)
	}
	return dst
}
