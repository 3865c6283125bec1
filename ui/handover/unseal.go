package handover

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/locale"
	"bayan/ui/measures"
	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// Signed is a sealed file whose signature holds.
type Signed struct {
	By           string // who signed it, in a sentence
	Known        bool   // the key is known here, or this office's own
	ByPassphrase bool   // a passphrase opens it, else a file with an identity of age's
	// Unseal opens it with the passphrase or the identity's path. It takes a second, and nothing in.
	Unseal func(ctx context.Context, secret string) (Brought, error)
}

// Brought is what is in a sealed file.
type Brought struct {
	By     string // who signed it, with what they call themselves
	Office string // what they call themselves
	About  string // title and day
	ID     string // of the statement
	News   measures.Incoming
	Other  bool // the statement is not the window's
	// Take takes it in; name is what the key is to be known by, "" for nothing.
	Take func(ctx context.Context, name string) (said []string, err error)
}

// UnsealOptions are what the sheet is told and whom it tells.
type UnsealOptions struct {
	Words    *locale.Catalogue
	Digits   locale.Digits
	ReadOnly bool                          // nothing can be taken in
	Pick     func(found func(path string)) // asks for a file
	Open     func(secret string)           // Bring or Say answers
	Take     func(name string)
	Leave    func()
	Focus    func(fyne.Focusable)
}

// UnsealSize is the sheet's size in logical pixels.
func UnsealSize() fyne.Size { return fyne.NewSize(760, 600) }

// Unseal says who signed a file, asks for what opens it, and says what it brings
// before anything is taken in.
type Unseal struct {
	widget.BaseWidget
	kit              *widgets.Kit
	opt              UnsealOptions
	signed           *Signed
	brought          *Brought
	busy             bool
	title, file      *text.Label
	by, about, other *text.Label
	said, wait       *text.Label
	mark, ground     *canvas.Rectangle
	secret, path     *widgets.Field
	name             *widgets.Field
	nameAbout        *text.Label
	news             *measures.News
	scroll           *widgets.Scroll
	pick             *widgets.Button
	open, take       *widgets.Button
	cancel           *widgets.Button
	parts            *render.Parts
}

// NewUnseal makes the sheet's content for a file, of which nothing is known yet.
func NewUnseal(k *widgets.Kit, file string, o UnsealOptions) *Unseal {
	p, t := k.Palette, o.Words.T
	wrapping := func(words string, s text.Style) *text.Label { return text.NewLabel(k.Kit, words, s).Wrapping() }
	u := &Unseal{
		kit: k, opt: o, title: wrapping(t("unsealing.title"), text.UI(18, p.Ink).Bold()),
		file: wrapping("", text.UI(13, p.Muted)), by: wrapping("", text.UI(14, p.Ink).Bold()), about: wrapping("", text.UI(13, p.Ink)),
		other: wrapping(t("unsealing.other"), text.UI(12.5, p.Muted)), said: wrapping("", text.UI(13, p.Late).Bold()),
		wait: wrapping(t("unsealing.busy"), text.UI(13, p.Muted)), nameAbout: wrapping(t("unsealing.name_about"), text.UI(12.5, p.Muted)),
		mark: canvas.NewRectangle(p.Doing), ground: canvas.NewRectangle(p.Panel),
	}
	u.file.SetParts(text.Part{Words: file, Apart: true})
	u.mark.CornerRadius, u.ground.CornerRadius = 2, 9
	try := func() { u.Open() }
	u.secret = widgets.NewField(k, t("library.passphrase"), 1, text.EditorCalls{Submit: try, Escape: o.Leave})
	u.secret.Editor().SetSecret(true)
	u.path = widgets.NewField(k, t("unsealing.identity"), 1, text.EditorCalls{Submit: try, Escape: o.Leave})
	u.name = widgets.NewField(k, t("unsealing.name"), 1, text.EditorCalls{Submit: u.Take, Escape: o.Leave})
	u.pick = widgets.NewButton(k, t("measures.evidence_choose"), false, func() {
		o.Pick(func(path string) { u.path.Editor().SetText(path) })
	})
	u.news = measures.NewNews(k, o.Words, o.Digits)
	u.scroll = widgets.NewScroll(k, u.news, u.news.HeightFor)
	u.open = widgets.NewButton(k, t("unsealing.open"), true, try)
	u.take = widgets.NewButton(k, t("carry.merge"), true, u.Take)
	u.cancel = widgets.NewButton(k, t("action.cancel"), false, o.Leave)
	u.parts = &render.Parts{Arrange: u.arrange, Update: func() { u.arrange(u.Size()); canvas.Refresh(u) }}
	u.ExtendBaseWidget(u)
	return u
}

