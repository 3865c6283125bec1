package review

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/briefing"
	"bayan/internal/locale"
	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// Heir is a measure of an earlier text and the one of the later text that takes
// over its follow-up; To is -1 for none. Sure says that the title is the same.
type Heir struct {
	From, To int
	Sure     bool
}

// RevisionOptions are what the comparison shows and whom it tells.
type RevisionOptions struct {
	Words          *locale.Catalogue
	Digits         locale.Digits
	Earlier, Later *briefing.Briefing
	Heirs          []Heir
	// Keep keeps the later text, with the follow-up where heirs are not nil.
	Keep func(heirs []Heir)
	Back func()
}

// mostPassages is how many changed paragraphs are shown.
const mostPassages = 200

// Revision is the content of the sheet that shows what a revised text has
// changed, and which of its measures take over the follow-up.
type Revision struct {
	widget.BaseWidget
	kit              *widgets.Kit
	opt              RevisionOptions
	heirs            []Heir
	title, counts    *text.Label
	column           *column
	scroll           *widgets.Scroll
	carry, only, bck *widgets.Button
}

// NewRevision makes the sheet's content.
func NewRevision(k *widgets.Kit, o RevisionOptions) *Revision {
	t, p := o.Words, k.Palette
	r := &Revision{kit: k, opt: o, heirs: append([]Heir(nil), o.Heirs...), column: &column{kit: k}}
	before, after, _ := strings.Cut(t.T("revision.title"), "{title}")
	r.title = text.NewLabel(k.Kit, "", text.UI(18, p.Ink).Bold())
	r.title.SetParts(text.Part{Words: before}, text.Part{Words: o.Earlier.Meta.Title, Apart: true}, text.Part{Words: after})
	// What a person must look at comes first.
	unsure := slices.ContainsFunc(r.heirs, func(h Heir) bool { return h.To >= 0 && !h.Sure })
	if unsure {
		r.addHeirs()
	}
	same, shown := 0, 0
	for _, passage := range briefing.Revision(o.Earlier, o.Later) {
		if !passage.Changed() {
			same++
			continue
		}
		if shown++; shown <= mostPassages {
			r.column.add(newPassage(k, passage), 14)
		}
	}
	r.counts = text.NewLabel(k.Kit, t.N("revision.changed", shown, o.Digits)+" · "+t.N("revision.same", same, o.Digits), text.UI(13, p.Muted))
	if !unsure {
		r.addHeirs()
	}
	r.column.ExtendBaseWidget(r.column)
	r.scroll = widgets.NewScroll(k, r.column, r.column.heightFor)
	r.carry = widgets.NewButton(k, t.T("revision.keep"), true, func() { o.Keep(r.heirs) })
	r.only = widgets.NewButton(k, t.T("revision.keep_only"), len(r.heirs) == 0, func() { o.Keep(nil) })
	r.bck = widgets.NewButton(k, t.T("revision.back"), false, o.Back)
	show(r.carry, len(r.heirs) > 0)
	r.ExtendBaseWidget(r)
	return r
}

// addHeirs shows which measure takes over the follow-up of which.
func (r *Revision) addHeirs() {
	if len(r.heirs) == 0 {
		return
	}
	k, o, t, p := r.kit, r.opt, r.opt.Words, r.kit.Palette
	r.column.add(&wrapped{text.NewLabel(k.Kit, t.T("revision.carry"), text.UI(15, p.Ink).Bold()).Wrapping()}, 4)
	r.column.add(&wrapped{text.NewLabel(k.Kit, t.T("revision.carry_about"), text.UI(13, p.Muted)).Wrapping()}, 10)
	names := []string{t.T("revision.to_none")}
	for _, m := range o.Later.Measures {
		names = append(names, o.Later.Slice(m.Label)+" · "+o.Later.Slice(m.Title))
	}
	own := *k
	own.Focused = func(c fyne.CanvasObject) { r.scroll.Reveal(c) }
	for i := range r.heirs {
		r.column.add(newHeirLine(&own, r, i, names), 8)
	}
}

