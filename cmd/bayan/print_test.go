//go:build !windows && !darwin

package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bayan/internal/fault"
	"bayan/ui"
)

// programs makes PATH a folder with these shell scripts alone.
func programs(t *testing.T, scripts map[string]string) {
	t.Helper()
	dir := t.TempDir()
	for name, body := range scripts {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+body+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
	t.Setenv("TMPDIR", t.TempDir())
}

func left(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(os.TempDir(), "bayan-*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestPrintGoesToTheQueue(t *testing.T) {
	programs(t, map[string]string{"lp": `[ "$2" = "-بيان" ] && read -r line < "$4" && [ "$line" = "%PDF" ]`, "xdg-open": "exit 3"})
	p := &printer{os: "linux", run: direct}
	if printed, err := p.print(context.Background(), "-بيان", []byte("%PDF\n")); err != nil || printed != ui.Sent {
		t.Errorf("%v, %v; want it sent", printed, err)
	}
	if files := left(t); len(files) != 0 {
		t.Errorf("left behind: %v", files)
	}
}

// With no printer the viewer opens, and may read the file for as long as the window is open.
func TestPrintWithoutPrinterOpensTheViewer(t *testing.T) {
	programs(t, map[string]string{"lp": "exit 1", "xdg-open": `[ -f "$1" ]`})
	p := &printer{os: "linux", run: direct}
	if printed, err := p.print(context.Background(), "x", []byte("%PDF\n")); err != nil || printed != ui.Opened {
		t.Errorf("%v, %v; want it opened", printed, err)
	}
	files := left(t)
	if len(files) != 1 || !strings.HasSuffix(files[0], ".pdf") {
		t.Fatalf("left for the viewer: %v, want one file", files)
	}
	if info, err := os.Stat(files[0]); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others can read what may be secret: %v", info.Mode())
	}
	p.close()
	if files := left(t); len(files) != 0 {
		t.Errorf("left behind: %v", files)
	}
}

func TestPrintWithNothingToPrintWith(t *testing.T) {
	programs(t, map[string]string{"xdg-open": "exit 3"})
	if _, err := (&printer{os: "linux", run: direct}).print(context.Background(), "x", []byte("%PDF\n")); fault.CodeOf(err) != fault.NoPrinter {
		t.Errorf("%v, want %s", err, fault.NoPrinter)
	}
	if files := left(t); len(files) != 0 {
		t.Errorf("left behind: %v", files)
	}
}
