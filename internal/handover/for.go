package handover

import (
	"bytes"
	"strings"

	"filippo.io/age"

	"bayan/internal/fault"
)

// Recipient is whom a file is sealed for, Identity what opens it.
type (
	Recipient = age.Recipient
	Identity  = age.Identity
)

// work is scrypt's work factor for a passphrase (RFC 7914: N = 2¹⁶, 64 MiB of
// memory), and the most that a file may ask for: age's own limit would let a
// hostile file take 4 GiB, and age's usual 18 a quarter of one.
const work = 16

// ForPassphrase is a recipient that a passphrase opens; fault.EmptyPassphrase.
func ForPassphrase(passphrase string) (Recipient, error) { return forPassphrase(passphrase, work) }

func forPassphrase(passphrase string, work int) (Recipient, error) {
	r, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return nil, &fault.Error{Code: fault.EmptyPassphrase, Op: "handover.ForPassphrase", Cause: err}
	}
	r.SetWorkFactor(work)
	return r, nil
}

// ByPassphrase is what opens a file that a passphrase seals; fault.EmptyPassphrase.
func ByPassphrase(passphrase string) (Identity, error) {
	i, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return nil, &fault.Error{Code: fault.EmptyPassphrase, Op: "handover.ByPassphrase", Cause: err}
	}
	i.SetMaxWorkFactor(work)
	return i, nil
}

// For are recipients as age-keygen names them (age1…); fault.BadRecipient, which
// does not repeat an identity that was given in the place of one.
func For(names ...string) ([]Recipient, error) {
	var out []Recipient
	for _, name := range names {
		all, err := age.ParseRecipients(strings.NewReader(name))
		if err != nil {
			if strings.HasPrefix(strings.ToUpper(strings.TrimSpace(name)), "AGE-SECRET-KEY-") {
				name = ""
			}
			return nil, &fault.Error{Code: fault.BadRecipient, Op: "handover.For", Detail: name, Cause: err}
		}
		out = append(out, all...)
	}
	return out, nil
}

// By are the identities in a file of age-keygen's; name stands in errors. fault.NoIdentity.
func By(name string, file []byte) ([]Identity, error) {
	all, err := age.ParseIdentities(bytes.NewReader(file))
	if err != nil {
		return nil, &fault.Error{Code: fault.NoIdentity, Op: "handover.By", Path: name, Cause: err}
	}
	return all, nil
}
