// Package library is what the program keeps on this machine besides the
// follow-up itself: where the data folder is, which device this is, the
// person's settings, where each briefing was left, and the shelf of briefings
// that are kept with their originals. Files are replaced
// whole (internal/durable); a folder that cannot be written is still read.
package library

import (
	"os"
	"path/filepath"

	"bayan/internal/durable"
	"bayan/internal/fault"
)

// Where says what the system tells of data folders.
type Where struct {
	Flag   string              // --data, "" where not given
	Getenv func(string) string // BAYAN_DATA and the system's own
	OS     string              // runtime.GOOS
	// Program is the running program's path, "" where the system does not tell.
	Program string
}

// Portable is the name of the file that, beside the program, keeps the data
// beside it too: on a stick that is carried from one laptop to another.
const Portable = "portable"

// Folder is the data folder's path: --data, else BAYAN_DATA, else "data" beside
// a program that finds the file Portable there, else the system's place for a
// program's data (XDG Base Directory 0.8, %AppData%, Application
// Support). It need not exist. "" where the system names no home.
func (w Where) Folder() string {
	first := func(values ...string) string {
		for _, v := range values {
			if v != "" {
				return v
			}
		}
		return ""
	}
	under := func(base string, more ...string) string {
		if base == "" {
			return ""
		}
		return filepath.Join(append([]string{base}, more...)...)
	}
	if chosen := first(w.Flag, w.Getenv("BAYAN_DATA")); chosen != "" {
		return chosen
	}
	if w.Program != "" {
		beside := filepath.Dir(w.Program)
		if _, err := os.Stat(filepath.Join(beside, Portable)); err == nil {
			return filepath.Join(beside, "data")
		}
	}
	switch w.OS {
	case "windows":
		return under(w.Getenv("AppData"), "Bayan")
	case "darwin":
		return under(w.Getenv("HOME"), "Library", "Application Support", "Bayan")
	}
	// The specification: a relative path in XDG_DATA_HOME is to be ignored.
	if xdg := w.Getenv("XDG_DATA_HOME"); filepath.IsAbs(xdg) {
		return filepath.Join(xdg, "bayan")
	}
	return under(w.Getenv("HOME"), ".local", "share", "bayan")
}

// Library is a data folder. Its methods may be called from several goroutines and
// processes at once. Unlocking its shelf opens all of it that is locked.
type Library struct {
	dir   string
	vault *vault
}

// At is the library in a folder. Nothing is created until something is kept.
func At(dir string) *Library {
	return &Library{dir, &vault{path: filepath.Join(dir, "library", "lock.age")}}
}

// Dir is the data folder.
func (l *Library) Dir() string { return l.dir }

// FollowUp is the folder of the follow-up logs.
func (l *Library) FollowUp() string { return filepath.Join(l.dir, "followup") }

// Log is the path of the program's own log.
func (l *Library) Log() string { return filepath.Join(l.dir, "bayan.log") }

// Writable is nil where the folder can be written (it is created), else
// fault.DataReadOnly or fault.DiskFull. It asks by writing: modes do not tell
// of a read-only mount, nor of root.
func (l *Library) Writable() error {
	const op = "library.Writable"
	if l.dir == "" {
		return &fault.Error{Code: fault.DataReadOnly, Op: op}
	}
	if err := durable.MakeFolder(l.dir); err != nil {
		return readOnly(op, l.dir, err)
	}
	f, err := os.CreateTemp(l.dir, ".probe-*")
	if err != nil {
		return readOnly(op, l.dir, err)
	}
	_, err = f.WriteString("bayan\n")
	if closed := f.Close(); err == nil {
		err = closed
	}
	if removed := os.Remove(f.Name()); err == nil {
		err = removed
	}
	return readOnly(op, l.dir, err)
}

// readOnly is a failed write in the data folder as the person should hear of it.
func readOnly(op, dir string, err error) error {
	switch {
	case err == nil:
		return nil
	case fault.CodeOf(err) == fault.DiskFull, durable.Full(err):
		return &fault.Error{Code: fault.DiskFull, Op: op, Path: dir, Cause: err}
	}
	return &fault.Error{Code: fault.DataReadOnly, Op: op, Path: dir, Cause: err}
}
