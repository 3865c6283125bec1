package locale

import (
	"errors"

	"bayan/internal/fault"
)

// Sentence is one clear sentence (what, where, what to do) for any error; ""
// for nil. A code without words gets the sentence of fault.Unknown.
func (c *Catalogue) Sentence(err error) string {
	if err == nil {
		return ""
	}
	var e *fault.Error
	if !errors.As(err, &e) {
		return c.T("fault." + string(fault.Unknown))
	}
	key := "fault." + string(e.Code)
	if _, ok := c.strings[key]; !ok {
		key = "fault." + string(fault.Unknown)
	}
	return c.F(key, Args{"path": c.isolate(e.Path), "detail": c.isolate(e.Detail)})
}

// isolate keeps a path or a value in its own direction inside a sentence
// written from right to left (UAX #9: FIRST STRONG ISOLATE to POP DIRECTIONAL ISOLATE).
func (c *Catalogue) isolate(s string) string {
	if s == "" || !c.RTL() {
		return s
	}
	return "\u2068" + s + "\u2069"
}
