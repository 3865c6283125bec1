package ui

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"bayan/internal/briefing"
	"bayan/internal/compose"
	"bayan/internal/deck"
	"bayan/internal/fault"
	state "bayan/internal/present"
	"bayan/ui/measures"
	"bayan/ui/present"
	"bayan/ui/text"
	"bayan/ui/theme"
	"bayan/ui/widgets"
)

// Decks keeps what a person has changed of a briefing's slides. Its methods are called from any goroutine.
type Decks interface {
	Deck() (deck.Edits, error)
	// ChangeDeck makes a change to what is kept at that moment, and returns that once it is safe on disk.
	ChangeDeck(ctx context.Context, change func(deck.Edits) deck.Edits) (deck.Edits, error)
}

// presenting is a presentation of the window's statement.
type presenting struct {
	session   *present.Session
	awake     func() // lets the display sleep again
	edits     deck.Edits
	deck      deck.Deck
	doc       *compose.Document // of the deck, nil while the first is made
	shape     compose.Paper
	stop      context.CancelFunc // of the slides that are being made
	paragraph int                // that the first slide shown is about, -1 for the first slide
	whole     bool               // the window filled the screen before
	unsaid    string             // a sentence for which there was no display but the hall's
}

// present shows the slides from the first one.
func (w *window) present() { w.presentFrom(-1) }

// presentHere shows them from the one about what is being read.
func (w *window) presentHere() { w.presentFrom(w.reader.Reading()) }

func (w *window) presentFrom(paragraph int) {
	if w.presenting != nil || w.sheet != nil {
		return
	}
	p := &presenting{paragraph: paragraph, shape: compose.Wide, stop: func() {}, whole: w.win.FullScreen(), awake: func() {}}
	w.presenting = p
	if w.deps.Awake != nil {
		p.awake = w.deps.Awake()
	}
	var err error
	p.edits, err = w.deps.Decks.Deck()
	c := w.deps.Presenting
	p.session = present.Start(present.Options{
		Paint: w.deps.Press.Page, Post: w.whileOpen, Now: time.Now, Words: w.words, Digits: w.digits, RTL: w.words.RTL(),
		Main: w.win, Open: func() fyne.Window { return fyne.CurrentApp().NewWindow(w.words.T("app.name")) }, Beside: w.deps.Beside,
		Kit: w.kitOf, Choices: c, Choose: w.choosePresenting,
		Status: func(m string) briefing.Status {
			return briefing.Status(w.following.shown.Value(m, measures.Status))
		},
		SetStatus: func(m string, to briefing.Status) {
			w.set(m, measures.Change{Field: measures.Status, Value: string(to)})
		},
		SetNotes: func(key, words string) {
			w.noteSlide(slideOf(key), strings.TrimSpace(words))
		},
		Hide: func(key string, hidden bool) {
			w.editDeck(func(e deck.Edits, _ deck.Deck) deck.Edits { return e.Hide(slideOf(key), hidden) })
		},
		Move: func(key string, by int) {
			w.editDeck(func(e deck.Edits, d deck.Deck) deck.Edits {
				return e.Move(d, slideOf(key), d.Index(slideOf(key))+by)
			})
		},
		Split: w.splitSlide,
		ShowStatus: func() {
			w.editDeck(func(e deck.Edits, _ deck.Deck) deck.Edits { return e.SetStatus(!e.ShowStatus) })
		},
		Shaped: func(aspect float64) {
			if shape := present.Shape(aspect); shape != p.shape {
				p.shape = shape
				w.composeSlides()
			}
		},
		Ended: w.presented,
	})
	if err != nil {
		w.toast(w.words.Sentence(err))
	}
	w.composeSlides()
}

// kitOf is the window's kit for another canvas.
func (w *window) kitOf(c fyne.Canvas, keys func(*fyne.KeyEvent)) *widgets.Kit {
	k := *w.kit
	own := *w.kit.Kit
	own.Scale = c.Scale
	fresh := &widgets.Kit{Kit: &text.Kit{Engine: own.Engine, Paint: own.Paint, Dir: own.Dir, Language: own.Language, Scale: c.Scale}}
	fresh.Palette = theme.Dark() // the hall is dark, and so is the speaker's display in it
	if k.Palette == theme.HighContrast() {
		fresh.Palette = k.Palette
	}
	fresh.Keys, fresh.After, fresh.T = keys, k.After, k.T
	return fresh
}

// slideOf is the deck's key of a page's: a slide may take several pages.
func slideOf(key string) deck.Key {
	slide, _, _ := strings.Cut(key, pageMark)
	return deck.Key(slide)
}

// pageMark parts a slide's key from the number of its page.
const pageMark = "\x00"

