package arabic

import (
	"testing"
	"unicode/utf8"
)

func TestEveryKeyHasALetterOnEachLayout(t *testing.T) {
	for l, letters := range map[Layout]string{ArabicLayout: arabicKeys, KurdishLayout: kurdishKeys} {
		if n := utf8.RuneCountInString(letters); n != len(latinKeys) {
			t.Errorf("layout %d has %d letters for %d keys", l, n, len(latinKeys))
		}
		i := 0
		for _, r := range letters {
			if got := Key(r, l); got != rune(latinKeys[i]) {
				t.Errorf("layout %d: %c is key %c, want %c", l, r, got, latinKeys[i])
			}
			i++
		}
	}
	for r, want := range map[rune]rune{'٣': '3', '۳': '3', '3': '3', 'B': 'b', '؟': '?', '+': '+'} {
		if got := Key(r, ArabicLayout); got != want {
			t.Errorf("%c is key %c, want %c", r, got, want)
		}
	}
}
