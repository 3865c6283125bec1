package measures

import (
	"slices"
	"strings"

	"bayan/internal/briefing"
)

// Value is one of several values of a field that were set apart.
type Value struct {
	Value string
	Words string // the value as it is read
	When  string // who and when
}

// Apart is a field whose values were set apart, the shown one first.
type Apart struct {
	Field  Field
	Values []Value
}

// Draft is what an editor is about to set.
type Draft struct {
	row    Row
	now    map[Field]string
	chosen map[Field]bool // one of the values set apart is to stand alone
}

// NewDraft begins with what the row holds. A row without an ID is a new item.
func NewDraft(r Row) *Draft {
	d := &Draft{row: r, now: map[Field]string{Title: r.Title}, chosen: map[Field]bool{}}
	for _, f := range []Field{Status, Owner, Due, Note, Evidence} {
		d.now[f] = r.Progress.Value(f)
	}
	return d
}

// Value is what a field is to hold.
func (d *Draft) Value(f Field) string { return d.now[f] }

// Put sets a field.
func (d *Draft) Put(f Field, v string) { d.now[f] = v }

// Choose lets one of several values stand alone.
func (d *Draft) Choose(f Field, v string) { d.now[f], d.chosen[f] = v, true }

// Keep leaves all values of a field as they are.
func (d *Draft) Keep(f Field) {
	d.chosen[f] = false
	d.now[f] = d.was(f)
}

func (d *Draft) was(f Field) string {
	if f == Title {
		return d.row.Title
	}
	return d.row.Progress.Value(f)
}

// Files are the evidence's paths.
func (d *Draft) Files() []string { return paths(d.now[Evidence]) }

func paths(evidence string) []string {
	return strings.FieldsFunc(evidence, func(r rune) bool { return r == '\n' })
}

// Attach adds a path that is not there yet.
func (d *Draft) Attach(path string) {
	path = strings.TrimSpace(strings.ReplaceAll(path, "\n", " "))
	if files := d.Files(); path != "" && !slices.Contains(files, path) {
		d.now[Evidence] = strings.Join(append(files, path), "\n")
	}
}

// Detach takes a path away.
func (d *Draft) Detach(path string) {
	d.now[Evidence] = strings.Join(slices.DeleteFunc(d.Files(), func(f string) bool { return f == path }), "\n")
}

// Added reports whether it is of an item that a person added, or is adding.
func (d *Draft) Added() bool { return d.row.Measure == nil }

// Refusal is the key of the sentence that says why it cannot be saved, "" where it can.
func (d *Draft) Refusal() string {
	switch {
	case d.Added() && strings.TrimSpace(d.now[Title]) == "":
		return "measures.item_needs_title"
	case d.now[Status] == string(briefing.Dropped) && strings.TrimSpace(d.now[Note]) == "":
		return "measures.drop_reason"
	}
	return ""
}

// Changes are the fields that differ from what the editor was opened with, and those that were chosen.
func (d *Draft) Changes() []Change {
	var out []Change
	for _, f := range []Field{Title, Status, Owner, Due, Note, Evidence} {
		v := strings.TrimSpace(d.now[f])
		if v != d.was(f) || d.chosen[f] {
			out = append(out, f.To(v))
		}
	}
	return out
}
