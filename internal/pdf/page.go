package pdf

import (
	"image"
	"image/color"

	"bayan/internal/compose"
)

// page writes a page's items in painting order and returns its content and annotations.
func (w *writer) page(i int, refs []ref) (body []byte, annotations []ref) {
	p := &w.doc.Pages[i]
	c := newContent(p.Height)
	open := none
	enter := func(to marked) {
		if open == to {
			return
		}
		c.end()
		if open != none {
			c.b.str("EMC\n")
		}
		if to.element == compose.Artifact {
			c.b.str(artifacts[to.kind])
		} else {
			c.b.name(string(w.doc.Elements[to.element].Role)).str("<</MCID ").
				int(w.tree.mark(to.element, i, refs[i])).str(">>BDC\n")
		}
		open = to
	}
	for _, item := range p.Items {
		switch v := item.(type) {
		case compose.Text:
			enter(marked{v.Element, artifactKind(v.Element, v.Artifact)})
			if v.Element == compose.Artifact && w.isShared(v, p) {
				c.end()
				c.setAlpha(w, 255)
				c.b.str("/X").int(w.furniture(v, p)).str(" Do\n")
				continue
			}
			c.words(w, v)
		case compose.Box:
			enter(marked{compose.Artifact, v.Artifact})
			c.box(w, v)
		case compose.Stroke:
			enter(marked{compose.Artifact, v.Artifact})
			c.stroke(w, v)
		case compose.Image:
			enter(marked{v.Element, compose.ArtifactLayout})
			c.end()
			c.setAlpha(w, 255)
			c.b.str("q ").nums(v.W, 0, 0, v.H, v.X, p.Height-v.Y-v.H).str("cm/X").int(w.image(v.Picture)).str(" Do Q\n")
		case compose.Link:
			annotations = append(annotations, w.link(v, p.Height, refs[i], refs))
		case compose.Field:
			annotations = append(annotations, w.field(v, p.Height, refs[i]))
		}
	}
	c.end()
	if open != none {
		c.b.str("EMC\n")
	}
	return c.b, annotations
}

// marked is a marked-content sequence that is open.
type marked struct {
	element compose.ElementID
	kind    compose.ArtifactKind
}

var none = marked{element: -2}

func artifactKind(e compose.ElementID, k compose.ArtifactKind) compose.ArtifactKind {
	if e == compose.Artifact {
		return k
	}
	return 0
}

var artifacts = [...]string{
	compose.ArtifactLayout:     "/Artifact<</Type/Layout>>BDC\n",
	compose.ArtifactHeader:     "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n",
	compose.ArtifactFooter:     "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n",
	compose.ArtifactBackground: "/Artifact<</Type/Layout>>BDC\n",
	compose.ArtifactWatermark:  "/Artifact<</Type/Pagination/Subtype/Watermark>>BDC\n",
}

func (w *writer) pageObject(i int, r, parent, content ref, annotations []ref) {
	p := &w.doc.Pages[i]
	var b buffer
	b.str("<</Type/Page/Parent ").ref(parent).str("/MediaBox[0 0 ").num(p.Width).byte(' ').num(p.Height).
		str("]/Resources ").ref(w.resources).str("/Contents ").ref(content).
		str("/StructParents ").int(i).str("/Tabs/S/Group<</S/Transparency/CS/DeviceRGB>>")
	if len(annotations) > 0 {
		b.str("/Annots[")
		for _, a := range annotations {
			b.ref(a).byte(' ')
		}
		b.byte(']')
	}
	b.str(">>")
	w.f.object(r, b)
}

func (w *writer) pageTree(root ref, refs []ref) {
	var b buffer
	b.str("<</Type/Pages/Count ").int(len(refs)).str("/Kids[")
	for _, r := range refs {
		b.ref(r).byte(' ')
	}
	b.str("]>>")
	w.f.object(root, b)
}

func rect(b *buffer, x, y, width, height, page float64) {
	b.str("/Rect[").nums(x, page-y-height, x+width, page-y).byte(']')
}

func (w *writer) link(v compose.Link, height float64, page ref, pages []ref) ref {
	r := w.f.alloc()
	to := min(max(v.Page, 0), len(pages)-1)
	var b buffer
	b.str("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]")
	rect(&b, v.X, v.Y, v.W, v.H, height)
	b.str("/Dest[").ref(pages[to]).str("/XYZ null ").num(w.doc.Pages[to].Height - v.ToY).str(" null]")
	if v.Element >= 0 {
		alt := w.doc.Elements[v.Element].Alt
		if alt == "" {
			alt = w.doc.Pages[to].Label
		}
		b.str("/Contents").text(alt).str("/StructParent ").int(w.tree.annotation(v.Element, page, r))
	}
	b.str(">>")
	w.f.object(r, b)
	return r
}

// image is a picture's number among the external objects. It is written at its first use.
func (w *writer) image(m image.Image) int {
	if i, ok := w.images[m]; ok {
		return i
	}
	size := m.Bounds()
	rgb := make([]byte, 0, 3*size.Dx()*size.Dy())
	alpha := make([]byte, 0, size.Dx()*size.Dy())
	opaque := true
	for y := size.Min.Y; y < size.Max.Y; y++ {
		for x := size.Min.X; x < size.Max.X; x++ {
			v := color.NRGBAModel.Convert(m.At(x, y)).(color.NRGBA)
			rgb = append(rgb, v.R, v.G, v.B)
			alpha = append(alpha, v.A)
			opaque = opaque && v.A == 255
		}
	}
	head := func(space string) buffer {
		var b buffer
		b.str("/Type/XObject/Subtype/Image/Width ").int(size.Dx()).str("/Height ").int(size.Dy()).
			str("/BitsPerComponent 8/ColorSpace/").str(space)
		return b
	}
	d := head("DeviceRGB")
	if !opaque {
		mask := w.f.alloc()
		w.f.stream(mask, head("DeviceGray"), alpha)
		d.str("/SMask ").ref(mask)
	}
	r := w.f.alloc()
	w.f.stream(r, d, rgb)
	w.images[m] = w.external(r)
	return w.images[m]
}

// external gives an external object its number.
func (w *writer) external(r ref) int {
	w.objects = append(w.objects, r)
	return len(w.objects) - 1
}
