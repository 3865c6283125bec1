package compose

import (
	"unicode"

	"bayan/internal/briefing"
	"bayan/internal/typeset"
)

// dress gives the paragraph that was added last what its file says of it beyond
// what it is: bold words in the bold face, and its direction. The faces have no
// italics, and Arabic knows none.
func (s *statement) dress(p briefing.Paragraph) {
	br, piece := s.b.in.Briefing, s.parts[len(s.parts)-1].piece
	if p.RightToLeft {
		piece.base = typeset.RTL
	}
	start := p.Span.Start
	for start < p.Span.End && unicode.IsSpace(br.Text[start]) {
		start++
	}
	for _, styled := range br.StylesIn(briefing.Span{Start: start, End: start + len(piece.runes)}) {
		if styled.Style&briefing.Bold != 0 && piece.style.font == s.b.faces.text {
			piece.bold = append(piece.bold, typeset.StyleSpan{
				Start: styled.Span.Start - start, End: styled.Span.End - start,
				Style: typeset.Style{Font: s.b.faces.bold, Size: piece.style.size},
			})
		}
	}
}

// styles are the piece's whole text in its style, less the stretches that are bold.
func (p *piece) styles() []typeset.StyleSpan {
	plain := typeset.Style{Font: p.style.font, Size: p.style.size}
	out, at := []typeset.StyleSpan(nil), 0
	for _, b := range p.bold {
		if b.Start > at {
			out = append(out, typeset.StyleSpan{Start: at, End: b.Start, Style: plain})
		}
		out, at = append(out, b), b.End
	}
	if at < len(p.runes) || len(out) == 0 {
		out = append(out, typeset.StyleSpan{Start: at, End: len(p.runes), Style: plain})
	}
	return out
}
