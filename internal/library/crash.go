package library

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"time"

	"bayan/internal/durable"
	"bayan/internal/fault"
)

// crashes is where Go's runtime writes when it ends this process.
func (l *Library) crashes() string { return filepath.Join(l.dir, "crash.raw") }

// WatchCrashes lets the runtime write down where it was should it end this
// process, and reports a crash that was written down before: fault.Crashed,
// whose Path is the report. A folder that cannot be written is no reason not to
// start, so nothing else is an error.
func (l *Library) WatchCrashes(about string, now time.Time) error {
	found := l.report(about, now)
	if f, err := os.OpenFile(l.crashes(), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600); err == nil {
		_ = debug.SetCrashOutput(f, debug.CrashOptions{}) // it keeps a descriptor of its own
		f.Close()
	}
	return found
}

// report makes what the runtime wrote into a report and takes it away.
func (l *Library) report(about string, now time.Time) error {
	raw, err := os.ReadFile(l.crashes())
	if err != nil || len(raw) == 0 {
		return nil
	}
	path := filepath.Join(l.dir, "crash-"+now.UTC().Format("20060102T150405Z")+".txt")
	if err := durable.Write(path, 0o600, func(w io.Writer) error {
		_, err := fmt.Fprintf(w, "%s\n\n%s", about, scrub(raw))
		return err
	}); err != nil {
		return nil // it is told the next time
	}
	_ = os.Truncate(l.crashes(), 0) // told twice at worst
	return &fault.Error{Code: fault.Crashed, Op: "library.report", Path: path}
}

// Lines of a crash that the runtime makes itself. A panic's own words are not
// among them: they may be a document's.
var made = regexp.MustCompile(`^(panic: runtime error: |fatal error: |\[signal |goroutine \d+ .*\]:$|\t\S+\.\w+:\d+( \+0x[0-9a-f]+)?$|created by \S+|[\w./-]+[.(][^\s"]*\([^"]*\)$|$)`)

// scrub leaves of a crash what says where it was: no word of a document.
func scrub(raw []byte) []byte {
	var b bytes.Buffer
	for line := range bytes.Lines(raw) {
		switch {
		case made.Match(bytes.TrimRight(line, "\r\n")):
			b.Write(line)
		case bytes.HasPrefix(line, []byte("panic: ")):
			b.WriteString("panic\n")
		}
	}
	return b.Bytes()
}
