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
		write("png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"): fault.NotText,
		write("zip", "PK\x03\x04\x14\x00\x00\x00\x08\x00"):  fault.NotText, write("latin", "caf\xe9 cr\xe8me"): fault.NotText,
	} {
		if _, err := Open(path); fault.CodeOf(err) != want {
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
