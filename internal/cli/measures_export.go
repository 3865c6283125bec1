package cli

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"bayan/internal/briefing"
	"bayan/internal/exchange"
	"bayan/internal/locale"
	"bayan/internal/track"
)

type measuresExportCmd struct {
	of   `embed:""`
	Out  string `short:"o" default:"-" help:"help.out" placeholder:"OUT"`
	CSV  bool   `name:"csv" xor:"format" help:"help.csv"`
	XLSX bool   `name:"xlsx" xor:"format" help:"help.xlsx"`
	ICS  bool   `name:"ics" xor:"format" help:"help.ics"`
}

// record is the follow-up as another program reads it; stable.
type record struct {
	Title    string  `json:"title"`
	Briefing string  `json:"briefing"`
	Date     string  `json:"date"`
	Measures []row   `json:"measures"`
	History  []entry `json:"history"`
}

// Run writes the follow-up for another program; with no format named (nor by
// OUT's ending) the log itself, which another office merges.
func (c *measuresExportCmd) Run(ctx context.Context, s *session) error {
	b, log, err := c.look(ctx, s)
	if err != nil {
		return err
	}
	format := strings.ToLower(filepath.Ext(c.Out))
	switch {
	case c.CSV:
		format = ".csv"
	case c.XLSX:
		format = ".xlsx"
	case c.ICS:
		format = ".ics"
	case c.JSON:
		format = ".json"
	}
	return s.deliver(c.Out, func(w io.Writer) error { return s.writeRecord(w, format, b, log) })
}

// writeRecord writes the follow-up in the format that a file's ending names, and
// the log itself where it names none.
func (s *session) writeRecord(w io.Writer, format string, b *briefing.Briefing, log *track.Log) error {
	all := rows(b, log, s.today())
	switch format {
	case ".csv":
		return exchange.CSV(w, s.table(b, all))
	case ".xlsx":
		return exchange.XLSX(w, s.table(b, all), s.words.T("measures.title"), s.Now())
	case ".ics":
		return exchange.ICS(w, s.table(b, all), s.Now())
	case ".json":
		return writeJSON(w, record{b.Meta.Title, b.ID, s.today(), all, entries(log.History(""), all)})
	}
	return log.Export(w)
}

// table is the rows in the person's words.
func (s *session) table(b *briefing.Briefing, all []row) exchange.Table {
	t := exchange.Table{
		Title: b.Meta.Title, Briefing: b.ID, Language: s.words.Lang(), RTL: s.words.RTL(),
		Head: exchange.Head{
			Number: s.words.T("page.measure_no"), Measure: s.words.T("measures.measure"), Status: s.words.T("measures.status"),
			Owner: s.words.T("measures.owner"), Due: s.words.T("measures.due"), Note: s.words.T("measures.note"),
		},
	}
	for _, status := range briefing.Statuses() {
		t.Statuses = append(t.Statuses, s.words.T("status."+string(status)))
	}
	for _, r := range all {
		values := func(f track.Field, one string) []string {
			apart := r.Apart[string(f)]
			switch {
			case len(apart) > 0:
				return apart
			case one == "":
				return nil
			}
			return []string{one}
		}
		var statuses []string
		for _, v := range values(track.Status, r.Status) {
			statuses = append(statuses, fieldValue(s.words, locale.Latn, track.Status, v))
		}
		t.Rows = append(t.Rows, exchange.Row{
			ID: r.ID, Number: r.Key, Measure: r.Title, Status: strings.Join(statuses, exchange.Apart),
			Dropped: r.Status == string(briefing.Dropped) && len(statuses) == 1,
			Owner:   strings.Join(values(track.Owner, r.Owner), exchange.Apart),
			Due:     values(track.Due, r.Due),
			Note:    strings.Join(values(track.Note, r.Note), exchange.Apart),
		})
	}
	return t
}
