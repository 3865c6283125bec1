package parse

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"bayan/internal/fault"
)

// docx reads WordprocessingML (ECMA-376 part 1, 17). Text as it stands after
// all tracked changes are accepted; hidden text, headers and footers are left out.
type docx struct {
	pack   *pack
	flow   flow
	styles wordStyleSheet
	lists  *wordLists
	notes  map[string]map[string][]*line // footnotes and endnotes, by kind and id
	cited  int
}

func readDOCX(k *pack) (*lines, error) {
	main := k.relations("")["officeDocument"]
	if main == "" {
		main = "word/document.xml"
	}
	for folder, program := range map[string]string{"xl/": "XLSX", "ppt/": "PPTX", "visio/": "VSDX"} {
		if strings.HasPrefix(main, folder) {
			return nil, &fault.Error{Code: fault.OtherFormat, Op: "parse.readDOCX", Detail: program}
		}
	}
	near := k.relations(main)
	d := &docx{pack: k, notes: map[string]map[string][]*line{}}
	var err error
	if d.styles, err = wordStyles(k, near["styles"]); err != nil {
		return nil, err
	}
	if d.lists, err = readWordLists(k, near["numbering"], d.styles); err != nil {
		return nil, err
	}
	for _, kind := range []string{"footnote", "endnote"} {
		if d.notes[kind], err = d.readNotes(near[kind+"s"], kind); err != nil {
			return nil, err
		}
	}
	if err := d.read(main, nil); err != nil {
		return nil, err
	}
	return d.flow.done(), nil
}

// readNotes reads a part of notes, each by its id.
func (d *docx) readNotes(part, kind string) (map[string][]*line, error) {
	notes := map[string][]*line{}
	if !d.pack.has(part) {
		return notes, nil
	}
	of := &docx{pack: d.pack, styles: d.styles, lists: d.lists}
	id := ""
	err := of.read(part, func(e xml.StartElement, end bool) {
		if e.Name.Local != kind {
			return
		}
		if !end {
			id = attr(e, "id")
			if t := attr(e, "type"); t != "" && t != "normal" { // the rule above the notes
				id = ""
			}
			of.flow.note = &line{}
			return
		}
		if id != "" {
			notes[id] = of.flow.notes
		}
		of.flow.notes = nil
	})
	return notes, err
}

func word(n xml.Name) bool {
	return strings.HasSuffix(n.Space, "/wordprocessingml/main") || strings.HasSuffix(n.Space, "/wordprocessingml/2006/main")
}

// passed over with all that is in them.
var wordSkipped = map[string]bool{
	"del": true, "moveFrom": true, "delText": true, "instrText": true, "delInstrText": true, "sectPr": true,
	"tblPr": true, "tblGrid": true, "trPr": true, "tcPr": true, "sdtPr": true, "sdtEndPr": true, "rt": true,
}

// read goes through a part; also is told of every element of the vocabulary.
func (d *docx) read(part string, also func(e xml.StartElement, end bool)) error {
	w, err := d.pack.part(part)
	if err != nil {
		return err
	}
	defer w.close()
	in, hidden := 0, false // depth of the text element being read; whether its run is hidden
	marks := []bool{}      // for each open paragraph, whether its end is deleted
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
			if in > 0 && !hidden {
				if err := d.flow.write(string(t)); err != nil {
					return err
				}
			}
		case xml.StartElement:
			if d.flow.full() {
				return errBounds
			}
			name := t.Name.Local
			if name == "Fallback" || word(t.Name) && wordSkipped[name] {
				if err := w.skip(); err != nil {
					return err
				}
				continue
			}
			if name == "t" && (word(t.Name) || strings.HasSuffix(t.Name.Space, "/math")) {
				in = w.depth
				continue
			}
			if !word(t.Name) {
				continue
			}
			if also != nil {
				also(t, false)
			}
			switch name {
			case "p":
				d.flow.begin(plainLine)
				marks = append(marks, false)
			case "pPr":
				deleted, err := d.properties(w)
				if err != nil {
					return err
				}
				if len(marks) > 0 {
					marks[len(marks)-1] = deleted
				}
			case "r":
				hidden = false
			case "rPr":
				if hidden, err = runHidden(w); err != nil {
					return err
				}
			default:
				if !hidden {
					if err := d.inline(t); err != nil {
						return err
					}
				}
			}
		case xml.EndElement:
			if w.depth < in {
				in = 0
			}
			if !word(t.Name) {
				continue
			}
			switch t.Name.Local {
			case "p":
				if n := len(marks) - 1; n >= 0 {
					d.flow.end(marks[n])
					marks = marks[:n]
				}
			case "r":
				hidden = false
			case "tr":
				d.flow.endRow()
			}
			if also != nil {
				also(xml.StartElement{Name: t.Name}, true)
			}
		}
	}
}

