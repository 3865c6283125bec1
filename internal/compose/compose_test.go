package compose

import (
	"strings"
	"sync"
	"testing"

	"bayan/assets"
	"bayan/fonts"
	"bayan/internal/briefing"
	"bayan/internal/locale"
	"bayan/internal/parse"
	"bayan/internal/typeset"
)

var faceOnce = sync.OnceValues(func() (*typeset.Fonts, error) {
	var faces []*typeset.Face
	for _, n := range fonts.Names() {
		f, err := typeset.LoadFace(n, fonts.Data(n))
		if err != nil {
			return nil, err
		}
		faces = append(faces, f)
	}
	return typeset.NewFonts(faces...), nil
})

func engine(t testing.TB) *typeset.Engine {
	t.Helper()
	f, err := faceOnce()
	if err != nil {
		t.Fatal(err)
	}
	return typeset.New(f)
}

func options(t testing.TB) Options {
	t.Helper()
	w, err := locale.Load("ar")
	if err != nil {
		t.Fatal(err)
	}
	o := Defaults(w)
	o.Date = "2026-11-24"
	return o
}

// parsed is a statement of a text.
func parsed(t testing.TB, text, title string) *briefing.Briefing {
	t.Helper()
	b, err := parse.Parse("test", []byte(text), briefing.Meta{Title: title, Language: "ar"})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// statementOf is the bundled statement, repeated.
func statementOf(t testing.TB, copies int) *briefing.Briefing {
	t.Helper()
	return parsed(t, strings.TrimSuffix(strings.Repeat(string(assets.Statement)+"\n", copies), "\n"), "مؤتمر بغداد الدولي الثاني لمكافحة المخدرات لعام 2024م")
}
