// Package e2e drives the real program in a real window: Xvfb for a screen,
// openbox for a window manager (without one GLFW's windows get no keyboard),
// xdotool for the hand. What the window shows is read from the screen's own
// pixels by the colours of the design; what was kept, by the command line.
// Nothing here waits for time to pass: every wait is for something to be seen.
package e2e

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// The design's screen. The window fills it, so places in the window are places on the screen.
const width, height = 1366, 768

// patience is how long something may take to be seen before the test gives up.
const patience = 30 * time.Second

// Colours of the light theme (design/README.md).
var (
	todo   = rgb{0x59, 0x64, 0x6D}
	doing  = rgb{0x8A, 0x56, 0x08}
	done   = rgb{0x22, 0x63, 0x40}
	late   = rgb{0xA3, 0x2E, 0x29}
	accent = rgb{0x0E, 0x5A, 0x57}
	toast  = rgb{0x1D, 0x27, 0x30}
)

// Parts of the window at 1366×768: the follow-up at the end side, which is the
// left of a window in Arabic; the text without its scroll bar, whose length is
// an estimate until all of the text has been seen.
var (
	followUp = image.Rect(0, 53, 355, 737)
	reading  = image.Rect(380, 56, 1100, 735)
	header   = image.Rect(0, 0, 355, 51)
)

// plain makes every window fill the screen, without a frame.
const plain = `<?xml version="1.0"?><openbox_config xmlns="http://openbox.org/3.4/rc"><applications>
<application class="*"><decor>no</decor><maximized>yes</maximized><focus>yes</focus></application>
</applications></openbox_config>`

type screen struct {
	t       *testing.T
	display string
	buffer  string // the server's frame buffer, a file
}

// newScreen starts an X server and a window manager that end with the test.
func newScreen(t *testing.T) *screen {
	t.Helper()
	s, _ := newServer(t, "-displayfd", "1")
	rc := filepath.Join(t.TempDir(), "rc.xml")
	if err := os.WriteFile(rc, []byte(plain), 0o600); err != nil {
		t.Fatal(err)
	}
	manager := exec.Command("openbox", "--sm-disable", "--config-file", rc)
	manager.Env = append(os.Environ(), "DISPLAY="+s.display, "HOME="+filepath.Dir(rc))
	start(t, manager)
	s.until("the window manager is there", func() bool {
		return s.tool("xprop", "-root", "_NET_SUPPORTING_WM_CHECK") == nil
	})
	s.park()
	return s
}

// newServer starts an X server that ends with the test, or with the process that is given back.
func newServer(t *testing.T, args ...string) (*screen, *exec.Cmd) {
	t.Helper()
	for _, tool := range []string{"Xvfb", "openbox", "xdotool"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatalf("%s is not installed; `make test` installs it (tools/setup test)", tool)
		}
	}
	dir := t.TempDir()
	server := exec.Command("Xvfb", append(args, "-screen", "0", fmt.Sprintf("%dx%dx24", width, height),
		"-nolisten", "tcp", "-noreset", "-ac", "-fbdir", dir)...)
	out, err := server.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	start(t, server)
	// The server writes the number of a free display once it answers there.
	number, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb named no display: %v", err)
	}
	s := &screen{t: t, display: ":" + strings.TrimSpace(number), buffer: filepath.Join(dir, "Xvfb_screen0")}
	return s, server
}

// start runs a command until the test ends.
func start(t *testing.T, c *exec.Cmd) {
	t.Helper()
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		c.Process.Kill()
		c.Wait()
	})
}

func (s *screen) tool(name string, args ...string) error {
	c := exec.Command(name, args...)
	c.Env = append(os.Environ(), "DISPLAY="+s.display)
	out, err := c.CombinedOutput()
	if err == nil && name == "xprop" && !strings.Contains(string(out), "window id") {
		return fmt.Errorf("%s: %s", name, out)
	}
	return err
}

func (s *screen) hand(args ...string) {
	s.t.Helper()
	if err := s.tool("xdotool", args...); err != nil {
		s.t.Fatalf("xdotool %v: %v", args, err)
	}
}

// click presses a button's middle and takes the pointer away again: it is in the picture.
func (s *screen) click(p image.Point) {
	s.t.Helper()
	s.hand("mousemove", fmt.Sprint(p.X), fmt.Sprint(p.Y), "click", "1")
	s.park()
}

// park puts the pointer onto the status bar, where nothing is looked at.
func (s *screen) park() {
	s.t.Helper()
	s.hand("mousemove", fmt.Sprint(width/2), fmt.Sprint(height-2))
}

// wheel turns the wheel beside the text, until what it does is seen: button 4 is
// up, 5 down. The first turns may come before the window knows where the pointer is.
func (s *screen) wheel(button, what string, seen func() bool) {
	s.t.Helper()
	s.hand("mousemove", fmt.Sprint(reading.Max.X+8), fmt.Sprint(middle(reading).Y))
	s.until(what, func() bool {
		s.hand("click", button)
		return seen()
	})
}

func (s *screen) key(name string) {
	s.t.Helper()
	s.hand("key", "--clearmodifiers", name)
}

