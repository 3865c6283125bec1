package cli

import (
	"fmt"
	"time"

	"bayan/internal/calendar"
	"bayan/internal/locale"
	"bayan/internal/track"
)

// What is an event in words: "الحالة: قيد التنفيذ".
func What(words *locale.Catalogue, digits locale.Digits, e track.Event) string {
	field, value := Said(words, digits, e)
	return field + ": " + value
}

// Said is the field that an event sets and what it sets it to, in words.
func Said(words *locale.Catalogue, digits locale.Digits, e track.Event) (field, value string) {
	return fieldName(words, e.Field), fieldValue(words, digits, e.Field, e.Value)
}

// When is who made an event, and when in a zone: "سارة، ٢٤ نوفمبر ٢٠٢٦، ٠٩:١٥".
// Somebody who gave no name is named by the device.
func When(words *locale.Catalogue, digits locale.Digits, e track.Event, zone *time.Location) string {
	t := e.Time.In(zone)
	day, err := words.Date(calendar.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()},
		locale.DateStyle{Calendars: locale.Gregorian, Digits: digits})
	if err != nil {
		day = t.Format(time.DateOnly)
	}
	who := e.Who
	if who == "" {
		who = words.F("history.device", locale.Args{"device": e.Device[:min(len(e.Device), 4)]})
	}
	return words.F("history.when", locale.Args{
		"who": who, "day": day, "time": locale.Rewrite(fmt.Sprintf("%02d:%02d", t.Hour(), t.Minute()), digits),
	})
}
