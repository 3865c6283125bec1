package library

import (
	"context"
	"os"
	"path/filepath"

	"bayan/internal/durable"
	"bayan/internal/fault"
)

func (l *Library) shelfLock() string { return filepath.Join(l.dir, "library", "shelf.lock") }

// hold takes a lock among processes at path for one change (durable.Lock), and
// makes its folder: fault.Busy, Cancelled, DataReadOnly, DiskFull.
func (l *Library) hold(ctx context.Context, op, path string) (unlock func(), err error) {
	if err := durable.MakeFolder(filepath.Dir(path)); err != nil {
		return nil, readOnly(op, l.dir, err)
	}
	unlock, err = durable.Lock(ctx, path)
	if code := fault.CodeOf(err); code == fault.Busy || code == fault.Cancelled {
		return nil, err
	}
	return unlock, readOnly(op, l.dir, err)
}

// holdCovered is hold for a file that the passphrase covers besides the shelf.
// While there is one the shelf is held too: else the passphrase could be taken
// away between the question whether a file is to be encrypted and its writing,
// and nobody could ever read it.
func (l *Library) holdCovered(ctx context.Context, op, path string) (unlock func(), err error) {
	if !l.vault.exists() {
		return l.hold(ctx, op, path+".lock")
	}
	shelf, err := l.hold(ctx, op, l.shelfLock())
	if err != nil {
		return nil, err
	}
	own, err := l.hold(ctx, op, path+".lock")
	if err != nil {
		shelf()
		return nil, err
	}
	return func() { own(); shelf() }, nil
}

// filesOf are the files of a folder with an ending, in order of their names; none
// where it cannot be read. A pattern would trip over brackets in the folder's path.
func filesOf(folder, ending string) (paths []string) {
	entries, _ := os.ReadDir(folder)
	for _, e := range entries {
		if filepath.Ext(e.Name()) == ending {
			paths = append(paths, filepath.Join(folder, e.Name()))
		}
	}
	return paths
}
