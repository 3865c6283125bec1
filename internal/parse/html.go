package parse

import (
	"bytes"
	"context"
	"errors"
	"io"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"bayan/internal/briefing"
)

var htmlStart = regexp.MustCompile(`(?is)^\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)[\s>]`)

// isHTML: a page says so at its start.
func isHTML(text string) bool { return htmlStart.MatchString(text[:min(len(text), 4096)]) }

var htmlCharset = regexp.MustCompile(`(?i)<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)`)

// declaredCharset is the encoding that a page without a byte order mark names
// for itself, "" where it names none that its bytes bear out.
func declaredCharset(data []byte) Encoding {
	if bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")) || bytes.HasPrefix(data, []byte("\xFF\xFE")) || bytes.HasPrefix(data, []byte("\xFE\xFF")) {
		return ""
	}
	head := data[:min(len(data), 4096)]
	m := htmlCharset.FindSubmatch(head)
	if m == nil || !htmlStart.Match(head) {
		return ""
	}
	e := Encoding(strings.ToLower(string(m[1])))
	if e == "cp1256" {
		e = Windows1256
	}
	if _, err := decodeAs(e, data); err != nil || e == UTF16LE || e == UTF16BE {
		return ""
	}
	return e
}

// What is in these is no text, or is the site's and not the statement's.
var (
	htmlDropped = map[atom.Atom]bool{
		atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Title: true, atom.Iframe: true,
		atom.Object: true, atom.Svg: true, atom.Select: true, atom.Textarea: true, atom.Button: true,
	}
	htmlSite = map[atom.Atom]bool{atom.Nav: true, atom.Aside: true, atom.Footer: true, atom.Form: true}
	// These end the line before and after them.
	htmlBlocks = map[atom.Atom]bool{
		atom.P: true, atom.Div: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
		atom.Ul: true, atom.Ol: true, atom.Li: true, atom.Table: true, atom.Tr: true, atom.Section: true, atom.Article: true,
		atom.Header: true, atom.Main: true, atom.Footer: true, atom.Nav: true, atom.Aside: true, atom.Form: true, atom.Blockquote: true,
		atom.Pre: true, atom.Dl: true, atom.Dt: true, atom.Dd: true, atom.Figure: true, atom.Figcaption: true, atom.Address: true,
		atom.Hr: true, atom.Body: true, atom.Caption: true, atom.Center: true, atom.Details: true, atom.Summary: true, atom.Fieldset: true,
	}
)

// page reads a saved page as text: tags are told apart, never run or followed.
// It keeps no tree, so nesting costs nothing.
type page struct {
	flow   flow
	line   *line
	spaced bool
	role   role
	pre    int
	lists  []htmlList
	tables []int // for each open table, the rows that were open before it
	sup    int   // open elements of raised text
	bold   int   // open elements of each
	italic int
	sides  []htmlSide
	size   int
}

// htmlSide is whether an open block reads from right to left.
type htmlSide struct {
	of     atom.Atom
	turned bool
}

type htmlList struct {
	style string // of numeral, "bullet"
	next  int
}

// readHTML reads the article of a page that marks one, else all but what the site puts around it.
func readHTML(ctx context.Context, name, text string) (*lines, error) {
	within := regexp.MustCompile(`(?i)<(article|main)[\s>]`).FindStringSubmatch(text)
	tries := []struct {
		in   string
		site bool
	}{{"", true}, {"", false}}
	if within != nil {
		tries = append([]struct {
			in   string
			site bool
		}{{strings.ToLower(within[1]), true}}, tries...)
	}
	for _, t := range tries {
		p := &page{spaced: true}
		if err := p.read(ctx, text, t.in, t.site); err != nil {
			return nil, damaged(name, err)
		}
		p.flow.out.oneTitle(false)
		if l := p.flow.done(); !l.blank() {
			return l, nil
		}
	}
	return &lines{}, nil
}

func (p *page) read(ctx context.Context, text, in string, site bool) error {
	z := html.NewTokenizer(strings.NewReader(text))
	z.SetMaxBuf(maxToken)
	dropped, depth := atom.Atom(0), 0 // the element being passed over, and how deep in its like
	within := 0
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		kind := z.Next()
		if kind == html.ErrorToken {
			p.end()
			if errors.Is(z.Err(), io.EOF) {
				return nil
			}
			return errBounds
		}
		t := z.Token()
		switch kind {
		case html.StartTagToken, html.SelfClosingTagToken:
			if t.DataAtom == atom.Html {
				p.flow.out.meta.language = htmlAttr(t, "lang")
			}
			if dropped != 0 {
				if t.DataAtom == dropped && kind == html.StartTagToken {
					depth++
				}
				continue
			}
			if htmlDropped[t.DataAtom] || site && htmlSite[t.DataAtom] {
				if kind == html.StartTagToken {
					dropped, depth = t.DataAtom, 1
				}
				continue
			}
			if t.Data == in {
				within++
			}
			if in == "" || within > 0 {
				if err := p.start(t); err != nil {
					return err
				}
			}
		case html.EndTagToken:
			if dropped != 0 {
				if t.DataAtom == dropped {
					if depth--; depth == 0 {
						dropped = 0
					}
				}
				continue
			}
			if in == "" || within > 0 {
				p.stop(t.DataAtom)
			}
			if t.Data == in && within > 0 {
				within--
			}
		case html.TextToken:
			if dropped == 0 && (in == "" || within > 0) {
				if err := p.text(t.Data); err != nil {
					return err
				}
			}
		}
	}
}

