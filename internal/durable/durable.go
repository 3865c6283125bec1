// Package durable writes files so that a crash, a full disk or a pulled stick
// leaves either the old file or the new one: write beside it, fsync, rename,
// fsync of the folder. It also names what the system says of a failed write.
package durable

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"bayan/internal/fault"
)

// Write fills a file beside path and renames it to path once it is whole and on
// disk. Where fill fails, path is untouched and the unfinished file is gone. An
// existing file keeps its mode, a symbolic link stays one, and what is neither
// file nor folder (/dev/stdout, a pipe) is written straight. Errors are
// fault.IsFolder, DiskFull, Unwritable, or fill's own *fault.Error, with Path.
func Write(path string, mode fs.FileMode, fill func(io.Writer) error) error {
	const op = "durable.Write"
	target, info, err := resolve(path)
	if err != nil {
		return Fault(op, path, err)
	}
	if info != nil {
		switch {
		case info.IsDir():
			return &fault.Error{Code: fault.IsFolder, Op: op, Path: path}
		case !info.Mode().IsRegular():
			return straight(op, path, fill)
		}
	}
	dir := filepath.Dir(target)
	f, err := beside(dir, mode)
	if err != nil {
		return Fault(op, path, err)
	}
	err = fill(f)
	if err == nil && info != nil {
		err = f.Chmod(info.Mode().Perm())
	}
	if err == nil {
		err = f.Sync()
	}
	if err == nil {
		sweep(f)
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(f.Name(), target)
	}
	if err != nil {
		os.Remove(f.Name())
		return Fault(op, path, err)
	}
	return Fault(op, path, SyncFolder(dir))
}

// resolve follows links to the file that will be replaced; info is nil where there is none yet.
func resolve(path string) (string, fs.FileInfo, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return path, nil, nil
	}
	if err != nil {
		return "", nil, err
	}
	target, err := filepath.EvalSymlinks(path)
	return target, info, err
}

// MakeFolder makes a folder and those above it that are missing, each of them
// safe in the one above.
func MakeFolder(dir string) error {
	if info, err := os.Stat(dir); err == nil {
		if !info.IsDir() {
			return &fs.PathError{Op: "mkdir", Path: dir, Err: syscall.ENOTDIR}
		}
		return nil
	}
	parent := filepath.Dir(dir)
	if parent != dir {
		if err := MakeFolder(parent); err != nil {
			return err
		}
	}
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return SyncFolder(parent)
}

// beside opens a new file in dir. The name needs no randomness: O_EXCL decides.
// The mode is left to the umask, which os.CreateTemp would not do.
func beside(dir string, mode fs.FileMode) (*os.File, error) {
	for n := 0; ; n++ {
		name := filepath.Join(dir, fmt.Sprintf(".bayan-%d-%d.tmp", os.Getpid(), n))
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, mode)
		if !errors.Is(err, fs.ErrExist) || n > 1000 {
			return f, err
		}
	}
}

// sweep removes what writes that were killed left in a file's folder, once it
// is a day older than the file: no write takes that long. It is no one's loss
// if it cannot.
func sweep(f *os.File) {
	own, err := f.Stat()
	if err != nil {
		return
	}
	dir := filepath.Dir(f.Name())
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if ours, _ := filepath.Match(".bayan-*.tmp", e.Name()); !ours {
			continue
		}
		if info, err := e.Info(); err == nil && own.ModTime().Sub(info.ModTime()) > 24*time.Hour {
			os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}

func straight(op, path string, fill func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err == nil {
		err = fill(f)
		if closed := f.Close(); err == nil {
			err = closed
		}
	}
	return Fault(op, path, err)
}

// Fault is err as a *fault.Error about writing path: DiskFull, IsFolder or
// Unwritable. One that is already a *fault.Error keeps its code and gets the
// path where it has none; nil stays nil.
func Fault(op, path string, err error) error {
	if err == nil {
		return nil
	}
	var known *fault.Error
	if errors.As(err, &known) {
		if known.Path != "" {
			return err
		}
		named := *known
		named.Path = path
		return &named
	}
	code := fault.Unwritable
	switch {
	case Full(err):
		code = fault.DiskFull
	case errors.Is(err, syscall.EISDIR):
		code = fault.IsFolder
	}
	return &fault.Error{Code: code, Op: op, Path: path, Cause: err}
}
