package present

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"bayan/internal/briefing"
	"bayan/internal/present"
)

// key does what a key means that types nothing. Enter and Space come here, not
// to typed: what types is asked by what it types.
func (s *Session) key(e *fyne.KeyEvent) {
	c := s.show.Keyed(string(e.Name), shifted())
	if s.writing() && c != present.Escape {
		return
	}
	if c != "" {
		s.do(c)
	}
}

// typed does what a character means.
func (s *Session) typed(r rune) {
	if s.writing() {
		return
	}
	if c := s.show.Typed(r, s.o.Words.Lang() == "ckb"); c != "" {
		s.do(c)
	}
}

// writing tells that something is being written: what is typed past its editor
// means nothing, or a word would hide slides and freeze the hall's picture.
func (s *Session) writing() bool {
	l := s.show.Layer()
	return l == present.Notes || l == present.Search
}

func shifted() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

// do carries out what a key or a button asks for.
func (s *Session) do(c present.Command) {
	at := s.show.Current()
	if s.show.Layer() == present.Overview {
		at = s.show.Cursor()
	}
	if console, _ := s.windows(); c == present.ToNotes && console == nil {
		return // notes are for a display that the hall does not see
	}
	switch c {
	case present.Light:
		s.o.Choices.Light = !s.o.Choices.Light
		s.o.Choose(s.o.Choices)
		return
	case present.Fade:
		s.o.Choices.Still = !s.o.Choices.Still
		s.motion.off = s.o.Choices.Still
		s.o.Choose(s.o.Choices)
		return
	case present.ShowStatus:
		s.o.ShowStatus()
		return
	}
	if s.show.Do(c) {
		switch {
		case s.show.Ended():
			s.End()
		case c == present.Swap:
			s.arrange()
		case c == present.More || c == present.Less:
			s.o.Choices.Minutes = int(s.show.Clock.Planned() / time.Minute)
			s.o.Choose(s.o.Choices)
			s.update()
		default:
			s.update()
		}
		if s.writing() { // the next character is the editor's already
			s.speak()
		}
		return
	}
	if at < 0 || at >= len(s.show.Slides()) {
		return
	}
	switch slide := s.show.Slides()[at]; c {
	case present.Status:
		if slide.Measure != "" {
			s.setStatus(slide.Measure, after(s.o.Status(slide.Measure)))
		}
	case present.Hide:
		s.o.Hide(slide.Key, !slide.Hidden)
	case present.Earlier:
		s.o.Move(slide.Key, -1)
	case present.Later:
		s.o.Move(slide.Key, 1)
	case present.Split:
		s.o.Split(slide.Key)
	}
}

// after is the status that a key makes of one.
func after(s briefing.Status) briefing.Status {
	switch s {
	case briefing.Todo, "":
		return briefing.Doing
	case briefing.Doing:
		return briefing.Done
	}
	return briefing.Todo
}

func (s *Session) setStatus(measure string, to briefing.Status) {
	s.o.SetStatus(measure, to)
	s.update()
}

// moved, drawn, lifted and tapped are the pointer's, over the slide of any window.
func (s *Session) moved(p *present.Point) {
	s.show.PointAt(p)
	switch s.show.Tool() {
	case present.Laser, present.Spotlight:
		s.update()
	}
}

func (s *Session) drawn(p present.Point) {
	if s.show.Draw(p) {
		s.update()
	}
}

func (s *Session) lifted() {
	s.show.Lift()
	s.update()
}

func (s *Session) tapped(second bool) {
	if s.show.Tool() != present.Hand {
		return
	}
	if second {
		s.do(present.Previous)
	} else {
		s.do(present.Next)
	}
}
