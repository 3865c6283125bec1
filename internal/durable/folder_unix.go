//go:build unix

package durable

import (
	"errors"
	"os"
	"syscall"
)

// SyncFolder makes a folder's new and renamed entries outlive a power cut.
func SyncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	// Some network and FUSE file systems cannot sync a folder; the file itself is safe.
	if err := f.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, syscall.ENOTSUP) {
		return err
	}
	return nil
}

// Full reports whether a write failed for want of room.
func Full(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}
