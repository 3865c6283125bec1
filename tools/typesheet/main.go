// Command typesheet draws text as internal/typeset sets it, for eyes: difficult lines to be laid beside a
// browser's, and the statement justified with and without kashida. It paints with golang.org/x/image/vector
// straight from the layout's glyphs, so that what it shows is the engine's work and no painter's.
//
//	typesheet lines FILE -o OUT.png            each line on its own, right to left
//	typesheet orders FILE                      each line's graphemes from left to right, by Layout.Rects
//	typesheet kashida FILE -o FOLDER           five measures, two fonts, none, light and full at 300 dpi
package main

import (
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"log"
	"math"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"bayan/internal/typeset"
	"github.com/go-text/typesetting/segmenter"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) < 3 {
		log.Fatal("usage: typesheet lines|orders|kashida FILE [-o OUT] [-fonts FOLDER]")
	}
	flags := flag.NewFlagSet("typesheet", flag.ExitOnError)
	out := flags.String("o", "", "what to write")
	folder := flags.String("fonts", "fonts", "where the fonts are")
	if err := flags.Parse(os.Args[3:]); err != nil {
		log.Fatal(err)
	}
	data, err := os.ReadFile(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(data)), "\n")
	switch os.Args[1] {
	case "lines":
		err = drawLines(lines, *folder, *out)
	case "orders":
		err = printOrders(lines, *folder)
	case "kashida":
		err = drawKashida(lines, *folder, *out)
	default:
		err = fmt.Errorf("no command %q", os.Args[1])
	}
	if err != nil {
		log.Fatal(err)
	}
}

func engine(folder string, names ...string) (*typeset.Engine, error) {
	var faces []*typeset.Face
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join(folder, name+".ttf"))
		if err != nil {
			return nil, err
		}
		face, err := typeset.LoadFace(name, data)
		if err != nil {
			return nil, err
		}
		faces = append(faces, face)
	}
	return typeset.New(typeset.NewFonts(faces...)), nil
}

func shape(e *typeset.Engine, text string, size float64) *typeset.Paragraph {
	runes := []rune(text)
	return e.Shape(typeset.Text{
		Runes:  runes,
		Styles: []typeset.StyleSpan{{End: len(runes), Style: typeset.Style{Size: size}}},
		Base:   typeset.RTL,
	})
}

// lineFonts is the fallback order that compare-chromium gives to the browser as well.
var lineFonts = []string{"Amiri_400Regular", "NotoNaskhArabic_400Regular", "IBMPlexSansArabic_400Regular"}

const (
	lineSize    = 26
	lineHeight  = 60
	lineMeasure = 900
)

func drawLines(lines []string, folder, out string) error {
	e, err := engine(folder, lineFonts...)
	if err != nil {
		return err
	}
	img := newPage(lineMeasure, lineHeight*len(lines))
	for i, text := range lines {
		l := shape(e, text, lineSize).Layout(typeset.Setting{Measure: lineMeasure - 20, MaxLines: 1})
		top := float64(lineHeight*i) + (lineHeight-l.Height)/2
		drawLayout(img, e.Fonts(), l, 10, top, 1)
	}
	return save(img, out)
}

// printOrders sorts a line's graphemes by where Layout.Rects puts them.
func printOrders(lines []string, folder string) error {
	e, err := engine(folder, lineFonts...)
	if err != nil {
		return err
	}
	for _, text := range lines {
		l := shape(e, text, lineSize).Layout(typeset.Setting{})
		type place struct {
			x    float64
			text string
		}
		var places []place
		var s segmenter.Segmenter
		s.Init([]rune(text))
		for it := s.GraphemeIterator(); it.Next(); {
			g := it.Grapheme()
			rects := l.Rects(g.Offset, g.Offset+len(g.Text), nil)
			if len(rects) == 0 || rects[0].W == 0 {
				continue
			}
			places = append(places, place{rects[0].X + rects[0].W/2, string(g.Text)})
		}
		sort.SliceStable(places, func(i, j int) bool { return places[i].x < places[j].x })
		for _, p := range places {
			fmt.Print(p.text, "|")
		}
		fmt.Println()
	}
	return nil
}

// measures of the sheet, in points: two columns, a book's page, A4, A3's half.
var measures = []float64{150, 216, 300, 453.5, 600}

func drawKashida(paragraphs []string, folder, out string) error {
	const size, dpi = 12, 300
	levels := []string{"none", "light", "full"}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	fmt.Printf("%-28s %7s %-6s %6s %6s %7s %6s %6s %8s\n", "font", "measure", "level", "lines", "mean", "stddev", "max", ">1.6", "kashidas")
	for _, font := range []string{"Amiri_400Regular", "NotoNaskhArabic_400Regular"} {
		e, err := engine(folder, font)
		if err != nil {
			return err
		}
		for _, measure := range measures {
			for level, name := range levels {
				var layouts []*typeset.Layout
				height := 0.0
				var st statistics
				for _, text := range paragraphs {
					l := shape(e, text, size).Layout(typeset.Setting{
						Measure: measure, Align: typeset.Justify, Breaking: typeset.Optimal,
						Kashida: typeset.Kashida(level),
					})
					st.add(l)
					layouts = append(layouts, l)
					height += l.Height + size/2
				}
				scale := float64(dpi) / 72
				img := newPage(int((measure+20)*scale), int((height+20)*scale))
				y := 10.0
				for _, l := range layouts {
					drawLayout(img, e.Fonts(), l, 10*scale, y*scale, scale)
					y += l.Height + size/2
				}
				if err := save(img, filepath.Join(out, fmt.Sprintf("%s-%v-%s.png", font, measure, name))); err != nil {
					return err
				}
				mean, dev := st.meanAndDeviation()
				fmt.Printf("%-28s %7.1f %-6s %6d %6.3f %7.3f %6.3f %6d %8d\n",
					font, measure, name, len(st.gaps), mean, dev, st.max, st.wide, st.kashidas)
			}
		}
	}
	return nil
}

// statistics are over the lines that are justified: not the last of a paragraph.
type statistics struct {
	gaps     []float64
	max      float64
	wide     int
	kashidas int
}

func (s *statistics) add(l *typeset.Layout) {
	for i, line := range l.Lines {
		if line.Last {
			continue
		}
		s.gaps = append(s.gaps, line.Gap)
		s.max = max(s.max, line.Gap)
		if line.Gap > 1.6 {
			s.wide++
		}
		at := int32(-1)
		for _, run := range l.Runs(i, nil) {
			for _, g := range run.Glyphs {
				if g.Flags&typeset.IsKashida != 0 && g.Start != at { // one kashida may be several glyphs
					s.kashidas++
					at = g.Start
				}
			}
		}
	}
}

func (s *statistics) meanAndDeviation() (mean, dev float64) {
	for _, g := range s.gaps {
		mean += g / float64(len(s.gaps))
	}
	for _, g := range s.gaps {
		dev += (g - mean) * (g - mean) / float64(len(s.gaps))
	}
	return mean, math.Sqrt(dev)
}

func newPage(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	return img
}

var ink = image.NewUniform(color.Black)

func save(img image.Image, file string) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	if err := png.Encode(f, img); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
