package track

import (
	"io"
	"time"
)

// ulidLen is the length of a ULID in characters.
const ulidLen = 26

// newULID is a ULID (github.com/ulid/spec): 48 bits of milliseconds and 80 of
// randomness in Crockford's base 32, so that sorting by text sorts by time.
func newULID(now time.Time, random io.Reader) (string, error) {
	var b [16]byte
	ms := now.UnixMilli()
	for i := range 6 {
		b[i] = byte(ms >> (40 - 8*i))
	}
	if _, err := io.ReadFull(random, b[6:]); err != nil {
		return "", err
	}
	const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	var out [ulidLen]byte
	// 130 bits for 128: two leading zero bits.
	acc, bits, n := uint32(0), 2, 0
	for _, x := range b {
		acc = acc<<8 | uint32(x)
		bits += 8
		for bits >= 5 {
			bits -= 5
			out[n] = digits[acc>>bits&31]
			n++
		}
	}
	return string(out[:]), nil
}
