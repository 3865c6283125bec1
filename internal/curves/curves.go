// Package curves writes a compose.Document for a print shop: all text as
// outlines, no font, nothing that a press could set anew. It stands on fpdf,
// which shares no code with internal/pdf: the two files must look alike, and a
// test in tools/readers holds them to it.
package curves

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"math"
	"syscall"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"bayan/internal/compose"
	"bayan/internal/fault"
	"bayan/internal/typeset"
)

const op = "curves.Write"

// Write writes the document to w. The same document is the same bytes. It stops
// with ctx (fault.Cancelled). Tags, links and form fields are not for print: a
// field is written as it looks.
func Write(ctx context.Context, w io.Writer, doc *compose.Document) error {
	if len(doc.Pages) == 0 {
		return &fault.Error{Code: fault.Empty, Op: op}
	}
	p := &painter{doc: doc, pictures: map[image.Image]string{}}
	first := doc.Pages[0]
	p.to = fpdf.NewCustom(&fpdf.InitType{OrientationStr: "P", UnitStr: "pt", Size: fpdf.SizeType{Wd: first.Width, Ht: first.Height}})
	p.to.SetMargins(0, 0, 0)
	p.to.SetAutoPageBreak(false, 0)
	p.to.SetCatalogSort(true)
	day, err := time.Parse(time.DateOnly, doc.Meta.Date)
	if err != nil {
		day = time.Unix(0, 0).UTC()
	}
	p.to.SetCreationDate(day)
	p.to.SetModificationDate(day)
	p.to.SetProducer(doc.Meta.Producer, true)
	p.to.SetTitle(doc.Meta.Title, true)
	p.to.SetLang(doc.Meta.Language)
	p.to.SetLineCapStyle("round")
	p.to.SetLineJoinStyle("round")
	for i := range doc.Pages {
		if ctx.Err() != nil {
			return &fault.Error{Code: fault.Cancelled, Op: op, Cause: ctx.Err()}
		}
		pg := &doc.Pages[i]
		p.to.AddPageFormat("P", fpdf.SizeType{Wd: pg.Width, Ht: pg.Height})
		p.alpha = -1 // a page begins with a state of its own
		for _, item := range pg.Items {
			if err := p.item(item); err != nil {
				return err
			}
		}
	}
	// Written whole, then handed on: what fpdf fails at is told apart from what w fails at.
	var out bytes.Buffer
	if err := p.to.Output(&out); err != nil {
		return &fault.Error{Code: fault.Unknown, Op: op, Cause: err}
	}
	if _, err := w.Write(out.Bytes()); err != nil {
		code := fault.Unwritable
		if errors.Is(err, syscall.ENOSPC) {
			code = fault.DiskFull
		}
		return &fault.Error{Code: code, Op: op, Cause: err}
	}
	return nil
}

type painter struct {
	doc      *compose.Document
	to       *fpdf.Fpdf
	alpha    int
	pictures map[image.Image]string

	runs    typeset.RunBuffer
	outline []typeset.Segment
}

func (p *painter) item(item compose.Item) error {
	switch v := item.(type) {
	case compose.Text:
		p.text(v)
	case compose.Box:
		p.box(v)
	case compose.Stroke:
		p.stroke(v.Points, v.Width, v.Color)
	case compose.Image:
		return p.image(v)
	case compose.Field:
		if v.Check && v.Value == "on" {
			points, width := v.Tick()
			p.stroke(points, width, color.NRGBA{A: 255})
		}
		for _, t := range v.Shown {
			p.text(t)
		}
	}
	return nil
}

func (p *painter) setAlpha(a uint8) {
	if int(a) != p.alpha {
		p.to.SetAlpha(float64(a)/255, "Normal")
		p.alpha = int(a)
	}
}

func (p *painter) fill(c color.NRGBA) {
	p.setAlpha(c.A)
	p.to.SetFillColor(int(c.R), int(c.G), int(c.B))
}

// text fills a line's outlines as one path, so that letters that overlap where they join stay one ink.
func (p *painter) text(v compose.Text) {
	if v.Color.A == 0 {
		return
	}
	sin, cos := 0.0, 1.0
	if v.AsOutline {
		sin, cos = math.Sincos(v.Angle * math.Pi / 180)
	}
	base := v.Layout.Lines[v.Line].Baseline
	drawn := false
	p.fill(v.Color)
	p.runs.Fill(v.Layout, v.Line)
	for _, r := range p.runs {
		face := p.doc.Fonts.Face(r.Font)
		unit := r.Size / float64(face.UnitsPerEm())
		for _, g := range r.Glyphs {
			x, y := r.X+g.X+float64(g.DX)*unit, base-float64(g.DY)*unit
			p.outline = face.Outline(g.ID, p.outline[:0])
			drawn = drawn || len(p.outline) > 0
			p.path(func(px, py float32) (float64, float64) {
				lx, ly := x+float64(px)*unit, y-float64(py)*unit
				return v.X + lx*cos + ly*sin, v.Y - lx*sin + ly*cos
			})
		}
	}
	if drawn {
		p.to.DrawPath("F")
	}
}

