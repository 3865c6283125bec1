package compose

import (
	"context"

	"bayan/internal/briefing"
	"bayan/internal/deck"
	"bayan/internal/typeset"
)

func (b *builder) slides(ctx context.Context) (*Document, error) {
	d := b.o.Slides.Deck
	if d == nil {
		own := deck.Build(b.in.Briefing, deck.Edits{})
		d = &own
	}
	var pages []Page
	var refs []SlideRef
	w, h, err := Wide.size(false)
	if err != nil {
		return nil, err
	}
	for _, s := range d.Slides {
		if s.Hidden && !b.o.Slides.WithHidden {
			continue
		}
		page := Page{Width: w, Height: h}
		p := b.source(b.in.Briefing.Text[s.Title.Start:s.Title.End], style{font: b.faces.bold, size: 57, leading: 1.4}, 800)
		if err := b.set(ctx, nil); err != nil {
			return nil, err
		}
		page.Items = append(page.Items, Box{W: w, H: h, Fill: accent, Artifact: ArtifactBackground})
		paintPiece(&page, p, 80, 100, white, b.element(RoleP, 0))
		_ = typeset.RTL
		pages = append(pages, page)
		refs = append(refs, SlideRef{Key: s.Key, Kind: s.Kind, Measure: s.Measure, Title: b.in.Briefing.Slice(s.Title), Parts: 1, Words: append([]briefing.Span{s.Title}, s.Text...), Notes: s.Notes, Hidden: s.Hidden})
	}
	doc := b.document(pages)
	doc.Slides = refs
	return doc, nil
}

func (b *builder) handout(ctx context.Context) (*Document, error) { return b.slides(ctx) }
