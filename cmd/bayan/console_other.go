//go:build !windows

package main

// attachConsole is of Windows alone: elsewhere a program has its terminal.
func attachConsole() {}
