//go:build unix

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"

	"github.com/rogpeppe/go-internal/testscript"
)

// unprivileged runs bayan as a user whom file modes stop: as root they stop
// nobody. It checks standard output and error by the files that follow --, each
// a text that must be in them.
func unprivileged(ts *testscript.TestScript, neg bool, args []string) {
	program := ts.MkAbs("bayan")
	if _, err := os.Stat(program); err != nil {
		own, err := os.Executable()
		ts.Check(err)
		data, err := os.ReadFile(own)
		ts.Check(err)
		// A child that another script starts meanwhile would hold the file open for
		// writing until it is another program, and a file that is written to cannot be run.
		syscall.ForkLock.RLock()
		err = os.WriteFile(program, data, 0o755)
		syscall.ForkLock.RUnlock()
		ts.Check(err)
	}
	cmd := exec.Command(program, args...)
	cmd.Dir = ts.MkAbs(".")
	for _, name := range []string{"BAYAN_DATA", "LANG", "DISPLAY", "HOME", "PATH"} {
		cmd.Env = append(cmd.Env, name+"="+ts.Getenv(name))
	}
	if os.Getuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	err := cmd.Run()
	ts.Check(os.WriteFile(filepath.Join(ts.MkAbs("."), "out"), out.Bytes(), 0o600))
	ts.Check(os.WriteFile(filepath.Join(ts.MkAbs("."), "said"), said.Bytes(), 0o600))
	if (err == nil) == neg {
		ts.Fatalf("bayan %v: %v\n%s%s", args, err, out.Bytes(), said.Bytes())
	}
}
