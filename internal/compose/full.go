package compose

import (
	"context"

	"bayan/internal/fault"
	"bayan/internal/typeset"
)

// Compose sets a Document. It stops with ctx (fault.Cancelled).
func Compose(ctx context.Context, e *typeset.Engine, in Input, o Options) (*Document, error) {
	b, err := newBuilder(e, in, o)
	if err != nil {
		return nil, err
	}
	switch o.Template {
	case Full, "":
		return b.full(ctx)
	case FollowUp:
		return b.form(ctx)
	case Summary:
		return b.summary(ctx)
	case Slides:
		return b.slides(ctx)
	case Handout:
		return b.handout(ctx)
	}
	return nil, &fault.Error{Code: fault.BadUsage, Op: "compose.Compose", Detail: "--template " + string(o.Template)}
}

// full is the statement in source order and, where it announces measures, their follow-up table on a page of its own.
func (b *builder) full(ctx context.Context) (*Document, error) {
	text := b.statement()
	var table *followUp
	if !b.o.TextAlone && len(b.in.Briefing.Measures)+len(b.in.Items) > 0 {
		var err error
		if table, err = b.followUp(b.underTitle(), false); err != nil {
			return nil, err
		}
	}
	var marks *statement
	if b.o.Marks && len(b.in.Marks) > 0 {
		marks = b.appendix()
	}
	if err := b.set(ctx, b.o.Progress); err != nil {
		return nil, err
	}
	flows := []*flow{text.flow()}
	if table != nil {
		flows = append(flows, table.flow())
	}
	if marks != nil {
		flows = append(flows, marks.flow())
	}
	return b.paginate(ctx, flows)
}

// paginate fills pages with flows, each beginning a page, and furnishes them.
func (b *builder) paginate(ctx context.Context, flows []*flow) (*Document, error) {
	var pages []Page
	var running []*piece
	for _, f := range flows {
		for _, p := range f.fill(b.sheet) {
			pages, running = append(pages, p), append(running, f.running)
		}
	}
	b.place(pages)
	var err error
	if b.o.Template == Full || b.o.Template == "" {
		if pages, running, err = b.contents(ctx, pages, running); err != nil {
			return nil, err
		}
	}
	f, err := b.furnish(len(pages))
	if err != nil {
		return nil, err
	}
	if err := b.set(ctx, nil); err != nil {
		return nil, err
	}
	for i := range pages {
		f.paint(&pages[i], i, running[i])
	}
	return b.document(pages), nil
}
