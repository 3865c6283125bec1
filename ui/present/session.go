package present

import (
	"image"
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"bayan/internal/briefing"
	"bayan/internal/compose"
	"bayan/internal/locale"
	"bayan/internal/present"
	"bayan/ui/widgets"
)

// Options are what a session is given.
type Options struct {
	Paint func(doc *compose.Document, page int, scale float64) *image.RGBA
	Post  func(func()) // to the window's goroutine, after what it is doing
	Now   func() time.Time
	Words *locale.Catalogue
	// Digits are what the console writes.
	Digits locale.Digits
	RTL    bool // the deck's direction, until it is here
	// Main is the window that there is; Open makes another one.
	Main fyne.Window
	Open func() fyne.Window
	// Beside is the display that Main is not on; false where there is none.
	Beside func() (Display, bool)
	// Kit is a kit for a window's parts: keys that no part has a use for go to them.
	Kit func(c fyne.Canvas, keys func(*fyne.KeyEvent)) *widgets.Kit

	Choices Choices
	Choose  func(Choices) // keeps them
	// Status is a measure's, and SetStatus changes it.
	Status    func(measure string) briefing.Status
	SetStatus func(measure string, s briefing.Status)
	// What changes the deck, by a slide's key; the session is then given the new document.
	SetNotes func(key, words string)
	Hide     func(key string, hidden bool)
	Move     func(key string, by int)
	Split    func(key string)
	// ShowStatus puts the measures' status on their slides, or takes it away.
	ShowStatus func()
	// Shaped is told how wide the hall's display is, in its heights.
	Shaped func(aspect float64)
	// Ended is told once the windows are as they were.
	Ended func(last string)
}

// Display is where a display begins on the desktop, in the system's pixels, and
// whether it is the one that the system calls the first: the speaker's.
type Display struct {
	X, Y    int
	Primary bool
}

// Session is a presentation in its windows. All its methods are on the window's goroutine.
type Session struct {
	o        Options
	show     *present.Show
	doc      *compose.Document
	pictures *pictures
	motion   *motion
	main     *place
	outer    *place // on the second display, nil where there is none
	due      bool   // the console is to be shown anew
	stop     chan struct{}
	before   fyne.CanvasObject // what the main window showed
	alive    time.Time         // when the hall's picture was last drawn for the sake of its textures
	ended    bool
	near     bool      // the main window is on the first display
	hall     fyne.Size // of the stage that the hall sees
	news     string    // a sentence that the speaker is to read
	newsAt   time.Time
}

// place is a window of the session, and what is in it: the console or the hall's stage.
type place struct {
	win     fyne.Window
	kit     *widgets.Kit
	console *console
	stage   *stage
	over    *over
}

// lookEvery is how often the displays are looked for, and the clock at.
const lookEvery = 250 * time.Millisecond

// newsStay is how long a sentence stays on the console.
const newsStay = 12 * time.Second

// Textures that are not drawn for a minute are thrown away by the driver.
const keepAlive = 20 * time.Second

// inside is how far from a display's corner a window begins that is to be on it.
const inside = 40

// Start begins a presentation, with no slides until SetDocument.
func Start(o Options) *Session {
	s := &Session{o: o, show: present.New(o.RTL, o.Now), stop: make(chan struct{}), motion: &motion{off: o.Choices.Still, now: o.Now}}
	s.show.Clock.Plan(o.Choices.Planned())
	s.pictures = newPictures(o.Paint, o.Post, s.update)
	s.before = o.Main.Content()
	s.main = s.take(o.Main)
	s.arrange()
	s.show.Clock.Start()
	go func() {
		t := time.NewTicker(lookEvery)
		defer t.Stop()
		for {
			select {
			case <-t.C:
				o.Post(s.tick)
			case <-s.stop:
				return
			}
		}
	}()
	return s
}

// take gives a window the session's keys.
func (s *Session) take(w fyne.Window) *place {
	p := &place{win: w}
	p.kit = s.o.Kit(w.Canvas(), s.key)
	p.kit.Runes = s.typed
	w.Canvas().SetOnTypedKey(s.key)
	w.Canvas().SetOnTypedRune(s.typed)
	return p
}

