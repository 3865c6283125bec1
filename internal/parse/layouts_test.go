package parse

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bayan/internal/briefing"
)

// However a statement is laid out, and whichever program wrote the file, the
// measures are the same, and so are the words that the file has bold or italic.
func TestOneStatementInFiveLayouts(t *testing.T) {
	want := fmt.Sprint([]briefing.OutlineMeasure{
		{Number: 1, Title: "تشديد الرقابة على المنافذ", Text: "تتولى الهيئة فحص الشحنات."},
		{Number: 2, Title: "تبادل المعلومات", Text: "تنشأ غرفة مشتركة."},
		{Number: 3, Title: "التوعية", Text: "تنفذ الوزارة حملة في المدارس."},
	})
	files, err := filepath.Glob("testdata/office/layouts/*.*")
	if err != nil || len(files) != 15 {
		t.Fatalf("%d files, want five layouts in three forms (%v)", len(files), err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		b, _ := read(t, file, data)
		o := b.Outline()
		if got := fmt.Sprint(o.Measures); got != want || o.Source != "المصدر: اللجنة الوطنية" {
			t.Errorf("%s gives\n%s source %q\nwant\n%s", file, got, o.Source, want)
		}
		if got := styles(b); !strings.HasPrefix(got, "bold الدوري, italic بغداد") {
			t.Errorf("%s has %s", file, got)
		}
	}
}

// styles are a briefing's styled words.
func styles(b *briefing.Briefing) string {
	var out []string
	for _, s := range b.Styled {
		name := [...]string{"", "bold", "italic", "both"}[s.Style]
		out = append(out, name+" "+b.Slice(s.Span))
	}
	return strings.Join(out, ", ")
}

func TestStylesAreCarried(t *testing.T) {
	run := func(properties, text string) string {
		return "<w:r><w:rPr>" + properties + `</w:rPr><w:t xml:space="preserve">` + text + "</w:t></w:r>"
	}
	sheet := "<w:styles " + wordNS + `><w:style w:styleId="S"><w:rPr><w:b/></w:rPr></w:style><w:style w:styleId="T"><w:basedOn w:val="S"/></w:style><w:style w:styleId="H"><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr></w:style></w:styles>`
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"word":          {wordFile("<w:p>" + run("<w:bCs/>", "غامق ") + run("<w:b/>", "أيضًا") + run(`<w:b w:val="0"/><w:i/>`, "مائل") + run("", "عادي") + "</w:p><w:p>" + run("", "بعد") + "</w:p>"), "bold غامق أيضًا, italic مائل"},
		"word's styles": {wordFile(`<w:p><w:pPr><w:pStyle w:val="T"/></w:pPr>`+run("<w:iCs/>", "كله")+"</w:p><w:p>"+run(`<w:rStyle w:val="T"/>`, "بعضه")+run("", "لا")+`</w:p><w:p><w:pPr><w:pStyle w:val="H"/></w:pPr>`+run("", "عنوان")+"</w:p>", "word/styles.xml", sheet), "both كله, bold بعضه"},
		"open document": {odfFile(`<text:p text:style-name="P">كله<text:span text:style-name="I">مائل<text:span>فيه</text:span></text:span></text:p><text:p>لا<text:span text:style-name="P">ولا</text:span></text:p>`,
			`<style:style style:name="P" style:family="paragraph"><style:text-properties style:font-weight-complex="bold"/></style:style><style:style style:name="I" style:family="text"><style:text-properties xmlns:fo="fo" fo:font-style="italic"/></style:style>`), "bold كله, both مائلفيه"},
		"page":     {[]byte("<html><p>هذا <b>غامق <i>ومائل</i> </b><p>لا<h2><b>عنوان</b></h2>"), "bold غامق , both ومائل"},
		"markdown": {[]byte("---\ntitle: x\n---\nهذا **غامق *ومائل* هنا** ثم _مائل_\n"), "bold غامق , both ومائل, bold  هنا, italic مائل"},
		"a break":  {wordFile("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>سطر</w:t><w:br/><w:t>آخر</w:t></w:r></w:p>"), "bold سطر, bold آخر"},
	} {
		b, _ := read(t, name, c.data)
		if got := styles(b); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// A paragraph that begins with a Latin word reads from right to left where its file says so.
func TestADirectionIsCarried(t *testing.T) {
	for name, data := range map[string][]byte{
		"word":          wordFile("<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:t>WHO: بيان</w:t></w:r></w:p><w:p><w:r><w:t>WHO</w:t></w:r></w:p><w:p><w:pPr><w:bidi/></w:pPr><w:r><w:t>بيان</w:t></w:r></w:p>"),
		"open document": odfFile(`<text:p text:style-name="R">WHO: بيان</text:p><text:p>WHO</text:p><text:p text:style-name="R">بيان</text:p>`, `<style:style style:name="R" style:family="paragraph"><style:paragraph-properties style:writing-mode="rl-tb"/></style:style>`),
		"page":          []byte("<html><div dir=rtl><p>WHO: بيان</p></div><p>WHO<p dir=rtl>بيان"),
	} {
		b, _ := read(t, name, data)
		var got []bool
		for _, p := range b.Paragraphs {
			got = append(got, p.RightToLeft)
		}
		if fmt.Sprint(got) != "[true false false]" {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestRulesAndDatesAreNoMeasures(t *testing.T) {
	for line, want := range map[string]briefing.Kind{
		"* * *": briefing.Rule, "════════": briefing.Rule, "=====": briefing.Rule, "- - - -": briefing.Rule, "ـــــ": briefing.Rule,
		"* نقطة": briefing.Body, "--": briefing.Body, "_-_-_": briefing.Body,
		"15 - 10 - 2024م": briefing.Body, "١٥/١٠/٢٠٢٤": briefing.Body, "2024-10-15": briefing.Body,
		"15- 10 مراكز جديدة": briefing.MeasureTitle, "1- 2024 عام التنمية": briefing.MeasureTitle,
	} {
		b, err := Parse("x", []byte(line), briefing.Meta{})
		if err != nil {
			t.Fatal(err)
		}
		if got := b.Paragraphs[0].Kind; got != want {
			t.Errorf("%q is %s, want %s", line, got, want)
		}
	}
}
