// Package locale is the one place where words, numbers and dates become what a
// person reads: the catalogue of interface strings (assets/words), plural
// forms, digits, dates, and the sentence for a fault.
//
// Plural categories come from golang.org/x/text/feature/plural, whose CLDR
// rules are static tables; go-i18n would bring its bundle, templates and a
// matcher for what one map and one call do.
package locale

import (
	"encoding/json"
	"fmt"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"bayan/assets"
	"bayan/internal/fault"
)

// Catalogue is one language's strings; immutable, safe for concurrent use.
type Catalogue struct {
	lang    string
	tag     language.Tag
	strings map[string]string
	plurals map[string]map[string]string
}

// Args fills {name} placeholders.
type Args map[string]any

// Load reads one language: ar, en or ckb. Any other is fault.BadUsage.
func Load(lang string) (*Catalogue, error) {
	const op = "locale.Load"
	switch lang {
	case "ar", "en", "ckb":
	default:
		return nil, &fault.Error{Code: fault.BadUsage, Op: op, Detail: lang}
	}
	data, err := assets.Words(lang)
	if err != nil {
		return nil, &fault.Error{Code: fault.Unknown, Op: op, Detail: lang, Cause: err}
	}
	var entries map[string]json.RawMessage
	if err := json.Unmarshal(data, &entries); err != nil {
		return nil, &fault.Error{Code: fault.Unknown, Op: op, Detail: lang, Cause: err}
	}
	c := &Catalogue{
		lang: lang, tag: language.Make(lang),
		strings: make(map[string]string, len(entries)), plurals: map[string]map[string]string{},
	}
	for key, raw := range entries {
		if raw[0] == '{' {
			var forms map[string]string
			err = json.Unmarshal(raw, &forms)
			c.plurals[key] = forms
		} else {
			var s string
			err = json.Unmarshal(raw, &s)
			c.strings[key] = s
		}
		if err != nil {
			return nil, &fault.Error{Code: fault.Unknown, Op: op, Detail: key, Cause: err}
		}
	}
	return c, nil
}

// Lang is the language that was loaded, BCP 47.
func (c *Catalogue) Lang() string { return c.lang }

// RTL reports whether the language is written from right to left.
func (c *Catalogue) RTL() bool { return c.lang != "en" }

// DefaultDigits is what the program writes until a person chooses.
func (c *Catalogue) DefaultDigits() Digits {
	if c.lang == "en" {
		return Latn
	}
	return Arab
}

// T is the string of a key, or the key itself where the catalogue has none.
func (c *Catalogue) T(key string) string {
	if s, ok := c.strings[key]; ok {
		return s
	}
	return key
}

// F is T with each {name} filled from a, in one pass: a value is never expanded again.
func (c *Catalogue) F(key string, a Args) string { return fill(c.T(key), a) }

func fill(s string, a Args) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(s, "{")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		name, after, closed := strings.Cut(rest, "}")
		value, known := a[name]
		if !closed || !known {
			b.WriteByte('{')
			s = rest
			continue
		}
		fmt.Fprint(&b, value)
		s = after
	}
}

var categories = map[plural.Form]string{
	plural.Zero: "zero", plural.One: "one", plural.Two: "two",
	plural.Few: "few", plural.Many: "many", plural.Other: "other",
}

// category is the CLDR cardinal category of n in the language.
func (c *Catalogue) category(n int) string {
	if n < 0 {
		n = -n
	}
	if c.lang == "ckb" { // CLDR: one for 1, else other; x/text has no rule of its own for it
		if n == 1 {
			return "one"
		}
		return "other"
	}
	return categories[plural.Cardinal.MatchPlural(c.tag, n, 0, 0, 0, 0)]
}

// N is T with one of the language's plural forms (CLDR) for n; {n} in the string is n in digits d.
func (c *Catalogue) N(key string, n int, d Digits) string {
	forms := c.plurals[key]
	s, ok := forms[c.category(n)]
	if !ok {
		if s, ok = forms["other"]; !ok {
			s = c.T(key)
		}
	}
	return fill(s, Args{"n": Number(n, d)})
}
