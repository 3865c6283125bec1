// Package reader is the reading pane: the statement's paragraphs as textures
// that are moved, not painted again, while scrolling.
package reader

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2/canvas"

	"bayan/internal/briefing"
	"bayan/internal/typeset"
	"bayan/ui/text"
)

// block is one thing in the column: a paragraph, or a rule where it has no text.
type block struct {
	paragraph     int // index in Briefing.Paragraphs; -1 for what is not in the source
	start         int // rune offset of runes in Briefing.Text, where paragraph >= 0
	runes         []rune
	style         text.Style
	ui            bool // words of the interface: its direction, not the text's
	rule          color.NRGBA
	before, after float32         // space around, logical pixels
	layout        *typeset.Layout // nil where the block is far from the view
	line          *canvas.Rectangle
	marks         []mark
	marked        int // Pane.change that marks are of
}

func (b *block) isRule() bool { return len(b.runes) == 0 }

const ruleHeight = 2

// guess is the height of the text in a column before it is laid out, from the
// width of the statement's average letter.
func (b *block) guess(column float32) float32 {
	if b.isRule() {
		return ruleHeight
	}
	lines := math.Ceil(float64(len(b.runes)) * b.style.Size * 0.41 / float64(column))
	return float32(lines * b.style.Size * b.style.Leading)
}

func (p *Pane) makeBlocks() []block {
	b, c, z := p.opt.Briefing, p.kit.Palette, p.opt.Zoom
	px := func(v float64) float32 { return float32(v * z) }
	family, leading := p.opt.Family, factor(p.opt.Leading)
	body := text.Style{Family: family, Weight: 400, Size: 23 * z, Leading: 1.95 * leading, Color: c.Ink, Align: typeset.Justify}
	if p.opt.Ragged {
		body.Align = typeset.AlignStart
	}
	title := text.Style{Family: family, Weight: 700, Size: 30 * z, Leading: 1.5, Color: c.Ink}
	heading := text.Style{Family: family, Weight: 700, Size: 26 * z, Leading: 1.6, Color: c.Accent}
	measure := text.Style{Family: family, Weight: 700, Size: 23 * z, Leading: 1.7, Color: c.Ink}
	source := text.Style{Family: family, Weight: 400, Size: 19 * z, Leading: 1.7, Color: c.Muted}

	var out []block
	typed := false
	for _, q := range b.Paragraphs {
		typed = typed || q.Kind == briefing.Title
	}
	top := func() {
		out = append(out, block{paragraph: -1, runes: []rune(p.opt.Meta), style: text.UI(13.5, c.Muted), ui: true, before: 6, after: 10})
		out = append(out, block{paragraph: -1, rule: c.GoldRule, after: px(10)})
	}
	if !typed {
		if b.Meta.Title != "" {
			out = append(out, block{paragraph: -1, runes: []rune(b.Meta.Title), style: title, before: 22})
		}
		top()
	}
	for i, q := range b.Paragraphs {
		k := block{paragraph: i, start: q.Span.Start, runes: b.Text[q.Span.Start:q.Span.End], style: body, before: px(2), after: px(8)}
		switch q.Kind {
		case briefing.Blank:
			continue
		case briefing.Rule:
			k = block{paragraph: i, rule: c.Line, before: px(14), after: px(14)}
		case briefing.Title:
			k.style, k.before = title, 22
		case briefing.Heading:
			k.style, k.before = heading, px(12)
		case briefing.MeasureTitle:
			k.style, k.before, k.after = measure, px(10), 0
		case briefing.SourceLine:
			k.style = source
		}
		out = append(out, k)
		if q.Kind == briefing.Title {
			top()
		}
	}
	return out
}
