package main

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/ncruces/zenity"

	"bayan/internal/fault"
)

// files asks for a person's files and opens them.
type files struct {
	folders
	find, save func(options ...zenity.Option) (string, error)
	have       func() bool                                               // that find and save work here
	kde        func(ctx context.Context, args ...string) (string, error) // nil where there is no kdialog
	open       func(ctx context.Context, path string) error
}

func newFiles(f folders, run runner) files {
	return files{f, zenity.SelectFile, zenity.SelectFileSave, zenity.IsAvailable, kdialog(f.os), func(ctx context.Context, path string) error {
		opener := opener(f.os)
		return run(ctx, opener[0], append(opener[1:], path)...)
	}}
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

// opener is the system's own command that opens a file in the program for it.
func opener(system string) []string {
	switch system {
	case "windows":
		return []string{"rundll32", "url.dll,FileProtocolHandler"}
	case "darwin":
		return []string{"open", "--"}
	}
	return []string{"xdg-open"}
}
