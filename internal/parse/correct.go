package parse

import "bayan/internal/briefing"

// Correct is the briefing as a person says it is. What nobody spoke of follows:
// a line that is now a measure gets the lines after it for its text. A
// correction whose paragraph is not there is passed over. b is not changed, no
// character of it is lost, and no correction gives b itself back.
func Correct(b *briefing.Briefing, corrections []briefing.Correction) *briefing.Briefing {
	said := speak(b, corrections)
	if len(said) == 0 {
		return b
	}
	out := *b
	out.Paragraphs, out.Measures, out.Heading, out.Source = make([]briefing.Paragraph, len(b.Paragraphs)), nil, -1, -1
	titled, fixed := "", map[int]bool{}
	for i, p := range b.Paragraphs {
		measure := -1
		if p.Kind == briefing.MeasureTitle {
			measure = p.Measure
		}
		p.Measure = -1
		c, spoken := said[i]
		if spoken {
			p.Kind, fixed[i] = c.Kind, true
		}
		line := trim(b.Text, p.Span)
		switch p.Kind {
		case briefing.Opening, briefing.MeasureText, briefing.Closing:
			if !spoken {
				p.Kind = briefing.Body
			}
		case briefing.Title:
			if spoken {
				titled = b.Slice(line)
			}
		case briefing.SourceLine:
			if out.Source >= 0 && fixed[out.Source] && !spoken {
				p.Kind = briefing.Body
				break
			}
			if out.Source >= 0 {
				out.Paragraphs[out.Source].Kind = briefing.Body
			}
			out.Source = i
		case briefing.MeasureTitle:
			m := announcedBy(b, i, line, measure, len(out.Measures))
			if c.Number > 0 {
				m.Number = c.Number
			}
			p.Measure = len(out.Measures)
			out.Measures = append(out.Measures, m)
		}
		out.Paragraphs[i] = p
	}
	for i, p := range b.Paragraphs { // a title that is said to be none is the text's no longer
		if p.Kind == briefing.Title && out.Paragraphs[i].Kind != briefing.Title && out.Meta.Title == b.Slice(trim(b.Text, p.Span)) {
			out.Meta.Title = ""
		}
	}
	if titled != "" {
		out.Meta.Title = titled
	}
	if len(out.Measures) == 0 {
		return &out
	}
	identify(&out)
	first := out.Measures[0].Paragraph
	for i := first - 1; i >= 0 && out.Heading < 0; i-- {
		if out.Paragraphs[i].Kind == briefing.Heading && (fixed[i] || i == b.Heading) {
			out.Heading = i
		}
	}
	if out.Heading < 0 {
		heading(&out, first, fixed)
	}
	arrange(&out, fixed)
	return &out
}

// announcedBy is the measure that a line announces: the one that was found
// there, or one by its label, or one without a label.
func announcedBy(b *briefing.Briefing, paragraph int, line briefing.Span, found, before int) briefing.Measure {
	if found >= 0 {
		m := b.Measures[found]
		m.Texts = nil
		return m
	}
	m := briefing.Measure{}
	if c, ok := labelled(b.Text, line); ok {
		m = c.measure
	} else {
		at := briefing.Span{Start: line.Start, End: line.Start}
		m.Label, m.Typed = at, at
		if m.Title, m.Colon = closing(b.Text, line); m.Title.Len() == 0 { // nothing but a colon
			m.Title, m.Colon = line, briefing.Span{Start: line.End, End: line.End}
		}
	}
	if m.Number == 0 {
		m.Number = before + 1
	}
	m.Paragraph = paragraph
	return m
}

// speak is what is said of each paragraph, by its place. Of two corrections of
// one paragraph the later holds. A blank line is what it is.
func speak(b *briefing.Briefing, corrections []briefing.Correction) map[int]briefing.Correction {
	said := map[int]briefing.Correction{}
	if len(corrections) == 0 {
		return said
	}
	type anchor struct {
		words string
		nth   int
	}
	by := map[anchor]briefing.Correction{}
	for _, c := range corrections {
		by[anchor{c.Words, c.Nth}] = c
	}
	for i, a := range b.Anchors() {
		if c, ok := by[anchor{a.Words, a.Nth}]; ok && b.Paragraphs[i].Kind != briefing.Blank && c.Kind != briefing.Blank {
			said[i] = c
		}
	}
	return said
}
