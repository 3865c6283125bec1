package ui

import (
	"context"
	"math"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"

	"bayan/assets"
	"bayan/internal/briefing"
	"bayan/internal/locale"
	"bayan/internal/search"
	"bayan/ui/contents"
	"bayan/ui/export"
	"bayan/ui/find"
	"bayan/ui/measures"
	"bayan/ui/reader"
	"bayan/ui/settings"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

type window struct {
	ctx        context.Context
	deps       Deps
	win        fyne.Window
	kit        *widgets.Kit
	look       settings.Look
	words      *locale.Catalogue
	digits     locale.Digits
	place      Place
	reader     *reader.Pane
	find       *find.Bar
	index      *search.Index // made with the first search
	contents   *contents.List
	measures   *measures.Pane
	where      *text.Label
	letters    *text.Label // face and size
	writes     chan func()
	saves      chan func()
	unwatch    func()  // ends the watch of the record
	opening    bool    // another statement is on its way in
	asking     *asking // the chooser, or nil
	does       []command
	frame      settings.Window
	dark       bool              // the system is, where the look follows it
	more       fyne.CanvasObject // the controls that menus drop from
	themes     fyne.CanvasObject
	toasts     *fyne.Container
	toastStay  func()                    // ends the wait for the toast to go, or nil
	sheet      *widgets.Sheet            // over the window, or nil
	sheetKey   func(*fyne.KeyEvent) bool // the sheet's own keys, or nil
	saveSheet  func()                    // what Ctrl+Enter does in the sheet, or nil
	sheetLeft  func()                    // told when the sheet is closed, or nil
	following  following
	exporting  *exporting // the export sheet, or nil
	choices    export.Choices
	marking    marking
	jumps      jumps
	presenting *presenting // while the slides are shown, or nil
	shelving   shelving
}

// Run shows the window and returns when it is closed or ctx ends. All writes
// that a person asked for are finished then.
func Run(ctx context.Context, d Deps) error {
	a := app.NewWithID("org.bayan.reader")
	a.SetIcon(fyne.NewStaticResource("bayan.png", assets.Icon))
	w := &window{ctx: ctx, deps: d, choices: d.Choices.Known(), writes: make(chan func(), 64), saves: make(chan func(), 1)}
	notices := d.Notices
	if err := w.begin(); err != nil {
		notices = append(notices, err)
	}
	w.win = a.NewWindow("")
	w.win.SetPadded(false)
	if err := w.wear(d.Look); err != nil {
		return err
	}
	w.size(d.Window)
	w.keys()
	w.win.SetOnDropped(w.dropped)
	a.Lifecycle().SetOnStarted(func() {
		w.tell(notices)
		switch {
		case d.Present:
			w.present()
		case d.Sealed != "":
			w.unsealPath(d.Sealed)
		}
	})
	a.Settings().AddListener(func(fyne.Settings) { w.followSystem() })
	done := make(chan struct{})
	go w.work(done)
	stop := context.AfterFunc(ctx, func() { onUI(a.Quit) })
	defer stop()
	w.win.ShowAndRun()
	w.unwatch()
	close(w.writes)
	<-done
	if w.deps.ReadOnly != nil {
		return nil
	}
	if err := w.deps.Places.Save(w.deps.Briefing.ID, w.place); err != nil {
		return err
	}
	return w.keepSize()
}

// begin takes up the statement of w.deps where it was left, and returns what of
// it could not be read.
func (w *window) begin() error {
	d := w.deps
	// An unreadable place costs the place, not the reading; nor does one of another
	// program, which finds other paragraphs in the same text.
	w.place, _ = d.Places.Load(d.Briefing.ID)
	w.place.Paragraph = max(-1, min(w.place.Paragraph, len(d.Briefing.Paragraphs)-1))
	if w.place.Zoom == 0 {
		w.place.Zoom = 1
	}
	w.place.Zoom = zoomed(w.place.Zoom)
	w.following, w.marking, w.jumps, w.index = following{shown: d.FollowUp.State()}, marking{}, jumps{}, nil
	watch, unwatch := context.WithCancel(w.ctx)
	w.unwatch = unwatch
	go d.FollowUp.Watch(watch, func() { w.changed(d.FollowUp) })
	return w.loadMarks()
}

// tell shows sentences that were due before there was a window.
func (w *window) tell(notices []error) {
	var said []string
	for _, err := range notices {
		said = append(said, w.words.Sentence(err))
	}
	if len(said) > 0 {
		w.toast(strings.Join(said, " "))
	}
}

// work does what touches the disk, in order, and saves the place when it has rested.
func (w *window) work(done chan<- struct{}) {
	defer close(done)
	var rest <-chan time.Time
	var save func()
	for {
		select {
		case f, ok := <-w.writes:
			if !ok {
				return
			}
			f()
		case save = <-w.saves:
			rest = time.After(300 * time.Millisecond)
		case <-rest:
			rest = nil
			save()
		}
	}
}

func (w *window) remember() {
	if w.deps.ReadOnly != nil {
		return
	}
	select {
	case <-w.saves:
	default:
	}
	places, id, place := w.deps.Places, w.deps.Briefing.ID, w.place
	// A place that cannot be kept is no reason to interrupt reading.
	w.saves <- func() { _ = places.Save(id, place) }
}

func (w *window) build() fyne.CanvasObject {
	d, t := w.deps, w.words.T
	p := w.kit.Palette
	w.reader = reader.New(w.kit, reader.Options{
		Briefing: d.Briefing, Meta: w.meta(), Family: w.family(), Kashida: w.look.Kashida, Zoom: w.place.Zoom,
		Leading: w.look.Lines.Factor(), Column: w.look.Column.Factor(), Ragged: w.look.Ragged,
		Moved: w.moved, Pressed: w.leaveFind, Context: w.selectionMenu,
	})
	w.find = w.newFind()
	entries := contents.Entries(d.Briefing, t("reader.opening"), t("reader.source"))
	w.contents = contents.New(w.kit, t("reader.contents"), entries, w.jumpTo)
	w.measures = w.newMeasures()
	small := text.UI(12.5, p.Muted)
	w.where, w.letters = text.NewLabel(w.kit.Kit, "", small), text.NewLabel(w.kit.Kit, "", small)
	themes := widgets.NewButton(w.kit, t("settings.theme"), false, w.openThemes)
	more := widgets.NewIconButton(w.kit, iconMore(), t("reader.more"), w.openMore)
	w.themes, w.more = themes, more
	header := widgets.NewBar(w.kit, 52, 10, true,
		append(w.headed(), w.find),
		[]fyne.CanvasObject{
			widgets.NewButton(w.kit, t("reader.export_pdf"), true, w.export),
			widgets.NewButton(w.kit, t("reader.present"), false, w.present),
			themes,
			widgets.NewButton(w.kit, t("reader.larger"), false, w.larger),
			widgets.NewButton(w.kit, t("reader.smaller"), false, w.smaller),
			more,
		})
	status := widgets.NewBar(w.kit, 30, 22, false, []fyne.CanvasObject{w.where}, []fyne.CanvasObject{
		w.letters, text.NewLabel(w.kit.Kit, t("status.offline"), small), w.newSaved(small),
	})
	w.does = w.commands()
	w.toasts = container.NewWithoutLayout()
	w.reader.Restore(w.place.Paragraph, w.place.Part)
	w.moved(w.place.Paragraph, w.place.Part)
	f := &frame{w.kit.Dir, header, status, w.newSide(w.contents), w.measures, w.reader}
	return container.NewStack(container.New(f, f.objects()...), w.toasts, w.kit.Tips)
}

// meta is made of known facts only.
func (w *window) meta() string {
	d := w.deps
	parts := []string{w.words.T("reader.statement")}
	place := d.Briefing.Meta.Place
	if place != "" {
		place = "\u2068" + place + "\u2069" // the source's word keeps its direction in any language's line (FSI … PDI)
	}
	if s := strings.TrimSpace(place + " " + locale.Rewrite(d.Briefing.Meta.Year, w.digits)); s != "" {
		parts = append(parts, s)
	}
	parts = append(parts, w.words.N("reader.minutes", d.Briefing.Minutes(), w.digits))
	return strings.Join(parts, " · ")
}

func (w *window) moved(paragraph int, part float64) {
	w.place.Paragraph, w.place.Part = paragraph, part
	reading := w.reader.Reading()
	w.contents.Mark(reading)
	n, all := 0, 0
	for i, p := range w.deps.Briefing.Paragraphs {
		if p.Kind == briefing.Blank || p.Kind == briefing.Rule {
			continue
		}
		all++
		if i <= reading {
			n++
		}
	}
	num := func(n int) string { return locale.Number(n, w.digits) }
	w.where.SetText(w.words.F("reader.paragraph_of", locale.Args{"n": num(max(n, 1)), "all": num(all)}))
	w.letters.SetText(w.family() + " " + num(int(math.Round(23*w.place.Zoom))))
	w.remember()
}

// zoomed is a zoom within its bounds.
func zoomed(z float64) float64 { return max(0.6, min(z, 3)) }

func (w *window) zoom(z float64) {
	w.place.Zoom = zoomed(z)
	w.reader.SetZoom(w.place.Zoom)
	w.moved(w.reader.Place())
}

// toast shows a sentence until the next one, or for eight seconds.
func (w *window) toast(sentence string) { w.offer(sentence, "", nil) }

// offer is toast with something to do about it, where do is not nil.
func (w *window) offer(sentence, words string, do func()) {
	if w.presenting != nil {
		w.presenting.tells(sentence)
		return
	}
	var action *widgets.Button
	if do != nil {
		action = widgets.NewButton(w.kit, words, false, func() { w.toasts.RemoveAll(); do() })
	}
	t := widgets.NewToast(w.kit, sentence, action)
	m, s := t.MinSize(), w.win.Canvas().Size()
	t.Resize(m)
	t.Move(fyne.NewPos((s.Width-m.Width)/2, s.Height-m.Height-48))
	w.toasts.Objects = []fyne.CanvasObject{t}
	w.toasts.Refresh()
	if w.toastStay != nil {
		w.toastStay()
	}
	w.toastStay = after(8*time.Second, func() { w.toasts.Remove(t) })
}
