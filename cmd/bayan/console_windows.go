package main

import (
	"os"

	"golang.org/x/sys/windows"
)

// attachConsole lets a program with a window write to the terminal that it was
// started from, if there is one. What is redirected stays so; bayan.com
// (packaging/windows) also waits for it.
func attachConsole() {
	const parent = ^uint32(0) // ATTACH_PARENT_PROCESS
	attach := windows.NewLazySystemDLL("kernel32.dll").NewProc("AttachConsole")
	if ok, _, _ := attach.Call(uintptr(parent)); ok == 0 {
		return
	}
	for _, f := range []struct {
		stream **os.File
		handle uint32
		name   string
		flag   int
	}{
		{&os.Stdin, windows.STD_INPUT_HANDLE, "CONIN$", os.O_RDONLY},
		{&os.Stdout, windows.STD_OUTPUT_HANDLE, "CONOUT$", os.O_RDWR},
		{&os.Stderr, windows.STD_ERROR_HANDLE, "CONOUT$", os.O_RDWR},
	} {
		if h, err := windows.GetStdHandle(f.handle); err == nil && h != 0 && h != windows.InvalidHandle {
			continue
		}
		if console, err := os.OpenFile(f.name, f.flag, 0); err == nil {
			*f.stream = console
		}
	}
}
