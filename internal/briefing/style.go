package briefing

// Style is how a file dresses letters, a set of bits. What a paragraph is says
// how it looks; a style is only what the file says beyond that.
type Style uint8

const (
	Bold Style = 1 << iota
	Italic
)

// Styled is a stretch of text with a style. It never leaves its paragraph.
type Styled struct {
	Span  Span
	Style Style
}

// StylesIn are the styled parts of a span, in order.
func (b *Briefing) StylesIn(s Span) []Styled {
	var out []Styled
	for _, one := range b.Styled {
		if one.Span.Start < s.End && one.Span.End > s.Start {
			out = append(out, Styled{Span{max(one.Span.Start, s.Start), min(one.Span.End, s.End)}, one.Style})
		}
	}
	return out
}
