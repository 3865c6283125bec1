package locale

import (
	"fmt"

	"bayan/internal/calendar"
)

// Months is how Gregorian months are named in Arabic.
type Months uint8

const (
	Yunyu    Months = iota // يناير … يونيو … ديسمبر
	Huzayran               // كانون الثاني … حزيران … كانون الأول
)

// Calendars says which dates are written.
type Calendars uint8

const (
	Both Calendars = iota // Gregorian · Hijri
	Gregorian
	HijriOnly
)

// DateStyle is a person's choice of how dates are written. The zero value is
// both calendars, يونيو, no offset, 0-9.
type DateStyle struct {
	Calendars Calendars
	Months    Months
	Offset    int // local days of the Hijri date, -1 to +1
	Digits    Digits
}

// Date writes d long, such as "٢٤ نوفمبر ٢٠٢٦ · ١٤ جمادى الآخرة ١٤٤٨هـ". A
// Hijri date outside the table is fault.DateOutOfRange.
func (c *Catalogue) Date(d calendar.Date, s DateStyle) (string, error) {
	if d.Month < 1 || d.Month > 12 {
		_, err := calendar.Parse(d.String())
		return "", err
	}
	g := Rewrite(fmt.Sprintf("%d %s %d", d.Day, c.gregorian(d.Month, s), d.Year), s.Digits)
	if s.Calendars == Gregorian {
		return g, nil
	}
	h, err := calendar.UmmAlQura(d, s.Offset)
	if err != nil {
		return "", err
	}
	hijri := Rewrite(fmt.Sprintf("%d %s %d%s", h.Day, c.T(fmt.Sprintf("date.hijri.%02d", h.Month)), h.Year, c.T("date.hijri.era")), s.Digits)
	if s.Calendars == HijriOnly {
		return hijri, nil
	}
	return g + " · " + hijri, nil
}

// Month names the Gregorian month of a day and its year, such as "يونيو ٢٠٢٤".
func (c *Catalogue) Month(d calendar.Date, s DateStyle) string {
	return Rewrite(fmt.Sprintf("%s %d", c.gregorian(d.Month, s), d.Year), s.Digits)
}

func (c *Catalogue) gregorian(month int, s DateStyle) string {
	set := "gregorian"
	if s.Months == Huzayran {
		set = "syriac"
	}
	return c.T(fmt.Sprintf("date.%s.%02d", set, month))
}
