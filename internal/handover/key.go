package handover

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"filippo.io/age"
	"filippo.io/age/armor"

	"bayan/internal/durable"
	"bayan/internal/fault"
)

// Key is an office's own: who has it signs as that office.
type Key struct{ private ed25519.PrivateKey }

// Public is the half that others know an office by.
type Public [ed25519.PublicKeySize]byte

// Public is the key's public half.
func (k Key) Public() Public { return Public(k.private.Public().(ed25519.PublicKey)) }

func (p Public) key() ed25519.PublicKey { return p[:] }

// String is the key as a sealed file has it: 43 characters of base64 (RFC 4648 4, unpadded).
func (p Public) String() string { return base64.RawStdEncoding.EncodeToString(p[:]) }

// Fingerprint is what two people compare over the telephone: the first 128 bits
// of the key's SHA-256, in groups of four hexadecimal digits.
func (p Public) Fingerprint() string {
	sum := sha256.Sum256(p[:])
	digits := hex.EncodeToString(sum[:16])
	var groups []string
	for i := 0; i < len(digits); i += 4 {
		groups = append(groups, digits[i:i+4])
	}
	return strings.Join(groups, " ")
}

// ParsePublic reads what String writes; fault.BadKey.
func ParsePublic(text string) (Public, error) {
	data, ok := exactly(text, ed25519.PublicKeySize)
	if !ok {
		return Public{}, &fault.Error{Code: fault.BadKey, Op: "handover.ParsePublic"}
	}
	return Public(data), nil
}

// ownWord begins the file of a key; the seed (RFC 8032 5.1.5) follows.
const ownWord = "bayan-office-key/1 "

func (k Key) text() string {
	return ownWord + base64.RawStdEncoding.EncodeToString(k.private.Seed()) + "\n"
}

func parseKey(text string) (Key, bool) {
	rest, ok := strings.CutPrefix(strings.TrimRight(text, "\r\n"), ownWord)
	seed, whole := exactly(rest, ed25519.SeedSize)
	if !ok || !whole {
		return Key{}, false
	}
	return Key{ed25519.NewKeyFromSeed(seed)}, true
}

// Ring is the keys of a data folder: the office's own (office.key, for its owner
// alone) and those of other offices that people said they know (keys.json). Its
// methods may be called from several goroutines and processes at once.
type Ring struct{ dir string }

// RingAt is the ring of a data folder. Nothing is made until it is asked for.
func RingAt(dir string) *Ring { return &Ring{dir} }

func (r *Ring) own() string { return filepath.Join(r.dir, "office.key") }

// Own is the office's key; false where there is none yet. fault.Unreadable, DamagedFile.
func (r *Ring) Own() (Key, bool, error) {
	const op = "handover.Own"
	data, err := os.ReadFile(r.own())
	if errors.Is(err, fs.ErrNotExist) {
		return Key{}, false, nil
	}
	if err != nil {
		return Key{}, false, &fault.Error{Code: fault.Unreadable, Op: op, Path: r.own(), Cause: err}
	}
	k, ok := parseKey(string(data))
	if !ok {
		return Key{}, false, &fault.Error{Code: fault.DamagedFile, Op: op, Path: r.own()}
	}
	return k, true, nil
}

// Make is the office's key, made of random where there is none yet. Errors as
// of Own, and fault.DataReadOnly, DiskFull, Busy, Cancelled.
func (r *Ring) Make(ctx context.Context, random io.Reader) (Key, error) {
	const op = "handover.Make"
	if k, ok, err := r.Own(); ok || err != nil {
		return k, err
	}
	var k Key
	err := r.locked(ctx, op, func() error {
		var ok bool
		var err error
		if k, ok, err = r.Own(); ok || err != nil { // another process's, just now
			return err
		}
		seed := make([]byte, ed25519.SeedSize)
		if _, err := io.ReadFull(random, seed); err != nil {
			return &fault.Error{Code: fault.Unknown, Op: op, Cause: err}
		}
		k = Key{ed25519.NewKeyFromSeed(seed)}
		return r.write(op, r.own(), k.text())
	})
	return k, err
}

