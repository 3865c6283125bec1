package briefing

import "slices"

// Status is how far a measure has come. Late is not a status: it follows from Due.
type Status string

const (
	Todo    Status = "todo"
	Doing   Status = "doing"
	Done    Status = "done"
	Dropped Status = "dropped"
)

// Statuses are all, in the order in which a measure goes through them.
func Statuses() []Status { return []Status{Todo, Doing, Done, Dropped} }

// Field is what people set of a measure, as the record names it.
type Field string

const (
	FieldStatus   Field = "status" // a Status
	FieldOwner    Field = "owner"
	FieldDue      Field = "due" // YYYY-MM-DD, or "" for none
	FieldNote     Field = "note"
	FieldEvidence Field = "evidence" // paths of files, one a line
	FieldTitle    Field = "title"    // of an item that a person added: no part of a Progress
)

// Change is one field to be set.
type Change struct {
	Field Field
	Value string
}

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

// To is the change that sets the field to v.
func (f Field) To(v string) Change { return Change{f, v} }

// Value is what a field holds. A measure that nobody has touched is to do.
func (p Progress) Value(f Field) string {
	switch f {
	case FieldStatus:
		if p.Status == "" {
			return string(Todo)
		}
		return string(p.Status)
	case FieldOwner:
		return p.Owner
	case FieldDue:
		return p.Due
	case FieldNote:
		return p.Note
	case FieldEvidence:
		return p.Evidence
	}
	return ""
}

// With is p after a change. A field or status that it does not know changes nothing.
func (p Progress) With(c Change) Progress {
	switch c.Field {
	case FieldStatus:
		if s := Status(c.Value); slices.Contains(Statuses(), s) {
			p.Status = s
		}
	case FieldOwner:
		p.Owner = c.Value
	case FieldDue:
		p.Due = c.Value
	case FieldNote:
		p.Note = c.Value
	case FieldEvidence:
		p.Evidence = c.Value
	}
	return p
}
