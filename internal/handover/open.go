package handover

import (
	"archive/tar"
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"strings"
	"unicode"

	"filippo.io/age"

	"bayan/internal/fault"
)

// Sealed is a sealed file whose signature holds. What is in it is not yet known.
type Sealed struct {
	Signer Public
	// ByPassphrase tells that a passphrase opens it, and no identity.
	ByPassphrase bool

	name string
	age  []byte
}

// Read reads a sealed file of at most MaxSealed bytes: fault.NotFound, IsFolder, Unreadable, TooLarge.
func Read(path string) ([]byte, error) {
	const op = "handover.Read"
	failed := func(code fault.Code, err error) ([]byte, error) {
		return nil, &fault.Error{Code: code, Op: op, Path: path, Cause: err}
	}
	// Asked before opening: a pipe would wait for a writer for ever.
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return failed(fault.NotFound, err)
	case err != nil:
		return failed(fault.Unreadable, err)
	case info.IsDir():
		return failed(fault.IsFolder, nil)
	case !info.Mode().IsRegular():
		return failed(fault.Unreadable, nil)
	case info.Size() > MaxSealed:
		return failed(fault.TooLarge, nil)
	}
	f, err := os.Open(path)
	if err != nil {
		return failed(fault.Unreadable, err)
	}
	defer f.Close()
	data := make([]byte, info.Size())
	if _, err := io.ReadFull(f, data); err != nil {
		return failed(fault.Unreadable, err)
	}
	return data, nil
}

// Is reports whether a file that can be read begins as a sealed one does.
func Is(path string) bool {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() { // opening a pipe would wait for a writer
		return false
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	beginning := make([]byte, len(signatureWord))
	_, err = io.ReadFull(f, beginning)
	return err == nil && string(beginning) == signatureWord
}

// Open checks a sealed file's signature; name stands in errors. It keeps data.
// fault.NotSealed where it is no such file, Tampered where one byte is not as it
// was signed or missing, NewerFormat of a later program's.
func Open(name string, data []byte) (*Sealed, error) {
	const op = "handover.Open"
	failed := func(code fault.Code) (*Sealed, error) {
		return nil, &fault.Error{Code: code, Op: op, Path: name}
	}
	if len(data) > MaxSealed {
		return failed(fault.TooLarge)
	}
	if !bytes.HasPrefix(data, []byte(signatureWord)) {
		return failed(fault.NotSealed)
	}
	first, signed, whole := bytes.Cut(data, []byte("\n"))
	second, encrypted, two := bytes.Cut(signed, []byte("\n"))
	if !whole || !two || len(second) > 256 {
		return failed(fault.Tampered)
	}
	signature, ok := exactly(strings.TrimPrefix(string(first), signatureWord), ed25519.SignatureSize)
	word, key, _ := strings.Cut(string(second), " ")
	signer, err := ParsePublic(key)
	if !ok || err != nil || !ed25519.Verify(signer.key(), signed, signature) {
		return failed(fault.Tampered)
	}
	if word+" " != signerWord {
		return failed(fault.NewerFormat)
	}
	// Each recipient in age's header costs who opens it a computation.
	header, _, found := bytes.Cut(encrypted[:min(len(encrypted), maxHeader)], []byte("\n--- "))
	if !found {
		return failed(fault.Tampered)
	}
	return &Sealed{Signer: signer, ByPassphrase: bytes.Contains(header, []byte("\n-> scrypt ")), name: name, age: encrypted}, nil
}

// exactly decodes base64 that could not be written another way.
func exactly(text string, size int) ([]byte, bool) {
	data, err := base64.RawStdEncoding.Strict().DecodeString(text)
	return data, err == nil && len(data) == size && base64.RawStdEncoding.EncodeToString(data) == text
}

// Unseal decrypts and reads what is in it. fault.WrongPassphrase and
// WrongIdentity where what was given does not open it, Tampered where what is in
// it is not as its format says, NewerFormat, Cancelled.
func (s *Sealed) Unseal(ctx context.Context, with ...Identity) (*Bundle, error) {
	const op = "handover.Unseal"
	if len(with) == 0 {
		return nil, s.fault(fault.WrongIdentity, nil)
	}
	if err := ctx.Err(); err != nil {
		return nil, &fault.Error{Code: fault.Cancelled, Op: op, Cause: err}
	}
	plain, err := age.Decrypt(bytes.NewReader(s.age), with...)
	var none *age.NoIdentityMatchError
	switch {
	case err == nil:
		return s.readArchive(&attentive{ctx, plain})
	case errors.As(err, &none) && s.ByPassphrase:
		return nil, s.fault(fault.WrongPassphrase, err)
	case errors.As(err, &none):
		return nil, s.fault(fault.WrongIdentity, err)
	}
	return nil, s.fault(fault.Tampered, err)
}

func (s *Sealed) fault(code fault.Code, cause error) error {
	return &fault.Error{Code: code, Op: "handover.Unseal", Path: s.name, Cause: cause}
}

// readArchive reads what writeArchive writes, and refuses all else: a part that
// is twice, out of order, too large, or not known.
func (s *Sealed) readArchive(plain io.Reader) (*Bundle, error) {
	var b Bundle
	var about []byte
	expected := append([]part{{manifestName, maxManifest, &about}}, b.parts()...)
	for t := tar.NewReader(plain); ; {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, s.broken(err)
		}
		for len(expected) > 0 && expected[0].name != h.Name {
			expected = expected[1:]
		}
		if len(expected) == 0 || h.Typeflag != tar.TypeReg {
			return nil, s.broken(errors.New("a part that is not known or not in its place"))
		}
		p := expected[0]
		if h.Size > int64(p.most) {
			return nil, s.fault(fault.TooLarge, nil)
		}
		data := make([]byte, h.Size)
		if _, err := io.ReadFull(t, data); err != nil {
			return nil, s.broken(err)
		}
		*p.data = data
		if expected = expected[1:]; p.name == manifestName {
			if err := s.understand(about, &b); err != nil {
				return nil, err
			}
		} else if about == nil {
			return nil, s.broken(errors.New("no manifest"))
		}
	}
	if _, err := io.Copy(io.Discard, plain); err != nil { // age tells at the very end whether all was there
		return nil, s.broken(err)
	}
	if sum := sha256.Sum256(b.Original); hex.EncodeToString(sum[:]) != b.Briefing {
		return nil, s.broken(errors.New("not the original that it names"))
	}
	return &b, nil
}

