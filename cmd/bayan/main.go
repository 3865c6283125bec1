// Command bayan reads, follows up, presents and prints official Arabic
// statements. It wires the packages to the process, and nothing else.
package main

import (
	"context"
	"crypto/rand"
	"os"
	"os/signal"
	"runtime"
	"syscall"
	"time"

	"bayan/internal/cli"
	"bayan/internal/offline"
)

// version is set by the linker: -X main.version=v1.2.0.
var version string

func main() { os.Exit(run()) }

func run() int {
	if os.Getenv(probeVariable) != "" {
		return probe()
	}
	if os.Getenv(launcherVariable) != "" {
		return serveLauncher()
	}
	attachConsole()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	host, _ := os.Hostname()      // a machine without a name is still a machine
	program, _ := os.Executable() // nor does every system tell
	return cli.Run(ctx, cli.Process{
		Args: os.Args[1:], Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		Getenv: os.Getenv, Now: time.Now, Random: rand.Reader,
		OS: runtime.GOOS, Host: host, Program: program, Forbid: offline.Forbid, Build: cli.Built(version), Display: probed, Window: window, Gallery: gallery,
	})
}
