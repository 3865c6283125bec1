package raster

import (
	"bytes"
	"image"
	"image/color"
	"sync"
	"testing"

	"bayan/fonts"
	"bayan/internal/compose"
	"bayan/internal/typeset"
)

func engine(t testing.TB) *typeset.Engine {
	t.Helper()
	f, err := typeset.LoadFace("Amiri_400Regular", fonts.Data("Amiri_400Regular"))
	if err != nil {
		t.Fatal(err)
	}
	return typeset.New(typeset.NewFonts(f))
}

const sentence = "في مؤتمر بغداد الدولي الثاني لمكافحة المخدرات لعام 2024م، الذي عقد في بغداد"

func line(t testing.TB, e *typeset.Engine, text string, size float64) *typeset.Layout {
	t.Helper()
	runes := []rune(text)
	return e.Shape(typeset.Text{
		Runes: runes, Styles: []typeset.StyleSpan{{End: len(runes), Style: typeset.Style{Size: size}}},
	}).Layout(typeset.Setting{})
}

func painted(p *Painter, l *typeset.Layout, x, y float64, c color.NRGBA) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, 700, 80))
	p.Line(m, l, 0, x, y, 1, c)
	return m
}

var black = color.NRGBA{A: 255}

func TestInkIsPremultiplied(t *testing.T) {
	e := engine(t)
	m := painted(New(e.Fonts()), line(t, e, sentence, 23), 10, 10, color.NRGBA{200, 40, 90, 255})
	solid := 0
	for i := 0; i < len(m.Pix); i += 4 {
		r, g, b, a := m.Pix[i], m.Pix[i+1], m.Pix[i+2], m.Pix[i+3]
		if r > a || g > a || b > a {
			t.Fatalf("%v is no premultiplied colour", m.Pix[i:i+4])
		}
		if a == 255 {
			solid++
			if r != 200 || g != 40 || b != 90 {
				t.Fatalf("solid ink is %v", m.Pix[i:i+4])
			}
		}
	}
	if solid < 500 {
		t.Errorf("%d solid pixels", solid)
	}
}

// Letters overlap where they join; a translucent line must not be darker there.
func TestTranslucentLettersDoNotAddUp(t *testing.T) {
	e := engine(t)
	m := painted(New(e.Fonts()), line(t, e, "ســـلام محمد", 40), 10, 5, color.NRGBA{A: 100})
	most := uint8(0)
	for i := 3; i < len(m.Pix); i += 4 {
		most = max(most, m.Pix[i])
	}
	if most != 100 {
		t.Errorf("the darkest pixel is %d, want 100", most)
	}
}

func TestGlyphsStandBetweenPixels(t *testing.T) {
	e := engine(t)
	p, l := New(e.Fonts()), line(t, e, sentence, 23)
	at := painted(p, l, 10, 10, black)
	if quarter := painted(p, l, 10.25, 10, black); bytes.Equal(at.Pix, quarter.Pix) {
		t.Error("a quarter of a pixel makes no difference")
	}
	whole := painted(p, l, 11, 10, black)
	for y := range 80 {
		for x := 1; x < 699; x++ {
			if at.RGBAAt(x, y) != whole.RGBAAt(x+1, y) {
				t.Fatalf("moved by a pixel, %d,%d is another", x, y)
			}
		}
	}
}

func TestPaintersAreShared(t *testing.T) {
	e := engine(t)
	p := New(e.Fonts())
	l := line(t, e, sentence, 23)
	want := painted(New(e.Fonts()), l, 10, 10, black)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 20 {
				if got := painted(p, l, 10, 10, black); !bytes.Equal(got.Pix, want.Pix) {
					t.Error("another picture")
					return
				}
			}
		})
	}
	wait.Wait()
}

func TestMasksAreBounded(t *testing.T) {
	e := engine(t)
	p := New(e.Fonts())
	p.masks = newMaskCache(1 << 17)
	for size := 10.0; size < 40; size++ {
		painted(p, line(t, e, sentence, size), 10, 10, black)
	}
	held := 0
	for _, m := range p.masks.young {
		held += len(m.pix)
	}
	for _, m := range p.masks.old {
		held += len(m.pix)
	}
	if held == 0 || held > 1<<17 {
		t.Errorf("%d bytes are held", held)
	}
}

func TestAPageIsWhiteAndItsBoxesAreWhereTheyAre(t *testing.T) {
	e := engine(t)
	d := &compose.Document{Fonts: e.Fonts(), Pages: []compose.Page{{Width: 100, Height: 50, Items: []compose.Item{
		compose.Box{X: 10, Y: 10, W: 20, H: 20, Fill: color.NRGBA{R: 255, A: 255}, Stroke: color.NRGBA{B: 255, A: 255}, StrokeWidth: 2},
		compose.Stroke{Points: [][2]float64{{50, 40}, {90, 40}}, Width: 4, Color: black},
		compose.Field{X: 60, Y: 5, W: 20, H: 20, Check: true, Value: "on"},
	}}}}
	m := New(e.Fonts()).Page(d, 0, 2)
	if m.Rect.Dx() != 200 || m.Rect.Dy() != 100 {
		t.Fatalf("%v", m.Rect)
	}
	for at, want := range map[image.Point]color.RGBA{
		{1, 1}: {255, 255, 255, 255}, {40, 40}: {255, 0, 0, 255}, {20, 40}: {0, 0, 255, 255}, {17, 40}: {255, 255, 255, 255},
		{140, 80}: {0, 0, 0, 255}, {97, 80}: {0, 0, 0, 255}, {93, 80}: {255, 255, 255, 255}, {136, 38}: {0, 0, 0, 255},
	} {
		if got := m.RGBAAt(at.X, at.Y); got != want {
			t.Errorf("%v is %v, want %v", at, got, want)
		}
	}
}

func BenchmarkLine(b *testing.B) {
	e := engine(b)
	p, l := New(e.Fonts()), line(b, e, sentence, 23)
	m := image.NewRGBA(image.Rect(0, 0, 700, 80))
	b.ReportAllocs()
	for b.Loop() {
		p.Line(m, l, 0, 10, 10, 1, black)
	}
}
