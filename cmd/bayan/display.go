package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"image/color"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"github.com/go-gl/gl/v2.1/gl"
	"github.com/go-gl/glfw/v3.4/glfw"

	"bayan/internal/cli"
	"bayan/internal/fault"
	"bayan/internal/typeset"
)

// A display that gives no OpenGL context ends the process inside Fyne's driver,
// so a child asks first. With software OpenGL that costs 100 ms, a quarter of
// the time in which a window must stand; so it is asked only where no window
// has been seen on this display before: a file in the data folder says so. It
// is taken away while a window opens and comes back with the window's first
// line of text, so a start that dies in the driver makes the next one ask.

// probeVariable makes this program the child that asks.
const probeVariable = "BAYAN_PROBE_DISPLAY"

// probePatience is how long a display may take to answer.
const probePatience = 20 * time.Second

type display struct {
	known  string // the file, "" where none can be kept
	once   sync.Once
	window *glfw.Window // the toolkit's, once something is painted in it
	fill   bool         // it is to be maximised then
}

func newDisplay(w cli.Window) *display {
	if w.ReadOnly != nil && fault.CodeOf(w.ReadOnly) == fault.DataReadOnly {
		return &display{}
	}
	key := sha256.New()
	for _, name := range []string{"DISPLAY", "WAYLAND_DISPLAY", "SESSIONNAME"} {
		fmt.Fprintf(key, "%s\x00", w.Process.Getenv(name))
	}
	fmt.Fprint(key, w.Process.Host)
	return &display{known: filepath.Join(w.Library.Dir(), "display-"+hex.EncodeToString(key.Sum(nil)[:6]))}
}

// ask answers nil, fault.NoDisplay or fault.NoOpenGL, once: at once where the display is known.
func (d *display) ask(ctx context.Context) <-chan error {
	answer := make(chan error, 1)
	if d.known != "" && os.Remove(d.known) == nil {
		answer <- nil
		return answer
	}
	go func() { answer <- askChild(ctx) }()
	return answer
}

func askChild(ctx context.Context) error {
	_, err := probed(ctx)
	return err
}

// probed is what the child tells of the display.
func probed(ctx context.Context) (d cli.Display, err error) {
	program, err := os.Executable()
	if err != nil {
		return d, nil // then the window itself will tell
	}
	ctx, cancel := context.WithTimeout(ctx, probePatience)
	defer cancel()
	child := exec.CommandContext(ctx, program)
	child.Env = append(os.Environ(), probeVariable+"=1")
	told, err := child.Output()
	if err == nil {
		_ = json.Unmarshal(told, &d) // a driver that prints of its own leaves it empty
		return d, nil
	}
	code := fault.NoOpenGL // what a driver that crashes comes to as well
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == noDisplay {
		code = fault.NoDisplay
	}
	return d, &fault.Error{Code: code, Op: "display.ask", Cause: err}
}

// trap runs the window. Where the driver can make none after all, on a display
// that was known, it says so in the log and ends the process (its initFailed):
// the log is where it is stopped, and fault.NoOpenGL what it comes to.
func (d *display) trap(run func() error) (err error) {
	var gone *fault.Error
	defer func() {
		log.SetOutput(os.Stderr)
		if r := recover(); r != nil {
			if gone == nil {
				panic(r)
			}
			err = gone
		}
	}()
	log.SetOutput(writer(func(line []byte) (int, error) {
		if bytes.Contains(line, []byte("window creation error")) {
			gone = &fault.Error{Code: fault.NoOpenGL, Op: "display.trap"}
			panic(gone)
		}
		return os.Stderr.Write(line)
	}))
	return run()
}

type writer func([]byte) (int, error)

func (w writer) Write(p []byte) (int, error) { return w(p) }

// Maximised tells whether the window fills the screen between its panels.
func (d *display) Maximised() bool {
	return d.window != nil && d.window.GetAttrib(glfw.Maximized) == glfw.True
}

// Maximise makes it so, as soon as there is a window.
func (d *display) Maximise() { d.fill = true }

// adopt takes the toolkit's window, which it does not show: while it paints, its context is the current one.
func (d *display) adopt() {
	if d.window = glfw.GetCurrentContext(); d.window != nil && d.fill {
		d.window.Maximize()
	}
}

type paint = func(dst *image.RGBA, l *typeset.Layout, line int, x, y, scale float64, c color.NRGBA)

// seen is p that remembers the display with the first line that is painted.
func (d *display) seen(p paint) paint {
	return func(dst *image.RGBA, l *typeset.Layout, line int, x, y, scale float64, c color.NRGBA) {
		if d.window == nil {
			d.adopt()
		}
		d.once.Do(func() {
			if d.known != "" {
				go func() { _ = os.WriteFile(d.known, nil, 0o600) }() // not kept, it is asked again
			}
		})
		p(dst, l, line, x, y, scale, c)
	}
}

// The child's exit codes.
const (
	noDisplay = 3
	noOpenGL  = 4
)

// probe is the child: it makes what Fyne's driver makes (its initWindowHints)
// and is done, well or not.
func probe() int {
	runtime.LockOSThread()
	if glfw.Init() != nil {
		return noDisplay
	}
	glfw.WindowHint(glfw.Visible, glfw.False)
	major, minor := 2, 1
	if (runtime.GOARCH == "arm" || runtime.GOARCH == "arm64") && runtime.GOOS != "darwin" {
		glfw.WindowHint(glfw.ClientAPI, glfw.OpenGLESAPI)
		minor = 0
	}
	glfw.WindowHint(glfw.ContextVersionMajor, major)
	glfw.WindowHint(glfw.ContextVersionMinor, minor)
	window, err := glfw.CreateWindow(10, 10, "", nil, nil)
	if err != nil {
		return noOpenGL
	}
	d := cli.Display{}
	window.MakeContextCurrent()
	if gl.Init() == nil {
		d.OpenGL = gl.GoStr(gl.GetString(gl.VERSION)) + ", " + gl.GoStr(gl.GetString(gl.RENDERER))
	}
	for _, m := range glfw.GetMonitors() {
		mode := m.GetVideoMode()
		scale, _ := m.GetContentScale()
		d.Screens = append(d.Screens, cli.Screen{Name: m.GetName(), Width: mode.Width, Height: mode.Height, Scale: float64(scale)})
	}
	_ = json.NewEncoder(os.Stdout).Encode(d) // who asks only whether reads nothing
	return 0
}
