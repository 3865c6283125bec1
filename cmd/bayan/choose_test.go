package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/ncruces/zenity"
)

func TestWithoutADialogTheDocumentsFolderTakesTheFile(t *testing.T) {
	home := t.TempDir()
	s := saving{os: "linux", getenv: func(k string) string { return map[string]string{"HOME": home}[k] }, dialog: func(...zenity.Option) (string, error) {
		return "", errors.New("no such program")
	}}
	expect := func(want ...string) {
		t.Helper()
		path, ok, err := s.choose(context.Background(), "بيان.pdf")
		if err != nil || !ok || path != filepath.Join(append([]string{home}, want...)...) {
			t.Errorf("%q %v %v", path, ok, err)
		}
	}
	expect("بيان.pdf")
	write := func(path ...string) {
		t.Helper()
		full := filepath.Join(append([]string{home}, path...)...)
		if err := os.MkdirAll(filepath.Dir(full), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte("XDG_DOCUMENTS_DIR=\"$HOME/المستندات\"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("Documents", "بيان.pdf")
	expect("Documents", "بيان (2).pdf") // nothing is replaced that nobody was asked about
	write(".config", "user-dirs.dirs")
	write("المستندات", "x")
	expect("المستندات", "بيان.pdf")
}

func TestDialogDecides(t *testing.T) {
	answer, failure := "/x/إحاطة", error(nil)
	s := saving{getenv: func(string) string { return "" }, dialog: func(...zenity.Option) (string, error) { return answer, failure }}
	if path, ok, err := s.choose(context.Background(), "n.pdf"); path != "/x/إحاطة.pdf" || !ok || err != nil {
		t.Errorf("%q %v %v", path, ok, err)
	}
	answer, failure = "", zenity.ErrCanceled
	if path, ok, err := s.choose(context.Background(), "n.pdf"); path != "" || ok || err != nil {
		t.Errorf("given up: %q %v %v", path, ok, err)
	}
}
