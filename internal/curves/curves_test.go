package curves

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"bayan/fonts"
	"bayan/internal/compose"
	"bayan/internal/fault"
	"bayan/internal/locale"
	"bayan/internal/parse"
	"bayan/internal/typeset"
)

func statement(t *testing.T) *compose.Document {
	t.Helper()
	var faces []*typeset.Face
	for _, n := range fonts.Names() {
		f, err := typeset.LoadFace(n, fonts.Data(n))
		if err != nil {
			t.Fatal(err)
		}
		faces = append(faces, f)
	}
	b, err := parse.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	w, err := locale.Load("ar")
	if err != nil {
		t.Fatal(err)
	}
	o := compose.Defaults(w)
	o.Date = "2026-11-24"
	d, err := compose.Compose(context.Background(), typeset.New(typeset.NewFonts(faces...)), compose.Input{Briefing: b}, o)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestThereIsNoFontAndNoChance(t *testing.T) {
	d := statement(t)
	var one, two bytes.Buffer
	for _, b := range []*bytes.Buffer{&one, &two} {
		if err := Write(context.Background(), b, d); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("the same document became different files")
	}
	for _, s := range []string{"/FontFile", "/BaseFont"} {
		if bytes.Contains(one.Bytes(), []byte(s)) {
			t.Errorf("there is a %s", s)
		}
	}
	if n := bytes.Count(one.Bytes(), []byte("/Type /Page\n")); n != len(d.Pages) {
		t.Errorf("%d pages, want %d", n, len(d.Pages))
	}
}

func TestFailuresAreSaid(t *testing.T) {
	d := statement(t)
	stopped, cancel := context.WithCancel(context.Background())
	cancel()
	if err := Write(stopped, new(bytes.Buffer), d); fault.CodeOf(err) != fault.Cancelled {
		t.Errorf("cancelled: %v", err)
	}
	if err := Write(context.Background(), broken{}, d); fault.CodeOf(err) != fault.Unwritable {
		t.Errorf("broken writer: %v", err)
	}
	if err := Write(context.Background(), new(bytes.Buffer), &compose.Document{}); fault.CodeOf(err) != fault.Empty {
		t.Errorf("no pages: %v", err)
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("gone") }