// First is what has the focus when the sheet opens.
func (r *Revision) First() fyne.Focusable {
	if r.carry.Visible() {
		return r.carry
	}
	return r.only
}

// Keep does what the sheet is about.
func (r *Revision) Keep() {
	if len(r.heirs) > 0 {
		r.opt.Keep(r.heirs)
		return
	}
	r.opt.Keep(nil)
}

// CreateRenderer implements fyne.Widget.
func (r *Revision) CreateRenderer() fyne.WidgetRenderer {
	return &render.Parts{
		List: []fyne.CanvasObject{r.scroll, r.title, r.counts, r.carry, r.only, r.bck},
		Arrange: func(s fyne.Size) {
			if s.Width <= 0 {
				return
			}
			put, w := r.kit.Dir.Put, s.Width-2*edge
			put(r.title, s.Width, edge, 20, w, r.title.HeightFor(w))
			put(r.counts, s.Width, edge, 52, w, r.counts.MinSize().Height)
			foot, at := s.Height-20-34, float32(edge)
			put(r.scroll, s.Width, edge, 84, s.Width-edge-8, foot-100)
			for _, b := range []*widgets.Button{r.carry, r.only, r.bck} {
				if b.Visible() {
					m := b.MinSize().Width
					put(b, s.Width, at, foot, m, 34)
					at += m + 10
				}
			}
		},
	}
}

// tall is what stands in a column.
type tall interface {
	fyne.CanvasObject
	heightFor(width float32) float32
}

// column is things one under another.
type column struct {
	widget.BaseWidget
	kit    *widgets.Kit
	things []tall
	after  []float32
}

func (c *column) add(o tall, after float32) {
	c.things, c.after = append(c.things, o), append(c.after, after)
}

func (c *column) heightFor(width float32) (h float32) {
	for i, o := range c.things {
		h += o.heightFor(width) + c.after[i]
	}
	return h
}

// CreateRenderer implements fyne.Widget.
func (c *column) CreateRenderer() fyne.WidgetRenderer {
	var list []fyne.CanvasObject
	for _, o := range c.things {
		list = append(list, o)
	}
	return &render.Parts{List: list, Arrange: func(s fyne.Size) {
		y := float32(0)
		for i, o := range c.things {
			h := o.heightFor(s.Width)
			c.kit.Dir.Put(o, s.Width, 0, y, s.Width, h)
			y += h + c.after[i]
		}
	}}
}

// wrapped is a label in a column.
type wrapped struct{ *text.Label }

func (w *wrapped) heightFor(width float32) float32 { return w.HeightFor(width) }

// passageView is a paragraph whose words have changed: what went is struck out,
// what came stands on another ground.
type passageView struct {
	widget.BaseWidget
	kit    *widgets.Kit
	words  *text.Label
	parts  []markedPart
	face   *canvas.Rectangle
	render *render.Parts
}

type markedPart struct {
	start, end int
	became     briefing.Became
}

func newPassage(k *widgets.Kit, p briefing.Passage) *passageView {
	v := &passageView{kit: k, face: canvas.NewRectangle(k.Palette.Paper)}
	v.face.CornerRadius, v.face.StrokeColor, v.face.StrokeWidth = 8, k.Palette.Line, 1
	var all strings.Builder
	n := 0
	for i, part := range p.Parts {
		size := utf8.RuneCountInString(part.Words)
		all.WriteString(part.Words)
		if part.Became != briefing.Same {
			end := n + utf8.RuneCountInString(strings.TrimRight(part.Words, " \t"))
			v.parts = append(v.parts, markedPart{n, end, part.Became})
		}
		n += size
		// What went and what came in its place are kept apart.
		if i+1 < len(p.Parts) && part.Became != briefing.Same && p.Parts[i+1].Became != briefing.Same && !strings.HasSuffix(part.Words, " ") {
			all.WriteString(" ")
			n++
		}
	}
	v.words = text.NewLabel(k.Kit, strings.TrimRight(all.String(), " "), text.Style{Family: text.Naskh, Weight: 400, Size: 15, Leading: 1.8, Color: k.Palette.Ink}).Wrapping().Source()
	v.ExtendBaseWidget(v)
	return v
}

