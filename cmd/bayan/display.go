package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"time"

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
	known string // the file, "" where none can be kept
	once  sync.Once
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

// ask answers nil, or fault.NoDisplay, once: at once where the display is known.
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
	program, err := os.Executable()
	if err != nil {
		return nil // then the window itself will tell
	}
	ctx, cancel := context.WithTimeout(ctx, probePatience)
	defer cancel()
	child := exec.CommandContext(ctx, program)
	child.Env = append(os.Environ(), probeVariable+"=1")
	if err := child.Run(); err != nil {
		return &fault.Error{Code: fault.NoDisplay, Op: "display.ask", Cause: err}
	}
	return nil
}

type paint = func(dst *image.RGBA, l *typeset.Layout, line int, x, y, scale float64, c color.NRGBA)

// seen is p that remembers the display with the first line that is painted.
func (d *display) seen(p paint) paint {
	return func(dst *image.RGBA, l *typeset.Layout, line int, x, y, scale float64, c color.NRGBA) {
		d.once.Do(func() {
			if d.known != "" {
				go func() { _ = os.WriteFile(d.known, nil, 0o600) }() // not kept, it is asked again
			}
		})
		p(dst, l, line, x, y, scale, c)
	}
}

// probe is the child: it makes what Fyne's driver makes (its initWindowHints)
// and is done, well or not.
func probe() int {
	runtime.LockOSThread()
	if glfw.Init() != nil {
		return 1
	}
	glfw.WindowHint(glfw.Visible, glfw.False)
	major, minor := 2, 1
	if (runtime.GOARCH == "arm" || runtime.GOARCH == "arm64") && runtime.GOOS != "darwin" {
		glfw.WindowHint(glfw.ClientAPI, glfw.OpenGLESAPI)
		minor = 0
	}
	glfw.WindowHint(glfw.ContextVersionMajor, major)
	glfw.WindowHint(glfw.ContextVersionMinor, minor)
	if _, err := glfw.CreateWindow(10, 10, "", nil, nil); err != nil {
		return 1
	}
	return 0
}
