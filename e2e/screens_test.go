package e2e

import (
	"bufio"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The two outputs of tools/two-screens.sh, side by side: a laptop's and a projector's.
var (
	laptop    = image.Rect(0, 0, 1366, 768)
	projector = image.Rect(1366, 0, 3286, 1080)
)

// screens is a real X server with two outputs.
type screens struct {
	t       *testing.T
	display string
	step    int
}

// newScreens starts the server and a window manager that end with the test.
func newScreens(t *testing.T) *screens {
	t.Helper()
	for _, tool := range []string{"Xorg", "xrandr", "openbox", "xdotool", "import"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatalf("%s is not installed; `make test` installs it (tools/setup test)", tool)
		}
	}
	// The server stands as long as the command in it does: until its input ends.
	server := exec.Command(filepath.Join("..", "tools", "two-screens.sh"), "sh", "-c", "echo $DISPLAY; exec cat")
	server.Stderr = os.Stderr
	in, err := server.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := server.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		in.Close()
		io.Copy(io.Discard, out)
		server.Wait()
	})
	display, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("the server named no display: %v", err)
	}
	s := &screens{t: t, display: strings.TrimSpace(display)}
	manager := s.command("openbox", "--sm-disable", "--config-file", "/dev/null")
	manager.Env = append(manager.Env, "HOME="+t.TempDir())
	start(t, manager)
	s.until("the window manager is there", func() bool {
		out, _ := s.command("xprop", "-root", "_NET_SUPPORTING_WM_CHECK").Output()
		return strings.Contains(string(out), "window id")
	})
	return s
}

func (s *screens) command(name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	c.Env = append(os.Environ(), "DISPLAY="+s.display)
	return c
}

func (s *screens) run(name string, args ...string) {
	s.t.Helper()
	if out, err := s.command(name, args...).CombinedOutput(); err != nil {
		s.t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
}

func (s *screens) key(names ...string) {
	s.t.Helper()
	s.run("xdotool", append([]string{"key", "--delay", "60"}, names...)...)
}

// pull takes the projector's plug out, plug puts it back.
func (s *screens) pull() { s.t.Helper(); s.run("xrandr", "--output", "DUMMY1", "--off") }

func (s *screens) plug() {
	s.t.Helper()
	s.run("xrandr", "--fb", "3286x1080")
	s.run("xrandr", "--output", "DUMMY1", "--mode", "P1080", "--pos", "1366x0")
	s.run("xrandr", "--query")
}

// look is both screens at one moment; what is no output any more is black.
func (s *screens) look() *image.RGBA {
	s.t.Helper()
	out, err := s.command("import", "-silent", "-window", "root", "-depth", "8", "-format", "%w %h", "ppm:-").Output()
	if err != nil {
		s.t.Fatalf("import: %v", err)
	}
	var w, h, most int
	r := bufio.NewReader(strings.NewReader(string(out)))
	if n, err := fmt.Fscanf(r, "P6\n%d %d\n%d\n", &w, &h, &most); n != 3 || err != nil || most != 255 {
		s.t.Fatalf("import gave %d×%d of %d: %v", w, h, most, err)
	}
	pixels, err := io.ReadAll(r)
	if err != nil || len(pixels) < 3*w*h {
		s.t.Fatalf("%d bytes of %d×%d: %v", len(pixels), w, h, err)
	}
	img := image.NewRGBA(laptop.Union(projector))
	draw.Draw(img, img.Rect, image.Black, image.Point{}, draw.Src)
	for y := range min(h, img.Rect.Dy()) {
		for x := range min(w, img.Rect.Dx()) {
			p := pixels[3*(y*w+x):]
			img.SetRGBA(x, y, color.RGBA{p[0], p[1], p[2], 255})
		}
	}
	return img
}

// until waits for something to be seen.
func (s *screens) until(what string, seen func() bool) {
	s.t.Helper()
	for limit := time.Now().Add(patience); !seen(); <-time.After(20 * time.Millisecond) {
		if time.Now().After(limit) {
			s.t.Fatalf("not seen in %v: %s\nthe screens: %s", patience, what, writePNG(filepath.Join("testdata", "failed", s.t.Name()+".png"), s.look()))
		}
	}
}

// picturesVariable is the environment variable that, set to 1, writes docs/pictures/present anew.
const picturesVariable = "BAYAN_PICTURES"

// keep writes both screens as one small picture, where that was asked for.
func (s *screens) keep(name string) {
	s.t.Helper()
	s.step++
	if os.Getenv(picturesVariable) != "1" {
		return
	}
	path := filepath.Join("..", "docs", "pictures", "present", fmt.Sprintf("%02d-%s.png", s.step, name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		s.t.Fatal(err)
	}
	s.run("import", "-silent", "-window", "root", "-resize", "50%", "-colors", "48", "+dither", "-strip", "png8:"+path)
}

// share is how much of a part is of one of some colours, give or take little.
func share(img *image.RGBA, in image.Rectangle, colours ...rgb) float64 {
	n := 0
	for y := in.Min.Y; y < in.Max.Y; y++ {
		for x := in.Min.X; x < in.Max.X; x++ {
			c := img.RGBAAt(x, y)
			for _, o := range colours {
				if near(c.R, o.r) && near(c.G, o.g) && near(c.B, o.b) {
					n++
					break
				}
			}
		}
	}
	return float64(n) / float64(in.Dx()*in.Dy())
}

func near(a, b uint8) bool { return max(a, b)-min(a, b) <= 2 }
