package compose

import (
	"math"

	"bayan/internal/briefing"
	"bayan/internal/deck"
	"bayan/internal/typeset"
)

// overviewRows is how the measures' titles are set on an overview: at a size,
// in columns, each column as many rows as there is room for.
type overviewRows struct {
	size    float64
	columns int
	labels  []*piece
	titles  []*piece
	label   float64           // width of the numbers' column
	width   float64           // of a row
	words   map[string]*piece // of the status beside its square, where there is one column
}

const (
	overviewMost = 46
	overviewGap  = 0.28 // between rows, of the size
	columnGap    = 56
	rowLines     = 2 // of a title in the overview: all of it is on its own slide
)

// overview lists the measures under the heading that announces them, on as many pages as they need.
func (p *presentation) overview(s *deck.Slide, first *head, sect ElementID) {
	b := p.b
	at := first
	if first.long {
		p.textPages(s, first, sect, p.passage(s, true))
		at = p.continued(s, first)
	}
	next := p.continued(s, first)
	rows, pages := p.rows(slideBottom*p.unit-at.bottom, slideBottom*p.unit-next.bottom)
	list := b.element(RoleL, sect)
	measures := b.in.Briefing.Measures
	for _, page := range pages {
		pg := p.add(s, at)
		look := p.looks[len(p.looks)-1]
		y0 := at.bottom
		at = next
		for c, column := range page {
			y := y0
			indent := float64(c) * (rows.width + columnGap*p.unit)
			for _, i := range column {
				p.row(pg, rows, i, &measures[i], list, look, indent, y)
				y += rows.titles[i].height() + overviewGap*rows.size
			}
		}
	}
}

// row paints one measure: its number as the source has it, its title, and its status where that is shown.
func (p *presentation) row(page *Page, rows *overviewRows, i int, m *briefing.Measure, list ElementID, look *slideLook, indent, y float64) {
	b := p.b
	item := b.element(RoleLI, list)
	label := b.element(RoleLbl, item)
	b.elements[label].ActualText = b.in.Briefing.Slice(m.Typed)
	title := b.foreign(b.element(RoleP, b.element(RoleLBody, item)), b.in.Briefing.Text[m.Title.Start:m.Title.End])
	b.elements[title].ActualText = b.in.Briefing.Slice(briefing.Span{Start: m.Title.Start, End: max(m.Colon.End, m.Title.End)})
	piece := rows.titles[i]
	baseline := y + piece.layout.Lines[0].Baseline
	l := rows.labels[i].layout.Lines[0]
	paintLine(page, rows.labels[i], 0, b.sheet.box(indent, l.Advance)-l.X, baseline-l.Baseline, look.accent, label)
	paintPiece(page, piece, b.sheet.box(indent+rows.label, piece.measure), y, look.text, title)
	if p.deck.ShowStatus {
		st := look.statusOf(b.in.Progress[m.ID], b.o.Date)
		side := rows.size * 0.56
		at := indent + rows.width - side
		st.paint(page, b.sheet.box(at, side), baseline-rows.size*0.3-side/2, side)
		if rows.words != nil {
			e := b.spoken(b.element(RoleP, b.elements[title].Parent))
			l := rows.words[st.word].layout.Lines[0]
			at -= l.Advance + side*0.6
			paintLine(page, rows.words[st.word], 0, b.sheet.box(at, l.Advance)-l.X, baseline-l.Baseline, st.color, e)
		}
	}
}

// rows chooses columns and size: the largest at which all stand on one page,
// else the columns that take fewer pages at the least size. A page is columns
// of measures.
func (p *presentation) rows(first, other float64) (*overviewRows, [][][]int) {
	most := float64(overviewMost)
	for columns := 1; columns <= 2; columns++ {
		for size := most; size >= textLeast; size -= 2 {
			r := p.setRows(size*p.unit, columns)
			if pages := r.fill(first, other); len(pages) == 1 {
				return r, pages
			}
		}
		most = textSize
	}
	least := math.Ceil(textLeast) * p.unit
	rows, two := p.setRows(least, 1), p.setRows(least, 2)
	pages := rows.fill(first, other)
	if fewer := two.fill(first, other); len(fewer) < len(pages) {
		rows, pages = two, fewer
	}
	least = 0
	for most = 1; most-least > 0.01; { // pages of about as many rows as each other
		k := (least + most) / 2
		if even := rows.fill(first*k, other*k); len(even) == len(pages) {
			pages, most = even, k
		} else {
			least = k
		}
	}
	return rows, pages
}

func (p *presentation) setRows(size float64, columns int) *overviewRows {
	b := p.b
	r := &overviewRows{size: size, columns: columns}
	r.width = (b.sheet.measure() - float64(columns-1)*columnGap*p.unit) / float64(columns)
	measures := b.in.Briefing.Measures
	for i := range measures {
		label := b.now(b.piece(trimmed(b.in.Briefing.Text, measures[i].Label), b.lang, typeset.Auto, style{font: b.faces.uiBold, size: max(size*0.72, textLeast*p.unit)}, 0))
		r.labels = append(r.labels, label)
		r.label = max(r.label, label.natural())
	}
	r.label += size * 0.5
	width := r.width - r.label
	if p.deck.ShowStatus {
		width -= size
	}
	if p.deck.ShowStatus && columns == 1 {
		r.words = map[string]*piece{}
		most := 0.0
		for word := range darkSlide.status {
			r.words[word] = b.now(b.words(b.o.Words.T("status."+word), style{font: b.faces.ui, size: chipSize * p.unit}, 0))
			most = max(most, r.words[word].natural())
		}
		width -= most + size*0.5
	}
	for i := range measures {
		title := b.piece(b.in.Briefing.Text[measures[i].Title.Start:measures[i].Title.End], b.lang, typeset.Auto, style{font: b.faces.text, size: size, leading: 1.5, break_: typeset.Optimal, page: true}, width)
		title.lines = rowLines
		r.titles = append(r.titles, b.now(title))
	}
	return r
}

// fill puts rows into columns and columns on pages.
func (r *overviewRows) fill(first, other float64) [][][]int {
	var pages [][][]int
	room := first
	for i := 0; i < len(r.titles); {
		var page [][]int
		for range r.columns {
			var column []int
			for used := 0.0; i < len(r.titles); i++ {
				h := r.titles[i].height()
				if used+h > room && len(column) > 0 {
					break
				}
				column = append(column, i)
				used += h + overviewGap*r.size
			}
			if len(column) > 0 {
				page = append(page, column)
			}
		}
		pages = append(pages, page)
		room = other
	}
	return pages
}
