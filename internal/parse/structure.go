package parse

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode"

	"bayan/internal/arabic"
	"bayan/internal/briefing"
)

// structure fills Paragraphs, Measures, Heading and Source from Text, and from
// the roles that a file gave its lines (nil where it gave none). It fails only with ctx.
func structure(ctx context.Context, b *briefing.Briefing, roles []role) error {
	start := 0
	for i := 0; i <= len(b.Text); i++ {
		if i == len(b.Text) || b.Text[i] == '\n' {
			b.Paragraphs = append(b.Paragraphs, briefing.Paragraph{Kind: briefing.Body, Span: briefing.Span{Start: start, End: i}, Measure: -1})
			start = i + 1
		}
	}
	var found []candidate
	for i := range b.Paragraphs {
		if err := ctx.Err(); err != nil {
			return err
		}
		p := &b.Paragraphs[i]
		line := trim(b.Text, p.Span)
		given := plainLine
		if roles != nil {
			given = roles[i]
		}
		switch {
		case line.Len() == 0:
			p.Kind = briefing.Blank
		case isRule(b.Text[line.Start:line.End]):
			p.Kind = briefing.Rule
		case given == titleLine:
			p.Kind = briefing.Title
			if b.Meta.Title == "" {
				b.Meta.Title = b.Slice(line)
			}
		case given == noteLine:
			p.Kind = briefing.Closing
		case b.Source < 0 && isSource(b.Slice(line)):
			p.Kind, b.Source = briefing.SourceLine, i
		default:
			if given == headingLine {
				p.Kind = briefing.Heading
			}
			if c, ok := labelled(b.Text, line); ok {
				c.measure.Paragraph = i
				found = append(found, c)
			}
		}
	}
	for _, c := range choose(found, func(c candidate) int { return announced(b, c.measure.Paragraph) }) {
		p := &b.Paragraphs[c.measure.Paragraph]
		p.Kind, p.Measure = briefing.MeasureTitle, len(b.Measures)
		b.Measures = append(b.Measures, c.measure)
	}
	if len(b.Measures) == 0 {
		return nil
	}
	identify(b)
	first := b.Measures[0].Paragraph
	heading(b, first, nil)
	arrange(b, nil)
	return nil
}

// arrange says of the lines that are left what they are by where they stand.
// said are those of which a person has said it.
func arrange(b *briefing.Briefing, said map[int]bool) {
	for i := range b.Measures[0].Paragraph {
		if b.Paragraphs[i].Kind == briefing.Body && !said[i] {
			b.Paragraphs[i].Kind = briefing.Opening
		}
	}
	texts(b, said)
}

// texts gives the lines after a title to its measure. The last measure has no
// title after it to end it: it ends with a rule or the source, with a blank line
// where none stands within the measures before it, and with as many lines as
// the longest before it has, or one where it stands alone. What follows is the
// closing.
func texts(b *briefing.Briefing, said map[int]bool) {
	most, gapped, ended := 0, false, false
	for k := range b.Measures {
		m := &b.Measures[k]
		last := k == len(b.Measures)-1
		end := len(b.Paragraphs)
		if !last {
			end = b.Measures[k+1].Paragraph
		} else if k == 0 {
			most, gapped = 1, true
		}
		blank := false
		for i := m.Paragraph + 1; i < end; i++ {
			p := &b.Paragraphs[i]
			if said[i] { // a text of this measure, or the end of the last one's
				if p.Kind == briefing.MeasureText {
					p.Measure = k
					m.Texts = append(m.Texts, i)
				} else {
					ended = ended || last
				}
				continue
			}
			switch p.Kind {
			case briefing.Blank:
				blank = true
				continue
			case briefing.Rule, briefing.SourceLine:
				ended = ended || last
				continue
			case briefing.Body:
			default:
				continue
			}
			if last && (ended || len(m.Texts) == most || blank && !gapped) {
				p.Kind, ended = briefing.Closing, true
				continue
			}
			gapped = gapped || blank
			p.Kind, p.Measure = briefing.MeasureText, k
			m.Texts = append(m.Texts, i)
		}
		most = max(most, len(m.Texts))
	}
}

// identify names each measure by its folded title, and by its ordinal among equal ones.
func identify(b *briefing.Briefing) {
	seen := map[string]int{}
	for i := range b.Measures {
		m := &b.Measures[i]
		folded := string(arabic.Fold(b.Text[m.Title.Start:m.Title.End], arabic.Options{TehMarbuta: true}).Runes)
		title := strings.Join(strings.Fields(folded), " ")
		seen[title]++
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\n%d", title, seen[title]))
		m.ID = hex.EncodeToString(sum[:8])
	}
}

func trim(text []rune, s briefing.Span) briefing.Span {
	for s.Start < s.End && unicode.IsSpace(text[s.Start]) {
		s.Start++
	}
	for s.End > s.Start && unicode.IsSpace(text[s.End-1]) {
		s.End--
	}
	return s
}

// isRule: three or more of one sign that draws a line (underscores, dashes,
// tatweels, equals, stars, box drawing), and nothing else but blanks between.
func isRule(line []rune) bool {
	n := 0
	for _, r := range line {
		switch {
		case unicode.IsSpace(r):
			continue
		case n > 0 && r != line[0]:
			return false
		case strings.ContainsRune("_-–—ـ=~*•·+#", r), r >= '\u2500' && r <= '\u257F', r >= '\u2580' && r <= '\u259F':
			n++
		default:
			return false
		}
	}
	return n >= 3
}

// isSource: المصدر or المصادر and a colon, a slash or a dash, whatever tatweel
// or harakat are typed in it, also in brackets.
func isSource(line string) bool {
	r := []rune(line)
	if len(r) > 200 {
		r = r[:200]
	}
	folded := strings.TrimLeft(string(arabic.Fold(r, arabic.Options{}).Runes), " ([«*•-")
	for _, word := range []string{"المصدر", "المصادر"} {
		if rest, ok := strings.CutPrefix(folded, word); ok {
			rest = strings.TrimLeft(rest, " \t\u00A0")
			return rest != "" && strings.ContainsRune(":/-–—", []rune(rest)[0])
		}
	}
	return false
}
