//go:build readers

// Package readers holds the tests that need other programs (poppler, and Node for PDFium and MuPDF); run.sh runs them.
package readers

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/draw"
	_ "image/png" // registers the format
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"bayan/fonts"
	"bayan/internal/briefing"
	"bayan/internal/compose"
	"bayan/internal/curves"
	"bayan/internal/emblem"
	"bayan/internal/locale"
	"bayan/internal/parse"
	"bayan/internal/pdf"
	"bayan/internal/raster"
	"bayan/internal/typeset"
)

// scale is pixels a point. Poppler puts letters of this size on whole pixels:
// pictures are painted large and compared at a quarter.
const (
	scale = 4
	small = 4
)

func document(t *testing.T, change func(*compose.Options)) *compose.Document {
	t.Helper()
	b, err := parse.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	return set(t, b, change)
}

// hardLines is a file of lines beside this test, a paragraph each.
func hardLines(t *testing.T, name string) *compose.Document {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	b, err := parse.Parse(name, data, briefing.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	return set(t, b, func(*compose.Options) {})
}

func set(t *testing.T, b *briefing.Briefing, change func(*compose.Options)) *compose.Document {
	t.Helper()
	var faces []*typeset.Face
	for _, n := range fonts.Names() {
		f, err := typeset.LoadFace(n, fonts.Data(n))
		if err != nil {
			t.Fatal(err)
		}
		faces = append(faces, f)
	}
	w, err := locale.Load("ar")
	if err != nil {
		t.Fatal(err)
	}
	o := compose.Defaults(w)
	o.Date = "2026-11-24"
	change(&o)
	in := compose.Input{Briefing: b, Progress: map[string]briefing.Progress{}}
	for i, p := range []briefing.Progress{
		{Status: briefing.Done, Owner: "وكالة الوزارة", Due: "2024-05-12"},
		{Status: briefing.Doing, Note: "بانتظار توقيع مذكرة رقم 12"},
	} {
		if i < len(b.Measures) {
			in.Progress[b.Measures[i].ID] = p
		}
	}
	d, err := compose.Compose(context.Background(), typeset.New(typeset.NewFonts(faces...)), in, o)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func templates(t *testing.T) map[string]*compose.Document {
	crest, err := emblem.Read("crest", []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="5" fill="#A67C2E"/></svg>`))
	if err != nil {
		t.Fatal(err)
	}
	return map[string]*compose.Document{
		"lines": hardLines(t, "lines-tuned.txt"), "others": hardLines(t, "lines-own.txt"),
		"full": document(t, func(*compose.Options) {}),
		"marked": document(t, func(o *compose.Options) {
			o.Classification, o.Watermark, o.Copy, o.Holder, o.Emblem = "سري", "مسودة", 7, "الوكيل", crest
		}),
		"kashida":  document(t, func(o *compose.Options) { o.Kashida = typeset.KashidaFull }),
		"summary":  document(t, func(o *compose.Options) { o.Template = compose.Summary }),
		"followup": document(t, func(o *compose.Options) { o.Template = compose.FollowUp }),
		"slides":   document(t, func(o *compose.Options) { o.Template = compose.Slides }),
		"light": document(t, func(o *compose.Options) {
			o.Template, o.Classification, o.Watermark = compose.Slides, "سري", "مسودة"
			o.Slides = compose.SlideOptions{Theme: compose.LightSlides, Aspect: compose.Square}
		}),
		"handout": document(t, func(o *compose.Options) {
			o.Template, o.Slides.PerPage, o.Watermark = compose.Handout, 4, "مسودة"
		}),
	}
}

// painted is a file's pages as each engine paints them: poppler, MuPDF, and PDFium, which is the viewer of Chromium.
func painted(t *testing.T, file string, pages int) map[string][]image.Image {
	t.Helper()
	for _, c := range []*exec.Cmd{
		exec.Command("pdftoppm", "-r", fmt.Sprint(72*scale), "-png", file, file+"-poppler"),
		exec.Command("node", "paint.mjs", file, file, fmt.Sprint(scale)),
	} {
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", c.Args, err, out)
		}
	}
	all := map[string][]image.Image{}
	for _, engine := range []string{"poppler", "pdfium", "mupdf"} {
		for n := range pages {
			digits := 1
			if engine == "poppler" {
				digits = len(fmt.Sprint(pages))
			}
			f, err := os.Open(fmt.Sprintf("%s-%s-%0*d.png", file, engine, digits, n+1))
			if err != nil {
				t.Fatal(err)
			}
			m, _, err := image.Decode(f)
			f.Close()
			if err != nil {
				t.Fatal(err)
			}
			all[engine] = append(all[engine], m)
		}
	}
	return all
}

// gray is a picture's brightness (0 to 255) in squares of small pixels.
func gray(m image.Image) (g [][]float64) {
	p := image.NewRGBA(image.Rectangle{Max: m.Bounds().Size()})
	draw.Draw(p, p.Rect, m, m.Bounds().Min, draw.Src)
	for y := 0; y+small <= p.Rect.Max.Y; y += small {
		row := make([]float64, p.Rect.Max.X/small)
		for x := range row {
			sum := 0
			for j := range small {
				at := p.PixOffset(x*small, y+j)
				for i := range small {
					v := p.Pix[at+4*i:]
					sum += 299*int(v[0]) + 587*int(v[1]) + 114*int(v[2])
				}
			}
			row[x] = float64(sum) / (1000 * small * small)
		}
		g = append(g, row)
	}
	return g
}

// apart is how far two pictures are from each other: the mean difference of
// their brightness, and the largest mean over a square about as large as a
// letter. What antialiasing explains stays low in both; a letter that is
// missing or stands elsewhere does not.
func apart(a, b [][]float64) (mean, worst float64) {
	const cell = 8
	sum, n := 0.0, 0
	for y := 0; y+cell <= min(len(a), len(b)); y += cell {
		for x := 0; x+cell <= min(len(a[y]), len(b[y])); x += cell {
			square := 0.0
			for j := y; j < y+cell; j++ {
				for i := x; i < x+cell; i++ {
					d := a[j][i] - b[j][i]
					square += max(d, -d)
				}
			}
			worst = max(worst, square/cell/cell)
			sum += square
			n += cell * cell
		}
	}
	return sum / float64(n), worst
}

// tolerance is what antialiasing explains: poppler thickens letters a little,
// and outlines not at all; MuPDF rounds a large ground's colour by one of 255.
type tolerance struct{ mean, worst float64 }

var (
	letters  = tolerance{1.6, 30}
	outlines = map[string]tolerance{"poppler": {0.4, 9}, "pdfium": {0.6, 12}, "mupdf": {1.2, 12}}
)

func (most tolerance) alike(t *testing.T, name string, a, b image.Image) {
	t.Helper()
	d := a.Bounds().Size().Sub(b.Bounds().Size())
	if max(d.X, -d.X, d.Y, -d.Y) > 1 {
		t.Errorf("%s: %v and %v pixels", name, a.Bounds().Size(), b.Bounds().Size())
	}
	mean, worst := apart(gray(a), gray(b))
	t.Logf("%s: mean %.2f, worst square %.1f", name, mean, worst)
	if mean > most.mean || worst > most.worst {
		t.Errorf("%s: they differ by %.2f, in one place by %.1f", name, mean, worst)
	}
}

func TestPreviewIsWhatIsPrinted(t *testing.T) {
	for name, d := range templates(t) {
		var b bytes.Buffer
		if err := pdf.Write(context.Background(), &b, d, pdf.Options{}); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), name+".pdf")
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		painter := raster.New(d.Fonts)
		engines := painted(t, file, len(d.Pages))
		for n := range d.Pages {
			preview := painter.Page(d, n, scale)
			for engine, pages := range engines {
				letters.alike(t, fmt.Sprintf("%s, %s %d", engine, name, n+1), preview, pages[n])
			}
		}
	}
}

func TestPrintShopFileIsTheSame(t *testing.T) {
	for name, d := range templates(t) {
		var b bytes.Buffer
		if err := curves.Write(context.Background(), &b, d); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), name+".pdf")
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		painter := raster.New(d.Fonts)
		engines := painted(t, file, len(d.Pages))
		for n := range d.Pages {
			preview := painter.Page(d, n, scale)
			for engine, pages := range engines {
				outlines[engine].alike(t, fmt.Sprintf("%s, %s %d", engine, name, n+1), preview, pages[n])
			}
		}
	}
}
