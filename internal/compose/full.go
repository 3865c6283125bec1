package compose

import (
	"context"

	"bayan/internal/typeset"
)

// Compose sets a Document. It stops with ctx (fault.Cancelled).
func Compose(ctx context.Context, e *typeset.Engine, in Input, o Options) (*Document, error) {
	panic("contract")
}
