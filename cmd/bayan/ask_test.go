package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ncruces/zenity"

	"bayan/internal/fault"
	"bayan/ui/chooser"
)

func home(dir string) folders {
	return folders{"linux", func(k string) string { return map[string]string{"HOME": dir}[k] }}
}

func TestDocumentsFolder(t *testing.T) {
	dir := t.TempDir()
	expect := func(want string) {
		t.Helper()
		if got := home(dir).documents(); got != filepath.Join(dir, want) {
			t.Errorf("%q, want %q", got, want)
		}
	}
	make := func(path string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Join(dir, path), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	expect("")
	make("Documents")
	expect("Documents")
	make(".config")
	if err := os.WriteFile(filepath.Join(dir, ".config", "user-dirs.dirs"), []byte("XDG_DOCUMENTS_DIR=\"$HOME/المستندات\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	expect("Documents") // what is named is not there
	make("المستندات")
	expect("المستندات")
}

func TestAFreeNameReplacesNothing(t *testing.T) {
	dir := t.TempDir()
	for _, want := range []string{"بيان.pdf", "بيان (2).pdf", "بيان (3).pdf"} {
		path := free(dir, "بيان.pdf")
		if path != filepath.Join(dir, want) {
			t.Errorf("%q, want %q", path, want)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAsking(t *testing.T) {
	dir := t.TempDir()
	answer, failure := filepath.Join(dir, "إحاطة"), error(nil)
	asked := ""
	dialog := func(what string) func(...zenity.Option) (string, error) {
		return func(...zenity.Option) (string, error) { asked = what; return answer, failure }
	}
	f := files{folders: home(dir), find: dialog("find"), save: dialog("save"), have: func() bool { return true }}
	saving := chooser.Request{Save: true, Name: "n.pdf", Kinds: []chooser.Kind{{Endings: []string{".pdf"}}}}
	if path, ok, err := f.Ask(context.Background(), saving); path != answer+".pdf" || !ok || err != nil || asked != "save" {
		t.Errorf("%q %v %v %s", path, ok, err, asked)
	}
	if err := os.WriteFile(answer+".pdf", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if path, _, _ := f.Ask(context.Background(), saving); path != answer+" (2).pdf" {
		t.Errorf("%q: a file would be replaced that nobody was asked about", path)
	}
	if path, ok, err := f.Ask(context.Background(), chooser.Request{}); path != answer || !ok || err != nil || asked != "find" {
		t.Errorf("%q %v %v %s", path, ok, err, asked)
	}
	failure = zenity.ErrCanceled
	if _, ok, err := f.Ask(context.Background(), saving); ok || err != nil {
		t.Errorf("given up: %v %v", ok, err)
	}
	failure = errors.New("does not work here")
	if _, ok, err := f.Ask(context.Background(), saving); ok || fault.CodeOf(err) != fault.NoDialog {
		t.Errorf("broken: %v %v", ok, err)
	}
	asked, f.have = "", func() bool { return false }
	if _, ok, err := f.Ask(context.Background(), saving); ok || fault.CodeOf(err) != fault.NoDialog || asked != "" {
		t.Errorf("none: %v %v %s", ok, err, asked)
	}
}

// Where KDE is, its own dialogs ask.
func TestAskingOnKDE(t *testing.T) {
	programs(t, map[string]string{"kdialog": `printf '%s\n' "$@" > "$HOME/asked"; [ -e "$HOME/no" ] && exit 1; echo "/x/مذكرة-2.docx"`})
	dir := t.TempDir()
	t.Setenv("HOME", dir)
	f := files{folders: home(dir), have: func() bool { return false }, kde: kdialog("linux")}
	r := chooser.Request{Title: "فتح", Kinds: []chooser.Kind{{Words: "نصوص", Endings: []string{".txt", ".docx"}}}}
	if path, ok, err := f.Ask(context.Background(), r); path != "/x/مذكرة-2.docx" || !ok || err != nil {
		t.Errorf("%q %v %v", path, ok, err)
	}
	asked, err := os.ReadFile(filepath.Join(dir, "asked"))
	if err != nil || !strings.Contains(string(asked), "--getopenfilename") || !strings.Contains(string(asked), "نصوص (*.txt *.docx)") {
		t.Errorf("asked %q (%v)", asked, err)
	}
	if err := os.WriteFile(filepath.Join(dir, "no"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, ok, err := f.Ask(context.Background(), r); ok || err != nil {
		t.Errorf("given up: %v %v", ok, err)
	}
}
