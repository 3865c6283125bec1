package library

import (
	"os"
	"path/filepath"
	"strings"
	"time"
)

// LastRead is when each briefing was last left, by its ID: its place was kept then.
func (l *Library) LastRead() map[string]time.Time {
	out := map[string]time.Time{}
	files, _ := os.ReadDir(filepath.Join(l.dir, "places")) // none was left yet
	for _, f := range files {
		id, ok := strings.CutSuffix(f.Name(), ".json")
		if info, err := f.Info(); ok && err == nil {
			out[id] = info.ModTime()
		}
	}
	return out
}
