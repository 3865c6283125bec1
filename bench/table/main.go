// Command table gives the other programs of the table their work.
//
//	table html|fodt TEXT FONTS OUT      what Chromium prints and LibreOffice converts
//	table fpdf|gofpdf TEXT FONTS OUT    a PDF as those libraries make one
//
// All set the same text as this program does: Amiri, 15 points, A4, justified, right to left.
package main

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"

	old "github.com/jung-kurt/gofpdf"

	"codeberg.org/go-pdf/fpdf"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "table:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 4 {
		return fmt.Errorf("usage: table html|fodt|fpdf|gofpdf TEXT FONTS OUT")
	}
	paragraphs, err := load(args[1])
	if err != nil {
		return err
	}
	fonts, out := args[2], args[3]
	switch args[0] {
	case "html":
		return os.WriteFile(out, []byte(page(paragraphs, fonts)), 0o666)
	case "fodt":
		return os.WriteFile(out, []byte(document(paragraphs)), 0o666)
	}
	font, err := os.ReadFile(filepath.Join(fonts, "Amiri_400Regular.ttf"))
	if err != nil {
		return err
	}
	switch args[0] {
	case "fpdf":
		w := fpdf.New("P", "pt", "A4", "")
		set(w, font, paragraphs)
		return w.OutputFileAndClose(out)
	case "gofpdf":
		w := old.New("P", "pt", "A4", "")
		set(w, font, paragraphs)
		return w.OutputFileAndClose(out)
	}
	return fmt.Errorf("nothing is known of %s", args[0])
}

// writer is what both libraries are: gofpdf, and fpdf that came after it.
type writer interface {
	AddUTF8FontFromBytes(family, style string, data []byte)
	SetFont(family, style string, size float64)
	SetMargins(left, top, right float64)
	SetAutoPageBreak(auto bool, margin float64)
	AddPage()
	RTL()
	MultiCell(w, h float64, text, border, align string, fill bool)
	Ln(h float64)
}

func set(w writer, font []byte, paragraphs []string) {
	w.AddUTF8FontFromBytes("Amiri", "", font)
	w.SetMargins(52, 68, 66)
	w.SetAutoPageBreak(true, 62)
	w.AddPage()
	w.SetFont("Amiri", "", 15)
	w.RTL()
	for _, p := range paragraphs {
		w.MultiCell(0, 28.5, p, "", "J", false)
		w.Ln(7)
	}
}

func load(file string) ([]string, error) {
	data, err := os.ReadFile(file)
	var out []string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && strings.Trim(line, "_") != "" {
			out = append(out, line)
		}
	}
	return out, err
}

func page(paragraphs []string, fonts string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>بيان</title><style>
@font-face { font-family: A; src: url("file://%s/Amiri_400Regular.ttf") }
@page { size: A4; margin: 68pt 66pt 62pt 52pt }
body { font: 15pt/1.9 A; margin: 0; text-align: justify } p { margin: 0 0 7pt }
</style>`, fonts)
	for _, p := range paragraphs {
		fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(p))
	}
	return b.String()
}

func document(paragraphs []string) string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="A" svg:font-family="Amiri"/></office:font-face-decls>
<office:styles><style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:text-align="justify" style:writing-mode="rl-tb" fo:line-height="28.5pt" fo:margin-bottom="7pt"/><style:text-properties style:font-name="A" fo:font-size="15pt" style:font-name-complex="A" style:font-size-complex="15pt" style:language-complex="ar" style:country-complex="IQ"/></style:style></office:styles>
<office:automatic-styles><style:page-layout style:name="P"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" fo:margin-top="68pt" fo:margin-right="66pt" fo:margin-bottom="62pt" fo:margin-left="52pt" style:writing-mode="rl-tb"/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="P"/></office:master-styles>
<office:body><office:text>
`)
	for _, p := range paragraphs {
		fmt.Fprintf(&b, "<text:p text:style-name=\"Standard\">%s</text:p>\n", html.EscapeString(p))
	}
	b.WriteString("</office:text></office:body></office:document>\n")
	return b.String()
}
