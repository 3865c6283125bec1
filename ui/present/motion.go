package present

import (
	"time"

	"fyne.io/fyne/v2"
)

// A change of slides is soft where that is smooth. Software OpenGL paints two
// slides of a projector's size in more than 40 ms, and then it stutters: slides
// fade only on a screen that a trial proved fast, and until two frames are slow.
const (
	fadeTime    = 160 * time.Millisecond
	trialTime   = 250 * time.Millisecond
	trialFrames = 8 // counted ones
	warmFrames  = 2 // the first ones wait for textures and for what is painted beside
	slowFrame   = 24 * time.Millisecond
	slowFrames  = 2
	unseen      = 0.7 // how much of the next slide is missing from the first frame: what a key does is seen at once
)

// motion is whether slides fade, for all windows of a show.
type motion struct {
	off  bool // chosen
	fast bool // measured
	now  func() time.Time
}

// pace counts frames.
type pace struct {
	last         time.Time
	frames, slow int
}

func (p *pace) frame(now time.Time) {
	if now.Sub(p.last) > slowFrame {
		p.slow++
	}
	p.frames++
	p.last = now
}

// fade is one slide giving way to another, or the trial of it: a slide that lies
// under the one that is seen and is painted for its cost alone.
type fade struct {
	from  *leaf
	run   *fyne.Animation
	pace  pace
	trial bool
}

func (s *stage) beginFade(from *leaf) {
	m := s.motion
	if m.off || !m.fast {
		return
	}
	f := &fade{from: from, pace: pace{last: m.now()}}
	s.fade = f
	f.run = &fyne.Animation{Duration: fadeTime, Curve: fyne.AnimationEaseOut, Tick: func(done float32) {
		if s.fade != f {
			return
		}
		if f.pace.frame(m.now()); f.pace.slow >= slowFrames {
			m.fast = false
			done = 1
		}
		if done >= 1 {
			s.endFade()
			s.lay()
			return
		}
		s.top.raster.Translucency = unseen * float64(1-done)
		s.repaint()
	}}
	s.top.raster.Translucency = unseen
	f.run.Start()
}

// prove begins the trial once a slide and one beside it are textures in the
// screen's own pixels. A key that comes meanwhile ends it, and the next quiet
// moment begins it anew.
func (s *stage) prove(now *leaf) {
	m := s.motion
	if m.off || s.proved || s.fade != nil || now.raster.ScaleMode != fullSize || now.picture == nil {
		return
	}
	for _, l := range s.leaves {
		if l != now && l.picture != nil && l.raster.ScaleMode == fullSize {
			s.try(l)
			return
		}
	}
}

func (s *stage) try(under *leaf) {
	m := s.motion
	f := &fade{from: under, trial: true, pace: pace{last: m.now()}}
	s.fade = f
	f.run = &fyne.Animation{Duration: trialTime, Tick: func(done float32) {
		if s.fade != f {
			return
		}
		f.pace.frame(m.now())
		if f.pace.frames == warmFrames {
			f.pace.slow = 0
		}
		late := f.pace.slow >= slowFrames
		if f.pace.frames < warmFrames+trialFrames && !late && done < 1 {
			s.repaint()
			return
		}
		s.proved, m.fast = true, !late && f.pace.frames >= warmFrames+trialFrames
		s.endFade()
		s.lay()
	}}
	f.run.Start()
}

func (s *stage) endFade() {
	if f := s.fade; f != nil {
		s.fade = nil
		f.run.Stop()
		s.top.raster.Translucency = 0
	}
}

// repaint draws the window again as it is: no texture is made anew.
func (s *stage) repaint() { s.spark.Refresh() }
