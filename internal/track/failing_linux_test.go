package track

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"syscall"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"

	"bayan/internal/fault"
)

func init() { children["failing"] = failing }

// A disk that breaks and one that fills up, as the kernel tells the program of
// them: from some moment on a system call of the child fails (seccomp(2)).
func TestFailingDisk(t *testing.T) {
	for name, code := range map[string]fault.Code{"fsync": fault.Unwritable, "pwrite": fault.Unwritable, "full": fault.DiskFull} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if out, err := child("failing", dir, name+" "+string(code)).Output(); err != nil {
				t.Fatalf("%s%v", out, err)
			}
			// The disk is mended, and another program goes on where the first was.
			l := open(t, real(dir))
			if l.Len() != 1 || l.Damage() != (Damage{}) || l.Progress()["m1"].Note != "" {
				t.Errorf("%d events, %+v", l.Len(), l.Damage())
			}
			set(t, l, "m1", Note.To("بعد إصلاح القرص"))
			if again := open(t, real(dir)); again.Len() != 2 || again.Damage() != (Damage{}) {
				t.Errorf("%d events, %+v", again.Len(), again.Damage())
			}
		})
	}
}

// failing sets a status on a sound disk and a note on one that fails as name says.
func failing(dir, name string) {
	var how string
	var code fault.Code
	if _, err := fmt.Sscan(name, &how, &code); err != nil {
		must(false, err)
	}
	l, err := Open(real(dir))
	must(err == nil, err)
	must(l.Set(context.Background(), "", "m1", Status.To("done")) == nil, "set on a sound disk")
	before, _ := os.ReadFile(l.Path())
	call, errno := uint32(unix.SYS_PWRITE64), syscall.EIO
	switch how {
	case "fsync":
		call = unix.SYS_FSYNC
	case "full":
		errno = syscall.ENOSPC
	}
	refuse(call, errno)
	for range 2 { // it does not get better by itself
		err = l.Set(context.Background(), "", "m1", Note.To("سطر"))
		must(errors.Is(err, errno) && fault.CodeOf(err) == code, "Set:", err)
	}
	must(l.Pending() == 2 && l.Len() == 1 && l.Progress()["m1"].Note == "سطر", "the change is not kept in memory")
	after, _ := os.ReadFile(l.Path())
	must(string(after) == string(before), "the file is not as it was:", len(before), len(after))
	os.Exit(0)
}

// refuse lets every later call of one kind fail, in all threads.
func refuse(call uint32, errno syscall.Errno) {
	runtime.LockOSThread()
	must(unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == nil, "prctl")
	filter := []unix.SockFilter{
		{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS, K: 0}, // struct seccomp_data: nr comes first
		{Code: unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, K: call, Jf: 1},
		{Code: unix.BPF_RET | unix.BPF_K, K: unix.SECCOMP_RET_ERRNO | uint32(errno)},
		{Code: unix.BPF_RET | unix.BPF_K, K: unix.SECCOMP_RET_ALLOW},
	}
	program := unix.SockFprog{Len: uint16(len(filter)), Filter: &filter[0]}
	_, _, failed := unix.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER, unix.SECCOMP_FILTER_FLAG_TSYNC, uintptr(unsafe.Pointer(&program)))
	must(failed == 0, "seccomp:", failed)
}
