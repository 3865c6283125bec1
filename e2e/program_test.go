package e2e

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// program is the one under test: $BAYAN_BIN, or made as the Makefile makes it.
var program string

func TestMain(m *testing.M) {
	program = os.Getenv("BAYAN_BIN")
	if program == "" {
		make := exec.Command("make", "-s", "build")
		make.Dir = ".."
		if out, err := make.CombinedOutput(); err != nil {
			fmt.Fprintf(os.Stderr, "make build: %v\n%s", err, out)
			os.Exit(1)
		}
		program = filepath.Join("..", "out", "bayan")
	}
	os.Exit(m.Run())
}

// home is a person's machine: a folder of their own, no dialog program, no
// screen until one is given.
type home struct {
	t    *testing.T
	dir  string
	data string
	bin  string
	as   *syscall.SysProcAttr
}

func newHome(t *testing.T) *home {
	t.Helper()
	dir := t.TempDir()
	h := &home{t: t, dir: dir, data: filepath.Join(dir, "data"), bin: filepath.Join(dir, "bin", "bayan")}
	for _, d := range []string{h.documents(), filepath.Dir(h.bin)} {
		if err := os.MkdirAll(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	// Beside nothing else, so that PATH can be a folder without zenity in it.
	whole, err := os.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(h.bin, whole, 0o755); err != nil {
		t.Fatal(err)
	}
	return h
}

func (h *home) documents() string { return filepath.Join(h.dir, "Documents") }

func (h *home) command(display string, args ...string) *exec.Cmd {
	c := exec.Command(h.bin, args...)
	c.Dir, c.SysProcAttr = h.dir, h.as
	c.Env = []string{
		"HOME=" + h.dir, "BAYAN_DATA=" + h.data, "PATH=" + filepath.Dir(h.bin), "LANG=ar_IQ.UTF-8",
		"LIBGL_ALWAYS_SOFTWARE=1", "FYNE_SCALE=1", "TMPDIR=" + h.dir,
	}
	if display != "" {
		c.Env = append(c.Env, "DISPLAY="+display)
	}
	return c
}

// window is the program with its window open.
type window struct {
	*screen
	process *exec.Cmd
	said    *bytes.Buffer
}

// open starts the program and waits until all five measures are on the screen.
func (h *home) open(s *screen) *window {
	h.t.Helper()
	w := &window{screen: s, process: h.command(s.display), said: new(bytes.Buffer)}
	w.process.Stderr = w.said
	start(h.t, w.process)
	h.t.Cleanup(func() {
		if h.t.Failed() {
			h.t.Logf("the program said:\n%s", w.said)
		}
	})
	s.until("the window with five measures", func() bool {
		p := s.look()
		return len(p.boxes(todo))+len(p.boxes(doing))+len(p.boxes(done)) == 5
	})
	return w
}

// kill ends the program as a power cut would.
func (w *window) kill() {
	w.t.Helper()
	if err := w.process.Process.Kill(); err != nil {
		w.t.Fatal(err)
	}
	w.process.Wait()
	w.gone()
}

// quit closes the window by its key.
func (w *window) quit() {
	w.t.Helper()
	w.key("ctrl+q")
	if err := w.process.Wait(); err != nil {
		w.t.Fatalf("the program ended with %v\n%s", err, w.said)
	}
	w.gone()
}

func (w *window) gone() {
	w.t.Helper()
	w.until("an empty screen", func() bool { return len(w.look().boxes(todo)) == 0 })
}

// statuses is what the command line says of the five measures.
func (h *home) statuses() []string {
	h.t.Helper()
	c := h.command("", "measures", "list", "--json")
	var said bytes.Buffer
	c.Stderr = &said
	out, err := c.Output()
	if err != nil {
		h.t.Fatalf("measures list: %v\n%s", err, said.String())
	}
	var list []struct{ Status string }
	if err := json.Unmarshal(out, &list); err != nil {
		h.t.Fatalf("measures list --json: %v\n%s", err, out)
	}
	var all []string
	for _, m := range list {
		all = append(all, m.Status)
	}
	return all
}

// fails runs a command that must end with a code and one sentence.
func (h *home) fails(code int, display string, args ...string) {
	h.t.Helper()
	out, err := h.command(display, args...).CombinedOutput()
	said := strings.TrimSpace(string(out))
	if exit, is := err.(*exec.ExitError); !is || exit.ExitCode() != code {
		h.t.Errorf("bayan %v with DISPLAY=%q: %v, want exit code %d\n%s", args, display, err, code, said)
	}
	if said == "" || strings.Contains(said, "\n") {
		h.t.Errorf("bayan %v with DISPLAY=%q said %q, want one sentence", args, display, said)
	}
}

func writePNG(path string, img image.Image) string {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err.Error()
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		return err.Error()
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		return err.Error()
	}
	return path
}
