package present

import (
	"slices"
	"testing"
	"time"
	"unicode/utf8"
)

// hour is a clock that is set by hand.
type hour struct{ at time.Time }

func (h *hour) now() time.Time { return h.at }

func show(rtl bool, keys ...string) (*Show, *hour) {
	h := &hour{time.Date(2026, 11, 24, 11, 42, 0, 0, time.UTC)}
	s := New(rtl, h.now)
	var slides []Slide
	for _, k := range keys {
		x := Slide{Key: k, Title: "عنوان " + k}
		if k[0] == '-' {
			x.Key, x.Hidden = k[1:], true
		}
		slides = append(slides, x)
	}
	s.SetSlides(slides)
	return s, h
}

// press does what a person does: keys by name, characters by themselves.
func press(s *Show, keys ...string) {
	for _, k := range keys {
		if n := utf8.RuneCountInString(k); n == 1 {
			r, _ := utf8.DecodeRuneInString(k)
			s.Do(s.Typed(r, false))
			continue
		}
		shift := false
		if len(k) > 6 && k[:6] == "Shift+" {
			shift, k = true, k[6:]
		}
		s.Do(s.Keyed(k, shift))
	}
}

func (s *Show) here() string { return s.slides[s.Current()].Key }

func TestEveryKeyGoesOnInReadingOrder(t *testing.T) {
	for _, c := range []struct {
		rtl  bool
		key  string
		want string // from slide b of a b c
	}{
		{true, "Left", "c"},
		{true, "Right", "a"},
		{false, "Right", "c"},
		{false, "Left", "a"},
		{true, "Space", "c"},
		{false, "Space", "c"},
		{true, "Next", "c"},
		{false, "Next", "c"}, // PageDown
		{true, "Return", "c"},
		{false, "KP_Enter", "c"},
		{true, "Prior", "a"},
		{false, "Prior", "a"},
		{true, "BackSpace", "a"},
		{true, "Down", "c"},
		{true, "Up", "a"},
		{true, "Home", "a"},
		{false, "End", "c"},
	} {
		s, _ := show(c.rtl, "a", "b", "c")
		s.GoTo(1)
		press(s, c.key)
		if s.here() != c.want {
			t.Errorf("rtl %v: %s goes to %s, want %s", c.rtl, c.key, s.here(), c.want)
		}
	}
	s, _ := show(true, "a", "b")
	press(s, "Left", "Left", "Left")
	if s.here() != "b" {
		t.Errorf("after the last slide comes %s", s.here())
	}
	press(s, "Right", "Right", "Right")
	if s.here() != "a" {
		t.Errorf("before the first slide comes %s", s.here())
	}
}

func TestHiddenSlidesArePassedOverAndNotCounted(t *testing.T) {
	s, _ := show(true, "-x", "a", "-b", "c", "-d")
	if s.here() != "a" {
		t.Errorf("the show begins at %s", s.here())
	}
	press(s, "Space")
	if s.here() != "c" || s.Number(s.Current()) != 2 || s.Total() != 2 || s.Following() != -1 {
		t.Errorf("at %s, %d of %d, then %d", s.here(), s.Number(s.Current()), s.Total(), s.Following())
	}
	press(s, "Space")
	if s.here() != "c" {
		t.Errorf("went on to hidden %s", s.here())
	}
	press(s, "2", "Return")
	if s.here() != "c" {
		t.Errorf("number 2 is %s", s.here())
	}
	s.GoTo(2) // by name
	if s.here() != "b" || s.Number(2) != 0 {
		t.Errorf("at %s, number %d", s.here(), s.Number(2))
	}
}

func TestJumpByNumber(t *testing.T) {
	s, _ := show(true, "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l")
	press(s, "1", "2")
	if s.Digits() != "12" || s.here() != "a" {
		t.Errorf("typed %q, at %s", s.Digits(), s.here())
	}
	press(s, "Return")
	if s.here() != "l" || s.Digits() != "" {
		t.Errorf("at %s, %q left", s.here(), s.Digits())
	}
	press(s, "٧", "BackSpace", "۳", "KP_Enter") // digits of any keyboard, and a mistake taken back
	if s.here() != "c" {
		t.Errorf("at %s", s.here())
	}
	press(s, "9", "9", "Return")
	if s.here() != "l" {
		t.Errorf("99 of 12 is %s", s.here())
	}
	press(s, "4", "Escape", "Return") // given up: Enter is next, and there is none
	if s.here() != "l" || s.Ended() {
		t.Errorf("at %s, ended %v", s.here(), s.Ended())
	}
	press(s, "5", "Prior") // anything else forgets the number
	if s.Digits() != "" || s.here() != "k" {
		t.Errorf("at %s, %q left", s.here(), s.Digits())
	}
}

