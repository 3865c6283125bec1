package pdf

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"hash/adler32"
	"io"
	"sync"
)

// Deflated keeps deflated bytes by what they were, for someone who writes nearly
// the same document again and again: a window's preview and its export. Goroutines
// may share one. It holds at most about twice its limit.
type Deflated struct {
	mu    sync.Mutex
	limit int
	size  int // of recent
	// What is used moves to recent; when that is full it becomes old, and what was
	// old and not used since is dropped.
	recent, old map[deflatedPart][]byte
}

// deflatedPart names a part of a stream by the SHA-256 of its bytes. The last
// part of a stream ends it.
type deflatedPart struct {
	sum  [sha256.Size]byte
	last bool
}

// NewDeflated makes a cache. The limit is in bytes, deflated.
func NewDeflated(limit int) *Deflated {
	return &Deflated{limit: limit, recent: map[deflatedPart][]byte{}}
}

func (d *Deflated) get(p deflatedPart) []byte {
	d.mu.Lock()
	defer d.mu.Unlock()
	if b, ok := d.recent[p]; ok {
		return b
	}
	b, ok := d.old[p]
	if ok {
		d.keep(p, b)
	}
	return b
}

func (d *Deflated) put(p deflatedPart, b []byte) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.keep(p, b)
}

func (d *Deflated) keep(p deflatedPart, b []byte) {
	if _, ok := d.recent[p]; ok || len(b) > d.limit {
		return
	}
	if d.size+len(b) > d.limit {
		d.old, d.recent, d.size = d.recent, map[deflatedPart][]byte{}, 0
	}
	d.recent[p] = b
	d.size += len(b)
}

var deflaters = sync.Pool{New: func() any {
	z, _ := flate.NewWriter(io.Discard, flate.DefaultCompression) // the level is one
	return z
}}

// tooShort is where a part that another follows is stored as it is: a font's table
// directory would win less than its block's end costs.
const tooShort = 256

// deflate returns one zlib stream (RFC 1950) of the parts. Each part is deflated
// without regard to those before it. A nil Deflated keeps nothing.
func (d *Deflated) deflate(parts ...[]byte) []byte {
	out := bytes.NewBuffer([]byte{0x78, 0x9c})
	sum := adler32.New()
	for i, b := range parts {
		sum.Write(b)
		last := i == len(parts)-1
		if !last && len(b) < tooShort {
			out.Write([]byte{0, byte(len(b)), byte(len(b) >> 8), ^byte(len(b)), ^byte(len(b) >> 8)}) // RFC 1951 3.2.4
			out.Write(b)
			continue
		}
		if d == nil {
			deflatePart(out, b, last)
			continue
		}
		p := deflatedPart{sha256.Sum256(b), last}
		if done := d.get(p); done != nil {
			out.Write(done)
			continue
		}
		from := out.Len()
		deflatePart(out, b, last)
		d.put(p, bytes.Clone(out.Bytes()[from:]))
	}
	return sum.Sum(out.Bytes())
}

func deflatePart(out *bytes.Buffer, b []byte, last bool) {
	z := deflaters.Get().(*flate.Writer)
	z.Reset(out)
	z.Write(b) // a bytes.Buffer does not fail
	if last {
		z.Close()
	} else {
		z.Flush()
	}
	deflaters.Put(z)
}
