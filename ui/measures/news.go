package measures

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/locale"
	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// News says in plain sentences what a merge would bring: lines one under the
// other, each with its look, its indent and the room over it.
type News struct {
	widget.BaseWidget
	kit    *widgets.Kit
	words  *locale.Catalogue
	digits locale.Digits
	lines  []sentence
	parts  *render.Parts
}

type sentence struct {
	label      *text.Label
	in, before float32
}

// NewNews makes one that says nothing yet.
func NewNews(k *widgets.Kit, words *locale.Catalogue, digits locale.Digits) *News {
	s := &News{kit: k, words: words, digits: digits}
	s.parts = &render.Parts{Arrange: s.arrange, Update: func() { s.arrange(s.Size()); canvas.Refresh(s) }}
	s.ExtendBaseWidget(s)
	return s
}

// Clear says nothing any more.
func (s *News) Clear() { s.lines = nil; s.Refresh() }

// Bring says what a merge would bring; first what a person has to decide.
func (s *News) Bring(in Incoming) {
	s.lines = nil
	p, w := s.kit.Palette, s.words
	head, title, line, small := text.UI(13.5, p.Ink).Bold(), text.UI(12.5, p.GoldText).Bold(), text.UI(13, p.Ink), text.UI(12, p.Muted)
	before := float32(0)
	if len(in.Differ) > 0 {
		s.add(head, 0, before, text.Part{Words: w.N("carry.differ", len(in.Differ), s.digits)})
		before = 16
	}
	for _, d := range in.Differ {
		s.add(title, 0, 8, text.Part{Words: d.Measure, Apart: true}, text.Part{Words: " · " + fieldWord(w, d.Apart.Field)})
		for _, v := range d.Apart.Values {
			s.add(line, 14, 2, text.Part{Words: v.Words, Apart: true})
			s.add(small, 14, 0, text.Part{Words: v.When})
		}
	}
	if len(in.New) == 0 {
		s.add(head, 0, before, text.Part{Words: w.T("carry.nothing")})
	} else {
		s.add(head, 0, before, text.Part{Words: w.N("carry.new", len(in.New), s.digits)})
	}
	last := ""
	for _, a := range in.New {
		if a.Measure != last {
			s.add(title, 0, 8, text.Part{Words: a.Measure, Apart: true})
			last = a.Measure
		}
		s.add(line, 14, 2, a.Entry.parts()...)
		s.add(small, 14, 0, text.Part{Words: a.Entry.When})
	}
	s.Refresh()
}

func (s *News) add(style text.Style, in, before float32, parts ...text.Part) {
	l := text.NewLabel(s.kit.Kit, "", style).Wrapping()
	l.SetParts(parts...)
	s.lines = append(s.lines, sentence{l, in, before})
}

// HeightFor is the height at a width.
func (s *News) HeightFor(width float32) float32 {
	y := float32(0)
	for _, l := range s.lines {
		y += l.before + l.label.HeightFor(width-l.in)
	}
	return y
}

func (s *News) arrange(size fyne.Size) {
	if size.Width <= 0 {
		return
	}
	y, list := float32(0), s.parts.List[:0]
	for _, l := range s.lines {
		h := l.label.HeightFor(size.Width - l.in)
		s.kit.Dir.Put(l.label, size.Width, l.in, y+l.before, size.Width-l.in, h)
		list = append(list, l.label)
		y += l.before + h
	}
	s.parts.List = list
}

// CreateRenderer implements fyne.Widget.
func (s *News) CreateRenderer() fyne.WidgetRenderer { return s.parts }
