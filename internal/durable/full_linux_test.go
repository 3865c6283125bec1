package durable

import (
	"testing"

	"bayan/internal/fault"
)

// A device is written straight: renaming over it would replace it.
func TestDevices(t *testing.T) {
	if err := Write("/dev/null", 0o644, say("x")); err != nil {
		t.Error(err)
	}
	if err := Write("/dev/full", 0o644, say("x")); fault.CodeOf(err) != fault.DiskFull {
		t.Errorf("got %v", err)
	}
}
