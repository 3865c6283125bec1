// Package review shows what was understood of a file before it is kept: a line
// a paragraph with what it is, to be corrected where it is something else; and
// what has changed where the file is a revised text of one that is kept.
package review

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"bayan/internal/briefing"
	"bayan/internal/locale"
	"bayan/ui/render"
	"bayan/ui/text"
	"bayan/ui/widgets"
)

// Reading is a file as it was understood.
type Reading struct {
	Name      string // of the file, "" where it was pasted
	Format    string // as a person knows it: "DOCX"
	Encoding  string // by its IANA name, "" where the format itself says it
	Encodings []string
	Chosen    string             // Encoding, where a person has chosen it
	Found     *briefing.Briefing // before any correction
	Earlier   string             // the title of the kept text that this one likely revises, "" for none
	Kept      bool               // it is in the library already
	// Corrections are those that were kept with it.
	Corrections []briefing.Correction
}

// Options are what the sheet shows and whom it tells.
type Options struct {
	Words   *locale.Catalogue
	Digits  locale.Digits
	Reading Reading
	// Correct is the briefing with corrections; it changes nothing.
	Correct func(*briefing.Briefing, []briefing.Correction) *briefing.Briefing
	// Reread reads the file in another encoding and tells got, on the window's goroutine.
	Reread func(encoding string, got func(Reading))
	// Compare shows what has changed in the text that this one revises.
	Compare func(Result)
	Keep    func(Result)
	Only    func() // opens it and keeps nothing
	Leave   func()
}

// Result is how a person has the file read.
type Result struct {
	Briefing    *briefing.Briefing // as corrected
	Encoding    string             // as chosen, "" where it was found
	Corrections []briefing.Correction
}

// Size is the sheet's size in logical pixels.
func Size() fyne.Size { return fyne.NewSize(980, 700) }

// Sheet is the content of the sheet.
type Sheet struct {
	widget.BaseWidget
	kit            *widgets.Kit
	opt            Options
	corrections    []briefing.Correction
	chosen         string // encoding, "" as found
	now            *briefing.Briefing
	title, about   *text.Label
	sum, note      *text.Label
	encoding       *widgets.Select
	lines          *lines
	keep, only     *widgets.Button
	leave          *widgets.Button
	compare, reset *widgets.Link
}

// New makes the sheet's content.
func New(k *widgets.Kit, o Options) *Sheet {
	t, p := o.Words.T, k.Palette
	s := &Sheet{
		kit: k, opt: o, corrections: o.Reading.Corrections, chosen: o.Reading.Chosen,
		title: text.NewLabel(k.Kit, t("review.title"), text.UI(18, p.Ink).Bold()),
		about: text.NewLabel(k.Kit, "", text.UI(13, p.Muted)), sum: text.NewLabel(k.Kit, "", text.UI(13.5, p.Ink).Bold()),
		note: text.NewLabel(k.Kit, "", text.UI(13, p.GoldText)),
	}
	s.keep = widgets.NewButton(k, t("review.keep"), true, s.Keep)
	s.only = widgets.NewButton(k, t("review.only"), false, o.Only)
	s.leave = widgets.NewButton(k, t("action.cancel"), false, o.Leave)
	s.compare = widgets.NewLink(k, t("review.what_changed"), func() { o.Compare(s.Result()) })
	s.reset = widgets.NewLink(k, t("review.reset"), func() { s.corrections = nil; s.follow() })
	if len(o.Reading.Encodings) > 0 && o.Reading.Encoding != "" {
		at := 0
		for i, e := range o.Reading.Encodings {
			if e == o.Reading.Encoding {
				at = i
			}
		}
		s.encoding = widgets.NewSelect(k, t("review.encoding"), shown(o.Reading.Encodings), at, func(i int) { s.reread(o.Reading.Encodings[i]) })
	}
	s.lines = newLines(s)
	s.follow()
	s.ExtendBaseWidget(s)
	return s
}

// shown are encodings as a person knows them.
func shown(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = EncodingName(n)
	}
	return out
}

// EncodingName is an encoding as a person knows it, by its IANA name.
func EncodingName(iana string) string {
	return strings.NewReplacer("utf", "UTF", "windows", "Windows", "iso", "ISO", "le", "LE", "be", "BE").Replace(iana)
}

// First is what has the focus when the sheet opens.
func (s *Sheet) First() fyne.Focusable { return s.keep }

// Result is how the file is read by now.
func (s *Sheet) Result() Result { return Result{s.now, s.chosen, s.corrections} }

