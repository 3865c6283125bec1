package text

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2/canvas"

	"bayan/internal/typeset"
)

// Strip is some lines of a layout as one texture. A reading pane moves strips
// instead of painting them again, and sets those that have left its view to
// other lines: the number of textures stays what the view needs.
type Strip struct {
	Raster *canvas.Raster

	kit      *Kit
	layout   *typeset.Layout
	from, to int // lines
	ink      color.NRGBA
}

// NewStrip makes an empty strip.
func NewStrip(k *Kit) *Strip {
	s := &Strip{kit: k}
	s.Raster = canvas.NewRaster(func(w, h int) image.Image {
		return k.picture(s.layout, s.from, s.to, w, h, s.ink)
	})
	return s
}

// Set shows lines [from, to) in a measure of width logical pixels. It paints again.
func (s *Strip) Set(l *typeset.Layout, from, to int, width float32, ink color.NRGBA) {
	s.layout, s.from, s.to, s.ink = l, from, to, ink
	size := s.kit.textureSize(width, float32(l.Lines[to-1].Bottom-l.Lines[from].Top))
	if size != s.Raster.Size() {
		s.Raster.Resize(size) // which paints again
	} else {
		s.Raster.Refresh()
	}
}

// MoveTo puts the strip's first line at x, y.
func (s *Strip) MoveTo(x, y float32) { s.Raster.Move(texturePosition(x, y)) }
