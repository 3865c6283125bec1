package cli

import (
	"context"
	"log/slog"
	"path/filepath"

	"bayan/internal/briefing"
	"bayan/internal/fault"
	"bayan/internal/library"
	"bayan/internal/locale"
	"bayan/internal/track"
)

// Window is what a window is opened with. The window itself is the caller's.
type Window struct {
	Process  Process
	Words    *locale.Catalogue
	Lang     string // --lang, "" where not given: it wins over the language kept in the settings
	Library  *library.Library
	Log      *slog.Logger
	Briefing *briefing.Briefing
	File     string     // absolute path that it was read from, "-" for standard input, "" for the bundled one
	FollowUp *track.Log // nil where the log cannot be read; ReadOnly says why
	Settings library.Settings
	ReadOnly error   // why nothing can be kept, or nil
	Notices  []error // found while opening, that a person should know
	Today    string  // YYYY-MM-DD
}

type openCmd struct {
	File string `arg:"" optional:"" help:"help.file" placeholder:"FILE"`
}

// Run opens a statement in the window and returns when it is closed.
func (c *openCmd) Run(ctx context.Context, s *session) error {
	b, err := s.open(c.File)
	if err != nil {
		return err
	}
	if s.Window == nil || !hasDisplay(s.OS, s.Getenv) {
		return &fault.Error{Code: fault.NoDisplay, Op: "cli.open"}
	}
	w := Window{
		Process: s.Process, Words: s.words, Lang: s.lang, Library: s.lib, Log: s.log, Briefing: b, Today: s.today(),
		File: readFrom(c.File),
	}
	// A full disk is no reason to open read-only: it may have room a minute later.
	if err := s.lib.Writable(); fault.CodeOf(err) == fault.DataReadOnly {
		w.ReadOnly = err
	}
	device := ""
	if w.ReadOnly == nil {
		if device, err = s.lib.Device(s.Host, s.Random); err != nil {
			w.ReadOnly = err
		}
	}
	notice := func(err error) {
		s.warn(err)
		if err != nil {
			w.Notices = append(w.Notices, err)
		}
	}
	w.Settings, err = s.lib.Settings()
	notice(err)
	if w.FollowUp, err = s.followUp(b.ID, device); err != nil {
		s.warn(err)
		w.ReadOnly = err
	} else {
		notice(w.FollowUp.Damage().Err(w.FollowUp.Path()))
		if w.ReadOnly == nil {
			w.ReadOnly = w.FollowUp.ReadOnly()
		}
	}
	notice(w.ReadOnly)
	s.log.Info("open", "bytes", len(string(b.Text)), "paragraphs", len(b.Paragraphs), "measures", len(b.Measures), "read_only", w.ReadOnly != nil)
	return s.Window(ctx, w)
}

// readFrom is a FILE argument as Window.File has it.
func readFrom(file string) string {
	if file == "" || file == "-" {
		return file
	}
	return absolute(file)
}

func absolute(file string) string {
	if path, err := filepath.Abs(file); err == nil {
		return path
	}
	return file // the working directory is gone: what was typed still names it
}

// hasDisplay asks the environment; only opening a window tells for certain.
func hasDisplay(system string, getenv func(string) string) bool {
	switch system {
	case "windows", "darwin":
		return true
	}
	return getenv("DISPLAY") != "" || getenv("WAYLAND_DISPLAY") != ""
}
