package durable

import (
	"context"
	"os"
	"time"

	"bayan/internal/fault"
)

// Patience is how long Lock waits for another process. A change holds the lock
// for one fsync, so this is met only where a process hangs inside one.
const Patience = 10 * time.Second

// Lock takes a lock among processes for one change; unlock lets go of it, as
// the system does when a process ends, however it ends. path is a file of its
// own, made where there is none and left: on Windows a locked range of the data
// itself could not be read. Errors are fault.Busy with path after Patience,
// fault.Cancelled, or the system's own where the file cannot be made.
func Lock(ctx context.Context, path string) (unlock func(), err error) {
	const op = "durable.Lock"
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	// Asked for again and again rather than waited for in the kernel, where neither ctx nor patience reaches.
	deadline := time.Now().Add(Patience)
	for wait := 200 * time.Microsecond; ; wait = min(2*wait, 10*time.Millisecond) {
		held, err := tryLock(f)
		if err != nil {
			f.Close()
			return nil, err
		}
		if held {
			return func() { f.Close() }, nil
		}
		if time.Now().After(deadline) {
			f.Close()
			return nil, &fault.Error{Code: fault.Busy, Op: op, Path: path}
		}
		select {
		case <-ctx.Done():
			f.Close()
			return nil, &fault.Error{Code: fault.Cancelled, Op: op, Cause: ctx.Err()}
		case <-time.After(wait):
		}
	}
}
