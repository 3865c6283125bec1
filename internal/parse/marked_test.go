package parse

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"bayan/internal/briefing"
	"bayan/internal/fault"
)

func TestSavedPages(t *testing.T) {
	for name, c := range map[string]struct{ page, want string }{
		"a page": {
			"<!DOCTYPE html>\n<html lang=ar><head><title>موقع</title><script>var x = '<p>لا</p>'</script><style>p{}</style></head>" +
				"<body><nav><a href=/>الرئيسية</a></nav><h1>بيان</h1><p>نص <b>غامق</b>\n  ممتد</p><script>y()</script><footer>حقوق</footer></body></html>",
			"بيان\nنص غامق ممتد",
		},
		"an article":    {"<html><body><div>إعلان</div><article><h1>بيان</h1><p>نص</p></article><p>المزيد</p>", "بيان\nنص"},
		"an empty main": {"<html><body><main></main><p>نص</p>", "نص"},
		"only the site": {"<html><body><nav>نص</nav>", "نص"},
		"lists":         {"<html><ol start=3><li>ثالث<li><p>رابع</p><li value=9>تاسع</ol><ul><li>نقطة</ul>", "3. ثالث\n4. رابع\n9. تاسع\n• نقطة"},
		"a table":       {"<html><table><tr><td><p>أ</p></td><td>ب<tr><td>ج<td>د</table>", "أ\tب\nج\tد"},
		"breaks":        {"<html><p>سطر<br>آخر<pre>حر\n  ف</pre>", "سطر\nآخر\nحر\n  ف"},
		"entities":      {"<html><p>&laquo;قول&raquo; &amp; &#1575;", "«قول» & ا"},
		"events":        {`<html><p onclick="x()">نص<img src=x onerror=y><iframe src=z>لا</iframe>`, "نص"},
	} {
		b, r := read(t, name, []byte(c.page))
		if got := string(b.Text); got != c.want || r.Format != HTML {
			t.Errorf("%s (%s): %q, want %q", name, r.Format, got, c.want)
		}
	}
}

