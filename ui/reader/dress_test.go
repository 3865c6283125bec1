package reader

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"bayan/internal/briefing"
	"bayan/internal/parse"
	"bayan/internal/typeset"
	"bayan/ui/rtl"
	"bayan/ui/uitest"
)

// What a file has in bold is shown in bold, and a paragraph reads the way that its file says.
func TestAFilesOwnDressIsShown(t *testing.T) {
	b, err := parse.Parse("x.html", []byte("<html><body dir=rtl><p>نص فيه <b>كلمة غامقة</b> واحدة.<p>WHO: بيان مشترك"), briefing.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	p := newPage(t, uitest.Options{Dir: rtl.RTL}, b, fyne.NewSize(700, 500))
	bold, _ := p.Kit.Engine.Fonts().Find("Amiri", 700)
	for i := range p.blocks {
		k := &p.blocks[i]
		if k.paragraph < 0 {
			continue
		}
		p.layOut(i)
		var words []string
		for line := range k.layout.Lines {
			for _, r := range k.layout.Runs(line, nil) {
				if r.Font == bold {
					words = append(words, strings.TrimSpace(string(k.runes[r.Start:r.End])))
				}
			}
		}
		want := map[int]string{0: "كلمة غامقة"}[k.paragraph]
		if got := strings.Join(words, "|"); got != want {
			t.Errorf("paragraph %d has %q in bold, want %q", k.paragraph, got, want)
		}
		if k.layout.Paragraph().Base() != typeset.RTL {
			t.Errorf("paragraph %d reads from left to right", k.paragraph)
		}
	}
}
