package parse

import (
	"encoding/xml"
	"errors"
	"strings"

	"bayan/internal/briefing"
	"bayan/internal/fault"
)

// odt reads OpenDocument text (OASIS OpenDocument 1.3 part 3). Tracked
// deletions, comments, headers and footers are left out.
type odt struct {
	flow   flow
	sheet  *odfSheet
	lists  []*odfList // within one another
	last   *odfList
	byID   map[string]*odfList
	item   bool             // the next paragraph is an item's first
	from   int              // that the item begins with, or -1
	citing bool             // a note's sign is being read
	spans  []briefing.Style // of what is around each open span
	spaced bool             // white space here adds nothing (OpenDocument 1.3 part 3, 6.1.2)
}

var errNoText = errors.New("no text body")

func readODT(k *pack) (*lines, error) {
	locked := false
	if k.has("META-INF/manifest.xml") {
		if err := k.each("META-INF/manifest.xml", func(e xml.StartElement, _ bool) {
			locked = locked || e.Name.Local == "encryption-data"
		}); err != nil && !errors.Is(err, errDoctype) { // old writers declare one
			return nil, err
		}
	}
	if locked {
		return nil, &fault.Error{Code: fault.Locked, Op: "parse.readODT"}
	}
	o := &odt{sheet: &odfSheet{styles: map[string]odfStyle{}, lists: map[string][]level{}}, byID: map[string]*odfList{}, from: -1}
	for _, part := range []string{"styles.xml", "content.xml"} {
		if !k.has(part) {
			continue
		}
		if err := o.sheet.read(k, part); err != nil {
			return nil, err
		}
	}
	if o.sheet.body != "text" {
		if o.sheet.body == "" {
			return nil, errNoText
		}
		return nil, &fault.Error{Code: fault.OtherFormat, Op: "parse.readODT", Detail: "OpenDocument " + o.sheet.body}
	}
	if err := k.walk("content.xml", &o.flow, o); err != nil {
		return nil, err
	}
	return o.flow.done(), nil
}

var odfSkipped = map[string]bool{
	"tracked-changes": true, "annotation": true, "ruby-text": true, "forms": true, "covered-table-cell": true, "number": true,
	"binary-data": true, "automatic-styles": true, "styles": true, "font-face-decls": true, "scripts": true,
	"table-of-content-source": true, "illustration-index-source": true, "table-index-source": true, "object-index-source": true,
	"user-index-source": true, "alphabetical-index-source": true, "bibliography-source": true,
}

func (o *odt) text(_ *walker, s string) error {
	switch {
	case o.citing:
		return o.cite(s)
	case o.flow.top() != nil:
		return o.write(s)
	}
	return nil
}

func (o *odt) start(w *walker, e xml.StartElement) error {
	// A picture's title and description; text:title is a field, and text.
	if odfSkipped[e.Name.Local] || strings.Contains(e.Name.Space, "svg-compatible") && (e.Name.Local == "title" || e.Name.Local == "desc") {
		return w.skip()
	}
	return o.element(e)
}

func (o *odt) end(_ *walker, e xml.EndElement) {
	switch e.Name.Local {
	case "p", "h":
		o.flow.end(false)
		o.spaced = false
	case "span":
		if n := len(o.spans) - 1; n >= 0 {
			o.flow.style, o.spans = o.spans[n], o.spans[:n]
		}
	case "list":
		if n := len(o.lists) - 1; n >= 0 {
			o.lists = o.lists[:n]
		}
	case "list-item":
		o.item = false
	case "table-row":
		o.flow.endRow()
	case "note-citation":
		o.citing = false
	case "note":
		o.flow.note = nil
	}
}

func (o *odt) element(e xml.StartElement) error {
	f := &o.flow
	switch e.Name.Local {
	case "p", "h":
		return o.paragraph(e)
	case "span":
		o.spans = append(o.spans, f.style)
		f.style |= o.sheet.style(spanStyle + attr(e, "style-name")).style
	case "note-citation":
		o.citing = true
	case "s":
		o.spaced = false
		return f.write(strings.Repeat(" ", min(atoi(attr(e, "c"), 1), maxToken)))
	case "tab":
		o.spaced = true
		return f.write("\t")
	case "line-break":
		o.spaced = true
		return f.write("\n")
	case "list":
		o.list(e)
	case "list-item":
		o.item, o.from = true, atoi(attr(e, "start-value"), -1)
	case "list-header":
		o.item = false
	case "table-row":
		f.beginRow()
	case "table-cell":
		f.beginCell()
	}
	return nil
}

// write takes characters: white space is one space, and none at the start.
func (o *odt) write(s string) error {
	var out strings.Builder
	for _, r := range s {
		if r == ' ' || r == '\t' || r == '\n' || r == '\r' {
			if !o.spaced {
				out.WriteByte(' ')
			}
			o.spaced = true
			continue
		}
		o.spaced = false
		out.WriteRune(r)
	}
	return o.flow.write(out.String())
}

// cite prints a note's sign where it is referred to; its text follows the statement.
func (o *odt) cite(sign string) error {
	n := atoi(strings.TrimSpace(sign), -1)
	if n >= 0 {
		sign = numeral(n, "superscript")
	}
	sign = cut(sign)
	o.flow.note = &line{}
	o.flow.note.print(sign + " ")
	return o.flow.print(sign)
}

func (o *odt) paragraph(e xml.StartElement) error {
	f := &o.flow
	s := o.sheet.style(attr(e, "style-name"))
	r := plainLine
	switch {
	case s.title:
		r = titleLine
	case e.Name.Local == "h" && atoi(attr(e, "outline-level"), 1) == 1:
		r = firstHeading
	case e.Name.Local == "h":
		r = headingLine
	}
	f.begin(r)
	f.top().turned, f.top().ground = s.turned, s.style
	o.spaced = true
	if f.note != nil && len(f.note.text) > 0 {
		err := f.print(string(f.note.text))
		f.note = &line{}
		return err
	}
	if n := len(o.lists) - 1; n >= 0 {
		if !o.item {
			return nil
		}
		o.item = false
		list := o.lists[n]
		if s.list != "" && list.unnamed {
			list.levels = o.sheet.levels(s.list)
		}
		return f.print(list.next(n, o.from))
	}
	if e.Name.Local == "h" && attr(e, "is-list-header") != "true" && o.sheet.outline != nil {
		return f.print(o.sheet.outline.next(min(max(atoi(attr(e, "outline-level"), 1), 1), 10)-1, -1))
	}
	return nil
}
