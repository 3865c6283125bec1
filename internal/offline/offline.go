// Package offline makes the kernel hold PRODUCT.md's sixth law: after Forbid,
// this process and what it starts can open no socket but a local one.
//
// The program never tries to. The ban is for the officer who answers for the
// machine: what it says can be checked (`bayan doctor`, /proc/PID/status), and
// it also binds the C libraries that come with a window.
package offline

import "strings"

// Local reports whether a DISPLAY of X11 is on this machine ("", ":0",
// "unix:0"). One on another host, or behind ssh ("localhost:10.0"), is reached
// over TCP, and a ban would end the window.
func Local(display string) bool {
	host, _, _ := strings.Cut(display, ":")
	return host == "" || host == "unix"
}