// composeSlides makes the slides anew and gives them to the session.
func (w *window) composeSlides() {
	p := w.presenting
	p.stop()
	ctx, stop := context.WithCancel(w.ctx)
	p.stop = stop
	p.deck = deck.Build(w.deps.Briefing, p.edits)
	made, shape := p.deck, p.shape
	o := w.choices.Options(w.around())
	o.Template, o.Paper, o.Landscape = compose.Slides, shape, false
	o.Slides = compose.SlideOptions{Deck: &made, Theme: w.deps.Presenting.Theme(), Aspect: shape, WithHidden: true}
	press := w.deps.Press
	go func() {
		doc, err := press.Compose(ctx, o)
		onUI(func() {
			switch {
			case w.presenting != p || ctx.Err() != nil || fault.CodeOf(err) == fault.Cancelled:
			case err != nil:
				p.session.End()
				w.toast(w.words.Sentence(err))
			default:
				w.showSlides(doc)
			}
		})
	}()
}

func (w *window) showSlides(doc *compose.Document) {
	p, b := w.presenting, w.deps.Briefing
	p.doc = doc
	var slides []state.Slide
	first := ""
	for _, r := range doc.Slides {
		s := state.Slide{Key: string(r.Key) + pageMark + string(rune('0'+r.Part)), Title: r.Title, Notes: p.edits.Notes[r.Key], Hidden: r.Hidden}
		if r.Measure >= 0 {
			s.Measure = b.Measures[r.Measure].ID
		}
		var words []string
		for _, span := range r.Words {
			words = append(words, b.Slice(span))
			if p.paragraph >= 0 && first == "" && meets(span, b.Paragraphs[p.paragraph].Span) {
				first = s.Key
			}
		}
		s.Text = strings.Join(words, "\n")
		if s.Title == "" {
			s.Title, _, _ = strings.Cut(s.Text, "\n")
		}
		slides = append(slides, s)
	}
	p.session.SetDocument(doc, slides)
	if first != "" {
		p.session.GoTo(first)
	}
	p.paragraph = -1
}

func meets(a, b briefing.Span) bool { return a.Start < b.End && b.Start < a.End }

// editDeck changes the deck: at once in what is shown, then on disk.
func (w *window) editDeck(change func(deck.Edits, deck.Deck) deck.Edits) {
	p := w.presenting
	p.edits = change(p.edits, p.deck)
	w.composeSlides()
	w.keepDeck(change)
}

// noteSlide changes a note, which is on no slide.
func (w *window) noteSlide(key deck.Key, words string) {
	p := w.presenting
	note := func(e deck.Edits, _ deck.Deck) deck.Edits { return e.SetNote(key, words) }
	p.edits = note(p.edits, p.deck)
	p.deck = deck.Build(w.deps.Briefing, p.edits)
	w.showSlides(p.doc)
	w.keepDeck(note)
}

func (w *window) keepDeck(change func(deck.Edits, deck.Deck) deck.Edits) {
	b := w.deps.Briefing
	if w.deps.ReadOnly != nil {
		return
	}
	decks := w.deps.Decks
	w.writes <- func() {
		_, err := decks.ChangeDeck(context.WithoutCancel(w.ctx), func(e deck.Edits) deck.Edits {
			return change(e, deck.Build(b, e))
		})
		if err != nil {
			onUI(func() { w.toast(w.words.Sentence(err)) })
		}
	}
}

// splitSlide parts a slide at the paragraph or sentence nearest to the middle of its words.
func (w *window) splitSlide(key string) {
	b := w.deps.Briefing
	w.editDeck(func(e deck.Edits, d deck.Deck) deck.Edits {
		if i := d.Index(slideOf(key)); i >= 0 {
			if at := deck.Middle(b, d.Slides[i]); at >= 0 {
				return e.Split(b, d, slideOf(key), at)
			}
		}
		return e
	})
}

// choosePresenting takes up what was chosen, and keeps it for the next time.
func (w *window) choosePresenting(c present.Choices) {
	again := c.Light != w.deps.Presenting.Light
	w.deps.Presenting = c
	if again {
		w.composeSlides()
	}
	if w.deps.SavePresenting == nil || w.deps.ReadOnly != nil {
		return
	}
	save := w.deps.SavePresenting
	w.writes <- func() { _ = save(c) } // what cannot be kept is no reason to interrupt a presentation
}

// endPresenting gives the window back.
func (w *window) endPresenting() {
	if p := w.presenting; p != nil && p.session != nil {
		p.session.End()
	}
}

// whileOpen is onUI while there is a window: a presentation that the end of the
// program overtakes has nothing to show any more.
func (w *window) whileOpen(f func()) {
	if w.ctx.Err() == nil {
		onUI(f)
	}
}

// presented is told that the session has given the window back.
func (w *window) presented(string) {
	p := w.presenting
	w.presenting = nil
	p.stop()
	p.awake()
	w.keys()
	if p.whole {
		w.win.SetFullScreen(true)
	}
	if p.unsaid != "" {
		w.toast(p.unsaid)
	}
}

// tells shows the speaker a sentence, or keeps it until the show is over: the
// hall does not see it.
func (p *presenting) tells(sentence string) {
	if p.session == nil || !p.session.Say(sentence) {
		p.unsaid = sentence
	}
}

// followSlides shows a change of the follow-up where slides and console show it.
func (w *window) followSlides() {
	if p := w.presenting; p != nil && p.session != nil {
		p.session.Follow()
		if p.edits.ShowStatus {
			w.composeSlides()
		}
	}
}
