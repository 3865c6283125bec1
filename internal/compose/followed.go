package compose

import (
	"fmt"
	"strings"

	"bayan/internal/briefing"
	"bayan/internal/locale"
	"bayan/internal/typeset"
)

// followed is what is followed up: a measure of the statement, or an item that a person added.
type followed struct {
	briefing.Progress
	added  bool
	number string // as the program writes it
	name   string // of its form fields
	title  string
	// The badge's text; the label and the title as typed, where they differ from what is shown.
	label, typed, withColon string
}

// followed are the statement's measures, then what people added: +1, +2.
func (b *builder) followed() []followed {
	var out []followed
	br := b.in.Briefing
	for i := range br.Measures {
		m := &br.Measures[i]
		f := followed{
			Progress: b.in.Progress[m.ID], number: b.number(m.Number), name: fmt.Sprintf("measure%d", i+1),
			title: br.Slice(m.Title), label: br.Slice(m.Label), typed: br.Slice(m.Typed),
		}
		if m.Colon.Len() > 0 {
			f.withColon = string(br.Text[m.Title.Start:m.Colon.End])
		}
		out = append(out, f)
	}
	for i, item := range b.in.Items {
		number := locale.Rewrite(fmt.Sprintf("+%d", i+1), b.o.Digits)
		out = append(out, followed{
			Progress: b.in.Progress[item.ID], added: true, number: number, name: fmt.Sprintf("item%d", i+1),
			title: strings.Join(strings.Fields(item.Title), " "), label: number,
		})
	}
	return out
}

// numeral is a number that the program writes: its sign stands before it in any text.
func (b *builder) numeral(text string, s style, measure float64) *piece {
	s.page = true
	return b.piece([]rune(text), b.o.Words.Lang(), typeset.LTR, s, measure)
}
