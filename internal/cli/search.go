package cli

import (
	"context"
	"fmt"
	"strings"

	"bayan/internal/briefing"
	"bayan/internal/locale"
	"bayan/internal/search"
)

type searchCmd struct {
	Query string `arg:"" help:"help.query" placeholder:"QUERY"`
	File  string `arg:"" optional:"" help:"help.file" placeholder:"FILE"`
	JSON  bool   `name:"json" help:"help.json"`
}

// hit is a place as another program reads it: an index among the outline's
// paragraphs, and runes of the source from its start. Stable.
type hit struct {
	Paragraph int    `json:"paragraph"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
	Text      string `json:"text"`
}

// Run prints where a statement says something, however it is written there.
func (c *searchCmd) Run(ctx context.Context, s *session) error {
	b, err := s.open(ctx, c.File)
	if err != nil {
		return err
	}
	hits := []hit{}
	for _, h := range search.New(b).Find(c.Query, search.Options{}) {
		hits = append(hits, hit{h.Paragraph, h.Span.Start, h.Span.End, b.Slice(h.Span)})
	}
	if c.JSON {
		return s.json(hits)
	}
	if len(hits) == 0 {
		return s.print(s.words.T("search.none") + "\n")
	}
	var out strings.Builder
	for _, h := range hits {
		fmt.Fprintf(&out, "%s: %s\n", locale.Number(h.Paragraph+1, s.words.DefaultDigits()), around(b, h))
	}
	return s.print(out.String())
}

// around is a hit with the words beside it, from its own paragraph.
func around(b *briefing.Briefing, h hit) string {
	const reach = 40 // runes on each side
	p := b.Paragraphs[h.Paragraph].Span
	start, end := max(p.Start, h.Start-reach), min(p.End, h.End+reach)
	for start > p.Start && b.Text[start-1] != ' ' {
		start--
	}
	for end < p.End && b.Text[end] != ' ' {
		end++
	}
	text := b.Slice(briefing.Span{Start: start, End: end})
	if start > p.Start {
		text = "…" + text
	}
	if end < p.End {
		text += "…"
	}
	return text
}
