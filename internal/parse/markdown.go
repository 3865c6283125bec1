package parse

import (
	"context"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	tables "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"bayan/internal/briefing"
)

// maxMarkdown is the most of a text that is read as Markdown: marks and
// definitions can cost the reader the square of their number.
const maxMarkdown = 256 << 10

// frontMatter cuts "key: value" lines between two lines of --- off a text's
// start. They are front matter only where one of the keys is known.
func frontMatter(s string) (knownMeta, string, bool) {
	var k knownMeta
	first, rest, ok := strings.Cut(s, "\n")
	if !ok || strings.TrimSpace(first) != "---" {
		return k, s, false
	}
	known := false
	for range 64 {
		var one string
		if one, rest, ok = strings.Cut(rest, "\n"); !ok && one == "" {
			break
		}
		if t := strings.TrimSpace(one); t == "---" || t == "..." {
			return k, rest, known
		}
		key, value, _ := strings.Cut(one, ":")
		value = strings.TrimSpace(value)
		if n := len(value); n >= 2 && (value[0] == '"' || value[0] == '\'') && value[n-1] == value[0] {
			value = value[1 : n-1]
		}
		to := map[string]*string{"title": &k.title, "language": &k.language, "lang": &k.language, "place": &k.place, "date": &k.date}[strings.ToLower(strings.TrimSpace(key))]
		if to != nil {
			*to, known = value, true
		}
	}
	return knownMeta{}, s, false
}

// readMarkdown reads CommonMark with tables: the text as a reader sees it,
// without the marks that only dress it. What goldmark does before its tree is
// walked cannot be cancelled: maxMarkdown bounds it.
func readMarkdown(ctx context.Context, name, s string) (*lines, error) {
	if len(s) > maxMarkdown || deep(s) {
		return nil, damaged(name, errBounds)
	}
	meta, body, _ := frontMatter(s)
	source := []byte(strings.ReplaceAll(body, "\r\n", "\n"))
	m := &markdown{ctx: ctx, source: source}
	m.out.meta = meta
	root := goldmark.New(goldmark.WithExtensions(extension.Table)).Parser().Parse(text.NewReader(source))
	if err := ast.Walk(root, m.visit); err != nil {
		return nil, damaged(name, err)
	}
	m.out.oneTitle(false)
	return &m.out, nil
}

// deep reports marks nested beyond what any statement has.
func deep(s string) bool {
	n := 0 // of a block
	for one := range strings.SplitSeq(s, "\n") {
		if strings.TrimSpace(one) == "" {
			n = 0
		}
		for _, r := range one {
			switch r {
			case '>', '[', ']', '*', '_', '-', '+', '`', '(', '!':
				if n++; n > 4*maxDepth {
					return true
				}
			}
		}
		if len(one)-len(strings.TrimLeft(one, " \t")) > 4*maxDepth {
			return true
		}
	}
	return false
}

type markdown struct {
	ctx    context.Context // of this one reading
	source []byte
	out    lines
	line   *line
	label  string // of the item that is begun
	style  briefing.Style
}

func (m *markdown) begin(r role) {
	m.line = &line{role: r}
	if m.label != "" {
		m.line.print(m.label)
		m.label = ""
	}
}

func (m *markdown) end() {
	if m.line != nil {
		m.out.add(m.line)
	}
	m.line = nil
}

func (m *markdown) write(s string) {
	if m.line != nil {
		m.line.write(s, m.style)
	}
}

func (m *markdown) visit(n ast.Node, entering bool) (ast.WalkStatus, error) {
	if err := m.ctx.Err(); err != nil {
		return ast.WalkStop, err
	}
	switch n := n.(type) {
	case *ast.Heading:
		m.block(entering, map[bool]role{true: firstHeading, false: headingLine}[n.Level == 1])
	case *ast.Paragraph, *ast.TextBlock, *tables.TableRow, *tables.TableHeader:
		m.block(entering, plainLine)
	case *tables.TableCell:
		if entering && n.PreviousSibling() != nil {
			m.write("\t")
		}
	case *ast.ListItem:
		if list, ok := n.Parent().(*ast.List); ok && entering {
			m.label = itemLabel(list, n)
		}
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		if entering {
			m.raw(string(n.Lines().Value(m.source)))
		}
		return ast.WalkSkipChildren, nil
	case *ast.ThematicBreak:
		if entering {
			m.raw("---")
		}
	case *ast.HTMLBlock:
		if entering {
			l, err := readHTML(m.ctx, "", string(n.Lines().Value(m.source)))
			if err != nil {
				return ast.WalkStop, err
			}
			if !l.blank() {
				m.raw(string(l.text))
			}
		}
		return ast.WalkSkipChildren, nil
	case *ast.Text:
		if entering {
			s := string(n.Segment.Value(m.source))
			if !n.IsRaw() {
				s = unescape(s)
			}
			m.write(s)
			if n.SoftLineBreak() || n.HardLineBreak() {
				m.write("\n")
			}
		}
	case *ast.Emphasis:
		style := map[bool]briefing.Style{true: briefing.Italic, false: briefing.Bold}[n.Level == 1]
		if m.style &^= style; entering {
			m.style |= style
		}
	case *ast.String:
		if entering {
			m.write(string(n.Value))
		}
	case *ast.AutoLink:
		if entering {
			m.write(string(n.Label(m.source)))
		}
	case *ast.RawHTML:
		if tag := strings.ToLower(string(n.Segments.Value(m.source))); entering && strings.HasPrefix(tag, "<br") {
			m.write("\n")
		}
		return ast.WalkSkipChildren, nil
	}
	return ast.WalkContinue, nil
}

func (m *markdown) block(entering bool, r role) {
	if entering {
		m.begin(r)
		return
	}
	m.end()
}

func (m *markdown) raw(s string) {
	for one := range strings.SplitSeq(strings.TrimSuffix(s, "\n"), "\n") {
		m.begin(plainLine)
		m.write(one)
		m.end()
	}
}

// itemLabel is what a reader sees before an item: CommonMark counts on from the first number.
func itemLabel(list *ast.List, item *ast.ListItem) string {
	if !list.IsOrdered() {
		return string(rune(list.Marker)) + " "
	}
	n := list.Start
	for before := item.PreviousSibling(); before != nil; before = before.PreviousSibling() {
		n++
	}
	return strconv.Itoa(n) + string(rune(list.Marker)) + " "
}

func unescape(s string) string {
	b := util.UnescapePunctuations([]byte(s))
	return string(util.ResolveEntityNames(util.ResolveNumericReferences(b)))
}
