package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"bayan/internal/compose"
	"bayan/internal/locale"
	"bayan/ui/chooser"
	"bayan/ui/export"
	"bayan/ui/widgets"
)

// A path keeps its own direction in a sentence (UAX #9: FSI and PDI).
const isolate, endIsolate = "\u2068", "\u2069"

// exporting is the export sheet while it is open.
type exporting struct {
	presenter *export.Presenter
	pane      *export.Pane
	stop      func() // gives up what is waited for, nil where nothing is
}

func (w *window) presenter(changed func()) *export.Presenter {
	return export.NewPresenter(w.ctx, w.deps.Press, w.around(), onUI, changed)
}

// around is what pages need besides a person's choices of them.
func (w *window) around() export.Around {
	return export.Around{Words: w.words, Dates: w.dates(), Today: w.deps.Today, Emblem: w.deps.Emblem}
}

// export opens the sheet.
func (w *window) export() {
	if w.exporting != nil {
		return
	}
	x := &exporting{}
	x.presenter = w.presenter(func() {
		if w.exporting == x {
			x.pane.Changed()
		}
	})
	x.presenter.Choose(w.choices)
	leave := func() {
		if x.stop != nil {
			x.stop()
			return
		}
		w.closeSheet()
	}
	x.pane = export.New(w.kit, export.Options{
		Words: w.words, Dates: w.dates(), Presenter: x.presenter, Measures: len(w.deps.Briefing.Measures) > 0,
		Pick: func(found func(path string)) {
			w.ask(chooser.Request{Title: w.words.T("export.emblem_choose"), Kinds: []chooser.Kind{{
				Words: w.words.T("chooser.pictures"), Endings: []string{".png", ".jpg", ".jpeg", ".svg"},
			}}}, found)
		},
		Save: func() { w.saveBriefing(x) }, Print: func() { w.printBriefing(x) }, Leave: leave,
	})
	w.openSheet(widgets.NewSheet(w.kit, export.Size(), x.pane, leave))
	w.exporting = x
	w.sheetKey = func(e *fyne.KeyEvent) bool {
		if e.Name == fyne.KeyEscape {
			leave()
			return true
		}
		return x.pane.Key(e)
	}
	w.win.Canvas().Focus(x.pane.First())
}

// endExport gives up what the closed sheet had begun.
func (w *window) endExport() {
	if x := w.exporting; x != nil {
		w.exporting = nil
		if x.stop != nil {
			x.stop()
		}
		x.presenter.Stop()
	}
}

// wait says what gives up what is waited for; nil, that nothing is.
func (x *exporting) wait(stop func()) {
	x.stop = stop
	x.pane.Wait(stop != nil)
}

// saveBriefing asks for a path and writes what the sheet shows there.
func (w *window) saveBriefing(x *exporting) {
	if x.stop != nil {
		return
	}
	w.keepChoices(x.presenter.Choices())
	ctx, cancel := context.WithCancel(w.ctx)
	x.wait(cancel)
	x.presenter.Again()
	name := w.fileName(x.presenter.Choices().Template) + ".pdf"
	r := chooser.Request{Title: w.words.T("export.title"), Save: true, Name: name, Kinds: []chooser.Kind{kindOf(".pdf")}}
	w.choose(ctx, r, func(path string, ok bool, err error) {
		cancel()
		if w.exporting != x {
			return
		}
		x.wait(nil)
		switch {
		case err != nil:
			x.pane.Say(w.words.Sentence(err))
		case ok:
			w.finish(x, func(data []byte) { w.writeBriefing(x, path, data) })
		}
	})
}

// finish calls then with the file once it is made.
func (w *window) finish(x *exporting, then func(data []byte)) {
	x.wait(x.presenter.Stop)
	x.presenter.Finished(func(data []byte, err error) {
		x.wait(nil)
		switch {
		case err == nil:
			then(data)
		case w.exporting == x:
			x.pane.Say(w.words.Sentence(err))
		}
	})
}

// writeBriefing writes the file, even while the window is closing.
func (w *window) writeBriefing(x *exporting, path string, data []byte) {
	press := w.deps.Press
	w.writes <- func() {
		err := press.Write(context.WithoutCancel(w.ctx), path, data)
		onUI(func() {
			if err != nil {
				w.failed(x, err)
				return
			}
			w.done(x, w.words.F("export.saved_at", locale.Args{"path": isolate + path + endIsolate}))
		})
	}
}

// printBriefing hands what the sheet shows to the system.
func (w *window) printBriefing(x *exporting) {
	if x.stop != nil {
		return
	}
	w.keepChoices(x.presenter.Choices())
	x.presenter.Again()
	name := w.fileName(x.presenter.Choices().Template)
	w.finish(x, func(data []byte) { w.send(x, name, data) })
}

// print prints what the open sheet shows, or else the last choices.
func (w *window) print() {
	switch {
	case w.exporting != nil:
		w.exporting.pane.Print()
	case w.sheet == nil:
		w.toast(w.words.T("export.printing"))
		p := w.presenter(func() {})
		p.Choose(w.choices)
		p.Finished(func(data []byte, err error) {
			if err != nil {
				w.toast(w.words.Sentence(err))
				return
			}
			w.send(nil, w.fileName(w.choices.Template), data)
		})
	}
}

func (w *window) send(x *exporting, name string, data []byte) {
	press := w.deps.Press
	go func() {
		printed, err := press.Print(w.ctx, name, data)
		onUI(func() {
			if err != nil {
				w.failed(x, err)
				return
			}
			key := "export.print_sent"
			if printed == Opened {
				key = "export.print_opened"
			}
			w.done(x, w.words.T(key))
		})
	}()
}

// done closes the sheet, where it is open, and says what was done.
func (w *window) done(x *exporting, sentence string) {
	if x != nil && w.exporting == x {
		w.closeSheet()
	}
	w.toast(sentence)
}

// failed says in the sheet, where it is open, what was not done.
func (w *window) failed(x *exporting, err error) {
	if x != nil && w.exporting == x {
		x.pane.Say(w.words.Sentence(err))
		return
	}
	w.toast(w.words.Sentence(err))
}

// keepChoices keeps what was chosen for the next time.
func (w *window) keepChoices(c export.Choices) {
	if c = c.Kept(); c == w.choices {
		return
	}
	w.choices = c
	if w.deps.SaveChoices == nil || w.deps.ReadOnly != nil {
		return
	}
	save := w.deps.SaveChoices
	w.writes <- func() {
		if err := save(c); err != nil {
			onUI(func() { w.toast(w.words.Sentence(err)) })
		}
	}
}

// fileName is what a briefing's file is called: the statement, and the template
// where it is not all of it.
func (w *window) fileName(t compose.Template) string {
	name := w.deps.Briefing.Meta.Title
	if name == "" {
		name = w.words.T("reader.statement")
	}
	if t != compose.Full && t != "" {
		name += " - " + w.words.T("export."+string(t))
	}
	return strings.NewReplacer("/", "-", "\\", "-", ":", "-").Replace(name)
}
