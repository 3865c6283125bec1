package compose

import "image"

// Figure is a picture that belongs to a text: a screenshot in a guide. It stands
// after a paragraph of the full template, as wide as that paragraph's measure, on
// one page with it where both fit, and is read aloud as Alt, in the text's language.
type Figure struct {
	After   int // index in Briefing.Paragraphs
	Picture image.Image
	Alt     string
}

// figure is a Figure's place in the flow.
type figure struct {
	Figure
	element ElementID
}

// figures puts what stands after a paragraph behind it; parent and indent are the paragraph's.
func (s *statement) figures(paragraph int, parent ElementID, indent float64) {
	for _, f := range s.b.in.Figures {
		if f.After != paragraph {
			continue
		}
		e := s.b.element(RoleFigure, parent)
		s.b.elements[e].Alt = f.Alt
		s.parts[len(s.parts)-1].together = true
		s.add(part{figure: &figure{f, e}, before: s.size * 0.6, indent: indent, together: true})
	}
}

// atom is the picture with a hairline round it; one that would fill more than
// about a quarter of the page's height of text is smaller than the measure, in its middle.
func (f *figure) atom(sheet sheet, before, indent float64) atom {
	size := f.Picture.Bounds().Size()
	room := sheet.measure() - indent
	k := min(room/float64(max(size.X, 1)), sheet.room()*0.28/float64(max(size.Y, 1)))
	w, h := float64(size.X)*k, float64(size.Y)*k
	x := sheet.box(indent+(room-w)/2, w)
	return atom{before: before, height: h, glued: true, paint: func(page *Page, y float64) {
		page.Items = append(page.Items,
			Image{X: x, Y: y, W: w, H: h, Picture: f.Picture, Element: f.element},
			Box{X: x, Y: y, W: w, H: h, Stroke: hairline, StrokeWidth: 0.7})
	}}
}
