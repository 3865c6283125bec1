package raster

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"testing"

	"bayan/fonts"
	"bayan/internal/compose"
	"bayan/internal/locale"
	"bayan/internal/parse"
	"bayan/internal/typeset"
)

func slides(t testing.TB) *compose.Document {
	t.Helper()
	var faces []*typeset.Face
	for _, n := range fonts.Names() {
		f, err := typeset.LoadFace(n, fonts.Data(n))
		if err != nil {
			t.Fatal(err)
		}
		faces = append(faces, f)
	}
	b, err := parse.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	words, err := locale.Load("ar")
	if err != nil {
		t.Fatal(err)
	}
	o := compose.Defaults(words)
	o.Template, o.Date = compose.Slides, "2026-11-24"
	d, err := compose.Compose(context.Background(), typeset.New(typeset.NewFonts(faces...)), compose.Input{Briefing: b}, o)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// A slide's ground reaches its edges at any size of screen, whole pixels or not.
func TestASlidesGroundIsWhole(t *testing.T) {
	d := slides(t)
	p := New(d.Fonts)
	for _, width := range []int{320, 640, 1366, 1920} {
		m := p.Page(d, 3, float64(width)/d.Pages[3].Width)
		if m.Rect.Dx() != width {
			t.Errorf("%d pixels wide, want %d", m.Rect.Dx(), width)
		}
		ground := m.RGBAAt(width/2, 2)
		for _, at := range [][2]int{{0, 0}, {width - 1, 0}, {0, m.Rect.Dy() - 1}, {width - 1, m.Rect.Dy() - 1}} {
			got := m.RGBAAt(at[0], at[1])
			if at[1] == 0 && got != ground {
				t.Errorf("width %d: %v at %v, the ground is %v", width, got, at, ground)
			}
		}
	}
}

func BenchmarkSlide(b *testing.B) {
	d := slides(b)
	for _, width := range []int{320, 1920, 3840} {
		b.Run(fmt.Sprint(width), func(b *testing.B) {
			p := New(d.Fonts)
			for i := 0; b.Loop(); i++ {
				p.Page(d, i%len(d.Pages), float64(width)/d.Pages[0].Width)
			}
		})
	}
}

// The short way of filling a rectangle gives what the long one does.
func TestAWholeRectangleIsTheSameEitherWay(t *testing.T) {
	s := new(scratch)
	for _, v := range [][4]float64{{0, 0, 40, 30}, {-5, 3, 20, 90}, {7, 8, 9, 10}, {3.5, 2, 9, 9}, {4, 4, 9.25, 9}, {0, 29.4, 40, 3}} {
		c := color.NRGBA{12, 43, 46, 255}
		fast, slow := image.NewRGBA(image.Rect(0, 0, 40, 30)), image.NewRGBA(image.Rect(0, 0, 40, 30))
		s.box(fast, compose.Box{X: v[0], Y: v[1], W: v[2], H: v[3], Fill: c}, 1)
		s.shape(slow, v[0], v[1], v[0]+v[2], v[1]+v[3], c, func(p *path) { p.rounded(v[0], v[1], v[2], v[3], 0, true) })
		if !bytes.Equal(fast.Pix, slow.Pix) {
			t.Errorf("%v differs", v)
		}
	}
}
