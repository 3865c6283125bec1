package e2e

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// traced is a command under strace; sockets reads what it opened.
func traced(t *testing.T, c *exec.Cmd) (under *exec.Cmd, sockets func() []string) {
	t.Helper()
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Fatal("strace is not installed; `make test` installs it (tools/setup test)")
	}
	kept := filepath.Join(t.TempDir(), "sockets")
	under = exec.Command(strace, append([]string{"-f", "-qq", "-e", "trace=socket", "-o", kept, "--"}, c.Args...)...)
	under.Dir, under.Env = c.Dir, c.Env
	// strace leaves what it traced behind when it is killed: the group goes as one.
	under.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	t.Cleanup(func() {
		if under.Process != nil {
			syscall.Kill(-under.Process.Pid, syscall.SIGKILL)
		}
	})
	return under, func() []string {
		t.Helper()
		data, err := os.ReadFile(kept)
		if err != nil {
			t.Fatal(err)
		}
		return strings.Split(strings.TrimSpace(string(data)), "\n")
	}
}

// far is a socket that could reach another machine.
var far = regexp.MustCompile(`socket\((AF_INET6?|AF_PACKET|AF_VSOCK|AF_BLUETOOTH|0x)`)

func internet(sockets []string) (found []string) {
	for _, line := range sockets {
		if far.MatchString(line) {
			found = append(found, line)
		}
	}
	return found
}

// What this test looks for is found where it is: a shell that opens a socket, denied or not.
func TestASocketOpenedOnPurposeIsFound(t *testing.T) {
	c, sockets := traced(t, exec.Command("bash", "-c", "exec 3<>/dev/udp/127.0.0.1/9"))
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if len(internet(sockets())) == 0 {
		t.Errorf("an internet socket was opened and not found:\n%s", strings.Join(sockets(), "\n"))
	}
}

// No command opens an internet socket (PRODUCT.md, law 6), nor does the window.
func TestNothingGoesOut(t *testing.T) {
	h := newHome(t)
	text := filepath.Join(h.dir, "بيان.txt")
	if err := os.WriteFile(text, []byte("خطوات:\n1- الأولى:\nنص.\n2- الثانية:\nنص.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	secret := filepath.Join(h.dir, "secret")
	if err := os.WriteFile(secret, []byte("كلمة سر طويلة"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{
		"version", "doctor", "outline --json", "outline بيان.txt --json", "search المخدرات", "--help",
		"export -o a.pdf", "export -o b.pdf --template followup", "export -o c.pdf --curves", "export -o d.png --png",
		"export -o e.pdf --template slides", "export -o f.pdf --password-file secret",
		"measures list", "measures set 1 --status doing --who فلان", "measures add بند --who فلان", "measures log",
		"measures export --csv -o m.csv", "measures export --xlsx -o m.xlsx", "measures export --ics -o m.ics",
		"seal بيان.txt -o s.bayan --passphrase-file secret", "unseal s.bayan --passphrase-file secret",
	} {
		c, sockets := traced(t, h.command("", strings.Fields(line)...))
		out, err := c.CombinedOutput()
		if err != nil && !strings.HasPrefix(line, "doctor") { // it finds no display
			t.Errorf("bayan %s: %v\n%s", line, err, out)
		}
		if found := internet(sockets()); len(found) > 0 {
			t.Errorf("bayan %s opened\n%s", line, strings.Join(found, "\n"))
		}
	}

	s := newScreen(t)
	c, sockets := traced(t, h.command(s.display))
	said, err := os.Create(filepath.Join(h.dir, "said"))
	if err != nil {
		t.Fatal(err)
	}
	defer said.Close()
	c.Stderr = said
	start(t, c)
	s.until("the window with five measures", func() bool { p := s.look(); return len(p.boxes(todo))+len(p.boxes(doing)) >= 5 })
	s.key("ctrl+f")
	s.hand("type", "2024")
	s.key("Escape")
	s.key("ctrl+q")
	if err := c.Wait(); err != nil {
		words, _ := os.ReadFile(said.Name())
		t.Fatalf("the window ended with %v\n%s", err, words)
	}
	if found := internet(sockets()); len(found) > 0 {
		t.Errorf("the window opened\n%s", strings.Join(found, "\n"))
	}
}

// The kernel holds the window to it, and not the programs that the window starts.
func TestTheWindowIsForbiddenTheNetwork(t *testing.T) {
	h := newHome(t)
	w := h.open(newScreen(t))
	if got := seccomp(t, w.process.Process.Pid); got != "2" {
		t.Errorf("the window's Seccomp is %s, want 2: a filter", got)
	}
	children, err := exec.Command("pgrep", "-P", strconv.Itoa(w.process.Process.Pid)).Output()
	if err != nil {
		t.Fatalf("the launcher is not there: %v", err)
	}
	for _, pid := range strings.Fields(string(children)) {
		status, err := os.ReadFile("/proc/" + pid + "/status")
		if err != nil || !bytes.Contains(status, []byte("Seccomp:\t0\n")) {
			t.Errorf("the launcher is bound by a filter too (%v):\n%s", err, status)
		}
	}
	w.quit()
}

func seccomp(t *testing.T, pid int) string {
	t.Helper()
	status, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/status")
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(status), "Seccomp:\t")
	value, _, _ := strings.Cut(after, "\n")
	return value
}
