package main

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"bayan/internal/fault"
)

func TestOnlyDocumentsOfThisMachineAreOpened(t *testing.T) {
	var opened []string
	f := files{open: func(_ context.Context, path string) error { opened = append(opened, path); return nil }}
	dir := t.TempDir()
	write := func(name string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte("x"), 0o700); err != nil {
			t.Fatal(err)
		}
		return path
	}
	good := write("مذكرة-التفاهم-2.docx")
	for path, want := range map[string]fault.Code{
		write("run.sh"):                    fault.NotShown,
		write("setup.EXE"):                 fault.NotShown,
		write("x.desktop"):                 fault.NotShown,
		filepath.Join(dir, "gone.pdf"):     fault.NotFound,
		"relative.pdf":                     fault.NotShown,
		"//server/share/x.pdf":             fault.NotShown,
		`\\server\share\x.pdf`:             fault.NotShown,
		"https://example.org/measures.pdf": fault.NotShown,
		dir:                                fault.NotShown,
	} {
		if err := f.Show(context.Background(), path); fault.CodeOf(err) != want {
			t.Errorf("%s: %v, want %s", path, err, want)
		}
	}
	if err := f.Show(context.Background(), good); err != nil || len(opened) != 1 || opened[0] != good {
		t.Errorf("%v %v", opened, err)
	}
}
