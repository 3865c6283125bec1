package deck

import (
	"strings"
	"testing"

	"bayan/internal/briefing"
)

func TestMiddleIsBetweenSentences(t *testing.T) {
	text := "قصيرة. وهذه جملة أطول منها بكثير؛ ثم خاتمة.\nفقرة ثانية قصيرة"
	b := &briefing.Briefing{Text: []rune(text)}
	n := strings.Index(text, "\n")
	first := len([]rune(text[:n]))
	s := Slide{Text: []briefing.Span{{Start: 0, End: first}, {Start: first + 1, End: len(b.Text)}}}
	if at := Middle(b, s); !strings.HasPrefix(string(b.Text[at:]), " ثم خاتمة.") {
		t.Errorf("parted before %q", string(b.Text[at:]))
	}
	if at := Middle(b, Slide{Text: s.Text[1:]}); at != -1 {
		t.Errorf("one sentence is parted at %d", at)
	}
}
