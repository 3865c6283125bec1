package parse

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"bayan/assets"
	"bayan/internal/briefing"
	"bayan/internal/fault"
)

func joined(b *briefing.Briefing) string {
	var lines []string
	for _, p := range b.Outline().Paragraphs {
		lines = append(lines, p.Text)
	}
	return strings.Join(lines, "\n")
}

func TestBundledStatement(t *testing.T) {
	b, err := Bundled()
	if err != nil {
		t.Fatal(err)
	}
	if joined(b) != string(assets.Statement) {
		t.Error("the paragraphs joined are not the source")
	}
	var kinds []string
	for _, p := range b.Paragraphs {
		kinds = append(kinds, p.Kind.String())
	}
	want := "opening heading" + strings.Repeat(" measure_title measure_text", 5) + " closing closing closing closing rule source"
	if got := strings.Join(kinds, " "); got != want {
		t.Errorf("the paragraphs are\n%s, want\n%s", got, want)
	}
	titles := []string{
		"ملاحقة عصابات المخدرات", "تبادل المعلومات الاستخباراتية", "مواجهة الجرائم العابرة للحدود",
		"توجيه ضربات استباقية لتجار السموم", "تشديد الإجراءات لتعزيز الأمن الإقليمي والدولي",
	}
	ids := map[string]bool{}
	for i, m := range b.Measures {
		if got := b.Slice(m.Title); m.Number != i+1 || got != titles[i] || len(m.Texts) != 1 {
			t.Errorf("measure %d is %d %q with %d texts", i, m.Number, got, len(m.Texts))
		}
		if whole := b.Slice(m.Typed) + b.Slice(m.Title) + b.Slice(m.Colon); whole != b.Slice(b.Paragraphs[m.Paragraph].Span) {
			t.Errorf("label, title and colon are %q", whole)
		}
		ids[m.ID] = true
	}
	if len(b.Measures) != 5 || len(ids) != 5 {
		t.Errorf("%d measures with %d identities", len(b.Measures), len(ids))
	}
	if b.Meta.Title != "مؤتمر بغداد الدولي الثاني لمكافحة المخدرات لعام 2024م" || !strings.HasPrefix(b.Outline().Source, "المصدر: ") {
		t.Errorf("title %q, source %q", b.Meta.Title, b.Outline().Source)
	}
}

