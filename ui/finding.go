package ui

import (
	"bayan/internal/briefing"
	"bayan/internal/marks"
	"bayan/internal/search"
	"bayan/ui/find"
)

func (w *window) newFind() *find.Bar {
	return find.New(w.kit, find.Options{
		Words: w.words, Digits: w.digits, Briefing: w.deps.Briefing, Leave: w.leaveFind,
		Elsewhere: w.elsewhere, Listed: w.listFound,
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

// elsewhere are the person's notes and what the follow-up says of measures.
func (w *window) elsewhere() []find.Place {
	var all []find.Place
	for _, m := range w.marking.placed {
		if m.Kind == marks.Note {
			all = append(all, find.Place{Group: w.words.T("marks.notes"), Words: m.Note, Open: func() { w.openMark(m.ID) }})
		}
	}
	for _, r := range w.following.shown.Rows(w.deps.Briefing) {
		said := []string{r.Progress.Owner, r.Progress.Note, r.Progress.Evidence}
		if r.Measure == nil {
			said = append([]string{r.Title}, said...)
		}
		for _, words := range said {
			if words != "" {
				all = append(all, find.Place{Group: w.words.T("measures.title"), Words: words, Open: func() { w.measures.GoTo(r.ID) }})
			}
		}
	}
	return all
}

// listFound shows the list of what is found in the place of the contents.
func (w *window) listFound(on bool) {
	if on == w.find.Results().Visible() {
		return
	}
	if on {
		w.marking.side.Hide()
		w.find.Results().Show()
		return
	}
	w.find.Results().Hide()
	w.marking.side.Show()
}

// leaveFind gives the keys back to the text.
func (w *window) leaveFind() { w.win.Canvas().Unfocus() }
