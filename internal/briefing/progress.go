package briefing

// Status is how far a measure has come. Late is not a status: it follows from Due.
type Status string

const (
	Todo    Status = "todo"
	Doing   Status = "doing"
	Done    Status = "done"
	Dropped Status = "dropped"
)

// Progress is the follow-up of one measure as people set it. The zero value
// with Status Todo is a measure that nobody has touched.
type Progress struct {
	Status Status
	Owner  string
	Due    string // YYYY-MM-DD, Gregorian, or ""
	Note   string
	// Evidence are the paths of files that bear the measure out, one a line.
	Evidence string
}

// Late reports whether the measure is past its date on today (YYYY-MM-DD) and neither done nor dropped.
func (p Progress) Late(today string) bool {
	return p.Due != "" && p.Due < today && p.Status != Done && p.Status != Dropped
}
