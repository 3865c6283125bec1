package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"bayan/internal/fault"
	"bayan/ui/chooser"
)

// Opener opens other statements. Its methods are called from any goroutine; what
// they give stands in place of the window's own.
type Opener interface {
	// File opens a file of this machine.
	File(ctx context.Context, path string) (Deps, error)
	// Text opens a text that has no file.
	Text(ctx context.Context, words string) (Deps, error)
}

// statements are the files that a statement is read from.
func (w *window) statements() []chooser.Kind {
	return []chooser.Kind{
		{Words: w.words.T("chooser.statements"), Endings: []string{".txt", ".md", ".docx", ".odt", ".html", ".htm", sealedEnding}},
		{Words: w.words.T("chooser.all")},
	}
}

// openFile asks for a statement and opens it.
func (w *window) openFile() {
	if w.deps.Opener == nil {
		return
	}
	w.ask(chooser.Request{Title: w.words.T("chooser.open"), Kinds: w.statements()}, func(path string) { w.openPath(path) })
}

// openPath opens a statement's file, or says what a sealed one brings.
func (w *window) openPath(path string) {
	if isSealed(path) && w.deps.Sealer != nil {
		w.unsealPath(path)
		return
	}
	w.bring(Source{Path: path})
}

// bring takes a statement in: by the review, where there is a library to keep it in.
func (w *window) bring(s Source) {
	if w.deps.Shelf == nil {
		w.openUnkept(s)
		return
	}
	w.review(s)
}

// pasteStatement opens the text that is on the clipboard.
func (w *window) pasteStatement() {
	words := fyne.CurrentApp().Clipboard().Content()
	switch {
	case w.deps.Opener == nil:
	case strings.TrimSpace(words) == "":
		w.toast(w.words.T("open.nothing_to_paste"))
	default:
		w.bring(Source{Text: words})
	}
}

// dropped opens the first of the files that were let go over the window.
func (w *window) dropped(_ fyne.Position, files []fyne.URI) {
	for _, f := range files {
		if f.Scheme() == "file" && w.deps.Opener != nil && (w.sheet == nil || w.shelving.pane != nil) {
			w.openPath(f.Path())
			return
		}
	}
}

// open puts another statement in the place of the window's own. What was on its
// way to the disk is written first: the opening waits its turn in w.writes.
func (w *window) open(how func(context.Context) (Deps, error)) { w.openThen(how, func() {}) }

// openThen is open with something to do once the statement is shown.
func (w *window) openThen(how func(context.Context) (Deps, error), then func()) {
	if w.opening {
		return
	}
	w.stopReading()
	w.opening = true
	w.writes <- func() {
		d, err := how(w.ctx)
		onUI(func() {
			w.opening = false
			if err == nil {
				err = w.take(d)
			}
			switch {
			case err == nil:
				then()
			case fault.CodeOf(err) != fault.Cancelled:
				w.complain(err)
			}
		})
	}
}

// take shows another statement in the same look, where it was left.
func (w *window) take(d Deps) error {
	w.closeMenu()
	w.closeSheet()
	w.unwatch()
	if w.deps.ReadOnly == nil {
		places, id, place := w.deps.Places, w.deps.Briefing.ID, w.place
		w.writes <- func() { _ = places.Save(id, place) }
	}
	w.deps = d
	unread := w.begin()
	if err := w.wear(w.look); err != nil {
		return err
	}
	w.tell(d.Notices)
	return unread
}
