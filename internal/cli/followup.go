package cli

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"bayan/internal/arabic"
	"bayan/internal/briefing"
	"bayan/internal/calendar"
	"bayan/internal/fault"
	"bayan/internal/locale"
	"bayan/internal/track"
)

// followUp opens a briefing's log. device is "" for reading only.
func (s *session) followUp(id, device string) (*track.Log, error) {
	return track.Open(track.Config{Dir: s.lib.FollowUp(), Briefing: id, Device: device, Now: s.Now, Random: s.Random})
}

// today is the day on this machine's clock and in its zone.
func (s *session) today() string {
	y, m, d := s.Now().Date()
	return calendar.Date{Year: y, Month: int(m), Day: d}.String()
}

// ascii rewrites digits of all three kinds: a date or a number may be typed as it is read.
func ascii(text string) string {
	return strings.Map(func(r rune) rune {
		if d, ok := arabic.Digit(r); ok {
			return '0' + rune(d)
		}
		return r
	}, text)
}

// read reads a small file, or standard input for "-".
func (s *session) read(path string) ([]byte, error) {
	const limit = 64 << 20
	in := s.Stdin
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			code := fault.Unreadable
			if os.IsNotExist(err) {
				code = fault.NotFound
			}
			return nil, &fault.Error{Code: code, Op: "cli.read", Path: path, Cause: err}
		}
		defer f.Close()
		if info, err := f.Stat(); err == nil && info.IsDir() {
			return nil, &fault.Error{Code: fault.IsFolder, Op: "cli.read", Path: path}
		}
		in = f
	}
	data, err := io.ReadAll(io.LimitReader(in, limit+1))
	switch {
	case err != nil:
		return nil, &fault.Error{Code: fault.Unreadable, Op: "cli.read", Path: path, Cause: err}
	case len(data) > limit:
		return nil, &fault.Error{Code: fault.TooLarge, Op: "cli.read", Path: path}
	}
	return data, nil
}

// row is a measure and its follow-up as the command line shows it. Its JSON is stable.
type row struct {
	// Key is what `measures set` takes: the number, the place in the list where
	// numbers repeat, "+1" and on for items that were added.
	Key    string `json:"key"`
	Number int    `json:"number"` // as the statement counts, 0 for an added item
	ID     string `json:"id"`
	Title  string `json:"title"`
	Added  bool   `json:"added"` // not in the statement
	Status string `json:"status"`
	Late   bool   `json:"late"`
	Owner  string `json:"owner"`
	Due    string `json:"due"`
	Note   string `json:"note"`
	// Evidence are paths of files, one a line.
	Evidence string `json:"evidence,omitempty"`
	// Apart are the fields that were set apart, with all their values, the shown one first.
	Apart map[string][]string `json:"apart,omitempty"`
}

// rows are the statement's measures in its order, then the added ones.
func rows(b *briefing.Briefing, log *track.Log, today string) []row {
	progress, out := log.Progress(), []row{}
	add := func(r row) {
		p := progress[r.ID]
		r.Status, r.Evidence = string(cmp.Or(p.Status, briefing.Todo)), p.Evidence
		r.Late, r.Owner, r.Due, r.Note = p.Late(today), p.Owner, p.Due, p.Note
		for _, c := range log.Conflicts() {
			if c.Measure != r.ID {
				continue
			}
			if r.Apart == nil {
				r.Apart = map[string][]string{}
			}
			for _, v := range c.Values {
				r.Apart[string(c.Field)] = append(r.Apart[string(c.Field)], v.Value)
			}
		}
		out = append(out, r)
	}
	seen, repeated := map[int]bool{}, false
	for _, m := range b.Measures {
		repeated = repeated || seen[m.Number]
		seen[m.Number] = true
	}
	for i, m := range b.Measures {
		key := m.Number
		if repeated {
			key = i + 1
		}
		add(row{Key: strconv.Itoa(key), Number: m.Number, ID: m.ID, Title: b.Slice(m.Title)})
	}
	for i, item := range log.Items() {
		add(row{Key: fmt.Sprintf("+%d", i+1), ID: item.ID, Title: item.Title, Added: true})
	}
	return out
}

// find is the row of a key as typed.
func find(all []row, key string) (row, error) {
	i := slices.IndexFunc(all, func(r row) bool { return r.Key == ascii(key) })
	if i < 0 {
		return row{}, &fault.Error{Code: fault.NoSuchMeasure, Op: "cli.find", Detail: key}
	}
	return all[i], nil
}

// say writes rows for a person.
func say(words *locale.Catalogue, all []row) string {
	digits := words.DefaultDigits()
	var b strings.Builder
	for _, r := range all {
		status := words.T("status." + r.Status)
		if r.Late {
			status += " · " + words.T("status.late")
		}
		fmt.Fprintf(&b, "%s- %s: %s\n", locale.Rewrite(r.Key, digits), r.Title, status)
		if r.Added {
			fmt.Fprintf(&b, "     %s\n", words.T("measures.added"))
		}
		for _, f := range []struct{ field, value string }{{"owner", r.Owner}, {"due", date(words, digits, r.Due)}, {"note", r.Note}, {"evidence", strings.ReplaceAll(r.Evidence, "\n", " · ")}} {
			if f.value != "" {
				fmt.Fprintf(&b, "     %s: %s\n", words.T("measures."+f.field), f.value)
			}
		}
		for _, field := range []track.Field{track.Status, track.Owner, track.Due, track.Note, track.Evidence, track.Title} {
			if values := r.Apart[string(field)]; len(values) > 0 {
				var said []string
				for _, v := range values {
					said = append(said, fieldValue(words, digits, field, v))
				}
				fmt.Fprintf(&b, "     %s\n", words.F("measures.apart", locale.Args{
					"field": fieldName(words, field), "values": strings.Join(said, " · "),
				}))
			}
		}
	}
	return b.String()
}

// date writes a due date in both calendars where the table has it.
func date(words *locale.Catalogue, digits locale.Digits, iso string) string {
	d, err := calendar.Parse(iso)
	if err != nil {
		return iso
	}
	style := locale.DateStyle{Digits: digits}
	text, err := words.Date(d, style)
	if err != nil {
		style.Calendars = locale.Gregorian
		if text, err = words.Date(d, style); err != nil {
			return iso
		}
	}
	return text
}

func fieldName(words *locale.Catalogue, f track.Field) string {
	switch f {
	case track.Status, track.Owner, track.Due, track.Note, track.Evidence:
		return words.T("measures." + string(f))
	case track.Title:
		return words.T("measures.item_title")
	}
	return string(f)
}

func fieldValue(words *locale.Catalogue, digits locale.Digits, f track.Field, value string) string {
	switch {
	case value == "":
		return words.T("measures.cleared")
	case f == track.Status:
		if s := words.T("status." + value); s != "status."+value {
			return s
		}
	case f == track.Due:
		return date(words, digits, value)
	}
	return value
}
