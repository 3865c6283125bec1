package present

// SetColumns says how many slides stand beside each other in the overview.
func (s *Show) SetColumns(n int) { s.columns = max(1, n) }

// Cursor is the slide that the overview's cursor is on.
func (s *Show) Cursor() int { return s.cursor }

// SetCursor puts it on a slide.
func (s *Show) SetCursor(i int) {
	if i >= 0 && i < len(s.slides) {
		s.cursor = i
	}
}

// grid is what a key means in the overview, where it means something of its own.
func (s *Show) grid(c Command) bool {
	to := s.cursor
	switch c {
	case Onward, Next:
		to++
	case Back, Previous:
		to--
	case Down:
		to += s.columns
	case Up:
		to -= s.columns
	case First:
		to = 0
	case Last:
		to = len(s.slides) - 1
	case Choose:
		if s.digits != "" {
			return false
		}
		s.layer = Console
		s.GoTo(s.cursor)
		return true
	default:
		return false
	}
	if to >= 0 && to < len(s.slides) {
		s.cursor = to
	}
	return true
}
