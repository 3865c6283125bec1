package briefing

import (
	"crypto/sha256"
	"encoding/hex"
)

// Correction is what a person says of a paragraph against what was understood.
// It names the paragraph by its words, so that it holds in a text whose other
// paragraphs have changed; it changes no word.
type Correction struct {
	// Words are the lower-case hexadecimal digits of the first eight bytes of
	// the SHA-256 of the paragraph's text in UTF-8, Nth its place among those of
	// the same text, from 0.
	Words string `json:"words"`
	Nth   int    `json:"nth,omitempty"`
	Kind  Kind   `json:"kind"`
	// Number is a measure's, 0 where its label or its place in the list says it.
	Number int `json:"number,omitempty"`
}

// Anchors name each paragraph for a correction of it, whose kind is the
// paragraph's own.
func (b *Briefing) Anchors() []Correction {
	seen := map[string]int{}
	out := make([]Correction, len(b.Paragraphs))
	for i, p := range b.Paragraphs {
		sum := sha256.Sum256([]byte(b.Slice(p.Span)))
		words := hex.EncodeToString(sum[:8])
		out[i] = Correction{Words: words, Nth: seen[words], Kind: p.Kind}
		seen[words]++
	}
	return out
}

// Kinds are what a paragraph may be said to be, in the order in which a person
// is offered them.
func Kinds() []Kind {
	return []Kind{Body, Title, Heading, MeasureTitle, MeasureText, Closing, SourceLine, Rule}
}

// MarshalText is the kind's name in the outline.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText takes a kind's name; one that is not known is Body.
func (k *Kind) UnmarshalText(name []byte) error {
	*k = Body
	for one := Blank; one <= Body; one++ {
		if one.String() == string(name) {
			*k = one
		}
	}
	return nil
}
