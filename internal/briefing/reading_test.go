package briefing

import (
	"strings"
	"testing"
)

func TestReadingTime(t *testing.T) {
	for _, c := range []struct {
		text           string
		words, minutes int
	}{
		{"", 0, 0},
		{"_____ ----- ـــــ\n«»", 0, 0},
		{"1- ملاحقة عصابات المخدرات:", 4, 1},
		{"في 17/3/2025، قال (2FA)", 4, 1},
		{strings.Repeat("كلمة ", 180), 180, 1},
		{strings.Repeat("كلمة\n", 181), 181, 2},
	} {
		b := &Briefing{Text: []rune(c.text)}
		if w, m := b.Words(), b.Minutes(); w != c.words || m != c.minutes {
			t.Errorf("%.30q: %d words in %d minutes, want %d in %d", c.text, w, m, c.words, c.minutes)
		}
	}
}
