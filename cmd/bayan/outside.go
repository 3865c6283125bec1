package main

import (
	"context"
	"os"
	"os/exec"

	"bayan/internal/cli"
	"bayan/internal/launch"
	"bayan/internal/offline"
)

// launcherVariable makes this program the child that starts others.
const launcherVariable = "BAYAN_LAUNCHER"

// runner starts one of the system's programs and waits until it ends or ctx
// does, which leaves the program running: a viewer outlives us.
type runner func(ctx context.Context, name string, args ...string) error

func direct(ctx context.Context, name string, args ...string) error {
	program := exec.Command(name, args...)
	if err := program.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- program.Wait() }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// forbid forbids this process the network, but not what it starts from then on.
// A display on another host needs the network, so there the law rests on the
// code alone. The caller calls close when the window is gone.
func forbid(w cli.Window) (run runner, close func()) {
	none := func() {}
	if !offline.Local(w.Process.Getenv("DISPLAY")) {
		return direct, none
	}
	outside, err := launch.Start(w.Process.Program, launcherVariable)
	if err != nil {
		w.Log.Warn("launcher", "cause", err.Error())
		return direct, none
	}
	if err := w.Process.Forbid(); err != nil { // this system has no such ban
		outside.Close()
		return direct, none
	}
	return outside.Run, func() { outside.Close() }
}

func serveLauncher() int {
	if launch.Serve(launcherVariable, os.Stdin, os.Stdout) != nil {
		return 1
	}
	return 0
}