func TestBlackWhiteAndFreeze(t *testing.T) {
	s, _ := show(true, "a", "b", "c")
	press(s, "b")
	if s.Screen() != Black {
		t.Error("B is not black")
	}
	press(s, ".")
	if s.Screen() != Picture {
		t.Error("a full stop does not take black back")
	}
	press(s, "B", "w")
	if s.Screen() != White {
		t.Error("W is not white")
	}
	press(s, "Space")
	if s.Screen() != Picture || s.here() != "b" {
		t.Error("going on does not show the slide")
	}
	press(s, "f", "Space")
	if s.here() != "c" || s.slides[s.Projected()].Key != "b" {
		t.Errorf("frozen: speaker at %s, hall sees %s", s.here(), s.slides[s.Projected()].Key)
	}
	s.PointAt(&Point{0.5, 0.2})
	if s.Pointer() != nil {
		t.Error("the pointer over another slide is shown on the frozen one")
	}
	press(s, "f")
	if s.Projected() != s.Current() || s.Pointer() == nil {
		t.Error("thawed, the hall does not see the current slide")
	}
	press(s, "f")
	s.SetSlides([]Slide{{Key: "a"}}) // the frozen slide itself is gone
	if s.Frozen() || s.Projected() != 0 {
		t.Error("frozen at a slide that is no more")
	}
}

func TestLettersOfOtherKeyboards(t *testing.T) {
	for _, c := range []struct {
		r       rune
		kurdish bool
		want    Command
	}{
		{'ﻻ', false, ToBlack},
		{'ز', false, ToBlack},
		{'ص', false, ToWhite},
		{'ل', false, ToOverview},
		{'؟', false, ToKeys},
		{'ظ', false, ToSearch},
		{'م', false, UseLaser},
		{'ب', true, ToBlack},
		{'و', true, ToWhite},
		{'گ', true, ToOverview},
		{'ج', true, ClearInk},
		{'B', false, ToBlack},
		{'~', false, ""},
	} {
		s, _ := show(true, "a")
		if got := s.Typed(c.r, c.kurdish); got != c.want {
			t.Errorf("%c (kurdish %v) is %q, want %q", c.r, c.kurdish, got, c.want)
		}
	}
	// One key that sends two letters.
	s, h := show(true, "a", "b")
	press(s, "ل")
	h.at = h.at.Add(time.Millisecond)
	press(s, "ا")
	if s.Screen() != Black || s.Layer() != Console {
		t.Errorf("لا: screen %d, layer %d", s.Screen(), s.Layer())
	}
	press(s, "Escape", "ل")
	h.at = h.at.Add(time.Second)
	if c := s.Typed('ا', false); c != Hide || s.Layer() != Overview {
		t.Errorf("ل, and a second later ا: %q, layer %d", c, s.Layer())
	}
}

// No key means two things, and the sheet of keys leaves none of the hall's out.
func TestTableOfKeys(t *testing.T) {
	seen := map[string]Command{}
	add := func(key string, c Command) {
		if other, is := seen[key]; is {
			t.Errorf("%s is %s and %s", key, other, c)
		}
		seen[key] = c
	}
	for _, b := range Bindings() {
		for _, n := range b.Names {
			add(n, b.Command)
		}
		for _, n := range b.Shifted {
			add("Shift+"+n, b.Command)
		}
		for _, r := range b.Runes {
			add(string(r), b.Command)
			if r >= '0' && r <= '9' {
				t.Errorf("%c is a number's", r)
			}
		}
	}
	for _, c := range []Command{Next, Previous, ToBlack, ToWhite, Freeze, UseLaser, UseLight, UsePen, UseEraser, Swap, ToOverview, ToSearch, Restart, Resume, Larger, Smaller, Escape} {
		if !slices.ContainsFunc(Bindings(), func(b Binding) bool { return b.Command == c && b.Shown != "" }) {
			t.Errorf("%s is not on the sheet", c)
		}
	}
}

func TestEscapeTakesOneThingAwayAtATime(t *testing.T) {
	s, _ := show(true, "a")
	press(s, "b", "p", "g", "1")
	for i, done := range []func() bool{
		func() bool { return s.Digits() == "" && s.Layer() == Overview },
		func() bool { return s.Layer() == Console && s.Tool() == Pen },
		func() bool { return s.Tool() == Hand && s.Screen() == Black },
		func() bool { return s.Screen() == Picture && !s.Ended() },
		s.Ended,
	} {
		press(s, "Escape")
		if !done() {
			t.Fatalf("Escape %d: %+v", i+1, s)
		}
	}
}

func TestOverview(t *testing.T) {
	s, _ := show(true, "a", "b", "c", "d", "e", "f")
	s.SetColumns(4)
	press(s, "g", "Left", "Down") // from a: b, and below it f
	if s.Cursor() != 5 || s.here() != "a" {
		t.Errorf("cursor at %d, slide %s", s.Cursor(), s.here())
	}
	press(s, "Down", "Right") // nothing is below f
	if s.Cursor() != 4 {
		t.Errorf("cursor at %d", s.Cursor())
	}
	press(s, "Return")
	if s.here() != "e" || s.Layer() != Console {
		t.Errorf("at %s, layer %d", s.here(), s.Layer())
	}
	press(s, "g", "2", "Return")
	if s.here() != "b" || s.Layer() != Console {
		t.Errorf("a number in the overview: at %s, layer %d", s.here(), s.Layer())
	}
}

