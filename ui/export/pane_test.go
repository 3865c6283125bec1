package export_test

import (
	"bytes"
	"context"
	"image"
	"testing"

	"fyne.io/fyne/v2"

	"bayan/internal/briefing"
	"bayan/internal/compose"
	"bayan/internal/locale"
	"bayan/internal/pdf"
	"bayan/internal/raster"
	"bayan/internal/typeset"
	"bayan/ui/export"
	"bayan/ui/text"
	"bayan/ui/uitest"
)

// press is the program's own, without a window.
type press struct {
	engine  *typeset.Engine
	painter *raster.Painter
	in      compose.Input
}

func (p *press) Compose(ctx context.Context, o compose.Options) (*compose.Document, error) {
	return compose.Compose(ctx, p.engine, p.in, o)
}

func (p *press) Page(doc *compose.Document, page int, scale float64) *image.RGBA {
	return p.painter.Page(doc, page, scale)
}

func (p *press) Encode(ctx context.Context, doc *compose.Document, how export.Protection) ([]byte, error) {
	o := pdf.Options{Standard: pdf.UA1, Password: how.Password}
	if how.Archive {
		o.Standard = pdf.UA1A2a
	}
	var b bytes.Buffer
	err := pdf.Write(ctx, &b, doc, o)
	return b.Bytes(), err
}

// sheet is the pane on a stage, over the bundled statement.
type sheet struct {
	*uitest.Stage
	t             *testing.T
	pane          *export.Pane
	presenter     *export.Presenter
	queue         chan func()
	saves, leaves int
}

func newSheet(t *testing.T, o uitest.Options) *sheet {
	t.Helper()
	s := &sheet{Stage: uitest.New(t, o), t: t, queue: make(chan func(), 256)}
	b := uitest.Statement(t)
	work := &press{s.Kit.Engine, raster.New(s.Kit.Engine.Fonts()), compose.Input{Briefing: b, Progress: map[string]briefing.Progress{}}}
	around := export.Around{Words: s.Words, Dates: locale.DateStyle{Digits: s.Words.DefaultDigits()}, Today: "2026-11-24"}
	s.presenter = export.NewPresenter(t.Context(), work, around, func(f func()) { s.queue <- f }, func() { s.pane.Changed() })
	s.pane = export.New(s.Kit, export.Options{
		Words: s.Words, Dates: around.Dates, Presenter: s.presenter, Measures: true,
		Save: func() { s.saves++ }, Print: func() {}, Leave: func() { s.leaves++ },
	})
	s.presenter.Choose(export.Choices{})
	s.Show(s.pane, export.Size())
	s.made()
	s.Canvas.Focus(s.pane.First())
	return s
}

// made runs what the work posts until nothing is being made.
func (s *sheet) made() {
	s.t.Helper()
	for busy, _ := s.presenter.Busy(); busy; busy, _ = s.presenter.Busy() {
		(<-s.queue)()
	}
}

func TestKeysTurnThePagesTheWayOneReads(t *testing.T) {
	for _, c := range []struct {
		stage    uitest.Options
		on, back fyne.KeyName
	}{{uitest.Options{}, fyne.KeyRight, fyne.KeyLeft}, {uitest.Arabic, fyne.KeyLeft, fyne.KeyRight}} {
		s := newSheet(t, c.stage)
		last := s.presenter.Pages() - 1
		if last < 1 {
			t.Fatal("a statement of one page cannot be turned")
		}
		for _, step := range []struct {
			key  fyne.KeyName
			page int
		}{{c.on, 1}, {c.back, 0}, {c.back, 0}, {fyne.KeyPageDown, 1}, {fyne.KeyPageUp, 0}, {fyne.KeyEnd, last}, {fyne.KeyHome, 0}} {
			s.Key(step.key)
			if s.presenter.Page() != step.page {
				t.Errorf("%s leads to page %d, want %d", step.key, s.presenter.Page(), step.page)
			}
		}
	}
}

func TestEnterSaves(t *testing.T) {
	s := newSheet(t, uitest.Arabic)
	s.Key(fyne.KeyEnter)
	if s.saves != 1 {
		t.Fatalf("saved %d times from where the sheet opens, want 1", s.saves)
	}
	s.Key(fyne.KeyEscape)
	if len(s.Keys) != 1 || s.Keys[0] != fyne.KeyEscape {
		t.Errorf("the window got %v, want Escape", s.Keys)
	}
}

// Tab reaches every control of the sheet once, and comes round.
func TestTabReachesEverything(t *testing.T) {
	s := newSheet(t, uitest.Arabic)
	first := s.Canvas.Focused()
	seen := map[fyne.Focusable]bool{}
	for f := first; !seen[f]; f = s.Canvas.Focused() {
		seen[f] = true
		s.Canvas.FocusNext()
	}
	// Template, eight selects, three fields, the emblem, three checks, two arrows, three buttons.
	if want := 1 + 8 + 3 + 1 + 3 + 2 + 3; len(seen) != want {
		t.Errorf("%d controls are reached, want %d", len(seen), want)
	}
	if s.Canvas.Focused() != first {
		t.Error("Tab does not come round to where it began")
	}
}

// A password and an archive exclude each other, and an empty password is asked for.
func TestPasswordIsAskedFor(t *testing.T) {
	s := newSheet(t, uitest.Arabic)
	s.tabTo(func() bool {
		s.Key(fyne.KeySpace)
		return s.pane.Choices().Protect
	})
	if s.pane.Choices().Protection().Archive {
		t.Error("a file with a password says that it is an archive")
	}
	field, is := s.Canvas.Focused().(*text.Editor)
	if !is {
		t.Fatalf("the focus is on %T, want the password's field", s.Canvas.Focused())
	}
	s.Key(fyne.KeyEnter)
	if s.saves != 0 {
		t.Error("saved without the password that was asked for")
	}
	for _, r := range "سر1" {
		field.TypedRune(r)
	}
	s.made()
	s.Key(fyne.KeyEnter)
	if s.saves != 1 || s.pane.Choices().Password != "سر1" {
		t.Errorf("saved %d times with %q", s.saves, s.pane.Choices().Password)
	}
	var file []byte
	s.presenter.Finished(func(data []byte, err error) { file = data })
	if !bytes.Contains(file, []byte("/Encrypt")) {
		t.Error("the file is not encrypted")
	}
	s.Canvas.FocusNext() // the eye
	s.Canvas.FocusNext() // the archive
	s.Key(fyne.KeySpace)
	if c := s.pane.Choices(); c.Protect || !c.Protection().Archive {
		t.Errorf("the archive does not switch the password off: %+v", c)
	}
}

// tabTo presses Tab until something holds.
func (s *sheet) tabTo(there func() bool) {
	s.t.Helper()
	for range 40 {
		s.Canvas.FocusNext()
		if there() {
			return
		}
		if s.Canvas.Overlays().Top() != nil { // a select has opened
			s.Key(fyne.KeyEscape)
		}
	}
	s.t.Fatal("Tab does not get there")
}
