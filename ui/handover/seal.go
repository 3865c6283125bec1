// Package handover is the sheets of the sealed file: one that seals the
// statement of the window, and one that says who signed a file and what it brings.
package handover

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/locale"
	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// For is whom a file is sealed for: who has the passphrase, or age's recipients.
type For struct {
	Passphrase string
	Recipients []string
}

// SealOptions are what the sheet that seals is told, and whom it tells.
type SealOptions struct {
	Words *locale.Catalogue
	Seal  func(For)
	Leave func()
}

// SealSize is the sheet's size in logical pixels.
func SealSize() fyne.Size { return fyne.NewSize(600, 400) }

// Seal asks whom the statement is to be sealed for.
type Seal struct {
	widget.BaseWidget
	kit           *widgets.Kit
	opt           SealOptions
	title, about  *text.Label
	way           *widgets.Segments
	recipients    bool
	first, second *widgets.Field
	to            *widgets.Field
	hint, said    *text.Label
	seal, cancel  *widgets.Button
	parts         *render.Parts
}

// NewSeal makes the sheet's content.
func NewSeal(k *widgets.Kit, o SealOptions) *Seal {
	p, t := k.Palette, o.Words.T
	s := &Seal{
		kit: k, opt: o, title: text.NewLabel(k.Kit, t("sealing.title"), text.UI(18, p.Ink).Bold()),
		about: text.NewLabel(k.Kit, t("sealing.about"), text.UI(13, p.Muted)).Wrapping(),
		hint:  text.NewLabel(k.Kit, "", text.UI(12.5, p.Muted)).Wrapping(),
		said:  text.NewLabel(k.Kit, "", text.UI(13, p.Late).Bold()).Wrapping(),
	}
	segment := func(key string) widgets.Segment {
		return widgets.Segment{Words: t(key), Ink: p.Accent, Ground: p.AccentSoft}
	}
	s.way = widgets.NewSegments(k, []widgets.Segment{segment("library.passphrase"), segment("sealing.recipients")}, 0, func(i int) {
		s.recipients = i == 1
		s.said.SetText("")
		s.Refresh()
	})
	secret := func(key string) *widgets.Field {
		f := widgets.NewField(k, t(key), 1, text.EditorCalls{Submit: s.Save, Escape: o.Leave})
		f.Editor().SetSecret(true)
		return f
	}
	s.first, s.second = secret("library.passphrase"), secret("library.passphrase_again")
	s.to = widgets.NewField(k, "age1…", 4, text.EditorCalls{Escape: o.Leave})
	s.seal = widgets.NewButton(k, t("sealing.do"), true, s.Save)
	s.cancel = widgets.NewButton(k, t("action.cancel"), false, o.Leave)
	s.parts = &render.Parts{Arrange: s.arrange, Update: func() { s.arrange(s.Size()) }}
	s.ExtendBaseWidget(s)
	return s
}

// First is what has the focus when the sheet opens.
func (s *Seal) First() fyne.Focusable { return s.first.Editor() }

// Say shows why it was not sealed.
func (s *Seal) Say(sentence string) {
	s.said.SetText(sentence)
	s.Refresh()
}

// Save tells whom to seal for, or says what is missing.
func (s *Seal) Save() {
	if s.recipients {
		to := strings.Fields(s.to.Editor().Text())
		if len(to) == 0 {
			s.Say(s.opt.Words.T("sealing.no_recipient"))
			return
		}
		s.opt.Seal(For{Recipients: to})
		return
	}
	a, b := s.first.Editor().Text(), s.second.Editor().Text()
	if a == "" || a != b {
		s.Say(s.opt.Words.T("library.passphrase_differs"))
		return
	}
	s.opt.Seal(For{Passphrase: a})
}

const sheetEdge = 26

func (s *Seal) arrange(size fyne.Size) {
	if size.Width <= 0 {
		return
	}
	w, list := size.Width-2*sheetEdge, s.parts.List[:0]
	put := func(o fyne.CanvasObject, start, y, w, h float32) {
		s.kit.Dir.Put(o, size.Width, start, y, w, h)
		list = append(list, o)
	}
	y := float32(22)
	label := func(l *text.Label, after float32) {
		if h := l.HeightFor(w); l.Text() != "" {
			put(l, sheetEdge, y, w, h)
			y += h + after
		}
	}
	label(s.title, 8)
	label(s.about, 14)
	put(s.way, sheetEdge, y, w, 34)
	y += 34 + 12
	if s.recipients {
		s.hint.SetText(s.opt.Words.T("sealing.recipients_about"))
		put(s.to, sheetEdge, y, w, 82)
	} else {
		s.hint.SetText(s.opt.Words.T("sealing.passphrase_about"))
		put(s.first, sheetEdge, y, w, 36)
		put(s.second, sheetEdge, y+46, w, 36)
	}
	y += 82 + 8
	label(s.hint, 8)
	label(s.said, 0)
	foot := size.Height - 22 - 34
	m := s.seal.MinSize().Width
	put(s.seal, sheetEdge, foot, m, 34)
	put(s.cancel, sheetEdge+m+10, foot, s.cancel.MinSize().Width, 34)
	s.parts.List = list
}

// CreateRenderer implements fyne.Widget.
func (s *Seal) CreateRenderer() fyne.WidgetRenderer { return s.parts }
