package pdf

import (
	"bytes"
	"context"
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bayan/internal/compose"
	"bayan/internal/typeset"
)

const (
	statementFile = "../../assets/statement/baghdad-2024.txt"
	fontFolder    = "../../fonts"
)

func engine(t testing.TB, names ...string) *typeset.Engine {
	t.Helper()
	var faces []*typeset.Face
	for _, n := range names {
		data, err := os.ReadFile(filepath.Join(fontFolder, n+".ttf"))
		if err != nil {
			t.Fatal(err)
		}
		f, err := typeset.LoadFace(n, data)
		if err != nil {
			t.Fatal(err)
		}
		faces = append(faces, f)
	}
	return typeset.New(typeset.NewFonts(faces...))
}

// setting is how a test document is set.
type setting struct {
	face    string
	kashida typeset.Kashida
	copies  int
}

// statement sets a text as plain justified paragraphs on A4, the second one a heading.
func document(t testing.TB, file string, s setting) *compose.Document {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	e := engine(t, s.face)
	d := &compose.Document{
		Meta:     compose.Meta{Title: "مؤتمر بغداد الدولي الثاني", Author: "بيان", Producer: "bayan", Language: "ar", RTL: true, Date: "2024-07-22"},
		Fonts:    e.Fonts(),
		Elements: []compose.Element{{Role: compose.RoleDocument, Parent: compose.Artifact}},
	}
	const width, height, margin, size = 595.28, 841.89, 62, 13
	y := height
	for range max(s.copies, 1) {
		for i, line := range strings.Split(strings.TrimSpace(string(src)), "\n") {
			runes := []rune(strings.TrimSpace(line))
			if len(runes) == 0 {
				continue
			}
			l := e.Shape(typeset.Text{
				Runes: runes, Language: "ar",
				Styles: []typeset.StyleSpan{{End: len(runes), Style: typeset.Style{Size: size}}},
			}).Layout(typeset.Setting{Measure: width - 2*margin, Align: typeset.Justify, Breaking: typeset.Optimal, Kashida: s.kashida})
			el := compose.ElementID(len(d.Elements))
			role := compose.RoleP
			if i == 1 {
				role = compose.RoleTitle
			}
			d.Elements = append(d.Elements, compose.Element{Role: role})
			for k, ln := range l.Lines {
				if y+ln.Bottom-ln.Top > height-margin {
					d.Pages = append(d.Pages, compose.Page{Width: width, Height: height, Items: []compose.Item{
						compose.Box{X: margin, Y: margin - 8, W: width - 2*margin, H: 0.8, Fill: color.NRGBA{0x9a, 0x7b, 0x3f, 255}},
					}})
					y = margin
				}
				p := &d.Pages[len(d.Pages)-1]
				p.Items = append(p.Items, compose.Text{Layout: l, Line: k, X: margin, Y: y - ln.Top, Color: color.NRGBA{0x1b, 0x22, 0x2c, 255}, Element: el})
				y += ln.Bottom - ln.Top
			}
			if role == compose.RoleTitle {
				d.Outline = append(d.Outline, compose.OutlineItem{Title: string(runes), Page: len(d.Pages) - 1, Y: margin})
			}
			y += 6
		}
	}
	return d
}

func written(t testing.TB, d *compose.Document, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(context.Background(), &b, d, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
