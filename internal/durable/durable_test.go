package durable

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"bayan/internal/fault"
)

func say(text string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}
}

func content(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestWholeOrUntouched(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "إحاطة.pdf")
	if err := Write(path, 0o644, say("one")); err != nil {
		t.Fatal(err)
	}
	broken := &fault.Error{Code: fault.Cancelled, Op: "test"}
	err := Write(path, 0o644, func(w io.Writer) error {
		_ = say("tw")(w)
		return broken
	})
	var e *fault.Error
	if !errors.As(err, &e) || e.Code != fault.Cancelled || e.Path != path {
		t.Errorf("got %v", err)
	}
	if broken.Path != "" {
		t.Error("the caller's error was changed")
	}
	if got := content(t, path); got != "one" {
		t.Errorf("the file holds %q", got)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("left behind: %v", entries)
	}
}

func TestModeAndLinkStay(t *testing.T) {
	dir := t.TempDir()
	path, link := filepath.Join(dir, "file"), filepath.Join(dir, "link")
	if err := os.WriteFile(path, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(path, link); err != nil && runtime.GOOS != "windows" {
		t.Fatal(err)
	}
	if err := Write(link, 0o600, say("new")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Lstat(link)
	if err != nil || info.Mode()&fs.ModeSymlink == 0 && runtime.GOOS != "windows" {
		t.Errorf("the link was replaced: %v %v", info.Mode(), err)
	}
	if info, _ := os.Stat(path); content(t, path) != "new" || info.Mode().Perm() != 0o640 && runtime.GOOS != "windows" {
		t.Errorf("%q, mode %v", content(t, path), info.Mode())
	}
}

func TestWhereItCannot(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, code := range map[string]fault.Code{
		dir:                                 fault.IsFolder,
		filepath.Join(dir, "no", "out.pdf"): fault.Unwritable,
		filepath.Join(file, "out.pdf"):      fault.Unwritable,
	} {
		if err := Write(path, 0o644, say("x")); fault.CodeOf(err) != code {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestWhatKilledWritesLeftGoesAfterADay(t *testing.T) {
	dir := t.TempDir()
	old, fresh := filepath.Join(dir, ".bayan-1-0.tmp"), filepath.Join(dir, ".bayan-2-0.tmp")
	for _, path := range []string{old, fresh} {
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	yesterday := time.Now().Add(-25 * time.Hour)
	if err := os.Chtimes(old, yesterday, yesterday); err != nil {
		t.Fatal(err)
	}
	if err := Write(filepath.Join(dir, "out"), 0o600, say("x")); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(old); !errors.Is(err, fs.ErrNotExist) {
		t.Error("yesterday's is still there")
	}
	if _, err := os.Stat(fresh); err != nil {
		t.Error("what may be another's work is gone")
	}
}
