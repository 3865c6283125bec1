package review

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/briefing"
	"bayan/internal/locale"
	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// A line's measures in logical pixels.
const (
	lineHeight  = 46
	badge       = 24
	selectWidth = 150
)

// place is where a kind stands among those that a person chooses from. An
// opening is a text before the measures, and no other thing than a text.
func place(k briefing.Kind) int {
	if k == briefing.Opening {
		k = briefing.Body
	}
	return max(0, slices.Index(briefing.Kinds(), k))
}

// lines are the paragraphs that are no blank lines. Only those in view exist.
type lines struct {
	widget.BaseWidget
	sheet  *Sheet
	shown  []int // paragraphs
	made   map[int]*line
	names  []string
	ground *canvas.Rectangle
	bar    *canvas.Rectangle
	clip   *container.Clip
	inner  *fyne.Container
	offset float32
}

var _ fyne.Scrollable = (*lines)(nil)

func newLines(s *Sheet) *lines {
	p := s.kit.Palette
	l := &lines{sheet: s, made: map[int]*line{}, ground: canvas.NewRectangle(p.Paper), bar: canvas.NewRectangle(p.Thumb), inner: container.NewWithoutLayout()}
	l.bar.CornerRadius = 2
	for _, k := range briefing.Kinds() {
		l.names = append(l.names, s.opt.Words.T("kind."+k.String()))
	}
	l.clip = container.NewClip(l.inner)
	l.clip.ExtendBaseWidget(l.clip)
	l.ExtendBaseWidget(l)
	return l
}

// follow shows the sheet's briefing.
func (l *lines) follow() {
	l.shown = l.shown[:0]
	for i, p := range l.sheet.now.Paragraphs {
		if p.Kind != briefing.Blank {
			l.shown = append(l.shown, i)
		}
	}
	for i, line := range l.made {
		if i >= len(l.sheet.now.Paragraphs) || line.text != l.sheet.now.Slice(l.sheet.now.Paragraphs[i].Span) {
			delete(l.made, i)
			continue
		}
		line.follow()
	}
	l.Refresh()
}

func (l *lines) whole() float32 { return float32(len(l.shown)) * lineHeight }

// Scrolled follows the wheel.
func (l *lines) Scrolled(e *fyne.ScrollEvent) { l.to(l.offset - e.Scrolled.DY*2) }

func (l *lines) to(y float32) {
	l.offset = max(0, min(y, l.whole()-l.Size().Height))
	l.Refresh()
}

// reveal scrolls so that a paragraph's line is seen.
func (l *lines) reveal(paragraph int) {
	n := slices.Index(l.shown, paragraph)
	switch y := float32(n) * lineHeight; {
	case n < 0:
	case y < l.offset:
		l.to(y)
	case y+lineHeight > l.offset+l.Size().Height:
		l.to(y + lineHeight - l.Size().Height)
	}
}

func (l *lines) arrange(s fyne.Size) {
	if s.Width <= 0 {
		return
	}
	l.offset = max(0, min(l.offset, l.whole()-s.Height))
	l.ground.Resize(s)
	l.clip.Resize(s)
	l.inner.Resize(s)
	kept, list := map[int]*line{}, []fyne.CanvasObject(nil)
	first := max(0, int(l.offset/lineHeight)-2)
	for n := first; n < len(l.shown); n++ {
		y := float32(n)*lineHeight - l.offset
		if y > s.Height+2*lineHeight {
			break
		}
		i := l.shown[n]
		if l.made[i] == nil {
			l.made[i] = newLine(l, i)
		}
		kept[i] = l.made[i]
		l.sheet.kit.Dir.Put(kept[i], s.Width, edge, y, s.Width-2*edge, lineHeight)
		list = append(list, kept[i])
	}
	l.made = kept
	l.inner.Objects = list
	show(l.bar, l.whole() > s.Height)
	h := max(30, s.Height*s.Height/max(l.whole(), 1))
	at := float32(0)
	if over := l.whole() - s.Height; over > 0 {
		at = (s.Height - h) * l.offset / over
	}
	l.sheet.kit.Dir.Put(l.bar, s.Width, s.Width-9, at, 4, h)
}

