// Package handover is the sealed file: one file that carries a briefing, its
// follow-up and what was made of it from one office to another, on a stick.
//
// What it promises. Only who has the passphrase, or the identity of one of the
// recipients, reads what is inside (age, https://age-encryption.org/v1). Who
// sealed it is proved by an Ed25519 signature (RFC 8032) over every byte after
// the signature itself, and that is checked before anything is decrypted: a
// file that was changed or cut by one byte is refused, and nothing of it is
// used. Whether the key is that of the office that it names is for people to
// say once; then it is known (Ring).
//
// What it does not promise. Who has a passphrase and a key of their own can
// seal another file: look at the signer. The sizes of what is inside show.
//
// docs/format-sealed.md says how each byte stands, and how age and tar open one.
package handover

import (
	"time"

	"bayan/internal/parse"
)

// Bundle is what a sealed file carries. Of its parts the package knows the
// names and the bounds, and that Original is what Briefing is the hash of.
type Bundle struct {
	Briefing string    // briefing.Briefing.ID: the SHA-256 of Original
	Title    string    // of the statement, "" where it has none
	Name     string    // of the original's file, without folders, "" where there is none
	Office   string    // who sealed it, as they name themselves
	Made     time.Time // when, by their clock; seconds

	Original []byte // the statement's file, byte for byte
	Reading  []byte // how a person has it read (JSON, internal/library)
	FollowUp []byte // the event log (internal/track)
	Marks    []byte // highlights, bookmarks and notes (JSON, internal/library)
	Slides   []byte // how the slides were edited (JSON, internal/library)
}

// part is a file in the sealed archive.
type part struct {
	name string
	most int // bytes
	data *[]byte
}

const (
	manifestName = "manifest.json"
	maxManifest  = 64 << 10
	// MaxSealed is the largest file that is opened, and more than all parts together can be.
	MaxSealed = 40 << 20
)

// parts are the archive's files after the manifest, in order. One that is nil is left out.
func (b *Bundle) parts() []part {
	const small = 2 << 20
	return []part{
		{"original", parse.MaxBytes, &b.Original},
		{"reading.json", small, &b.Reading},
		{"followup.jsonl", 16 << 20, &b.FollowUp},
		{"marks.json", small, &b.Marks},
		{"slides.json", small, &b.Slides},
	}
}

// archive is the format of what is encrypted.
const archive = 1

// manifest is the archive's first file.
type manifest struct {
	Format   int       `json:"format"`
	Briefing string    `json:"briefing"`
	Title    string    `json:"title,omitempty"`
	Name     string    `json:"name,omitempty"`
	Office   string    `json:"office,omitempty"`
	Made     time.Time `json:"made"`
}
