package present

// PointAt moves the pointer over the current slide; nil takes it away.
func (s *Show) PointAt(p *Point) { s.point = p }

// Pointer is where it is on the slide that the hall sees, nil where it is not:
// on a frozen slide the speaker's pointer means nothing.
func (s *Show) Pointer() *Point {
	if s.Projected() != s.Current() || s.screen != Picture {
		return nil
	}
	return s.point
}

// Pointed is where the speaker's pointer is on the current slide, nil beside it.
func (s *Show) Pointed() *Point { return s.point }

// Draw is told of the pointer moving pressed over the current slide, where the
// tool is pen or eraser; it reports whether that has changed anything to see.
func (s *Show) Draw(p Point) bool {
	if s.Current() < 0 {
		return false
	}
	key := s.slides[s.at].Key
	switch s.tool {
	case Pen:
		s.Ink.to(key, p)
		return true
	case Eraser:
		_, before := s.Ink.On(key)
		s.Ink.erase(key, p)
		_, after := s.Ink.On(key)
		return before != after
	}
	return false
}

// Lift is told that the pointer is no longer pressed.
func (s *Show) Lift() { s.Ink.up() }
