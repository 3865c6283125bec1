package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/ncruces/zenity"

	"bayan/internal/fault"
)

// files asks for a person's files and opens them.
type files struct {
	saving
	ask  func(options ...zenity.Option) (string, error)
	open func(ctx context.Context, path string) error
}

func newFiles(s saving) files {
	return files{s, zenity.SelectFile, func(ctx context.Context, path string) error { return shower(s.os, path).Run() }}
}

// Save asks where to save a file of that name.
func (f files) Save(ctx context.Context, title, name string) (string, bool, error) {
	s := f.saving
	s.title = title
	return s.choose(ctx, name)
}

// Pick asks for a file; fault.NoDialog where the system has nothing to ask with.
func (f files) Pick(ctx context.Context, title string) (string, bool, error) {
	path, err := f.ask(zenity.Context(ctx), zenity.Title(title), zenity.Filename(f.documents()+string(filepath.Separator)))
	switch {
	case errors.Is(err, zenity.ErrCanceled), ctx.Err() != nil:
		return "", false, nil
	case err != nil || path == "":
		return "", false, &fault.Error{Code: fault.NoDialog, Op: "files.Pick", Cause: err}
	}
	return path, true, nil
}

// shown are the endings of files that are only looked at. A path may have come
// with another office's record, so nothing is opened that could run.
var shown = []string{
	".pdf", ".doc", ".docx", ".odt", ".rtf", ".txt", ".md", ".csv", ".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".odp",
	".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".bmp", ".webp", ".eml", ".msg",
}

// Show opens a file of this machine in the system's program for it.
// fault.NotFound where there is none, NotShown where it is no document, or where
// merely asking for it would go over a network.
func (f files) Show(ctx context.Context, path string) error {
	const op = "files.Show"
	if !filepath.IsAbs(path) || strings.HasPrefix(path, `\\`) || strings.HasPrefix(path, "//") ||
		!slices.Contains(shown, strings.ToLower(filepath.Ext(path))) {
		return &fault.Error{Code: fault.NotShown, Op: op, Path: path}
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return &fault.Error{Code: fault.NotFound, Op: op, Path: path, Cause: err}
	case !info.Mode().IsRegular():
		return &fault.Error{Code: fault.NotShown, Op: op, Path: path}
	}
	if err := f.open(ctx, path); err != nil {
		return &fault.Error{Code: fault.NotShown, Op: op, Path: path, Cause: err}
	}
	return nil
}

// shower is the system's own opener. It outlives this program.
func shower(system, path string) *exec.Cmd {
	switch system {
	case "windows":
		return exec.Command("rundll32", "url.dll,FileProtocolHandler", path)
	case "darwin":
		return exec.Command("open", "--", path)
	}
	return exec.Command("xdg-open", path)
}
