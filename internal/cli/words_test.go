package cli

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"bayan/internal/locale"
)

// Every key that this package asks for is in every language.
func TestWordsAreThere(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	asked := regexp.MustCompile(`words\.[TFN]\("([\w.]*\w)"|help:"([\w.]+)"`)
	for _, lang := range []string{"ar", "en", "ckb"} {
		words, err := locale.Load(lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range asked.FindAllSubmatch(source, -1) {
				key := string(m[1]) + string(m[2])
				// A key with a number has no plain string, but it has forms.
				if words.T(key) == key && words.N(key, 1, locale.Latn) == key {
					t.Errorf("%s: %s asks for %q, which is not there", lang, file, key)
				}
			}
		}
	}
}

func TestLanguageOfTheLocale(t *testing.T) {
	for _, c := range []struct {
		all, messages, lang, want string
	}{
		{"", "", "", "ar"},
		{"", "", "C.UTF-8", "ar"},
		{"", "", "ar_KW.UTF-8", "ar"},
		{"", "", "en_GB.UTF-8", "en"},
		{"", "", "fr_FR@euro", "en"},
		{"", "ckb_IQ", "en_GB", "ckb"},
		{"ar", "ckb_IQ", "en_GB", "ar"},
	} {
		env := map[string]string{"LC_ALL": c.all, "LC_MESSAGES": c.messages, "LANG": c.lang}
		if got := language(func(k string) string { return env[k] }); got != c.want {
			t.Errorf("%v: %s", env, got)
		}
	}
}
