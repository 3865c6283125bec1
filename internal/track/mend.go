package track

import (
	"bytes"
	"context"
	"io"
	"os"

	"bayan/internal/durable"
	"bayan/internal/fault"
)

// asideMark begins a line that a person has seen to be damaged and had set
// aside. It stays where it was: it may have held a number of its device.
const asideMark = "# "

// Mend sets the damaged lines of a log aside for good, in their place, and drops
// a torn tail as an append does. A copy of the log as it was is kept under the
// name that is given back, "" where there was nothing to mend. Sound lines stay
// as they are, byte for byte. A log of a newer format is fault.NewerFormat.
func (l *Log) Mend(ctx context.Context) (kept string, err error) {
	const op = "track.Mend"
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.bad+l.torn == 0 {
		return "", nil
	}
	unlock, err := l.lock(ctx)
	if err != nil {
		return "", err
	}
	defer unlock()
	data, err := os.ReadFile(l.Path())
	if err != nil {
		return "", &fault.Error{Code: fault.Unreadable, Op: op, Path: l.Path(), Cause: err}
	}
	mended, later := l.mended(data)
	if later {
		return "", &fault.Error{Code: fault.NewerFormat, Op: op, Path: l.Path()}
	}
	kept = l.Path() + ".damaged-" + l.c.Now().UTC().Format("20060102T150405Z")
	for _, file := range []struct {
		path string
		data []byte
	}{{kept, data}, {l.Path(), mended}} {
		if err := durable.Write(file.path, 0o600, func(w io.Writer) error {
			_, err := w.Write(file.data)
			return err
		}); err != nil {
			return "", l.failed(op, err)
		}
	}
	l.forget()
	l.torn, l.standing = 0, false
	_, err = l.read()
	return kept, err
}

// mended is the log with its damaged lines marked and its torn tail gone.
func (l *Log) mended(data []byte) (mended []byte, later bool) {
	var b bytes.Buffer
	for line := range bytes.Lines(data) {
		whole := bytes.HasSuffix(line, []byte("\n"))
		e, v := decode(bytes.TrimSuffix(line, []byte("\n")), nil)
		switch {
		case v == newer:
			return nil, true
		case v == sound && e.Briefing == l.c.Briefing, setAside(line):
			b.Write(line)
			if !whole {
				b.WriteByte('\n')
			}
		case whole:
			salvaged := Reading{}
			salvaged.salvage(line)
			for i, raw := range salvaged.Raw {
				if salvaged.Events[i].Briefing == l.c.Briefing {
					b.Write(raw)
				}
			}
			b.WriteString(asideMark)
			b.Write(line)
		}
	}
	return b.Bytes(), false
}

func setAside(line []byte) bool { return bytes.HasPrefix(line, []byte(asideMark)) }