// path adds the outline. A quadratic is written as the cubic that it equals:
// PDF has none, and fpdf's CurveTo is another curve.
func (p *painter) path(at func(x, y float32) (float64, float64)) {
	var px, py float64
	for i := range p.outline {
		s := &p.outline[i]
		ax, ay := at(s.Args[0].X, s.Args[0].Y)
		bx, by := at(s.Args[1].X, s.Args[1].Y)
		switch s.Op {
		case typeset.OpMove:
			p.to.MoveTo(ax, ay)
			px, py = ax, ay
		case typeset.OpLine:
			p.to.LineTo(ax, ay)
			px, py = ax, ay
		case typeset.OpQuad:
			p.to.CurveBezierCubicTo(px+(ax-px)*2/3, py+(ay-py)*2/3, bx+(ax-bx)*2/3, by+(ay-by)*2/3, bx, by)
			px, py = bx, by
		case typeset.OpCubic:
			cx, cy := at(s.Args[2].X, s.Args[2].Y)
			p.to.CurveBezierCubicTo(ax, ay, bx, by, cx, cy)
			px, py = cx, cy
		case typeset.OpClose:
			p.to.ClosePath()
		}
	}
}

func (p *painter) box(v compose.Box) {
	style := ""
	if v.Fill.A > 0 {
		style = "F"
		p.fill(v.Fill)
	}
	if v.Stroke.A > 0 && v.StrokeWidth > 0 {
		style += "D"
		p.setAlpha(max(v.Stroke.A, v.Fill.A))
		p.to.SetDrawColor(int(v.Stroke.R), int(v.Stroke.G), int(v.Stroke.B))
		p.to.SetLineWidth(v.StrokeWidth)
	}
	if style == "" {
		return
	}
	const quarter = 1 - 0.5522847498 // of the radius: where a quarter circle's control points stand
	x, y, w, h := v.X, v.Y, v.W, v.H
	r := min(v.Radius, w/2, h/2)
	d := r * quarter
	to := p.to
	to.MoveTo(x+r, y)
	to.LineTo(x+w-r, y)
	if r > 0 {
		to.CurveBezierCubicTo(x+w-d, y, x+w, y+d, x+w, y+r)
	}
	to.LineTo(x+w, y+h-r)
	if r > 0 {
		to.CurveBezierCubicTo(x+w, y+h-d, x+w-d, y+h, x+w-r, y+h)
	}
	to.LineTo(x+r, y+h)
	if r > 0 {
		to.CurveBezierCubicTo(x+d, y+h, x, y+h-d, x, y+h-r)
	}
	to.LineTo(x, y+r)
	if r > 0 {
		to.CurveBezierCubicTo(x, y+d, x+d, y, x+r, y)
	}
	to.ClosePath()
	to.DrawPath(style)
}

func (p *painter) stroke(points [][2]float64, width float64, c color.NRGBA) {
	if len(points) == 0 || c.A == 0 {
		return
	}
	p.setAlpha(c.A)
	p.to.SetDrawColor(int(c.R), int(c.G), int(c.B))
	p.to.SetLineWidth(width)
	p.to.MoveTo(points[0][0], points[0][1])
	for _, q := range points[min(1, len(points)-1):] {
		p.to.LineTo(q[0], q[1])
	}
	p.to.DrawPath("D")
}

func (p *painter) image(v compose.Image) error {
	name, ok := p.pictures[v.Picture]
	options := fpdf.ImageOptions{ImageType: "PNG"}
	if !ok {
		name = fmt.Sprintf("picture%d", len(p.pictures))
		p.pictures[v.Picture] = name
		var b bytes.Buffer
		if err := png.Encode(&b, v.Picture); err != nil {
			return &fault.Error{Code: fault.BadImage, Op: op, Cause: err}
		}
		p.to.RegisterImageOptionsReader(name, options, &b)
		if err := p.to.Error(); err != nil {
			return &fault.Error{Code: fault.BadImage, Op: op, Cause: err}
		}
	}
	p.setAlpha(255)
	p.to.ImageOptions(name, v.X, v.Y, v.W, v.H, false, options, 0, "")
	return nil
}