func TestAPageSaysItsEncoding(t *testing.T) {
	page := `<html><meta http-equiv="Content-Type" content="text/html; charset=windows-1256"><p>گزارش</p>`
	data, err := charmap.Windows1256.NewEncoder().Bytes([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	b, r := read(t, "x", data)
	if r.Encoding != Windows1256 || string(b.Text) != "گزارش" {
		t.Errorf("%v %q", r, string(b.Text))
	}
	// Saved anew in UTF-8 by a browser that left the old word.
	b, r = read(t, "x", []byte(strings.Replace(page, "windows-1256", "iso-8859-6", 1)))
	if string(b.Text) != "گزارش" {
		t.Errorf("%v %q", r, string(b.Text))
	}
}

func TestMarkdown(t *testing.T) {
	const front = "---\ntitle: \"عنوان البيان\"\nlanguage: ar\nplace: بغداد\ndate: 2024-05-01\n---\n"
	b, r := read(t, "x.txt", []byte(front+"# بيان **مهم**\n\nمقدمة\r\nعلى سطرين.\n\n## 2 خطوات\n\n1- أولى:\nنصها.\n2- ثانية:\nنصها.\n\nالمصدر: [وكالة](http://x)\n"))
	want := briefing.Meta{Title: "عنوان البيان", Language: "ar", Place: "بغداد", Year: "2024", Date: "2024-05-01"}
	if r.Format != Markdown || b.Meta != want || len(b.Measures) != 2 || b.Outline().Source != "المصدر: وكالة" {
		t.Errorf("%v %+v, %d measures, source %q", r, b.Meta, len(b.Measures), b.Outline().Source)
	}
	if got := string(b.Text); got != "بيان مهم\nمقدمة\nعلى سطرين.\n2 خطوات\n1- أولى:\nنصها.\n2- ثانية:\nنصها.\nالمصدر: وكالة" {
		t.Errorf("%q", got)
	}
	for name, c := range map[string]struct{ text, want string }{
		"lists":      {"3. أ\n3. ب\n   - ج\n\n5) د", "3. أ\n4. ب\n- ج\n5) د"},
		"escapes":    {`1\. ليس \*نجمًا\* &amp; &#1575;`, "1. ليس *نجمًا* & ا"},
		"code":       {"`a*b`\n\n    في\n    سطر\n", "a*b\nفي\nسطر"},
		"table":      {"| أ | ب |\n|---|---|\n| ج | د |\n", "أ\tب\nج\tد"},
		"html":       {"<script>x</script>\n\nنص<br>آخر <b>غ</b>\n\n<div>كتلة</div>\n", "نص\nآخر غ\nكتلة"},
		"quote":      {"> قول\n> تمامه\n\n---\n\nبعد", "قول\nتمامه\n---\nبعد"},
		"image":      {"![خريطة](x.png) <http://a.iq>", "خريطة http://a.iq"},
		"arabic":     {"١- أولى:\nنص", "١- أولى:\nنص"},
		"hard break": {"سطر  \nآخر\\\nثالث", "سطر\nآخر\nثالث"},
	} {
		b, _ := read(t, name+".MD", []byte(c.text))
		if got := string(b.Text); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	// A rule at the top of a plain text is no front matter.
	if b, r := read(t, "x.txt", []byte("---\nبيان: نص\n---\n")); r.Format != Text || string(b.Text) != "---\nبيان: نص\n---\n" {
		t.Errorf("%v %q", r, string(b.Text))
	}
}

func TestNestedMarksAreBounded(t *testing.T) {
	for name, data := range map[string]string{
		"quotes.md": strings.Repeat(">", 100_000) + "x", "links.md": strings.Repeat("[", 100_000), "lists.md": strings.Repeat("- ", 50_000) + "x",
		"list.html": "<html>" + strings.Repeat("<ul><li>", 100_000), "tables.html": "<html>" + strings.Repeat("<table><tr><td>", 100_000),
	} {
		if _, _, err := Read(t.Context(), name, []byte(data), Options{}); fault.CodeOf(err) != fault.TooLarge {
			t.Errorf("%s is %v", name, err)
		}
	}
	if b, _ := read(t, "x.html", []byte("<html>"+strings.Repeat("<div>", 100_000)+"نص")); string(b.Text) != "نص" {
		t.Errorf("%q", string(b.Text))
	}
}

func TestEncodingIsFoundByEvidenceAndCanBeSaid(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want Encoding
	}{
		"persian": {"ستاد مبارزه با مواد مخدر، گزارش سالانه را براي بررسي ارسال کرد", Windows1256},
		"arabic":  {"عقد الاجتماع في بغداد - «خاص»", Windows1256},
	} {
		data, err := charmap.Windows1256.NewEncoder().Bytes([]byte(c.text))
		if err != nil {
			t.Fatal(err)
		}
		if b, r := read(t, name, data); r.Encoding != c.want || string(b.Text) != c.text {
			t.Errorf("%s: %v %q", name, r, string(b.Text))
		}
	}
	if b, r := read(t, "x", []byte{0x28, 0x06, 0x4A, 0x06, 0x27, 0x06, 0x46, 0x06}); r.Encoding != UTF16LE || string(b.Text) != "بيان" {
		t.Errorf("one word of UTF-16: %v %q", r, string(b.Text))
	}
	// The same bytes, by two code pages that a person may name.
	for e, want := range map[Encoding]string{Windows1256: "ال", ISO8859_6: "اف"} {
		b, r, err := Read(t.Context(), "x", []byte{0xC7, 0xE1}, Options{Encoding: e})
		if err != nil || r.Encoding != e || string(b.Text) != want {
			t.Errorf("%s: %v", e, err)
		}
	}
	if _, _, err := Read(t.Context(), "x", []byte("caf\xe9"), Options{Encoding: UTF8}); fault.CodeOf(err) != fault.NotText {
		t.Errorf("bytes that are not UTF-8: %v", err)
	}
}
