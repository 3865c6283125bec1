package durable

import (
	"errors"

	"golang.org/x/sys/windows"
)

// SyncFolder does nothing: NTFS journals its folders, and a folder has no handle to flush.
func SyncFolder(string) error { return nil }

// Full reports whether a write failed for want of room.
func Full(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL)
}