// First is what has the focus when the sheet opens.
func (u *Unseal) First() fyne.Focusable { return u.cancel }

// Signed shows who signed the file, and asks for what opens it.
func (u *Unseal) Signed(s Signed) {
	u.signed = &s
	u.by.SetText(s.By)
	u.signature(s.Known)
	u.Refresh()
	if s.ByPassphrase {
		u.opt.Focus(u.secret.Editor())
	} else {
		u.opt.Focus(u.path.Editor())
	}
}

func (u *Unseal) signature(known bool) {
	u.mark.FillColor = u.kit.Palette.Doing
	if known {
		u.mark.FillColor = u.kit.Palette.Done
	}
}

// Open tries what was typed.
func (u *Unseal) Open() {
	if u.signed == nil || u.busy || u.brought != nil {
		return
	}
	secret := u.path.Editor().Text()
	if u.signed.ByPassphrase {
		secret = u.secret.Editor().Text()
	}
	if secret == "" {
		return
	}
	u.busy = true
	u.said.SetText("")
	u.Refresh()
	u.opt.Open(secret)
}

// Bring shows what is in the file.
func (u *Unseal) Bring(b Brought) {
	u.busy, u.brought = false, &b
	u.said.SetText("")
	u.by.SetText(b.By)
	u.about.SetText(b.About)
	u.news.Bring(b.News)
	u.name.Editor().SetText("")
	u.Refresh()
	u.scroll.Refresh()
	if !u.opt.ReadOnly {
		u.opt.Focus(u.take)
	}
}

// Take tells to take it in.
func (u *Unseal) Take() {
	if u.brought == nil || u.busy || u.opt.ReadOnly {
		return
	}
	u.busy = true
	u.Refresh()
	u.opt.Take(u.name.Editor().Text())
}

// Save is what the sheet's key does: it opens, then takes in.
func (u *Unseal) Save() {
	if u.brought == nil {
		u.Open()
		return
	}
	u.Take()
}

// Say shows why it could not be opened.
func (u *Unseal) Say(sentence string) {
	u.busy = false
	u.said.SetText(sentence)
	u.secret.Editor().SetText("")
	u.Refresh()
}

func (u *Unseal) arrange(s fyne.Size) {
	if s.Width <= 0 {
		return
	}
	w, list := s.Width-2*sheetEdge, u.parts.List[:0]
	put := func(o fyne.CanvasObject, start, y, w, h float32) {
		u.kit.Dir.Put(o, s.Width, start, y, w, h)
		list = append(list, o)
	}
	y := float32(22)
	label := func(l *text.Label, start, after float32) {
		if l.Text() != "" {
			h := l.HeightFor(w - start)
			put(l, sheetEdge+start, y, w-start, h)
			y += h + after
		}
	}
	label(u.title, 0, 6)
	label(u.file, 0, 14)
	top := y
	label(u.by, 14, 2)
	label(u.about, 14, 2)
	if y > top {
		put(u.mark, sheetEdge, top+2, 4, y-top-4)
		y += 12
	}
	foot := s.Height - 22 - 34
	at := float32(sheetEdge)
	button := func(b *widgets.Button) {
		m := b.MinSize().Width
		put(b, at, foot, m, 34)
		at += m + 10
	}
	switch {
	case u.signed == nil:
	case u.brought == nil:
		if u.signed.ByPassphrase {
			put(u.secret, sheetEdge, y, w, 36)
		} else {
			m := u.pick.MinSize().Width
			put(u.path, sheetEdge, y, w-m-10, 36)
			put(u.pick, sheetEdge+w-m, y, m, 36)
		}
		y += 36 + 12
		button(u.open)
	default:
		if u.brought.Other {
			label(u.other, 0, 10)
		}
		bottom := foot - 14
		if !u.signed.Known {
			h := u.nameAbout.HeightFor(w)
			put(u.nameAbout, sheetEdge, bottom-h-4-36, w, h)
			put(u.name, sheetEdge, bottom-36, w, 36)
			bottom -= h + 4 + 36 + 12
		}
		put(u.ground, sheetEdge, y, w, bottom-y)
		put(u.scroll, sheetEdge+10, y+8, w-14, bottom-y-16)
		if !u.opt.ReadOnly {
			button(u.take)
		}
	}
	button(u.cancel)
	if u.busy {
		label(u.wait, 0, 0)
	} else if u.brought == nil {
		label(u.said, 0, 0)
	} else if h := u.said.HeightFor(s.Width - at - sheetEdge); u.said.Text() != "" {
		put(u.said, at, foot+(34-h)/2, s.Width-at-sheetEdge, h)
	}
	u.parts.List = list
}

// CreateRenderer implements fyne.Widget.
func (u *Unseal) CreateRenderer() fyne.WidgetRenderer { return u.parts }
