// Package parse makes a Briefing of a statement's bytes: plain text, Markdown,
// HTML, DOCX, ODT. It finds structure by what is typed (labels, colons, rules,
// المصدر:) and by what the file says of itself (headings, lists), never by
// guessing words, and loses no character.
//
// A file is chosen a reader by its bytes; its name only helps where bytes
// cannot tell. Nothing in a file is followed, run or unpacked to disk, and what
// is read of one is bounded.
package parse

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"

	"bayan/assets"
	"bayan/internal/briefing"
	"bayan/internal/fault"
)

// MaxBytes is the largest file that is opened.
const MaxBytes = 16 << 20

// Options are what a person knows better than the file. The zero value leaves all to detection.
type Options struct {
	Format   Format
	Encoding Encoding // of plain text, Markdown and HTML
	Meta     briefing.Meta
}

// Report says how a file was read.
type Report struct {
	Format   Format
	Encoding Encoding // "" where the format itself says it
}

// Read understands a statement. name stands in errors and is a hint of the
// format. An empty text is fault.Empty, one in no known encoding
// fault.NotText, one beyond MaxBytes or unpacking beyond the bounds
// fault.TooLarge, one cut short or broken fault.DamagedFile, one with a
// password fault.Locked, one of a program whose files are not read
// fault.OtherFormat; fault.Cancelled soon after ctx is done. data is not kept.
func Read(ctx context.Context, name string, data []byte, o Options) (*briefing.Briefing, Report, error) {
	if len(data) > MaxBytes {
		return nil, Report{}, &fault.Error{Code: fault.TooLarge, Op: "parse.Read", Path: name}
	}
	if len(data) == 0 {
		return nil, Report{}, &fault.Error{Code: fault.Empty, Op: "parse.Read", Path: name}
	}
	l, r, err := readLines(ctx, name, data, o)
	if err != nil {
		return nil, r, err
	}
	if l.blank() {
		return nil, r, &fault.Error{Code: fault.Empty, Op: "parse.Read", Path: name}
	}
	if l.over() {
		return nil, r, &fault.Error{Code: fault.TooLarge, Op: "parse.Read", Path: name}
	}
	meta := l.meta.under(o.Meta)
	if meta.Language == "" {
		meta.Language = "ar"
	}
	sum := sha256.Sum256(data)
	b := &briefing.Briefing{ID: hex.EncodeToString(sum[:]), Meta: meta, Text: l.text, Printed: l.printed, Styled: l.styled, Heading: -1, Source: -1}
	if err := structure(ctx, b, l.roles); err != nil {
		return nil, r, damaged(name, err)
	}
	l.direct(b)
	return b, r, nil
}

// Parse is Read with all but meta left to detection, and not cancelled.
func Parse(name string, data []byte, meta briefing.Meta) (*briefing.Briefing, error) {
	b, _, err := Read(context.Background(), name, data, Options{Meta: meta})
	return b, err
}

// Bundled is the statement inside the program.
func Bundled() (*briefing.Briefing, error) {
	var meta briefing.Meta
	if err := json.Unmarshal(assets.FrontMatter, &meta); err != nil {
		return nil, &fault.Error{Code: fault.Unknown, Op: "parse.Bundled", Cause: err}
	}
	return Parse(assets.StatementName, assets.Statement, meta)
}

// Load is the file at path: a regular one of at most MaxBytes.
func Load(path string) ([]byte, error) {
	const op = "parse.Load"
	// Asked before opening: a pipe would wait for a writer for ever.
	info, err := os.Stat(path)
	if err != nil {
		code := fault.Unreadable
		if errors.Is(err, fs.ErrNotExist) {
			code = fault.NotFound
		}
		return nil, &fault.Error{Code: code, Op: op, Path: path, Cause: err}
	}
	switch {
	case info.IsDir():
		return nil, &fault.Error{Code: fault.IsFolder, Op: op, Path: path}
	case !info.Mode().IsRegular():
		return nil, &fault.Error{Code: fault.Unreadable, Op: op, Path: path}
	case info.Size() > MaxBytes:
		return nil, &fault.Error{Code: fault.TooLarge, Op: op, Path: path}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, &fault.Error{Code: fault.Unreadable, Op: op, Path: path, Cause: err}
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, MaxBytes+1))
	if err != nil {
		return nil, &fault.Error{Code: fault.Unreadable, Op: op, Path: path, Cause: err}
	}
	return data, nil
}
