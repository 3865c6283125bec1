package present

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/present"
	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// notes are the speaker's on the current slide: read in large type, or written.
type notes struct {
	widget.BaseWidget
	s       *Session
	place   *place
	face    *canvas.Rectangle
	name    *text.Label
	prose   *prose
	scroll  *widgets.Scroll
	field   *widgets.Field
	smaller *widgets.Button
	larger  *widgets.Button
	key     string // of the slide whose notes are being written, "" for none
	parts   *render.Parts
}

var _ desktop.Cursorable = (*notes)(nil)

func newNotes(s *Session, p *place) *notes {
	k, t := p.kit, s.o.Words.T
	n := &notes{s: s, place: p, face: canvas.NewRectangle(k.Palette.Surface), name: text.NewLabel(k.Kit, t("present.notes"), text.UI(12.5, k.Palette.Muted))}
	n.face.CornerRadius, n.face.StrokeColor, n.face.StrokeWidth = 10, k.Palette.Line, 1
	n.prose = newProse(k)
	n.scroll = widgets.NewScroll(k, n.prose, n.prose.heightFor)
	n.field = widgets.NewField(k, t("present.notes_hint"), 4, text.EditorCalls{Escape: func() { s.show.Close(); s.update() }, Key: func(*fyne.KeyEvent) {}})
	n.field.Hide()
	n.smaller = widgets.NewButton(k, "−", false, func() { s.do(present.Smaller) })
	n.larger = widgets.NewButton(k, "+", false, func() { s.do(present.Larger) })
	n.parts = &render.Parts{
		List:    []fyne.CanvasObject{n.face, n.name, n.scroll, n.field, n.smaller, n.larger},
		Arrange: func(fyne.Size) { n.lay() },
		Min:     func() fyne.Size { return fyne.NewSize(120, 80) },
	}
	n.ExtendBaseWidget(n)
	return n
}

// Tapped begins to write.
func (n *notes) Tapped(*fyne.PointEvent) {
	if n.key == "" && n.s.show.Layer() == present.Console {
		n.s.do(present.ToNotes)
	}
}

// Cursor implements desktop.Cursorable.
func (n *notes) Cursor() desktop.Cursor { return desktop.TextCursor }

func (n *notes) update() {
	s := n.s
	at := s.show.Current()
	key, words := "", ""
	if at >= 0 && at < len(s.show.Slides()) {
		key, words = s.show.Slides()[at].Key, s.show.Slides()[at].Notes
	}
	writing := s.show.Layer() == present.Notes && key != ""
	if n.key != "" && (!writing || n.key != key) {
		n.keep()
	}
	if writing && n.key == "" {
		n.key = key
		n.field.Editor().SetText(words)
		n.scroll.Hide()
		n.lay()
		n.field.Show()
		n.place.win.Canvas().Focus(n.field.Editor())
	}
	size := n.prose.size
	if n.prose.set(words, s.show.NotesSize()) {
		n.scroll.Top()
	} else if size != s.show.NotesSize() {
		n.lay()
	}
}

// keep ends the writing and keeps what was written.
func (n *notes) keep() {
	key, words := n.key, n.field.Editor().Text()
	n.key = ""
	n.field.Hide()
	n.scroll.Show()
	n.place.win.Canvas().Unfocus()
	if i := n.s.show.Find(key); i >= 0 && n.s.show.Slides()[i].Notes != words {
		n.s.o.SetNotes(key, words)
	}
}

// keepNotes ends the writing of notes and keeps them, before their window goes or shows something else.
func (s *Session) keepNotes() {
	if s.show.Layer() == present.Notes {
		s.show.Close()
	}
	for _, p := range []*place{s.main, s.outer} {
		if p != nil && p.console != nil && p.console.notes.key != "" {
			p.console.notes.keep()
		}
	}
}

func (n *notes) lay() {
	size := n.Size()
	if size.Width <= 0 {
		return
	}
	d := n.place.kit.Dir
	n.face.Resize(size)
	const head = 40
	d.Row(fyne.NewSize(size.Width, head), 16, 6, n.name)
	d.RowEnd(fyne.NewSize(size.Width, head), 10, 6, n.larger, n.smaller)
	d.Put(n.scroll, size.Width, 12, head, size.Width-20, size.Height-head-10)
	d.Put(n.field, size.Width, 12, head, size.Width-24, size.Height-head-12)
	n.scroll.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (n *notes) CreateRenderer() fyne.WidgetRenderer { return n.parts }

// prose is paragraphs in large type, in the language that they are written in.
type prose struct {
	widget.BaseWidget
	kit   *widgets.Kit
	words string
	size  float64
	lines []*text.Label
	parts *render.Parts
}

func newProse(k *widgets.Kit) *prose {
	p := &prose{kit: k}
	p.parts = &render.Parts{Arrange: func(s fyne.Size) { p.lay(s.Width, true) }, Min: func() fyne.Size { return fyne.NewSize(1, 1) }}
	p.ExtendBaseWidget(p)
	return p
}

// set shows words in a size, and reports whether they are other words than before.
func (p *prose) set(words string, size float64) bool {
	other := words != p.words
	if !other && size == p.size {
		return false
	}
	p.words, p.size = words, size
	p.lines, p.parts.List = nil, nil
	style := text.Style{Family: text.Amiri, Weight: 400, Size: size, Leading: 1.7, Color: p.kit.Palette.Ink}
	for line := range strings.Lines(words) {
		l := text.NewLabel(p.kit.Kit, strings.TrimRight(line, "\r\n"), style).Wrapping().Source()
		p.lines = append(p.lines, l)
		p.parts.List = append(p.parts.List, l)
	}
	p.lay(p.Size().Width, true)
	return other
}

func (p *prose) heightFor(width float32) float32 { return p.lay(width, false) }

func (p *prose) lay(width float32, put bool) (y float32) {
	if width <= 0 {
		return 0
	}
	for _, l := range p.lines {
		h := l.HeightFor(width)
		if put {
			p.kit.Dir.Put(l, width, 0, y, width, h)
		}
		y += h
	}
	return y
}

// CreateRenderer implements fyne.Widget.
func (p *prose) CreateRenderer() fyne.WidgetRenderer { return p.parts }
