package ui

import (
	"context"
	"path/filepath"
	"strings"

	"bayan/internal/locale"
	"bayan/ui/chooser"
	"bayan/ui/handover"
	"bayan/ui/widgets"
)

// Sealer carries a statement with all that is kept of it, in one sealed file.
// Its methods are called from any goroutine.
type Sealer interface {
	// Seal seals the window's statement, and returns a sentence about it.
	Seal(ctx context.Context, path string, to handover.For, words *locale.Catalogue) (string, error)
	// Open checks who signed a file.
	Open(path string, words *locale.Catalogue, digits locale.Digits) (handover.Signed, error)
}

// sealedEnding is that of a sealed file.
const sealedEnding = ".bayan"

func (w *window) sealedKind() chooser.Kind {
	return chooser.Kind{Words: w.words.T("sealing.file"), Endings: []string{sealedEnding}}
}

// seal asks whom the statement is to be sealed for, then where to, and seals it.
func (w *window) seal() {
	if w.deps.Sealer == nil {
		return
	}
	var s *handover.Seal
	s = handover.NewSeal(w.kit, handover.SealOptions{
		Words: w.words, Leave: w.closeSheet, Seal: func(to handover.For) { w.sealFor(s, to) },
	})
	w.openSheet(widgets.NewSheet(w.kit, handover.SealSize(), s, w.closeSheet))
	w.saveSheet = s.Save
	w.win.Canvas().Focus(s.First())
}

func (w *window) sealFor(s *handover.Seal, to handover.For) {
	words, sealer := w.words, w.deps.Sealer
	r := chooser.Request{Title: words.T("sealing.title"), Save: true, Name: w.recordName() + sealedEnding, Kinds: []chooser.Kind{w.sealedKind()}}
	w.ask(r, func(path string) {
		sheet := w.sheet
		w.writes <- func() { // after what is on its way into the record
			said, err := sealer.Seal(w.ctx, path, to, words)
			onUI(func() {
				switch {
				case err == nil && w.sheet == sheet:
					w.closeSheet()
					w.toast(said)
				case err == nil:
					w.toast(said)
				case w.sheet == sheet:
					s.Say(words.Sentence(err))
				default:
					w.toast(words.Sentence(err))
				}
			})
		}
	})
}

// unseal asks for a sealed file and opens it.
func (w *window) unseal() {
	if w.deps.Sealer != nil {
		w.ask(chooser.Request{Title: w.words.T("unsealing.title"), Kinds: []chooser.Kind{w.sealedKind(), {Words: w.words.T("chooser.all")}}}, w.unsealPath)
	}
}

// isSealed tells by the name; what is in the file is then looked at.
func isSealed(path string) bool { return strings.EqualFold(filepath.Ext(path), sealedEnding) }

// unsealPath says who signed a file and what it brings, before anything is taken in.
func (w *window) unsealPath(path string) {
	sealer, words, digits := w.deps.Sealer, w.words, w.digits
	var signed handover.Signed
	var brought handover.Brought
	var u *handover.Unseal
	var sheet *widgets.Sheet
	// answer does work apart from the window, and shows what came of it where the sheet is still open.
	answer := func(work func(context.Context) error, show func()) {
		go func() {
			err := work(w.ctx)
			onUI(func() {
				switch {
				case w.sheet != sheet:
				case err != nil:
					u.Say(words.Sentence(err))
				default:
					show()
				}
			})
		}()
	}
	u = handover.NewUnseal(w.kit, filepath.Base(path), handover.UnsealOptions{
		Words: words, Digits: digits, ReadOnly: w.deps.ReadOnly != nil, Pick: w.pickFile, Leave: w.closeSheet, Focus: w.win.Canvas().Focus,
		Open: func(secret string) {
			answer(func(ctx context.Context) (err error) { brought, err = signed.Unseal(ctx, secret); return err }, func() { u.Bring(brought) })
		},
		Take: func(name string) {
			w.closeSheet()
			w.takeIn(brought, strings.TrimSpace(name))
		},
	})
	w.openSheet(widgets.NewSheet(w.kit, handover.UnsealSize(), u, w.closeSheet))
	sheet, w.saveSheet = w.sheet, u.Save
	w.win.Canvas().Focus(u.First())
	answer(func(context.Context) (err error) { signed, err = sealer.Open(path, words, digits); return err }, func() { u.Signed(signed) })
}

// takeIn takes in what a sealed file brought, and shows the marks that came.
func (w *window) takeIn(b handover.Brought, name string) {
	deps := w.deps
	w.write(func(ctx context.Context) error {
		said, err := b.Take(ctx, name)
		onUI(func() {
			switch sentence := strings.Join(said, " · "); {
			case err != nil:
			case b.Other && w.deps.Shelf != nil:
				shelf := w.deps.Shelf
				w.offer(sentence, w.words.T("unsealing.open"), func() {
					w.open(func(ctx context.Context) (Deps, error) { return shelf.Open(ctx, b.ID) })
				})
			default:
				w.toast(sentence)
			}
			if w.deps.Briefing == deps.Briefing && w.loadMarks() == nil {
				w.showMarks()
			}
		})
		return err
	})
}
