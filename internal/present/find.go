package present

import (
	"slices"

	"bayan/internal/arabic"
)

// Matching are the slides with those words, however their hamza or tashkeel is
// written, in the deck's order; all of them for no words.
func (s *Show) Matching(words string) []int {
	fold := func(text string) []rune { return arabic.Fold([]rune(text), arabic.Options{TehMarbuta: true}).Runes }
	query := fold(words)
	var found []int
	for i, x := range s.slides {
		if contains(fold(x.Title+"\n"+x.Text), query) {
			found = append(found, i)
		}
	}
	return found
}

func contains(text, part []rune) bool {
	for i := 0; i+len(part) <= len(text); i++ {
		if slices.Equal(text[i:i+len(part)], part) {
			return true
		}
	}
	return false
}
