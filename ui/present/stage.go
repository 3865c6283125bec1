package present

import (
	"image"
	"image/color"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/present"
	"bayan/ui/render"
	"bayan/ui/text"
)

// sight is what a stage shows.
type sight struct {
	now    slide
	beside []slide // those that are shown next, perhaps: at hand before they are asked for
	screen present.Screen
	tool   present.Tool
	point  *present.Point
	line   present.Stroke // being drawn
	blank  bool           // nothing to show yet
	ground color.Color
}

// stage shows one slide in the middle of its room, in the window's own pixels.
//
// The slides beside it are textures already: each lies under the current one
// but for a pixel, so that the driver uploads it and draws next to nothing. To
// go on is then to change places: no picture is uploaded between a key and what
// is seen.
type stage struct {
	widget.BaseWidget
	kit      *text.Kit
	pictures *pictures
	ratio    float32 // device pixels of a logical one, as the driver last said
	sight    sight
	leaves   []*leaf
	top      *leaf
	motion   *motion
	fade     *fade // on its way, or nil
	proved   bool  // the trial of a fade is over

	ground, veil *canvas.Rectangle
	spark        *canvas.Rectangle // a pixel under everything, to have the window drawn again
	clip         *container.Clip
	inner        *fyne.Container
	dot, ring    *canvas.Circle
	shade        []*canvas.Rectangle // around the spotlight
	light        *canvas.Raster
	lines        []*canvas.Line // the stroke being drawn
	drawing      *fyne.Container
	parts        *render.Parts
	last         seen
	pressed      bool
	room         fyne.Size
	resized      func()
	calls        stageCalls
}

// leaf is one texture.
type leaf struct {
	raster  *canvas.Raster
	of      pictureOf
	picture *image.RGBA
}

var (
	_ desktop.Hoverable  = (*stage)(nil)
	_ desktop.Mouseable  = (*stage)(nil)
	_ desktop.Cursorable = (*stage)(nil)
)

// leaves is how many slides are textures: the current one, the next, the one before.
const leavesKept = 3

// fullSize is how a picture is drawn that has the screen's own pixels.
const fullSize = canvas.ImageScalePixels

func newStage(k *text.Kit, p *pictures, m *motion, resized func()) *stage {
	s := &stage{
		kit: k, pictures: p, motion: m, resized: resized, ground: canvas.NewRectangle(color.Black), veil: canvas.NewRectangle(color.Black),
		spark: canvas.NewRectangle(color.Black),
		dot:   canvas.NewCircle(color.NRGBA{0xFF, 0x2A, 0x1E, 0xE0}), ring: canvas.NewCircle(color.NRGBA{0xFF, 0x2A, 0x1E, 0x40}),
		drawing: container.NewWithoutLayout(), inner: container.NewWithoutLayout(),
	}
	for range leavesKept {
		s.leaves = append(s.leaves, s.newLeaf())
	}
	s.top = s.leaves[0]
	s.light = canvas.NewRaster(hole)
	for range 4 {
		s.shade = append(s.shade, canvas.NewRectangle(shadeColor()))
	}
	s.clip = container.NewClip(s.inner)
	s.clip.ExtendBaseWidget(s.clip)
	s.parts = &render.Parts{
		List:    []fyne.CanvasObject{s.spark, s.ground, s.clip, s.veil},
		Arrange: s.arrange,
		Min:     func() fyne.Size { return fyne.NewSize(16, 9) },
	}
	s.ExtendBaseWidget(s)
	return s
}

// arrange lays the stage out in its room. A window may grow to its screen long
// after it was shown: pictures of the new size are then wanted.
func (s *stage) arrange(room fyne.Size) {
	s.lay()
	if room != s.room {
		s.room = room
		s.pictures.post(s.resized)
	}
}

func (s *stage) newLeaf() *leaf {
	l := &leaf{}
	l.raster = canvas.NewRaster(func(w, h int) image.Image {
		if width := l.raster.Size().Width; width > 0 {
			// The driver alone knows how many pixels a window on a dense display has.
			if r := float32(w) / width; math.Abs(float64(r/s.scale()-1)) > 0.01 && s.ratio != r {
				s.ratio = r
				s.pictures.post(s.resized)
			}
		}
		if l.picture == nil {
			return image.NewUniform(color.Transparent)
		}
		return l.picture
	})
	return l
}

func (s *stage) scale() float32 {
	if s.ratio > 0 {
		return s.ratio
	}
	return s.kit.DeviceScale()
}

// show takes a sight and paints it, where it is another one than is seen.
func (s *stage) show(v sight) {
	s.sight = v
	s.ground.FillColor = v.ground
	if s.seen() != s.last {
		s.lay()
	}
}

// seen is all that a stage paints, to be compared.
type seen struct {
	size     fyne.Size
	scale    float32
	now      *image.RGBA
	beside   [leavesKept]*image.RGBA
	screen   present.Screen
	tool     present.Tool
	point    present.Point
	line     int
	pointing bool
	blank    bool
	ground   color.Color
}

func (s *stage) seen() seen {
	v, w := s.sight, s.width()
	n := seen{
		size: s.Size(), scale: s.scale(), now: s.pictures.nearest(v.now, w), screen: v.screen, tool: v.tool,
		line: len(v.line), pointing: v.point != nil, blank: v.blank, ground: v.ground,
	}
	if v.point != nil && (v.tool == present.Laser || v.tool == present.Spotlight) {
		n.point = *v.point
	}
	for i, b := range v.beside {
		if i < len(n.beside) {
			n.beside[i] = s.pictures.nearest(b, w)
		}
	}
	return n
}

