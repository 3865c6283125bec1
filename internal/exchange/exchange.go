// Package exchange writes the follow-up of measures for other programs: CSV
// (RFC 4180, UTF-8 with the mark that Excel wants), XLSX (a right-to-left sheet
// where the language is), ICS (RFC 5545, the due dates). Words come in with the
// table; nothing here is invented, and an empty field stays empty.
package exchange

// Table is a statement's follow-up, ready to be written.
type Table struct {
	Title    string // of the statement
	Briefing string // its ID
	Language string // BCP 47, of the words below
	RTL      bool
	Head     Head
	Statuses []string // the words of every status that can be set, in order
	Rows     []Row
}

// Apart stands between values that were set apart.
const Apart = " / "

// Head are the columns' names.
type Head struct{ Number, Measure, Status, Owner, Due, Note string }

// columns are the names in order.
func (h Head) columns() []string {
	return []string{h.Number, h.Measure, h.Status, h.Owner, h.Due, h.Note}
}

// Row is one measure. Where two offices set a field apart both values stand in
// it, between them Apart.
type Row struct {
	ID      string
	Number  string
	Measure string
	Status  string // in words
	Dropped bool
	Owner   string
	Due     []string // YYYY-MM-DD: none, one, or several that were set apart
	Note    string
}
