package find

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/briefing"
	"bayan/internal/locale"
	"bayan/internal/search"
	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// Place is a text beside the statement in which one may find what one looks
// for: a note, a measure's owner.
type Place struct {
	Group string // the name that it is listed under
	Words string
	Open  func()
}

// results is the list of everything found, in groups, each line a hit with the
// words around it; over it stands what counts as the same.
type results struct {
	widget.BaseWidget
	bar           *Bar
	exact, folded *widgets.Check
	rows          *widgets.Rows
	ground, hair  *canvas.Rectangle
	open          []func()    // what each row leads to, nil of a name
	of            map[int]int // the rows of the statement's hits
}

// most bounds how many hits of the statement are listed; F3 reaches all.
const most = 500

const (
	nameHeight = 34
	hitHeight  = 32
)

func newResults(b *Bar) *results {
	k, t := b.kit, b.opt.Words.T
	r := &results{bar: b, ground: canvas.NewRectangle(k.Palette.Panel), hair: canvas.NewRectangle(k.Palette.Line)}
	r.exact = widgets.NewCheck(k, t("search.exact"), false, func(on bool) {
		if on {
			r.folded.Disable()
		} else {
			r.folded.Enable()
		}
		b.search()
	})
	r.folded = widgets.NewCheck(k, t("search.folded"), true, func(bool) { b.search() })
	r.rows = widgets.NewRows(k, t("search.results"), k.Palette.Panel, widgets.RowCalls{Open: func(i int) { r.open[i]() }})
	r.rows.Key = func(e *fyne.KeyEvent) bool {
		if e.Name == fyne.KeyEscape {
			b.Clear()
			return true
		}
		return false
	}
	r.ExtendBaseWidget(r)
	return r
}

func (r *results) options() search.Options {
	return search.Options{Exact: r.exact.On(), KeepTehMarbuta: !r.folded.On()}
}

// list shows hits of the statement and what is found elsewhere.
func (r *results) list(query string) {
	o, k := r.bar.opt, r.bar.kit
	var rows []widgets.Row
	r.open = r.open[:0]
	add := func(row widgets.Row, open func()) { rows, r.open = append(rows, row), append(r.open, open) }
	name := func(words string, n int) {
		words += " · " + locale.Number(n, o.Digits)
		add(widgets.Row{Height: nameHeight, Rest: true, Draw: func(bool) fyne.CanvasObject { return widgets.NewName(k, words) }}, nil)
	}
	hit := func(words []rune, span briefing.Span, open func()) {
		words, span = around(words, span)
		add(widgets.Row{Height: hitHeight, Words: string(words), Draw: func(bool) fyne.CanvasObject {
			return newLine(k, words, span)
		}}, open)
	}
	r.of = map[int]int{}
	inText := func(words string, title bool) {
		var which []int
		for i, h := range r.bar.hits {
			if titled(o.Briefing.Paragraphs[h.Paragraph].Kind) == title {
				which = append(which, i)
			}
		}
		if len(which) == 0 {
			return
		}
		name(words, len(which))
		for _, i := range which[:min(len(which), most)] {
			h := r.bar.hits[i]
			of := o.Briefing.Paragraphs[h.Paragraph].Span
			r.of[i] = len(rows)
			hit(o.Briefing.Text[of.Start:of.End], briefing.Span{Start: h.Span.Start - of.Start, End: h.Span.End - of.Start}, func() { r.bar.to(i) })
		}
		if n := len(which) - most; n > 0 {
			more := o.Words.N("search.more", n, o.Digits)
			add(widgets.Row{Height: nameHeight, Rest: true, Draw: func(bool) fyne.CanvasObject { return widgets.NewName(k, more) }}, nil)
		}
	}
	inText(o.Words.T("reader.contents"), true)
	inText(o.Words.T("search.in_text"), false)
	var found []Place
	var spans []briefing.Span
	for _, p := range o.Elsewhere() {
		if s := search.Within(p.Words, query, r.options()); len(s) > 0 {
			found, spans = append(found, p), append(spans, s[0])
		}
	}
	for i, p := range found {
		if i == 0 || found[i-1].Group != p.Group {
			n := 1
			for n < len(found)-i && found[i+n].Group == p.Group {
				n++
			}
			name(p.Group, n)
		}
		hit([]rune(p.Words), spans[i], p.Open)
	}
	add(widgets.Row{Height: 12, Rest: true}, nil)
	r.rows.Set(rows)
	r.rows.GoTo(-1)
}

