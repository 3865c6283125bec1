//go:build !linux || !(amd64 || arm64)

package offline

import "errors"

// Forbid is of Linux alone: the error is errors.ErrUnsupported.
func Forbid() error { return errors.ErrUnsupported }
