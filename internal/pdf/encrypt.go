package pdf

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/sha256"
	"crypto/sha512"
	"io"

	"bayan/internal/fault"
)

// permissions allow printing, copying, form filling and accessibility; not
// changing the pages (ISO 32000-2 table 22: bits 3, 5, 6, 9, 10, 12 beside the fixed ones).
const permissions = -(1 << 32) + 0xFFFFF0C0 | 1<<2 | 1<<4 | 1<<5 | 1<<8 | 1<<9 | 1<<11

// lock sets up the standard security handler, revision 6 (ISO 32000-2 7.6.4).
// Strings live in object streams only, so that encrypting streams covers them.
func (w *writer) lock() error {
	random := w.opts.Random
	if random == nil {
		random = rand.Reader
	}
	var key [32]byte
	var salts [32]byte // user validation, user key, owner validation, owner key
	var owner [24]byte // no one is told the owner's password
	var tail [4]byte
	for _, b := range [][]byte{key[:], salts[:], owner[:], tail[:]} {
		if _, err := io.ReadFull(random, b); err != nil {
			return &fault.Error{Code: fault.Unknown, Op: "pdf.lock", Cause: err}
		}
	}
	password := []byte(w.opts.Password)
	password = password[:min(len(password), 127)]
	u := append(hash6(password, salts[:8], nil), salts[:16]...)
	ue := seal6(hash6(password, salts[8:16], nil), key[:])
	o := append(hash6(owner[:], salts[16:24], u), salts[16:32]...)
	oe := seal6(hash6(owner[:], salts[24:32], u), key[:])

	p := int32(permissions)
	perms := []byte{byte(p), byte(p >> 8), byte(p >> 16), byte(p >> 24), 255, 255, 255, 255, 'T', 'a', 'd', 'b'}
	perms = append(perms, tail[:]...)
	block, err := aes.NewCipher(key[:])
	if err != nil {
		return err
	}
	block.Encrypt(perms, perms)

	w.encrypt = w.f.alloc()
	var b buffer
	b.str("<</Filter/Standard/V 5/R 6/Length 256/P ").int(int(p)).
		str("/U").hex(u).str("/UE").hex(ue).str("/O").hex(o).str("/OE").hex(oe).str("/Perms").hex(perms).
		str("/CF<</StdCF<</AuthEvent/DocOpen/CFM/AESV3/Length 32>>>>/StmF/StdCF/StrF/StdCF>>")
	w.f.bare(w.encrypt, b)
	w.f.seal = func(data []byte) []byte {
		out := make([]byte, aes.BlockSize, len(data)+3*aes.BlockSize)
		if _, err := io.ReadFull(random, out); err != nil && w.f.err == nil {
			w.f.err = err
		}
		pad := aes.BlockSize - len(data)%aes.BlockSize
		out = append(append(out, data...), bytes.Repeat([]byte{byte(pad)}, pad)...)
		cipher.NewCBCEncrypter(block, out[:aes.BlockSize]).CryptBlocks(out[aes.BlockSize:], out[aes.BlockSize:])
		return out
	}
	return nil
}

// seal6 is AES-256-CBC with no padding and a zero vector.
func seal6(key, data []byte) []byte {
	block, _ := aes.NewCipher(key) // 32 bytes: no error
	out := make([]byte, len(data))
	cipher.NewCBCEncrypter(block, make([]byte, aes.BlockSize)).CryptBlocks(out, data)
	return out
}

// hash6 is algorithm 2.B of ISO 32000-2.
func hash6(password, salt, user []byte) []byte {
	first := sha256.Sum256(bytes.Join([][]byte{password, salt, user}, nil))
	k := first[:]
	for round := 0; ; round++ {
		e := bytes.Repeat(bytes.Join([][]byte{password, k, user}, nil), 64)
		block, _ := aes.NewCipher(k[:16])
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(e, e)
		sum := 0
		for _, c := range e[:16] {
			sum += int(c)
		}
		switch sum % 3 {
		case 0:
			h := sha256.Sum256(e)
			k = h[:]
		case 1:
			h := sha512.Sum384(e)
			k = h[:]
		default:
			h := sha512.Sum512(e)
			k = h[:]
		}
		if round >= 63 && int(e[len(e)-1]) <= round-31 {
			return k[:32]
		}
	}
}
