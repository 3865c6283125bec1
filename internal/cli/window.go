package cli

import (
	"context"
	"log/slog"
	"path/filepath"
	"runtime"

	"bayan/internal/briefing"
	"bayan/internal/fault"
	"bayan/internal/handover"
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
	Present  bool    // the slides at once
	Sealed   string  // absolute path of a sealed file that was asked for, "" for none
	// Another opens another statement: a file's, or the text's where file is "".
	Another func(ctx context.Context, file string, text []byte) (Window, error)
	// Of is the same of a briefing that was read from file.
	Of func(b *briefing.Briefing, file string) Window
}

type presentCmd struct {
	File string `arg:"" optional:"" help:"help.file" placeholder:"FILE"`
}

// Run shows a statement's slides full screen, in a window that is then the statement's.
func (c *presentCmd) Run(ctx context.Context, s *session) error {
	return s.show(ctx, c.File, "cli.present", true)
}

type openCmd struct {
	File string `arg:"" optional:"" help:"help.file" placeholder:"FILE"`
}

// Run opens a statement in the window and returns when it is closed.
func (c *openCmd) Run(ctx context.Context, s *session) error {
	return s.show(ctx, c.File, "cli.open", false)
}

// show opens a statement in the window, and its slides where they are asked for.
// A sealed file is opened over the bundled statement.
func (s *session) show(ctx context.Context, file, op string, slides bool) error {
	sealed := ""
	if handover.Is(file) {
		sealed, file, slides = absolute(file), "", false
	}
	b, err := s.open(ctx, file)
	if err != nil {
		return err
	}
	if s.Window == nil || !hasDisplay(s.OS, s.Getenv) {
		return &fault.Error{Code: fault.NoDisplay, Op: op}
	}
	w := s.window(b, file)
	w.Present, w.Sealed = slides, sealed
	return s.Window(ctx, w)
}

// window is what a window on a statement is opened with. What is found damaged
// on the way is said, and noted for the window.
func (s *session) window(b *briefing.Briefing, file string) Window {
	w := Window{
		Process: s.Process, Words: s.words, Lang: s.lang, Library: s.lib, Log: s.log, Briefing: b, Today: s.today(),
		File: readFrom(file), Another: s.another, Of: s.window,
	}
	// A full disk is no reason to open read-only: it may have room a minute later.
	if err := s.lib.Writable(); fault.CodeOf(err) == fault.DataReadOnly {
		w.ReadOnly = err
	}
	device := ""
	var err error
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
	if w.ReadOnly == nil {
		notice(s.lib.WatchCrashes(s.words.T("app.name")+" "+s.Build.Version+" "+runtime.Version(), s.Now()))
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
	return w
}

// another opens another statement for a window that is open: a file's, or where
// there is none a text's.
func (s *session) another(ctx context.Context, file string, text []byte) (Window, error) {
	var b *briefing.Briefing
	var err error
	if file == "" {
		file = "-"
		b, _, err = s.lib.Shelf().Understand(ctx, file, text, "")
	} else {
		b, err = s.open(ctx, file)
	}
	if err != nil {
		return Window{}, err
	}
	return s.window(b, file), nil
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
