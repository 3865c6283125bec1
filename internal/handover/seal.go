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
	"io"
	"time"

	"filippo.io/age"

	"bayan/internal/fault"
)

// A sealed file begins with two lines; what follows is an age file. The
// signature is over all that comes after the first newline.
const (
	signatureWord = "bayan-signature "
	signerWord    = "bayan-sealed/1 "
	// maxHeader is the most that age's own header may take, and maxRecipients how many fit into it.
	maxHeader     = 64 << 10
	maxRecipients = 20
)

// writeArchive writes the archive: a tar (POSIX.1-1988 ustar) of the manifest and the parts.
// The same bundle is the same bytes.
func writeArchive(w io.Writer, b *Bundle) error {
	const op = "handover.Seal"
	made := b.Made.UTC().Truncate(time.Second)
	about, err := json.Marshal(manifest{archive, b.Briefing, b.Title, b.Name, b.Office, made})
	if err != nil {
		return &fault.Error{Code: fault.Unknown, Op: op, Cause: err}
	}
	t := tar.NewWriter(w)
	for _, p := range append([]part{{manifestName, maxManifest, &about}}, b.parts()...) {
		if *p.data == nil {
			continue
		}
		if len(*p.data) > p.most {
			return &fault.Error{Code: fault.TooLarge, Op: op, Path: p.name}
		}
		h := tar.Header{Typeflag: tar.TypeReg, Name: p.name, Size: int64(len(*p.data)), Mode: 0o600, ModTime: made, Format: tar.FormatUSTAR}
		if err := t.WriteHeader(&h); err != nil {
			return err
		}
		if _, err := t.Write(*p.data); err != nil {
			return err
		}
	}
	return t.Close()
}

// Seal writes a sealed file for recipients, signed with key. Apart from age's
// own randomness the same bundle and key are the same bytes. Errors are
// fault.TooLarge, BadRecipient where the recipients do not go together, Cancelled,
// or w's own.
func Seal(ctx context.Context, w io.Writer, b *Bundle, key Key, to ...Recipient) error {
	const op = "handover.Seal"
	if sum := sha256.Sum256(b.Original); hex.EncodeToString(sum[:]) != b.Briefing {
		return &fault.Error{Code: fault.Unknown, Op: op, Detail: "not the briefing's original"}
	}
	if len(to) > maxRecipients {
		return &fault.Error{Code: fault.BadRecipient, Op: op}
	}
	var signed bytes.Buffer
	signed.WriteString(signerWord + key.Public().String() + "\n")
	out, err := age.Encrypt(&signed, to...)
	if err != nil {
		return &fault.Error{Code: fault.BadRecipient, Op: op, Cause: err}
	}
	if err := writeArchive(&heeding{ctx, out}, b); err != nil {
		return err
	}
	if err := out.Close(); err != nil {
		return err
	}
	signature := ed25519.Sign(key.private, signed.Bytes())
	if _, err := io.WriteString(w, signatureWord+base64.RawStdEncoding.EncodeToString(signature)+"\n"); err != nil {
		return err
	}
	_, err = w.Write(signed.Bytes())
	return err
}

// heeding writes until its context ends.
type heeding struct {
	ctx context.Context
	w   io.Writer
}

func (h *heeding) Write(data []byte) (int, error) {
	if err := h.ctx.Err(); err != nil {
		return 0, &fault.Error{Code: fault.Cancelled, Op: "handover.Seal", Cause: err}
	}
	return h.w.Write(data)
}
