package main

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// The test binary is the program too: testdata's scripts run it as bayan.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"bayan": func() { os.Exit(run()) }})
}

func TestScripts(t *testing.T) {
	root := t.TempDir()
	// Another user goes through here (the command unprivileged).
	for _, dir := range []string{root, filepath.Dir(root)} {
		if err := os.Chmod(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata", WorkdirRoot: root,
		Setup: func(e *testscript.Env) error {
			e.Setenv("BAYAN_DATA", filepath.Join(e.WorkDir, "data"))
			for _, name := range []string{"DISPLAY", "WAYLAND_DISPLAY", "LANG", "LC_ALL", "LC_MESSAGES"} {
				e.Setenv(name, "")
			}
			return os.Chmod(e.WorkDir, 0o755)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"unprivileged": unprivileged, "whole": whole, "damage": damage, "glob": glob, "readable": readable, "exitcode": exitcode,
		},
		Condition: func(c string) (bool, error) {
			switch c {
			case "devfull":
				return runtime.GOOS == "linux", nil
			case "tmpfs": // a small disk can be made, in a name space of its own
				return exec.Command("unshare", "-Urm", "mount", "-t", "tmpfs", "none", root).Run() == nil, nil
			}
			return false, nil
		},
	})
}

// whole checks that a file is a complete PDF, or that a folder holds nothing but the named files.
func whole(ts *testscript.TestScript, neg bool, args []string) {
	data := ts.ReadFile(args[0])
	ok := strings.HasPrefix(data, "%PDF-1.7") && strings.HasSuffix(strings.TrimSpace(data), "%%EOF")
	if ok == neg {
		ts.Fatalf("%s: a whole PDF is %v", args[0], ok)
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(ts.MkAbs(args[0])), ".bayan-*"))
	if err != nil || len(left) > 0 {
		ts.Fatalf("left behind: %v %v", left, err)
	}
}

// damage changes the file that a pattern names: "flip" a bit in its middle, or
// "tear" a part off its end.
func damage(ts *testscript.TestScript, _ bool, args []string) {
	files, err := filepath.Glob(ts.MkAbs(args[1]))
	ts.Check(err)
	for _, file := range files {
		data, err := os.ReadFile(file)
		ts.Check(err)
		switch args[0] {
		case "flip":
			data[len(data)/2] ^= 1
		case "tear":
			data = data[:len(data)-10]
		}
		ts.Check(os.WriteFile(file, data, 0o600))
	}
	if len(files) == 0 {
		ts.Check(errors.Join(fs.ErrNotExist, errors.New(args[1])))
	}
}

// glob copies the one file that a pattern names.
func glob(ts *testscript.TestScript, _ bool, args []string) {
	files, err := filepath.Glob(ts.MkAbs(args[0]))
	ts.Check(err)
	if len(files) != 1 {
		ts.Fatalf("%s: %v", args[0], files)
	}
	data, err := os.ReadFile(files[0])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), data, 0o600))
}

// readable lets everybody read a folder, and nobody else write it.
func readable(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(filepath.WalkDir(ts.MkAbs(args[0]), func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			return os.Chmod(path, 0o555)
		}
		return os.Chmod(path, 0o444)
	}))
}

// exitcode runs bayan and checks its exit code exactly.
func exitcode(ts *testscript.TestScript, _ bool, args []string) {
	var exit *exec.ExitError
	err := ts.Exec("bayan", args[1:]...)
	if !errors.As(err, &exit) || exit.ExitCode() != atoi(args[0]) {
		ts.Fatalf("bayan %v: %v", args[1:], err)
	}
}

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return n
}
