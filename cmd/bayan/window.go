package main

import (
	"context"
	"encoding/json"
	"time"

	"bayan/internal/cli"
	"bayan/internal/fault"
	"bayan/internal/library"
	"bayan/internal/raster"
	"bayan/ui"
	"bayan/ui/export"
	"bayan/ui/settings"
)

// lookEvery is how often another process's changes are looked for: one stat each time.
const lookEvery = 500 * time.Millisecond

// window wires the packages to the window and shows it.
func window(ctx context.Context, w cli.Window) error {
	display := newDisplay(w)
	ready := display.ask(ctx)
	engine, err := cli.AllFaces()
	if err != nil {
		return err
	}
	if err := <-ready; err != nil {
		return err
	}
	painter, printer := raster.New(engine.Fonts()), &printer{os: w.Process.OS}
	defer printer.close()
	record := newFollowUp(w)
	deps := ui.Deps{
		Engine: engine, Paint: display.seen(painter.Line), Words: w.Words, Digits: w.Words.DefaultDigits(),
		Briefing: w.Briefing, FollowUp: record, Files: newFiles(chooser(w)), Places: places{w.Library},
		Marks:    &marking{w, w.Library.Marks(w.Briefing, w.File)},
		ReadOnly: w.ReadOnly, Notices: w.Notices, Today: w.Today,
		Press:   &press{w, engine, painter, printer},
		Choices: choicesOf(w), SaveChoices: func(c export.Choices) error { return saveChoices(w, c) },
		Choose: chooser(w).choose,
		Look:   lookOf(w),
		SaveLook: func(l settings.Look) error {
			kept, err := json.Marshal(l)
			if err != nil {
				return &fault.Error{Code: fault.Unknown, Op: "window.SaveLook", Cause: err}
			}
			return w.Library.Change(func(s *library.Settings) { s.Look = kept })
		},
	}
	if w.FollowUp != nil {
		deps.Carrier = record
	}
	err = ui.Run(ctx, deps)
	if w.FollowUp != nil && w.FollowUp.Pending() > 0 {
		// The last chance for what did not find room.
		if flushed := w.FollowUp.Flush(context.WithoutCancel(ctx)); flushed != nil {
			return flushed
		}
	}
	return err
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
	return l
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
