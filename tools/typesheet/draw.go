package main

import (
	"image"
	"image/draw"

	"bayan/internal/typeset"
	"golang.org/x/image/vector"
)

// drawLayout paints a layout with its top left corner at x, y; scale is device pixels to the layout's unit.
func drawLayout(img *image.RGBA, fonts *typeset.Fonts, l *typeset.Layout, x, y, scale float64) {
	var runs typeset.RunBuffer
	var outline []typeset.Segment
	for i, line := range l.Lines {
		baseline := y + line.Baseline*scale
		overflow := line.Bottom - line.Top // stacked marks may pass a neighbour's edge: paint a line more each side
		top := max(int(y+(line.Top-overflow)*scale), 0)
		bottom := min(int(y+(line.Bottom+overflow)*scale), img.Rect.Dy())
		if bottom <= top {
			continue
		}
		r := vector.NewRasterizer(img.Rect.Dx(), bottom-top)
		runs.Fill(l, i)
		for _, run := range runs {
			face := fonts.Face(run.Font)
			unit := run.Size * scale / float64(face.UnitsPerEm())
			for _, g := range run.Glyphs {
				outline = face.Outline(g.ID, outline[:0])
				ox := x + (run.X+g.X)*scale + float64(g.DX)*unit
				oy := baseline - float64(top) - float64(g.DY)*unit
				fill(r, outline, ox, oy, unit)
			}
		}
		band := image.Rect(0, top, img.Rect.Dx(), bottom)
		r.DrawOp = draw.Over
		r.Draw(img, band, ink, image.Point{})
	}
}

func fill(r *vector.Rasterizer, outline []typeset.Segment, ox, oy, unit float64) {
	at := func(p struct{ X, Y float32 }) (float32, float32) {
		return float32(ox + float64(p.X)*unit), float32(oy - float64(p.Y)*unit)
	}
	for _, s := range outline {
		x0, y0 := at(s.Args[0])
		x1, y1 := at(s.Args[1])
		x2, y2 := at(s.Args[2])
		switch s.Op {
		case typeset.OpMove:
			r.ClosePath()
			r.MoveTo(x0, y0)
		case typeset.OpLine:
			r.LineTo(x0, y0)
		case typeset.OpQuad:
			r.QuadTo(x0, y0, x1, y1)
		case typeset.OpCubic:
			r.CubeTo(x0, y0, x1, y1, x2, y2)
		case typeset.OpClose:
			r.ClosePath()
		}
	}
}
