package measures

import (
	"cmp"
	"slices"

	"bayan/internal/briefing"
	"bayan/internal/calendar"
)

// Filter says which measures are shown.
type Filter uint8

const (
	All Filter = iota
	Mine
	Late
	Week // due in the week of today, and still open
)

// filters are the words of each Filter, in order.
var filters = [...]string{"measures.filter.all", "measures.filter.mine", "measures.filter.late", "measures.filter.week"}

// View is a choice of measures and their order. The zero value is all, as in the statement.
type View struct {
	Filter Filter
	ByDate bool // what has no date comes last
}

// Rows are those of all that the view shows. The statement's own stay before
// the added ones. today is YYYY-MM-DD; weekStart is 0 for Sunday.
func (v View) Rows(all []Row, today string, weekStart int) []Row {
	from, to := week(today, weekStart)
	var out []Row
	for _, r := range all {
		p := r.Progress
		open := p.Status != briefing.Done && p.Status != briefing.Dropped
		switch v.Filter {
		case Mine:
			if !r.Mine {
				continue
			}
		case Late:
			if !p.Late(today) {
				continue
			}
		case Week:
			if !open || p.Due < from || p.Due > to || p.Due == "" {
				continue
			}
		}
		out = append(out, r)
	}
	if v.ByDate {
		slices.SortStableFunc(out, func(a, b Row) int {
			return cmp.Or(last(a.Measure == nil, b.Measure == nil), last(a.Progress.Due == "", b.Progress.Due == ""),
				cmp.Compare(a.Progress.Due, b.Progress.Due))
		})
	}
	return out
}

// last orders what is after what is not.
func last(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// week is the first and the last day of today's week, as they are compared with due dates.
func week(today string, weekStart int) (from, to string) {
	d, err := calendar.Parse(today)
	if err != nil {
		return "", ""
	}
	first := d.Add(-((int(d.Weekday()) - weekStart + 7) % 7))
	return first.String(), first.Add(6).String()
}
