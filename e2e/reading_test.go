package e2e

import (
	"bytes"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Colours of the reading pane (design/README.md).
var ink = rgb{0x1D, 0x27, 0x30}

// put gives the clipboard words, as another program would.
func (s *screen) put(words string) {
	s.t.Helper()
	c := exec.Command("xclip", "-selection", "clipboard", "-in")
	c.Env = append(os.Environ(), "DISPLAY="+s.display)
	c.Stdin = strings.NewReader(words)
	if err := c.Run(); err != nil {
		s.t.Fatalf("xclip -in: %v", err)
	}
}

// clipboard is what it holds, "" where it holds nothing.
func (s *screen) clipboard() string {
	s.t.Helper()
	c := exec.Command("xclip", "-selection", "clipboard", "-out")
	c.Env = append(os.Environ(), "DISPLAY="+s.display)
	var out bytes.Buffer
	c.Stdout = &out
	if c.Run() != nil {
		return ""
	}
	return out.String()
}

// openFile opens a statement of these words and waits until they can be read.
func (h *home) openFile(s *screen, words string) *window {
	h.t.Helper()
	path := filepath.Join(h.dir, "بيان.txt")
	if err := os.WriteFile(path, []byte(words), 0o600); err != nil {
		h.t.Fatal(err)
	}
	w := &window{screen: s, process: h.command(s.display, "open", path), said: new(bytes.Buffer)}
	w.process.Stderr = w.said
	start(h.t, w.process)
	h.t.Cleanup(func() {
		if h.t.Failed() {
			h.t.Logf("the program said:\n%s", w.said)
		}
	})
	s.until("the text", func() bool { return len(s.look().rows()) > 3 })
	s.settled(reading)
	return w
}

// rows are the lines of text in the reading pane, top to bottom: where they
// begin and end, and how far their ink goes.
func (p picture) rows() (all []image.Rectangle) {
	var row image.Rectangle
	for y := reading.Min.Y; y < reading.Max.Y; y++ {
		left, right := 0, 0
		for x := reading.Min.X + 20; x < reading.Max.X; x++ {
			if p.at(x, y).is(ink) {
				if left == 0 {
					left = x
				}
				right = x
			}
		}
		switch {
		case right > 0:
			here := image.Rect(left, y, right+1, y+1)
			if row.Empty() {
				row = here
			} else {
				row = row.Union(here)
			}
		case !row.Empty() && row.Dy() > 6: // a dot alone is no line
			all = append(all, row)
			row = image.Rectangle{}
		}
	}
	return all
}

// drag goes from place to place with the button down, in steps as a hand does.
func (s *screen) drag(from, to image.Point) {
	s.t.Helper()
	s.hand("mousemove", fmt.Sprint(from.X), fmt.Sprint(from.Y), "mousedown", "1")
	for i := 1; i <= 8; i++ {
		at := from.Add(to.Sub(from).Mul(i).Div(8))
		s.hand("mousemove", fmt.Sprint(at.X), fmt.Sprint(at.Y))
	}
	s.hand("mouseup", "1")
}

// What is dragged over and copied is the source, letter for letter: three lines
// in which Arabic, a Latin word in brackets and a date meet.
func TestCopyOverLinesAndDirections(t *testing.T) {
	s, h := newScreen(t), newHome(t)
	const one = "اعتمدت الوزارة في بغداد رمز الدخول (2FA) بدءاً من 17/3/2025 لجميع المنافذ الحدودية، ثم وسّعته لجنة المتابعة إلى المحافظات كلها."
	const two = "وأُرسلت القائمة النهائية (نسخة 2.1) إلى الدول المشاركة في 5/4/2025م، على أن تُراجع كل 90 يوماً."
	words := "بيان وزارة الداخلية\n\n" + one + "\n" + two + "\n"
	w := h.openFile(s, words)
	rows := w.look().rows()
	var text []image.Rectangle // rows of paragraphs: the widest
	for _, r := range rows {
		if r.Dx() > 350 {
			text = append(text, r)
		}
	}
	if len(text) < 3 {
		t.Fatalf("%d long lines in the pane, want at least three; %s", len(text), s.leave())
	}
	// From the start of the first line, at the right, to the end of the last one, at the left.
	first, last := text[0], rows[len(rows)-1]
	s.drag(image.Pt(first.Max.X+4, middle(first).Y), image.Pt(last.Min.X-6, middle(last).Y))
	s.until("the selection in the clipboard", func() bool {
		s.key("ctrl+c")
		return s.clipboard() != ""
	})
	if got, want := s.clipboard(), one+"\n"+two; got != want {
		t.Errorf("copied\n%q, want\n%q; %s", got, want, s.leave())
	}
	// A part of it: the second line alone, whatever is on it.
	s.put("-")
	s.drag(image.Pt(text[1].Max.X+4, middle(text[1]).Y), image.Pt(text[1].Min.X-4, middle(text[1]).Y))
	s.until("another selection in the clipboard", func() bool {
		s.key("ctrl+c")
		return s.clipboard() != "-"
	})
	if got := s.clipboard(); !strings.Contains(words, strings.TrimSpace(got)) || len([]rune(got)) < 25 {
		t.Errorf("a line copied as %q, which the source does not have", got)
	}
	w.quit()
}

// Each spelling of one word finds the same 14 places: the same picture, and 14
// steps of F3 from a place to itself.
func TestSearchFindsHoweverItIsWritten(t *testing.T) {
	s, h := newScreen(t), newHome(t)
	w := h.open(s)
	var first string
	for i, spelling := range []string{"المخدِّرات", "المخـدرات", "المخدرات"} {
		s.put(spelling)
		s.key("ctrl+f")
		before := s.settled(reading)
		s.key("ctrl+v")
		if i == 0 {
			s.until("the hits", func() bool { return s.look().part(reading) != before })
		}
		// A round brings the view to where each next round brings it.
		for range 14 {
			s.step()
		}
		found := s.settled(reading)
		steps := 0
		for steps < 40 {
			steps++
			if s.step() == found {
				break
			}
		}
		if steps != 14 {
			t.Errorf("%q: %d steps from a hit to itself, want 14; %s", spelling, steps, s.leave())
		}
		if first == "" {
			first = found
		} else if found != first {
			t.Errorf("%q finds other places; %s", spelling, s.leave())
		}
		s.key("ctrl+f")
		s.key("Escape")
		s.until("the hits go", func() bool { return s.look().part(reading) != found })
	}
	w.quit()
}

// step goes to the next hit and gives what the pane shows then.
func (s *screen) step() string {
	s.t.Helper()
	before := s.look().part(reading)
	s.key("F3")
	s.until("the next hit", func() bool { return s.look().part(reading) != before })
	return s.settled(reading)
}

// The window turns round with the language, at once, and back.
func TestLanguageIsSwitchedLive(t *testing.T) {
	s, h := newScreen(t), newHome(t)
	w := h.open(s)
	whole := image.Rect(0, 0, width, height)
	arabic := s.settled(whole)
	inEnglish := func() bool {
		n := 0
		for _, r := range s.look().shapes(image.Rect(width-355, 53, width, 737), todo) {
			if r.Dx() >= 16 && r.Dx() <= 20 && r.Dy() >= 16 && r.Dy() <= 20 {
				n++
			}
		}
		return n == 5
	}
	s.turn("Left", inEnglish)
	english := s.settled(whole)
	w.quit()
	w = h.open2(s, inEnglish) // the choice is kept
	if s.settled(whole) != english {
		t.Errorf("opened again, the window looks otherwise; %s", s.leave())
	}
	s.turn("Left", func() bool { return len(s.look().boxes(todo)) == 5 }) // Arabic stands before English: at the left, where English is read
	s.until("the window as it was", func() bool { return s.look().part(whole) == arabic })
	w.quit()
}

// languageRow is where the settings have the language, after their first row, which has the keys at first.
const languageRow = 7

// turn chooses what is beside the present language in the settings.
func (s *screen) turn(key string, done func() bool) {
	s.t.Helper()
	whole := image.Rect(0, 0, width, height)
	s.key("ctrl+comma")
	s.settled(whole)
	for range languageRow {
		s.key("Tab")
	}
	s.key(key)
	s.settled(whole)
	s.key("Escape")
	s.until("the window in the other language", done)
}

// open2 opens the bundled statement and waits for something else than open does.
func (h *home) open2(s *screen, seen func() bool) *window {
	h.t.Helper()
	w := &window{screen: s, process: h.command(s.display), said: new(bytes.Buffer)}
	w.process.Stderr = w.said
	start(h.t, w.process)
	s.until("the window", seen)
	return w
}

// Tab reaches every control and comes round again; Shift and Tab goes the other way.
func TestTabReachesEveryControl(t *testing.T) {
	s, h := newScreen(t), newHome(t)
	w := h.open(s)
	whole := image.Rect(0, 0, width, height)
	s.hand("mousemove", "730", "752") // where nothing is under the pointer
	var round []string
	ringed := map[image.Point]bool{}
	s.settled(whole)
	s.key("Tab")
	again := -1
	for len(round) < 120 {
		now := s.settled(whole)
		// Not the first control: a card that had the keys stays open, and is open in the next round.
		if again = slices.Index(round, now); again >= 0 {
			break
		}
		round = append(round, now)
		p := s.look()
		for _, b := range p.boxes(todo) { // a card that opens moves those under it
			// The ring is 13 pixels from the box's middle.
			if p.at(b.X, b.Y-13).is(accent) && p.at(b.X-13, b.Y).is(accent) {
				ringed[b] = true
			}
		}
		s.key("Tab")
	}
	if len(ringed) != 5 {
		t.Errorf("Tab rings %d of the five boxes", len(ringed))
	}
	// The contents, however long, are one; the two rows over the cards, a box and three
	// links a measure, three buttons under them, the header's buttons, the field.
	if n := len(round) - again; again < 0 || n < 30 || n > 45 {
		t.Errorf("Tab comes round after %d controls, at %d", n, again)
	}
	here := s.settled(whole)
	s.key("shift+Tab")
	if s.settled(whole) == here {
		t.Errorf("Shift and Tab goes nowhere; %s", s.leave())
	}
	s.key("Tab")
	if s.settled(whole) != here {
		t.Errorf("Shift and Tab goes back to something else than Tab comes from; %s", s.leave())
	}
	w.quit()
}
