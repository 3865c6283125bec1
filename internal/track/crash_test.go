//go:build unix

package track

import (
	"bufio"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"bayan/internal/briefing"
	"bayan/internal/fault"
)

// children are the programs that the test binary also is, for the tests to kill
// and starve. They end by themselves.
var children = map[string]func(dir, name string){"writer": writer, "starved": starved}

func TestMain(m *testing.M) {
	if run := children[os.Getenv("BAYAN_TRACK_CHILD")]; run != nil {
		run(os.Getenv("BAYAN_TRACK_DIR"), os.Getenv("BAYAN_TRACK_NAME"))
	}
	os.Exit(m.Run())
}

func child(kind, dir, name string) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "BAYAN_TRACK_CHILD="+kind, "BAYAN_TRACK_DIR="+dir, "BAYAN_TRACK_NAME="+name)
	cmd.Stderr = os.Stderr
	return cmd
}

func real(dir string) Config {
	return Config{Dir: dir, Briefing: statement, Device: "A", Now: time.Now, Random: rand.Reader}
}

// must ends a child that is not as it should be; the test says why.
func must(ok bool, what ...any) {
	if !ok {
		fmt.Println(what...)
		os.Exit(1)
	}
}

// writer sets notes for ever, and says each one once it is acknowledged.
func writer(dir, name string) {
	l, err := Open(real(dir))
	for i := 0; err == nil; i++ {
		note := fmt.Sprintf("%s-%d", name, i)
		if err = l.Set(context.Background(), name, "m1", Note.To(note)); err == nil {
			_, err = fmt.Println(note)
		}
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// Two processes write, and are killed at any moment, again and again: whatever
// either was told is kept is there, in its own order, and nobody repairs anything.
func TestKilledWhileWriting(t *testing.T) {
	rounds := 300
	if race { // the same code at a tenth of the speed
		rounds = 30
	}
	r := random(uint64(time.Now().UnixNano())).r
	dir := t.TempDir()
	acknowledged := 0
	for round := range rounds {
		if round%30 == 0 {
			dir = t.TempDir()
		}
		if round%3 == 0 { // a power cut may leave what SIGKILL does not: part of a line
			if log := filepath.Join(dir, statement+".jsonl"); round%30 != 0 {
				appendBytes(t, log, []byte(`{"sum":"1234`)[:1+r.IntN(11)])
			}
		}
		var said [2][]string
		var out [2]io.ReadCloser
		var cmds [2]*exec.Cmd
		for i := range cmds {
			cmds[i] = child("writer", dir, fmt.Sprintf("%d.%d", round, i))
			out[i], _ = cmds[i].StdoutPipe()
			if err := cmds[i].Start(); err != nil {
				t.Fatal(err)
			}
		}
		// The moment is random from the first acknowledgement on, else a slow machine would kill only beginnings.
		first := bufio.NewReader(out[0])
		line, err := first.ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		said[0] = append(said[0], strings.TrimSpace(line))
		time.Sleep(time.Duration(r.IntN(12000)) * time.Microsecond)
		for _, cmd := range cmds {
			if err := cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
		for i, from := range []io.Reader{first, out[1]} {
			data, _ := io.ReadAll(from)
			lines := strings.Split(string(data), "\n")
			said[i] = append(said[i], lines[:len(lines)-1]...) // what follows the last newline was not said whole
			_ = cmds[i].Wait()                                 // killed
		}
		l := open(t, real(dir))
		if d := l.Damage(); d.Bad != 0 {
			t.Fatalf("round %d: %+v", round, d)
		}
		for i := range said {
			acknowledged += len(said[i])
			at := 0
			for _, e := range l.History("m1") {
				if at < len(said[i]) && e.Value == said[i][at] {
					at++
				}
			}
			if at != len(said[i]) {
				t.Fatalf("round %d: process %d was told of %d events, %d are there in order", round, i, len(said[i]), at)
			}
		}
		seen := map[uint64]bool{}
		for _, e := range l.History("") {
			if seen[e.Seq] {
				t.Fatalf("round %d: sequence number %d is used twice", round, e.Seq)
			}
			seen[e.Seq] = true
		}
	}
	t.Logf("%d events acknowledged in %d rounds", acknowledged, rounds)
}

// starved writes until the kernel lets a file grow no further, in the middle of
// a line, and then as if there were room again.
func starved(dir, _ string) {
	signal.Ignore(syscall.SIGXFSZ)
	l, err := Open(real(dir))
	must(err == nil, err)
	var old syscall.Rlimit
	must(syscall.Getrlimit(syscall.RLIMIT_FSIZE, &old) == nil, "getrlimit")
	must(syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 4000, Max: old.Max}) == nil, "setrlimit")
	kept := 0
	for err == nil && kept < 100 {
		if err = l.Set(context.Background(), "", "m1", Note.To(fmt.Sprint("ملاحظة ", kept))); err == nil {
			kept++
		}
	}
	must(errors.Is(err, syscall.EFBIG) && fault.CodeOf(err) == fault.Unwritable, err)
	data, _ := os.ReadFile(l.Path())
	must(strings.Count(string(data), "\n") == kept && strings.HasSuffix(string(data), "\n"), "something half-written is left:", len(data))
	must(l.Pending() == 1 && l.Progress()["m1"].Note == fmt.Sprint("ملاحظة ", kept), "the change is not kept in memory")
	must(syscall.Setrlimit(syscall.RLIMIT_FSIZE, &old) == nil, "setrlimit")
	must(l.Set(context.Background(), "", "m1", Status.To(string(briefing.Done))) == nil && l.Pending() == 0, "set after room is made")
	again, err := Open(real(dir))
	must(err == nil && again.Len() == kept+2 && again.Damage() == Damage{}, err, "events:", again.Len())
	os.Exit(0)
}

func TestNoRoomInTheMiddleOfALine(t *testing.T) {
	if out, err := child("starved", t.TempDir(), "").Output(); err != nil {
		t.Fatalf("%s%v", out, err)
	}
}
