package track

import (
	"context"
	"os"
	"time"

	"bayan/internal/fault"
)

// Patience is how long an append waits for another process's. An append holds
// the lock for one fsync, so this is met only where a process hangs inside one.
const Patience = 10 * time.Second

// lock takes the lock for one append. It is on a file of its own: on Windows a
// locked range of the log could not be read. The system lets go of it when a
// process ends, however it ends.
func (l *Log) lock(ctx context.Context) (func(), error) {
	const op = "track.lock"
	f, err := os.OpenFile(l.Path()+".lock", os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, l.denied(op, err)
	}
	// Asked for again and again rather than waited for in the kernel, where neither ctx nor patience reaches.
	deadline := time.Now().Add(Patience)
	for wait := 200 * time.Microsecond; ; wait = min(2*wait, 10*time.Millisecond) {
		held, err := tryLock(f)
		if err != nil {
			f.Close()
			return nil, l.denied(op, err)
		}
		if held {
			return func() { f.Close() }, nil
		}
		if time.Now().After(deadline) {
			f.Close()
			return nil, &fault.Error{Code: fault.Busy, Op: op, Path: l.Path()}
		}
		select {
		case <-ctx.Done():
			f.Close()
			return nil, &fault.Error{Code: fault.Cancelled, Op: op, Cause: ctx.Err()}
		case <-time.After(wait):
		}
	}
}
