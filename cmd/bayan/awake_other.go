//go:build !linux && !windows

package main

import (
	"os"
	"os/exec"
	"strconv"
)

// keepAwake keeps the display on until release is called, by the system's own
// program for it where there is one (macOS: caffeinate); it ends with this process.
func keepAwake() (release func()) {
	child := exec.Command("caffeinate", "-d", "-i", "-w", strconv.Itoa(os.Getpid()))
	if child.Start() != nil {
		return func() {}
	}
	return func() {
		_ = child.Process.Kill()
		_ = child.Wait()
	}
}
