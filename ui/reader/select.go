package reader

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"bayan/internal/briefing"
	"bayan/ui/text"
)

// selection is a stretch of the source between where the mouse went down and where it is.
type selection struct {
	anchor, focus int // runes of Briefing.Text
	clicks        text.Clicks
}

func (s selection) span() briefing.Span {
	return briefing.Span{Start: min(s.anchor, s.focus), End: max(s.anchor, s.focus)}
}

var (
	_ desktop.Mouseable  = (*Pane)(nil)
	_ desktop.Cursorable = (*Pane)(nil)
	_ fyne.Draggable     = (*Pane)(nil)
)

// Cursor says that text can be selected.
func (p *Pane) Cursor() desktop.Cursor { return desktop.TextCursor }

// Selection is the selected stretch of the source, empty where nothing is.
func (p *Pane) Selection() briefing.Span { return p.selected.span() }

// SelectAll selects the whole source.
func (p *Pane) SelectAll() {
	p.selected.anchor, p.selected.focus = 0, len(p.opt.Briefing.Text)
	p.remark()
}

// Deselect selects nothing.
func (p *Pane) Deselect() {
	p.selected.focus = p.selected.anchor
	p.remark()
}

// Copied is the selected text as the source has it.
func (p *Pane) Copied() string { return p.opt.Briefing.Slice(p.Selection()) }

// Quoted is the selected text as a quotation, with its statement's title and
// source line as the source has them.
func (p *Pane) Quoted() string {
	words := strings.TrimSpace(p.Copied())
	if words == "" {
		return ""
	}
	b := p.opt.Briefing
	lines := []string{"«" + words + "»"}
	if b.Meta.Title != "" {
		lines = append(lines, b.Meta.Title)
	}
	for _, q := range b.Paragraphs {
		if q.Kind == briefing.SourceLine {
			lines = append(lines, strings.TrimSpace(b.Slice(q.Span)))
		}
	}
	return strings.Join(lines, "\n")
}

// offsetAt is the rune of the source at a place in the pane: the nearest where there is none.
func (p *Pane) offsetAt(pos fyne.Position) (offset int, b *block) {
	x, y := p.origin()
	for i := p.stack.At; i < len(p.blocks); i++ {
		k := &p.blocks[i]
		if k.paragraph >= 0 && k.layout != nil {
			b = k
			if pos.Y < y+p.height(i) {
				o, _ := k.layout.Hit(float64(pos.X-x), float64(max(0, pos.Y-y-p.kit.Snap(k.before))))
				return k.start + o, k
			}
			offset = k.start + len(k.runes)
		}
		y += p.height(i)
		if y > p.Size().Height {
			break
		}
	}
	return offset, b
}

// MouseDown begins a selection; a second click takes the word, a third the
// paragraph; with Shift the selection grows to the place.
func (p *Pane) MouseDown(e *desktop.MouseEvent) {
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	if p.opt.Pressed != nil {
		p.opt.Pressed()
	}
	offset, b := p.offsetAt(e.Position)
	if b == nil {
		return
	}
	s := &p.selected
	switch s.clicks.Count(time.Now(), e.Position) {
	case 2:
		w := b.layout.Paragraph().Word(offset - b.start)
		s.anchor, s.focus = b.start+w.Start, b.start+w.End
	case 3:
		s.anchor, s.focus = b.start, b.start+len(b.runes)
	default:
		s.focus = offset
		if e.Modifier&fyne.KeyModifierShift == 0 {
			s.anchor = offset
		}
	}
	p.remark()
}

// MouseUp implements desktop.Mouseable.
func (p *Pane) MouseUp(*desktop.MouseEvent) {}

// Dragged lets the selection follow; past the pane's edge the text follows too.
func (p *Pane) Dragged(e *fyne.DragEvent) {
	if over := e.Position.Y - p.Size().Height; over > 0 {
		p.By(over / 2)
	} else if e.Position.Y < 0 {
		p.By(e.Position.Y / 2)
	}
	p.selected.focus, _ = p.offsetAt(e.Position)
	p.remark()
}

// DragEnd implements fyne.Draggable.
func (p *Pane) DragEnd() {}
