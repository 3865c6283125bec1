// Package present shows a presentation: the slide for the hall, and the
// speaker's console. What is shown is decided in internal/present; here it is
// painted, on worker goroutines before it is asked for.
package present

import (
	"image"
	"image/color"
	"slices"

	"bayan/internal/compose"
	"bayan/internal/present"
)

// slide is a page of a deck that has been composed; immutable.
type slide struct {
	doc   *compose.Document
	page  int
	key   string
	ink   []present.Stroke
	inked int // a number that changes with ink
}

// pictureOf names a picture: a slide, as it is drawn on, in device pixels.
type pictureOf struct {
	doc   *compose.Document
	page  int
	inked int
	width int
}

func (s slide) at(width int) pictureOf { return pictureOf{s.doc, s.page, s.inked, width} }

// wish is a picture that is wanted.
type wish struct {
	slide slide
	width int
}

// keptBytes bounds the pictures that are kept: four of 3840×2160, nineteen of 1920×1080.
const keptBytes = 160 << 20

// pictures paints and keeps. All its methods are on one goroutine; the painting
// is on workers, whose number is bounded.
type pictures struct {
	paint func(doc *compose.Document, page int, scale float64) *image.RGBA
	post  func(func())
	ready func() // told when a picture that was wanted is there

	kept    []kept // the one used last at the end
	bytes   int
	wishes  []wish             // the most urgent first
	painted map[pictureOf]bool // on its way
}

// kept is a picture and what it is of.
type kept struct {
	of      pictureOf
	key     string
	picture *image.RGBA
}

// workers is how many pictures are painted at once: one processor stays with the window.
const workers = 2

func newPictures(paint func(*compose.Document, int, float64) *image.RGBA, post func(func()), ready func()) *pictures {
	return &pictures{paint: paint, post: post, ready: ready, painted: map[pictureOf]bool{}}
}

// want replaces what is wanted, the most urgent first. What is being painted is finished.
func (p *pictures) want(wishes []wish) {
	p.wishes = wishes
	p.begin()
}

func (p *pictures) begin() {
	for len(p.painted) < workers && len(p.wishes) > 0 {
		w := p.wishes[0]
		p.wishes = p.wishes[1:]
		id := w.slide.at(w.width)
		if w.width <= 0 || w.slide.doc == nil || p.find(id) >= 0 || p.painted[id] {
			continue
		}
		p.painted[id] = true
		go func() {
			picture := p.paint(drawn(w.slide), w.slide.page, float64(w.width)/w.slide.doc.Pages[w.slide.page].Width)
			p.post(func() {
				delete(p.painted, id)
				p.keep(id, w.slide.key, picture)
				p.begin()
				p.ready()
			})
		}()
	}
}

func (p *pictures) find(of pictureOf) int {
	return slices.IndexFunc(p.kept, func(k kept) bool { return k.of == of })
}

// exact is the picture of a slide, nil while there is none.
func (p *pictures) exact(s slide, width int) *image.RGBA {
	i := p.find(s.at(width))
	if i < 0 {
		return nil
	}
	k := p.kept[i]
	p.kept = append(slices.Delete(p.kept, i, i+1), k)
	return k.picture
}

// nearest is a picture of the slide, perhaps of another size or before its last
// change, nil where none was ever painted.
func (p *pictures) nearest(s slide, width int) *image.RGBA {
	if picture := p.exact(s, width); picture != nil {
		return picture
	}
	var best *image.RGBA
	for _, k := range slices.Backward(p.kept) {
		switch {
		case k.key != s.key:
		case k.of.width == width:
			return k.picture
		case best == nil || k.picture.Rect.Dx() > best.Rect.Dx():
			best = k.picture
		}
	}
	return best
}

func (p *pictures) keep(of pictureOf, key string, picture *image.RGBA) {
	p.kept = append(p.kept, kept{of, key, picture})
	p.bytes += len(picture.Pix)
	for p.bytes > keptBytes && len(p.kept) > 1 {
		p.bytes -= len(p.kept[0].picture.Pix)
		p.kept = slices.Delete(p.kept, 0, 1)
	}
}

// ink is the pen's colour: told from both grounds of slides.
func ink() color.NRGBA { return color.NRGBA{0xE8, 0x4A, 0x3C, 0xFF} }

// drawn is the slide's document with what the pen has drawn on that page, so
// that one painter paints all of it.
func drawn(s slide) *compose.Document {
	if len(s.ink) == 0 {
		return s.doc
	}
	doc, page := *s.doc, s.doc.Pages[s.page]
	page.Items = slices.Clone(page.Items)
	for _, stroke := range s.ink {
		line := compose.Stroke{Width: present.PenWidth * page.Width, Color: ink()}
		for _, q := range stroke {
			line.Points = append(line.Points, [2]float64{q.X * page.Width, q.Y * page.Width})
		}
		page.Items = append(page.Items, line)
	}
	doc.Pages = slices.Clone(doc.Pages)
	doc.Pages[s.page] = page
	return &doc
}
