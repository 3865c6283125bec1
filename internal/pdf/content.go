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
	at     [2]int // the text line's origin, hundredths of a point
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
		c.inText, c.at = true, [2]int{}
	}
}

// move begins a line of text at a place, to a hundredth of a point, and returns
// its x. It is written as the way from the line before: lines and what stands
// beside a block recur at the same distances, which deflate finds.
func (c *content) move(x, y float64) float64 {
	at := [2]int{int(math.Round(x * 100)), int(math.Round(y * 100))}
	c.b.num(float64(at[0]-c.at[0]) / 100).byte(' ').num(float64(at[1]-c.at[1]) / 100).str(" Td")
	c.at = at
	return float64(at[0]) / 100
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
	op := "S"
	switch {
	case fill && stroke:
		op = "B"
	case fill:
		op = "f"
	}
	y := c.height - v.Y - v.H
	if v.Radius > 0 {
		c.from(v.X, y)
		c.rounded(v.W, v.H, min(v.Radius, v.W/2, v.H/2))
		c.b.str(op).str(" Q\n")
	} else {
		c.b.nums(v.X, y, v.W, v.H).str("re ").str(op).byte('\n')
	}
}

// from puts the origin at a place until Q: the same shape elsewhere is the same
// bytes, which deflate finds.
func (c *content) from(x, y float64) { c.b.str("q 1 0 0 1 ").nums(x, y).str("cm\n") }

// rounded is a box with round corners and its bottom left corner at the origin.
func (c *content) rounded(w, h, r float64) {
	const k = 0.5522847498
	d := r * (1 - k)
	side := func(x, y float64, long bool) {
		if long {
			c.b.nums(x, y).str("l ")
		}
	}
	wide, high := w > 2*r, h > 2*r
	c.b.nums(r, 0).str("m ")
	side(w-r, 0, wide)
	c.b.nums(w-d, 0, w, d, w, r).str("c ")
	side(w, h-r, high)
	c.b.nums(w, h-d, w-d, h, w-r, h).str("c ")
	side(r, h, wide)
	c.b.nums(d, h, 0, h-d, 0, h-r).str("c ")
	side(0, r, high)
	c.b.nums(0, d, d, 0, r, 0).str("c h ")
}

func (c *content) stroke(w *writer, v compose.Stroke) {
	if len(v.Points) == 0 || v.Color.A == 0 {
		return
	}
	c.end()
	c.setStroke(w, v.Color)
	first := v.Points[0]
	c.from(first[0], c.height-first[1])
	c.b.str("1 J 1 j ").num(v.Width).str(" w 0 0 m ")
	for _, p := range v.Points[1:] {
		c.b.nums(p[0]-first[0], first[1]-p[1]).str("l ")
	}
	if len(v.Points) == 1 { // a dot
		c.b.str("0 0 l ")
	}
	c.b.str("S Q\n")
}

// outline paints a line of text as shapes: no text for any reader.
func (c *content) outline(w *writer, t compose.Text) {
	c.end()
	c.setFill(w, t.Color)
	sin, cos := math.Sincos(t.Angle * math.Pi / 180)
	c.b.str("q ").nums(cos, sin, -sin, cos, t.X, c.height-t.Y).str("cm\n")
	base := -t.Layout.Lines[t.Line].Baseline
	w.runs.Fill(t.Layout, t.Line)
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
