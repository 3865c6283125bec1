package library

import (
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// LogLimit is the size in bytes at which the program's log is set aside as
// bayan.log.1, which replaces the one before: two files at most.
const LogLimit = 512 << 10

// NewLog is the program's own log at path: codes and sizes, never the words of
// a document. The file and its folder are made with the first record; where
// they cannot be, records are dropped, for a log is no reason to stop. The
// caller closes it.
func NewLog(path string, now func() time.Time) (*slog.Logger, io.Closer) {
	f := &logFile{path: path}
	clock := func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey {
			return slog.Time(slog.TimeKey, now().UTC().Truncate(time.Millisecond))
		}
		return a
	}
	return slog.New(slog.NewJSONHandler(f, &slog.HandlerOptions{ReplaceAttr: clock})), f
}

// logFile opens late and rotates. Several processes may append to it at once:
// O_APPEND keeps their records whole.
type logFile struct {
	mu     sync.Mutex
	path   string
	file   *os.File
	size   int64
	failed bool
}

func (l *logFile) Write(record []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.failed {
		return len(record), nil
	}
	if l.file != nil && l.size > LogLimit {
		l.file.Close()
		l.file = nil
	}
	if l.file == nil && !l.open() {
		l.failed = true
		return len(record), nil
	}
	n, err := l.file.Write(record)
	l.size += int64(n)
	return n, err
}

func (l *logFile) open() bool {
	if !filepath.IsAbs(l.path) && filepath.Dir(l.path) == "." {
		return false // no data folder
	}
	if os.MkdirAll(filepath.Dir(l.path), 0o700) != nil {
		return false
	}
	if info, err := os.Stat(l.path); err == nil && info.Size() > LogLimit {
		os.Rename(l.path, l.path+".1")
	}
	f, err := os.OpenFile(l.path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return false
	}
	l.file, l.size = f, 0
	if info, err := f.Stat(); err == nil {
		l.size = info.Size()
	}
	return true
}

func (l *logFile) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.file == nil {
		return nil
	}
	err := l.file.Close()
	l.file = nil
	return err
}
