//go:build amd64 || arm64

package offline

import (
	"fmt"
	"runtime"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Offsets in seccomp(2)'s struct seccomp_data, in bytes. The domain of a socket
// is an int: its argument's low half, the first on both little-endian machines.
const (
	atCall    = 0
	atMachine = 4
	atDomain  = 16
)

// x32 is the bit of calls in the x32 ABI, which shares amd64's machine number.
const x32 = 0x40000000

// Forbid denies every new socket but local ones (AF_UNIX, AF_NETLINK) with
// EACCES, in all threads and for good, by a seccomp filter; io_uring, which can
// open sockets behind a filter's back, is denied too. Programs started later
// inherit that. The error wraps errors.ErrUnsupported or the kernel's refusal.
func Forbid() error {
	// The thread that asks must be the one that gave up new privileges.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return fmt.Errorf("no new privileges: %w", err)
	}
	program := filter()
	f := unix.SockFprog{Len: uint16(len(program)), Filter: &program[0]}
	thread, _, errno := unix.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER,
		unix.SECCOMP_FILTER_FLAG_TSYNC, uintptr(unsafe.Pointer(&f)))
	switch {
	case errno != 0:
		return fmt.Errorf("seccomp: %w", errno)
	case thread != 0:
		return fmt.Errorf("seccomp: thread %d has a filter of its own", thread)
	}
	return nil
}

// filter is the program in classic BPF (seccomp(2), linux/filter.h). A jump
// counts the instructions that it skips.
func filter() []unix.SockFilter {
	load := func(at uint32) unix.SockFilter {
		return unix.SockFilter{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS, K: at}
	}
	equal := func(k uint32, yes, no uint8) unix.SockFilter {
		return unix.SockFilter{Code: unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, K: k, Jt: yes, Jf: no}
	}
	end := func(k uint32) unix.SockFilter { return unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: k} }
	return []unix.SockFilter{
		load(atMachine),
		equal(machine, 0, 9), // another machine's calls (i386 on amd64) are none that we make
		load(atCall),
		{Code: unix.BPF_JMP | unix.BPF_JGE | unix.BPF_K, K: x32, Jt: 7},
		equal(unix.SYS_IO_URING_SETUP, 6, 0),
		equal(unix.SYS_SOCKET, 0, 3),
		load(atDomain),
		equal(unix.AF_UNIX, 1, 0),
		equal(unix.AF_NETLINK, 0, 1),
		end(unix.SECCOMP_RET_ALLOW),
		end(unix.SECCOMP_RET_ERRNO | uint32(unix.EACCES)),
		end(unix.SECCOMP_RET_ERRNO | uint32(unix.ENOSYS)),
	}
}
