package deck

import (
	"strings"
	"unicode"

	"bayan/internal/briefing"
)

// Middle is where a slide is best parted in two: the beginning of the paragraph
// or of the sentence that is nearest to the middle of its words; -1 where it has
// one sentence only.
func Middle(b *briefing.Briefing, s Slide) int {
	all := 0
	for _, t := range s.Text {
		all += t.Len()
	}
	best, off, before := -1, all, 0
	try := func(at, gone int) {
		if d := max(gone-all/2, all/2-gone); gone > 0 && gone < all && d < off {
			best, off = at, d
		}
	}
	for _, t := range s.Text {
		try(t.Start, before)
		for i := t.Start; i+1 < t.End; i++ {
			if strings.ContainsRune(".؛;!?؟:", b.Text[i]) && unicode.IsSpace(b.Text[i+1]) {
				try(i+1, before+i+1-t.Start)
			}
		}
		before += t.Len()
	}
	return best
}
