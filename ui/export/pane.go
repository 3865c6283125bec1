package export

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/locale"
	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// Size is the sheet's size in logical pixels.
func Size() fyne.Size { return fyne.NewSize(1120, 724) }

// Options are what the sheet shows and whom it tells.
type Options struct {
	Words     *locale.Catalogue
	Dates     locale.DateStyle
	Presenter *Presenter
	Measures  bool                          // the statement announces some
	Pick      func(found func(path string)) // asks for a picture
	Save      func()
	Print     func()
	Leave     func() // or stop, while a file is waited for
}

// Pane is the sheet's content: choices at the start side, the page at the end.
type Pane struct {
	widget.BaseWidget
	kit                 *widgets.Kit
	opt                 Options
	title, message      *text.Label
	form                *form
	scroll              *widgets.Scroll
	preview             *preview
	hair                *canvas.Rectangle
	save, print, cancel *widgets.Button
}

// New makes the pane; Changed keeps it in step with the presenter.
func New(k *widgets.Kit, o Options) *Pane {
	p := &Pane{opt: o}
	own := *k // what its controls have no use for turns pages
	own.Keys = func(e *fyne.KeyEvent) {
		if !p.Key(e) && k.Keys != nil {
			k.Keys(e)
		}
	}
	own.Focused = func(c fyne.CanvasObject) { p.scroll.Reveal(c) }
	p.kit = &own
	t, pal := o.Words.T, k.Palette
	p.title = text.NewLabel(k.Kit, t("export.sheet"), text.UI(19, pal.Ink).Bold())
	p.message = text.NewLabel(k.Kit, "", text.UI(12.5, pal.Late)).Wrapping()
	p.form = newForm(p.kit, formOptions{
		words: o.Words, dates: o.Dates, choices: o.Presenter.Choices(), measures: o.Measures,
		change: p.change, pick: o.Pick, submit: p.Save, leave: o.Leave,
	})
	p.scroll = widgets.NewScroll(p.kit, p.form, p.form.heightFor)
	p.preview = newPreview(p.kit, o.Words, o.Dates.Digits, o.Presenter)
	p.hair = canvas.NewRectangle(pal.Line)
	p.save = widgets.NewButton(p.kit, t("export.save"), true, p.Save)
	p.print = widgets.NewButton(p.kit, t("export.print"), false, p.Print)
	p.cancel = widgets.NewButton(p.kit, t("action.cancel"), false, o.Leave)
	p.ExtendBaseWidget(p)
	return p
}

// First is what has the focus when the sheet opens: Enter then saves.
func (p *Pane) First() fyne.Focusable { return p.save }

// Choices are those that the sheet shows.
func (p *Pane) Choices() Choices { return p.form.choices }

func (p *Pane) change(c Choices) {
	p.message.SetText("")
	p.opt.Presenter.Choose(c)
}

// Changed shows what the presenter has come to.
func (p *Pane) Changed() {
	if err := p.opt.Presenter.Err(); err != nil {
		p.message.SetText(p.opt.Words.Sentence(err))
	}
	p.Refresh()
}

// Wait shows that a file is waited for, or no longer.
func (p *Pane) Wait(on bool) {
	p.preview.watched = on
	words := "action.cancel"
	if on {
		words = "export.stop"
		p.message.SetText("")
	}
	p.cancel.SetText(p.opt.Words.T(words))
	p.Refresh()
}

// Say shows a sentence over the buttons.
func (p *Pane) Say(sentence string) { p.message.SetText(sentence); p.Refresh() }

// Save asks for the file, Print for its print, where nothing is missing.
func (p *Pane) Save() { p.proceed(p.opt.Save) }

// Print is Save for paper.
func (p *Pane) Print() { p.proceed(p.opt.Print) }

func (p *Pane) proceed(on func()) {
	if !p.form.choices.Incomplete() {
		on()
		return
	}
	p.Say(p.opt.Words.T("export.password_missing"))
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		c.Focus(p.form.password.Editor())
	}
}

// Key takes the keys that no control has a use for: the arrow that points to
// where reading goes turns the page on.
func (p *Pane) Key(e *fyne.KeyEvent) bool {
	onwards, back := fyne.KeyRight, fyne.KeyLeft
	if p.kit.Dir {
		onwards, back = back, onwards
	}
	switch e.Name {
	case fyne.KeyPageDown, onwards:
		p.opt.Presenter.Turn(1)
	case fyne.KeyPageUp, back:
		p.opt.Presenter.Turn(-1)
	case fyne.KeyHome:
		p.opt.Presenter.GoTo(0)
	case fyne.KeyEnd:
		p.opt.Presenter.GoTo(p.opt.Presenter.Pages() - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		p.Save()
	default:
		return false
	}
	return true
}

const (
	formEdge    = 24
	formWidth   = 400
	leastBeside = 240 // logical pixels that a preview needs to be of use
)

// CreateRenderer implements fyne.Widget.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer {
	return &render.Parts{
		List:    []fyne.CanvasObject{p.preview, p.hair, p.title, p.scroll, p.message, p.save, p.print, p.cancel},
		Arrange: p.place, Update: func() {
			p.place(p.Size())
			p.preview.Refresh()
		},
	}
}

func (p *Pane) place(s fyne.Size) {
	if s.Width <= 0 {
		return
	}
	put := p.kit.Dir.Put
	column := float32(formWidth)
	beside := s.Width - column
	if beside < leastBeside {
		column, beside = s.Width, 0
		p.preview.Hide()
		p.hair.Hide()
	} else {
		p.preview.Show()
		p.hair.Show()
	}
	put(p.preview, s.Width, column, 0, beside, s.Height)
	put(p.hair, s.Width, column, 0, 1, s.Height)
	w := column - 2*formEdge
	h := p.title.HeightFor(w)
	put(p.title, s.Width, formEdge, 20, w, h)
	top := 20 + h + 6
	foot := s.Height - formEdge - controlH
	row := fyne.NewSize(s.Width, controlH)
	p.kit.Dir.Row(row, formEdge, 8, p.save, p.print)
	m := p.cancel.MinSize()
	put(p.cancel, s.Width, column-formEdge-m.Width, 0, m.Width, m.Height)
	for _, b := range []*widgets.Button{p.save, p.print, p.cancel} {
		b.Move(b.Position().AddXY(0, foot))
	}
	end := foot - 12
	if p.message.Text() != "" {
		h := p.message.HeightFor(w)
		end -= h + 4
		put(p.message, s.Width, formEdge, end+4, w, h)
	}
	// The scroll keeps room for focus rings and its bar beyond the column.
	put(p.scroll, s.Width, formEdge-4, top, w+16, end-top)
}
