//go:build race

package cli

// raced: the race detector's own time and memory are not the program's.
const raced = true
