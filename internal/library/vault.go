package library

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"filippo.io/age"

	"bayan/internal/durable"
	"bayan/internal/fault"
)

// A locked shelf is encrypted at rest with age (age-encryption.org/v1), and with
// it the marks and the edits of slides, which quote what is kept: every file to
// one X25519 recipient, whose identity stands in lock.age under the person's
// passphrase (scrypt). So a passphrase is changed by writing one file, and what
// is kept costs no scrypt. A file says by its first bytes whether it is
// encrypted, so a shelf that is half locked is read all the same.
type vault struct {
	mu   sync.Mutex
	path string // of lock.age
	key  *age.X25519Identity
	lock []byte // lock.age as it was when key was taken out of it
}

// workFactor is scrypt's: 2^17 blocks of 1 KiB, half a second and 128 MiB. A
// lock that asks for more is not ours.
const workFactor = 17

const ageMagic = "age-encryption.org/v1\n"

// lockedError says that a passphrase is needed.
func lockedError(op, path string) error {
	return &fault.Error{Code: fault.LibraryLocked, Op: op, Path: path}
}

// identity is the key, nil where there is none or where another process has put
// another lock in the place of the one that it is of: what a key writes whose
// lock is gone, nobody can ever read.
func (v *vault) identity() *age.X25519Identity {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.key == nil {
		return nil
	}
	if lock, err := os.ReadFile(v.path); err == nil && !bytes.Equal(lock, v.lock) || errors.Is(err, fs.ErrNotExist) {
		v.key = nil
	}
	return v.key
}

// keep takes a key, or none, with the lock that it is of.
func (v *vault) keep(key *age.X25519Identity, lock []byte) {
	v.mu.Lock()
	v.key, v.lock = key, lock
	v.mu.Unlock()
}

// exists reports whether there is a lock, open or not.
func (v *vault) exists() bool {
	_, err := os.Stat(v.path)
	return err == nil
}

// locked reports whether a passphrase must come before anything is read.
func (v *vault) locked() bool { return v.identity() == nil && v.exists() }

// read is a file's bytes as they were before they were locked.
func (v *vault) read(path string) ([]byte, error) {
	data, err := os.ReadFile(path)
	if err != nil || !bytes.HasPrefix(data, []byte(ageMagic)) {
		return data, err
	}
	key := v.identity()
	if key == nil {
		return nil, lockedError("library.read", path)
	}
	r, err := age.Decrypt(bytes.NewReader(data), key)
	if err == nil {
		data, err = io.ReadAll(r)
	}
	if err != nil {
		return nil, &fault.Error{Code: fault.DamagedFile, Op: "library.read", Path: path, Cause: err}
	}
	return data, nil
}

// write writes a file whole, locked where the shelf is.
func (v *vault) write(path string, data []byte) error {
	key := v.identity()
	if key == nil && v.exists() {
		return lockedError("library.write", path)
	}
	return durable.Write(path, 0o600, func(w io.Writer) error { return seal(w, data, key) })
}

func seal(w io.Writer, data []byte, key *age.X25519Identity) error {
	if key == nil {
		_, err := w.Write(data)
		return err
	}
	out, err := age.Encrypt(w, key.Recipient())
	if err == nil {
		_, err = out.Write(data)
	}
	if err == nil {
		err = out.Close()
	}
	return err
}

// open takes the passphrase; fault.WrongPassphrase where it is another.
func (v *vault) open(passphrase string) error {
	const op = "library.Unlock"
	data, err := os.ReadFile(v.path)
	if err != nil {
		return &fault.Error{Code: fault.Unreadable, Op: op, Path: v.path, Cause: err}
	}
	key, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return &fault.Error{Code: fault.WrongPassphrase, Op: op}
	}
	key.SetMaxWorkFactor(workFactor)
	r, err := age.Decrypt(bytes.NewReader(data), key)
	var no *age.NoIdentityMatchError
	switch {
	case errors.As(err, &no):
		return &fault.Error{Code: fault.WrongPassphrase, Op: op, Cause: err}
	case err != nil:
		return &fault.Error{Code: fault.DamagedFile, Op: op, Path: v.path, Cause: err}
	}
	text, err := io.ReadAll(r)
	var inner *age.X25519Identity
	if err == nil {
		inner, err = age.ParseX25519Identity(strings.TrimSpace(string(text)))
	}
	if err != nil {
		return &fault.Error{Code: fault.DamagedFile, Op: op, Path: v.path, Cause: err}
	}
	v.keep(inner, data)
	return nil
}

// set puts the identity under a passphrase, a new identity where there is none.
func (v *vault) set(passphrase string, work int) error {
	const op = "library.Lock"
	key := v.identity()
	if key == nil {
		if v.exists() {
			return lockedError(op, v.path)
		}
		var err error
		if key, err = age.GenerateX25519Identity(); err != nil {
			return &fault.Error{Code: fault.Unknown, Op: op, Cause: err}
		}
	}
	to, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return &fault.Error{Code: fault.EmptyPassphrase, Op: op, Cause: err}
	}
	if work == 0 {
		work = workFactor
	}
	to.SetWorkFactor(work)
	var lock bytes.Buffer
	out, err := age.Encrypt(&lock, to)
	if err == nil {
		_, err = io.WriteString(out, key.String()+"\n")
	}
	if err == nil {
		err = out.Close()
	}
	if err != nil {
		return &fault.Error{Code: fault.Unknown, Op: op, Cause: err}
	}
	err = durable.Write(v.path, 0o600, func(w io.Writer) error {
		_, err := w.Write(lock.Bytes())
		return err
	})
	if err != nil {
		return readOnly(op, filepath.Dir(v.path), err)
	}
	v.keep(key, lock.Bytes())
	return nil
}

// rewrite writes every file of a folder anew, with key, or plain where it is nil.
// A folder that is not there has none. Whoever changes one of these files
// meanwhile, under its lock, comes before or after.
func (v *vault) rewrite(ctx context.Context, dir string, key *age.X25519Identity) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case path == dir && errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case ctx.Err() != nil:
			return &fault.Error{Code: fault.Cancelled, Op: "library.Lock", Cause: ctx.Err()}
		case !d.Type().IsRegular() || path == v.path || strings.HasPrefix(d.Name(), ".") || strings.HasSuffix(d.Name(), ".lock"):
			return nil
		}
		if is, err := sealed(path); err != nil || is == (key != nil) {
			return err
		}
		if _, err := os.Stat(path + ".lock"); err == nil { // of a file that has one of its own
			unlock, err := durable.Lock(ctx, path+".lock")
			if err != nil {
				return err
			}
			defer unlock()
		}
		data, err := v.read(path)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		return durable.Write(path, 0o600, func(w io.Writer) error { return seal(w, data, key) })
	})
}

func sealed(path string) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	head := make([]byte, len(ageMagic))
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return false, err
	}
	return string(head[:n]) == ageMagic, nil
}
