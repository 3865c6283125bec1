package present

import (
	"time"

	"fyne.io/fyne/v2"
)

// A change of slides is soft where that is smooth. Software OpenGL paints two
// slides of a projector's size in more than 40 ms, and then it stutters: the
// first fade with slow frames is the last one.
const (
	fadeTime   = 160 * time.Millisecond
	slowFrame  = 34 * time.Millisecond
	slowFrames = 2
	unseen     = 0.7 // how much of the next slide is missing from the first frame: what a key does is seen at once
)

// motion is whether slides fade, for all windows of a show.
type motion struct {
	off  bool // chosen
	slow bool // measured
	now  func() time.Time
}

// fade is one slide giving way to another.
type fade struct {
	from *leaf
	run  *fyne.Animation
	last time.Time
	slow int
}

func (s *stage) beginFade(from *leaf) {
	m := s.motion
	if m.off || m.slow {
		return
	}
	f := &fade{from: from, last: m.now()}
	s.fade = f
	f.run = &fyne.Animation{Duration: fadeTime, Curve: fyne.AnimationEaseOut, Tick: func(done float32) {
		if s.fade != f {
			return
		}
		now := m.now()
		if now.Sub(f.last) > slowFrame {
			f.slow++
		}
		f.last = now
		if f.slow >= slowFrames {
			m.slow = true
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

func (s *stage) endFade() {
	if f := s.fade; f != nil {
		s.fade = nil
		f.run.Stop()
		s.top.raster.Translucency = 0
	}
}

// repaint draws the window again as it is: no texture is made anew.
func (s *stage) repaint() { s.spark.Refresh() }
