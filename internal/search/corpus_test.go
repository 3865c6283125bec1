package search

import (
	"fmt"
	"strings"
	"testing"

	"bayan/internal/briefing"
)

func TestACorpusFindsWhatItsStatementsHave(t *testing.T) {
	texts := []string{"أُولى الخُطوات: مكافحة المخدرات\nوالمخدرات", "لا شيء هنا \x1e\x1f", "مكـافحة المخدّرات ١٢", ""}
	var corpus []byte
	index := map[string]*Index{}
	for i, s := range texts {
		b := &briefing.Briefing{Text: []rune(s), Paragraphs: []briefing.Paragraph{{Span: briefing.Span{End: len([]rune(s))}}}}
		name := fmt.Sprintf("12%d", i)
		corpus, index[name] = AppendRecord(corpus, name, b), New(b)
	}
	if got := fmt.Sprint(Names(string(corpus))); got != "[120 121 122 123]" {
		t.Errorf("the names are %s", got)
	}
	for _, query := range []string{"المخدرات", "مكافحه  المخدرات", "12", "الخطوات", "ليست", " ", "ا"} {
		want := map[string]int{}
		for name, x := range index {
			if n := len(x.Find(query, Options{})); n > 0 {
				want[name] = n
			}
		}
		got := map[string]int{}
		NewQuery(query).In(string(corpus), func(name string, hits int) { got[name] = hits })
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%q is in %v, want %v", query, got, want)
		}
	}
	left := Without(string(corpus), map[string]bool{"120": true, "123": true})
	if got := strings.Join(Names(string(left)), " "); got != "121 122" {
		t.Errorf("left are %s", got)
	}
}
