// Package pdf writes a compose.Document as a tagged PDF 1.7 whose text every
// reader can extract (ISO 32000-1; PDF/UA-1, ISO 14289-1; PDF/A-2a, ISO 19005-2).
//
// The same Document and Options are the same bytes, except with a password,
// whose keys are random.
package pdf

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strconv"
	"sync"
	"syscall"

	"bayan/internal/compose"
	"bayan/internal/fault"
	"bayan/internal/typeset"
)

// Standard says what the file declares itself to be.
type Standard uint8

const (
	UA1A2a Standard = iota // PDF/UA-1 and PDF/A-2a in one file
	UA1
	None // tagged all the same, but it declares nothing
)

// Options are a person's choices. The zero value is the default file.
type Options struct {
	Standard Standard
	// Password encrypts the file with AES-256 (revision 6). PDF/A forbids
	// encryption: UA1A2a together with a password is fault.BadUsage.
	Password string
	// Random gives keys and salts where there is a password; nil is crypto/rand.
	Random io.Reader
	// Deflated spares deflating again what an earlier Write deflated; nil keeps
	// nothing. The bytes of the file do not depend on it.
	Deflated *Deflated
}

// Write writes the document to w, page by page. It stops with ctx
// (fault.Cancelled). What has been written when it fails is no PDF: the caller
// writes to a temporary file and renames.
func Write(ctx context.Context, w io.Writer, doc *compose.Document, o Options) error {
	if o.Password != "" && o.Standard == UA1A2a {
		return &fault.Error{Code: fault.BadUsage, Op: "pdf.Write", Detail: "a2a + password"}
	}
	if len(doc.Pages) == 0 || len(doc.Elements) == 0 {
		return &fault.Error{Code: fault.Empty, Op: "pdf.Write"}
	}
	out := bufio.NewWriterSize(w, 1<<16)
	p := newWriter(out, doc, o)
	err := p.write(ctx)
	if err == nil {
		err = out.Flush()
	}
	if err == nil {
		return nil
	}
	var known *fault.Error
	switch {
	case errors.As(err, &known):
		return err
	case ctx.Err() != nil:
		return &fault.Error{Code: fault.Cancelled, Op: "pdf.Write", Cause: ctx.Err()}
	case errors.Is(err, syscall.ENOSPC):
		return &fault.Error{Code: fault.DiskFull, Op: "pdf.Write", Cause: err}
	}
	return &fault.Error{Code: fault.Unwritable, Op: "pdf.Write", Cause: err}
}

// writer is one Write.
type writer struct {
	doc  *compose.Document
	opts Options
	f    *file
	tree structure

	resources ref
	fonts     []*font                  // in order of first use
	current   map[typeset.FontID]*font // the open font of a face
	tables    map[*typeset.Face]*sfnt  // parsed once
	states    map[[2]uint8]string      // graphics states by kind and alpha
	stateList [][2]uint8               // in order of first use
	objects   []ref                    // external objects, in order of first use
	images    map[any]int              // their numbers, by picture
	shared    map[shared]int           // those of furniture that stands alike on several pages; -1 before its first
	encrypt   ref
	forms     forms
	letters   letters
	failed    error

	// scratch
	coded coded
	line  []char
	runs  typeset.RunBuffer
	parts []part
	path  []typeset.Segment
}

func newWriter(w io.Writer, doc *compose.Document, o Options) *writer {
	p := &writer{
		doc: doc, opts: o, f: newFile(w),
		current: map[typeset.FontID]*font{}, tables: map[*typeset.Face]*sfnt{},
		states: map[[2]uint8]string{}, images: map[any]int{}, shared: map[shared]int{},
	}
	p.f.deflated = o.Deflated
	return p
}

func (w *writer) write(ctx context.Context) error {
	catalog, pages := w.f.alloc(), w.f.alloc()
	w.resources = w.f.alloc()
	w.tree.root, w.tree.tree = w.f.alloc(), w.f.alloc()
	for range w.doc.Elements {
		w.tree.refs = append(w.tree.refs, w.f.alloc())
	}
	w.tree.kids = make([][]kid, len(w.doc.Elements))
	w.tree.pages = make([][]compose.ElementID, len(w.doc.Pages))
	refs := make([]ref, len(w.doc.Pages))
	for i := range refs {
		refs[i] = w.f.alloc()
	}
	if w.opts.Password != "" {
		if err := w.lock(); err != nil {
			return err
		}
	}

	w.share()
	for i := range w.doc.Pages {
		if err := ctx.Err(); err != nil {
			return err
		}
		body, annotations := w.page(i, refs)
		if w.failed != nil {
			return w.failed
		}
		content := w.f.alloc()
		w.f.stream(content, nil, body)
		w.pageObject(i, refs[i], pages, content, annotations)
	}

	w.pageTree(pages, refs)
	w.tree.write(w.f, w.doc.Elements, w.doc.Meta.Language)
	w.writeResources()
	w.catalog(catalog, pages, refs)
	info := w.info()
	var trailer buffer
	trailer.str("/Root ").ref(catalog).str("/Info ").ref(info)
	if w.encrypt != 0 {
		trailer.str("/Encrypt ").ref(w.encrypt)
	}
	return w.f.finish(trailer)
}

func (w *writer) font(id typeset.FontID) *font {
	f := w.current[id]
	if f != nil && !f.full() {
		return f
	}
	f = w.newFont(w.doc.Fonts.Face(id))
	w.current[id] = f
	return f
}

// newFont opens a font of the file.
func (w *writer) newFont(face *typeset.Face) *font {
	s := w.tables[face]
	if s == nil {
		var err error
		if s, err = parseSfnt(face.Data()); err != nil {
			w.failed = err
			s = &sfnt{unitsPerEm: max(face.UnitsPerEm(), 16)}
		}
		w.tables[face] = s
	}
	f := newFont(face, s, w.f.alloc(), "F"+strconv.Itoa(len(w.fonts)))
	w.fonts = append(w.fonts, f)
	return f
}

// graphicsState names the state that sets an alpha; kind is 'f' for fills, 's' for strokes.
func (w *writer) graphicsState(kind, alpha uint8) string {
	k := [2]uint8{kind, alpha}
	name, ok := w.states[k]
	if !ok {
		name = "G" + strconv.Itoa(len(w.stateList))
		w.states[k] = name
		w.stateList = append(w.stateList, k)
	}
	return name
}

func (w *writer) writeResources() {
	var b buffer
	b.str("<</Font<<")
	for _, f := range w.fonts {
		b.name(f.name).byte(' ').ref(f.ref)
	}
	b.str(">>")
	if len(w.stateList) > 0 {
		b.str("/ExtGState<<")
		for _, k := range w.stateList {
			b.name(w.states[k])
			if k[0] == 'f' {
				b.str("<</ca ")
			} else {
				b.str("<</CA ")
			}
			b.num(float64(k[1]) / 255).str(">>")
		}
		b.str(">>")
	}
	if len(w.objects) > 0 {
		b.str("/XObject<<")
		for i, r := range w.objects {
			b.str("/X").int(i).byte(' ').ref(r)
		}
		b.str(">>")
	}
	b.str(">>")
	w.f.object(w.resources, b)
	programs := make([]program, len(w.fonts))
	var wait sync.WaitGroup
	for i, f := range w.fonts {
		wait.Go(func() { programs[i] = subset(f.s, f.face, f.glyphs) })
	}
	wait.Wait()
	for i, f := range w.fonts {
		f.write(w.f, programs[i])
	}
}
