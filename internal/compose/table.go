package compose

import (
	"image/color"

	"bayan/internal/briefing"
	"bayan/internal/calendar"
	"bayan/internal/locale"
)

// column is a column of the follow-up table.
type column struct {
	word  string  // key of its heading
	share float64 // of the width that the number leaves
}

var followUpColumns = []column{
	{word: "page.measure_no"},
	{word: "page.measure", share: 0.25},
	{word: "measures.status", share: 0.17},
	{word: "measures.owner", share: 0.19},
	{word: "measures.due", share: 0.19},
	{word: "page.notes", share: 0.20},
}

const (
	tableSize = 10.0 // points of a cell's text
	cellPad   = 7.0  // above and below a cell's text
	cellSide  = 8.0  // between a cell's edges and its text
	nothing   = "—"  // in a cell of which nobody has said anything
)

// followUp is the follow-up of the measures: a heading and a table.
type followUp struct {
	b      *builder
	x, w   []float64 // of the columns
	title  *piece
	titleE ElementID
	head   *row
	rows   []*row
}

// row is one row of the table.
type row struct {
	cells []cell
	t     *followUp
	head  bool
}

type cell struct {
	element ElementID
	pieces  []*piece // one under the other
	colors  []color.NRGBA
	status  *status
}

func (r *row) height() float64 {
	h := 0.0
	for _, c := range r.cells {
		sum := 0.0
		for _, p := range c.pieces {
			sum += p.height()
		}
		h = max(h, sum)
	}
	return h + 2*cellPad
}

func (b *builder) followUp() (*followUp, error) {
	t := &followUp{b: b}
	t.columns()
	title := b.o.Words.T("page.followup_title")
	level := 0
	if b.title() != "" && b.o.Template != FollowUp {
		level = 1
	}
	t.titleE = b.spoken(b.element(headings[level], 0))
	b.bookmark(title, level, t.titleE)
	t.title = b.words(title, style{font: b.faces.bold, size: fullSize * 1.4, leading: 1.6}, b.sheet.measure())
	table := b.element(RoleTable, 0)
	t.head = t.heading(table)
	for i := range b.in.Briefing.Measures {
		r, err := t.row(table, &b.in.Briefing.Measures[i])
		if err != nil {
			return nil, err
		}
		t.rows = append(t.rows, r)
	}
	return t, nil
}

// columns shares the width out; the number's column is as wide as its widest number.
func (t *followUp) columns() {
	b := t.b
	widest := b.now(b.words(b.number(len(b.in.Briefing.Measures)), style{font: b.faces.ui, size: tableSize}, 0))
	first := max(widest.natural(), tableSize) + 2*cellSide
	rest := b.sheet.measure() - first
	at := 0.0
	for i, c := range followUpColumns {
		w := first
		if i > 0 {
			w = rest * c.share
		}
		t.x, t.w = append(t.x, b.sheet.box(at, w)), append(t.w, w)
		at += w
	}
}

func (t *followUp) style(bold bool) style {
	font := t.b.faces.ui
	if bold {
		font = t.b.faces.uiBold
	}
	return style{font: font, size: tableSize, leading: 1.55}
}

func (t *followUp) heading(table ElementID) *row {
	b := t.b
	tr := b.element(RoleTR, table)
	r := &row{t: t, head: true}
	for i, c := range followUpColumns {
		e := b.spoken(b.element(RoleTH, tr))
		b.elements[e].Scope = "Column"
		p := b.words(b.o.Words.T(c.word), t.style(true), t.w[i]-2*cellSide)
		r.cells = append(r.cells, cell{element: e, pieces: []*piece{p}, colors: []color.NRGBA{white}})
	}
	return r
}

