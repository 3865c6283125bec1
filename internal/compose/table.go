package compose

import (
	"image/color"
	"slices"
	"strings"
	"unicode"

	"bayan/internal/briefing"
	"bayan/internal/calendar"
	"bayan/internal/fault"
	"bayan/internal/locale"
)

// column is a column of the follow-up table.
type column struct {
	word  string  // key of its heading
	share float64 // of the width that the number leaves
}

// The columns of the table that is read, and of the one that is filled in.
var (
	readColumns = []column{
		{word: "page.measure_no"},
		{word: "page.measure", share: 0.24},
		{word: "measures.status", share: 0.17},
		{word: "measures.owner", share: 0.17},
		{word: "measures.due", share: 0.23}, // ٣٠ جمادى الآخرة ١٤٤٨هـ on one line
		{word: "page.notes", share: 0.19},
	}
	formColumns = []column{
		{word: "page.measure_no"},
		{word: "page.measure", share: 0.32},
		{word: "status.done", share: 0.11},
		{word: "measures.owner", share: 0.18},
		{word: "measures.due", share: 0.18},
		{word: "page.notes", share: 0.21},
	}
)

const (
	tableSize = 10.0 // points of a cell's text, on a page as wide as A4
	cellPad   = 7.0  // above and below a cell's text
	cellSide  = 8.0  // between a cell's edges and its text
	nothing   = "—"  // in a cell of which nobody has said anything
)

// followUp is the follow-up of the measures: a heading and a table.
type followUp struct {
	b      *builder
	form   bool // cells can be filled in
	size   float64
	column []column
	x, w   []float64 // of the columns
	title  *piece
	titleE ElementID
	head   *row
	rows   []*row
}

// row is one row of the table.
type row struct {
	cells   []cell
	t       *followUp
	head    bool
	caption bool
}

type cell struct {
	element ElementID
	pieces  []*piece // one under the other
	colors  []color.NRGBA
	status  *status
	field   *field
}

func (r *row) height() float64 {
	h := 0.0
	for _, c := range r.cells {
		sum := 0.0
		for _, p := range c.pieces {
			sum += p.height()
		}
		if c.field != nil {
			sum = c.field.height(sum)
		}
		h = max(h, sum)
	}
	return h + 2*cellPad
}

// followUp sets the table under a heading of that level; form is the one to be filled in.
func (b *builder) followUp(level int, form bool) (*followUp, error) {
	t := &followUp{b: b, form: form, size: tableSize * b.scale, column: readColumns}
	if form {
		t.column = formColumns
	}
	t.columns()
	title := b.o.Words.T("page.followup_title")
	t.titleE = b.spoken(b.element(headings[level], 0))
	b.bookmark(title, level, t.titleE)
	t.title = b.words(title, style{font: b.faces.bold, size: fullSize * 1.4 * b.scale, leading: 1.6}, b.sheet.measure())
	table := b.element(RoleTable, 0)
	t.head = t.heading(table)
	for _, f := range b.followed() {
		if f.added && !t.added() {
			t.rows = append(t.rows, t.caption(table))
		}
		r, err := t.row(table, f)
		if err != nil {
			return nil, err
		}
		t.rows = append(t.rows, r)
	}
	return t, nil
}

