package e2e

import (
	"bytes"
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Colours of the dark slides, of the console, and of the window in the light theme.
var (
	slideGround = rgb{0x0C, 0x2B, 0x2E}
	slideGold   = rgb{0xD9, 0xB2, 0x5F}
	desk        = rgb{0x16, 0x1B, 0x1F}
	deskPane    = rgb{0x1B, 0x21, 0x26}
	plate       = rgb{0xCF, 0xA6, 0x54} // says what the hall sees instead of the slide
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
	s.until("the first slide and the console", func() bool {
		img := s.look()
		return share(img, projector, slideGround) > 0.5 && share(img, laptop, desk, deskPane) > 0.2
	})
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
	if part := share(img, on, desk, deskPane); part > 0.0005 {
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
		return now == dot && (console.Empty() || share(img, console, desk, deskPane) > 0.2)
	})
}

// note writes the speaker's note of the current slide, and waits until it is on the disk.
func (s *speech) note(words string) {
	s.t.Helper()
	s.run("setxkbmap", "-layout", "us,ara")
	keys := []string{"n"}
	for _, r := range words {
		keys = append(keys, letters[r])
	}
	s.key(append(keys, "Escape")...)
	s.until("the note is kept", func() bool {
		found, _ := filepath.Glob(filepath.Join(s.h.data, "decks", "*.json"))
		if len(found) != 1 {
			return false
		}
		data, err := os.ReadFile(found[0])
		return err == nil && strings.Contains(string(data), words)
	})
}

// A deck that reads from left to right goes on to the right.
func TestPresentLeftToRight(t *testing.T) {
	file := filepath.Join(t.TempDir(), "statement.html")
	const words = `<!doctype html><html lang="en" dir="ltr"><title>Baghdad statement</title><h1>Baghdad statement</h1>
<p>The ministers met in Baghdad and agreed on the following.</p><h2>2 joint measures</h2>
<p>1- First measure:</p><p>Exchange of what is known.</p><p>2- Second measure:</p><p>Meetings twice a year.</p></html>`
	if err := os.WriteFile(file, []byte(words), 0o600); err != nil {
		t.Fatal(err)
	}
	s := presents(t, file)
	lit := func() int {
		img := s.look()
		row := image.Rect(projector.Min.X, projector.Max.Y*91/100, projector.Max.X, projector.Max.Y*95/100)
		for x := row.Min.X; x < row.Max.X; x++ {
			if share(img, image.Rect(x, row.Min.Y, x+1, row.Max.Y), slideGold) > 0 {
				return x
			}
		}
		return 0
	}
	first, same := 0, 0 // the window may still grow to its screen when the first dot is seen
	s.until("the first slide's dot, at rest", func() bool {
		if now := lit(); now == 0 || now != first {
			first, same = now, 0
			return false
		}
		same++
		return same == 20
	})
	on := func(key string) {
		t.Helper()
		s.key(key)
		s.until(key+" goes on, to the right", func() bool { return lit() > first })
	}
	for _, keys := range [][2]string{{"Right", "Left"}, {"space", "Prior"}, {"Next", "Left"}} {
		on(keys[0])
		s.key(keys[1])
		s.until(keys[1]+" goes back", func() bool { return lit() == first })
	}
	s.key("Left") // nothing is before the first slide
	on("Right")
}

func TestPresentOnTwoScreens(t *testing.T) {
	s := presents(t)
	s.keep("start")

	at := 0
	step := func(key string, by int) {
		t.Helper()
		s.key(key)
		at += by
		s.sees(key, projector, at, laptop)
		s.keep(strings.ToLower(key))
	}
	s.note("البيان عن المدن")
	step("Left", 1) // the deck reads from right to left
	s.note("مقال عن البيان")
	s.key("Left")
	at++
	s.sees("the third slide", projector, at, laptop)
	s.note("الرد عند 30")
	s.key("Right")
	at--
	s.sees("the second slide again", projector, at, laptop)
	step("space", 1)
	step("Next", 1) // a clicker's PageDown
	step("Return", 1)
	step("Right", -1)
	step("Prior", -1) // a clicker's PageUp

	hall := func(what string, colour rgb) {
		t.Helper()
		s.until(what, func() bool {
			img := s.look()
			return share(img, projector, colour) == 1 && share(img, laptop, desk, deskPane) > 0.2 && share(img, laptop, plate) > 0.002
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
		// The first row is of slides only, where the console has its clock and next slide.
		return share(img, image.Rect(30, 30, 1336, 150), slideGround) > 0.6 && s.dot(img, projector) == at
	})
	s.keep("overview")
	s.key("Up", "Return") // the slide above slide 7, four to a row
	at = 2
	s.sees("slide 3", projector, at, laptop)

	s.key("s")
	s.sees("the slide on the laptop, the console beside", laptop, at, projector)
	s.until("slides on the console", func() bool { return share(s.look(), projector, slideGround) > 0.3 })
	s.keep("swap")
	s.key("s")
	s.until("both back", func() bool {
		img := s.look()
		return s.dot(img, projector) == at && share(img, laptop, desk, deskPane) > 0.2
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
	s.key("g")
	s.until("all slides, on the only screen", func() bool {
		img := s.look()
		return share(img, image.Rect(30, 30, 1336, 150), slideGround) > 0.6 && share(img, laptop, desk) > 0.1
	})
	s.key("Escape")
	s.sees("the slide again, alone", laptop, at, image.Rectangle{})

	s.plug()
	s.until("the slide on the projector, the console on the laptop", func() bool {
		img := s.look()
		s.noConsole(img, projector)
		return s.dot(img, projector) == at && share(img, laptop, desk, deskPane) > 0.2
	})
	s.keep("plugged")

	s.key("F5")
	s.sees("the first slide", projector, 0, laptop)
	s.key("Escape")
	s.until("the window as it was, and nothing on the projector", func() bool {
		img := s.look()
		return share(img, laptop, paper, surface) > 0.5 && share(img, projector, slideGround, desk, deskPane, paper, surface) < 0.01
	})
	s.keep("end")
}

// The laptop's own screen goes, its lid shut perhaps: the hall goes on seeing the slide, and no note.
func TestPresentWithoutTheLaptop(t *testing.T) {
	s := presents(t)
	s.step = 16 // its picture follows those of the other test
	s.note("البيان عن المدن")
	s.key("Left")
	s.sees("the second slide", projector, 1, laptop)
	s.run("xrandr", "--output", "DUMMY0", "--off")
	only := projector.Sub(projector.Min) // X moves what is left to its corner
	s.sees("the slide alone on the projector", only, 1, image.Rectangle{})
	s.keep("without-laptop")
	for range 5 {
		s.noConsole(s.look(), only)
	}
	s.key("Left")
	s.sees("the third slide, on the projector", only, 2, image.Rectangle{})
	s.run("xrandr", "--fb", "3286x1080", "--output", "DUMMY0", "--mode", "1366x768", "--pos", "0x0", "--output", "DUMMY1", "--pos", "1366x0")
	s.run("xrandr", "--query")
	s.sees("the console on the laptop again", projector, 2, laptop)
}
