package compose

// atom is the least that a page break cannot part: a line, a row of a table, a rule.
type atom struct {
	before float64 // white above it, dropped at a page's top
	height float64
	glued  bool // stays on the page of the atom before it
	head   *row // repeated above it where it begins a page
	paint  func(p *Page, y float64)
}

// flow is text that fills pages under one running header.
type flow struct {
	running *piece
	atoms   []atom
}

// fill puts atoms on pages and returns those. A chain of glued atoms longer
// than a page is broken where the page ends.
func (f *flow) fill(s sheet) []Page {
	var pages []Page
	for at := 0; at < len(f.atoms); {
		head := f.atoms[at].head
		y := s.top
		if head != nil {
			y += head.height()
		}
		end := at
		for bottom := y; end < len(f.atoms); end++ {
			a := &f.atoms[end]
			if end > at {
				bottom += a.before
			}
			bottom += a.height
			if bottom > s.bottom+0.01 && end > at {
				break
			}
		}
		if end < len(f.atoms) {
			back := end
			for back > at && f.atoms[back].glued {
				back--
			}
			if back > at {
				end = back
			}
		}
		page := Page{Width: s.width, Height: s.height}
		if head != nil {
			head.paint(&page, s.top, true)
		}
		for i := at; i < end; i++ {
			a := &f.atoms[i]
			if i > at {
				y += a.before
			}
			a.paint(&page, y)
			y += a.height
		}
		pages = append(pages, page)
		at = end
	}
	return pages
}

// lines are a paragraph's atoms: no line stands alone at the foot or the top of
// a page. With heading the first lines after it stay with it too.
func lines(dst []atom, p *piece, before float64, glued bool, paint func(page *Page, line int, y float64)) []atom {
	n := len(p.layout.Lines)
	for i := range n {
		l := &p.layout.Lines[i]
		a := atom{
			height: l.Bottom - l.Top,
			glued:  glued && i == 0 || i == 1 || i > 0 && i == n-1,
			paint:  func(page *Page, y float64) { paint(page, i, y-l.Top) },
		}
		if i == 0 {
			a.before = before
		}
		dst = append(dst, a)
	}
	return dst
}
