package main

import (
	"context"
	"encoding/json"
	"runtime/debug"
	"sync"
	"time"

	"bayan/internal/cli"
	"bayan/internal/emblem"
	"bayan/internal/fault"
	"bayan/internal/library"
	"bayan/internal/raster"
	"bayan/internal/track"
	"bayan/internal/typeset"
	"bayan/ui"
	"bayan/ui/export"
	"bayan/ui/present"
	"bayan/ui/settings"
)

// lookEvery is how often another process's changes are looked for: one stat each time.
const lookEvery = 500 * time.Millisecond

// A start leaves more garbage than it keeps: the tables of fonts as they were
// parsed, what was shaped for the first time. So it is collected twice as often
// while the window starts, and once the window has rested its pages are given
// back: 2.5 and 6 MB of resident memory less, at no CPU that could be measured.
const (
	leanPercent = 50
	rested      = 1500 * time.Millisecond
)

func lean() (end func()) {
	usual := debug.SetGCPercent(leanPercent)
	rest := time.AfterFunc(rested, func() {
		debug.SetGCPercent(usual)
		debug.FreeOSMemory()
	})
	return func() { rest.Stop() }
}

// window wires the packages to the window and shows it.
func window(ctx context.Context, w cli.Window) error {
	tidy := lean()
	defer tidy()
	run, release := forbid(w)
	defer release()
	display := newDisplay(w)
	ready := display.ask(ctx)
	engine, err := cli.AllFaces()
	if err != nil {
		return err
	}
	printer := &printer{os: w.Process.OS, run: run}
	defer printer.close()
	d := &desk{display: display, engine: engine, painter: raster.New(engine.Fonts()), printer: printer, run: run, shelf: w.Library.Shelf()}
	if err = <-ready; err == nil {
		err = display.trap(func() error { return ui.Run(ctx, d.deps(w)) })
	}
	if fault.CodeOf(err) == fault.NoOpenGL {
		err = d.onPaper(ctx, w, err)
	}
	if flushed := d.flush(ctx); flushed != nil {
		return flushed
	}
	return err
}

// desk is what all statements of a window share.
type desk struct {
	display *display
	engine  *typeset.Engine
	painter *raster.Painter
	printer *printer
	run     runner
	shelf   *library.Shelf

	mu   sync.Mutex
	logs []*track.Log // of the statements that were open
}

// deps are a statement's.
func (d *desk) deps(w cli.Window) ui.Deps {
	record := newFollowUp(w)
	own := folders{w.Process.OS, w.Process.Getenv}
	deps := ui.Deps{
		Engine: d.engine, Paint: d.display.seen(d.painter.Line), Words: w.Words, Digits: w.Words.DefaultDigits(),
		Briefing: w.Briefing, FollowUp: record, Files: newFiles(own, d.run), Disk: newDisk(own, w), Places: places{w.Library},
		Marks:    &marking{w, w.Library.Marks(w.Briefing, w.File)},
		ReadOnly: w.ReadOnly, Notices: w.Notices, Today: w.Today,
		Press:   newPress(w, d),
		Choices: choicesOf(w), SaveChoices: func(c export.Choices) error { return saveChoices(w, c) },
		Look: lookOf(w), SaveLook: func(l settings.Look) error {
			return keep(w, l, func(s *library.Settings, kept json.RawMessage) { s.Look = kept })
		},
		Window: windowOf(w), SaveWindow: func(size settings.Window) error {
			return keep(w, size, func(s *library.Settings, kept json.RawMessage) { s.Window = kept })
		},
		Opener: &opened{d, w}, Shelf: shelfOf(d, w), Frame: d.display, Emblem: emblem.Open,
		Sealer: &sealing{w, d.shelf}, Sealed: w.Sealed,
		Decks: decks{w}, Present: w.Present, Presenting: presentingOf(w), Awake: keepAwake, Beside: d.display.Beside,
		SavePresenting: func(c present.Choices) error {
			return keep(w, c, func(s *library.Settings, kept json.RawMessage) { s.Present = kept })
		},
	}
	if w.FollowUp != nil {
		deps.Carrier = record
		d.mu.Lock()
		d.logs = append(d.logs, w.FollowUp)
		d.mu.Unlock()
	}
	return deps
}

// flush is the last chance for what did not find room.
func (d *desk) flush(ctx context.Context) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, log := range d.logs {
		if log.Pending() > 0 {
			if err := log.Flush(context.WithoutCancel(ctx)); err != nil {
				return err
			}
		}
	}
	return nil
}

// opened opens other statements in the window of one.
type opened struct {
	desk   *desk
	window cli.Window
}

func (o *opened) File(ctx context.Context, path string) (ui.Deps, error) {
	return o.open(ctx, path, nil)
}

func (o *opened) Text(ctx context.Context, words string) (ui.Deps, error) {
	return o.open(ctx, "", []byte(words))
}

func (o *opened) open(ctx context.Context, path string, text []byte) (ui.Deps, error) {
	w, err := o.window.Another(ctx, path, text)
	if err != nil {
		return ui.Deps{}, logged(o.window, "open", err)
	}
	return o.desk.deps(w), nil
}

// keep writes a choice into the settings.
func keep(w cli.Window, choice any, set func(s *library.Settings, kept json.RawMessage)) error {
	kept, err := json.Marshal(choice)
	if err != nil {
		return &fault.Error{Code: fault.Unknown, Op: "window.keep", Cause: err}
	}
	return w.Library.Change(func(s *library.Settings) { set(s, kept) })
}

// windowOf is the size that the window had; one that cannot be read is as good as none.
func windowOf(w cli.Window) settings.Window {
	var size settings.Window
	if len(w.Settings.Window) > 0 && json.Unmarshal(w.Settings.Window, &size) != nil {
		return settings.Window{}
	}
	return size
}

// lookOf is what the person chose of the window; choices that cannot be read are as good as none.
func lookOf(w cli.Window) settings.Look {
	var l settings.Look
	if len(w.Settings.Look) > 0 && json.Unmarshal(w.Settings.Look, &l) != nil {
		l = settings.Look{}
	}
	if w.Lang != "" {
		l.Language = w.Lang
	}
	return l.Known()
}

// logged notes a failure, by its code.
func logged(w cli.Window, what string, err error) error {
	if err != nil {
		w.Log.Error(what, "code", string(fault.CodeOf(err)))
	}
	return err
}

// places shows the library's places to the window.
type places struct{ *library.Library }

func (p places) Load(briefing string) (ui.Place, error) {
	place, err := p.Library.Load(briefing)
	return ui.Place(place), err
}

func (p places) Save(briefing string, place ui.Place) error {
	return p.Library.Save(briefing, library.Place(place))
}
