package main

import (
	"os"
	"strings"

	"github.com/godbus/dbus/v5"
)

// keepAwake asks the desktop not to blank the display (freedesktop.org, Idle
// Inhibition Service 0.1) until release is called. It goes over the session's
// bus, a local socket; where there is none, or nobody answers there, nothing is
// kept awake, which is no reason not to present. The desktop takes the request
// back by itself when this process ends.
func keepAwake() (release func()) {
	address := os.Getenv("DBUS_SESSION_BUS_ADDRESS")
	if !strings.HasPrefix(address, "unix:") || strings.Contains(address, ";") { // never another machine's
		return func() {}
	}
	done := make(chan struct{})
	go func() {
		bus, err := dbus.Connect(address)
		if err != nil {
			return
		}
		defer bus.Close()
		var cookie uint32
		saver := bus.Object("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver")
		if saver.Call("org.freedesktop.ScreenSaver.Inhibit", 0, "Bayan", "presentation").Store(&cookie) != nil {
			return
		}
		<-done
		saver.Call("org.freedesktop.ScreenSaver.UnInhibit", 0, cookie)
	}()
	return func() { close(done) }
}
