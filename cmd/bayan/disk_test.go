package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"bayan/internal/cli"
	"bayan/internal/library"
)

func TestDiskShowsFilesAndFolders(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"ب", ".hidden", "Documents"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "مذكرة-التفاهم-2.docx"), []byte("12345"), 0o600); err != nil {
		t.Fatal(err)
	}
	d := newDisk(home(dir), cli.Window{Library: library.At(filepath.Join(dir, "data"))})
	found, err := d.Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range found {
		names = append(names, f.Name)
		if f.Folder != (f.Name != "مذكرة-التفاهم-2.docx") || !f.Folder && f.Size != 5 {
			t.Errorf("%+v", f)
		}
	}
	if slices.Sort(names); !slices.Equal(names, []string{"Documents", "ب", "مذكرة-التفاهم-2.docx"}) {
		t.Errorf("%q", names)
	}
	if places := d.Places(); places[0].Key != "documents" || places[0].Path != filepath.Join(dir, "Documents") {
		t.Errorf("places begin with %+v", places[0])
	}
	if _, err := d.Read(filepath.Join(dir, "gone")); err == nil {
		t.Error("a folder that is not there is read")
	}
	d.Chose("/a")
	d.Chose("/b")
	d.Chose("/a")
	kept, err := d.window.Library.Settings()
	if want := []string{"/a", "/b"}; err != nil || !slices.Equal(d.Recent(), want) || !slices.Equal(kept.Recent, want) {
		t.Errorf("recent %q, kept %q, %v", d.Recent(), kept.Recent, err)
	}
}
