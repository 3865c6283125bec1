package cli

import (
	"io"
	"path/filepath"
	"strings"
	"unicode"

	"bayan/internal/arabic"
	"bayan/internal/durable"
	"bayan/internal/locale"
)

// WriteRecord writes the follow-up of the window's statement to path, whole or
// not at all, in the format that its ending names: .csv, .xlsx, .ics, .json,
// and any other the log itself, which another office merges.
func (w *Window) WriteRecord(path string, words *locale.Catalogue) error {
	s := &session{Process: w.Process, words: words, lib: w.Library, log: w.Log}
	return durable.Write(path, 0o666, func(out io.Writer) error {
		return s.writeRecord(out, strings.ToLower(filepath.Ext(path)), w.Briefing, w.FollowUp)
	})
}

// ReadRecord reads another office's log, as Merge takes it.
func (w *Window) ReadRecord(path string) ([]byte, error) {
	return (&session{Process: w.Process}).read(path)
}

// Mine reports whether an owner is who: the same name and office, or one of
// the two, however they are spelled.
func Mine(who, owner string) bool {
	mine := names(who)
	for _, o := range names(owner) {
		for _, m := range mine {
			if o == m {
				return true
			}
		}
	}
	return false
}

// names are the whole and what stands between its separators, folded as for search.
func names(text string) []string {
	parts := append([]string{text}, strings.FieldsFunc(text, func(r rune) bool {
		return strings.ContainsRune("،,؛;·/|–—\n", r)
	})...)
	var out []string
	for _, p := range parts {
		p = string(arabic.Fold([]rune(p), arabic.Options{TehMarbuta: true}).Runes)
		if p = strings.Join(strings.FieldsFunc(p, unicode.IsSpace), " "); p != "" {
			out = append(out, p)
		}
	}
	return out
}
