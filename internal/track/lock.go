package track

import (
	"context"
	"errors"

	"bayan/internal/durable"
	"bayan/internal/fault"
)

// lock takes the lock for one append.
func (l *Log) lock(ctx context.Context) (func(), error) {
	const op = "track.lock"
	unlock, err := durable.Lock(ctx, l.Path()+".lock")
	var known *fault.Error
	switch {
	case err == nil:
		return unlock, nil
	case errors.As(err, &known):
		return nil, &fault.Error{Code: known.Code, Op: op, Path: l.Path(), Cause: err}
	}
	return nil, l.denied(op, err)
}
