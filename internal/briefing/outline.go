package briefing

// String is the kind's name in the outline that the command line prints; stable.
func (k Kind) String() string {
	names := [...]string{
		"blank", "title", "opening", "heading", "measure_title", "measure_text", "closing", "rule", "source", "body",
	}
	if int(k) >= len(names) {
		return "unknown"
	}
	return names[k]
}

// Outline is the JSON shape of `bayan outline --json`; stable.
type Outline struct {
	Title      string             `json:"title"`
	Paragraphs []OutlineParagraph `json:"paragraphs"`
	Measures   []OutlineMeasure   `json:"measures"`
	Source     string             `json:"source"`
}

// OutlineParagraph is one line of the source, in order.
type OutlineParagraph struct {
	Kind string `json:"kind"`
	Text string `json:"text"`
}

// OutlineMeasure is one measure; Text is its paragraphs joined by "\n".
type OutlineMeasure struct {
	Number int    `json:"number"`
	Title  string `json:"title"`
	Text   string `json:"text"`
}

// Outline is the briefing as another program reads it. The paragraphs' texts
// joined by "\n" are the source.
func (b *Briefing) Outline() Outline {
	o := Outline{
		Title:      b.Meta.Title,
		Paragraphs: make([]OutlineParagraph, len(b.Paragraphs)),
		Measures:   make([]OutlineMeasure, len(b.Measures)),
	}
	for i, p := range b.Paragraphs {
		o.Paragraphs[i] = OutlineParagraph{p.Kind.String(), b.Slice(p.Span)}
	}
	for i, m := range b.Measures {
		text := ""
		for j, t := range m.Texts {
			if j > 0 {
				text += "\n"
			}
			text += b.Slice(b.Paragraphs[t].Span)
		}
		o.Measures[i] = OutlineMeasure{m.Number, b.Slice(m.Title), text}
	}
	if b.Source >= 0 {
		o.Source = b.Slice(b.Paragraphs[b.Source].Span)
	}
	return o
}
