package pdf

import "bayan/internal/compose"

// kid is what an element holds besides elements: marked content of a page, or an annotation.
type kid struct {
	page ref
	mcid int
	objr ref // 0 for marked content
}

// structure is the logical structure of ISO 32000-1 14.7 as it grows.
type structure struct {
	root, tree ref
	refs       []ref // of doc.Elements
	kids       [][]kid
	pages      [][]compose.ElementID // by page, by MCID
	objects    []compose.ElementID   // annotations, keyed after the pages
}

func (s *structure) mark(e compose.ElementID, page int, r ref) int {
	mcid := len(s.pages[page])
	s.pages[page] = append(s.pages[page], e)
	s.kids[e] = append(s.kids[e], kid{page: r, mcid: mcid})
	return mcid
}

// annotation notes an annotation's element and returns its StructParent key.
func (s *structure) annotation(e compose.ElementID, page, r ref) int {
	s.kids[e] = append(s.kids[e], kid{page: page, objr: r})
	s.objects = append(s.objects, e)
	return len(s.pages) + len(s.objects) - 1
}

func (s *structure) write(f *file, elements []compose.Element, language string) {
	children := make([][]ref, len(elements))
	labelled := make([]bool, len(elements)) // lists with labels
	for i, e := range elements {
		if i > 0 {
			children[e.Parent] = append(children[e.Parent], s.refs[i])
			if e.Role == compose.RoleLbl {
				labelled[elements[e.Parent].Parent] = true
			}
		}
	}
	var b buffer
	for i, e := range elements {
		b = b[:0]
		b.str("<</S").name(string(e.Role)).str("/P ")
		if i == 0 {
			b.ref(s.root)
		} else {
			b.ref(s.refs[e.Parent])
		}
		lang := e.Language
		if i == 0 && lang == "" {
			lang = language
		}
		if lang != "" {
			b.str("/Lang").text(lang)
		}
		if e.Alt != "" {
			b.str("/Alt").text(e.Alt)
		}
		if e.ActualText != "" {
			b.str("/ActualText").text(e.ActualText)
		}
		switch {
		case e.Scope != "":
			b.str("/A<</O/Table/Scope").name(e.Scope)
			if e.Columns > 1 {
				b.str("/ColSpan ").int(e.Columns)
			}
			b.str(">>")
		case e.Role == compose.RoleL && labelled[i]:
			b.str("/A<</O/List/ListNumbering/Decimal>>")
		}
		if len(s.kids[i])+len(children[i]) > 0 {
			// MuPDF takes an element's ActualText for its text where a kid is a bare number.
			var page ref
			if len(s.kids[i]) > 0 && e.ActualText == "" {
				page = s.kids[i][0].page
				b.str("/Pg ").ref(page)
			}
			b.str("/K[")
			for _, k := range s.kids[i] {
				switch {
				case k.objr != 0:
					b.str("<</Type/OBJR/Pg ").ref(k.page).str("/Obj ").ref(k.objr).str(">>")
				case k.page == page:
					b.int(k.mcid).byte(' ')
				default:
					b.str("<</Type/MCR/Pg ").ref(k.page).str("/MCID ").int(k.mcid).str(">>")
				}
			}
			for _, c := range children[i] {
				b.ref(c).byte(' ')
			}
			b.byte(']')
		}
		b.str(">>")
		f.object(s.refs[i], b)
	}

	b = b[:0]
	b.str("<</Nums[")
	for i, p := range s.pages {
		b.int(i).byte('[')
		for _, e := range p {
			b.ref(s.refs[e]).byte(' ')
		}
		b.str("]\n")
	}
	for i, e := range s.objects {
		b.int(len(s.pages) + i).byte(' ').ref(s.refs[e]).byte('\n')
	}
	b.str("]>>")
	f.object(s.tree, b)

	b = b[:0]
	b.str("<</Type/StructTreeRoot/K ").ref(s.refs[0]).str("/ParentTree ").ref(s.tree).
		str("/ParentTreeNextKey ").int(len(s.pages) + len(s.objects)).str(">>")
	f.object(s.root, b)
}
