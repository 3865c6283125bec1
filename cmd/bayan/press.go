package main

import (
	"bytes"
	"context"
	"encoding/json"
	"image"
	"io"

	"bayan/internal/cli"
	"bayan/internal/compose"
	"bayan/internal/deck"
	"bayan/internal/durable"
	"bayan/internal/fault"
	"bayan/internal/library"
	"bayan/internal/pdf"
	"bayan/internal/raster"
	"bayan/internal/typeset"
	"bayan/ui"
	"bayan/ui/export"
)

// press makes the window's briefing PDFs.
type press struct {
	window  cli.Window
	engine  *typeset.Engine
	painter *raster.Painter
	printer *printer
	// deflated spares an export what the one before deflated: the faces' outlines, and pages that have not changed.
	deflated *pdf.Deflated
}

// deflatedLimit is some twenty times what a statement's briefing holds.
const deflatedLimit = 1 << 20

func newPress(w cli.Window, d *desk) *press {
	return &press{w, d.engine, d.painter, d.printer, pdf.NewDeflated(deflatedLimit)}
}

var _ ui.Press = (*press)(nil)

func (p *press) Compose(ctx context.Context, o compose.Options) (*compose.Document, error) {
	in := compose.Input{Briefing: p.window.Briefing}
	if p.window.FollowUp != nil {
		in.Progress = p.window.FollowUp.Progress()
		for _, i := range p.window.FollowUp.Items() {
			in.Items = append(in.Items, compose.Added(i))
		}
	}
	if o.Marks {
		list, err := p.window.Library.Marks(p.window.Briefing, p.window.File).Load()
		if err != nil {
			return nil, p.logged("marks", err)
		}
		in.Marks = cli.Appendix(p.window.Briefing, list)
	}
	if (o.Template == compose.Slides || o.Template == compose.Handout) && o.Slides.Deck == nil {
		edits, err := decks{p.window}.Deck()
		if err != nil {
			return nil, err
		}
		d := deck.Build(p.window.Briefing, edits)
		o.Slides.Deck = &d
	}
	doc, err := compose.Compose(ctx, p.engine, in, o)
	return doc, p.logged("compose", err)
}

func (p *press) Page(doc *compose.Document, page int, scale float64) *image.RGBA {
	return p.painter.Page(doc, page, scale)
}

func (p *press) Encode(ctx context.Context, doc *compose.Document, how export.Protection) ([]byte, error) {
	o := pdf.Options{Standard: pdf.UA1, Password: how.Password, Random: p.window.Process.Random, Deflated: p.deflated}
	if how.Archive {
		o.Standard = pdf.UA1A2a
	}
	var b bytes.Buffer
	if err := pdf.Write(ctx, &b, doc, o); err != nil {
		return nil, p.logged("encode", err)
	}
	return b.Bytes(), nil
}

func (p *press) Write(_ context.Context, path string, data []byte) error {
	return p.logged("export", durable.Write(path, 0o666, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}))
}

func (p *press) Print(ctx context.Context, name string, data []byte) (ui.Printed, error) {
	printed, err := p.printer.print(ctx, name, data)
	return printed, p.logged("print", err)
}

// logged notes a failure; choices that have changed are none.
func (p *press) logged(what string, err error) error {
	if fault.CodeOf(err) == fault.Cancelled {
		return err
	}
	return logged(p.window, what, err)
}

// choicesOf is what was last chosen of a briefing PDF; what cannot be read is as good as nothing.
func choicesOf(w cli.Window) export.Choices {
	var c export.Choices
	if len(w.Settings.Export) > 0 && json.Unmarshal(w.Settings.Export, &c) != nil {
		return export.Choices{}
	}
	return c
}

func saveChoices(w cli.Window, c export.Choices) error {
	kept, err := json.Marshal(c)
	if err != nil {
		return &fault.Error{Code: fault.Unknown, Op: "window.saveChoices", Cause: err}
	}
	return w.Library.Change(func(s *library.Settings) { s.Export = kept })
}