// arrange puts the hall's picture and the console where they belong: on one
// display there is only the hall's picture, whose display it may be.
func (s *Session) arrange() {
	if s.ended {
		return
	}
	s.keepNotes()
	beside, second := s.o.Beside()
	switch {
	case second && s.outer == nil:
		w := s.o.Open()
		w.SetPadded(false)
		w.Resize(fyne.NewSize(480, 270)) // its middle says on which display it fills the screen
		if at, is := w.(desktop.Window); is {
			at.RequestPosition(beside.X+inside, beside.Y+inside)
		}
		s.outer, s.near = s.take(w), !beside.Primary
		w.SetOnClosed(func() { s.lost(w) })
	case !second && s.outer != nil:
		w := s.outer.win
		s.outer = nil
		w.SetOnClosed(nil)
		w.Close()
	}
	if s.outer == nil {
		s.fill(s.main, false)
	} else {
		// The console is on the first display, whichever window that is.
		s.fill(s.outer, s.near == s.show.Swapped())
		s.fill(s.main, s.near != s.show.Swapped())
	}
	s.update()
	s.speak() // a console that is new is not empty for a moment
}

// lost is told that the second window was closed from outside.
func (s *Session) lost(w fyne.Window) {
	if s.outer != nil && s.outer.win == w {
		s.keepNotes()
		s.outer = nil
		s.End()
	}
}

// fill makes a window the console or the hall's.
func (s *Session) fill(p *place, console bool) {
	has := p.console != nil || p.stage != nil
	if has && console == (p.console != nil) {
		return
	}
	p.console, p.stage = nil, nil
	var base fyne.CanvasObject
	if console {
		p.console = newConsole(s, p)
		base = p.console
	} else {
		p.stage = newStage(p.kit.Kit, s.pictures, s.motion, s.update)
		p.stage.calls = s.pointing(false)
		base = p.stage
	}
	p.over = newOver(s, p)
	p.win.SetContent(container.NewStack(base, p.over))
	if has {
		return
	}
	p.win.SetFullScreen(true)
	if p == s.outer {
		p.win.Show()
	}
}

// pointing is what a stage's pointer does; seen says that its cursor may be.
func (s *Session) pointing(seen bool) stageCalls {
	return stageCalls{moved: s.moved, drawn: s.drawn, lifted: s.lifted, tapped: s.tapped, cursor: func() desktop.Cursor {
		switch t := s.show.Tool(); {
		case t == present.Pen || t == present.Eraser:
			return desktop.CrosshairCursor
		case seen && t == present.Hand:
			return desktop.DefaultCursor
		}
		return desktop.HiddenCursor
	}}
}

// SetDocument shows a deck, or what has become of it.
func (s *Session) SetDocument(doc *compose.Document, slides []present.Slide) {
	s.doc = doc
	s.show.SetRTL(doc.Meta.RTL)
	s.show.SetSlides(slides)
	s.update()
}

// GoTo makes the slide of a key current, where there is one.
func (s *Session) GoTo(key string) {
	if i := s.show.Find(key); i >= 0 {
		s.show.GoTo(i)
		s.update()
	}
}

// Follow shows the measures' follow-up as it is now.
func (s *Session) Follow() { s.update() }

// Say shows the speaker a sentence. It reports false, and shows nothing, where
// there is no display but the hall's.
func (s *Session) Say(sentence string) bool {
	console, _ := s.windows()
	if console == nil || s.ended {
		return false
	}
	s.news, s.newsAt = sentence, s.o.Now()
	console.tell()
	return true
}

// slide is the picture of a slide by its index.
func (s *Session) slide(i int) slide {
	if i < 0 || s.doc == nil || i >= len(s.doc.Pages) {
		return slide{}
	}
	key := s.show.Slides()[i].Key
	v := slide{doc: s.doc, page: i, key: key}
	v.ink, v.inked = s.show.Ink.On(key)
	return v
}

