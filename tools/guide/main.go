// Command guide sets the guides: each text of a folder as a briefing, with the
// pictures that the folder's pictures.txt names, as a PDF beside it.
//
//	guide DATE TEXTS PICTURES
//
// DATE (YYYY-MM-DD) is what the pages and the files say; the same texts and
// pictures of one date give the same bytes.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"bayan/fonts"
	"bayan/internal/briefing"
	"bayan/internal/compose"
	"bayan/internal/durable"
	"bayan/internal/locale"
	"bayan/internal/parse"
	"bayan/internal/pdf"
	"bayan/internal/typeset"
)

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: guide DATE TEXTS PICTURES")
		os.Exit(2)
	}
	if err := write(context.Background(), os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, "guide:", err)
		os.Exit(1)
	}
}

// sizes are the texts', in points: the quick start and the paper for administrators have one page.
var sizes = map[string]float64{"guide.ar": 11.5, "guide.en": 11, "admin.ar": 11, "admin.en": 10, "quickstart.ar": 12, "quickstart.en": 12}

func write(ctx context.Context, date, texts, pictures string) error {
	table, err := places(filepath.Join(texts, "pictures.txt"))
	if err != nil {
		return err
	}
	var faces []*typeset.Face
	for _, name := range fonts.Names() {
		face, err := typeset.LoadFace(name, fonts.Data(name))
		if err != nil {
			return err
		}
		faces = append(faces, face)
	}
	engine := typeset.New(typeset.NewFonts(faces...))
	for _, name := range []string{"guide", "quickstart", "admin"} {
		for _, lang := range []string{"ar", "en"} {
			text := name + "." + lang
			words, err := locale.Load(lang)
			if err != nil {
				return err
			}
			data, err := os.ReadFile(filepath.Join(texts, text+".txt"))
			if err != nil {
				return err
			}
			b, err := parse.Parse(text, data, briefing.Meta{Language: lang})
			if err != nil {
				return err
			}
			b.Paragraphs[0].Kind = briefing.Title
			in, o := compose.Input{Briefing: b}, compose.Defaults(words)
			o.Date, o.Size, o.TextAlone = date, sizes[text], name != "guide"
			for _, p := range table {
				if p.text != text {
					continue
				}
				f, err := p.figure(b, pictures)
				if err != nil {
					return err
				}
				in.Figures = append(in.Figures, f)
			}
			doc, err := compose.Compose(ctx, engine, in, o)
			if err != nil {
				return err
			}
			if name != "guide" && len(doc.Pages) != 1 {
				return fmt.Errorf("%s has %d pages, not one", text, len(doc.Pages))
			}
			to := filepath.Join(texts, strings.ReplaceAll(text, ".", "-")+".pdf")
			if err := durable.Write(to, 0o666, func(w io.Writer) error { return pdf.Write(ctx, w, doc, pdf.Options{}) }); err != nil {
				return err
			}
		}
	}
	return nil
}