// width is the slide's in device pixels, 0 where there is no room yet.
func (s *stage) width() int {
	w, _, _, _ := s.place()
	return w
}

// place is the slide's size and place in device pixels.
func (s *stage) place() (w, h, x, y int) {
	if s.sight.now.doc == nil || s.Size().Width <= 0 {
		return 0, 0, 0, 0
	}
	k := float64(s.scale())
	roomW, roomH := math.Round(float64(s.Size().Width)*k), math.Round(float64(s.Size().Height)*k)
	page := s.sight.now.doc.Pages[s.sight.now.page]
	fit := min(roomW/page.Width, roomH/page.Height)
	w, h = int(math.Round(page.Width*fit)), int(math.Round(page.Height*fit))
	return w, h, (int(roomW) - w) / 2, (int(roomH) - h) / 2
}

func (s *stage) lay() {
	size := s.Size()
	if size.Width <= 0 {
		return
	}
	s.last = s.seen()
	w, h, x, y := s.place()
	k := s.scale()
	// What the slide covers wholly is not painted: that is a third of a frame in software OpenGL.
	show(s.ground, w == 0 || float32(w)/k < size.Width-0.5 || float32(h)/k < size.Height-0.5)
	s.ground.Resize(size)
	s.spark.Resize(fyne.NewSize(1/k, 1/k))
	s.ground.Refresh()
	s.repaint()
	s.screen()
	if w == 0 {
		s.inner.Objects = nil
		return
	}
	at := fyne.NewPos(float32(x)/k, float32(y)/k)
	slide := fyne.NewSize(float32(w)/k, float32(h)/k)
	s.clip.Move(at)
	s.clip.Resize(slide)
	s.inner.Resize(slide)
	s.turn(slide, w)
	s.point(slide)
}

// screen is black, white, or neither.
func (s *stage) screen() {
	v := s.sight.screen
	if s.sight.blank {
		v = present.Black
	}
	s.veil.Resize(s.Size())
	switch v {
	case present.Picture:
		s.veil.Hide()
		return
	case present.White:
		s.veil.FillColor = color.White
	default:
		s.veil.FillColor = color.Black
	}
	s.veil.Show()
	s.veil.Refresh()
}

// turn puts the current slide on top and gives the other leaves the slides
// beside it. A slide that is not painted yet comes a moment later: what is seen
// stays until then.
func (s *stage) turn(size fyne.Size, width int) {
	if s.top.picture != nil && s.pictures.nearest(s.sight.now, width) == nil {
		s.stack(size)
		return
	}
	s.endFade()
	was := s.top
	s.top = s.leafOf(s.sight.now, width, nil)
	s.set(s.top, s.sight.now, width, size)
	busy := []*leaf{s.top}
	if was != s.top && was.picture != nil && s.sight.screen == present.Picture {
		s.beginFade(was)
		if s.fade != nil {
			busy = append(busy, was)
		}
	}
	for _, b := range s.sight.beside {
		if len(busy) == leavesKept {
			break
		}
		l := s.leafOf(b, width, busy)
		busy = append(busy, l)
		s.set(l, b, width, size)
	}
	s.prove(s.top)
	s.stack(size)
}

// leafOf is the leaf that has a slide's picture, or else one that is not in use.
func (s *stage) leafOf(v slide, width int, busy []*leaf) *leaf {
	free := func(l *leaf) bool { return !slices.Contains(busy, l) }
	for _, l := range s.leaves {
		if l.of == v.at(width) && l.picture != nil && free(l) {
			return l
		}
	}
	for _, l := range s.leaves { // the same slide before a change, or in another size
		if l.of.doc != nil && l.of.page == v.page && free(l) {
			return l
		}
	}
	for _, l := range s.leaves {
		if l != s.top && free(l) {
			return l
		}
	}
	return s.top
}

// set gives a leaf the best picture of a slide that there is.
func (s *stage) set(l *leaf, v slide, width int, size fyne.Size) {
	picture := s.pictures.nearest(v, width)
	same := picture == l.picture
	if picture != nil && picture == s.pictures.exact(v, width) {
		l.of = v.at(width)
		l.raster.ScaleMode = fullSize
	} else {
		l.of = pictureOf{doc: v.doc, page: v.page}
		l.raster.ScaleMode = canvas.ImageScaleSmooth
	}
	l.picture = picture
	if l.raster.Size() != size {
		l.raster.Resize(size)
	} else if !same {
		l.raster.Refresh()
	}
}

// stack orders the leaves: the current one last, the others under its last pixel.
func (s *stage) stack(size fyne.Size) {
	pixel := 1 / s.scale()
	var under []fyne.CanvasObject
	for _, l := range s.leaves {
		if l == s.top || s.fade != nil && l == s.fade.from {
			continue
		}
		l.raster.Translucency = 0
		l.raster.Move(fyne.NewPos(size.Width-pixel, size.Height-pixel))
		under = append(under, l.raster)
	}
	here := fyne.NewPos(-1.0/64, -1.0/64) // the text kit's nudge: an edge never tips to the next pixel
	if s.fade != nil {
		s.fade.from.raster.Move(here)
		under = append(under, s.fade.from.raster)
	}
	s.top.raster.Move(here)
	s.inner.Objects = append(under, s.top.raster, s.drawing)
	for _, o := range s.shade {
		s.inner.Objects = append(s.inner.Objects, o)
	}
	s.inner.Objects = append(s.inner.Objects, s.light, s.ring, s.dot)
}
