package parse

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

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
	item   bool // the next paragraph is an item's first
	start  int  // that the item begins with, or -1
	spaced bool // white space here adds nothing (OpenDocument 1.3 part 3, 6.1.2)
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
	o := &odt{sheet: &odfSheet{styles: map[string]odfStyle{}, lists: map[string][]level{}}, byID: map[string]*odfList{}, start: -1}
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
	if err := o.read(k); err != nil {
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

func (o *odt) read(k *pack) error {
	w, err := k.part("content.xml")
	if err != nil {
		return err
	}
	defer w.close()
	citing := false
	for {
		t, err := w.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.CharData:
			if citing {
				err = o.cite(string(t))
			} else if o.flow.top() != nil {
				err = o.text(string(t))
			}
			if err != nil {
				return err
			}
		case xml.StartElement:
			if o.flow.full() {
				return errBounds
			}
			// A picture's title and description; text:title is a field, and text.
			if odfSkipped[t.Name.Local] || strings.Contains(t.Name.Space, "svg-compatible") && (t.Name.Local == "title" || t.Name.Local == "desc") {
				if err := w.skip(); err != nil {
					return err
				}
				continue
			}
			if t.Name.Local == "note-citation" {
				citing = true
			}
			if err := o.element(t); err != nil {
				return err
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "p", "h":
				o.flow.end(false)
				o.spaced = false
			case "list":
				if n := len(o.lists) - 1; n >= 0 {
					o.lists = o.lists[:n]
				}
			case "list-item":
				o.item = false
			case "table-row":
				o.flow.endRow()
			case "note-citation":
				citing = false
			case "note":
				o.flow.note = nil
			}
		}
	}
}

func (o *odt) element(e xml.StartElement) error {
	f := &o.flow
	switch e.Name.Local {
	case "p", "h":
		return o.paragraph(e)
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
		o.item, o.start = true, atoi(attr(e, "start-value"), -1)
	case "list-header":
		o.item = false
	case "table-row":
		f.beginRow()
	case "table-cell":
		f.beginCell()
	}
	return nil
}

// text takes characters: white space is one space, and none at the start.
func (o *odt) text(s string) error {
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
		return f.print(list.next(n, o.start))
	}
	if e.Name.Local == "h" && attr(e, "is-list-header") != "true" && o.sheet.outline != nil {
		return f.print(o.sheet.outline.next(min(max(atoi(attr(e, "outline-level"), 1), 1), 10)-1, -1))
	}
	return nil
}
