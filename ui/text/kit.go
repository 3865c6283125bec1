// Package text draws every word that a person reads: paragraphs are set by
// internal/typeset in logical pixels and painted at the canvas's own device
// pixels, so a label and a page come from one engine.
package text

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"bayan/internal/typeset"
	"bayan/ui/rtl"
)

// Paint paints one line of a layout whose origin (left edge of the measure,
// top) is x, y device pixels into dst, each unit of the layout being scale
// device pixels.
type Paint func(dst *image.RGBA, l *typeset.Layout, line int, x, y, scale float64, c color.NRGBA)

// Kit is what drawing text needs. It is a value of the window, used on the UI goroutine.
type Kit struct {
	Engine   *typeset.Engine
	Paint    Paint
	Dir      rtl.Dir
	Language string // BCP 47, of the interface
	// Scale is how many device pixels a logical one has on the window's screen; nil is 1.
	Scale func() float32

	scratch []byte // of the last picture: it is uploaded before the next is painted
}

// Families of the interface and the page.
const (
	Plex  = "IBM Plex Sans Arabic"
	Amiri = "Amiri"
	Naskh = "Noto Naskh Arabic"
)

// Style is how a label or a paragraph looks. Size is logical pixels an em.
type Style struct {
	Family  string
	Weight  int
	Size    float64
	Leading float64 // of the size; 0 is the font's own
	Color   color.NRGBA
	Align   typeset.Align
}

// UI is interface text.
func UI(size float64, c color.NRGBA) Style {
	return Style{Family: Plex, Weight: 400, Size: size, Color: c, Leading: 1.5}
}

// Bold returns the style at a heavier weight.
func (s Style) Bold() Style { s.Weight = 600; return s }

// Shape shapes one paragraph in a style. base Auto follows the text; apart are isolates.
func (k *Kit) Shape(runes []rune, s Style, base typeset.Direction, language string, apart ...typeset.Range) *typeset.Paragraph {
	return k.ShapeDressed(runes, s, nil, base, language, apart...)
}

// ShapeDressed is Shape with some stretches, in order, in the family's bold face.
func (k *Kit) ShapeDressed(runes []rune, s Style, bold []typeset.Range, base typeset.Direction, language string, apart ...typeset.Range) *typeset.Paragraph {
	face := func(weight int) typeset.Style {
		id, _ := k.Engine.Fonts().Find(s.Family, weight)
		return typeset.Style{Font: id, Size: s.Size}
	}
	plain, at := face(s.Weight), 0
	var styles []typeset.StyleSpan
	for _, b := range bold {
		if b.Start > at {
			styles = append(styles, typeset.StyleSpan{Start: at, End: b.Start, Style: plain})
		}
		styles, at = append(styles, typeset.StyleSpan{Start: b.Start, End: b.End, Style: face(max(s.Weight, 700))}), b.End
	}
	if at < len(runes) || len(styles) == 0 {
		styles = append(styles, typeset.StyleSpan{Start: at, End: len(runes), Style: plain})
	}
	return k.Engine.Shape(typeset.Text{Runes: runes, Base: base, Language: language, Isolates: apart, Styles: styles})
}

// CutRect is the part of a layout that Cut paints for a mark at r: on whole
// device pixels, so that its ink lies on that of the layout's own picture.
func (k *Kit) CutRect(r typeset.Rect) typeset.Rect {
	const reach = 2 // the ground goes over the mark's ends
	x, y := k.Snap(float32(r.X-reach)), k.Snap(float32(r.Y))
	return typeset.Rect{
		X: float64(x), Y: float64(y),
		W: float64(k.SnapUp(float32(r.X+r.W+reach) - x)), H: float64(k.SnapUp(float32(r.Y+r.H) - y)),
	}
}

// Cut paints the part of a layout that lies in r, a CutRect, on a ground of its
// own, w×h device pixels: the same ink as in the layout's picture, in another colour.
func (k *Kit) Cut(l *typeset.Layout, r typeset.Rect, w, h int, ink, ground color.NRGBA) image.Image {
	dst := k.blank(w, h)
	draw.Draw(dst, dst.Bounds(), image.NewUniform(ground), image.Point{}, draw.Src)
	scale := float64(k.DeviceScale())
	for i, line := range l.Lines {
		if line.Bottom > r.Y && line.Top < r.Y+r.H {
			k.Paint(dst, l, i, -math.Round(r.X*scale), -math.Round(r.Y*scale), scale, ink)
		}
	}
	return dst
}
