package cli

import (
	"bayan/internal/briefing"
	"bayan/internal/compose"
	"bayan/internal/marks"
)

// Appendix is a person's marks as a briefing appends them.
func Appendix(b *briefing.Briefing, list marks.List) []compose.Mark {
	out := make([]compose.Mark, 0, len(list))
	for _, m := range marks.Place(b, list) {
		a := compose.Mark{Kind: compose.MarkKind(m.Kind), Color: string(m.Color), Quote: m.Quote, Note: m.Note}
		if m.Found {
			a.Paragraph = compose.MarkParagraph(b, m.Paragraph)
		}
		out = append(out, a)
	}
	return out
}

// marksOn are the marks on a statement, for reading.
func (s *session) marksOn(b *briefing.Briefing, file string) []compose.Mark {
	list, err := s.lib.Marks(b, readFrom(file)).Load()
	s.warn(err)
	return Appendix(b, list)
}
