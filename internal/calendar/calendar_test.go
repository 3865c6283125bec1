package calendar

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"testing"
	"time"

	"bayan/internal/fault"
)

// jdkDays is what `java gen/UmmAlQura.java days` prints: the SHA-256 of every
// day of the table, as the JDK converts it, one line a day.
const jdkDays = "bcffd13a1ca3c24e83ae34dca9e7de4006ffc466f894e7b60fe2c27b76016cf4"

func TestEveryDayIsTheJDKs(t *testing.T) {
	sum := sha256.New()
	n := 0
	for days := firstDay; ; days++ {
		d := dateOf(days)
		h, err := UmmAlQura(d, 0)
		if err != nil {
			break
		}
		fmt.Fprintf(sum, "%s %d-%d-%d\n", d, h.Year, h.Month, h.Day)
		if back, err := h.Gregorian(0); err != nil || back != d {
			t.Fatalf("%v is %v, which is %v again (%v)", d, h, back, err)
		}
		n++
	}
	if got := hex.EncodeToString(sum.Sum(nil)); n != 51383 || got != jdkDays {
		t.Errorf("%d days with sum %s, the JDK has 51383 with %s", n, got, jdkDays)
	}
}

func TestKnownDays(t *testing.T) {
	for _, c := range []struct {
		date   string
		offset int
		want   Hijri
	}{
		{"1937-03-14", 0, Hijri{1356, 1, 1}},
		{"2026-11-24", 0, Hijri{1448, 6, 14}},
		{"2026-11-24", 1, Hijri{1448, 6, 15}},
		{"2026-11-24", -1, Hijri{1448, 6, 13}},
		{"2024-03-11", 0, Hijri{1445, 9, 1}}, // first of Ramadan
		{"2024-07-07", 0, Hijri{1446, 1, 1}},
		{"2077-11-16", 0, Hijri{1500, 12, 30}},
	} {
		d, err := Parse(c.date)
		if err != nil {
			t.Fatal(err)
		}
		h, err := UmmAlQura(d, c.offset)
		if err != nil || h != c.want {
			t.Errorf("%s%+d is %v (%v), want %v", c.date, c.offset, h, err, c.want)
		}
		if back, err := h.Gregorian(c.offset); err != nil || back != d {
			t.Errorf("%v with %+d is %v (%v), want %s", h, c.offset, back, err, c.date)
		}
	}
}

func TestOutsideTheTableIsRefused(t *testing.T) {
	for _, d := range []Date{{1937, 3, 13}, {2077, 11, 17}, {1, 1, 1}, {9999, 12, 31}} {
		if h, err := UmmAlQura(d, 0); fault.CodeOf(err) != fault.DateOutOfRange {
			t.Errorf("%v became %v (%v)", d, h, err)
		}
	}
	for _, h := range []Hijri{{1355, 12, 29}, {1501, 1, 1}} {
		if d, err := h.Gregorian(0); fault.CodeOf(err) != fault.DateOutOfRange {
			t.Errorf("%v became %v (%v)", h, d, err)
		}
	}
	for _, h := range []Hijri{{1448, 13, 1}, {1448, 0, 1}, {1448, 6, 31}, {1448, 6, 0}} {
		if d, err := h.Gregorian(0); fault.CodeOf(err) != fault.BadDate {
			t.Errorf("%v became %v (%v)", h, d, err)
		}
	}
}

func TestParseRefusesWhatIsNoDay(t *testing.T) {
	for _, s := range []string{"", "2024", "2024-2-3", "2023-02-29", "2024-13-01", "٢٠٢٤-٠١-٠١", "2024-01-01x"} {
		if d, err := Parse(s); fault.CodeOf(err) != fault.BadDate {
			t.Errorf("%q became %v (%v)", s, d, err)
		}
	}
}

func TestDaysFollowEachOther(t *testing.T) {
	d := Date{2024, 2, 28}
	if got := d.Add(2); got != (Date{2024, 3, 1}) {
		t.Errorf("two days after %v is %v", d, got)
	}
	if got := (Date{2026, 11, 24}).Weekday(); got != time.Tuesday {
		t.Errorf("24 November 2026 is a %v", got)
	}
}
