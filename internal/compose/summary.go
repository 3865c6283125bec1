package compose

import (
	"context"
	"image/color"
	"slices"
	"strings"

	"bayan/internal/briefing"
	"bayan/internal/locale"
	"bayan/internal/typeset"
)

// summary fits a statement on one page: its title, the opening's first
// sentence, and each measure with its status. It is set smaller until it fits;
// at the smallest size it goes on to a second page rather than drop a measure.
func (b *builder) summary(ctx context.Context) (*Document, error) {
	start := *b
	start.elements = slices.Clone(b.elements)
	size := b.o.Size
	if size == 0 {
		size = fullSize * b.scale
	}
	var f *flow
	for _, k := range []float64{1.12, 1, 0.9, 0.8, 0.72, 0.64, 0.56} {
		*b = start
		b.elements = slices.Clone(start.elements)
		b.o.Size = size * k
		s, err := b.digest()
		if err != nil {
			return nil, err
		}
		if err := b.set(ctx, nil); err != nil {
			return nil, err
		}
		if f = s.flow(); len(f.fill(b.sheet)) == 1 {
			break
		}
	}
	return b.paginate(ctx, []*flow{f})
}

// digest gathers what the summary says.
func (b *builder) digest() (*statement, error) {
	s, br := b.newStatement(), b.in.Briefing
	for _, p := range br.Paragraphs {
		if p.Kind == briefing.Opening || p.Kind == briefing.Body {
			s.paragraph(b.firstSentence(trimmed(br.Text, p.Span)), 0, s.size*0.5, 0)
			break
		}
	}
	all := b.followed()
	if len(br.Measures) > 0 {
		s.announced()
	}
	for _, f := range all {
		s.column = max(s.column, s.badgeWidth(f.label))
	}
	list := Artifact
	for i, f := range all {
		if f.added && (i == 0 || !all[i-1].added) {
			s.added()
			list = Artifact
		}
		if list == Artifact {
			list = b.element(RoleL, 0)
		}
		if err := s.item(f, list); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// announced is the heading over the statement's measures, and how many are done.
func (s *statement) announced() {
	b, br := s.b, s.b.in.Briefing
	if br.Heading >= 0 {
		text := trimmed(br.Text, br.Paragraphs[br.Heading].Span)
		e := b.element(headings[s.levels.of(briefing.Heading)], 0)
		b.bookmark(string(text), s.levels.of(briefing.Heading), e)
		s.add(part{
			piece:   b.source(text, s.style(b.faces.bold, 1.3, 1.6, typeset.AlignStart), b.sheet.measure()),
			element: e, color: ink, before: s.size * 0.6, heading: true,
		})
	}
	s.progress()
}

// added says that what follows is not the statement's.
func (s *statement) added() {
	b := s.b
	s.add(part{
		piece:   b.words(b.o.Words.T("measures.added_items"), style{font: b.faces.uiBold, size: s.size * 0.8, leading: 1.6}, b.sheet.measure()),
		element: b.spoken(b.element(RoleP, 0)), color: muted, before: s.size, heading: true,
	})
}

func (b *builder) firstSentence(text []rune) []rune {
	r := b.engine.Shape(typeset.Text{
		Runes: text, Language: b.lang,
		Styles: []typeset.StyleSpan{{End: len(text), Style: typeset.Style{Font: b.faces.text, Size: 1}}},
	}).Sentence(0)
	return trimmed(text, briefing.Span{Start: r.Start, End: r.End})
}

// progress says how many measures are done, in words and as a bar.
func (s *statement) progress() {
	b := s.b
	done, all := 0, len(b.in.Briefing.Measures)
	for _, m := range b.in.Briefing.Measures {
		if b.in.Progress[m.ID].Status == briefing.Done {
			done++
		}
	}
	words := b.o.Words.F("measures.done_of", locale.Args{"done": b.number(done), "all": b.number(all)})
	s.add(part{
		piece:   b.words(words, style{font: b.faces.ui, size: s.size * 0.72, leading: 1.6}, b.sheet.measure()),
		element: b.spoken(b.element(RoleP, 0)), color: muted, before: s.size * 0.1, heading: true,
	})
	s.add(part{rule: progressBar, done: float64(done) / float64(all), before: s.size * 0.25})
}

// item is a measure: its label, its title, its status at the end side, and who
// has it until when.
func (s *statement) item(f followed, list ElementID) error {
	b, p := s.b, f.Progress
	li := b.element(RoleLI, list)
	label := b.element(RoleLbl, li)
	b.elements[label].ActualText = f.typed
	body := b.element(RoleLBody, li)
	title := b.element(RoleP, body)
	b.elements[title].ActualText = f.withColon
	st := statusOf(p, b.o.Date)
	word := b.words(b.o.Words.T("status."+st.word), style{font: b.faces.ui, size: s.size * 0.72, leading: 1.5}, 0)
	indent := s.column + s.gap()
	tag := &tag{status: st, word: word, element: b.spoken(b.element(RoleP, body)), side: s.size * 0.66}
	width := b.sheet.measure() - indent - tagWidth*s.size
	badge := s.badge(f.label, label)
	if f.added {
		badge.fill, badge.label.base = muted, typeset.LTR // its sign stands before its number
	}
	s.add(part{
		piece:   b.typed(f.title, s.style(b.faces.bold, 1.05, 1.7, typeset.AlignStart), width),
		element: title, color: badge.fill, before: s.size * 0.8, indent: indent, badge: badge, tag: tag,
	})
	var facts []string
	if p.Owner != "" {
		facts = append(facts, p.Owner)
	}
	if p.Due != "" {
		day, err := b.day(p.Due, b.o.Calendars)
		if err != nil {
			return err
		}
		facts = append(facts, day)
	}
	if p.Note != "" {
		facts = append(facts, strings.Join(strings.Fields(p.Note), " "))
	}
	if len(facts) > 0 {
		s.parts[len(s.parts)-1].heading = true
		s.add(part{
			piece:   b.typed(strings.Join(facts, " · "), style{font: b.faces.ui, size: s.size * 0.72, leading: 1.6}, width),
			element: b.element(RoleP, body), color: muted, indent: indent,
		})
	}
	return nil
}

// tag is a status at the end side of a line.
type tag struct {
	status  status
	word    *piece
	element ElementID
	side    float64 // of its square
}

const tagWidth = 7.5 // of the text's size: room kept for a tag

func (t *tag) paint(page *Page, s sheet, baseline float64) {
	l := t.word.layout.Lines[0]
	width := t.side + statusGap + l.Advance
	x := s.ending(width)
	square, text := x, x+t.side+statusGap
	if s.rtl {
		square, text = x+width-t.side, x
	}
	t.status.paint(page, square, baseline-0.36*t.word.style.size-t.side/2, t.side)
	paintLine(page, t.word, 0, text-l.X, baseline-l.Baseline, t.status.color, t.element)
}

var track = color.NRGBA{0xDD, 0xEB, 0xE8, 0xFF}

// bar is the share of the measures that is done, from the start side.
func (s *statement) bar(done, y float64) []Item {
	sheet, h := s.b.sheet, s.size*0.3
	w := sheet.measure()
	items := []Item{Box{X: sheet.left, Y: y, W: w, H: h, Radius: h / 2, Fill: track}}
	if done > 0 {
		items = append(items, Box{X: sheet.box(0, w*done), Y: y, W: w * done, H: h, Radius: h / 2, Fill: accent})
	}
	return items
}
