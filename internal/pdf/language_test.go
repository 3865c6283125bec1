package pdf

import (
	"regexp"
	"slices"
	"testing"
)

// languages are those that the spans of a line are said to be in, in stream order.
func (l *coded) languages() (out []string) {
	for _, m := range regexp.MustCompile(`/Span<</Lang\((.*?)\)>>BDC`).FindAllStringSubmatch(string(l.c.b), -1) {
		out = append(out, m[1])
	}
	return out
}

func TestLatinWordsAreSpokenAsWhatTheyAre(t *testing.T) {
	for text, want := range map[string][]string{
		"تطبيق Excel جيد و Word":      {"en", "en"},
		"منظمة Médecins Sans قالت":    {"und-Latn"},
		"رقم 2024 و 12 ثم ١٢":         nil,
		"كلها عربية، بلا سواها (نعم)": nil,
		"COVID-19 انتشر":              {"en"},
	} {
		if got := encoded(t, text).languages(); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
