package present

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/locale"
	"bayan/internal/present"
	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// overview is all slides at a glance, the first at the start: where a slide is
// chosen, and where the deck is put in order.
type overview struct {
	widget.BaseWidget
	s      *Session
	kit    *widgets.Kit
	ground *canvas.Rectangle
	cells  []*cell // those in view, used again for others
	row    int     // the first row in view
	tools  []*widgets.Button
	rule   *canvas.Rectangle
	parts  *render.Parts
}

var _ fyne.Scrollable = (*overview)(nil)

const (
	gridEdge = 30
	gridGap  = 18
	gridFoot = 58
)

func newOverview(s *Session, k *widgets.Kit) *overview {
	o := &overview{s: s, kit: k, ground: canvas.NewRectangle(k.Palette.Paper), rule: canvas.NewRectangle(k.Palette.Line)}
	for _, c := range []present.Command{present.Choose, present.Hide, present.Earlier, present.Later, present.Split} {
		words := s.o.Words.T("present.do." + string(c))
		o.tools = append(o.tools, widgets.NewButton(k, words+" "+present.Cap(c, s.show.RTL()), c == present.Choose, func() { s.do(c) }))
	}
	o.tools = append(o.tools, widgets.NewButton(k, s.o.Words.T("action.close")+" Esc", false, func() { s.do(present.Escape) }))
	o.parts = &render.Parts{Arrange: func(fyne.Size) { o.update() }}
	o.ExtendBaseWidget(o)
	return o
}

// columns is how many slides stand beside each other: four, more in a long deck.
func (o *overview) columns() int {
	switch n := len(o.s.show.Slides()); {
	case n <= 16:
		return 4
	case n <= 36:
		return 5
	}
	return 6
}

// cellSize is a slide's, in logical pixels.
func (o *overview) cellSize() fyne.Size {
	n := float32(o.columns())
	w := float32(math.Floor(float64((o.Size().Width - 2*gridEdge - (n-1)*gridGap) / n)))
	aspect := float32(16) / 9
	if doc := o.s.doc; doc != nil && len(doc.Pages) > 0 {
		aspect = float32(doc.Pages[0].Width / doc.Pages[0].Height)
	}
	return fyne.NewSize(w, whole(w/aspect))
}

func (o *overview) rows() int { return (len(o.s.show.Slides()) + o.columns() - 1) / o.columns() }

// inView is how many rows are seen whole.
func (o *overview) inView() int {
	return max(1, int((o.Size().Height-gridFoot-gridGap)/(o.cellSize().Height+gridGap)))
}

// Scrolled turns a row for each notch of the wheel.
func (o *overview) Scrolled(e *fyne.ScrollEvent) {
	if e.Scrolled.DY < 0 {
		o.row++
	} else {
		o.row--
	}
	o.lay()
}

func (o *overview) update() {
	if o.Size().Width <= 0 {
		return
	}
	o.s.show.SetColumns(o.columns())
	at := o.s.show.Cursor() / o.columns()
	o.row = max(at-o.inView()+1, min(o.row, at))
	o.lay()
}

func (o *overview) lay() {
	size := o.Size()
	o.row = max(0, min(o.row, o.rows()-o.inView()))
	o.ground.Resize(size)
	list := []fyne.CanvasObject{o.ground}
	c := o.cellSize()
	first := o.row * o.columns()
	n := min(len(o.s.show.Slides())-first, (o.inView()+1)*o.columns())
	for len(o.cells) < n {
		o.cells = append(o.cells, o.newCell())
	}
	for i := range max(0, n) {
		v := o.cells[i]
		x, y := i%o.columns(), i/o.columns()
		o.kit.Dir.Put(v, size.Width, gridEdge+float32(x)*(c.Width+gridGap), 26+float32(y)*(c.Height+gridGap), c.Width, c.Height)
		v.set(first + i)
		list = append(list, v)
	}
	foot := canvas.NewRectangle(o.kit.Palette.Panel)
	foot.Move(fyne.NewPos(0, size.Height-gridFoot))
	foot.Resize(fyne.NewSize(size.Width, gridFoot))
	o.rule.Move(fyne.NewPos(0, size.Height-gridFoot))
	o.rule.Resize(fyne.NewSize(size.Width, 1))
	list = append(list, foot, o.rule)
	row := fyne.NewSize(size.Width, gridFoot)
	at := float32(gridEdge)
	for _, b := range o.tools {
		at = o.kit.Dir.Row(row, at, 10, b)
		b.Move(b.Position().AddXY(0, size.Height-gridFoot))
		list = append(list, b)
	}
	o.parts.List = list
	o.ground.Refresh()
}