// until waits for something to be seen; where it is not, the screen is left as a picture.
func (s *screen) until(what string, seen func() bool) {
	s.t.Helper()
	for limit := time.Now().Add(patience); !seen(); <-time.After(20 * time.Millisecond) {
		if time.Now().After(limit) {
			s.t.Fatalf("not seen in %v: %s\nthe screen: %s", patience, what, s.leave())
		}
	}
}

// settled is what a part of the screen shows once it has stopped changing.
func (s *screen) settled(part image.Rectangle) string {
	s.t.Helper()
	last, same := "", 0
	s.until("the window comes to rest", func() bool {
		now := s.look().part(part)
		if now != last {
			last, same = now, 0
			return false
		}
		same++
		return same == 10
	})
	return last
}

type rgb struct{ r, g, b uint8 }

// is tells whether a pixel is of colour o, or of o drawn thinly on white, as a
// stroke between pixels is: three quarters of it at least, in every channel alike.
func (c rgb) is(o rgb) bool {
	low, high := 2.0, 0.0
	for _, channel := range [][2]uint8{{c.r, o.r}, {c.g, o.g}, {c.b, o.b}} {
		share := float64(255-channel[0]) / float64(255-channel[1])
		low, high = min(low, share), max(high, share)
	}
	return low > 0.75 && high < 1.03 && high-low < 0.05
}

// picture is the screen at one moment.
type picture []rgb

// look reads the X server's frame buffer, an XWD file (XWDFile.h, version 7):
// a header of big-endian words, a colour map, then rows of 32-bit pixels.
func (s *screen) look() picture {
	s.t.Helper()
	data, err := os.ReadFile(s.buffer)
	if err != nil {
		s.t.Fatal(err)
	}
	word := func(i int) int { return int(binary.BigEndian.Uint32(data[4*i:])) }
	const colour = 12 // bytes a colour map's entry
	head, stride, colours := word(0), word(12), word(19)
	if word(4) != width || word(5) != height || word(11) != 32 {
		s.t.Fatalf("the frame buffer is %d×%d of %d bits", word(4), word(5), word(11))
	}
	rows := data[head+colours*colour:]
	p := make(picture, 0, width*height)
	for y := range height {
		for x := range width {
			at := rows[y*stride+4*x:]
			p = append(p, rgb{at[2], at[1], at[0]})
		}
	}
	return p
}

func (p picture) at(x, y int) rgb { return p[y*width+x] }

// part is a rectangle's pixels, to be compared.
func (p picture) part(r image.Rectangle) string {
	var b strings.Builder
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for _, c := range p[y*width+r.Min.X : y*width+r.Max.X] {
			b.Write([]byte{c.r, c.g, c.b})
		}
	}
	return b.String()
}

// shapes are the bounds of the connected areas of one colour, from the top down.
func (p picture) shapes(in image.Rectangle, c rgb) []image.Rectangle {
	seen := map[image.Point]bool{}
	var found []image.Rectangle
	for y := in.Min.Y; y < in.Max.Y; y++ {
		for x := in.Min.X; x < in.Max.X; x++ {
			first := image.Pt(x, y)
			if seen[first] || !p.at(x, y).is(c) {
				continue
			}
			seen[first] = true
			bounds := image.Rectangle{}
			for next := []image.Point{first}; len(next) > 0; {
				here := next[len(next)-1]
				next = next[:len(next)-1]
				bounds = bounds.Union(image.Rectangle{Min: here, Max: here.Add(image.Pt(1, 1))})
				for _, by := range []image.Point{{X: 1}, {X: -1}, {Y: 1}, {Y: -1}, {X: 1, Y: 1}, {X: -1, Y: 1}, {X: 1, Y: -1}, {X: -1, Y: -1}} {
					q := here.Add(by)
					if q.In(in) && !seen[q] && p.at(q.X, q.Y).is(c) {
						seen[q] = true
						next = append(next, q)
					}
				}
			}
			found = append(found, bounds)
		}
	}
	slices.SortStableFunc(found, func(a, b image.Rectangle) int { return a.Min.Y - b.Min.Y })
	return found
}

// boxes are the middles of the measures' boxes of one status: squares of 18
// pixels, which no letter and no part of the ring is.
func (p picture) boxes(status rgb) (at []image.Point) {
	for _, r := range p.shapes(followUp, status) {
		if w, h := r.Dx(), r.Dy(); w >= 16 && w <= 20 && h >= 16 && h <= 20 {
			at = append(at, middle(r))
		}
	}
	return at
}

// larger are the shapes of a colour at least so wide and high.
func (p picture) larger(in image.Rectangle, c rgb, w, h int) (found []image.Rectangle) {
	for _, r := range p.shapes(in, c) {
		if r.Dx() >= w && r.Dy() >= h {
			found = append(found, r)
		}
	}
	return found
}

func middle(r image.Rectangle) image.Point {
	return image.Pt((r.Min.X+r.Max.X)/2, (r.Min.Y+r.Max.Y)/2)
}

// leave writes the screen beside the tests and names the file.
func (s *screen) leave() string {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for i, c := range s.look() {
		img.Set(i%width, i/width, color.RGBA{c.r, c.g, c.b, 255})
	}
	return writePNG(filepath.Join("testdata", "failed", s.t.Name()+".png"), img)
}
