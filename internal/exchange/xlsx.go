package exchange

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"
)

// XLSX writes the table as a workbook of one sheet (ECMA-376, 5th edition, part
// 1, 18) that runs as the language does, with the statuses as a drop-down, due
// dates as dates, and a head that stays in view. made is the time written into
// the file; the same table and time are the same bytes.
//
// A general writer (excelize) would cost every start of the program 3 ms and
// 1.7 MB for these seven short parts; the tests read them with it.
func XLSX(w io.Writer, t Table, sheet string, made time.Time) error {
	z := zip.NewWriter(w)
	for _, part := range []struct{ name, content string }{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageRelations},
		{"docProps/core.xml", core(t, made)},
		{"xl/workbook.xml", workbook(sheet)},
		{"xl/_rels/workbook.xml.rels", workbookRelations},
		{"xl/styles.xml", styles(t.RTL)},
		{"xl/worksheets/sheet1.xml", worksheet(t)},
	} {
		f, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Deflate, Modified: made.UTC()})
		if err != nil {
			return err
		}
		if _, err := io.WriteString(f, xml.Header+part.content); err != nil {
			return err
		}
	}
	return z.Close()
}

const (
	main          = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	relations     = `xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`
	documentTypes = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	packageTypes  = `http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties`
	contentType   = `application/vnd.openxmlformats-officedocument.spreadsheetml.`

	contentTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="` + contentType + `sheet.main+xml"/>` +
		`<Override PartName="/xl/styles.xml" ContentType="` + contentType + `styles+xml"/>` +
		`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="` + contentType + `worksheet+xml"/></Types>`
	packageRelations = `<Relationships ` + relations + `>` +
		`<Relationship Id="rId1" Type="` + documentTypes + `/officeDocument" Target="xl/workbook.xml"/>` +
		`<Relationship Id="rId2" Type="` + packageTypes + `" Target="docProps/core.xml"/></Relationships>`
	workbookRelations = `<Relationships ` + relations + `>` +
		`<Relationship Id="rId1" Type="` + documentTypes + `/worksheet" Target="worksheets/sheet1.xml"/>` +
		`<Relationship Id="rId2" Type="` + documentTypes + `/styles" Target="styles.xml"/></Relationships>`
)

func core(t Table, made time.Time) string {
	stamp := made.UTC().Format("2006-01-02T15:04:05Z")
	return `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"` +
		` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>` + escapeXML(t.Title) + `</dc:title>` +
		`<dc:creator>Bayan</dc:creator><dc:language>` + escapeXML(t.Language) + `</dc:language>` +
		`<dcterms:created xsi:type="dcterms:W3CDTF">` + stamp + `</dcterms:created></cp:coreProperties>`
}

func workbook(sheet string) string {
	const limit = 31 // Excel's, in characters; and it takes none of these in a name
	sheet = strings.NewReplacer(":", " ", "\\", " ", "/", " ", "?", " ", "*", " ", "[", " ", "]", " ").Replace(sheet)
	if utf8.RuneCountInString(sheet) > limit {
		sheet = string([]rune(sheet)[:limit])
	}
	return `<workbook ` + main + ` xmlns:r="` + documentTypes + `"><sheets><sheet name="` + escapeXML(sheet) + `" sheetId="1" r:id="rId1"/></sheets></workbook>`
}

// The styles that cells name.
const (
	styleHead = iota + 1
	styleText // whatever it looks like
	styleDate
)

func styles(rtl bool) string {
	place := `<alignment vertical="top" wrapText="1" horizontal="left"/>`
	if rtl { // readingOrder 2 is right to left, whatever a text begins with
		place = `<alignment vertical="top" wrapText="1" horizontal="right" readingOrder="2"/>`
	}
	format := func(number, font, fill int) string {
		return fmt.Sprintf(`<xf numFmtId="%d" fontId="%d" fillId="%d" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">%s</xf>`,
			number, font, fill, place)
	}
	const (
		general, text, date = 0, 49, 164
		plain, bold         = 0, 1
		none, shaded        = 0, 2 // fills 0 and 1 are the format's own
	)
	return `<styleSheet ` + main + `><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>` +
		`<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
		`<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
		`<fill><patternFill patternType="solid"><fgColor rgb="FFE6EFED"/></patternFill></fill></fills>` +
		`<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/>` +
		format(general, bold, shaded) + format(text, plain, none) + format(date, plain, none) + `</cellXfs></styleSheet>`
}

func worksheet(t Table) string {
	var b strings.Builder
	b.WriteString(`<worksheet ` + main + `><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"`)
	if t.RTL {
		b.WriteString(` rightToLeft="1"`)
	}
	b.WriteString(`><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>`)
	for i, width := range widths {
		fmt.Fprintf(&b, `<col min="%d" max="%d" width="%d" customWidth="1"/>`, i+1, i+1, width)
	}
	b.WriteString(`</cols><sheetData>`)
	row(&b, 1, styleHead, t.Head.columns())
	for i, r := range t.Rows {
		row(&b, i+2, styleText, []string{r.Number, r.Measure, r.Status, r.Owner, strings.Join(r.Due, "\n"), r.Note})
	}
	b.WriteString(`</sheetData>`)
	if len(t.Rows) > 0 {
		fmt.Fprintf(&b, `<dataValidations count="1"><dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="C2:C%d"><formula1>%s</formula1></dataValidation></dataValidations>`,
			len(t.Rows)+1, escapeXML(`"`+strings.Join(t.Statuses, ",")+`"`))
	}
	b.WriteString(`<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`)
	return b.String()
}

// widths are the columns', in digits of the standard font, to suit what is in them.
var widths = [...]int{8, 48, 16, 28, 14, 48}

// height is a row's, in points. LibreOffice and Excel do not fit a row to wrapped
// text when they open a file; once somebody edits the row, they do.
func height(values []string) int {
	const line = 15
	most := 1
	for i, value := range values {
		lines := 0
		for _, l := range strings.Split(value, "\n") {
			lines += 1 + utf8.RuneCountInString(l)/widths[i]
		}
		most = max(most, lines)
	}
	return min(most*line, 409) // Excel's limit
}

// row writes cells; an empty one is left out, a lone day becomes a date.
func row(b *strings.Builder, n, style int, values []string) {
	fmt.Fprintf(b, `<row r="%d" ht="%d">`, n, height(values))
	for i, value := range values {
		cell := fmt.Sprintf("%c%d", 'A'+i, n)
		day, err := time.Parse(time.DateOnly, value)
		switch {
		case value == "":
		case style == styleText && i == 4 && err == nil:
			// Days since the last of 1899, counted as if 1900 had been a leap year.
			serial := int(day.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24)
			fmt.Fprintf(b, `<c r="%s" s="%d"><v>%d</v></c>`, cell, styleDate, serial)
		default:
			fmt.Fprintf(b, `<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, cell, style, escapeXML(literal(value)))
		}
	}
	b.WriteString(`</row>`)
}

var escaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// literal is a cell's text: what looks like the format's own escape is escaped
// (ECMA-376 22.9.2.19), and Excel's limit is kept.
func literal(text string) string {
	const limit = 32767
	text = escaped.ReplaceAllStringFunc(text, func(s string) string { return "_x005F" + s })
	if runes := []rune(text); len(runes) > limit {
		text = string(runes[:limit-1]) + "…"
	}
	return text
}

func escapeXML(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a Builder does not fail
	return b.String()
}