func TestSlidesChangeUnderTheSpeaker(t *testing.T) {
	s, _ := show(true, "a", "b", "c")
	s.GoTo(1)
	s.SetSlides([]Slide{{Key: "b"}, {Key: "c"}, {Key: "a"}})
	if s.here() != "b" {
		t.Errorf("at %s", s.here())
	}
	s.SetSlides([]Slide{{Key: "c"}})
	if s.here() != "c" {
		t.Errorf("at %s", s.here())
	}
	s.SetSlides(nil)
	press(s, "Space", "g", "Return", "f", "u", "1", "Return") // nothing to show, nothing to fall over
	if s.Current() != -1 || s.Projected() != -1 {
		t.Error("a show without slides is somewhere")
	}
}

func TestClock(t *testing.T) {
	s, h := show(true, "a")
	c := &s.Clock
	c.Plan(15 * time.Minute)
	c.Start()
	h.at = h.at.Add(4*time.Minute + 12*time.Second)
	if c.Elapsed() != 252*time.Second || c.Remaining() != 648*time.Second || c.Phase() != Ample {
		t.Errorf("%v %v %d", c.Elapsed(), c.Remaining(), c.Phase())
	}
	press(s, "t")
	h.at = h.at.Add(time.Hour)
	if c.Elapsed() != 252*time.Second || c.Running() {
		t.Errorf("standing: %v", c.Elapsed())
	}
	press(s, "t")
	h.at = h.at.Add(8 * time.Minute)
	if c.Phase() != Short {
		t.Errorf("%v left is phase %d", c.Remaining(), c.Phase())
	}
	h.at = h.at.Add(3 * time.Minute)
	if c.Phase() != Over || c.Remaining() != -12*time.Second {
		t.Errorf("%v left is phase %d", c.Remaining(), c.Phase())
	}
	press(s, "]")
	if c.Planned() != 16*time.Minute || c.Phase() != Short {
		t.Errorf("planned %v, phase %d", c.Planned(), c.Phase())
	}
	press(s, "F5") // from the first slide, and from the first second
	if c.Elapsed() != 0 || !c.Running() {
		t.Errorf("again: %v", c.Elapsed())
	}
	c.Plan(-time.Minute)
	h.at = h.at.Add(9 * time.Hour)
	if c.Planned() != 0 || c.Phase() != Ample {
		t.Error("without a plan there is something to be late for")
	}
}

func TestPen(t *testing.T) {
	s, _ := show(true, "a", "b")
	line := func(points ...Point) {
		for _, p := range points {
			s.Draw(p)
		}
		s.Lift()
	}
	line(Point{0.1, 0.1}, Point{0.2, 0.1})
	if strokes, _ := s.Ink.On("a"); len(strokes) != 0 {
		t.Error("drawn without a pen")
	}
	press(s, "p")
	s.Draw(Point{0.1, 0.1})
	s.Draw(Point{0.3, 0.1})
	if len(s.Ink.Line("a")) != 2 || s.Ink.Line("b") != nil {
		t.Error("the stroke being drawn is not on its slide")
	}
	press(s, "Space") // the slide changes under the pen
	line(Point{0.5, 0.3})
	a, round := s.Ink.On("a")
	b, _ := s.Ink.On("b")
	if len(a) != 1 || len(a[0]) != 2 || len(b) != 1 || len(b[0]) != 2 {
		t.Fatalf("on a %v, on b %v", a, b)
	}
	press(s, "Right")
	line(Point{0.1, 0.4}, Point{0.3, 0.4})
	press(s, "e")
	if s.Draw(Point{0.8, 0.8}) {
		t.Error("erased where nothing is")
	}
	if !s.Draw(Point{0.2, 0.105}) {
		t.Error("nothing erased")
	}
	a, now := s.Ink.On("a")
	if len(a) != 1 || a[0][0].Y != 0.4 || now == round {
		t.Errorf("left on a: %v", a)
	}
	press(s, "u")
	if a, _ := s.Ink.On("a"); len(a) != 0 {
		t.Error("not undone")
	}
	press(s, "Space", "c")
	if b, _ := s.Ink.On("b"); len(b) != 0 {
		t.Error("not cleared")
	}
}

func TestMatchingFolds(t *testing.T) {
	s, _ := show(true, "a", "b")
	s.SetSlides([]Slide{{Key: "a", Title: "ملاحقة عصابات المخدرات"}, {Key: "b", Title: "تبادل", Text: "إنشاء قنوات فعّالة"}})
	for query, want := range map[string][]int{"المخــدرات": {0}, "انشاء": {1}, "فعالة": {1}, "": {0, 1}, "نفط": nil} {
		if got := s.Matching(query); !slices.Equal(got, want) {
			t.Errorf("%q is on %v, want %v", query, got, want)
		}
	}
}

func TestNotesSizeIsBounded(t *testing.T) {
	s, _ := show(true, "a")
	first := s.NotesSize()
	press(s, "+")
	if s.NotesSize() <= first {
		t.Error("not larger")
	}
	for range 50 {
		press(s, "-")
	}
	if s.NotesSize() != smallestNotes {
		t.Errorf("%v", s.NotesSize())
	}
}
