package cli

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"bayan/assets"
	"bayan/internal/briefing"
	"bayan/internal/fault"
	"bayan/internal/handover"
	"bayan/internal/library"
	"bayan/internal/locale"
	"bayan/internal/track"
)

func (w *Window) session(words *locale.Catalogue) *session {
	return &session{Process: w.Process, words: words, lib: w.Library, log: w.Log}
}

// Seal seals the window's statement with all that is kept of it, for age's
// recipients, or where there are none for who has the passphrase, and returns a
// sentence. shelf is open where it has a passphrase.
func (w *Window) Seal(ctx context.Context, shelf *library.Shelf, path, passphrase string, recipients []string, words *locale.Catalogue) (string, error) {
	s := w.session(words)
	to, err := sealFor(passphrase, recipients)
	if err != nil {
		return "", err
	}
	k, err := w.original(ctx, s, shelf)
	if err != nil {
		return "", err
	}
	if w.FollowUp == nil {
		return "", w.ReadOnly
	}
	b, err := s.bundle(k, w.File, w.FollowUp)
	if err != nil {
		return "", err
	}
	key, err := s.seal(ctx, path, b, to)
	if err != nil {
		return "", err
	}
	return s.sealed(path, key), nil
}

// original is the file that the window's statement was read from, wherever it still is.
func (w *Window) original(ctx context.Context, s *session, shelf *library.Shelf) (kept, error) {
	is := func(data []byte) bool {
		sum := sha256.Sum256(data)
		return hex.EncodeToString(sum[:]) == w.Briefing.ID
	}
	if e, err := shelf.Entry(ctx, w.Briefing.ID); err == nil {
		if data, err := shelf.Original(e.ID); err == nil {
			return kept{w.Briefing, e.Name, data, e.Reading}, nil
		}
	}
	if w.File == "" {
		return kept{briefing: w.Briefing, name: assets.StatementName, data: assets.Statement}, nil
	}
	if w.File != "-" {
		if k, err := s.original(ctx, shelf, w.File); err == nil && is(k.data) {
			return k, nil
		}
	} else if data := []byte(string(w.Briefing.Text)); is(data) { // what was pasted
		return kept{briefing: w.Briefing, data: data}, nil
	}
	return kept{}, &fault.Error{Code: fault.NoOriginal, Op: "cli.Seal", Path: w.File}
}

// SealedFile is a sealed file whose signature holds.
type SealedFile struct {
	By           string // who signed it, in a sentence
	Known        bool   // by name, or this office itself
	ByPassphrase bool   // else an identity of age's opens it

	w      *Window
	s      *session
	path   string
	sealed *handover.Sealed
}

// OpenSealed checks a file's signature and says who signed it.
func (w *Window) OpenSealed(path string, words *locale.Catalogue) (*SealedFile, error) {
	data, err := handover.Read(path)
	if err != nil {
		return nil, err
	}
	sealed, err := handover.Open(path, data)
	if err != nil {
		return nil, err
	}
	f := &SealedFile{w: w, s: w.session(words), path: path, sealed: sealed, ByPassphrase: sealed.ByPassphrase}
	who := f.s.signer(sealed.Signer, "")
	f.By, f.Known = who.said(words, ""), who.Known || who.Own
	return f, nil
}

// SealedContents is what is in a sealed file, of which nothing is taken in yet.
type SealedContents struct {
	By, Office, About string
	Briefing          *briefing.Briefing
	Log               *track.Log // of that briefing, here
	New               []track.Event
	Apart             []track.Conflict // as they would be

	f *SealedFile
	u *unsealed
}

// Unseal opens the file with the passphrase, or the path of a file with an
// identity, and looks what it would bring.
func (f *SealedFile) Unseal(ctx context.Context, secret string) (*SealedContents, error) {
	by := unsealCmd{Passphrase: secret}
	if !f.ByPassphrase {
		by = unsealCmd{Identity: secret}
	}
	with, err := by.with(f.s, func(string) (string, error) { return secret, nil })
	if err != nil {
		return nil, err
	}
	b, err := f.sealed.Unseal(ctx, with...)
	if err != nil {
		return nil, err
	}
	c := &SealedContents{f: f, Office: b.Office, About: f.s.made(b)}
	if c.u, err = understand(ctx, f.path, b); err != nil {
		return nil, err
	}
	c.By = f.s.signer(f.sealed.Signer, b.Office).said(f.s.words, b.Office)
	if c.Briefing, c.Log = c.u.briefing, f.w.FollowUp; b.Briefing == f.w.Briefing.ID {
		c.Briefing = f.w.Briefing
	} else {
		device, err := f.s.lib.Device(f.s.Host, f.s.Random)
		if err != nil {
			return nil, err
		}
		if c.Log, err = f.s.followUp(b.Briefing, device); err != nil {
			return nil, err
		}
	}
	if c.Log == nil {
		return nil, f.w.ReadOnly
	}
	c.New, c.Apart, err = c.Log.Preview(f.path, b.FollowUp)
	return c, err
}

// Take takes it in, and says what that brought. name is what the signer's key is
// to be known by from now on, "" for nothing.
func (c *SealedContents) Take(ctx context.Context, shelf *library.Shelf, name string) ([]string, error) {
	s := c.f.s
	if name != "" {
		if err := handover.RingAt(s.lib.Dir()).Trust(ctx, c.f.sealed.Signer, name, s.Now()); err != nil {
			return nil, err
		}
	}
	file := ""
	if c.Log == c.f.w.FollowUp {
		file = c.f.w.File
	}
	t, err := s.take(ctx, c.u, shelf, c.Log, file)
	return t.Said(s.words, s.words.DefaultDigits()), err
}
