// Command present measures how long it takes from a key to changed pixels on
// the X server: Bayan's hall picture beside a bare Fyne window that changes one
// picture, in one run on one server with software OpenGL.
//
// The key is a real one (XTEST), the pixels are read from the server itself
// (GetImage of some rows, as fast as it answers).
// Usage: present NAME X Y WIDTH HEIGHT KEYS COMMAND…; DISPLAY names the server,
// X Y WIDTH HEIGHT the screen that is looked at, KEYS (a,b) are pressed in turn.
package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
	"github.com/jezek/xgb/xtest"
)

const (
	presses = 30
	rest    = 300 * time.Millisecond // between two keys: a hand's
)

func must[T any](v T, err error) T {
	if err != nil {
		fmt.Fprintln(os.Stderr, "present:", err)
		os.Exit(1)
	}
	return v
}

type server struct {
	*xgb.Conn
	root  xproto.Window
	codes map[string]xproto.Keycode
}

func connect() *server {
	xgb.Logger.SetOutput(io.Discard) // it misses an authority that nobody asks for
	c := must(xgb.NewConn())
	must(0, xtest.Init(c))
	setup := xproto.Setup(c)
	s := &server{c, setup.DefaultScreen(c).Root, map[string]xproto.Keycode{}}
	names := map[xproto.Keysym]string{0xff51: "Left", 0xff53: "Right", 0x20: "space", 0xff56: "Next", 0xff55: "Prior"}
	first, n := setup.MinKeycode, setup.MaxKeycode-setup.MinKeycode+1
	m := must(xproto.GetKeyboardMapping(c, first, byte(n)).Reply())
	for i := range int(n) {
		if name := names[m.Keysyms[i*int(m.KeysymsPerKeycode)]]; name != "" {
			s.codes[name] = first + xproto.Keycode(i)
		}
	}
	return s
}

// press sends a key and returns once the server has it.
func (s *server) press(name string) {
	code := byte(s.codes[name])
	xtest.FakeInput(s.Conn, xproto.KeyPress, code, 0, s.root, 0, 0, 0)
	must(0, xtest.FakeInputChecked(s.Conn, xproto.KeyRelease, code, 0, s.root, 0, 0, 0).Check())
}

// look is some rows of the screen: the middle ones.
func (s *server) look(x, y, w, h int) []byte {
	const rows = 24
	r := must(xproto.GetImage(s.Conn, xproto.ImageFormatZPixmap, xproto.Drawable(s.root), int16(x), int16(y+h/2), uint16(w), rows, 0xffffffff).Reply())
	return r.Data
}

// settle waits until the rows rest.
func (s *server) settle(x, y, w, h int, long time.Duration) []byte {
	last, since := s.look(x, y, w, h), time.Now()
	for time.Since(since) < long {
		time.Sleep(20 * time.Millisecond)
		if now := s.look(x, y, w, h); !bytes.Equal(now, last) {
			last, since = now, time.Now()
		}
	}
	return last
}

func main() {
	if len(os.Args) < 8 {
		fmt.Fprintln(os.Stderr, "usage: present NAME X Y WIDTH HEIGHT KEYS COMMAND…")
		os.Exit(2)
	}
	number := func(i int) int { return must(strconv.Atoi(os.Args[i])) }
	x, y, w, h := number(2), number(3), number(4), number(5)
	keys := strings.Split(os.Args[6], ",")
	c := exec.Command(os.Args[7], os.Args[8:]...)
	c.Stderr = nil
	must(0, c.Start())
	defer func() { _ = c.Process.Kill(); _ = c.Wait() }()
	s := connect()
	empty := s.look(x, y, w, h)
	for end := time.Now().Add(60 * time.Second); bytes.Equal(s.look(x, y, w, h), empty); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			must(0, fmt.Errorf("nothing is seen"))
		}
	}
	s.settle(x, y, w, h, 2*time.Second)
	var took []float64
	for i := range presses {
		before := s.look(x, y, w, h)
		from := time.Now()
		s.press(keys[i%len(keys)])
		for bytes.Equal(s.look(x, y, w, h), before) {
			if time.Since(from) > 10*time.Second {
				must(0, fmt.Errorf("key %d changes nothing", i))
			}
		}
		took = append(took, float64(time.Since(from).Microseconds())/1000)
		s.settle(x, y, w, h, rest)
	}
	slices.Sort(took)
	at := func(p int) float64 { return took[min(len(took)*p/100, len(took)-1)] }
	fmt.Printf("| %s | %d×%d | %.0f | %.0f | %.0f |\n", os.Args[1], w, h, at(50), at(95), took[len(took)-1])
}
