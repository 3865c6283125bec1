package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"strings"

	"bayan/internal/briefing"
	"bayan/internal/fault"
	"bayan/internal/library"
	"bayan/internal/locale"
	"bayan/internal/parse"
)

// begin reads what must be known before the arguments are understood: the
// language of a sentence that says they are not, and where the log is.
func begin(p Process) (*session, error) {
	s := &session{Process: p, lang: flagValue(p.Args, "--lang")}
	lang := s.lang
	words, err := locale.Load(lang)
	if err != nil { // none given, or one that the grammar will refuse
		lang = language(p.Getenv)
		if words, err = locale.Load(lang); err != nil {
			return nil, err
		}
	}
	s.words = words
	where := library.Where{Flag: flagValue(p.Args, "--data"), Getenv: p.Getenv, OS: p.OS, Program: p.Program}
	s.lib = library.At(where.Folder())
	s.log, s.closer = library.NewLog(s.lib.Log(), p.Now)
	return s, nil
}

func (s *session) end() { s.closer.Close() }

// flagValue finds a flag before the grammar does.
func flagValue(args []string, name string) string {
	for i, a := range args {
		if a == "--" {
			break
		}
		if v, ok := strings.CutPrefix(a, name+"="); ok {
			return v
		}
		if a == name && i+1 < len(args) {
			return args[i+1]
		}
	}
	return ""
}

// language is the one that the system's locale asks for (POSIX.1-2017 8.2:
// LC_ALL, LC_MESSAGES, LANG, the first that is set). Arabic is the program's
// first language, so it is what a locale that names none (C, POSIX, unset) gets.
func language(getenv func(string) string) string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		value := getenv(name)
		if value == "" {
			continue
		}
		tag, _, _ := strings.Cut(value, ".")
		tag, _, _ = strings.Cut(tag, "@")
		tag, _, _ = strings.Cut(strings.ToLower(tag), "_")
		switch tag {
		case "c", "posix", "ar":
			return "ar"
		case "ckb":
			return "ckb"
		}
		return "en"
	}
	return "ar"
}

// open reads a statement: the bundled one for "", standard input for "-".
func (s *session) open(ctx context.Context, file string) (*briefing.Briefing, error) {
	b, _, err := s.openReport(ctx, file)
	return b, err
}

// openReport is open that also says how the file was read.
func (s *session) openReport(ctx context.Context, file string) (*briefing.Briefing, parse.Report, error) {
	if file == "" {
		b, err := parse.Bundled()
		return b, parse.Report{Format: parse.Text, Encoding: parse.UTF8}, err
	}
	var data []byte
	var err error
	if file == "-" {
		if data, err = io.ReadAll(io.LimitReader(s.Stdin, parse.MaxBytes+1)); err != nil {
			err = &fault.Error{Code: fault.Unreadable, Op: "cli.open", Path: file, Cause: err}
		}
	} else {
		data, err = parse.Load(file)
	}
	if err != nil {
		return nil, parse.Report{}, err
	}
	return s.lib.Shelf().Understand(ctx, file, data, parse.Encoding(s.encoding))
}

// unlock opens a locked library with the passphrase in a file. One that is not
// locked is open as it is.
func (s *session) unlock(ctx context.Context, file string) error {
	passphrase, err := s.passphrase(file)
	if err != nil {
		return err
	}
	shelf := s.lib.Shelf()
	if has, _ := shelf.Locked(); !has {
		return nil
	}
	return shelf.Unlock(ctx, passphrase)
}

// json writes v for another program: indented, Arabic as it is.
func (s *session) json(v any) error {
	var b bytes.Buffer
	if err := writeJSON(&b, v); err != nil {
		return err
	}
	return s.print(b.String())
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// print writes a result. A reader that has gone away or a full disk is told, not passed over.
func (s *session) print(text string) error {
	if _, err := io.WriteString(s.Stdout, text); err != nil {
		return &fault.Error{Code: fault.Unwritable, Op: "cli.print", Path: "-", Cause: err}
	}
	return nil
}
