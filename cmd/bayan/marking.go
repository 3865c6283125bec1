package main

import (
	"context"
	"encoding/hex"
	"io"
	"time"

	"bayan/internal/cli"
	"bayan/internal/fault"
	"bayan/internal/library"
	"bayan/internal/marks"
)

// marking shows the person's marks to the window.
type marking struct {
	cli.Window
	kept *library.Marks
}

func (m *marking) Load() (marks.List, error) {
	list, err := m.kept.Load()
	return list, logged(m.Window, "marks", err)
}

func (m *marking) Apply(ctx context.Context, e marks.Edit) (marks.List, error) {
	list, err := m.kept.Apply(ctx, e, m.Process.Now())
	return list, logged(m.Window, "mark", err)
}

func (m *marking) Stamp() (string, time.Time, error) {
	var id [10]byte
	if _, err := io.ReadFull(m.Process.Random, id[:]); err != nil {
		return "", time.Time{}, &fault.Error{Code: fault.Unknown, Op: "window.Stamp", Cause: err}
	}
	return hex.EncodeToString(id[:]), m.Process.Now().UTC(), nil
}
