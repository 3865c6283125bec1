package library

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/locale"
	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// shut stands in the place of the cards where the library is locked.
type shut struct {
	widget.BaseWidget
	kit         *widgets.Kit
	title, said *text.Label
	field       *widgets.Field
	open        *widgets.Button
}

func newShut(p *Pane) *shut {
	k, t := p.kit, p.opt.Words.T
	s := &shut{kit: k, title: text.NewLabel(k.Kit, t("library.shut"), text.UI(16, k.Palette.Ink).Bold()).Wrapping(), said: text.NewLabel(k.Kit, "", text.UI(13, k.Palette.Late)).Wrapping()}
	try := func() { p.opt.Unlock(s.field.Editor().Text()) }
	s.field = widgets.NewField(k, t("library.passphrase"), 1, text.EditorCalls{Submit: try, Escape: p.opt.Leave})
	s.field.Editor().SetSecret(true)
	s.open = widgets.NewButton(k, t("library.unlock"), true, try)
	s.ExtendBaseWidget(s)
	return s
}

func (s *shut) say(words string) {
	s.said.SetText(words)
	if words != "" {
		s.field.Editor().SetText("")
	}
	s.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (s *shut) CreateRenderer() fyne.WidgetRenderer {
	return &render.Parts{
		List: []fyne.CanvasObject{s.title, s.field, s.open, s.said},
		Arrange: func(z fyne.Size) {
			if z.Width <= 0 {
				return
			}
			w := min(420, z.Width-2*gridEdge)
			at, y := (z.Width-w)/2, max(30, z.Height/2-110)
			put := s.kit.Dir.Put
			h := s.title.HeightFor(w)
			put(s.title, z.Width, at, y, w, h)
			put(s.field, z.Width, at, y+h+14, w, 36)
			put(s.open, z.Width, at, y+h+62, s.open.MinSize().Width, 34)
			put(s.said, z.Width, at, y+h+108, w, s.said.HeightFor(w))
		},
	}
}

// LockSize is the size of the passphrase's sheet in logical pixels.
func LockSize() fyne.Size { return fyne.NewSize(520, 380) }

// LockOptions are what the sheet of the passphrase is told and tells.
type LockOptions struct {
	Words  *locale.Catalogue
	Has    bool // the library has a passphrase
	Set    func(passphrase string)
	Remove func()
	Leave  func()
}

// Lock is the sheet in which a passphrase is set, changed or taken away.
type Lock struct {
	widget.BaseWidget
	kit           *widgets.Kit
	opt           LockOptions
	title, about  *text.Label
	first, second *widgets.Field
	said          *text.Label
	set, remove   *widgets.Button
	cancel        *widgets.Button
}

// NewLock makes the sheet's content.
func NewLock(k *widgets.Kit, o LockOptions) *Lock {
	t := o.Words.T
	l := &Lock{
		kit: k, opt: o, title: text.NewLabel(k.Kit, t("library.lock_title"), text.UI(18, k.Palette.Ink).Bold()),
		about: text.NewLabel(k.Kit, t("library.lock_about"), text.UI(13, k.Palette.Muted)).Wrapping(),
		said:  text.NewLabel(k.Kit, "", text.UI(13, k.Palette.Late)).Wrapping(),
	}
	field := func(key string) *widgets.Field {
		f := widgets.NewField(k, t(key), 1, text.EditorCalls{Submit: l.Save, Escape: o.Leave})
		f.Editor().SetSecret(true)
		return f
	}
	l.first, l.second = field("library.passphrase"), field("library.passphrase_again")
	words := "library.lock_set"
	if o.Has {
		words = "library.lock_change"
	}
	l.set = widgets.NewButton(k, t(words), true, l.Save)
	l.cancel = widgets.NewButton(k, t("action.cancel"), false, o.Leave)
	l.remove = widgets.NewButton(k, t("library.lock_remove"), false, o.Remove)
	show(l.remove, o.Has)
	l.ExtendBaseWidget(l)
	return l
}

// First is what has the focus when the sheet opens.
func (l *Lock) First() fyne.Focusable { return l.first.Editor() }

// Save sets the passphrase where it was typed alike twice.
func (l *Lock) Save() {
	a, b := l.first.Editor().Text(), l.second.Editor().Text()
	if a == "" || a != b {
		l.said.SetText(l.opt.Words.T("library.passphrase_differs"))
		return
	}
	l.opt.Set(a)
}

// CreateRenderer implements fyne.Widget.
func (l *Lock) CreateRenderer() fyne.WidgetRenderer {
	return &render.Parts{
		List: []fyne.CanvasObject{l.title, l.about, l.first, l.second, l.said, l.set, l.cancel, l.remove},
		Arrange: func(s fyne.Size) {
			if s.Width <= 0 {
				return
			}
			const edge = 24
			put, w := l.kit.Dir.Put, s.Width-2*edge
			y := float32(22)
			for _, o := range []*text.Label{l.title, l.about} {
				h := o.HeightFor(w)
				put(o, s.Width, edge, y, w, h)
				y += h + 12
			}
			put(l.first, s.Width, edge, y, w, 36)
			put(l.second, s.Width, edge, y+46, w, 36)
			put(l.said, s.Width, edge, y+92, w, l.said.HeightFor(w))
			foot, at := s.Height-22-34, float32(edge)
			for _, b := range []*widgets.Button{l.set, l.cancel, l.remove} {
				m := b.MinSize().Width
				put(b, s.Width, at, foot, m, 34)
				at += m + 10
			}
		},
	}
}
