// Package locale is the one place where words, numbers and dates become what a
// person reads: the catalogue of interface strings (assets/words), plural
// forms, digits, and the sentence for a fault.
package locale

// Digits is the kind of digit that the program writes. A source's own digits are never converted.
type Digits uint8

const (
	Latn Digits = iota // 0-9
	Arab               // ٠-٩
	Pers               // ۰-۹
)

// Catalogue is one language's strings; immutable, safe for concurrent use.
type Catalogue struct{}

// Args fills {name} placeholders.
type Args map[string]any

func Load(lang string) (*Catalogue, error)       { panic("contract") } // ar, en, ckb
func (c *Catalogue) Lang() string                { panic("contract") }
func (c *Catalogue) RTL() bool                   { panic("contract") }
func (c *Catalogue) DefaultDigits() Digits       { panic("contract") }
func (c *Catalogue) T(key string) string         { panic("contract") }
func (c *Catalogue) F(key string, a Args) string { panic("contract") }

// N is T with one of the language's plural forms (CLDR) for n; {n} in the string is n in digits d.
func (c *Catalogue) N(key string, n int, d Digits) string { panic("contract") }

// Sentence is one clear sentence (what, where, what to do) for any error.
func (c *Catalogue) Sentence(err error) string { panic("contract") }

// Number writes n in digits d.
func Number(n int, d Digits) string { panic("contract") }

// Rewrite replaces ASCII digits in s by d: for what the program itself writes.
func Rewrite(s string, d Digits) string { panic("contract") }
