package track

import (
	"bytes"
	"encoding/json"
	"time"
	"unicode/utf8"
)

// names keeps one copy of what is the same in line after line: the briefing,
// devices, measures, fields, people.
type names map[string]string

func (n names) of(b []byte) string {
	if s, ok := n[string(b)]; ok {
		return s
	}
	s := string(b)
	if n != nil {
		n[s] = s
	}
	return s
}

// scan reads a line as encode writes it, four times as fast as encoding/json:
// a log is read at each start. false is any other line, sound or not, which
// encoding/json then judges.
func scan(line []byte, n names, e *Event) bool {
	s := scanner{rest: line[sumEnd+1:], names: n, ok: true}
	e.Format = int(s.number(`,"v":`))
	e.ID = string(s.text(`,"id":`))
	e.Briefing = s.name(`,"briefing":`)
	e.Measure = s.name(`,"measure":`)
	e.Device = s.name(`,"device":`)
	e.Seq = s.number(`,"seq":`)
	if s.skip(`,"heads":{`) {
		e.Heads = Heads{}
		for first := true; s.ok && !s.skip(`}`); first = false {
			comma := ","
			if first {
				comma = ""
			}
			device := s.name(comma)
			e.Heads[device] = s.number(`:`)
		}
	}
	at, err := time.Parse(time.RFC3339Nano, string(s.text(`,"time":`)))
	e.Time = at
	e.Who = s.name(`,"who":`)
	e.Field = Field(s.name(`,"field":`))
	e.Value = string(s.text(`,"value":`))
	return s.ok && err == nil && string(s.rest) == "}"
}

type scanner struct {
	rest  []byte
	names names
	ok    bool
}

// skip passes over what is expected, where it is there.
func (s *scanner) skip(expected string) bool {
	rest, found := bytes.CutPrefix(s.rest, []byte(expected))
	if found {
		s.rest = rest
	}
	return found
}

func (s *scanner) number(before string) uint64 {
	s.ok = s.skip(before) && s.ok
	n, digits := uint64(0), 0
	for digits < len(s.rest) && digits < 18 && '0' <= s.rest[digits] && s.rest[digits] <= '9' {
		n = n*10 + uint64(s.rest[digits]-'0')
		digits++
	}
	// No number is 0 here, and JSON has no leading zeros.
	s.ok = s.ok && digits > 0 && s.rest[0] != '0' && (digits == len(s.rest) || s.rest[digits] < '0' || s.rest[digits] > '9')
	s.rest = s.rest[digits:]
	return n
}

func (s *scanner) name(before string) string { return s.names.of(s.text(before)) }

// text is the characters of a JSON string.
func (s *scanner) text(before string) []byte {
	if s.ok = s.skip(before) && s.ok && s.skip(`"`); !s.ok {
		return nil
	}
	for i, c := range s.rest {
		switch {
		case c == '"':
			text := s.rest[:i]
			s.rest = s.rest[i+1:]
			s.ok = utf8.Valid(text)
			return text
		case c == '\\':
			return s.escaped()
		case c < ' ':
			s.ok = false
			return nil
		}
	}
	s.ok = false
	return nil
}

// escaped is a string that has escapes, left to encoding/json.
func (s *scanner) escaped() []byte {
	for i := 0; i < len(s.rest); i++ {
		switch s.rest[i] {
		case '\\':
			i++
		case '"':
			var text string
			quoted := append([]byte{'"'}, s.rest[:i+1]...)
			s.ok = utf8.Valid(quoted) && json.Unmarshal(quoted, &text) == nil
			s.rest = s.rest[i+1:]
			return []byte(text)
		}
	}
	s.ok = false
	return nil
}
