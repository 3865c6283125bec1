package parse

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"bayan/internal/fault"
)

// Bounds of what is read of a package. A statement of a thousand pages is far within them.
const (
	maxPart    = 16 << 20 // bytes of all parts, unpacked
	maxToken   = 1 << 20  // bytes of one tag or stretch of text
	maxDepth   = 256      // elements within one another
	maxEntries = 10_000
)

var (
	errBounds = errors.New("beyond the bounds of what is read")
	errNoPart = errors.New("a part is missing")
)

// readPackage reads DOCX (ECMA-376) or ODT (OASIS OpenDocument 1.3) by what is in the zip.
func readPackage(ctx context.Context, name string, data []byte) (*lines, Report, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, Report{}, damaged(name, err)
	}
	if len(z.File) > maxEntries {
		return nil, Report{}, damaged(name, errBounds)
	}
	k := &pack{ctx: ctx, files: make(map[string]*zip.File, len(z.File)), left: maxPart}
	for _, f := range z.File {
		if k.files[f.Name] == nil {
			k.files[f.Name] = f
		}
	}
	var l *lines
	r := Report{}
	switch {
	case k.files["[Content_Types].xml"] != nil:
		r.Format = DOCX
		l, err = readDOCX(k)
	case k.files["content.xml"] != nil:
		r.Format = ODT
		l, err = readODT(k)
	default:
		return nil, r, &fault.Error{Code: fault.OtherFormat, Op: "parse.readPackage", Path: name, Detail: "ZIP"}
	}
	if err != nil {
		return nil, r, damaged(name, err)
	}
	return l, r, nil
}

// damaged names what stopped the reading of a file.
func damaged(name string, err error) error {
	code := fault.DamagedFile
	var f *fault.Error
	switch {
	case errors.Is(err, errBounds):
		code = fault.TooLarge
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		code = fault.Cancelled
	case errors.As(err, &f):
		f.Path = name
		return f
	}
	return &fault.Error{Code: code, Op: "parse.Read", Path: name, Cause: err}
}

// pack is a package of parts. Nothing of it is unpacked to disk, so a part's
// name leads nowhere but into this map.
type pack struct {
	ctx   context.Context // of this one reading
	files map[string]*zip.File
	left  int // bytes that may still be unpacked, of all parts together
}

func (k *pack) has(part string) bool { return k.files[part] != nil }

// part opens a part for walking.
func (k *pack) part(name string) (*walker, error) {
	f := k.files[name]
	if f == nil {
		return nil, errNoPart
	}
	if f.UncompressedSize64 > maxPart {
		return nil, errBounds
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	b := &bounded{r: r, pack: k}
	return &walker{closer: r, in: b, d: xml.NewDecoder(b)}, nil
}

// bounded hands out bytes until one token, or all parts together, take too
// many. It is an io.ByteReader, so that the decoder reads no more than it needs.
type bounded struct {
	r     io.Reader
	pack  *pack
	buf   [4096]byte
	at, n int
	token int
}

func (b *bounded) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	c, err := b.ReadByte()
	if err != nil {
		return 0, err
	}
	p[0] = c
	return 1, nil
}

func (b *bounded) ReadByte() (byte, error) {
	if b.at == b.n {
		if err := b.pack.ctx.Err(); err != nil {
			return 0, err
		}
		n, err := io.ReadFull(b.r, b.buf[:])
		if n == 0 {
			return 0, err
		}
		if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
			return 0, err
		}
		b.at, b.n = 0, n
		if b.pack.left -= n; b.pack.left < 0 {
			return 0, errBounds
		}
	}
	if b.token++; b.token > maxToken {
		return 0, errBounds
	}
	b.at++
	return b.buf[b.at-1], nil
}

// walker goes through a part's elements in order. Entities other than XML's own
// five are errors, no DTD is read, and nothing outside the part is opened.
type walker struct {
	closer io.Closer
	in     *bounded
	d      *xml.Decoder
	depth  int
}

func (w *walker) close() { w.closer.Close() }

// next is the next token, io.EOF after the last.
func (w *walker) next() (xml.Token, error) {
	w.in.token = 0
	t, err := w.d.Token()
	switch t.(type) {
	case xml.StartElement:
		if w.depth++; w.depth > maxDepth {
			return nil, errBounds
		}
	case xml.EndElement:
		w.depth--
	case xml.Directive:
		return nil, errDoctype
	}
	return t, err
}

var errDoctype = errors.New("a document type is declared")

// skip passes over the rest of the element that was begun last.
func (w *walker) skip() error {
	for to := w.depth - 1; w.depth > to; {
		if _, err := w.next(); err != nil {
			return unexpected(err)
		}
	}
	return nil
}

func unexpected(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// within calls f with every element in the one that was begun last, and goes past its end.
func (w *walker) within(f func(e xml.StartElement) error) error {
	for to := w.depth - 1; w.depth > to; {
		t, err := w.next()
		if err != nil {
			return unexpected(err)
		}
		if e, ok := t.(xml.StartElement); ok {
			if err := f(e); err != nil {
				return err
			}
		}
	}
	return nil
}

// partReader is told of a part's text and elements in order. start may go on with w itself.
type partReader interface {
	text(w *walker, s string) error
	start(w *walker, e xml.StartElement) error
	end(w *walker, e xml.EndElement)
}

// walk reads a part whose text goes to f.
func (k *pack) walk(part string, f *flow, r partReader) error {
	w, err := k.part(part)
	if err != nil {
		return err
	}
	defer w.close()
	for {
		t, err := w.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.CharData:
			err = r.text(w, string(t))
		case xml.StartElement:
			if f.full() {
				return errBounds
			}
			err = r.start(w, t)
		case xml.EndElement:
			r.end(w, t)
		}
		if err != nil {
			return err
		}
	}
}

// each calls f with every element's start, and goes through the whole part.
func (k *pack) each(part string, f func(e xml.StartElement, end bool)) error {
	w, err := k.part(part)
	if err != nil {
		return err
	}
	defer w.close()
	for {
		t, err := w.next()
		switch t := t.(type) {
		case xml.StartElement:
			f(t, false)
		case xml.EndElement:
			f(xml.StartElement{Name: t.Name}, true)
		}
		if err != nil {
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
	}
}

// attr is an attribute's value by its local name: the vocabularies read here
// repeat no local name in one element.
func attr(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

// relations are the parts that a part names, by the last word of their type
// (ECMA-376 part 2, 9.3). Targets outside the package are left out.
func (k *pack) relations(part string) map[string]string {
	to := map[string]string{}
	dir, file := path.Split(part)
	_ = k.each(dir+"_rels/"+file+".rels", func(e xml.StartElement, end bool) { // a package may have none
		if end || e.Name.Local != "Relationship" || attr(e, "TargetMode") == "External" {
			return
		}
		target := attr(e, "Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join("/", dir, target)
		}
		kind := attr(e, "Type")
		kind = kind[strings.LastIndexByte(kind, '/')+1:]
		if to[kind] == "" {
			to[kind] = strings.TrimPrefix(path.Clean(target), "/")
		}
	})
	return to
}
