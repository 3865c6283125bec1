package parse

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode"

	"bayan/internal/arabic"
	"bayan/internal/briefing"
)

// structure fills Paragraphs, Measures, Heading and Source from Text, and from
// the roles that a file gave its lines (nil where it gave none).
func structure(b *briefing.Briefing, roles []role) {
	start := 0
	for i := 0; i <= len(b.Text); i++ {
		if i == len(b.Text) || b.Text[i] == '\n' {
			b.Paragraphs = append(b.Paragraphs, briefing.Paragraph{Kind: briefing.Body, Span: briefing.Span{Start: start, End: i}, Measure: -1})
			start = i + 1
		}
	}
	for i := range b.Paragraphs {
		p := &b.Paragraphs[i]
		line := trim(b.Text, p.Span)
		switch {
		case line.Len() == 0:
			p.Kind = briefing.Blank
		case isRule(b.Text[line.Start:line.End]):
			p.Kind = briefing.Rule
		case roles != nil && roles[i] == titleLine:
			p.Kind = briefing.Title
			if b.Meta.Title == "" {
				b.Meta.Title = b.Slice(line)
			}
		case roles != nil && roles[i] == noteLine:
			p.Kind = briefing.Closing
		case b.Source < 0 && isSource(b.Slice(line)):
			p.Kind, b.Source = briefing.SourceLine, i
		default:
			if m, ok := measure(b.Text, line); ok {
				m.Paragraph = i
				p.Kind, p.Measure = briefing.MeasureTitle, len(b.Measures)
				b.Measures = append(b.Measures, m)
			} else if roles != nil && roles[i] == headingLine {
				p.Kind = briefing.Heading
			}
		}
	}
	if len(b.Measures) == 0 {
		return
	}
	identify(b)
	first := b.Measures[0].Paragraph
	for i := first - 1; i >= 0; i-- {
		switch b.Paragraphs[i].Kind {
		case briefing.Blank, briefing.Rule:
			continue
		case briefing.Heading:
			b.Heading = i
		case briefing.Body:
			if _, digits := number(b.Text, trim(b.Text, b.Paragraphs[i].Span)); digits > 0 {
				b.Paragraphs[i].Kind, b.Heading = briefing.Heading, i
			}
		}
		break
	}
	for i := range first {
		if b.Paragraphs[i].Kind == briefing.Body {
			b.Paragraphs[i].Kind = briefing.Opening
		}
	}
	texts(b)
}

// texts gives the lines after a title to its measure. The last measure has no
// title after it to end it, so it takes as many lines as the longest before it,
// or one where it stands alone; what follows is the closing.
func texts(b *briefing.Briefing) {
	most := 0
	for k := range b.Measures {
		m := &b.Measures[k]
		last := k == len(b.Measures)-1
		end := len(b.Paragraphs)
		if !last {
			end = b.Measures[k+1].Paragraph
		} else if k == 0 {
			most = 1
		}
		for i := m.Paragraph + 1; i < end; i++ {
			p := &b.Paragraphs[i]
			if p.Kind != briefing.Body {
				continue
			}
			if last && len(m.Texts) == most {
				p.Kind = briefing.Closing
				continue
			}
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

// measure reads "1- title:". Other labels wait for testdata/blind.
func measure(text []rune, line briefing.Span) (briefing.Measure, bool) {
	n, digits := number(text, line)
	at := line.Start + digits
	if digits == 0 || at >= line.End || text[at] != '-' {
		return briefing.Measure{}, false
	}
	rest := trim(text, briefing.Span{Start: at + 1, End: line.End})
	m := briefing.Measure{
		Number: n,
		Label:  briefing.Span{Start: line.Start, End: at},
		Typed:  briefing.Span{Start: line.Start, End: rest.Start},
		Title:  rest, Colon: briefing.Span{Start: rest.End, End: rest.End},
	}
	if rest.Len() > 0 && text[rest.End-1] == ':' {
		m.Colon.Start--
		m.Title = trim(text, briefing.Span{Start: rest.Start, End: rest.End - 1})
	}
	return m, m.Title.Len() > 0
}

// number reads up to three digits, of any of the three kinds, at the line's start.
func number(text []rune, line briefing.Span) (n, digits int) {
	for at := line.Start; at < line.End; at++ {
		d, ok := arabic.Digit(text[at])
		if !ok {
			break
		}
		if digits++; digits > 3 {
			return 0, 0
		}
		n = n*10 + d
	}
	return n, digits
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

// isRule: three or more, and nothing but, underscores, dashes or tatweels.
func isRule(line []rune) bool {
	for _, r := range line {
		if !strings.ContainsRune("_-–—ـ", r) {
			return false
		}
	}
	return len(line) >= 3
}

// isSource: المصدر and a colon, whatever tatweel or harakat are typed in it.
func isSource(line string) bool {
	before, _, ok := strings.Cut(line, ":")
	return ok && len(before) < 200 && strings.TrimSpace(string(arabic.Fold([]rune(before), arabic.Options{}).Runes)) == "المصدر"
}
