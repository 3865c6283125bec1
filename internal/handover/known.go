package handover

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"bayan/internal/fault"
)

// Known is the key of another office, with the name that a person gave it.
type Known struct {
	Key   Public
	Name  string
	Since time.Time
}

// known is keys.json.
type known struct {
	Version int        `json:"version"`
	Keys    []knownKey `json:"keys"`
}

type knownKey struct {
	Key   string    `json:"key"`
	Name  string    `json:"name"`
	Since time.Time `json:"since"`
}

const knownVersion = 1

func (r *Ring) list() string { return filepath.Join(r.dir, "keys.json") }

// Known are the keys that are known, in the order in which they were trusted.
// fault.Unreadable, DamagedFile, NewerFormat: then nobody is known.
func (r *Ring) Known() ([]Known, error) {
	const op = "handover.Known"
	failed := func(code fault.Code, err error) ([]Known, error) {
		return nil, &fault.Error{Code: code, Op: op, Path: r.list(), Cause: err}
	}
	data, err := os.ReadFile(r.list())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return failed(fault.Unreadable, err)
	}
	var f known
	err = json.Unmarshal(data, &f)
	switch {
	case f.Version > knownVersion:
		return failed(fault.NewerFormat, err)
	case err != nil:
		return failed(fault.DamagedFile, err)
	}
	var out []Known
	for _, k := range f.Keys {
		public, err := ParsePublic(k.Key)
		if err != nil {
			return failed(fault.DamagedFile, err)
		}
		out = append(out, Known{public, k.Name, k.Since})
	}
	return out, nil
}

// Trust makes a key known by a name from now on; one that is known gets the
// name. Errors as of Known, and fault.DataReadOnly, DiskFull, Busy, Cancelled.
func (r *Ring) Trust(ctx context.Context, key Public, name string, now time.Time) error {
	return r.changeKnown(ctx, "handover.Trust", func(all []Known) []Known {
		for i := range all {
			if all[i].Key == key {
				all[i].Name = name
				return all
			}
		}
		return append(all, Known{key, name, now.UTC().Truncate(time.Second)})
	})
}

// Forget makes a key unknown again. Errors as of Trust.
func (r *Ring) Forget(ctx context.Context, key Public) error {
	return r.changeKnown(ctx, "handover.Forget", func(all []Known) []Known {
		return slices.DeleteFunc(all, func(k Known) bool { return k.Key == key })
	})
}

func (r *Ring) changeKnown(ctx context.Context, op string, change func([]Known) []Known) error {
	return r.locked(ctx, op, func() error {
		all, err := r.Known()
		if err != nil {
			return err
		}
		f := known{Version: knownVersion}
		for _, k := range change(all) {
			f.Keys = append(f.Keys, knownKey{k.Key.String(), k.Name, k.Since})
		}
		data, err := json.MarshalIndent(f, "", "  ")
		if err != nil {
			return &fault.Error{Code: fault.Unknown, Op: op, Cause: err}
		}
		return r.write(op, r.list(), string(data)+"\n")
	})
}
