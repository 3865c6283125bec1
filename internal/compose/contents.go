package compose

import (
	"context"

	"bayan/internal/typeset"
)

const (
	longDocument    = 8 // pages: from here on a document has a contents page
	contentsEntries = 3 // at least
	contentsPages   = 4 // at most: deeper headings are left out before there are more
	contentsSize    = 12.0
)

// entry is a line of the contents: a heading's words, a thin line, its page, all of it a link.
type entry struct {
	title, page *piece
	at          int // of outline
	link        ElementID
	indent      float64
}

// contents puts the contents before pages, where a document is long enough to
// want them, and moves the outline along.
func (b *builder) contents(ctx context.Context, pages []Page, running []*piece) ([]Page, []*piece, error) {
	if len(pages) < longDocument {
		return pages, running, nil
	}
	depth := b.contentsDepth()
	if depth < 0 {
		return pages, running, nil
	}
	own := b.elements
	b.elements = []Element{own[0]}
	toc := b.element(RoleTOC, 0)
	title := b.o.Words.T("reader.contents")
	caption := b.words(title, style{font: b.faces.bold, size: fullSize * 1.4 * b.scale, leading: 1.6}, b.sheet.measure())
	captionE := b.spoken(b.element(RoleP, 0))
	// The caption is read before what it names.
	b.elements[toc], b.elements[captionE] = b.elements[captionE], b.elements[toc]
	toc, captionE = captionE, toc

	size := contentsSize * b.scale
	number := b.now(b.words(b.number(len(pages)*10), style{font: b.faces.ui, size: size}, 0))
	column := number.natural() + 6
	var entries []*entry
	for i, o := range b.outline {
		if o.Level > depth || o.Level == 0 && b.title() != "" {
			continue
		}
		e := &entry{at: i, indent: float64(max(o.Level-b.underTitle(), 0)) * size * 1.2}
		item := b.element(RoleTOCI, toc)
		e.link = b.element(RoleLink, b.element(RoleReference, item))
		e.title = b.source([]rune(o.Title), style{font: b.faces.text, size: size, leading: 1.8, page: true}, b.sheet.measure()-e.indent-column-size)
		entries = append(entries, e)
	}
	if err := b.set(ctx, nil); err != nil {
		return nil, nil, err
	}
	// How many pages the contents take does not hang on the numbers in them.
	f := b.contentsFlow(caption, captionE, entries, column)
	count := len(f.fill(b.sheet))
	for _, e := range entries {
		e.page = b.words(b.number(b.outline[e.at].Page+count+1), style{font: b.faces.ui, size: size, align: typeset.AlignEnd}, column)
	}
	if err := b.set(ctx, nil); err != nil {
		return nil, nil, err
	}
	front := f.fill(b.sheet)
	b.shift(pages, own, len(b.elements)-1)
	for i := range b.outline {
		b.outline[i].Page += count
	}
	var heads []*piece
	for i := range front {
		for k, item := range front[i].Items {
			if l, ok := item.(Link); ok {
				o := b.outline[l.Page]
				l.Page, l.ToY = o.Page, o.Y
				front[i].Items[k] = l
			}
		}
		heads = append(heads, f.running)
	}
	return append(front, pages...), append(heads, running...), nil
}

// contentsDepth is the deepest level that fits, -1 where there is too little to list.
func (b *builder) contentsDepth() int {
	perPage := int(b.sheet.room() / (contentsSize * b.scale * 1.8))
	for depth := 2; depth >= 0; depth-- {
		n := 0
		for _, o := range b.outline {
			if o.Level <= depth {
				n++
			}
		}
		if n < contentsEntries {
			return -1
		}
		if n <= perPage*contentsPages {
			return depth
		}
	}
	return -1
}

// shift makes room for n elements after the root: the contents are read first.
func (b *builder) shift(pages []Page, own []Element, n int) {
	by := ElementID(n)
	move := func(e ElementID) ElementID {
		if e > 0 {
			return e + by
		}
		return e
	}
	for i := range pages {
		for k, item := range pages[i].Items {
			switch v := item.(type) {
			case Text:
				v.Element = move(v.Element)
				pages[i].Items[k] = v
			case Image:
				v.Element = move(v.Element)
				pages[i].Items[k] = v
			}
		}
	}
	for _, e := range own[1:] {
		e.Parent = move(e.Parent)
		b.elements = append(b.elements, e)
	}
}

func (b *builder) contentsFlow(caption *piece, captionE ElementID, entries []*entry, column float64) *flow {
	s := b.sheet
	f := &flow{running: b.running(b.titleOr())}
	f.atoms = lines(nil, caption, 0, false, func(page *Page, line int, y float64) {
		paintLine(page, caption, line, s.left, y, ink, captionE)
	})
	f.atoms = append(f.atoms, atom{before: 4, height: 14, glued: true, paint: func(page *Page, y float64) {
		page.Items = append(page.Items, Box{X: s.box(0, goldWidth), Y: y, W: goldWidth, H: 1.5, Fill: gold})
	}})
	for i, e := range entries {
		x := s.box(e.indent, e.title.measure)
		f.atoms = append(f.atoms, atom{height: e.title.height(), glued: i == 0, paint: func(page *Page, y float64) {
			paintPiece(page, e.title, x, y, ink, e.link)
			last := e.title.layout.Lines[len(e.title.layout.Lines)-1]
			if e.page == nil {
				return // being measured
			}
			baseline := y + last.Baseline
			used := e.indent + last.Advance + 5
			if width := s.measure() - used - e.page.natural() - 5; width > 0 {
				page.Items = append(page.Items, Box{X: s.box(used, width), Y: baseline - 1, W: width, H: 0.5, Fill: hairline})
			}
			paintLine(page, e.page, 0, s.ending(column), baseline-e.page.layout.Lines[0].Baseline, muted, e.link)
			page.Items = append(page.Items, Link{X: s.left, Y: y, W: s.measure(), H: e.title.height(), Page: e.at, Element: e.link})
		}})
	}
	return f
}
