package locale

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"bayan/assets"
	"bayan/internal/calendar"
	"bayan/internal/fault"
)

var languages = []string{"ar", "en", "ckb"}

func load(t testing.TB, lang string) *Catalogue {
	t.Helper()
	c, err := Load(lang)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func keys(t *testing.T, lang string) []string {
	t.Helper()
	data, err := assets.Words(lang)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	dec := json.NewDecoder(bytes.NewReader(data))
	depth, wantKey := 0, false
	for {
		token, err := dec.Token()
		if err == io.EOF {
			return found
		}
		if err != nil {
			t.Fatalf("%s: %v", lang, err)
		}
		switch v := token.(type) {
		case json.Delim:
			if v == '{' {
				depth++
			} else {
				depth--
			}
			wantKey = depth == 1
		case string:
			if depth == 1 && wantKey {
				found = append(found, v)
			}
			if depth == 1 {
				wantKey = !wantKey
			}
		}
	}
}

func TestCataloguesHaveTheSameSortedKeys(t *testing.T) {
	want := keys(t, "ar")
	if len(want) < 50 {
		t.Fatalf("only %d keys were read", len(want))
	}
	for _, lang := range languages {
		got := keys(t, lang)
		if !slices.IsSorted(got) {
			t.Errorf("%s is not sorted by key", lang)
		}
		if d := slices.Compact(slices.Clone(got)); len(d) != len(got) {
			t.Errorf("%s has a key twice", lang)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s has other keys than ar:\n%v\n%v", lang, got, want)
		}
	}
}

func TestPlaceholdersAndPluralFormsAgree(t *testing.T) {
	categories := map[string][]string{
		"ar": {"few", "many", "one", "other", "two", "zero"}, "en": {"one", "other"}, "ckb": {"one", "other"},
	}
	placeholder := regexp.MustCompile(`\{\w+\}`)
	ar := load(t, "ar")
	for _, lang := range languages {
		c := load(t, lang)
		for key, s := range c.strings {
			if s == "" {
				t.Errorf("%s: %s is empty", lang, key)
			}
			got, want := placeholder.FindAllString(s, -1), placeholder.FindAllString(ar.strings[key], -1)
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("%s: %s has %v, ar has %v", lang, key, got, want)
			}
		}
		for key, forms := range c.plurals {
			if got := slices.Sorted(maps.Keys(forms)); !slices.Equal(got, categories[lang]) {
				t.Errorf("%s: %s has the forms %v", lang, key, got)
			}
		}
	}
}

func TestCountingInArabic(t *testing.T) {
	c := load(t, "ar")
	for n, want := range map[int]string{
		0: "لا خطوات", 1: "خطوة واحدة", 2: "خطوتان", 3: "٣ خطوات", 10: "١٠ خطوات", 11: "١١ خطوة", 99: "٩٩ خطوة", 100: "١٠٠ خطوة", 103: "١٠٣ خطوات",
	} {
		if got := c.N("measures.count", n, Arab); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
	if got := load(t, "ckb").N("measures.count", 1, Arab); got != "١ هەنگاو" {
		t.Errorf("in Kurdish 1 is %q", got)
	}
	if got := load(t, "en").N("measures.count", 1, Latn); got != "1 measure" {
		t.Errorf("in English 1 is %q", got)
	}
}

func TestEveryFaultHasASentence(t *testing.T) {
	source, err := os.ReadFile("../fault/fault.go")
	if err != nil {
		t.Fatal(err)
	}
	codes := regexp.MustCompile(`(?m)^\s+\w+\s+Code = "(\w+)"`).FindAllSubmatch(source, -1)
	if len(codes) < 10 {
		t.Fatalf("only %d codes were found", len(codes))
	}
	for _, lang := range languages {
		c := load(t, lang)
		for _, m := range codes {
			if _, ok := c.strings["fault."+string(m[1])]; !ok {
				t.Errorf("%s has no sentence for %s", lang, m[1])
			}
		}
		if s := c.Sentence(errors.New("x")); s != c.T("fault.unknown") {
			t.Errorf("%s: an error of no code says %q", lang, s)
		}
		s := c.Sentence(&fault.Error{Code: fault.NotFound, Path: "/tmp/{detail}.txt", Detail: "no"})
		if !strings.Contains(s, "/tmp/{detail}.txt") {
			t.Errorf("%s: the path was lost or expanded: %q", lang, s)
		}
	}
}

func TestLongDates(t *testing.T) {
	d := calendar.Date{Year: 2026, Month: 11, Day: 24}
	for _, c := range []struct {
		lang  string
		style DateStyle
		want  string
	}{
		{"ar", DateStyle{Digits: Arab}, "٢٤ نوفمبر ٢٠٢٦ · ١٤ جمادى الآخرة ١٤٤٨هـ"},
		{"ar", DateStyle{Months: Huzayran, Calendars: Gregorian}, "24 تشرين الثاني 2026"},
		{"ar", DateStyle{Calendars: HijriOnly, Offset: 1, Digits: Pers}, "۱۵ جمادى الآخرة ۱۴۴۸هـ"},
		{"en", DateStyle{}, "24 November 2026 · 14 Jumada al-Akhirah 1448 AH"},
	} {
		if got, err := load(t, c.lang).Date(d, c.style); err != nil || got != c.want {
			t.Errorf("%q (%v), want %q", got, err, c.want)
		}
	}
	if _, err := load(t, "ar").Date(calendar.Date{Year: 2100, Month: 1, Day: 1}, DateStyle{}); fault.CodeOf(err) != fault.DateOutOfRange {
		t.Errorf("2100 gave %v", err)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b, "ar")
	}
}
