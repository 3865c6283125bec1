package pdf

import (
	"bytes"
	"compress/zlib"
	"io"
	"sync"
	"testing"
)

func TestWhatWasKeptDoesNotChangeTheFile(t *testing.T) {
	kept := NewDeflated(1 << 20)
	one, two := amiri, amiri
	two.copies = 2
	for _, s := range []setting{one, two, one} {
		d := document(t, statementFile, s)
		want, got := written(t, d, Options{}), written(t, d, Options{Deflated: kept})
		if !bytes.Equal(want, got) {
			t.Fatalf("%d copies: %d bytes, %d with a cache", s.copies, len(want), len(got))
		}
	}
}

func TestDeflatedStaysWithinItsLimit(t *testing.T) {
	const limit = 2000
	kept := NewDeflated(limit)
	var wait sync.WaitGroup
	for from := range 4 {
		wait.Go(func() {
			for i := range 200 {
				a, b := bytes.Repeat([]byte{byte(from), byte(i)}, 100+i), []byte{byte(i), 7}
				for range 2 { // made, then kept
					r, err := zlib.NewReader(bytes.NewReader(kept.deflate(a, b)))
					if err != nil {
						t.Error(err)
						return
					}
					got, err := io.ReadAll(r)
					if err != nil || !bytes.Equal(got, append(bytes.Clone(a), b...)) {
						t.Errorf("part %d comes back as % x, %v", i, got, err)
					}
				}
			}
		})
	}
	wait.Wait()
	size := 0
	for _, m := range []map[deflatedPart][]byte{kept.recent, kept.old} {
		for _, b := range m {
			size += len(b)
		}
	}
	if size > 2*limit || size < limit/2 {
		t.Errorf("%d bytes are kept", size)
	}
}
