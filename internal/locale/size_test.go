package locale

import "testing"

func TestFileSizes(t *testing.T) {
	ar, en := load(t, "ar"), load(t, "en")
	for _, c := range []struct {
		words  *Catalogue
		digits Digits
		bytes  int64
		want   string
	}{
		{ar, Arab, 94_300, "٩٤ ك.ب"},
		{ar, Arab, 1, "١ ك.ب"},
		{en, Latn, 999_499, "999 kB"},
		{en, Latn, 999_500, "1.0 MB"},
		{ar, Arab, 4_260_000, "٤٫٣ م.ب"},
		{ar, Latn, 4_260_000, "4.3 م.ب"},
	} {
		if got := c.words.FileSize(c.bytes, c.digits); got != c.want {
			t.Errorf("%d bytes: %q, want %q", c.bytes, got, c.want)
		}
	}
}
