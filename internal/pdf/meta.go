package pdf

import (
	"strings"
)

func (w *writer) catalog(r, pages ref, refs []ref) {
	m := &w.doc.Meta
	outline := w.outline(refs)
	xmp := w.f.alloc()
	w.f.rawStream(xmp, []byte("/Type/Metadata/Subtype/XML"), w.xmp(), true)

	var b buffer
	b.str("<</Type/Catalog/Pages ").ref(pages).str("/Lang").text(m.Language).
		str("/MarkInfo<</Marked true>>/StructTreeRoot ").ref(w.tree.root).
		str("/ViewerPreferences<</DisplayDocTitle true")
	if m.RTL {
		b.str("/Direction/R2L")
	}
	b.str(">>/Metadata ").ref(xmp)
	if outline != 0 {
		b.str("/Outlines ").ref(outline).str("/PageMode/UseOutlines")
	}
	w.labels(&b)
	if len(w.forms.fields) > 0 {
		b.str("/AcroForm ").ref(w.forms.write(w))
	}
	if w.opts.Standard == UA1A2a {
		profile := w.f.alloc()
		w.f.stream(profile, []byte("/N 3"), srgb())
		b.str("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile ").
			ref(profile).str(">>]")
	}
	b.str(">>")
	w.f.object(r, b)
}

// labels are page labels (ISO 32000-1 12.4.2): each page's as it is printed.
func (w *writer) labels(b *buffer) {
	b.str("/PageLabels<</Nums[")
	for i, p := range w.doc.Pages {
		if p.Label != "" {
			b.int(i).str("<</P").text(p.Label).str(">>")
		} else {
			b.int(i).str("<</S/D/St ").int(i + 1).str(">>")
		}
	}
	b.str("]>>")
}

// outline writes the bookmarks as a tree (ISO 32000-1 12.3.3) and returns its root, 0 where there are none.
func (w *writer) outline(pages []ref) ref {
	items := w.doc.Outline
	if len(items) == 0 {
		return 0
	}
	root := w.f.alloc()
	refs := make([]ref, len(items))
	for i := range items {
		refs[i] = w.f.alloc()
	}
	parent := make([]int, len(items)) // -1 is the root
	kids := make([][]int, len(items)+1)
	var open []int
	for i, it := range items {
		for len(open) > 0 && items[open[len(open)-1]].Level >= it.Level {
			open = open[:len(open)-1]
		}
		parent[i] = -1
		if len(open) > 0 {
			parent[i] = open[len(open)-1]
		}
		kids[parent[i]+1] = append(kids[parent[i]+1], i)
		open = append(open, i)
	}
	at := func(i int) ref {
		if i < 0 {
			return root
		}
		return refs[i]
	}
	below := make([]int, len(items)+1)
	for i := len(items) - 1; i >= 0; i-- {
		below[parent[i]+1] += 1 + below[i+1]
	}
	family := func(b *buffer, i int) {
		if k := kids[i+1]; len(k) > 0 {
			b.str("/First ").ref(refs[k[0]]).str("/Last ").ref(refs[k[len(k)-1]]).str("/Count ").int(below[i+1])
		}
	}
	var b buffer
	b.str("<</Type/Outlines")
	family(&b, -1)
	b.str(">>")
	w.f.object(root, b)
	for p := -1; p < len(items); p++ {
		k := kids[p+1]
		for n, i := range k {
			to := min(max(items[i].Page, 0), len(pages)-1)
			b = b[:0]
			b.str("<</Title").text(items[i].Title).str("/Parent ").ref(at(p)).
				str("/Dest[").ref(pages[to]).str("/XYZ null ").num(w.doc.Pages[to].Height - items[i].Y).str(" null]")
			if n > 0 {
				b.str("/Prev ").ref(refs[k[n-1]])
			}
			if n < len(k)-1 {
				b.str("/Next ").ref(refs[k[n+1]])
			}
			family(&b, i)
			b.str(">>")
			w.f.object(refs[i], b)
		}
	}
	return root
}

func (w *writer) info() ref {
	m := &w.doc.Meta
	r := w.f.alloc()
	var b buffer
	b.str("<<")
	for _, e := range [...][2]string{{"/Title", m.Title}, {"/Author", m.Author}, {"/Subject", m.Subject}, {"/Producer", m.Producer}} {
		if e[1] != "" {
			b.str(e[0]).text(e[1])
		}
	}
	if d := strings.ReplaceAll(m.Date, "-", ""); len(d) == 8 {
		b.str("/CreationDate(D:").str(d).str("000000+00'00')/ModDate(D:").str(d).str("000000+00'00')")
	}
	b.str(">>")
	w.f.object(r, b)
	return r
}

var xml = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// pdfuaSchema describes pdfuaid:part, which PDF/A asks for (ISO 19005-2 6.6.2.3).
const pdfuaSchema = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>`

func (w *writer) xmp() []byte {
	m := &w.doc.Meta
	var b strings.Builder
	b.WriteString(`<?xpacket begin="` + "\ufeff" + `" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">`)
	alt := func(tag, v string) {
		if v != "" {
			b.WriteString("<" + tag + `><rdf:Alt><rdf:li xml:lang="x-default">` + xml.Replace(v) + "</rdf:li></rdf:Alt></" + tag + ">")
		}
	}
	alt("dc:title", m.Title)
	alt("dc:description", m.Subject)
	if m.Author != "" {
		b.WriteString("<dc:creator><rdf:Seq><rdf:li>" + xml.Replace(m.Author) + "</rdf:li></rdf:Seq></dc:creator>")
	}
	if m.Language != "" {
		b.WriteString("<dc:language><rdf:Bag><rdf:li>" + xml.Replace(m.Language) + "</rdf:li></rdf:Bag></dc:language>")
	}
	if m.Producer != "" {
		b.WriteString("<pdf:Producer>" + xml.Replace(m.Producer) + "</pdf:Producer>")
	}
	if len(m.Date) == len("2006-01-02") {
		at := xml.Replace(m.Date) + "T00:00:00+00:00"
		b.WriteString("<xmp:CreateDate>" + at + "</xmp:CreateDate><xmp:ModifyDate>" + at + "</xmp:ModifyDate>")
	}
	if w.opts.Standard == UA1A2a {
		b.WriteString("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>")
	}
	if w.opts.Standard != None {
		b.WriteString("<pdfuaid:part>1</pdfuaid:part>")
	}
	b.WriteString("</rdf:Description>")
	if w.opts.Standard == UA1A2a {
		b.WriteString(pdfuaSchema)
	}
	b.WriteString(`</rdf:RDF></x:xmpmeta><?xpacket end="r"?>`)
	return []byte(b.String())
}
