package ui

import (
	"context"

	"bayan/internal/fault"
	"bayan/ui/chooser"
	"bayan/ui/widgets"
)

// ask asks for a file and tells of it, as long as the sheet is open that asked.
func (w *window) ask(r chooser.Request, found func(path string)) {
	sheet := w.sheet
	w.choose(w.ctx, r, func(path string, ok bool, err error) {
		switch {
		case w.sheet != sheet:
		case err != nil:
			w.toast(w.words.Sentence(err))
		case ok:
			found(path)
		}
	})
}

// choose asks for a file: by the platform's own dialog, or where there is none
// by ours. done is told once; false where the person gave up.
func (w *window) choose(ctx context.Context, r chooser.Request, done func(path string, ok bool, err error)) {
	files := w.deps.Files
	go func() {
		path, ok, err := files.Ask(ctx, r)
		onUI(func() {
			if fault.CodeOf(err) == fault.NoDialog {
				w.openChooser(ctx, r, done)
				return
			}
			done(path, ok, err)
		})
	}()
}

// asking is the chooser while it lies over the window.
type asking struct {
	pane  *chooser.Pane
	leave func()
}

func (w *window) openChooser(ctx context.Context, r chooser.Request, done func(path string, ok bool, err error)) {
	if w.asking != nil {
		w.asking.leave()
	}
	c := w.win.Canvas()
	focused := c.Focused()
	var sheet *widgets.Sheet
	told := false
	unwatch := func() bool { return false }
	end := func(path string, ok bool) {
		if told {
			return
		}
		told, w.asking = true, nil
		unwatch()
		c.Overlays().Remove(sheet)
		if focused != nil {
			c.Focus(focused)
		}
		done(path, ok, nil)
	}
	leave := func() { end("", false) }
	pane := chooser.New(w.kit, chooser.Options{
		Request: r, Words: w.words, Digits: w.digits, Months: w.look.Months, Disk: w.deps.Disk,
		Begin: func(f func()) { go f() }, Post: onUI,
		Done: func(path string) {
			disk := w.deps.Disk
			w.writes <- func() { disk.Chose(path) }
			end(path, true)
		},
		Leave: leave,
	})
	sheet = widgets.NewSheet(w.kit, chooser.Size(), pane, leave)
	w.asking = &asking{pane, leave}
	c.Overlays().Add(sheet)
	sheet.Resize(c.Size())
	c.Focus(pane.First())
	unwatch = context.AfterFunc(ctx, func() { onUI(leave) }) // whoever asked gives up
}
