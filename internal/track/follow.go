package track

import (
	"context"
	"time"
)

// Follow looks at every tick whether another process has changed the log, tries
// to write what could not be written, and calls changed where there is news. It
// returns when ctx ends or ticks does.
//
// Looking is one stat. A file watcher would tell sooner, but not on network
// folders, and at the price of a descriptor, a goroutine and a module.
func (l *Log) Follow(ctx context.Context, ticks <-chan time.Time, changed func()) {
	for {
		select {
		case <-ctx.Done():
			return
		case _, ok := <-ticks:
			if !ok {
				return
			}
		}
		waiting := l.Pending() > 0
		news, err := l.Refresh()
		if waiting && l.Flush(ctx) == nil {
			news = true
		}
		if err == nil && news {
			changed()
		}
	}
}