// columns shares the width out; the number's column is as wide as what is in it.
func (t *followUp) columns() {
	b := t.b
	word := b.now(b.words(b.o.Words.T(t.column[0].word), t.style(true), 0))
	first := max(word.natural(), t.size)
	longest := ""
	for _, f := range b.followed() {
		if len(f.number) > len(longest) {
			longest = f.number
		}
	}
	for digit := range 10 { // they are not all as wide
		like := strings.Map(func(r rune) rune {
			if unicode.IsDigit(r) {
				r = []rune(b.number(digit))[0]
			}
			return r
		}, longest)
		first = max(first, b.now(b.numeral(like, t.style(false), 0)).natural())
	}
	first += 2*cellSide + 1
	rest := b.sheet.measure() - first
	at := 0.0
	for i, c := range t.column {
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
	return style{font: font, size: t.size, leading: 1.55}
}

func (t *followUp) heading(table ElementID) *row {
	b := t.b
	tr := b.element(RoleTR, table)
	r := &row{t: t, head: true}
	for i, c := range t.column {
		e := b.spoken(b.element(RoleTH, tr))
		b.elements[e].Scope = "Column"
		p := b.words(b.o.Words.T(c.word), t.style(true), t.w[i]-2*cellSide)
		r.cells = append(r.cells, cell{element: e, pieces: []*piece{p}, colors: []color.NRGBA{white}})
	}
	return r
}

func (t *followUp) row(table ElementID, f followed) (*row, error) {
	b := t.b
	r := &row{t: t}
	tr := b.element(RoleTR, table)
	r.add(RoleTD, tr, b.numeral(f.number, t.style(false), r.width()))
	step := b.typed(f.title, t.style(false), r.width())
	b.elements[b.foreign(r.add(RoleTH, tr, step).element, step.runes)].Scope = "Row"
	if t.form {
		return r, t.fields(r, tr, f)
	}
	return r, t.facts(r, tr, f.Progress)
}

// caption is the row over the measures that people added: one cell across the table.
func (t *followUp) caption(table ElementID) *row {
	b := t.b
	r := &row{t: t, caption: true}
	e := b.spoken(b.element(RoleTH, b.element(RoleTR, table)))
	b.elements[e].Scope, b.elements[e].Columns = "Column", len(t.column)
	p := b.words(b.o.Words.T("measures.added_items"), t.style(true), b.sheet.measure()-2*cellSide)
	r.cells = []cell{{element: e, pieces: []*piece{p}, colors: []color.NRGBA{accent}}}
	return r
}

// added reports whether the caption stands already.
func (t *followUp) added() bool {
	return slices.ContainsFunc(t.rows, func(r *row) bool { return r.caption })
}

// width is the room for text in the row's next cell.
func (r *row) width() float64 { return r.t.w[len(r.cells)] - 2*cellSide }

// add is a cell with pieces one under the other; it is valid until the next.
func (r *row) add(role Role, tr ElementID, pieces ...*piece) *cell {
	c := cell{element: r.t.b.element(role, tr), pieces: pieces}
	for range pieces {
		c.colors = append(c.colors, ink)
	}
	r.cells = append(r.cells, c)
	return &r.cells[len(r.cells)-1]
}

// facts are the cells of a measure's follow-up as people set it.
func (t *followUp) facts(r *row, tr ElementID, p briefing.Progress) error {
	b := t.b
	st := statusOf(p, b.o.Date)
	c := r.add(RoleTD, tr, b.words(b.o.Words.T("status."+st.word), t.style(false), r.width()-t.square()-statusGap))
	b.spoken(c.element)
	c.status, c.colors[0] = &st, st.color

	b.foreign(r.add(RoleTD, tr, t.said(p.Owner, r.width())...).element, []rune(p.Owner))
	due, err := t.due(p.Due, r.width())
	if err != nil {
		return err
	}
	c = r.add(RoleTD, tr, due...)
	b.spoken(c.element)
	if len(due) > 1 {
		c.colors[1] = muted
	}
	b.foreign(r.add(RoleTD, tr, t.said(p.Note, r.width())...).element, []rune(p.Note))
	return nil
}

// square is the side of a status's square.
func (t *followUp) square() float64 { return statusBox * t.b.scale }

// said are the lines that a person wrote, or the sign that nobody has.
func (t *followUp) said(text string, width float64) []*piece {
	var pieces []*piece
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			pieces = append(pieces, t.b.typed(line, t.style(false), width))
		}
	}
	if len(pieces) == 0 {
		pieces = append(pieces, t.b.typed(nothing, t.style(false), width))
	}
	return pieces
}

// paint puts the row on a page. Where its heading is repeated it is no part of what is read.
func (r *row) paint(page *Page, y float64, repeated bool) {
	s := r.t.b.sheet
	h := r.height()
	switch {
	case r.head:
		page.Items = append(page.Items, Box{X: s.left, Y: y, W: s.measure(), H: h, Fill: accent})
	case r.caption:
		page.Items = append(page.Items, Box{X: s.left, Y: y, W: s.measure(), H: h, Fill: track})
	default:
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
	t := r.t
	x := t.x[column] + cellSide
	width := t.w[column] - 2*cellSide
	if r.caption {
		x = t.b.sheet.left + cellSide
	}
	if c.field != nil {
		c.field.paint(page, t, c, x, y, width, r.height()-2*cellPad)
		return
	}
	if c.status != nil {
		at := x
		if t.b.sheet.rtl {
			at = x + width - t.square()
		} else {
			x += t.square() + statusGap
		}
		l := c.pieces[0].layout.Lines[0]
		c.status.paint(page, at, y+l.Baseline-0.36*t.size-t.square()/2, t.square())
	}
	if t.form { // text stands in the middle, as what is written in a field does
		room := r.height() - 2*cellPad
		for _, p := range c.pieces {
			room -= p.height()
		}
		y += room / 2
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
			height: r.height(), glued: i == 0 || t.rows[i-1].caption, head: t.head,
			paint: func(page *Page, y float64) { r.paint(page, y, false) },
		})
	}
	return f
}

// due is a date in the calendars chosen, the Hijri one under the other.
func (t *followUp) due(day string, width float64) ([]*piece, error) {
	b := t.b
	calendars := []locale.Calendars{b.o.Calendars}
	if b.o.Calendars == locale.Both {
		calendars = []locale.Calendars{locale.Gregorian, locale.HijriOnly}
	}
	var pieces []*piece
	for _, c := range calendars {
		text, err := b.day(day, c)
		if err != nil {
			return nil, err
		}
		if len(pieces) == 0 || text != nothing && text != string(pieces[0].runes) {
			s := t.style(false)
			if len(pieces) > 0 {
				s.size *= 0.9
			}
			pieces = append(pieces, b.words(text, s, width))
		}
	}
	return pieces, nil
}

// day writes a date in one calendar; the Gregorian one where the Hijri table
// does not reach it, and a sign where there is none.
func (b *builder) day(day string, c locale.Calendars) (string, error) {
	if day == "" {
		return nothing, nil
	}
	d, err := calendar.Parse(day)
	if err != nil {
		return "", err
	}
	text, err := b.o.Words.Date(d, b.dates(c))
	if fault.CodeOf(err) == fault.DateOutOfRange {
		return b.o.Words.Date(d, b.dates(locale.Gregorian))
	}
	return text, err
}
