package text

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"bayan/internal/typeset"
)

// Strip is some lines of a layout as one texture: a reading pane moves strips
// instead of painting again.
type Strip struct {
	Raster   *canvas.Raster
	Layout   *typeset.Layout
	From, To int // lines
}

// NewStrip makes a strip of lines [from, to), width logical pixels wide.
func NewStrip(k *Kit, l *typeset.Layout, from, to int, width float32, c color.NRGBA) *Strip {
	s := &Strip{Layout: l, From: from, To: to}
	s.Raster = canvas.NewRaster(func(w, h int) image.Image { return k.picture(l, from, to, w, h, width, c) })
	s.Raster.Resize(fyne.NewSize(width+2*pad, s.Height()+2*pad))
	return s
}

// Top is where the strip begins in its layout, Height how tall it is.
func (s *Strip) Top() float32 { return float32(s.Layout.Lines[s.From].Top) }

// Height is the height of the strip's lines in logical pixels.
func (s *Strip) Height() float32 {
	return float32(s.Layout.Lines[s.To-1].Bottom - s.Layout.Lines[s.From].Top)
}

// MoveTo puts the strip's first line at x, y.
func (s *Strip) MoveTo(x, y float32) { s.Raster.Move(fyne.NewPos(x-pad, y-pad)) }