func (s *Sealed) understand(about []byte, b *Bundle) error {
	var m manifest
	err := json.Unmarshal(about, &m)
	if m.Format > archive {
		return s.fault(fault.NewerFormat, err)
	}
	if err != nil || m.Format != archive {
		return s.broken(err)
	}
	b.Briefing, b.Made = m.Briefing, m.Made
	b.Title, b.Office, b.Name = visible(m.Title), visible(m.Office), fileName(m.Name)
	return nil
}

// visible is a sender's text without characters that hide what it says: controls,
// which a terminal obeys, and those that turn the direction. Joiners stay: they
// are letters' own in Persian and Kurdish.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Cc, unicode.Cf) && r != '\u200C' && r != '\u200D' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
}

// fileName is a name of any system that is visible, without folders and without
// the points that hide a file or begin a setting's; "" where nothing is left
// that names a file.
func fileName(name string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:*?"<>|`, r) {
			return -1
		}
		return r
	}, visible(name[strings.LastIndexAny(name, `/\`)+1:]))
	return strings.TrimRight(strings.TrimLeft(name, ". "), ". ")
}

// broken is a signed file whose inside is not as it should be.
func (s *Sealed) broken(err error) error {
	var known *fault.Error
	if errors.As(err, &known) {
		return err
	}
	return s.fault(fault.Tampered, err)
}

// attentive reads until its context ends.
type attentive struct {
	ctx context.Context
	r   io.Reader
}

func (a *attentive) Read(data []byte) (int, error) {
	if err := a.ctx.Err(); err != nil {
		return 0, &fault.Error{Code: fault.Cancelled, Op: "handover.Unseal", Cause: err}
	}
	return a.r.Read(data)
}