func (t *followUp) row(table ElementID, m *briefing.Measure) (*row, error) {
	b := t.b
	progress := b.in.Progress[m.ID]
	tr := b.element(RoleTR, table)
	r := &row{t: t}
	add := func(role Role, spoken bool, pieces ...*piece) *cell {
		e := b.element(role, tr)
		if spoken {
			b.spoken(e)
		}
		c := cell{element: e, pieces: pieces}
		for range pieces {
			c.colors = append(c.colors, ink)
		}
		r.cells = append(r.cells, c)
		return &r.cells[len(r.cells)-1]
	}
	width := func() float64 { return t.w[len(r.cells)] - 2*cellSide }

	add(RoleTD, false, b.words(b.number(m.Number), t.style(false), width()))
	step := b.source(b.in.Briefing.Text[m.Title.Start:m.Title.End], t.style(false), width())
	step.style.page = true
	c := add(RoleTH, false, step)
	b.elements[c.element].Scope = "Row"

	st := statusOf(progress, b.o.Date)
	c = add(RoleTD, true, b.words(b.o.Words.T("status."+st.word), t.style(false), width()-statusBox-statusGap))
	c.status, c.colors[0] = &st, st.color

	add(RoleTD, false, t.said(progress.Owner, width()))
	due, err := t.due(progress.Due, width())
	if err != nil {
		return nil, err
	}
	c = add(RoleTD, progress.Due != "", due...)
	if len(due) > 1 {
		c.colors[1] = muted
	}
	add(RoleTD, false, t.said(progress.Note, width()))
	return r, nil
}

// said is what a person wrote, or the sign that nobody has.
func (t *followUp) said(text string, width float64) *piece {
	if text == "" {
		text = nothing
	}
	return t.b.typed(text, t.style(false), width)
}

// due is a date in the calendars chosen, the Hijri one under the other. Outside
// its table there is only the Gregorian date.
func (t *followUp) due(day string, width float64) ([]*piece, error) {
	b := t.b
	if day == "" {
		return []*piece{b.words(nothing, t.style(false), width)}, nil
	}
	d, err := calendar.Parse(day)
	if err != nil {
		return nil, err
	}
	calendars := []locale.Calendars{b.o.Calendars}
	if b.o.Calendars == locale.Both {
		calendars = []locale.Calendars{locale.Gregorian, locale.HijriOnly}
	}
	var pieces []*piece
	for _, c := range calendars {
		text, err := b.o.Words.Date(d, b.dates(c))
		if err != nil {
			if text, err = b.o.Words.Date(d, b.dates(locale.Gregorian)); err != nil {
				return nil, err
			}
			if len(pieces) > 0 {
				break
			}
		}
		pieces = append(pieces, b.words(text, t.style(false), width))
	}
	return pieces, nil
}

// paint puts the row on a page. Where its heading is repeated it is no part of what is read.
func (r *row) paint(page *Page, y float64, repeated bool) {
	s := r.t.b.sheet
	h := r.height()
	if r.head {
		page.Items = append(page.Items, Box{X: s.left, Y: y, W: s.measure(), H: h, Fill: accent})
	} else {
		page.Items = append(page.Items, Box{X: s.left, Y: y + h - 0.35, W: s.measure(), H: 0.7, Fill: hairline})
	}
	for i := range r.cells {
		r.paintCell(page, &r.cells[i], i, y+cellPad, repeated)
	}
}

func (r *row) paintCell(page *Page, c *cell, column int, y float64, repeated bool) {
	e := c.element
	if repeated {
		e = Artifact
	}
	x := r.t.x[column] + cellSide
	width := r.t.w[column] - 2*cellSide
	if c.status != nil {
		at := x
		if r.t.b.sheet.rtl {
			at = x + width - statusBox
		} else {
			x += statusBox + statusGap
		}
		l := c.pieces[0].layout.Lines[0]
		c.status.paint(page, at, y+l.Baseline-0.36*tableSize-statusBox/2)
	}
	for i, p := range c.pieces {
		paintPiece(page, p, x, y, c.colors[i], e)
		y += p.height()
	}
}

// flow turns the table into atoms: its title stays with the first rows, a row
// is never parted, its heading stands on every page.
func (t *followUp) flow() *flow {
	b := t.b
	f := &flow{running: b.running(b.o.Words.T("measures.title"))}
	x := b.sheet.left
	f.atoms = lines(nil, t.title, 0, false, func(page *Page, line int, y float64) {
		paintLine(page, t.title, line, x, y, ink, t.titleE)
	})
	f.atoms = append(f.atoms, atom{before: 4, height: 14, glued: true, paint: func(page *Page, y float64) {
		page.Items = append(page.Items, Box{X: b.sheet.box(0, goldWidth), Y: y, W: goldWidth, H: 1.5, Fill: gold})
	}})
	f.atoms = append(f.atoms, atom{height: t.head.height(), glued: true, paint: func(page *Page, y float64) { t.head.paint(page, y, false) }})
	for i, r := range t.rows {
		f.atoms = append(f.atoms, atom{
			height: r.height(), glued: i == 0, head: t.head,
			paint: func(page *Page, y float64) { r.paint(page, y, false) },
		})
	}
	return f
}
