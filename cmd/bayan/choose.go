package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/ncruces/zenity"

	"bayan/internal/cli"
)

// saving is where a file is saved: by the platform's own dialog, or where there
// is none in the documents folder.
type saving struct {
	title, os string
	getenv    func(string) string
	dialog    func(options ...zenity.Option) (string, error)
}

func chooser(w cli.Window) saving {
	return saving{w.Words.T("export.title"), w.Process.OS, w.Process.Getenv, zenity.SelectFileSave}
}

// choose asks for a path; false where the person gave up.
func (s saving) choose(ctx context.Context, name string) (string, bool, error) {
	folder, ending := s.documents(), filepath.Ext(name)
	path, err := s.dialog(
		zenity.Context(ctx), zenity.Title(s.title), zenity.Filename(filepath.Join(folder, name)), zenity.ConfirmOverwrite(),
		zenity.FileFilter{Name: strings.ToUpper(strings.TrimPrefix(ending, ".")), Patterns: []string{"*" + ending}, CaseFold: true},
	)
	switch {
	case errors.Is(err, zenity.ErrCanceled), ctx.Err() != nil:
		return "", false, nil
	case err != nil || path == "": // no dialog program, or one that does not work here
		return free(folder, name), true, nil
	}
	if filepath.Ext(path) == "" {
		path += ending
	}
	return path, true, nil
}

// free is a name in folder that no file has: a file is replaced only by whom a dialog asked.
func free(folder, name string) string {
	ext := filepath.Ext(name)
	stem := strings.TrimSuffix(name, ext)
	path := filepath.Join(folder, name)
	for n := 2; n < 10_000; n++ {
		if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
			break
		}
		path = filepath.Join(folder, fmt.Sprintf("%s (%d)%s", stem, n, ext))
	}
	return path
}

// documents is the person's documents folder, or the home folder where there is none.
func (s saving) documents() string {
	home := s.getenv("HOME")
	if s.os == "windows" {
		home = s.getenv("USERPROFILE")
	}
	candidates := []string{filepath.Join(home, "Documents")}
	if s.os != "windows" && s.os != "darwin" {
		candidates = append([]string{s.userDirectory(home)}, candidates...)
	}
	for _, dir := range candidates {
		if info, err := os.Stat(dir); dir != "" && err == nil && info.IsDir() {
			return dir
		}
	}
	return home
}

// userDirectory reads XDG_DOCUMENTS_DIR of xdg-user-dirs: KEY="$HOME/…" or an absolute path, one a line.
func (s saving) userDirectory(home string) string {
	config := s.getenv("XDG_CONFIG_HOME")
	if config == "" {
		config = filepath.Join(home, ".config")
	}
	f, err := os.Open(filepath.Join(config, "user-dirs.dirs"))
	if err != nil {
		return ""
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		value, ok := strings.CutPrefix(strings.TrimSpace(lines.Text()), "XDG_DOCUMENTS_DIR=")
		if !ok {
			continue
		}
		value = strings.Trim(value, `"`)
		if rest, ok := strings.CutPrefix(value, "$HOME"); ok {
			return filepath.Join(home, rest)
		}
		return value
	}
	return ""
}
