package export

import (
	"encoding/json"
	"strings"
	"testing"

	"bayan/internal/compose"
	"bayan/internal/locale"
	"bayan/internal/typeset"
)

func around(t *testing.T, lang string) Around {
	t.Helper()
	words, err := locale.Load(lang)
	if err != nil {
		t.Fatal(err)
	}
	return Around{Words: words, Dates: locale.DateStyle{Digits: words.DefaultDigits()}, Today: "2026-11-24"}
}

func TestNothingChosenIsTheDefaultBriefing(t *testing.T) {
	a := around(t, "ar")
	got, want := Choices{}.Options(a), compose.Defaults(a.Words)
	want.Date = a.Today
	got.Progress, want.Progress = nil, nil
	if got.Template != want.Template || got.Paper != want.Paper || got.Font != want.Font || got.Digits != want.Digits ||
		got.Kashida != want.Kashida || got.Calendars != want.Calendars || got.Date != want.Date || got.Classification != "" {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if p := (Choices{}).Protection(); !p.Archive || p.Password != "" {
		t.Errorf("protection %+v, want an archive", p)
	}
}

func TestChoicesReachThePages(t *testing.T) {
	a := around(t, "ar")
	o := Choices{
		Template: compose.Summary, Paper: compose.Letter, Landscape: true, Font: "naskh", Kashida: typeset.KashidaLight,
		Digits: "pers", Calendars: locale.HijriOnly, Classification: "secret", Watermark: "مسودة", Copy: 7, Holder: "الوكيل",
	}.Options(a)
	if o.Template != compose.Summary || o.Paper != compose.Letter || !o.Landscape || o.Font != "naskh" ||
		o.Kashida != typeset.KashidaLight || o.Digits != locale.Pers || o.Calendars != locale.HijriOnly ||
		o.Classification != "سري" || o.Watermark != "مسودة" || o.Copy != 7 || o.Holder != "الوكيل" {
		t.Errorf("got %+v", o)
	}
	if d := (Choices{Digits: "latn"}).Options(a).Digits; d != locale.Latn {
		t.Errorf("digits %v, want 0-9: they were chosen against the interface's", d)
	}
}

// A file with a password cannot be PDF/A, whatever is kept of that choice.
func TestPasswordAndArchive(t *testing.T) {
	p := Choices{Protect: true, Password: "x"}.Protection()
	if p.Archive || p.Password != "x" {
		t.Errorf("%+v", p)
	}
	if p := (Choices{Password: "x"}).Protection(); p.Password != "" || !p.Archive {
		t.Errorf("a password that is switched off is used: %+v", p)
	}
	if !(Choices{Protect: true}).Incomplete() {
		t.Error("an empty password passes")
	}
}

func TestWhatIsKept(t *testing.T) {
	c := Choices{Watermark: "مسودة", Copy: 7, Holder: "الوكيل", Protect: true, Password: "kept-nowhere", Classification: "secret"}
	data, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{"kept-nowhere", "الوكيل", "7"} {
		if strings.Contains(string(data), s) {
			t.Errorf("%q is written into the settings: %s", s, data)
		}
	}
	var back Choices
	if err := json.Unmarshal(data, &back); err != nil || back != c.Kept() {
		t.Errorf("read back %+v (%v), want %+v", back, err, c.Kept())
	}
}

func TestUnknownChoicesOfAnotherVersion(t *testing.T) {
	c := Choices{Template: "poster", Paper: "B5", Font: "ruqaa", Digits: "roman", Kashida: 9, Calendars: 9, Classification: "cosmic"}.Known()
	want := Choices{
		Template: compose.Full, Paper: compose.A4, Font: "amiri", Kashida: typeset.KashidaFull, Calendars: locale.HijriOnly,
		Aspect: compose.Wide, Slides: compose.DarkSlides, PerPage: 2,
	}
	if c != want {
		t.Errorf("got %+v, want %+v", c, want)
	}
}
