package pdf

import (
	"bytes"
	"crypto/sha256"
	"hash"
	"io"
	"strconv"
	"unicode/utf16"
)

// ref is an object number; generations are always 0.
type ref int

// inStream is how many objects an object stream holds (ISO 32000-1 7.5.7).
const inStream = 1000

type place struct {
	container ref // object stream, 0 where the object stands by itself
	offset    int64
}

// file writes objects as they come: streams stand by themselves, all else goes
// into object streams, and a cross-reference stream ends the file. /ID is a hash
// of every byte before it, so the same objects are the same file.
type file struct {
	w      io.Writer
	hash   hash.Hash
	size   int64
	places []place
	err    error

	seal     func([]byte) []byte // encrypts a stream's bytes; nil where there is no password
	deflated *Deflated

	held []ref
	at   []int
	body []byte

	queue []deflating
}

// deflating is a stream that is deflated beside what is written.
type deflating struct {
	ref  ref
	dict []byte
	data chan []byte
}

// ahead is how many streams are deflated at a time. It is a constant, so that
// their order does not depend on the machine.
const ahead = 8

func newFile(w io.Writer) *file {
	f := &file{w: w, hash: sha256.New(), places: make([]place, 1)}
	f.write([]byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"))
	return f
}

func (f *file) write(b []byte) {
	if f.err != nil {
		return
	}
	f.hash.Write(b)
	n, err := f.w.Write(b)
	f.size += int64(n)
	f.err = err
}

func (f *file) alloc() ref {
	f.places = append(f.places, place{})
	return ref(len(f.places) - 1)
}

// object puts a body, which is copied, under a number.
func (f *file) object(r ref, body []byte) {
	f.places[r].offset = int64(len(f.held))
	f.held = append(f.held, r)
	f.at = append(f.at, len(f.body))
	f.body = append(append(f.body, body...), '\n')
	if len(f.held) == inStream {
		f.flush()
	}
}

func (f *file) flush() {
	if len(f.held) == 0 {
		return
	}
	container := f.alloc()
	var b buffer
	for i, r := range f.held {
		f.places[r].container = container
		b.int(int(r)).byte(' ').int(f.at[i]).byte(' ')
	}
	first := len(b)
	b = append(b, f.body...)
	var d buffer
	d.str("/Type/ObjStm/N ").int(len(f.held)).str("/First ").int(first)
	f.stream(container, d, b)
	f.held, f.at, f.body = f.held[:0], f.at[:0], f.body[:0]
}

// stream deflates parts, which are the file's from then on, and writes them when
// their turn comes; dict holds the entries besides Length and Filter.
func (f *file) stream(r ref, dict []byte, parts ...[]byte) {
	s := deflating{r, append(append(buffer{}, dict...), "/Filter/FlateDecode"...), make(chan []byte, 1)}
	go func() { s.data <- f.deflated.deflate(parts...) }()
	if f.queue = append(f.queue, s); len(f.queue) == ahead {
		f.next()
	}
}

// next writes the stream that has waited longest.
func (f *file) next() {
	s := f.queue[0]
	f.queue = f.queue[1:]
	f.rawStream(s.ref, s.dict, <-s.data, true)
}

func (f *file) rawStream(r ref, dict, data []byte, sealed bool) {
	if f.seal != nil && sealed {
		data = f.seal(data)
	}
	f.places[r] = place{offset: f.size}
	var b buffer
	b.int(int(r)).str(" 0 obj\n<<").raw(dict).str("/Length ").int(len(data)).str(">>stream\n")
	f.write(b)
	f.write(data)
	f.write([]byte("\nendstream\nendobj\n"))
}

// bare writes an object outside the object streams (the encryption dictionary).
func (f *file) bare(r ref, body []byte) {
	f.places[r] = place{offset: f.size}
	var b buffer
	b.int(int(r)).str(" 0 obj\n").raw(body).str("\nendobj\n")
	f.write(b)
}

// finish writes the cross-reference stream. extra holds trailer entries.
func (f *file) finish(extra []byte) error {
	f.flush()
	for len(f.queue) > 0 {
		f.next()
	}
	r, start := f.alloc(), f.size
	f.places[r].offset = start
	rows := make([]byte, 0, 7*len(f.places))
	rows = append(rows, 0, 0, 0, 0, 0, 0xff, 0xff)
	for _, p := range f.places[1:] {
		if p.container != 0 {
			rows = append(rows, 2)
			rows = be.AppendUint32(rows, uint32(p.container))
			rows = be.AppendUint16(rows, uint16(p.offset))
			continue
		}
		rows = append(rows, 1)
		rows = be.AppendUint32(rows, uint32(p.offset))
		rows = append(rows, 0, 0)
	}
	// Each row as its difference from the one above (PNG's Up): most are alike.
	const columns = 7
	up := make([]byte, 0, (columns+1)*len(f.places))
	for i := 0; i < len(rows); i += columns {
		up = append(up, 2)
		for k := i; k < i+columns; k++ {
			if i == 0 {
				up = append(up, rows[k])
			} else {
				up = append(up, rows[k]-rows[k-columns])
			}
		}
	}
	id := f.hash.Sum(nil)[:16]
	var d buffer
	d.str("/Type/XRef/Size ").int(len(f.places)).str("/W[1 4 2]/ID[").hex(id).hex(id).byte(']').raw(extra).
		str("/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 7>>")
	f.rawStream(r, d, f.deflated.deflate(up), false)
	var b buffer
	b.str("startxref\n").int(int(start)).str("\n%%EOF\n")
	f.write(b)
	return f.err
}

// buffer appends PDF syntax without reflection.
type buffer []byte

func (b *buffer) str(s string) *buffer { *b = append(*b, s...); return b }
func (b *buffer) raw(s []byte) *buffer { *b = append(*b, s...); return b }
func (b *buffer) byte(c byte) *buffer  { *b = append(*b, c); return b }
func (b *buffer) int(n int) *buffer    { *b = strconv.AppendInt(*b, int64(n), 10); return b }
func (b *buffer) ref(r ref) *buffer    { return b.int(int(r)).str(" 0 R") }

// num appends a number with at most three decimals.
func (b *buffer) num(v float64) *buffer {
	n := int64(v*1000 + 0.5)
	if v < 0 {
		n = -int64(-v*1000 + 0.5)
	}
	if n < 0 {
		*b = append(*b, '-')
		n = -n
	}
	whole, part := n/1000, n%1000
	if whole != 0 || part == 0 {
		*b = strconv.AppendInt(*b, whole, 10)
	}
	if part != 0 {
		*b = append(*b, '.', byte('0'+part/100))
		if part%100 != 0 {
			*b = append(*b, byte('0'+part/10%10))
			if part%10 != 0 {
				*b = append(*b, byte('0'+part%10))
			}
		}
	}
	return b
}

func (b *buffer) nums(vs ...float64) *buffer {
	for _, v := range vs {
		b.num(v).byte(' ')
	}
	return b
}

const hexDigits = "0123456789ABCDEF"

func (b *buffer) hex16(v uint16) *buffer {
	*b = append(*b, hexDigits[v>>12], hexDigits[v>>8&15], hexDigits[v>>4&15], hexDigits[v&15])
	return b
}

func (b *buffer) hex(s []byte) *buffer {
	b.byte('<')
	for _, c := range s {
		*b = append(*b, hexDigits[c>>4], hexDigits[c&15])
	}
	return b.byte('>')
}

// text appends a text string: PDFDocEncoding's ASCII part, else UTF-16BE with a byte order mark.
func (b *buffer) text(s string) *buffer {
	plain := true
	for _, c := range []byte(s) {
		plain = plain && c >= ' ' && c < 127 && c != '(' && c != ')' && c != '\\'
	}
	if plain {
		return b.byte('(').str(s).byte(')')
	}
	b.str("<FEFF")
	for _, v := range utf16.Encode([]rune(s)) {
		b.hex16(v)
	}
	return b.byte('>')
}

func (b *buffer) name(s string) *buffer {
	b.byte('/')
	for _, c := range []byte(s) {
		if c > ' ' && c < 127 && !bytes.ContainsRune([]byte("()<>[]{}/%#"), rune(c)) {
			b.byte(c)
			continue
		}
		*b = append(*b, '#', hexDigits[c>>4], hexDigits[c&15])
	}
	return b
}

// code appends a two-byte code inside a literal string (ISO 32000-1 7.3.4.2).
func (b *buffer) code(v uint16) *buffer {
	for _, c := range [2]byte{byte(v >> 8), byte(v)} {
		switch c {
		case '(', ')', '\\':
			*b = append(*b, '\\', c)
		case '\r': // would be read as a newline
			*b = append(*b, '\\', 'r')
		default:
			*b = append(*b, c)
		}
	}
	return b
}
