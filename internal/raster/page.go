package raster

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	scaler "golang.org/x/image/draw"

	"bayan/internal/compose"
)

// Page paints a page, 0 based, on white, at scale pixels a point.
func (p *Painter) Page(doc *compose.Document, page int, scale float64) *image.RGBA {
	pg := &doc.Pages[page]
	dst := image.NewRGBA(image.Rect(0, 0, max(int(math.Round(pg.Width*scale)), 1), max(int(math.Round(pg.Height*scale)), 1)))
	draw.Draw(dst, dst.Rect, image.White, image.Point{}, draw.Src)
	s := p.spare.Get().(*scratch)
	defer p.spare.Put(s)
	for _, item := range pg.Items {
		switch v := item.(type) {
		case compose.Text:
			p.item(s, dst, doc, v, scale)
		case compose.Box:
			if v.Radius == 0 && v.Fill.A == 255 && v.X <= 0 && v.Y <= 0 && v.X+v.W >= pg.Width && v.Y+v.H >= pg.Height {
				// A page's ground: its last pixels too, where the page ends between two.
				draw.Draw(dst, dst.Rect, image.NewUniform(v.Fill), image.Point{}, draw.Src)
				continue
			}
			s.box(dst, v, scale)
		case compose.Stroke:
			s.stroke(dst, v.Points, v.Width, v.Color, scale)
		case compose.Image:
			to := image.Rect(int(math.Round(v.X*scale)), int(math.Round(v.Y*scale)), int(math.Round((v.X+v.W)*scale)), int(math.Round((v.Y+v.H)*scale)))
			scaler.CatmullRom.Scale(dst, to, v.Picture, v.Picture.Bounds(), draw.Over, nil)
		case compose.Field:
			p.field(s, dst, doc, v, scale)
		}
	}
	return dst
}

func (p *Painter) item(s *scratch, dst *image.RGBA, doc *compose.Document, v compose.Text, scale float64) {
	if !v.AsOutline {
		p.text(s, dst, doc.Fonts, v.Layout, v.Line, v.X*scale, (v.Y+v.Layout.Lines[v.Line].Baseline)*scale, scale, v.Color)
		return
	}
	// The line's outlines, turned about X, Y, as one shape.
	sin, cos := math.Sincos(v.Angle * math.Pi / 180)
	base := v.Layout.Lines[v.Line].Baseline
	s.runs.Fill(v.Layout, v.Line)
	s.shape(dst, float64(dst.Rect.Min.X), float64(dst.Rect.Min.Y), float64(dst.Rect.Max.X), float64(dst.Rect.Max.Y), v.Color, func(q *path) {
		for _, r := range s.runs {
			face := doc.Fonts.Face(r.Font)
			unit := r.Size / float64(face.UnitsPerEm())
			for _, g := range r.Glyphs {
				x, y := r.X+g.X+float64(g.DX)*unit, base-float64(g.DY)*unit
				s.outline = face.Outline(g.ID, s.outline[:0])
				k := unit * scale
				q.outline(s.outline, transform{
					k * cos, -k * sin, -k * sin, -k * cos,
					(v.X + x*cos + y*sin) * scale, (v.Y - x*sin + y*cos) * scale,
				})
			}
		}
	})
}

func (p *Painter) field(s *scratch, dst *image.RGBA, doc *compose.Document, v compose.Field, scale float64) {
	if v.Check {
		if v.Value == "on" {
			tick, width := v.Tick()
			s.stroke(dst, tick, width, color.NRGBA{A: 255}, scale)
		}
		return
	}
	for _, t := range v.Shown {
		p.item(s, dst, doc, t, scale)
	}
}
