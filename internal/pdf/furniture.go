package pdf

import "bayan/internal/compose"

// shared is a line of furniture as it stands on pages of one size: a header, a
// date, a watermark. What stands on several pages is a form of ISO 32000-1 8.10,
// written once.
type shared struct {
	text          compose.Text
	width, height float64
}

// share finds what stands on several pages.
func (w *writer) share() {
	once := map[shared]bool{}
	for i := range w.doc.Pages {
		p := &w.doc.Pages[i]
		for _, item := range p.Items {
			t, ok := item.(compose.Text)
			if !ok || t.Element != compose.Artifact {
				continue
			}
			k := shared{t, p.Width, p.Height}
			if once[k] {
				w.shared[k] = unwritten
			}
			once[k] = true
		}
	}
}

func (w *writer) isShared(t compose.Text, p *compose.Page) bool {
	_, ok := w.shared[shared{t, p.Width, p.Height}]
	return ok
}

// unwritten stands for a number among the external objects that is still to be given.
const unwritten = -1

// furniture is the number of a line's form, at its first use written.
func (w *writer) furniture(t compose.Text, p *compose.Page) int {
	k := shared{t, p.Width, p.Height}
	if n := w.shared[k]; n != unwritten {
		return n
	}
	c := newContent(p.Height)
	c.fill = t.Color
	c.fill.R = ^c.fill.R // whatever the page's colour is, the form sets its own
	c.words(w, t)
	c.end()
	var d buffer
	d.str("/Type/XObject/Subtype/Form/BBox[0 0 ").num(p.Width).byte(' ').num(p.Height).str("]/Resources ").ref(w.resources)
	r := w.f.alloc()
	w.f.stream(r, d, c.b)
	w.shared[k] = w.external(r)
	return w.shared[k]
}

// words writes a line in its colour, as text or as shapes.
func (c *content) words(w *writer, t compose.Text) {
	if t.AsOutline {
		c.outline(w, t)
		return
	}
	c.setFill(w, t.Color)
	c.text(w, w.chars(t.Layout, t.Line), t.X, c.height-t.Y-t.Layout.Lines[t.Line].Baseline)
}
