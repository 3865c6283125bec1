package parse

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"

	"bayan/internal/fault"
)

// Format is a kind of file that a statement comes in.
type Format string

const (
	Text     Format = "text"
	Markdown Format = "markdown"
	HTML     Format = "html"
	DOCX     Format = "docx"
	ODT      Format = "odt"
)

// others are files of other programs, known by their first bytes: text in part
// or not at all, and never a statement as it stands.
var others = []struct{ magic, name string }{
	{"%PDF-", "PDF"},
	{`{\rtf`, "RTF"},
	{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "DOC"},
	{"\x89PNG\r\n\x1A\n", "PNG"},
	{"\xFF\xD8\xFF", "JPEG"},
}

// readLines chooses the reader: by the first bytes; Markdown, which has none of
// its own, by front matter or the name's end.
func readLines(ctx context.Context, name string, data []byte, o Options) (*lines, Report, error) {
	const op = "parse.Read"
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("PK\x05\x06")) {
		return readPackage(ctx, name, data)
	}
	for _, other := range others {
		if !bytes.HasPrefix(data, []byte(other.magic)) {
			continue
		}
		// A DOCX with a password is such a file, with a stream of this name (MS-OFFCRYPTO 2.3.4).
		if other.name == "DOC" && bytes.Contains(data, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")) {
			return nil, Report{}, &fault.Error{Code: fault.Locked, Op: op, Path: name}
		}
		return nil, Report{}, &fault.Error{Code: fault.OtherFormat, Op: op, Path: name, Detail: other.name}
	}
	format := o.Format
	asked := o.Encoding
	if asked == "" && (format == HTML || format == "") {
		asked = declaredCharset(data)
	}
	text, encoding, err := decode(name, data, asked)
	if err != nil {
		return nil, Report{}, err
	}
	if ctx.Err() != nil {
		return nil, Report{}, damaged(name, ctx.Err())
	}
	if format == "" {
		format = formatOf(name, text)
	}
	if format != HTML && len(text) > maxText {
		return nil, Report{}, &fault.Error{Code: fault.TooLarge, Op: op, Path: name}
	}
	r := Report{Format: format, Encoding: encoding}
	switch format {
	case HTML:
		l, err := readHTML(ctx, name, text)
		return l, r, err
	case Markdown:
		l, err := readMarkdown(ctx, name, text)
		return l, r, err
	}
	return plain(text), r, nil
}

func formatOf(name, text string) Format {
	if isHTML(text) {
		return HTML
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".md", ".markdown":
		return Markdown
	}
	if _, _, ok := frontMatter(text); ok {
		return Markdown
	}
	return Text
}
