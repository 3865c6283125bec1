package pdf

import (
	"image/color"
	"math"

	"bayan/internal/compose"
	"bayan/internal/typeset"
)

// content is a content stream being written: page coordinates, y up.
type content struct {
	b      buffer
	height float64 // of the page: items count from its top

	inText bool
	font   *font
	size   float64
	fill   color.NRGBA
	line   color.NRGBA
	alpha  [2]uint8 // fill and stroke
}

func newContent(height float64) *content {
	return &content{height: height, fill: black, line: black, alpha: [2]uint8{255, 255}}
}

var black = color.NRGBA{A: 255}

func (c *content) begin() {
	if !c.inText {
		c.b.str("BT\n")
		c.inText = true
	}
}

func (c *content) end() {
	if c.inText {
		c.b.str("ET\n")
		c.inText = false
	}
}

func (c *content) setFont(f *font, size float64) {
	if c.font != f || c.size != size {
		c.b.name(f.name).byte(' ').num(size).str(" Tf\n")
		c.font, c.size = f, size
	}
}

func (c *content) rgb(v color.NRGBA, op string) {
	c.b.num(float64(v.R) / 255).byte(' ').num(float64(v.G) / 255).byte(' ').num(float64(v.B) / 255).str(op)
}

// setAlpha is for all that is filled, pictures among them.
func (c *content) setAlpha(w *writer, alpha uint8) {
	if alpha != c.alpha[0] {
		c.alpha[0] = alpha
		c.b.name(w.graphicsState('f', alpha)).str(" gs\n")
	}
}

func (c *content) setFill(w *writer, v color.NRGBA) {
	c.setAlpha(w, v.A)
	if o := v; o.R != c.fill.R || o.G != c.fill.G || o.B != c.fill.B {
		c.fill = v
		c.rgb(v, " rg\n")
	}
}

func (c *content) setStroke(w *writer, v color.NRGBA) {
	if v.A != c.alpha[1] {
		c.alpha[1] = v.A
		c.b.name(w.graphicsState('s', v.A)).str(" gs\n")
	}
	if o := v; o.R != c.line.R || o.G != c.line.G || o.B != c.line.B {
		c.line = v
		c.rgb(v, " RG\n")
	}
}

func (c *content) box(w *writer, v compose.Box) {
	fill, stroke := v.Fill.A > 0, v.Stroke.A > 0 && v.StrokeWidth > 0
	if !fill && !stroke {
		return
	}
	c.end()
	if fill {
		c.setFill(w, v.Fill)
	}
	if stroke {
		c.setStroke(w, v.Stroke)
		c.b.num(v.StrokeWidth).str(" w ")
	}
	y := c.height - v.Y - v.H
	if v.Radius > 0 {
		c.rounded(v.X, y, v.W, v.H, min(v.Radius, v.W/2, v.H/2))
	} else {
		c.b.nums(v.X, y, v.W, v.H).str("re ")
	}
	switch {
	case fill && stroke:
		c.b.str("B\n")
	case fill:
		c.b.str("f\n")
	default:
		c.b.str("S\n")
	}
}

func (c *content) rounded(x, y, w, h, r float64) {
	const k = 0.5522847498
	d := r * (1 - k)
	c.b.nums(x+r, y).str("m ").nums(x+w-r, y).str("l ").
		nums(x+w-d, y, x+w, y+d, x+w, y+r).str("c ").nums(x+w, y+h-r).str("l ").
		nums(x+w, y+h-d, x+w-d, y+h, x+w-r, y+h).str("c ").nums(x+r, y+h).str("l ").
		nums(x+d, y+h, x, y+h-d, x, y+h-r).str("c ").nums(x, y+r).str("l ").
		nums(x, y+d, x+d, y, x+r, y).str("c h ")
}

func (c *content) stroke(w *writer, v compose.Stroke) {
	if len(v.Points) == 0 || v.Color.A == 0 {
		return
	}
	c.end()
	c.setStroke(w, v.Color)
	c.b.str("1 J 1 j ").num(v.Width).str(" w ")
	for i, p := range v.Points {
		c.b.nums(p[0], c.height-p[1])
		if i == 0 {
			c.b.str("m ")
		} else {
			c.b.str("l ")
		}
	}
	if len(v.Points) == 1 { // a dot
		c.b.nums(v.Points[0][0], c.height-v.Points[0][1]).str("l ")
	}
	c.b.str("S\n")
}

// outline paints a line of text as shapes: no text for any reader.
func (c *content) outline(w *writer, t compose.Text) {
	c.end()
	c.setFill(w, t.Color)
	sin, cos := math.Sincos(t.Angle * math.Pi / 180)
	c.b.str("q ").nums(cos, sin, -sin, cos, t.X, c.height-t.Y).str("cm\n")
	base := -t.Layout.Lines[t.Line].Baseline
	w.runs = t.Layout.Runs(t.Line, w.runs[:0])
	for _, r := range w.runs {
		face := w.doc.Fonts.Face(r.Font)
		unit := r.Size / float64(face.UnitsPerEm())
		for _, g := range r.Glyphs {
			x, y := r.X+g.X+float64(g.DX)*unit, base+float64(g.DY)*unit
			w.path = face.Outline(g.ID, w.path[:0])
			c.path(w.path, x, y, unit)
		}
	}
	c.b.str("f Q\n")
}

// path appends an outline; a quadratic is written as the cubic that it equals.
func (c *content) path(path []typeset.Segment, x, y, unit float64) {
	var px, py float64
	for _, s := range path {
		var a [3][2]float64
		for i := range a {
			a[i] = [2]float64{x + float64(s.Args[i].X)*unit, y + float64(s.Args[i].Y)*unit}
		}
		switch s.Op {
		case typeset.OpMove:
			c.b.nums(a[0][0], a[0][1]).str("m ")
			px, py = a[0][0], a[0][1]
		case typeset.OpLine:
			c.b.nums(a[0][0], a[0][1]).str("l ")
			px, py = a[0][0], a[0][1]
		case typeset.OpQuad:
			c.b.nums(px+(a[0][0]-px)*2/3, py+(a[0][1]-py)*2/3,
				a[1][0]+(a[0][0]-a[1][0])*2/3, a[1][1]+(a[0][1]-a[1][1])*2/3, a[1][0], a[1][1]).str("c ")
			px, py = a[1][0], a[1][1]
		case typeset.OpCubic:
			c.b.nums(a[0][0], a[0][1], a[1][0], a[1][1], a[2][0], a[2][1]).str("c ")
			px, py = a[2][0], a[2][1]
		case typeset.OpClose:
			c.b.str("h\n")
		}
	}
}
