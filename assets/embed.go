// Package assets holds the data inside the program: the bundled statement, what
// is known of it besides its words, and the words of the interface.
package assets

import (
	"embed"
	_ "embed" // the two files below
)

// StatementName is the file name of the bundled statement.
const StatementName = "baghdad-2024.txt"

// Statement is the bundled statement, unchanged, UTF-8. Not to be modified.
//
//go:embed statement/baghdad-2024.txt
var Statement []byte

// FrontMatter is JSON: title, language, place, year, all from the text itself. Not to be modified.
//
//go:embed statement/baghdad-2024.json
var FrontMatter []byte

//go:embed words/ar.json words/en.json words/ckb.json
var words embed.FS

// Words is one language's catalogue, JSON: a key to a string, or to an object
// of CLDR plural categories. The language must be ar, en or ckb.
func Words(lang string) ([]byte, error) { return words.ReadFile("words/" + lang + ".json") }
