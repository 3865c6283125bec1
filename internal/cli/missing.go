package cli

import (
	"fmt"
	"strings"

	"golang.org/x/text/unicode/runenames"

	"bayan/internal/briefing"
	"bayan/internal/compose"
	"bayan/internal/fault"
	"bayan/internal/locale"
)

// mostNamed is how many characters one sentence names.
const mostNamed = 5

// missing is fault.MissingGlyphs where no face has some of the statement's
// characters: their names in Unicode and the paragraphs where they first stand.
func missing(words *locale.Catalogue, b *briefing.Briefing, doc *compose.Document) error {
	if len(doc.Missing) == 0 {
		return nil
	}
	var named []string
	for _, m := range doc.Missing[:min(len(doc.Missing), mostNamed)] {
		paragraph := 1
		for i, p := range b.Paragraphs {
			if p.Span.Start <= m.Offset {
				paragraph = i + 1
			}
		}
		named = append(named, words.F("export.missing_at", locale.Args{
			"name": fmt.Sprintf("U+%04X %s", m.Rune, runenames.Name(m.Rune)), "n": locale.Number(paragraph, words.DefaultDigits()),
		}))
	}
	if len(doc.Missing) > mostNamed {
		named = append(named, "…")
	}
	return &fault.Error{Code: fault.MissingGlyphs, Op: "cli.export", Detail: strings.Join(named, words.T("list.separator"))}
}
