package e2e

import (
	"bytes"
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Colours of the dark slides, and of the console in the light theme.
var (
	slideGround = rgb{0x0C, 0x2B, 0x2E}
	slideGold   = rgb{0xD9, 0xB2, 0x5F}
	surface     = rgb{0xFF, 0xFF, 0xFF}
	black       = rgb{0, 0, 0}
)

// speech is the program presenting.
type speech struct {
	*screens
	h *home
}

// presents starts `bayan present` and waits until both screens show what they should.
func presents(t *testing.T, args ...string) *speech {
	t.Helper()
	s := &speech{newScreens(t), newHome(t)}
	process := s.h.command(s.display, append([]string{"present"}, args...)...)
	said := new(bytes.Buffer)
	process.Stderr = said
	start(t, process)
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("the program said:\n%s", said)
		}
	})
	s.sees("the first slide and the console", projector, 0, laptop)
	return s
}

// dot is the progress dot that is lit on a screen's slide, from the reading
// side: 0 for the first; -1 where no slide is seen whole.
func (s *speech) dot(img *image.RGBA, on image.Rectangle) int {
	if share(img, on, slideGround) < 0.5 {
		return -1
	}
	// The dots' row, from the slide's own proportions.
	row := on
	row.Min.Y, row.Max.Y = on.Min.Y+on.Dy()*91/100, on.Min.Y+on.Dy()*95/100
	lit := 0
	var first, last int
	for x := row.Min.X; x < row.Max.X; x++ {
		if share(img, image.Rect(x, row.Min.Y, x+1, row.Max.Y), slideGold) > 0 {
			if lit == 0 {
				first = x
			}
			last = x
			lit++
		}
	}
	if lit < on.Dx()/100 {
		return -1
	}
	// All dots, lit or not, stand as far apart as they are counted here.
	middle := (first + last) / 2
	count, dot := 0, -1
	within := false
	for x := row.Max.X - 1; x >= row.Min.X; x-- {
		is := share(img, image.Rect(x, row.Min.Y, x+1, row.Max.Y), slideGold, slideDot) > 0
		if is && !within {
			count++
		}
		if x == middle {
			dot = count - 1
		}
		within = is
	}
	return dot
}

// slideDot is a dot that is not lit.
var slideDot = rgb{0x24, 0x55, 0x58}

// noConsole fails where anything of the console's colours is on a screen: its
// paper or the ground of its notes.
func (s *speech) noConsole(img *image.RGBA, on image.Rectangle) {
	s.t.Helper()
	if part := share(img, on, paper, surface); part > 0.0005 {
		s.t.Errorf("%.2f%% of the hall's picture is of the console's colours: %s", 100*part,
			writePNG(filepath.Join("testdata", "failed", s.t.Name()+"-console.png"), img))
	}
}

// sees waits until a screen shows the slide of a dot, and another the console;
// at every look the hall's screen has nothing of the console on it.
func (s *speech) sees(what string, hall image.Rectangle, dot int, console image.Rectangle) {
	s.t.Helper()
	begun := false
	s.until(what, func() bool {
		img := s.look()
		now := s.dot(img, hall)
		if begun = begun || now >= 0; begun {
			s.noConsole(img, hall)
		}
		return now == dot && (console.Empty() || share(img, console, paper, surface) > 0.2)
	})
}

func TestPresentOnTwoScreens(t *testing.T) {
	s := presents(t)
	s.keep("start")

	// The notes are written before anything else: from here on they are in every picture of the console.
	s.key("n", "s", "e", "c", "r", "e", "t", "Escape")
	s.until("the note is kept", func() bool {
		found, _ := filepath.Glob(filepath.Join(s.h.data, "decks", "*.json"))
		if len(found) != 1 {
			return false
		}
		data, err := os.ReadFile(found[0])
		return err == nil && strings.Contains(string(data), "secret")
	})
	at := 0
	step := func(key string, by int) {
		t.Helper()
		s.key(key)
		at += by
		s.sees(key, projector, at, laptop)
		s.keep(strings.ToLower(key))
	}
	step("Left", 1) // the deck reads from right to left
	step("space", 1)
	step("Next", 1) // a clicker's PageDown
	step("Return", 1)
	step("Right", -1)
	step("Prior", -1) // a clicker's PageUp

	hall := func(what string, colour rgb) {
		t.Helper()
		s.until(what, func() bool {
			img := s.look()
			return share(img, projector, colour) == 1 && share(img, laptop, paper, surface) > 0.2
		})
		s.keep(what)
	}
	s.key("b")
	hall("black", black)
	s.key("period")
	s.sees("the slide again", projector, at, laptop)
	s.key("w")
	hall("white", surface)
	s.key("w")
	s.sees("the slide again", projector, at, laptop)

	s.key("7", "Return")
	at = 6
	s.sees("slide 7", projector, at, laptop)
	s.keep("jump")

	s.key("g")
	s.until("all slides on the laptop", func() bool {
		img := s.look()
		s.noConsole(img, projector)
		return share(img, laptop, slideGround) > 0.3 && s.dot(img, projector) == at
	})
	s.keep("overview")
	s.key("Up", "Return") // the slide above slide 7, four to a row
	at = 2
	s.sees("slide 3", projector, at, laptop)

	s.key("s")
	s.sees("the slide on the laptop, the console beside", laptop, at, projector)
	s.keep("swap")
	s.key("s")
	s.until("both back", func() bool {
		img := s.look()
		return s.dot(img, projector) == at && share(img, laptop, paper, surface) > 0.2
	})

	s.pull()
	s.until("the slide alone on the laptop", func() bool { return s.dot(s.look(), laptop) == at })
	s.keep("pulled")
	for range 5 {
		s.noConsole(s.look(), laptop)
	}
	s.key("Left")
	at++
	s.sees("the next slide, on the laptop", laptop, at, image.Rectangle{})
	s.keep("alone")

	s.plug()
	s.until("the slide on the projector, the console on the laptop", func() bool {
		img := s.look()
		s.noConsole(img, projector)
		return s.dot(img, projector) == at && share(img, laptop, paper, surface) > 0.2
	})
	s.keep("plugged")

	s.key("F5")
	s.sees("the first slide", projector, 0, laptop)
	s.key("Escape")
	s.until("the window as it was, and nothing on the projector", func() bool {
		img := s.look()
		return share(img, laptop, paper, surface) > 0.5 && share(img, projector, slideGround, paper, surface) < 0.01
	})
	s.keep("end")
}
