// Package calendar names days in the Gregorian and the Umm al-Qura calendar.
package calendar

// Date is a Gregorian day.
type Date struct{ Year, Month, Day int }

// Hijri is a day of the Umm al-Qura calendar.
type Hijri struct{ Year, Month, Day int }

func Parse(s string) (Date, error) { panic("contract") } // YYYY-MM-DD
func (d Date) String() string      { panic("contract") } // YYYY-MM-DD
// UmmAlQura converts; offset is -1, 0 or +1 local days. Outside the table: fault.DateOutOfRange.
func UmmAlQura(d Date, offset int) (Hijri, error)  { panic("contract") }
func (h Hijri) Gregorian(offset int) (Date, error) { panic("contract") }