// wishes are the slides in view, in their size.
func (o *overview) wishes() []wish {
	var out []wish
	if o.Size().Width <= 0 {
		return nil
	}
	first := o.row * o.columns()
	for i := first; i < min(len(o.s.show.Slides()), first+(o.inView()+1)*o.columns()); i++ {
		out = append(out, wish{o.s.slide(i), o.pixels()})
	}
	return out
}

// pixels is a slide's width in device pixels.
func (o *overview) pixels() int {
	return int(math.Round(float64(o.cellSize().Width * o.kit.DeviceScale())))
}

// CreateRenderer implements fyne.Widget.
func (o *overview) CreateRenderer() fyne.WidgetRenderer { return o.parts }

// cell is one slide.
type cell struct {
	widget.BaseWidget
	o       *overview
	at      int
	raster  *canvas.Raster
	picture *image.RGBA
	face    *canvas.Rectangle
	frame   *canvas.Rectangle
	number  *text.Label
	plate   *canvas.Rectangle
}

var _ fyne.Tappable = (*cell)(nil)

func (o *overview) newCell() *cell {
	p := o.kit.Palette
	c := &cell{o: o, at: -1, face: canvas.NewRectangle(p.Panel), frame: canvas.NewRectangle(color.Transparent), plate: canvas.NewRectangle(p.Surface)}
	c.raster = canvas.NewRaster(func(int, int) image.Image {
		if c.picture == nil {
			return image.NewUniform(color.Transparent)
		}
		return c.picture
	})
	c.frame.CornerRadius, c.plate.CornerRadius = 4, 6
	c.number = text.NewLabel(o.kit.Kit, "", text.UI(12, p.Ink))
	c.ExtendBaseWidget(c)
	return c
}

func (c *cell) set(i int) {
	s, p := c.o.s, c.o.kit.Palette
	v := s.slide(i)
	picture := s.pictures.nearest(v, c.o.pixels())
	hidden := s.show.Slides()[i].Hidden
	c.raster.Translucency = 0
	if hidden {
		c.raster.Translucency = 0.7
	}
	if picture != c.picture || c.at != i {
		c.at, c.picture = i, picture
		c.raster.Refresh()
	}
	number := s.o.Words.T("present.hidden_short")
	if !hidden {
		number = locale.Number(s.show.Number(i), s.o.Digits)
	}
	if number != c.number.Text() {
		c.number.SetText(number)
		c.Refresh()
	}
	stroke, width := color.Color(p.Line), float32(1)
	if i == s.show.Current() {
		stroke, width = p.Accent, 2
	}
	if i == s.show.Cursor() {
		stroke, width = p.GoldRule, 4
	}
	if stroke != c.frame.StrokeColor || width != c.frame.StrokeWidth {
		c.frame.StrokeColor, c.frame.StrokeWidth = stroke, width
		c.frame.Refresh()
	}
}

// Tapped goes to the slide.
func (c *cell) Tapped(*fyne.PointEvent) {
	c.o.s.show.SetCursor(c.at)
	c.o.s.do(present.Choose)
}

// CreateRenderer implements fyne.Widget.
func (c *cell) CreateRenderer() fyne.WidgetRenderer {
	lay := func(size fyne.Size) {
		for _, o := range []fyne.CanvasObject{c.face, c.raster} {
			o.Resize(size)
		}
		c.frame.Move(fyne.NewPos(-3, -3))
		c.frame.Resize(size.AddWidthHeight(6, 6))
		m := c.number.MinSize()
		w := m.Width + 12
		d := c.o.kit.Dir
		d.Put(c.plate, size.Width, size.Width-w-6, size.Height-m.Height-8, w, m.Height+2)
		d.Put(c.number, size.Width, size.Width-w, size.Height-m.Height-7, m.Width, m.Height)
	}
	return &render.Parts{
		List: []fyne.CanvasObject{c.face, c.raster, c.frame, c.plate, c.number}, Arrange: lay,
		Update: func() { lay(c.Size()) },
	}
}