// inline takes what stands for a character, a place or a note.
func (d *docx) inline(e xml.StartElement) error {
	f := &d.flow
	switch e.Name.Local {
	case "tr":
		f.beginRow()
	case "tc":
		f.beginCell()
	case "tab", "ptab":
		return f.write("\t")
	case "br":
		if t := attr(e, "type"); t == "" || t == "textWrapping" {
			return f.write("\n")
		}
	case "cr":
		return f.write("\n")
	case "noBreakHyphen":
		return f.write("\u2011")
	case "softHyphen":
		return f.write("\u00AD")
	case "sym":
		if c, err := strconv.ParseUint(attr(e, "char"), 16, 16); err == nil && c >= 0x20 && (c < 0xD800 || c >= 0xE000) {
			return f.write(string(rune(c)))
		}
	case "footnoteReference", "endnoteReference":
		return d.cite(strings.TrimSuffix(e.Name.Local, "Reference"), attr(e, "id"))
	}
	return nil
}

// cite prints a note's number where it is referred to, and before its text.
func (d *docx) cite(kind, id string) error {
	note := d.notes[kind][id]
	if len(note) == 0 {
		return nil
	}
	delete(d.notes[kind], id) // a second reference adds no second text
	d.cited++
	mark := numeral(d.cited, "superscript")
	first := &line{role: noteLine}
	first.print(mark)
	if len(note[0].text) == 0 || note[0].text[0] != ' ' && note[0].text[0] != '\t' {
		first.print(" ")
	}
	first.text = append(first.text, note[0].text...)
	d.flow.notes = append(append(d.flow.notes, first), note[1:]...)
	return d.flow.print(mark)
}

// properties reads w:pPr: the style, and the list that numbers the paragraph.
func (d *docx) properties(w *walker) (deleted bool, err error) {
	style, num, at, outline := "", "", -1, -1
	for to := w.depth - 1; w.depth > to; {
		t, err := w.next()
		if err != nil {
			return false, unexpected(err)
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "pStyle":
			style = attr(e, "val")
		case "numId":
			num = attr(e, "val")
		case "ilvl":
			at = atoi(attr(e, "val"), -1)
		case "outlineLvl":
			outline = atoi(attr(e, "val"), -1)
		case "del", "moveFrom": // in w:rPr: of the paragraph's mark
			deleted = true
		case "pPrChange", "rPrChange", "numberingChange":
			if err := w.skip(); err != nil {
				return false, err
			}
		}
	}
	s := d.styles.at(style)
	if num == "" {
		num = s.num
	}
	if at < 0 {
		at = max(s.level, 0)
	}
	if outline < 0 {
		outline = s.outline
	}
	p := d.flow.top()
	if p == nil {
		return deleted, nil
	}
	switch {
	case s.title:
		p.role = titleLine
	case outline == 0:
		p.role = firstHeading
	case outline > 0 && outline < 9:
		p.role = headingLine
	}
	if len(p.text) > 0 || deleted { // the end of a paragraph that was deleted before it: no item of its own
		return deleted, nil
	}
	return deleted, d.flow.print(d.lists.next(num, at))
}

func runHidden(w *walker) (hidden bool, err error) {
	for to := w.depth - 1; w.depth > to; {
		t, err := w.next()
		if err != nil {
			return false, unexpected(err)
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "vanish":
			v := attr(e, "val")
			hidden = v != "0" && v != "false" && v != "off"
		case "rPrChange":
			if err := w.skip(); err != nil {
				return false, err
			}
		}
	}
	return hidden, nil
}

func atoi(s string, otherwise int) int {
	if n, err := strconv.Atoi(s); err == nil && n >= 0 && n < 1<<20 {
		return n
	}
	return otherwise
}
