// Command window measures the real window beside a bare Fyne window, in one run
// on one screen of its own (Xvfb, openbox, software GL):
//
//	from the start of the process to readable text, resident memory there,
//	CPU a turn of the wheel, memory after many, time until a resized window is
//	drawn anew.
//
// A frame's CPU is the whole process's: software GL paints it, in both programs.
// Usage: window BAYAN BARE FILE.txt…
package main

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

const (
	width, height = 1366, 768
	runs          = 7
	turns         = 300 // of the wheel
)

const plain = `<?xml version="1.0"?><openbox_config xmlns="http://openbox.org/3.4/rc"><applications>
<application class="*"><decor>no</decor><focus>yes</focus><position force="yes"><x>0</x><y>0</y></position></application>
</applications></openbox_config>`

type screen struct {
	display, buffer string
	stop            []*exec.Cmd
}

func must[T any](v T, err error) T {
	if err != nil {
		fmt.Fprintln(os.Stderr, "window:", err)
		os.Exit(1)
	}
	return v
}

func open() *screen {
	dir := must(os.MkdirTemp("", "bayan-window-"))
	x := exec.Command("Xvfb", "-displayfd", "1", "-screen", "0", fmt.Sprintf("%dx%dx24", width, height), "-nolisten", "tcp", "-noreset", "-ac", "-fbdir", dir)
	out := must(x.StdoutPipe())
	must(0, x.Start())
	s := &screen{display: ":" + strings.TrimSpace(must(bufio.NewReader(out).ReadString('\n'))), buffer: filepath.Join(dir, "Xvfb_screen0")}
	rc := filepath.Join(dir, "rc.xml")
	must(0, os.WriteFile(rc, []byte(plain), 0o600))
	m := exec.Command("openbox", "--sm-disable", "--config-file", rc)
	m.Env = append(os.Environ(), "DISPLAY="+s.display, "HOME="+dir)
	must(0, m.Start())
	s.stop = []*exec.Cmd{m, x}
	s.until("the window manager", func() bool {
		out, _ := s.command("xprop", "-root", "_NET_SUPPORTING_WM_CHECK").Output()
		return strings.Contains(string(out), "window id")
	})
	return s
}

func (s *screen) command(name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	c.Env = append(os.Environ(), "DISPLAY="+s.display, "LIBGL_ALWAYS_SOFTWARE=1", "FYNE_SCALE=1", "LANG=ar_IQ.UTF-8")
	return c
}

func (s *screen) hand(args ...string) { must(s.command("xdotool", args...).CombinedOutput()) }

func (s *screen) until(what string, seen func() bool) {
	for end := time.Now().Add(30 * time.Second); !seen(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			must(0, fmt.Errorf("%s is not seen", what))
		}
	}
}

// look reads the server's own picture: an XWD header, then BGRX. While the
// server begins its file is short: that is an empty screen.
func (s *screen) look() []byte {
	if data, err := os.ReadFile(s.buffer); err == nil && len(data) > 100 {
		at := int(binary.BigEndian.Uint32(data)) + 12*int(binary.BigEndian.Uint32(data[76:]))
		if len(data) >= at+4*width*height {
			return data[at:]
		}
	}
	return make([]byte, 4*width*height)
}

// count is how many pixels of the reading pane are of a kind.
func count(p []byte, kind func(r, g, b byte) bool) (n int) {
	for y := 60; y < 600; y++ {
		for x := 420; x < 1050; x++ {
			i := 4 * (y*width + x)
			if kind(p[i+2], p[i+1], p[i]) {
				n++
			}
		}
	}
	return n
}

func ink(r, g, b byte) bool  { return r < 90 && g < 90 && b < 90 }
func bare(r, g, b byte) bool { return r == 0x11 && g == 0x22 && b == 0x33 }

// paper is the light theme's.
func paper(r, g, b byte) bool { return r == 0xFB && g == 0xFA && b == 0xF7 }

type program struct {
	*exec.Cmd
	started time.Duration
}

// start runs a program until its content is seen.
func (s *screen) start(data string, kind func(r, g, b byte) bool, least int, name string, args ...string) *program {
	c := s.command(name, args...)
	c.Env = append(c.Env, "BAYAN_DATA="+data)
	from := time.Now()
	must(0, c.Start())
	s.until(name, func() bool {
		p := s.look()
		return count(p, kind) > least && count(p, paper)+count(p, bare) > 200_000
	})
	return &program{c, time.Since(from)}
}