func (v *passageView) heightFor(width float32) float32 { return v.words.HeightFor(width-28) + 18 }

// CreateRenderer implements fyne.Widget.
func (v *passageView) CreateRenderer() fyne.WidgetRenderer {
	v.render = &render.Parts{List: []fyne.CanvasObject{v.face, v.words}, Arrange: v.place}
	return v.render
}

func (v *passageView) place(s fyne.Size) {
	if s.Width <= 28 {
		return
	}
	p := v.kit.Palette
	v.face.Resize(s)
	w := s.Width - 28
	v.kit.Dir.Put(v.words, s.Width, 14, 9, w, v.words.HeightFor(w))
	under, over := []fyne.CanvasObject{v.face}, []fyne.CanvasObject{v.words}
	for _, part := range v.parts {
		for _, r := range v.words.Rects(part.start, part.end) {
			at := v.words.Position().AddXY(float32(r.X), float32(r.Y))
			ground := canvas.NewRectangle(p.DoneSoft)
			if part.became == briefing.Removed {
				ground.FillColor = p.LateSoft
				strike := canvas.NewRectangle(p.Late)
				strike.Move(at.AddXY(0, float32(r.H)*0.56))
				strike.Resize(fyne.NewSize(float32(r.W), 1.5))
				over = append(over, strike)
			}
			ground.CornerRadius = 3
			ground.Move(at.AddXY(0, float32(r.H)*0.12))
			ground.Resize(fyne.NewSize(float32(r.W), float32(r.H)*0.8))
			under = append(under, ground)
		}
	}
	v.render.List = append(under, over...)
}

// heirLine is a measure of the earlier text and the choice of its counterpart.
type heirLine struct {
	widget.BaseWidget
	kit       *widgets.Kit
	name, say *text.Label
	to        *widgets.Select
}

func newHeirLine(k *widgets.Kit, r *Revision, i int, names []string) *heirLine {
	o, h := r.opt, r.heirs[i]
	m := o.Earlier.Measures[h.From]
	l := &heirLine{kit: k, name: text.NewLabel(k.Kit, "", text.UI(14, k.Palette.Ink)), say: text.NewLabel(k.Kit, "", text.UI(12.5, k.Palette.GoldText))}
	l.name.SetParts(text.Part{Words: o.Earlier.Slice(m.Label) + " · " + o.Earlier.Slice(m.Title), Apart: true})
	note := func(h Heir) {
		l.say.SetText("")
		if h.To >= 0 && !h.Sure {
			l.say.SetText(o.Words.T("revision.unsure"))
		}
	}
	note(h)
	l.to = widgets.NewSelect(k, o.Words.T("revision.carry"), names, h.To+1, func(n int) {
		r.heirs[i].To = n - 1
		r.heirs[i].Sure = true // a person has said it
		note(r.heirs[i])
	})
	l.ExtendBaseWidget(l)
	return l
}

func (l *heirLine) heightFor(float32) float32 { return 40 }

// CreateRenderer implements fyne.Widget.
func (l *heirLine) CreateRenderer() fyne.WidgetRenderer {
	return &render.Parts{
		List: []fyne.CanvasObject{l.name, l.say, l.to},
		Arrange: func(s fyne.Size) {
			const to = 360
			say := l.say.MinSize()
			w := min(l.name.MinSize().Width, s.Width-to-say.Width-28)
			l.kit.Dir.Put(l.name, s.Width, 0, (s.Height-l.name.MinSize().Height)/2, w, l.name.MinSize().Height)
			l.kit.Dir.Put(l.say, s.Width, w+10, (s.Height-say.Height)/2, say.Width, say.Height)
			l.kit.Dir.Put(l.to, s.Width, s.Width-to, 3, to, 34)
		},
	}
}