// CreateRenderer implements fyne.Widget.
func (l *lines) CreateRenderer() fyne.WidgetRenderer {
	return &render.Parts{
		List: []fyne.CanvasObject{l.ground, l.clip, l.bar}, Arrange: l.arrange,
		Update: func() { l.arrange(l.Size()); l.inner.Refresh(); l.bar.Refresh() },
	}
}

// line is a paragraph: the number of its measure, its words, what it is.
type line struct {
	widget.BaseWidget
	of         *lines
	paragraph  int
	text       string
	words      *text.Label
	number     *text.Label
	badge      *canvas.Circle
	hair, rail *canvas.Rectangle
	kind       *widgets.Select
	kept       briefing.Kind
}

func newLine(of *lines, paragraph int) *line {
	k := of.sheet.kit
	b := of.sheet.now
	l := &line{of: of, paragraph: paragraph, text: b.Slice(b.Paragraphs[paragraph].Span)}
	l.words = text.NewLabel(k.Kit, l.text, text.UI(14, k.Palette.Ink)).Source()
	l.number = text.NewLabel(k.Kit, "", text.UI(12.5, k.Palette.OnAccent).Bold())
	l.badge, l.hair, l.rail = canvas.NewCircle(k.Palette.Accent), canvas.NewRectangle(k.Palette.Line), canvas.NewRectangle(k.Palette.AccentSoft)
	own := *k
	own.Focused = func(fyne.CanvasObject) { of.reveal(paragraph) }
	l.kind = widgets.NewSelect(&own, of.sheet.opt.Words.T("review.kind"), of.names, place(b.Paragraphs[paragraph].Kind), func(i int) { of.sheet.say(paragraph, briefing.Kinds()[i]) })
	l.follow()
	l.ExtendBaseWidget(l)
	return l
}

// follow shows what the paragraph is by now.
func (l *line) follow() {
	k, b := l.of.sheet.kit, l.of.sheet.now
	q := b.Paragraphs[l.paragraph]
	l.kept = q.Kind
	l.kind.Choose(place(q.Kind))
	style := text.UI(14, k.Palette.Ink)
	switch q.Kind {
	case briefing.Title, briefing.Heading, briefing.MeasureTitle:
		style = style.Bold()
	case briefing.SourceLine, briefing.Rule:
		style.Color = k.Palette.Muted
	}
	l.words.SetStyle(style)
	show(l.badge, q.Kind == briefing.MeasureTitle)
	show(l.number, q.Kind == briefing.MeasureTitle)
	show(l.rail, q.Kind == briefing.MeasureText)
	if q.Kind == briefing.MeasureTitle {
		l.number.SetText(locale.Number(b.Measures[q.Measure].Number, l.of.sheet.opt.Digits))
	}
	l.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (l *line) CreateRenderer() fyne.WidgetRenderer {
	place := func(s fyne.Size) {
		if s.Width <= 0 {
			return
		}
		put := l.of.sheet.kit.Dir.Put
		put(l.hair, s.Width, 0, s.Height-1, s.Width, 1)
		put(l.badge, s.Width, 0, (s.Height-badge)/2, badge, badge)
		n := l.number.MinSize()
		put(l.number, s.Width, (badge-n.Width)/2, (s.Height-n.Height)/2, n.Width, n.Height)
		put(l.rail, s.Width, badge/2-1.5, 0, 3, s.Height)
		w := s.Width - badge - 12 - selectWidth - 14
		h := l.words.HeightFor(w)
		put(l.words, s.Width, badge+12, (s.Height-h)/2, w, h)
		put(l.kind, s.Width, s.Width-selectWidth, 6, selectWidth, lineHeight-12)
	}
	return &render.Parts{
		List: []fyne.CanvasObject{l.hair, l.rail, l.badge, l.number, l.words, l.kind}, Arrange: place,
		Update: func() { place(l.Size()); l.badge.Refresh(); l.rail.Refresh() },
	}
}
