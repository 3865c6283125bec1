//go:build !windows

package main

import "errors"

// shell is of Windows alone.
func shell(string, string) error { return errors.ErrUnsupported }
