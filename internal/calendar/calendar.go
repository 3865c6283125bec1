// Package calendar names days in the Gregorian and the Umm al-Qura calendar.
//
// The Hijri calendar is the Umm al-Qura table as the JDK has it, in table.go:
// 1 Muharram 1356 (14 March 1937) to the last day of 1500 (16 November 2077).
// Nothing is computed outside it.
package calendar

import (
	"fmt"
	"time"

	"bayan/internal/fault"
)

// Date is a Gregorian day.
type Date struct{ Year, Month, Day int }

// Hijri is a day of the Umm al-Qura calendar.
type Hijri struct{ Year, Month, Day int }

const secondsADay = 24 * 60 * 60

// Parse reads YYYY-MM-DD in ASCII digits. Anything else, and a day that its
// month does not have, is fault.BadDate.
func Parse(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, &fault.Error{Code: fault.BadDate, Op: "calendar.Parse", Detail: s, Cause: err}
	}
	return Date{t.Year(), int(t.Month()), t.Day()}, nil
}

// String is YYYY-MM-DD.
func (d Date) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// days counts from 1970-01-01.
func (d Date) days() int {
	return int(time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC).Unix() / secondsADay)
}

func dateOf(days int) Date {
	t := time.Unix(int64(days)*secondsADay, 0).UTC()
	return Date{t.Year(), int(t.Month()), t.Day()}
}

// Add is the day n days later.
func (d Date) Add(n int) Date { return dateOf(d.days() + n) }

// Weekday is the day's place in its week.
func (d Date) Weekday() time.Weekday {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC).Weekday()
}

func (d Date) valid() bool { return dateOf(d.days()) == d }

// monthLength is 29 or 30; year counts from firstYear, month from 0.
func monthLength(year, month int) int { return 29 + int(monthLengths[year]>>month&1) }

func outOfRange(op, detail string) error {
	return &fault.Error{Code: fault.DateOutOfRange, Op: op, Detail: detail}
}

// UmmAlQura converts. offset is -1, 0 or +1 days: by how much the month is seen
// to run ahead of the table where the reader is. A day outside the table is
// fault.DateOutOfRange, a day that does not exist fault.BadDate.
func UmmAlQura(d Date, offset int) (Hijri, error) {
	const op = "calendar.UmmAlQura"
	if !d.valid() {
		return Hijri{}, &fault.Error{Code: fault.BadDate, Op: op, Detail: d.String()}
	}
	rest := d.days() + offset - firstDay
	if rest < 0 || offset < -1 || offset > 1 {
		return Hijri{}, outOfRange(op, d.String())
	}
	for y := range monthLengths {
		for m := range 12 {
			n := monthLength(y, m)
			if rest < n {
				return Hijri{firstYear + y, m + 1, rest + 1}, nil
			}
			rest -= n
		}
	}
	return Hijri{}, outOfRange(op, d.String())
}

// String is YYYY-MM-DD in the Hijri calendar.
func (h Hijri) String() string { return fmt.Sprintf("%04d-%02d-%02d", h.Year, h.Month, h.Day) }

// Gregorian is the inverse of UmmAlQura with the same offset. A year outside
// the table is fault.DateOutOfRange, a day that its month does not have
// fault.BadDate.
func (h Hijri) Gregorian(offset int) (Date, error) {
	const op = "calendar.Gregorian"
	year := h.Year - firstYear
	if year < 0 || year >= len(monthLengths) || offset < -1 || offset > 1 {
		return Date{}, outOfRange(op, h.String())
	}
	if h.Month < 1 || h.Month > 12 || h.Day < 1 || h.Day > monthLength(year, h.Month-1) {
		return Date{}, &fault.Error{Code: fault.BadDate, Op: op, Detail: h.String()}
	}
	days := firstDay + h.Day - 1 - offset
	for y := range year {
		for m := range 12 {
			days += monthLength(y, m)
		}
	}
	for m := range h.Month - 1 {
		days += monthLength(year, m)
	}
	return dateOf(days), nil
}
