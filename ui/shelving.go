package ui

import (
	"context"

	"fyne.io/fyne/v2"

	"bayan/internal/briefing"
	"bayan/internal/fault"
	"bayan/internal/locale"
	"bayan/ui/library"
	"bayan/ui/review"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// Shelf keeps briefings. Its methods are called from any goroutine, and may
// wait for the disk.
type Shelf interface {
	// Items are all that is kept, and the bundled statement; fault.LibraryLocked
	// before Unlock.
	Items(ctx context.Context) ([]library.Item, error)
	// Find looks in all of them.
	Find(ctx context.Context, query string) ([]library.Hit, error)
	// Open opens one of them.
	Open(ctx context.Context, id string) (Deps, error)
	// Read understands a file that is not kept yet.
	Read(ctx context.Context, s Source) (review.Reading, error)
	// Correct is a briefing with a person's corrections.
	Correct(b *briefing.Briefing, corrections []briefing.Correction) *briefing.Briefing
	// Earlier is the kept text that b revises, and which measures take over its follow-up.
	Earlier(ctx context.Context, b *briefing.Briefing) (*briefing.Briefing, []review.Heir, error)
	// Keep keeps a file as a person has it read, and carries the follow-up of the
	// earlier text over where heirs are not nil, as set by who. It tells how many
	// measures have been brought something.
	Keep(ctx context.Context, s Source, r review.Result, heirs []review.Heir, who string) (Deps, int, error)
	// Bin puts one into the bin or takes it out; Empty takes what is in the bin off the disk.
	Bin(ctx context.Context, id string, into bool) error
	Empty(ctx context.Context) (int, error)
	// Locked tells whether there is a passphrase.
	Locked() bool
	Unlock(ctx context.Context, passphrase string) error
	Lock(ctx context.Context, passphrase string) error
	RemoveLock(ctx context.Context) error
}

// Source is where a statement comes from: a file, one that is kept, or a text that has no file.
type Source struct {
	Path     string
	Kept     string // its ID, where Path is ""
	Text     string // where both are ""
	Encoding string // as a person chose it, "" to find it
}

// shelving is the window's library.
type shelving struct {
	pane    *library.Pane // while it is open
	section library.Section
	order   library.Order
	stop    func() // ends the search that is under way, or nil
	said    string // what was done last, while the library is open
	giveUp  func() // ends the reading that is under way, or nil
}

// headed is what the window's header begins with: the program's name, and the
// way to the library where there is one.
func (w *window) headed() []fyne.CanvasObject {
	name := text.NewLabel(w.kit.Kit, w.words.T("app.name"), text.UI(19, w.kit.Palette.Accent).Bold())
	if w.deps.Shelf == nil {
		return []fyne.CanvasObject{name}
	}
	return []fyne.CanvasObject{name, widgets.NewButton(w.kit, w.words.T("library.title"), false, w.openLibrary)}
}

// openLibrary lays the library over the window.
func (w *window) openLibrary() {
	if w.deps.Shelf == nil {
		return
	}
	l := &w.shelving
	pane := library.New(w.kit, library.Options{
		Words: w.words, Digits: w.digits, Today: w.deps.Today, Section: l.section, Order: l.order,
		Chose: func(s library.Section, o library.Order) { l.section, l.order, l.said = s, o, "" },
		Open: func(id string) {
			shelf := w.deps.Shelf
			w.open(func(ctx context.Context) (Deps, error) { return shelf.Open(ctx, id) })
		},
		Review: func(id string) { w.review(Source{Kept: id}) },
		Bin: func(id string, into bool) {
			shelf, said := w.deps.Shelf, w.words.T("library.restored")
			if into {
				said = w.words.T("library.in_bin")
			}
			w.shelve(func(ctx context.Context) (string, error) { return said, shelf.Bin(ctx, id, into) })
		},
		Empty: func() {
			shelf, words, digits := w.deps.Shelf, w.words, w.digits
			w.shelve(func(ctx context.Context) (string, error) {
				n, err := shelf.Empty(ctx)
				return words.N("library.emptied", n, digits), err
			})
		},
		Find: w.findInLibrary, Menu: w.openMenu, OpenFile: w.openFile, Paste: w.pasteStatement,
		Lock: w.openLock, Unlock: w.unlockLibrary, Leave: w.closeSheet,
	})
	w.openSheet(widgets.NewSheet(w.kit, library.Size(), pane, w.closeSheet).Whole())
	l.pane, l.said = pane, ""
	w.sheetLeft = func() { l.pane = nil }
	w.win.Canvas().Focus(pane.First())
	w.fillLibrary("")
}

// fillLibrary shows what is kept, and says a sentence once it is there.
func (w *window) fillLibrary(said string) {
	pane, shelf := w.shelving.pane, w.deps.Shelf
	if said != "" {
		w.shelving.said = said
	}
	go func() {
		items, err := shelf.Items(w.ctx)
		onUI(func() {
			switch {
			case w.shelving.pane != pane || pane == nil:
			case fault.CodeOf(err) == fault.LibraryLocked:
				pane.Shut(said)
				w.win.Canvas().Focus(pane.First())
			case err != nil:
				pane.Say(w.words.Sentence(err))
			default:
				pane.Fill(items)
				if w.shelving.said != "" {
					pane.Say(w.shelving.said)
				}
			}
		})
	}()
}

// shelve changes what is kept, apart from the window's goroutine, shows it as it
// then is, and says what was done. What failed is said where the library is left too.
func (w *window) shelve(change func(ctx context.Context) (string, error)) {
	w.writes <- func() {
		said, err := change(context.WithoutCancel(w.ctx))
		onUI(func() {
			if err != nil {
				said = w.words.Sentence(err)
			}
			if err != nil && w.shelving.pane == nil {
				w.toast(said)
				return
			}
			w.fillLibrary(said)
		})
	}
}

// findInLibrary looks in all that is kept; the search before it gives up.
func (w *window) findInLibrary(query string, found func([]library.Hit)) {
	if w.shelving.stop != nil {
		w.shelving.stop()
	}
	ctx, stop := context.WithCancel(w.ctx)
	w.shelving.stop = stop
	pane, shelf := w.shelving.pane, w.deps.Shelf
	go func() {
		defer stop()
		hits, err := shelf.Find(ctx, query)
		onUI(func() {
			switch {
			case w.shelving.pane != pane || fault.CodeOf(err) == fault.Cancelled:
			case err != nil:
				pane.Say(w.words.Sentence(err))
			default:
				found(hits)
			}
		})
	}()
}

func (w *window) unlockLibrary(passphrase string) {
	pane, shelf := w.shelving.pane, w.deps.Shelf
	go func() {
		err := shelf.Unlock(w.ctx, passphrase)
		onUI(func() {
			switch {
			case w.shelving.pane != pane:
			case err != nil:
				pane.Shut(w.words.Sentence(err))
				w.win.Canvas().Focus(pane.First())
			default:
				if w.loadMarks() == nil { // which were locked
					w.showMarks()
				}
				w.fillLibrary("")
				pane.Find()
			}
		})
	}()
}

// openLock opens the sheet of the passphrase; the library is behind it again when it is closed.
func (w *window) openLock() {
	shelf := w.deps.Shelf
	then := func(key string, change func(ctx context.Context) error) {
		w.closeSheet()
		w.openLibrary()
		said := w.words.T(key)
		w.shelve(func(ctx context.Context) (string, error) { return said, change(ctx) })
	}
	lock := library.NewLock(w.kit, library.LockOptions{
		Words: w.words, Has: shelf.Locked(),
		Set: func(passphrase string) {
			then("library.lock_done", func(ctx context.Context) error { return shelf.Lock(ctx, passphrase) })
		},
		Remove: func() { then("library.lock_removed", shelf.RemoveLock) },
		Leave:  w.openLibrary,
	})
	w.openSheet(widgets.NewSheet(w.kit, library.LockSize(), lock, w.openLibrary))
	w.saveSheet = lock.Save
	w.win.Canvas().Focus(lock.First())
}

// read is the context of a reading of a file. It is done as soon as another file
// is read or opened, or the sheet that it was asked for in is closed.
func (w *window) read() context.Context {
	w.stopReading()
	ctx, stop := context.WithCancel(w.ctx)
	w.shelving.giveUp = stop
	return ctx
}

func (w *window) stopReading() {
	if w.shelving.giveUp != nil {
		w.shelving.giveUp()
		w.shelving.giveUp = nil
	}
}

// review reads a file and shows what was understood of it, to be kept or only
// opened.
func (w *window) review(s Source) {
	if w.opening {
		return
	}
	ctx := w.read()
	shelf, fromLibrary := w.deps.Shelf, w.shelving.pane != nil
	go func() {
		reading, err := shelf.Read(ctx, s)
		onUI(func() {
			if ctx.Err() != nil {
				return
			}
			w.stopReading()
			switch {
			case fault.CodeOf(err) == fault.LibraryLocked:
				w.openUnkept(s)
			case err != nil:
				w.complain(err)
			default:
				w.openReview(s, reading, nil, fromLibrary)
			}
		})
	}()
}

// complain says what went wrong where a person looks.
func (w *window) complain(err error) {
	if w.shelving.pane != nil {
		w.shelving.pane.Say(w.words.Sentence(err))
		return
	}
	w.toast(w.words.Sentence(err))
}

// openUnkept opens a statement that stays where it is.
func (w *window) openUnkept(s Source) {
	opener, shelf := w.deps.Opener, w.deps.Shelf
	w.open(func(ctx context.Context) (Deps, error) {
		switch {
		case s.Path != "":
			return opener.File(ctx, s.Path)
		case s.Kept != "":
			return shelf.Open(ctx, s.Kept)
		}
		return opener.Text(ctx, s.Text)
	})
}

// openReview opens the sheet; so far are corrections that were made before the
// comparison was looked at.
func (w *window) openReview(s Source, reading review.Reading, so []briefing.Correction, fromLibrary bool) {
	leave := w.closeSheet
	if fromLibrary {
		leave = w.openLibrary
	}
	if so != nil {
		reading.Corrections = so
	}
	shelf := w.deps.Shelf
	var sheet *review.Sheet
	sheet = review.New(w.kit, review.Options{
		Words: w.words, Digits: w.digits, Reading: reading, Correct: shelf.Correct,
		Reread: func(encoding string, got func(review.Reading)) {
			s.Encoding = encoding
			again, ctx := s, w.read()
			go func() {
				r, err := shelf.Read(ctx, again)
				onUI(func() {
					if ctx.Err() != nil {
						return
					}
					w.stopReading()
					switch {
					case err != nil:
						sheet.Say(w.words.Sentence(err))
					default:
						got(r)
					}
				})
			}()
		},
		Compare: func(r review.Result) { w.openRevision(s, reading, r, fromLibrary) },
		Keep:    func(r review.Result) { w.keepReviewed(s, r, nil) },
		Only:    func() { w.openUnkept(s) },
		Leave:   leave,
	})
	w.openSheet(widgets.NewSheet(w.kit, review.Size(), sheet, leave))
	w.saveSheet = sheet.Keep
	w.win.Canvas().Focus(sheet.First())
}

// openRevision shows what has changed in a revised text.
func (w *window) openRevision(s Source, reading review.Reading, r review.Result, fromLibrary bool) {
	shelf, over := w.deps.Shelf, w.sheet
	go func() {
		earlier, heirs, err := shelf.Earlier(w.ctx, r.Briefing)
		onUI(func() {
			if w.sheet != over {
				return
			}
			if err != nil {
				w.complain(err)
				return
			}
			back := func() {
				reading.Corrections = r.Corrections
				w.openReview(s, reading, r.Corrections, fromLibrary)
			}
			pane := review.NewRevision(w.kit, review.RevisionOptions{
				Words: w.words, Digits: w.digits, Earlier: earlier, Later: r.Briefing, Heirs: heirs,
				Keep: func(heirs []review.Heir) { w.keepReviewed(s, r, heirs) }, Back: back,
			})
			w.openSheet(widgets.NewSheet(w.kit, review.Size(), pane, back))
			w.saveSheet = pane.Keep
			w.win.Canvas().Focus(pane.First())
		})
	}()
}

// keepReviewed keeps a statement as a person has it read, and opens it.
func (w *window) keepReviewed(s Source, r review.Result, heirs []review.Heir) {
	shelf, who := w.deps.Shelf, w.words.T("revision.from_earlier")
	if name := w.deps.FollowUp.Who(); name != "" {
		who = w.words.F("revision.by", locale.Args{"who": name})
	}
	carried := 0
	w.openThen(func(ctx context.Context) (d Deps, err error) {
		d, carried, err = shelf.Keep(ctx, s, r, heirs, who)
		return d, err
	}, func() {
		said := w.words.T("library.kept")
		if heirs != nil {
			said += " " + w.words.N("revision.carried", carried, w.digits)
		}
		w.toast(said)
	})
}