func TestEveryEncodingGivesTheSameStatement(t *testing.T) {
	text := string(assets.Statement)
	for name, e := range map[string]encoding.Encoding{
		"utf-8": unicode.UTF8, "utf-8 with mark": unicode.UTF8BOM,
		"utf-16le": unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16be": unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
		"utf-16 with mark": unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
		"windows-1256":     charmap.Windows1256, "iso-8859-6": charmap.ISO8859_6,
	} {
		data, err := e.NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		b, err := Parse(name, data, briefing.Meta{})
		if err != nil || joined(b) != text || len(b.Measures) != 5 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAStatementWithoutMeasuresOpens(t *testing.T) {
	b, err := Parse("x", []byte("بيان أول.\n\nالمصـــدَر : وكالة"), briefing.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	var kinds []briefing.Kind
	for _, p := range b.Paragraphs {
		kinds = append(kinds, p.Kind)
	}
	if !slices.Equal(kinds, []briefing.Kind{briefing.Body, briefing.Blank, briefing.SourceLine}) || b.Heading != -1 {
		t.Errorf("the paragraphs are %v", kinds)
	}
}

func TestBadFilesAreNamed(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	large := write("large", "")
	if err := os.Truncate(large, MaxBytes+1); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]fault.Code{
		filepath.Join(dir, "none"): fault.NotFound, dir: fault.IsFolder, large: fault.TooLarge,
		write("empty", ""): fault.Empty, write("blank", "\n \r\n"): fault.Empty,
		write("png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"): fault.OtherFormat, write("pdf", "%PDF-1.7\n"): fault.OtherFormat,
		write("rtf", "{\\rtf1\\ansi"): fault.OtherFormat, write("doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00"): fault.OtherFormat,
		write("protected", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"): fault.Locked,
		write("zip", "PK\x03\x04\x14\x00\x00\x00\x08\x00"): fault.DamagedFile, write("latin", "caf\xe9 cr\xe8me"): fault.NotText,
	} {
		data, err := Load(path)
		if err == nil {
			_, err = Parse(path, data, briefing.Meta{})
		}
		if fault.CodeOf(err) != want {
			t.Errorf("%s is %v, want %s", filepath.Base(path), err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(assets.Statement)
	f.Add([]byte("\xff\xfe1\x00-\x00a\x00"))
	f.Add([]byte("1-:\n2- :\n3- a:\r\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := Parse("f", data, briefing.Meta{})
		if err != nil {
			return
		}
		if joined(b) != string(b.Text) {
			t.Fatal("a character was lost")
		}
		for _, m := range b.Measures {
			if m.Title.Len() <= 0 || m.Label.Len() <= 0 || m.Typed.End != m.Title.Start {
				t.Fatalf("a measure is %+v", m)
			}
		}
	})
}

// fuzzed holds what every reader promises of whatever it takes.
func fuzzed(t *testing.T, name string, data []byte) {
	b, r, err := Read(t.Context(), name, data, Options{})
	if err != nil {
		if fault.CodeOf(err) == fault.Unknown {
			t.Fatalf("no sentence for %v", err)
		}
		return
	}
	if joined(b) != string(b.Text) {
		t.Fatal("a character was lost")
	}
	if r.Format == "" || r.Encoding == "" && r.Format != DOCX && r.Format != ODT {
		t.Fatalf("read as %+v", r)
	}
	last := 0
	for _, s := range b.Printed {
		if s.Start < last || s.End < s.Start || s.End > len(b.Text) {
			t.Fatalf("printed labels at %v of %d", b.Printed, len(b.Text))
		}
		last = s.End
	}
	for _, m := range b.Measures {
		if m.Title.Len() <= 0 || m.Label.Len() <= 0 || m.Typed.End > m.Title.Start {
			t.Fatalf("a measure is %+v", m)
		}
	}
}

func FuzzHTML(f *testing.F) {
	f.Add("<html><h1>ب</h1><table><tr><td>أ<td>ب</table><ol start=2><li>ج<sup>1</sup></ol><pre> د\n</pre>")
	f.Add("<!doctype html><article><ul><li><table><tr><td></article>x")
	f.Fuzz(func(t *testing.T, s string) { fuzzed(t, "x.html", []byte("<html>"+s)) })
}

func FuzzMarkdown(f *testing.F) {
	f.Add("---\ntitle: x\n---\n# أ\n\n1. ب\n2. ج\n   - د\n\n| أ | ب |\n|---|---|\n| ج | د |\n\n> `x` <br> <div>y</div>")
	f.Fuzz(func(t *testing.T, s string) { fuzzed(t, "x.md", []byte(s)) })
}

func FuzzDOCX(f *testing.F) {
	f.Add(`<w:p><w:pPr><w:pStyle w:val="T"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>أ</w:t><w:footnoteReference w:id="1"/></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>`,
		`<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
		`<w:footnote w:id="1"><w:p><w:r><w:t>ح</w:t></w:r></w:p></w:footnote>`)
	f.Fuzz(func(t *testing.T, body, numbering, notes string) {
		fuzzed(t, "x.docx", wordFile(body, "word/numbering.xml", "<w:numbering "+wordNS+">"+numbering+"</w:numbering>",
			"word/footnotes.xml", "<w:footnotes "+wordNS+">"+notes+"</w:footnotes>"))
	})
}

func FuzzODT(f *testing.F) {
	f.Add(`<text:h text:outline-level="1">أ</text:h><text:list text:style-name="L"><text:list-item><text:p>ب<text:s text:c="2"/></text:p></text:list-item></text:list><text:p><text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>ح</text:p></text:note-body></text:note></text:p>`,
		`<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/></text:list-style>`)
	f.Fuzz(func(t *testing.T, body, styles string) { fuzzed(t, "x.odt", odfFile(body, styles)) })
}

func FuzzPackage(f *testing.F) {
	f.Add(wordFile("<w:p/>"))
	f.Add(odfFile("<text:p>أ</text:p>", ""))
	f.Fuzz(func(t *testing.T, data []byte) { fuzzed(t, "x", data) })
}
