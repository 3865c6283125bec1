package main

import (
	"context"

	"bayan/internal/cli"
	"bayan/internal/library"
	"bayan/internal/locale"
	"bayan/ui/handover"
)

// sealing seals the window's statement and opens what others sealed.
type sealing struct {
	cli.Window
	shelf *library.Shelf
}

func (s *sealing) Seal(ctx context.Context, path string, to handover.For, words *locale.Catalogue) (string, error) {
	said, err := s.Window.Seal(ctx, s.shelf, path, to.Passphrase, to.Recipients, words)
	return said, logged(s.Window, "seal", err)
}

func (s *sealing) Open(path string, words *locale.Catalogue, digits locale.Digits) (handover.Signed, error) {
	f, err := s.OpenSealed(path, words)
	if err != nil {
		return handover.Signed{}, logged(s.Window, "open_sealed", err)
	}
	return handover.Signed{By: f.By, Known: f.Known, ByPassphrase: f.ByPassphrase, Unseal: func(ctx context.Context, secret string) (handover.Brought, error) {
		c, err := f.Unseal(ctx, secret)
		if err != nil {
			return handover.Brought{}, logged(s.Window, "unseal", err)
		}
		return handover.Brought{
			By: c.By, Office: c.Office, About: c.About, ID: c.Briefing.ID, Other: c.Briefing.ID != s.Briefing.ID,
			News: incoming(c.Briefing, c.Log, c.New, c.Apart, words, digits),
			Take: func(ctx context.Context, name string) ([]string, error) {
				said, err := c.Take(ctx, s.shelf, name)
				return said, logged(s.Window, "take", err)
			},
		}, nil
	}}, nil
}