// Say shows a sentence over the lines.
func (s *Sheet) Say(sentence string) {
	s.note.SetText(sentence)
	s.compare.Hide()
	s.Refresh()
}

// Keep keeps it so.
func (s *Sheet) Keep() { s.opt.Keep(s.Result()) }

func (s *Sheet) reread(encoding string) {
	s.opt.Reread(encoding, func(r Reading) {
		s.opt.Reading, s.chosen, s.corrections = r, encoding, nil
		s.follow()
	})
}

// say is a person's word on a paragraph. What it is by itself needs no word.
func (s *Sheet) say(paragraph int, kind briefing.Kind) {
	anchor := s.opt.Reading.Found.Anchors()[paragraph]
	found := anchor.Kind
	anchor.Kind = kind
	kept := s.corrections[:0:0]
	for _, c := range s.corrections {
		if c.Words != anchor.Words || c.Nth != anchor.Nth {
			kept = append(kept, c)
		}
	}
	// A line is what it was found to be only as long as no other line was put right.
	if place(kind) != place(found) || len(kept) > 0 {
		kept = append(kept, anchor)
	}
	s.corrections = kept
	s.follow()
}

// follow shows the reading with the corrections.
func (s *Sheet) follow() {
	r, t := s.opt.Reading, s.opt.Words
	s.now = s.opt.Correct(r.Found, s.corrections)
	name := r.Name
	if name == "" {
		name = t.T("review.pasted")
	}
	parts := []text.Part{{Words: name, Apart: true}, {Words: " · "}, {Words: r.Format, Apart: true}}
	s.about.SetParts(parts...)
	sum := []string{t.N("measures.count", len(s.now.Measures), s.opt.Digits), t.N("reader.minutes", s.now.Minutes(), s.opt.Digits)}
	if n := len(s.corrections); n > 0 {
		sum = append(sum, t.N("review.corrected", n, s.opt.Digits))
	}
	s.sum.SetText(strings.Join(sum, " · "))
	switch {
	case r.Kept:
		s.note.SetText(t.T("review.kept_already"))
	case r.Earlier != "":
		before, after, _ := strings.Cut(t.T("review.revises"), "{title}")
		s.note.SetParts(text.Part{Words: before}, text.Part{Words: r.Earlier, Apart: true}, text.Part{Words: after})
	default:
		s.note.SetText("")
	}
	show(s.compare, r.Earlier != "" && !r.Kept)
	show(s.reset, len(s.corrections) > 0)
	s.lines.follow()
	s.Refresh()
}

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

const edge = 24

// CreateRenderer implements fyne.Widget.
func (s *Sheet) CreateRenderer() fyne.WidgetRenderer {
	list := []fyne.CanvasObject{s.lines, s.title, s.about, s.sum, s.note, s.compare, s.reset}
	if s.encoding != nil {
		list = append(list, s.encoding)
	}
	place := func(z fyne.Size) {
		if z.Width <= 0 {
			return
		}
		put, w := s.kit.Dir.Put, z.Width-2*edge
		put(s.title, z.Width, edge, 20, w, s.title.MinSize().Height)
		room := w
		if s.encoding != nil {
			put(s.encoding, z.Width, z.Width-edge-180, 20, 180, 34)
			room -= 196
		}
		put(s.about, z.Width, edge, 50, room, s.about.HeightFor(room))
		put(s.sum, z.Width, edge, 76, min(w-170, s.sum.MinSize().Width), s.sum.MinSize().Height)
		m := s.reset.MinSize()
		put(s.reset, z.Width, z.Width-edge-m.Width, 78, m.Width, m.Height)
		top := float32(106)
		if s.note.Text() != "" {
			link := s.compare.MinSize()
			n := min(s.note.MinSize().Width, w-link.Width-14)
			put(s.note, z.Width, edge, top, n, s.note.MinSize().Height)
			put(s.compare, z.Width, edge+n+14, top+1, link.Width, link.Height)
			top += 28
		}
		foot := z.Height - 20 - 34
		put(s.lines, z.Width, 0, top, z.Width, foot-16-top)
		k := s.keep.MinSize()
		put(s.keep, z.Width, edge, foot, k.Width, 34)
		n := s.only.MinSize()
		put(s.only, z.Width, edge+k.Width+10, foot, n.Width, 34)
		put(s.leave, z.Width, edge+k.Width+n.Width+20, foot, s.leave.MinSize().Width, 34)
	}
	return &render.Parts{
		List: append(list, s.keep, s.only, s.leave), Arrange: place,
		Update: func() { place(s.Size()) },
	}
}