func (p *page) start(t html.Token) error {
	if htmlBlocks[t.DataAtom] {
		p.end()
		p.turn(t)
	}
	switch t.DataAtom {
	case atom.H1:
		p.role = firstHeading
	case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		p.role = headingLine
	case atom.Br:
		p.end()
	case atom.Pre:
		p.pre++
	case atom.Table:
		p.tables = append(p.tables, len(p.flow.rows))
	case atom.Tr:
		if n := len(p.tables) - 1; n >= 0 {
			p.close(p.tables[n])
			p.flow.beginRow()
		}
	case atom.Td, atom.Th:
		p.end()
		p.flow.beginCell()
	case atom.Sup:
		p.sup++
	case atom.B, atom.Strong:
		p.bold++
	case atom.I, atom.Em:
		p.italic++
	case atom.Ul:
		p.lists = append(p.lists, htmlList{style: "bullet"})
	case atom.Ol:
		style := map[string]string{"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}[htmlAttr(t, "type")]
		p.lists = append(p.lists, htmlList{style: style, next: atoi(htmlAttr(t, "start"), 1)})
	case atom.Li:
		return p.item(t)
	}
	if len(p.lists) > maxDepth || len(p.tables) > maxDepth || p.flow.full() {
		return errBounds
	}
	return nil
}

// turn takes the direction that a block says, else that of what it is in. Of
// blocks nested beyond measure the innermost say nothing.
func (p *page) turn(t html.Token) {
	n := len(p.sides) - 1
	if n >= 0 && p.sides[n].of == t.DataAtom && (t.DataAtom == atom.P || t.DataAtom == atom.Li) { // its end was left out
		p.sides, n = p.sides[:n], n-1
	}
	if t.DataAtom == atom.Hr || n >= maxDepth {
		return
	}
	turned := p.turned()
	if dir := htmlAttr(t, "dir"); dir != "" {
		turned = strings.EqualFold(dir, "rtl")
	}
	p.sides = append(p.sides, htmlSide{t.DataAtom, turned})
}

func (p *page) turned() bool {
	n := len(p.sides) - 1
	return n >= 0 && p.sides[n].turned
}

// style is that of the text that is being read.
func (p *page) style() (s briefing.Style) {
	if p.bold > 0 {
		s |= briefing.Bold
	}
	if p.italic > 0 {
		s |= briefing.Italic
	}
	return s
}

func (p *page) item(t html.Token) error {
	n := len(p.lists) - 1
	if n < 0 {
		return nil
	}
	l := &p.lists[n]
	mark := "• "
	if l.style != "bullet" {
		l.next = atoi(htmlAttr(t, "value"), l.next)
		mark = numeral(l.next, l.style) + ". "
		l.next++
	}
	p.begin()
	p.line.print(mark)
	p.spaced = true
	return p.grow(len(mark))
}

func (p *page) stop(a atom.Atom) {
	if htmlBlocks[a] {
		p.end()
		for n := len(p.sides) - 1; n >= 0; n-- { // what was left open ends with what it is in
			if p.sides[n].of == a {
				p.sides = p.sides[:n]
				break
			}
		}
	}
	switch a {
	case atom.Td, atom.Th:
		p.end()
	case atom.Table:
		if n := len(p.tables) - 1; n >= 0 {
			p.close(p.tables[n])
			p.tables = p.tables[:n]
		}
	case atom.Sup:
		p.sup = max(p.sup-1, 0)
	case atom.B, atom.Strong:
		p.bold = max(p.bold-1, 0)
	case atom.I, atom.Em:
		p.italic = max(p.italic-1, 0)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		p.role = plainLine
	case atom.Pre:
		p.pre = max(p.pre-1, 0)
	case atom.Ul, atom.Ol:
		if n := len(p.lists); n > 0 {
			p.lists = p.lists[:n-1]
		}
	}
}

func (p *page) begin() {
	if p.line == nil {
		p.flow.made++
		p.line, p.spaced = &line{role: p.role, turned: p.turned()}, true
	}
}

// end closes the line. An item's label waits for a paragraph within the item.
func (p *page) end() {
	if p.line == nil || len(p.line.printed) > 0 && p.line.printed[0].Start == 0 && p.line.printed[0].End == len(p.line.text) {
		return
	}
	labels := p.line.printed
	if n := len(p.line.text); n > 0 && p.line.text[n-1] == ' ' && (len(labels) == 0 || labels[len(labels)-1].End < n) {
		p.line.shorten()
	}
	if !p.line.blank() {
		p.flow.put(p.line)
	}
	p.line = nil
}

// close ends the rows beyond the first n.
func (p *page) close(n int) {
	for len(p.flow.rows) > n {
		p.flow.endRow()
	}
}

func (p *page) text(s string) error {
	if n := atoi(strings.TrimSpace(s), -1); n > 0 && p.sup > 0 && len(s) <= 4 && p.line != nil { // a note's raised number, which would run into the word
		p.line.print(numeral(n, "superscript"))
		return p.grow(len(s))
	}
	for _, r := range s {
		if p.pre > 0 && r == '\n' {
			p.end()
			continue
		}
		if p.pre > 0 && (r == ' ' || r == '\t') {
			p.begin()
			p.spaced = true
		} else if r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f' {
			if p.line == nil || p.spaced {
				continue
			}
			p.spaced, r = true, ' '
		} else {
			p.begin()
			p.spaced = false
		}
		if r == 0 || binary(r) {
			continue
		}
		p.line.write(string(r), p.style())
	}
	return p.grow(len(s))
}

func (p *page) grow(n int) error {
	if p.size += n; p.size > maxText {
		return errBounds
	}
	return nil
}

func htmlAttr(t html.Token, key string) string {
	for _, a := range t.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
