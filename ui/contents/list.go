// Package contents is the pane at the start side: the statement's sections and
// the person's marks.
package contents

import (
	"sort"

	"fyne.io/fyne/v2"

	"bayan/internal/briefing"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// Entry is one line of the contents.
type Entry struct {
	Paragraph int    // where it leads
	Number    string // a measure's own number as the source has it
	Words     string
	Inner     bool // under the heading
	source    bool
}

// Entries lists a statement's sections: words of the source, and the three
// names that the interface gives (opening, source).
func Entries(b *briefing.Briefing, opening, source string) []Entry {
	var out []Entry
	opened := false
	for i, p := range b.Paragraphs {
		e := Entry{Paragraph: i, Words: b.Slice(p.Span), source: true}
		switch p.Kind {
		case briefing.Opening:
			if opened {
				continue
			}
			opened = true
			e.Words, e.source = opening, false
		case briefing.MeasureTitle:
			m := b.Measures[p.Measure]
			e.Number, e.Words, e.Inner = b.Slice(m.Label), b.Slice(m.Title), true
		case briefing.SourceLine:
			e.Words, e.source = source, false
		case briefing.Heading, briefing.Title, briefing.Closing, briefing.Body:
		default:
			continue
		}
		out = append(out, e)
	}
	return out
}

// List shows entries and marks the one that is being read.
type List struct {
	Rows    *widgets.Rows // what stands in the window; its first row is the title
	kit     *widgets.Kit
	entries []Entry
}

// New makes a list; open is told of the paragraph that an entry leads to.
func New(k *widgets.Kit, title string, entries []Entry, open func(paragraph int)) *List {
	l := &List{kit: k, entries: entries}
	l.Rows = widgets.NewRows(k, title, k.Palette.Panel, widgets.RowCalls{
		Open: func(i int) { open(entries[i-1].Paragraph) },
	})
	rows := []widgets.Row{{Height: headSpace, Rest: true, Draw: func(bool) fyne.CanvasObject { return widgets.NewName(k, title) }}}
	for _, e := range entries {
		rows = append(rows, widgets.Row{Height: rowHeight, Words: e.Words, Draw: func(marked bool) fyne.CanvasObject { return l.line(e, marked) }})
	}
	l.Rows.Set(append(rows, widgets.Row{Height: foot, Rest: true}))
	return l
}

// Mark marks the entry that paragraph belongs to.
func (l *List) Mark(paragraph int) {
	if len(l.entries) == 0 {
		return
	}
	found := sort.Search(len(l.entries), func(i int) bool { return l.entries[i].Paragraph > paragraph })
	l.Rows.Mark(max(found, 1))
}

const (
	rowHeight = 32
	headSpace = 50
	foot      = 12
)

func (l *List) line(e Entry, marked bool) fyne.CanvasObject {
	style := text.UI(13.5, l.kit.Palette.Ink)
	if marked {
		style = text.UI(13.5, l.kit.Palette.Accent).Bold()
	}
	words := text.NewLabel(l.kit.Kit, e.Words, style)
	if e.source {
		words.Source()
	}
	if !e.Inner {
		return widgets.NewLine(l.kit, words, 10)
	}
	number := text.NewLabel(l.kit.Kit, e.Number, text.UI(13, l.kit.Palette.GoldText).Bold())
	return widgets.NewLine(l.kit, words, max(42, 30+number.MinSize().Width)).Number(number)
}
