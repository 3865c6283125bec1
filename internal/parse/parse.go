// Package parse makes a Briefing of a statement's bytes. It finds structure
// by what is typed (labels, colons, rules, المصدر:), never by guessing words,
// and loses no character.
package parse

import (
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

// Parse understands a statement. name stands in errors only. An empty text is
// fault.Empty, one in no known encoding fault.NotText, one beyond MaxBytes
// fault.TooLarge. The title is meta's alone: none is looked for in the text yet.
// data is not kept.
func Parse(name string, data []byte, meta briefing.Meta) (*briefing.Briefing, error) {
	if len(data) > MaxBytes {
		return nil, &fault.Error{Code: fault.TooLarge, Op: "parse.Parse", Path: name}
	}
	text, err := decode(name, data)
	if err != nil {
		return nil, err
	}
	if meta.Language == "" {
		meta.Language = "ar"
	}
	sum := sha256.Sum256(data)
	b := &briefing.Briefing{ID: hex.EncodeToString(sum[:]), Meta: meta, Text: []rune(text), Heading: -1, Source: -1}
	structure(b)
	return b, nil
}

// Bundled is the statement inside the program.
func Bundled() (*briefing.Briefing, error) {
	var meta briefing.Meta
	if err := json.Unmarshal(assets.FrontMatter, &meta); err != nil {
		return nil, &fault.Error{Code: fault.Unknown, Op: "parse.Bundled", Cause: err}
	}
	return Parse(assets.StatementName, assets.Statement, meta)
}

// Open reads and parses the file at path: a regular file of at most MaxBytes.
func Open(path string) (*briefing.Briefing, error) {
	const op = "parse.Open"
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
	return Parse(path, data, briefing.Meta{})
}