// mark shows which hit of the statement one is at.
func (r *results) mark(current int) {
	row, listed := r.of[current]
	if !listed {
		row = -1
	}
	r.rows.Mark(row)
}

// titled reports whether paragraphs of a kind are what the contents list.
func titled(k briefing.Kind) bool {
	return k == briefing.Title || k == briefing.Heading || k == briefing.MeasureTitle
}

// around cuts words to what a line shows of them: the hit and a little before
// it, on one line.
func around(words []rune, s briefing.Span) ([]rune, briefing.Span) {
	const before, fits, whole = 14, 32, 120
	from := max(0, s.Start-before)
	if s.End <= fits {
		from = 0
	}
	for from > 0 && from < s.Start && !unicode.IsSpace(words[from-1]) {
		from++
	}
	to := min(len(words), max(s.End, from+whole))
	cut := make([]rune, 0, to-from+1)
	if from > 0 {
		cut = append(cut, '…')
	}
	shift := len(cut) - from
	for _, r := range words[from:to] {
		if unicode.IsSpace(r) {
			r = ' '
		}
		cut = append(cut, r)
	}
	return cut, briefing.Span{Start: s.Start + shift, End: s.End + shift}
}

// AccessibilityLabel is what the list says.
func (r *results) AccessibilityLabel() string { return r.rows.AccessibilityLabel() }

// AccessibilityRole is a text's.
func (r *results) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (r *results) CreateRenderer() fyne.WidgetRenderer {
	place := func(s fyne.Size) {
		if s.Width <= 0 {
			return
		}
		d := r.bar.kit.Dir
		const side, high, top = 12, 34, 12
		r.ground.Resize(s)
		d.Put(r.hair, s.Width, s.Width-1, 0, 1, s.Height)
		d.Put(r.exact, s.Width, side, top, s.Width-2*side, high)
		d.Put(r.folded, s.Width, side, top+high+6, s.Width-2*side, high)
		under := float32(top + 2*high + 12)
		d.Put(r.rows, s.Width, 0, under, s.Width-1, s.Height-under)
	}
	return &render.Parts{
		List: []fyne.CanvasObject{r.ground, r.rows, r.exact, r.folded, r.hair}, Arrange: place,
		Min:    func() fyne.Size { return fyne.NewSize(248, 100) },
		Update: func() { place(r.Size()) },
	}
}

// line is a hit with the words around it.
type line struct {
	widget.BaseWidget
	kit    *widgets.Kit
	label  *text.Label
	span   briefing.Span
	ground *canvas.Rectangle
}

func newLine(k *widgets.Kit, words []rune, span briefing.Span) *line {
	p := k.Palette
	l := &line{
		kit: k, span: span, ground: canvas.NewRectangle(p.Hit),
		label: text.NewLabel(k.Kit, strings.TrimRight(string(words), " "), text.UI(13, p.Ink)).Source(),
	}
	l.ground.CornerRadius = 2
	l.ExtendBaseWidget(l)
	return l
}

// CreateRenderer implements fyne.Widget.
func (l *line) CreateRenderer() fyne.WidgetRenderer {
	return &render.Parts{
		List: []fyne.CanvasObject{l.ground, l.label},
		Arrange: func(s fyne.Size) {
			const side = 8
			w := s.Width - 2*side
			h := l.label.HeightFor(w)
			l.kit.Dir.Put(l.label, s.Width, side, (s.Height-h)/2, w, h)
			l.ground.Hide()
			if at := l.label.Rects(l.span.Start, l.span.End); len(at) > 0 {
				l.ground.Show()
				l.ground.Move(l.label.Position().AddXY(float32(at[0].X)-1, float32(at[0].Y)))
				l.ground.Resize(fyne.NewSize(float32(at[0].W)+2, float32(at[0].H)))
			}
		},
	}
}
