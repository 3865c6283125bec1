package cli

import (
	"context"

	"bayan/internal/fault"
)

// galleryCmd is for those who change the window: it is not in the help.
type galleryCmd struct{}

// Run shows every widget with the bundled statement's words.
func (galleryCmd) Run(ctx context.Context, s *session) error {
	if s.Gallery == nil || !hasDisplay(s.OS, s.Getenv) {
		return &fault.Error{Code: fault.NoDisplay, Op: "cli.gallery"}
	}
	b, err := s.open(ctx, "")
	if err != nil {
		return err
	}
	return s.Gallery(b)
}
