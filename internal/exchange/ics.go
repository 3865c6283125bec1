package exchange

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"
)

// ICS writes one all-day event for each due date of a measure that was not
// dropped (RFC 5545 3.6.1; an event and not a to-do, since Outlook and Google
// take only events). A measure keeps its UID, so importing again updates it.
func ICS(w io.Writer, t Table, made time.Time) error {
	var b strings.Builder
	line := func(name, value string) { fold(&b, name+":"+value) }
	line("BEGIN", "VCALENDAR")
	line("VERSION", "2.0")
	line("PRODID", "-//Bayan//Bayan//"+strings.ToUpper(t.Language))
	line("METHOD", "PUBLISH")
	line("X-WR-CALNAME", escape(t.Title))
	for _, r := range t.Rows {
		if r.Dropped {
			continue
		}
		for i, day := range r.Due {
			if due, err := time.Parse(time.DateOnly, day); err == nil {
				event(line, t, r, due, i, made)
			}
		}
	}
	line("END", "VCALENDAR")
	_, err := io.WriteString(w, b.String())
	return err
}

// event is the i-th due date of a measure.
func event(line func(name, value string), t Table, r Row, due time.Time, i int, made time.Time) {
	uid := fmt.Sprintf("%s.%s@bayan", r.ID, t.Briefing[:min(16, len(t.Briefing))])
	if i > 0 {
		uid = fmt.Sprintf("%d.%s", i+1, uid)
	}
	line("BEGIN", "VEVENT")
	line("UID", uid)
	line("DTSTAMP", made.UTC().Format("20060102T150405Z"))
	line("DTSTART;VALUE=DATE", due.Format("20060102"))
	line("DTEND;VALUE=DATE", due.AddDate(0, 0, 1).Format("20060102"))
	line("SUMMARY", escape(r.Measure))
	var about []string
	for _, f := range [][2]string{{t.Head.Status, r.Status}, {t.Head.Owner, r.Owner}, {t.Head.Note, r.Note}} {
		if f[1] != "" {
			about = append(about, f[0]+": "+f[1])
		}
	}
	line("DESCRIPTION", escape(strings.Join(about, "\n")))
	line("TRANSP", "TRANSPARENT")
	line("END", "VEVENT")
}

// escape is a TEXT value (RFC 5545 3.3.11).
func escape(text string) string {
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`).Replace(text)
}

// fold writes a content line in pieces of at most 75 octets (RFC 5545 3.1), never inside a character.
func fold(b *strings.Builder, line string) {
	room := 75
	for _, r := range line {
		if n := utf8.RuneLen(r); n > room {
			b.WriteString("\r\n ")
			room = 74 // the space is one
		}
		room -= utf8.RuneLen(r)
		b.WriteRune(r)
	}
	b.WriteString("\r\n")
}
