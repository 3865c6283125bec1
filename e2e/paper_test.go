package e2e

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// viewer gives the machine a program that shows files: it writes down what it was given.
func (h *home) viewer() (shown string) {
	h.t.Helper()
	shown = filepath.Join(h.dir, "shown")
	script := "#!/bin/sh\necho \"$1\" > \"$HOME/shown\"\n"
	if err := os.WriteFile(filepath.Join(filepath.Dir(h.bin), "xdg-open"), []byte(script), 0o755); err != nil {
		h.t.Fatal(err)
	}
	return shown
}

// onPaper runs the program on a display that draws no window: it must write the
// briefing, show it, say so in one sentence, and end well.
func (h *home) onPaper(display, shown string) {
	h.t.Helper()
	c := h.command(display)
	out, err := c.CombinedOutput()
	if err != nil {
		h.t.Fatalf("on a display without OpenGL: %v\n%s", err, out)
	}
	files, _ := filepath.Glob(filepath.Join(h.documents(), "*"))
	if len(files) != 1 {
		h.t.Fatalf("in the documents folder: %q, want one briefing\n%s", files, out)
	}
	data, err := os.ReadFile(files[0])
	if err != nil || !bytes.HasPrefix(data, []byte("%PDF-1.7")) || !bytes.HasSuffix(bytes.TrimSpace(data), []byte("%%EOF")) {
		h.t.Errorf("the briefing of %d bytes is not a whole PDF (%v)", len(data), err)
	}
	opened, err := os.ReadFile(shown)
	if err != nil || strings.TrimSpace(string(opened)) != files[0] {
		h.t.Errorf("the viewer was given %q (%v), want %q", opened, err, files[0])
	}
	said := 0
	for line := range strings.Lines(string(out)) {
		if strings.Contains(line, "OpenGL") && strings.Contains(line, files[0]) {
			said++
		}
	}
	if said != 1 {
		h.t.Errorf("said %d times that there is no OpenGL and where the briefing is, want once:\n%s", said, out)
	}
	if err := os.Remove(shown); err != nil {
		h.t.Fatal(err)
	}
}

// Where no window can be drawn there is the briefing on paper: at the first
// start, at the next, and on a display that once drew a window and no longer does.
func TestWithoutOpenGL(t *testing.T) {
	h := newHome(t)
	shown := h.viewer()
	bare, _ := newServer(t, "-displayfd", "1", "-extension", "GLX")
	h.onPaper(bare.display, shown)
	h.onPaper(bare.display, shown)

	s, server := newServer(t, "-displayfd", "1")
	w := h.command(s.display)
	start(t, w)
	known := func() []string {
		found, _ := filepath.Glob(filepath.Join(h.data, "display-*"))
		return found
	}
	s.until("the display is known", func() bool { return len(known()) == 1 })
	w.Process.Kill()
	w.Wait()
	server.Process.Kill()
	server.Wait()
	again, _ := newServer(t, s.display, "-displayfd", "1", "-extension", "GLX")
	if again.display != s.display || len(known()) != 1 {
		t.Fatalf("display %s, known %q", again.display, known())
	}
	h.onPaper(again.display, shown)
}