// Backup writes the office's key under a passphrase (an age file in ASCII);
// fault.NoKey where there is none, else as of Own.
func (r *Ring) Backup(w io.Writer, passphrase string) error { return r.backup(w, passphrase, work) }

func (r *Ring) backup(w io.Writer, passphrase string, work int) error {
	const op = "handover.Backup"
	k, ok, err := r.Own()
	if err != nil {
		return err
	}
	if !ok {
		return &fault.Error{Code: fault.NoKey, Op: op, Path: r.own()}
	}
	to, err := forPassphrase(passphrase, work)
	if err != nil {
		return err
	}
	ascii := armor.NewWriter(w)
	out, err := age.Encrypt(ascii, to)
	if err == nil {
		_, err = io.WriteString(out, k.text())
	}
	if err == nil {
		err = out.Close()
	}
	if err == nil {
		err = ascii.Close()
	}
	return err
}

// Restore makes the key of a backup the office's own, as Backup wrote it; name
// stands in errors. fault.KeyExists where there is another one and replace is
// false, WrongPassphrase, NotSealed where it is no backup, DataReadOnly, DiskFull,
// Busy, Cancelled. The key that is replaced is gone.
func (r *Ring) Restore(ctx context.Context, name string, data []byte, passphrase string, replace bool) (Key, error) {
	const op = "handover.Restore"
	failed := func(code fault.Code, err error) (Key, error) {
		return Key{}, &fault.Error{Code: code, Op: op, Path: name, Cause: err}
	}
	with, err := ByPassphrase(passphrase)
	if err != nil {
		return Key{}, err
	}
	plain, err := age.Decrypt(armor.NewReader(bytes.NewReader(data)), with)
	var none *age.NoIdentityMatchError
	switch {
	case errors.As(err, &none):
		return failed(fault.WrongPassphrase, err)
	case err != nil:
		return failed(fault.NotBackup, err)
	}
	text, err := io.ReadAll(io.LimitReader(plain, 1<<10))
	k, ok := parseKey(string(text))
	if err != nil || !ok {
		return failed(fault.NotBackup, err)
	}
	err = r.locked(ctx, op, func() error {
		// One that is damaged is no reason not to bring back the whole one.
		if was, ok, err := r.Own(); !replace && (ok && was.Public() != k.Public() || err != nil) {
			return &fault.Error{Code: fault.KeyExists, Op: op, Path: r.own(), Cause: err}
		}
		return r.write(op, r.own(), k.text())
	})
	if err != nil {
		return Key{}, err
	}
	return k, nil
}

// locked changes the ring's files, one process at a time.
func (r *Ring) locked(ctx context.Context, op string, change func() error) error {
	if err := durable.MakeFolder(r.dir); err != nil {
		return r.denied(op, err)
	}
	unlock, err := durable.Lock(ctx, filepath.Join(r.dir, "keys.lock"))
	if err != nil {
		return r.denied(op, err)
	}
	defer unlock()
	return change()
}

func (r *Ring) write(op, path, text string) error {
	err := durable.Write(path, 0o600, func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	})
	if err != nil {
		return r.denied(op, err)
	}
	return nil
}

// denied is a failure to write in the data folder, as the person should hear of it.
func (r *Ring) denied(op string, err error) error {
	switch code := fault.CodeOf(err); {
	case code == fault.Busy || code == fault.Cancelled:
		return err
	case code == fault.DiskFull || durable.Full(err):
		return &fault.Error{Code: fault.DiskFull, Op: op, Path: r.dir, Cause: err}
	}
	return &fault.Error{Code: fault.DataReadOnly, Op: op, Path: r.dir, Cause: err}
}
