package ui

import (
	"context"
	"strings"

	"bayan/internal/locale"
	"bayan/ui/chooser"
	"bayan/ui/measures"
	"bayan/ui/widgets"
)

// Carrier takes the record out and in.
type Carrier interface {
	// Write writes the record as the ending of path says: .csv, .xlsx, .ics, .json,
	// and any other the record itself, which another office merges.
	Write(ctx context.Context, path string, words *locale.Catalogue) error
	// Read is what another office's record would bring.
	Read(path string, words *locale.Catalogue, digits locale.Digits) (measures.Incoming, error)
}

// Files are the files of the person's own. Its methods wait for the person.
type Files interface {
	// Ask asks for a file by the platform's own dialog; false where the person
	// gave up, fault.NoDialog where the platform has none.
	Ask(ctx context.Context, r chooser.Request) (string, bool, error)
	// Show opens a file in the program that the system has for it.
	Show(ctx context.Context, path string) error
}

// recordEnding is that of the record as one file.
const recordEnding = ".jsonl"

// pickFile asks for a file that is there.
func (w *window) pickFile(found func(path string)) {
	w.ask(chooser.Request{Title: w.words.T("measures.evidence_choose")}, found)
}

func (w *window) showFile(path string) {
	files := w.deps.Files
	go func() {
		if err := files.Show(w.ctx, path); err != nil {
			onUI(func() { w.toast(w.words.Sentence(err)) })
		}
	}()
}

// openTable asks what the follow-up is to be written as.
func (w *window) openTable() {
	if w.deps.Carrier == nil {
		return
	}
	t := measures.NewTable(w.kit, w.words, w.saveRecord, w.closeSheet)
	w.openSheet(widgets.NewSheet(w.kit, measures.TableSize(), t, w.closeSheet))
	w.saveSheet = t.Save
	w.win.Canvas().Focus(t.First())
}

// saveRecord asks for a path and writes the record there.
func (w *window) saveRecord(ending string) {
	words := w.words
	name := w.recordName() + " - " + words.T("measures.title")
	r := chooser.Request{Title: words.T("measures.table"), Save: true, Name: name + ending, Kinds: []chooser.Kind{kindOf(ending)}}
	carrier := w.deps.Carrier
	w.ask(r, func(path string) {
		go func() {
			err := carrier.Write(w.ctx, path, words)
			onUI(func() {
				if err != nil {
					w.toast(words.Sentence(err))
					return
				}
				w.closeSheet()
				w.toast(words.F("export.saved_at", locale.Args{"path": isolate + path + endIsolate}))
			})
		}()
	})
}

// recordName is the statement's title as the name of a file.
func (w *window) recordName() string {
	name := w.deps.Briefing.Meta.Title
	if name == "" {
		name = w.words.T("reader.statement")
	}
	return strings.NewReplacer("/", "-", "\\", "-", ":", "-").Replace(name)
}

// kindOf is the files of one ending.
func kindOf(ending string) chooser.Kind {
	return chooser.Kind{Words: strings.ToUpper(strings.TrimPrefix(ending, ".")), Endings: []string{ending}}
}

// openCarry opens the sheet that hands the record over and merges another's.
func (w *window) openCarry() {
	if w.deps.Carrier == nil {
		return
	}
	var c *measures.Carry
	c = measures.NewCarry(w.kit, measures.CarryOptions{
		Words: w.words, Digits: w.digits, Leave: w.closeSheet,
		Save: func() { w.saveRecord(recordEnding) },
		Pick: w.pickFile,
		Read: func(path string) {
			if isSealed(path) && w.deps.Sealer != nil {
				w.unsealPath(path)
				return
			}
			w.readRecord(c, path)
		},
		Merge: func(in measures.Incoming) {
			w.closeSheet()
			w.merge(in)
		},
	})
	w.openSheet(widgets.NewSheet(w.kit, measures.CarrySize(), c, w.closeSheet))
	w.win.Canvas().Focus(c.First())
}

func (w *window) readRecord(c *measures.Carry, path string) {
	sheet, carrier, words, digits := w.sheet, w.deps.Carrier, w.words, w.digits
	go func() {
		in, err := carrier.Read(path, words, digits)
		onUI(func() {
			switch {
			case w.sheet != sheet:
			case err != nil:
				c.Say(w.words.Sentence(err))
			default:
				c.Bring(in)
			}
		})
	}()
}

func (w *window) merge(in measures.Incoming) {
	if w.deps.ReadOnly != nil {
		w.toast(w.words.Sentence(w.deps.ReadOnly))
		return
	}
	w.write(func(ctx context.Context) error {
		added, err := in.Merge(ctx)
		if err == nil {
			onUI(func() { w.toast(w.words.N("measures.merged", added, w.digits)) })
		}
		return err
	})
}
