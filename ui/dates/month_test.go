package dates

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"bayan/internal/calendar"
	"bayan/internal/locale"
	"bayan/ui/rtl"
	"bayan/ui/uitest"
)

func newMonth(t *testing.T, dir rtl.Dir, today calendar.Date) (*uitest.Stage, *Month, *[]calendar.Date) {
	t.Helper()
	s := uitest.New(t, uitest.Options{Dir: dir})
	var chosen []calendar.Date
	m := NewMonth(s.Kit, s.Words, locale.DateStyle{}, today, nil, func(d calendar.Date) { chosen = append(chosen, d) })
	s.Show(m, fyne.NewSize(250, 260))
	s.Canvas.Focus(m)
	return s, m, &chosen
}

func TestMonthByKeys(t *testing.T) {
	today := calendar.Date{Year: 2026, Month: 11, Day: 24}
	for _, x := range []struct {
		dir  rtl.Dir
		keys []fyne.KeyName
		want calendar.Date
	}{
		{rtl.RTL, []fyne.KeyName{fyne.KeyLeft}, calendar.Date{Year: 2026, Month: 11, Day: 25}}, // on is to the left
		{rtl.LTR, []fyne.KeyName{fyne.KeyLeft}, calendar.Date{Year: 2026, Month: 11, Day: 23}},
		{rtl.RTL, []fyne.KeyName{fyne.KeyDown}, calendar.Date{Year: 2026, Month: 12, Day: 1}},
		{rtl.RTL, []fyne.KeyName{fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyUp}, calendar.Date{Year: 2027, Month: 2, Day: 17}},
		{rtl.RTL, []fyne.KeyName{fyne.KeyPageUp}, calendar.Date{Year: 2026, Month: 10, Day: 24}},
	} {
		s, _, chosen := newMonth(t, x.dir, today)
		s.Key(append(x.keys, fyne.KeyReturn)...)
		if len(*chosen) != 1 || (*chosen)[0] != x.want {
			t.Errorf("right to left %v: %v chose %v, want %v", x.dir, x.keys, *chosen, x.want)
		}
	}
}

// The last day of a long month becomes the last of a short one, over a year's end too.
func TestMonthsEnd(t *testing.T) {
	s, _, chosen := newMonth(t, rtl.RTL, calendar.Date{Year: 2027, Month: 12, Day: 31})
	s.Key(fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyReturn)
	if want := (calendar.Date{Year: 2028, Month: 2, Day: 29}); len(*chosen) != 1 || (*chosen)[0] != want {
		t.Errorf("two months after 31 December 2027: %v, want %v", *chosen, want)
	}
}

// A press on a day chooses the day that stands there, in both directions.
func TestMonthByPointer(t *testing.T) {
	for _, dir := range []rtl.Dir{rtl.RTL, rtl.LTR} {
		_, m, chosen := newMonth(t, dir, calendar.Date{Year: 2026, Month: 11, Day: 24})
		for i := range cells {
			*chosen = nil
			want := m.first.Add(i)
			l := m.days[i]
			test.TapAt(m, l.Position().Add(fyne.NewPos(l.Size().Width/2, l.Size().Height/2)))
			if len(*chosen) != 1 || (*chosen)[0] != want {
				t.Fatalf("right to left %v: a press on %v chose %v", dir, want, *chosen)
			}
			m.day = calendar.Date{Year: 2026, Month: 11, Day: 24}
			m.Choose(nil)
		}
	}
}
