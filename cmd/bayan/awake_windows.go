package main

import (
	"runtime"
	"syscall"
)

// keepAwake keeps the display on until release is called: the state is the
// thread's (SetThreadExecutionState), so a thread is kept for it.
func keepAwake() (release func()) {
	const continuous, system, display = 0x80000000, 0x1, 0x2
	set := syscall.NewLazyDLL("kernel32.dll").NewProc("SetThreadExecutionState")
	done := make(chan struct{})
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		if set.Find() != nil {
			return
		}
		set.Call(continuous | system | display)
		<-done
		set.Call(continuous)
	}()
	return func() { close(done) }
}
