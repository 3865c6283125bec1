package main

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// folders are a person's own.
type folders struct {
	os     string
	getenv func(string) string
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

// home is the person's own folder.
func (s folders) home() string {
	if s.os == "windows" {
		return s.getenv("USERPROFILE")
	}
	return s.getenv("HOME")
}

// documents is the person's documents folder, or the home folder where there is none.
func (s folders) documents() string {
	if dir := s.named("DOCUMENTS", "Documents"); dir != "" {
		return dir
	}
	return s.home()
}

// named is a folder of the person's own, by its name in xdg-user-dirs or else in the home
// folder; "" where there is none.
func (s folders) named(user, usual string) string {
	candidates := []string{filepath.Join(s.home(), usual)}
	if s.os != "windows" && s.os != "darwin" {
		candidates = append([]string{s.userDirectory(user)}, candidates...)
	}
	for _, dir := range candidates {
		if info, err := os.Stat(dir); dir != "" && err == nil && info.IsDir() {
			return dir
		}
	}
	return ""
}

// userDirectory reads XDG_NAME_DIR of xdg-user-dirs: KEY="$HOME/…" or an absolute path, one a line.
func (s folders) userDirectory(name string) string {
	config := s.getenv("XDG_CONFIG_HOME")
	if config == "" {
		config = filepath.Join(s.home(), ".config")
	}
	f, err := os.Open(filepath.Join(config, "user-dirs.dirs"))
	if err != nil {
		return ""
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		value, ok := strings.CutPrefix(strings.TrimSpace(lines.Text()), "XDG_"+name+"_DIR=")
		if !ok {
			continue
		}
		value = strings.Trim(value, `"`)
		if rest, ok := strings.CutPrefix(value, "$HOME"); ok {
			return filepath.Join(s.home(), rest)
		}
		return value
	}
	return ""
}
