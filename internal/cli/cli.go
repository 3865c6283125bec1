// Package cli is the command line of DESIGN.md: it reads arguments, wires the
// packages for one command, and turns every failure into one sentence in the
// person's language. The window comes in as a function, so that this package
// (and its tests) need no Fyne.
//
// Exit codes are 0, 2 for an invocation that is not understood, 1 for the rest.
// Results go to standard output, sentences to standard error.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"bayan/internal/briefing"
	"bayan/internal/fault"
	"bayan/internal/library"
	"bayan/internal/locale"
)

// Process is what the program is given by its system.
type Process struct {
	Args           []string // without the program's name
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Getenv         func(string) string
	Now            func() time.Time
	Random         io.Reader
	OS             string // runtime.GOOS
	Program        string // the running program's path, "" where the system does not tell
	Host           string // this machine's name, "" where it has none
	Build          Build
	// Forbid forbids this process every internet socket (internal/offline). A
	// command without a window calls it; a window calls it when it has what may
	// start other programs.
	Forbid func() error
	// Display asks what a window would be drawn on: fault.NoDisplay, fault.NoOpenGL.
	Display func(context.Context) (Display, error)
	// Window shows the window and returns when it is closed. nil where there is none.
	Window func(context.Context, Window) error
	// Gallery shows the window's widgets. nil where there is none.
	Gallery func(*briefing.Briefing) error
}

// session is one run: the process and what was made of its global flags.
type session struct {
	Process
	words *locale.Catalogue // of messages
	lang  string            // --lang as given, "" where not
	// encoding is --encoding as given, "" where it is to be found.
	encoding string
	lib      *library.Library
	log      *slog.Logger
	closer   io.Closer
	banned   error // nil where the kernel holds the ban on internet sockets
}

// Run runs one command and returns its exit code. It does not panic.
func Run(ctx context.Context, p Process) (code int) {
	s, err := begin(p)
	if err != nil { // the program's own words are broken
		fmt.Fprintln(p.Stderr, err)
		return 1
	}
	defer s.end()
	defer func() {
		if r := recover(); r != nil {
			s.log.Error("panic", "type", fmt.Sprintf("%T", r), "stack", string(debug.Stack()))
			code = s.fail(&fault.Error{Code: fault.Unknown, Op: "cli.Run"})
		}
	}()
	if err := s.command(ctx); err != nil {
		return s.fail(err)
	}
	return 0
}

// command parses the arguments and runs what they ask for.
func (s *session) command(ctx context.Context) error {
	var g grammar
	helped := false
	parser, err := kong.New(&g,
		kong.Name("bayan"),
		kong.Writers(s.Stdout, s.Stderr),
		kong.Exit(func(int) { helped = true }),
		kong.Help(func(_ kong.HelpOptions, k *kong.Context) error { return help(s.Stdout, s.words, k) }),
		kong.Bind(s),
		kong.BindTo(ctx, (*context.Context)(nil)),
	)
	if err != nil {
		return &fault.Error{Code: fault.Unknown, Op: "cli.grammar", Cause: err}
	}
	k, err := parser.Parse(s.Args)
	if helped {
		return nil
	}
	if err != nil {
		return usage(s.words, err)
	}
	s.encoding = g.Encoding
	if !windowed(k) {
		s.banned = s.Forbid()
	}
	if g.Passphrase != "" {
		if err := s.unlock(ctx, g.Passphrase); err != nil {
			return err
		}
	}
	return k.Run()
}

// windowed reports whether a command shows a window.
func windowed(k *kong.Context) bool {
	command, _, _ := strings.Cut(k.Command(), " ")
	return slices.Contains([]string{"open", "present", "gallery"}, command)
}

// fail says one sentence and returns the exit code. The log gets the code and
// the cause's kind: a cause may hold a name or a word that is not the log's business.
func (s *session) fail(err error) int {
	if errors.Is(err, errSaid) {
		return 1
	}
	fmt.Fprintln(s.Stderr, s.words.Sentence(err))
	code := fault.CodeOf(err)
	if code == fault.LibraryLocked {
		fmt.Fprintln(s.Stderr, s.words.T("cli.library_passphrase"))
	}
	if code == fault.BadUsage {
		return 2
	}
	op := ""
	var e *fault.Error
	if errors.As(err, &e) {
		op = e.Op
	}
	s.log.Error("failed", "code", string(code), "op", op, "cause", fmt.Sprintf("%T", root(err)))
	return 1
}

// errSaid ends a command with exit code 1 whose sentences are already out.
var errSaid = errors.New("cli: said")

func root(err error) error {
	for {
		next := errors.Unwrap(err)
		if next == nil {
			return err
		}
		err = next
	}
}

// warn says a sentence and goes on.
func (s *session) warn(err error) {
	if err != nil {
		fmt.Fprintln(s.Stderr, s.words.Sentence(err))
		s.log.Warn("warned", "code", string(fault.CodeOf(err)))
	}
}
