package exchange

import (
	"encoding/csv"
	"io"
	"strings"
)

// CSV writes the table with a byte order mark, without which Excel takes UTF-8
// for the system's own encoding, and lines that end as RFC 4180 says.
//
// A field that a spreadsheet would run as a formula gets an apostrophe before
// it: such a field may have come from another office's log.
func CSV(w io.Writer, t Table) error {
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return err
	}
	c := csv.NewWriter(w)
	c.UseCRLF = true
	lines := [][]string{t.Head.columns()}
	for _, r := range t.Rows {
		lines = append(lines, []string{r.Number, r.Measure, r.Status, r.Owner, strings.Join(r.Due, Apart), r.Note})
	}
	for _, line := range lines {
		for i := range line {
			line[i] = inert(line[i])
		}
		if err := c.Write(line); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

func inert(field string) string {
	if field != "" && strings.ContainsRune("=+-@\t\r", rune(field[0])) {
		return "'" + field
	}
	return field
}
