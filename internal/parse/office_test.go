package parse

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"bayan/assets"
	"bayan/internal/briefing"
	"bayan/internal/fault"
)

// zipped is a package of parts, name and content by turns.
func zipped(parts ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err != nil {
			panic(err)
		}
		if _, err := io.WriteString(w, parts[i+1]); err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

const wordNS = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`

func wordFile(body string, more ...string) []byte {
	relation := func(kind string) string {
		return `<Relationship Id="` + kind + `" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/` + kind + `" Target="` + kind + `.xml"/>`
	}
	return zipped(append([]string{
		"[Content_Types].xml", "<Types/>",
		"word/document.xml", "<w:document " + wordNS + "><w:body>" + body + "</w:body></w:document>",
		"word/_rels/document.xml.rels", "<Relationships>" + relation("numbering") + relation("styles") + relation("footnotes") + "</Relationships>",
	}, more...)...)
}

func odfFile(body, styles string) []byte {
	return zipped("mimetype", "application/vnd.oasis.opendocument.text", "content.xml",
		`<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0">`+
			`<office:automatic-styles>`+styles+`</office:automatic-styles><office:body><office:text>`+body+`</office:text></office:body></office:document-content>`)
}

func read(t *testing.T, name string, data []byte) (*briefing.Briefing, Report) {
	t.Helper()
	b, r, err := Read(t.Context(), name, data, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if joined(b) != string(b.Text) {
		t.Errorf("%s: the paragraphs joined are not the text", name)
	}
	return b, r
}

// The bundled statement, saved by LibreOffice and opened again, is the same Briefing.
func TestBundledStatementFromOfficeFiles(t *testing.T) {
	want, err := Parse("x", assets.Statement, briefing.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	for file, format := range map[string]Format{"bundled.docx": DOCX, "bundled.odt": ODT} {
		data, err := os.ReadFile(filepath.Join("testdata", "office", file))
		if err != nil {
			t.Fatal(err)
		}
		// The name is only a hint: a wrong one changes nothing.
		got, r := read(t, "statement.txt", data)
		got.ID = want.ID // of other bytes
		if r.Format != format || !reflect.DeepEqual(got, want) {
			t.Errorf("%s (%s) is another statement:\n%s", file, r.Format, joined(got))
		}
	}
}

func TestOneSourceInThreeForms(t *testing.T) {
	want := strings.Join([]string{
		"title: توصيات اللجنة الوطنية لمكافحة المخدرات",
		"opening: عقدت اللجنة اجتماعها الدوري في بغداد¹، وأقرت ما يأتي.",
		"heading: 3 خطوات للعمل",
		"measure_title: 1- تشديد الرقابة على المنافذ:", "measure_text: تتولى الهيئة فحص الشحنات.",
		"measure_title: 2- تبادل المعلومات:", "measure_text: تنشأ غرفة مشتركة.",
		"measure_title: 3- التوعية:", "measure_text: تنفذ الوزارة حملة في المدارس.",
		"closing: 1. بند أول", "closing: 2. بند ثان", "closing: a. فرع", "closing: • نقطة",
		"closing: الجهة\tالموعد", "closing: الهيئة\t2025",
		"source: المصدر: اللجنة الوطنية",
	}, "\n")
	for _, file := range []string{"plan.docx", "plan.odt", "plan.html"} {
		data, err := os.ReadFile(filepath.Join("testdata", "office", file))
		if err != nil {
			t.Fatal(err)
		}
		b, _ := read(t, file, data)
		var got []string
		for _, p := range b.Paragraphs[:len(b.Paragraphs)-1] {
			got = append(got, p.Kind.String()+": "+b.Slice(p.Span))
		}
		if s := strings.Join(got, "\n"); s != want {
			t.Errorf("%s is\n%s\nwant\n%s", file, s, want)
		}
		if note := b.Slice(b.Paragraphs[len(b.Paragraphs)-1].Span); !strings.HasSuffix(note, "الاجتماع الثالث.") {
			t.Errorf("%s: the footnote is %q", file, note)
		}
		if len(b.Measures) != 3 || b.Meta.Title != "توصيات اللجنة الوطنية لمكافحة المخدرات" || b.Paragraphs[b.Heading].Kind != briefing.Heading {
			t.Errorf("%s: %d measures, title %q", file, len(b.Measures), b.Meta.Title)
		}
		var labels []string
		for _, s := range b.Printed {
			labels = append(labels, strings.TrimSpace(b.Slice(s)))
		}
		if s := strings.Join(labels, " "); !strings.HasPrefix(s, "¹ 1. 2. a. •") {
			t.Errorf("%s: the printed labels are %q", file, s)
		}
	}
}

func TestWordsOwnWays(t *testing.T) {
	p := func(runs string) string { return "<w:p>" + runs + "</w:p>" }
	r := func(text string) string { return `<w:r><w:t xml:space="preserve">` + text + "</w:t></w:r>" }
	for name, c := range map[string]struct{ body, want string }{
		"runs and places":  {p(r("بيان") + "<w:r><w:tab/><w:t>أول</w:t><w:br/><w:t>سطر</w:t><w:noBreakHyphen/></w:r>"), "بيان\tأول\nسطر\u2011"},
		"page break":       {p(r("أ") + `<w:r><w:br w:type="page"/></w:r>` + r("ب")), "أب"},
		"tracked changes":  {p(r("بقي ") + "<w:del><w:r><w:delText>حذف</w:delText></w:r></w:del><w:ins>" + r("زيد") + "</w:ins>"), "بقي زيد"},
		"moved":            {p("<w:moveFrom>"+r("هنا")+"</w:moveFrom>") + p("<w:moveTo>"+r("هناك")+"</w:moveTo>"), "\nهناك"},
		"deleted end":      {p("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"+r("نصف ")) + p(r("وآخر")), "نصف وآخر"},
		"hidden":           {p(r("ظاهر") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>خفي</w:t></w:r>" + r("!")), "ظاهر!"},
		"field":            {p(`<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "http://x"</w:instrText></w:r>` + r("رابط")), "رابط"},
		"text box":         {p(r("قبل") + "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" + p(r("إطار")) + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + p(r("إطار")) + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>" + r(" بعد")), "قبل بعد\nإطار"},
		"table":            {"<w:tbl><w:tr><w:tc>" + p(r("أ")) + "</w:tc><w:tc>" + p(r("ب")) + "</w:tc></w:tr><w:tr><w:tc>" + p(r("ج")) + p(r("د")) + "</w:tc><w:tc>" + p(r("ه")) + "</w:tc></w:tr></w:tbl>", "أ\tب\nج\nد\nه"},
		"content control":  {"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>" + p(r("ضبط")) + "</w:sdtContent></w:sdt>", "ضبط"},
		"another's words":  {p(`<w:r><x:t xmlns:x="urn:x">غريب</x:t></w:r>` + r("لنا")), "لنا"},
		"other vocabulary": {`<v:p xmlns:v="http://schemas.openxmlformats.org/drawingml/2006/main"><v:t>رسم</v:t></v:p>` + p(r("متن")), "متن"},
	} {
		b, _ := read(t, name, wordFile(c.body))
		if got := string(b.Text); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestAutomaticNumbersOfWord(t *testing.T) {
	item := func(num, level int, text string) string {
		return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>`, level, num, text)
	}
	lvl := func(at int, format, text string) string {
		return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/></w:lvl>`, at, format, text)
	}
	numbering := "<w:numbering " + wordNS + `><w:abstractNum w:abstractNumId="0">` + lvl(0, "decimal", "%1-") + lvl(1, "arabicAbjad", "%2)") + lvl(2, "upperRoman", "%1.%3") +
		`</w:abstractNum><w:abstractNum w:abstractNumId="1">` + lvl(0, "bullet", "\uF0B7") + lvl(1, "hindiNumbers", "(%2)") + `</w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>` +
		`<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>`
	body := item(1, 0, "خطة") + item(1, 1, "فرع") + item(1, 1, "فرع") + item(1, 2, "عمق") + item(1, 0, "خطة") + item(1, 1, "فرع") +
		item(2, 0, "نقطة") + item(2, 1, "رقم") + item(3, 0, "جديد") + item(0, 0, "بلا") + item(9, 0, "مجهول")
	b, _ := read(t, "x", wordFile(body, "word/numbering.xml", numbering))
	want := "1- خطة\nأ) فرع\nب) فرع\n1.I عمق\n2- خطة\nأ) فرع\n• نقطة\n(١) رقم\n5- جديد\nبلا\nمجهول"
	if got := string(b.Text); got != want {
		t.Errorf("the list is\n%s\nwant\n%s", got, want)
	}
	if len(b.Measures) != 3 || b.Slice(b.Printed[0]) != "1- " {
		t.Errorf("%d measures, first label %q", len(b.Measures), b.Slice(b.Printed[0]))
	}
}

func TestOpenDocumentsOwnWays(t *testing.T) {
	styles := `<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-suffix="-" style:num-format="1"/>` +
		`<text:list-level-style-number text:level="2" style:num-prefix="(" style:num-suffix=")" style:num-format="أ, ب, ت, ..." /></text:list-style>`
	item := func(text string) string { return "<text:list-item><text:p>" + text + "</text:p></text:list-item>" }
	for name, c := range map[string]struct{ body, want string }{
		"white space": {`<text:p>  بيان ` + "\n" + ` <text:span> أول</text:span><text:s text:c="2"/>تم<text:tab/>ه<text:line-break/>و</text:p>`, "بيان أول  تم\tه\nو"},
		"deletions":   {`<text:tracked-changes><text:p>حذف</text:p></text:tracked-changes><text:p>بقي<office:annotation><text:p>ملاحظة</text:p></office:annotation></text:p>`, "بقي"},
		"lists":       {`<text:list text:style-name="L">` + item("أول") + `<text:list-item><text:p>ثان</text:p><text:p>يتبع</text:p><text:list>` + item("فرع") + item("فرع") + `</text:list></text:list-item></text:list>`, "1- أول\n2- ثان\nيتبع\n(أ) فرع\n(ب) فرع"},
		"continued":   {`<text:list text:style-name="L">` + item("أ") + `</text:list><text:p>بين</text:p><text:list text:style-name="L" text:continue-numbering="true">` + item("ب") + `</text:list><text:list text:style-name="L">` + item("ج") + `</text:list>`, "1- أ\nبين\n2- ب\n1- ج"},
		"note":        {`<text:p>متن<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>حاشية</text:p></text:note-body></text:note> تم</text:p><text:p>آخر</text:p>`, "متن¹ تم\nآخر\n¹ حاشية"},
		"table":       {`<table:table><table:table-row><table:table-cell><text:p>أ</text:p></table:table-cell><table:table-cell><text:p>ب</text:p></table:table-cell></table:table-row></table:table>`, "أ\tب"},
	} {
		b, _ := read(t, name, odfFile(c.body, styles))
		if got := string(b.Text); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestPackagesThatAreRefused(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		want fault.Code
	}{
		"workbook":     {zipped("[Content_Types].xml", "", "_rels/.rels", `<Relationships><Relationship Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>`), fault.OtherFormat},
		"spreadsheet":  {zipped("content.xml", `<o:d xmlns:o="o"><o:body><o:spreadsheet/></o:body></o:d>`), fault.OtherFormat},
		"archive":      {zipped("readme.txt", "نص"), fault.OtherFormat},
		"locked":       {zipped("META-INF/manifest.xml", "<m><encryption-data/></m>", "content.xml", "\x01\x02"), fault.Locked},
		"empty":        {wordFile("<w:p/>"), fault.Empty},
		"no body":      {zipped("[Content_Types].xml", ""), fault.DamagedFile},
		"not closed":   {wordFile("<w:p>"), fault.DamagedFile},
		"entity":       {zipped("content.xml", "<a>&x;</a>"), fault.DamagedFile},
		"laughs":       {zipped("[Content_Types].xml", "", "word/document.xml", `<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><a>&y;</a>`), fault.DamagedFile},
		"outside":      {zipped("[Content_Types].xml", "", "_rels/.rels", `<R><Relationship Type="x/officeDocument" Target="../../../../etc/passwd"/></R>`), fault.DamagedFile},
		"bomb":         {wordFile(strings.Repeat(" ", maxPart+1)), fault.TooLarge},
		"long token":   {wordFile(`<w:p a="` + strings.Repeat("x", maxToken) + `"/>`), fault.TooLarge},
		"deep":         {wordFile(strings.Repeat("<w:p>", 100_000)), fault.TooLarge},
		"spaces":       {odfFile("<text:p>"+strings.Repeat(`<text:s text:c="1000000"/>`, 100)+"</text:p>", ""), fault.TooLarge},
		"declared 10G": {declaring(wordFile("<w:p/>"), "word/document.xml"), fault.TooLarge},
	} {
		if _, _, err := Read(t.Context(), name, c.data, Options{}); fault.CodeOf(err) != c.want {
			t.Errorf("%s is %v, want %s", name, err, c.want)
		}
	}
}

// declaring rewrites a zip so that a part says it unpacks to 4 GB less a byte.
func declaring(data []byte, part string) []byte {
	at := bytes.LastIndex(data, []byte("PK\x01\x02"))
	for at >= 0 && !bytes.HasPrefix(data[at+46:], []byte(part)) {
		at = bytes.LastIndex(data[:at], []byte("PK\x01\x02"))
	}
	copy(data[at+24:], "\xFE\xFF\xFF\xFF")
	return data
}

func TestFilesCutShortAreNeverHalfRead(t *testing.T) {
	for _, file := range []string{"plan.docx", "plan.odt"} {
		data, err := os.ReadFile(filepath.Join("testdata", "office", file))
		if err != nil {
			t.Fatal(err)
		}
		for percent := range 100 {
			_, _, err := Read(t.Context(), file, data[:len(data)*percent/100], Options{})
			if code := fault.CodeOf(err); err == nil || code == fault.Unknown {
				t.Errorf("%s cut at %d %%: %v", file, percent, err)
			}
		}
	}
}
