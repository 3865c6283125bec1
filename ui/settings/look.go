// Package settings is the sheet of a person's own choices, applied as they are made.
package settings

import (
	"bayan/internal/locale"
	"bayan/internal/typeset"
	"bayan/ui/theme"
)

// Look is what a person has chosen of the window. The zero value has chosen nothing.
type Look struct {
	Theme    theme.Name      `json:"theme,omitempty"`
	Language string          `json:"language,omitempty"` // ar, en, ckb; "" is the system's
	Digits   *locale.Digits  `json:"digits,omitempty"`   // nil is the language's
	Kashida  typeset.Kashida `json:"kashida,omitempty"`  // on the screen
	Font     Font            `json:"font,omitempty"`     // of the statement
}

// Font names a reading face.
type Font string

const (
	Amiri Font = "amiri"
	Naskh Font = "naskh"
)

// Effective is a look with what stands where nothing is chosen.
type Effective struct {
	Look
	Language string
	Digits   locale.Digits
	Who      string // the person's name and office, as the follow-up's history shows them
}
