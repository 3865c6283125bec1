package compose

import (
	"context"
	"image/color"
	"strings"

	"bayan/internal/briefing"
	"bayan/internal/locale"
	"bayan/internal/typeset"
)

// field is a cell that can be filled in. On paper it is a clean box.
type field struct {
	name, tooltip, value string
	check, multiline     bool
	form                 ElementID
	font                 typeset.FontID
	size                 float64
}

const (
	fieldHeight = 24.0 // points, at least
	fieldInset  = 4.0  // between a field's box and its text
	checkSide   = 13.0
)

var fieldLine = color.NRGBA{0x8F, 0x97, 0x9C, 0xFF}

func (f *field) height(text float64) float64 { return max(fieldHeight, text+2*fieldInset) }

// fields are the cells of a measure that can be filled in, filled with what is known.
func (t *followUp) fields(r *row, tr ElementID, of followed) error {
	b, p := t.b, of.Progress
	due := ""
	if p.Due != "" {
		c := b.o.Calendars
		if c == locale.Both {
			c = locale.Gregorian // a field is one line
		}
		var err error
		if due, err = b.day(p.Due, c); err != nil {
			return err
		}
	}
	on := ""
	if p.Status == briefing.Done {
		on = "on"
	}
	for _, f := range []field{
		{name: "done", value: on, check: true},
		{name: "owner", value: p.Owner},
		{name: "due", value: due},
		{name: "note", value: p.Note, multiline: true},
	} {
		word := b.o.Words.T(t.column[len(r.cells)].word)
		f.tooltip = b.o.Words.F("page.field", locale.Args{"field": word, "n": of.number})
		f.name = of.name + "." + f.name
		f.font, f.size = b.faces.ui, t.size
		if !f.multiline {
			f.value = strings.Join(strings.Fields(f.value), " ")
		}
		var pieces []*piece
		if !f.check {
			for line := range strings.SplitSeq(f.value, "\n") {
				if line == "" {
					line = " "
				}
				pieces = append(pieces, b.typed(line, t.style(false), r.width()-2*fieldInset))
			}
		}
		c := r.add(RoleTD, tr, pieces...)
		f.form = b.spoken(b.element(RoleForm, c.element))
		c.field = &f
	}
	return nil
}

func (f *field) paint(page *Page, t *followUp, c *cell, x, y, width, height float64) {
	v := Field{X: x, Y: y, W: width, H: height, Name: f.name, Tooltip: f.tooltip, Value: f.value, Font: f.font, Size: f.size, Multiline: f.multiline, Element: f.form}
	if f.check {
		side := checkSide * t.b.scale
		v.Check, v.W, v.H = true, side, side
		v.X, v.Y = x+(width-side)/2, y+(height-side)/2
	}
	page.Items = append(page.Items, Box{X: v.X, Y: v.Y, W: v.W, H: v.H, Radius: 2, Stroke: fieldLine, StrokeWidth: 0.7})
	at := y + fieldInset
	if len(c.pieces) == 1 && len(c.pieces[0].layout.Lines) == 1 && !f.multiline {
		at = y + (height-c.pieces[0].height())/2
	}
	for _, p := range c.pieces {
		for i := range p.layout.Lines {
			v.Shown = append(v.Shown, Text{Layout: p.layout, Line: i, X: x + fieldInset, Y: at, Color: ink, Element: Artifact})
		}
		at += p.height()
	}
	page.Items = append(page.Items, v)
}

// form is the follow-up table to be filled in, on paper or in any reader.
func (b *builder) form(ctx context.Context) (*Document, error) {
	title := b.newStatement()
	t, err := b.followUp(b.underTitle(), true)
	if err != nil {
		return nil, err
	}
	if err := b.set(ctx, b.o.Progress); err != nil {
		return nil, err
	}
	f, table := title.flow(), t.flow()
	table.atoms[0].before = 12 * b.scale
	f.atoms, f.running = append(f.atoms, table.atoms...), table.running
	return b.paginate(ctx, []*flow{f})
}

// underTitle is the level of a heading under the title, or the first where there is none.
func (b *builder) underTitle() int {
	if b.title() != "" {
		return 1
	}
	return 0
}
