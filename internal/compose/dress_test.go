package compose

import (
	"strings"
	"testing"

	"bayan/internal/briefing"
	"bayan/internal/parse"
)

// What a file has in bold is printed in bold, and nothing else; the words stay.
func TestBoldWordsArePrintedInBold(t *testing.T) {
	b, err := parse.Parse("x.md", []byte("مقدمة فيها **كلمتان غامقتان** وغيرهما.\n\n1. خطوة:\n\nنصها **مهم** هنا.\n"), briefing.Meta{Language: "ar", Title: "عنوان"})
	if err != nil {
		t.Fatal(err)
	}
	d := composed(t, b, options(t))
	regular, _ := engine(t).Fonts().Find("Amiri", 400)
	bold, _ := engine(t).Fonts().Find("Amiri", 700)
	var dressed []string
	for _, p := range d.Pages {
		for _, item := range p.Items {
			text, ok := item.(Text)
			if !ok || text.Element == Artifact || d.Elements[text.Element].Role == RoleMeasure || d.Elements[text.Element].Role == RoleTitle {
				continue
			}
			runes, mixed := text.Layout.Paragraph().Runes(), false
			var words []string
			for _, r := range text.Layout.Runs(text.Line, nil) {
				if r.Font == bold {
					words = append(words, strings.TrimSpace(string(runes[r.Start:r.End])))
				}
				mixed = mixed || r.Font == regular
			}
			if mixed {
				dressed = append(dressed, words...)
			}
		}
	}
	if got := strings.Join(dressed, "|"); got != "كلمتان غامقتان|مهم" {
		t.Errorf("in bold are %q", got)
	}
	if all := strings.Join(texts(d), "\n"); !strings.Contains(all, "فيها كلمتان غامقتان وغيرهما.") {
		t.Errorf("the words are %q", all)
	}
}
