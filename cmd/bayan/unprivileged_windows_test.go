package main

import "github.com/rogpeppe/go-internal/testscript"

// unprivileged has no counterpart here: file modes stop nobody on Windows.
func unprivileged(ts *testscript.TestScript, _ bool, _ []string) {
	ts.Fatalf("for unix only")
}
