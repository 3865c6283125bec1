package present

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"bayan/internal/present"
)

// stageCalls is what a stage tells of the pointer over its slide. Any may be nil.
type stageCalls struct {
	moved  func(p *present.Point) // nil where it has left the slide
	drawn  func(p present.Point)  // moved while the first button is down
	lifted func()
	tapped func(second bool)
	cursor func() desktop.Cursor
}

// Sizes in widths of a slide.
const (
	dotSize  = 0.014
	haloSize = 0.030
	lightAt  = 0.11 // the spotlight's radius
)

func shadeColor() color.NRGBA { return color.NRGBA{A: 0xB4} }

// point draws what the pointer does on the slide.
func (s *stage) point(size fyne.Size) {
	s.lights(size)
	s.strokes(size)
}

func (s *stage) lights(size fyne.Size) {
	p := s.sight.point
	laser, light := p != nil && s.sight.tool == present.Laser, p != nil && s.sight.tool == present.Spotlight
	show(s.dot, laser)
	show(s.ring, laser)
	show(s.light, light)
	for _, o := range s.shade {
		show(o, light)
	}
	if p == nil {
		return
	}
	x, y := float32(p.X)*size.Width, float32(p.Y)*size.Width
	round := func(o fyne.CanvasObject, d float32) {
		o.Resize(fyne.NewSize(d, d))
		o.Move(fyne.NewPos(x-d/2, y-d/2))
	}
	if laser {
		round(s.dot, dotSize*size.Width)
		round(s.ring, haloSize*size.Width)
		return
	}
	if !light {
		return
	}
	// Whole device pixels, so that the shades meet without a seam.
	r := s.kit.Snap(lightAt * size.Width)
	x, y = s.kit.Snap(x), s.kit.Snap(y)
	put := func(o fyne.CanvasObject, x0, y0, x1, y1 float32) {
		o.Move(fyne.NewPos(x0, y0))
		o.Resize(fyne.NewSize(max(0, x1-x0), max(0, y1-y0)))
	}
	put(s.light, x-r, y-r, x+r, y+r)
	put(s.shade[0], 0, 0, size.Width, y-r)
	put(s.shade[1], 0, y+r, size.Width, size.Height)
	put(s.shade[2], 0, max(0, y-r), x-r, min(size.Height, y+r))
	put(s.shade[3], x+r, max(0, y-r), size.Width, min(size.Height, y+r))
}

// hole is a shade with a round hole in it.
func hole(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	dark := float64(shadeColor().A)
	r := float64(min(w, h)) / 2
	for y := range h {
		for x := range w {
			far := math.Hypot(float64(x)+0.5-float64(w)/2, float64(y)+0.5-float64(h)/2)
			img.Pix[y*img.Stride+4*x+3] = uint8(dark * max(0, min(far-r+1, 1)))
		}
	}
	return img
}

// strokes draws the stroke that is being drawn; a finished one is in the slide's picture.
func (s *stage) strokes(size fyne.Size) {
	line := s.sight.line
	n := max(0, len(line)-1)
	for len(s.lines) < n {
		l := canvas.NewLine(ink())
		s.lines = append(s.lines, l)
	}
	s.drawing.Objects = s.drawing.Objects[:0]
	for i := range n {
		l := s.lines[i]
		l.StrokeWidth = present.PenWidth * size.Width
		l.Position1 = fyne.NewPos(float32(line[i].X)*size.Width, float32(line[i].Y)*size.Width)
		l.Position2 = fyne.NewPos(float32(line[i+1].X)*size.Width, float32(line[i+1].Y)*size.Width)
		s.drawing.Objects = append(s.drawing.Objects, l)
	}
	s.drawing.Resize(size)
}

func show(o fyne.CanvasObject, on bool) {
	switch {
	case on == o.Visible():
	case on:
		o.Show()
	default:
		o.Hide()
	}
}

// on is a place of the stage on its slide, nil beside it.
func (s *stage) on(at fyne.Position) *present.Point {
	w := s.clip.Size().Width
	if w <= 0 {
		return nil
	}
	p := at.Subtract(s.clip.Position())
	if p.X < 0 || p.Y < 0 || p.X >= w || p.Y >= s.clip.Size().Height {
		return nil
	}
	return &present.Point{X: float64(p.X / w), Y: float64(p.Y / w)}
}

func (s *stage) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

func (s *stage) MouseMoved(e *desktop.MouseEvent) {
	p := s.on(e.Position)
	if s.calls.moved != nil {
		s.calls.moved(p)
	}
	if s.pressed && p != nil && s.calls.drawn != nil {
		s.calls.drawn(*p)
	}
}

func (s *stage) MouseOut() {
	if s.calls.moved != nil {
		s.calls.moved(nil)
	}
}

func (s *stage) MouseDown(e *desktop.MouseEvent) {
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	s.pressed = true
	if p := s.on(e.Position); p != nil && s.calls.drawn != nil {
		s.calls.drawn(*p)
	}
}

func (s *stage) MouseUp(e *desktop.MouseEvent) {
	was := s.pressed
	if e.Button == desktop.MouseButtonPrimary {
		s.pressed = false
		if was && s.calls.lifted != nil {
			s.calls.lifted()
		}
	}
	if s.calls.tapped != nil {
		s.calls.tapped(e.Button == desktop.MouseButtonSecondary)
	}
}

// Cursor implements desktop.Cursorable.
func (s *stage) Cursor() desktop.Cursor {
	if s.calls.cursor != nil {
		return s.calls.cursor()
	}
	return desktop.HiddenCursor
}

// CreateRenderer implements fyne.Widget.
func (s *stage) CreateRenderer() fyne.WidgetRenderer { return s.parts }
