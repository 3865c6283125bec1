package main

import "golang.org/x/sys/windows"

// shell does what the shell does for a verb of a file's menu.
func shell(verb, path string) error {
	v, err := windows.UTF16PtrFromString(verb)
	if err != nil {
		return err
	}
	f, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return err
	}
	return windows.ShellExecute(0, v, f, nil, nil, windows.SW_SHOWNORMAL)
}