func (p *program) end(s *screen) {
	_ = p.Process.Kill()
	_ = p.Wait()
	s.until("the end", func() bool { return count(s.look(), paper) < 1000 && count(s.look(), bare) < 1000 })
}

func (p *program) memory() (all, own float64) {
	data := must(os.ReadFile(fmt.Sprintf("/proc/%d/status", p.Process.Pid)))
	for line := range strings.Lines(string(data)) {
		f := strings.Fields(line)
		switch f[0] {
		case "VmRSS:":
			all = must(strconv.ParseFloat(f[1], 64)) / 1024
		case "RssAnon:":
			own = must(strconv.ParseFloat(f[1], 64)) / 1024
		}
	}
	return all, own
}

// cpu is what the process has used, all threads, in milliseconds.
func (p *program) cpu() float64 {
	data := string(must(os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.Process.Pid))))
	f := strings.Fields(data[strings.LastIndexByte(data, ')')+2:])
	return 10 * (must(strconv.ParseFloat(f[11], 64)) + must(strconv.ParseFloat(f[12], 64)))
}

func (s *screen) wheel(p *program) (perTurn float64) {
	s.hand("mousemove", "730", "400")
	before := p.cpu()
	s.hand("click", "--repeat", fmt.Sprint(turns), "--delay", "20", "5")
	s.settle()
	return (p.cpu() - before) / turns
}

// settle waits until the picture rests.
func (s *screen) settle() {
	last, same := s.look(), 0
	for same < 5 {
		time.Sleep(30 * time.Millisecond)
		now := s.look()
		if slices.Equal(now, last) {
			same++
		} else {
			same = 0
		}
		last = now
	}
}

// reading is the middle of the reading pane, which every width of the window shows.
func reading(p []byte) (part []byte) {
	for y := 200; y < 600; y++ {
		part = append(part, p[4*(y*width+500):4*(y*width+900)]...)
	}
	return part
}

func median(v []time.Duration) time.Duration { slices.Sort(v); return v[len(v)/2] }

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: window BAYAN BARE FILE.txt…")
		os.Exit(2)
	}
	s := open()
	defer func() {
		for _, c := range s.stop {
			_ = c.Process.Kill()
			_ = c.Wait()
		}
	}()
	data := must(os.MkdirTemp("", "bayan-data-"))
	defer os.RemoveAll(data)
	fmt.Println("| window | start to content, ms (median of 7) | RSS, MB | of it anonymous, MB | CPU a turn of the wheel, ms | RSS after 300 turns, MB |")
	fmt.Println("| --- | --- | --- | --- | --- | --- |")
	files := append([]string{"\x00", ""}, os.Args[3:]...)
	for _, file := range files {
		begin := func() *program {
			switch file {
			case "\x00":
				return s.start(data, bare, 300_000, os.Args[2])
			case "":
				return s.start(data, ink, 3_000, os.Args[1])
			}
			return s.start(data, ink, 3_000, os.Args[1], file)
		}
		begin().end(s) // warm
		var took []time.Duration
		for range runs - 1 {
			p := begin()
			took = append(took, p.started)
			p.end(s)
		}
		p := begin()
		took = append(took, p.started)
		s.settle()
		all, own := p.memory()
		turn := s.wheel(p)
		after, _ := p.memory()
		name := filepath.Base(file)
		switch file {
		case "\x00":
			name = "bare Fyne"
		case "":
			name = "Bayan, the bundled statement"
		default:
			name = "Bayan, " + name
		}
		fmt.Printf("| %s | %d | %.0f | %.0f | %.1f | %.0f |\n", name, median(took).Milliseconds(), all, own, turn, after)
		if file != "\x00" && file != "" {
			s.more(p, name)
		}
		p.end(s)
	}
}

// more measures what only a long statement makes hard.
func (s *screen) more(p *program, name string) {
	var drawn []time.Duration
	id := strings.Fields(string(must(s.command("xdotool", "search", "--onlyvisible", "--pid", fmt.Sprint(p.Process.Pid)).Output())))
	w := id[len(id)-1]
	for i := range 6 {
		before := reading(s.look())
		from := time.Now()
		s.hand("windowsize", w, fmt.Sprint(width-60*(1-i%2)), fmt.Sprint(height))
		s.until("a resized window", func() bool { return !slices.Equal(reading(s.look()), before) })
		drawn = append(drawn, time.Since(from))
		s.settle()
	}
	all, own := p.memory()
	fmt.Printf("\n%s: resized and seen in %d ms (median of 6, xdotool's own start and the driver among them); then %.0f MB, %.0f of it anonymous.\n\n", name, median(drawn).Milliseconds(), all, own)
}
