//go:build linux && (amd64 || arm64)

package offline

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"testing"

	"golang.org/x/sys/unix"
)

// inChild makes the test's own program the one that is banned: a ban is for good.
const inChild = "BAYAN_TEST_FORBID"

func TestMain(m *testing.M) {
	if os.Getenv(inChild) == "" {
		os.Exit(m.Run())
	}
	if err := child(); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	os.Exit(0)
}

func child() error {
	if err := open(unix.AF_INET, unix.SOCK_DGRAM); err != nil {
		return fmt.Errorf("before the ban: %w", err)
	}
	// Threads that stand already are banned too.
	asked, answer := make(chan struct{}), make(chan error)
	go func() {
		<-asked
		answer <- open(unix.AF_INET, unix.SOCK_STREAM)
	}()
	if err := Forbid(); err != nil {
		return err
	}
	close(asked)
	if err := <-answer; !errors.Is(err, unix.EACCES) {
		return fmt.Errorf("TCP on another thread: %v, not EACCES", err)
	}
	for _, family := range []int{unix.AF_INET, unix.AF_INET6, unix.AF_PACKET, unix.AF_VSOCK, unix.AF_BLUETOOTH} {
		if err := open(family, unix.SOCK_DGRAM); !errors.Is(err, unix.EACCES) {
			return fmt.Errorf("family %d: %v, not EACCES", family, err)
		}
	}
	if _, _, errno := unix.Syscall(unix.SYS_IO_URING_SETUP, 1, 0, 0); errno != unix.ENOSYS {
		return fmt.Errorf("io_uring: %v, not ENOSYS", errno)
	}
	if err := open(unix.AF_UNIX, unix.SOCK_STREAM); err != nil {
		return fmt.Errorf("a local socket: %w", err)
	}
	return nil
}

func open(family, kind int) error {
	fd, err := unix.Socket(family, kind, 0)
	if err != nil {
		return err
	}
	return unix.Close(fd)
}

func TestForbid(t *testing.T) {
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), inChild+"=1")
	if said, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
}

func TestLocal(t *testing.T) {
	for display, local := range map[string]bool{
		"": true, ":0": true, ":1.0": true, "unix:0": true,
		"localhost:10.0": false, "ministry:0": false, "10.0.0.7:0": false, "[::1]:0": false,
	} {
		if Local(display) != local {
			t.Errorf("Local(%q) = %v", display, !local)
		}
	}
}