// sight is what the hall sees.
func (s *Session) sight() sight {
	at := s.show.Projected()
	v := sight{now: s.slide(at), screen: s.show.Screen(), tool: s.show.Tool(), point: s.show.Pointer(), blank: s.doc == nil || at < 0}
	v.ground = color.Black
	if at >= 0 {
		v.line = s.show.Ink.Line(s.show.Slides()[at].Key)
	}
	for _, i := range []int{s.show.Following(), s.show.Preceding()} {
		if i >= 0 && s.doc != nil {
			v.beside = append(v.beside, s.slide(i))
		}
	}
	return v
}

// update shows what has changed: the hall's picture at once, the console once
// that is on its way. Painting both would make the hall wait for the console.
func (s *Session) update() {
	if s.ended {
		return
	}
	_, hall := s.windows()
	if hall != nil {
		hall.show(s.sight())
		s.alive = s.o.Now()
		if size := hall.Size(); size.Height > 0 && size != s.hall {
			s.hall = size
			s.o.Post(func() {
				if !s.ended {
					s.o.Shaped(float64(size.Width / size.Height))
				}
			})
		}
	}
	s.wish()
	if s.due {
		return
	}
	s.due = true
	s.o.Post(func() {
		s.due = false
		s.speak()
	})
}

// speak shows the speaker what has changed.
func (s *Session) speak() {
	if s.ended {
		return
	}
	if console, _ := s.windows(); console != nil {
		console.update()
	}
	s.speaker().over.update()
	s.wish()
}

// windows are the console and the stage that the hall sees; nil where there is none.
func (s *Session) windows() (c *console, hall *stage) {
	for _, p := range []*place{s.main, s.outer} {
		if p != nil && p.stage != nil {
			hall = p.stage
		}
		if p != nil && p.console != nil {
			c = p.console
		}
	}
	return c, hall
}

// speaker is the window that the speaker looks at: the only one, or the console's.
func (s *Session) speaker() *place {
	if s.outer != nil && s.outer.console != nil {
		return s.outer
	}
	return s.main
}

// measure is the ID of the current slide's, "" where it is about none.
func (s *Session) measure() string {
	if i := s.show.Current(); i >= 0 && i < len(s.show.Slides()) {
		return s.show.Slides()[i].Measure
	}
	return ""
}

// wish asks for the pictures that are or will be needed, the most urgent first.
func (s *Session) wish() {
	if s.doc == nil {
		return
	}
	console, hall := s.windows()
	var wishes []wish
	add := func(width int, of ...int) {
		for _, i := range of {
			if i >= 0 && width > 0 {
				wishes = append(wishes, wish{s.slide(i), width})
			}
		}
	}
	now, on, back := s.show.Current(), s.show.Following(), s.show.Preceding()
	if hall != nil {
		add(hall.width(), s.show.Projected(), now)
	}
	if console != nil {
		add(console.now.width(), now)
	}
	if hall != nil {
		add(hall.width(), on, back)
	}
	if console != nil {
		add(console.next.width(), on)
		add(console.now.width(), on, back)
	}
	s.pictures.want(append(wishes, s.speaker().over.wishes()...))
}

// tick looks at what changes without anybody's doing.
func (s *Session) tick() {
	if s.ended {
		return
	}
	if _, second := s.o.Beside(); second != (s.outer != nil) {
		s.arrange()
		return
	}
	for _, p := range []*place{s.main, s.outer} {
		if p != nil && p.console != nil {
			if s.news != "" && s.o.Now().Sub(s.newsAt) > newsStay {
				s.news = ""
			}
			p.console.tell()
			p.console.clock()
		}
		if p != nil && p.stage != nil && s.o.Now().Sub(s.alive) > keepAlive {
			p.stage.repaint()
			s.alive = s.o.Now()
		}
	}
}

// End gives the window back.
func (s *Session) End() {
	if s.ended {
		return
	}
	s.keepNotes()
	s.ended = true
	close(s.stop)
	if s.outer != nil {
		w := s.outer.win
		s.outer = nil
		w.SetOnClosed(nil)
		w.Close()
	}
	last := ""
	if i := s.show.Current(); i >= 0 {
		last = s.show.Slides()[i].Key
	}
	s.o.Main.SetFullScreen(false)
	s.o.Main.SetContent(s.before)
	s.o.Ended(last)
}
