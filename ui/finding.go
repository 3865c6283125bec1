package ui

import (
	"bayan/internal/briefing"
	"bayan/internal/search"
	"bayan/ui/find"
)

func (w *window) newFind() *find.Bar {
	return find.New(w.kit, find.Options{
		Words: w.words, Digits: w.digits, Leave: w.leaveFind,
		Find: func(query string, o search.Options) []search.Hit {
			if w.index == nil {
				w.index = search.New(w.deps.Briefing)
			}
			return w.index.Find(query, o)
		},
		From: func() int {
			if w.place.Paragraph < 0 {
				return 0
			}
			return w.deps.Briefing.Paragraphs[w.place.Paragraph].Span.Start
		},
		Show: func(hits []search.Hit, current int, reveal bool) {
			spans := make([]briefing.Span, len(hits))
			for i, h := range hits {
				spans[i] = h.Span
			}
			w.reader.SetHits(spans, current)
			if reveal {
				from := w.here()
				w.reader.RevealSpan(hits[current].Paragraph, hits[current].Span)
				w.jumps.found(from, w.here())
			}
		},
	})
}

// leaveFind gives the keys back to the text.
func (w *window) leaveFind() { w.win.Canvas().Unfocus() }
