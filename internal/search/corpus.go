package search

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"bayan/internal/arabic"
	"bayan/internal/briefing"
)

// A corpus is many statements' folded texts one after another in a stretch of
// bytes, to be kept on disk and searched as it is. Each record is nameMark, the
// statement's name, textMark, its folded text. The marks are control characters
// (ASCII's record and unit separators), and none is left in a folded text.
const (
	nameMark = '\x1e'
	textMark = '\x1f'
	bothMark = "\x1e\x1f"
)

// AppendRecord adds a statement to a corpus under a name that holds no control
// character.
func AppendRecord(corpus []byte, name string, b *briefing.Briefing) []byte {
	runes, _ := fold(b.Text, arabic.Options{TehMarbuta: true})
	corpus = append(corpus, nameMark)
	corpus = append(append(corpus, name...), textMark)
	for _, r := range runes {
		if r != nameMark && r != textMark {
			corpus = utf8.AppendRune(corpus, r)
		}
	}
	return corpus
}

// Names are the statements of a corpus in order.
func Names(corpus string) []string {
	var out []string
	eachRecord(corpus, func(name, _ string) { out = append(out, name) })
	return out
}

// Without is a corpus less the statements of these names.
func Without(corpus string, names map[string]bool) []byte {
	out := make([]byte, 0, len(corpus))
	eachRecord(corpus, func(name, text string) {
		if !names[name] {
			out = append(append(append(append(out, nameMark), name...), textMark), text...)
		}
	})
	return out
}

// Cut is where a corpus is parted so that its first part has room bytes, or as
// little more as the record that passes them.
func Cut(corpus []byte, room int) int {
	if room >= len(corpus) {
		return len(corpus)
	}
	if next := bytes.IndexByte(corpus[room:], nameMark); next >= 0 {
		return room + next
	}
	return len(corpus)
}

func eachRecord(corpus string, f func(name, text string)) {
	for len(corpus) > 0 && corpus[0] == nameMark {
		name, rest, ok := strings.Cut(corpus[1:], string(textMark))
		if !ok {
			return // cut short
		}
		end := strings.IndexByte(rest, nameMark)
		if end < 0 {
			end = len(rest)
		}
		f(name, rest[:end])
		corpus = rest[end:]
	}
}

// Query is what is looked for, folded once. The zero value is found nowhere.
type Query struct{ want string }

// NewQuery folds a query as New folds a statement.
func NewQuery(query string) Query {
	runes, _ := fold([]rune(strings.Join(strings.Fields(query), " ")), arabic.Options{TehMarbuta: true})
	return Query{strings.TrimSpace(strings.Map(func(r rune) rune {
		if strings.ContainsRune(bothMark, r) {
			return -1
		}
		return r
	}, string(runes)))}
}

// Empty reports that there is nothing to look for.
func (q Query) Empty() bool { return q.want == "" }

// In counts the hits in each statement of a corpus that has any, in order. They
// are the hits that Find finds in the statement itself.
func (q Query) In(corpus string, found func(name string, hits int)) {
	if q.Empty() {
		return
	}
	for at := 0; at < len(corpus); {
		i := strings.Index(corpus[at:], q.want)
		if i < 0 {
			return
		}
		i += at
		name, text := strings.LastIndexByte(corpus[:i], nameMark), strings.LastIndexByte(corpus[:i], textMark)
		if name > text { // in a name
			at = i + 1
			continue
		}
		end := strings.IndexByte(corpus[i:], nameMark)
		if end < 0 {
			end = len(corpus) - i
		}
		if name >= 0 {
			found(corpus[name+1:text], strings.Count(corpus[i:i+end], q.want))
		}
		at = i + end
	}
}
