//go:build unix

package launch

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

const variable = "BAYAN_TEST_LAUNCHER"

func TestMain(m *testing.M) {
	if os.Getenv(variable) == "" {
		os.Exit(m.Run())
	}
	if err := Serve(variable, os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

func start(t *testing.T) *Launcher {
	t.Helper()
	l, err := Start(os.Args[0], variable)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

func TestProgramsRunAndTellHowTheyEnded(t *testing.T) {
	l := start(t)
	path := filepath.Join(t.TempDir(), "a name\nof two lines «بيان»")
	if err := l.Run(t.Context(), "touch", path); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
	if err := l.Run(t.Context(), "false"); err == nil || !strings.Contains(err.Error(), "exit status 1") {
		t.Errorf("false: %v", err)
	}
	if err := l.Run(t.Context(), "sh", "-c", `test -z "$`+variable+`"`); err != nil {
		t.Errorf("what it starts would be a launcher too: %v", err)
	}
	if err := l.Run(t.Context(), "no-such-program-of-ours"); err == nil {
		t.Error("a program that is not there is no error")
	}
}

func TestOneSlowProgramHoldsUpNoOther(t *testing.T) {
	l := start(t)
	open := filepath.Join(t.TempDir(), "open") // the viewer stays while this is there
	if err := os.WriteFile(open, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	wg.Go(func() {
		if err := l.Run(ctx, "sh", "-c", `while [ -e "$0" ]; do sleep 0.02; done`, open); err != context.Canceled {
			t.Errorf("a viewer that stays: %v", err)
		}
	})
	for range 20 {
		if err := l.Run(t.Context(), "true"); err != nil {
			t.Fatal(err)
		}
	}
	cancel()
	wg.Wait()
}

func TestNothingIsAskedOfAChildThatHasEnded(t *testing.T) {
	l := start(t)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if err := l.Run(t.Context(), "true"); err == nil {
		t.Error("no error")
	}
}
