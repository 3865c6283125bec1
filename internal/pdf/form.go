package pdf

import (
	"bayan/internal/compose"
	"bayan/internal/typeset"
)

// forms gathers the fields of ISO 32000-1 12.7.
type forms struct {
	fields []ref
	da     *font
}

// fieldFont is what a reader draws with when a person fills a field in. It has what
// needs no shaping, numbers and Latin letters: given Arabic letters in the shapes that
// a page needs, PDFium and poppler would draw those, in any order, and what is written
// would be read as something else. For other letters they look for a font of the system's.
func (w *writer) fieldFont(id typeset.FontID) *font {
	if w.forms.da != nil {
		return w.forms.da
	}
	f := w.newFont(w.doc.Fonts.Face(id))
	for _, from := range []rune{' ', '٠'} {
		last := from + 9
		if from == ' ' {
			last = '~'
		}
		for r := from; r <= last; r++ {
			if g, ok := f.face.Glyph(r); ok {
				f.cid([]part{{glyph: g}}, f.face.Advance(g), string(r), "")
			}
		}
	}
	w.forms.da = f
	return f
}

// field writes a check box or a text field: one object that is both field and
// widget, with its appearance, which PDF/A asks for and every reader can paint.
func (w *writer) field(v compose.Field, height float64, page ref) ref {
	r := w.f.alloc()
	w.forms.fields = append(w.forms.fields, r)
	var b buffer
	b.str("<</Type/Annot/Subtype/Widget/F 4/P ").ref(page)
	rect(&b, v.X, v.Y, v.W, v.H, height)
	b.str("/T").text(v.Name).str("/TU").text(v.Tooltip)
	if v.Element >= 0 {
		b.str("/StructParent ").int(w.tree.annotation(v.Element, page, r))
	}
	if v.Check {
		on, off := w.f.alloc(), w.f.alloc()
		w.appearance(on, v, tick(v))
		w.appearance(off, v, nil)
		state := "/Off"
		if v.Value == "on" {
			state = "/On"
		}
		b.str("/FT/Btn/V").str(state).str("/AS").str(state).
			str("/MK<</CA(4)>>/AP<</N<</On ").ref(on).str("/Off ").ref(off).str(">>>>>>")
	} else {
		f := w.fieldFont(v.Font)
		n := w.f.alloc()
		w.appearance(n, v, w.value(v))
		b.str("/FT/Tx/Q 2/DA(/").str(f.name).byte(' ').num(v.Size).str(" Tf 0 g)/V").text(v.Value)
		if v.Multiline {
			b.str("/Ff 4096")
		}
		b.str("/AP<</N ").ref(n).str(">>>>")
	}
	w.f.object(r, b)
	return r
}

func (w *writer) appearance(r ref, v compose.Field, body []byte) {
	var d buffer
	d.str("/Type/XObject/Subtype/Form/BBox[0 0 ").num(v.W).byte(' ').num(v.H).str("]/Resources ").ref(w.resources)
	w.f.stream(r, d, body)
}

func tick(v compose.Field) []byte {
	c := newContent(v.H)
	points, width := v.Tick()
	c.b.str("q 1 J 1 j ").num(width).str(" w ")
	for i, p := range points {
		c.b.nums(p[0]-v.X, v.H-(p[1]-v.Y))
		if i == 0 {
			c.b.str("m ")
		} else {
			c.b.str("l ")
		}
	}
	c.b.str("S Q\n")
	return c.b
}

// value is a text field's appearance.
func (w *writer) value(v compose.Field) []byte {
	c := newContent(v.H)
	c.b.str("/Tx BMC q ").nums(0, 0, v.W, v.H).str("re W n\n")
	for _, t := range v.Shown {
		c.setFill(w, t.Color)
		c.visual(w, w.chars(t.Layout, t.Line), t.X-v.X, v.H-(t.Y-v.Y)-t.Layout.Lines[t.Line].Baseline)
	}
	c.end()
	c.b.str("Q EMC\n")
	return c.b
}

func (f *forms) write(w *writer) ref {
	r := w.f.alloc()
	var b buffer
	b.str("<</Fields[")
	for _, v := range f.fields {
		b.ref(v).byte(' ')
	}
	b.str("]/DR ").ref(w.resources)
	if f.da != nil {
		b.str("/DA(/").str(f.da.name).str(" 0 Tf 0 g)")
	}
	b.str(">>")
	w.f.object(r, b)
	return r
}
