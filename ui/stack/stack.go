// Package stack scrolls things that stand one under another and whose heights
// are only guessed until they come near the view. Its place is a thing and an
// offset in it, never a height from the top: a guess that was wrong moves the
// scroll bar's handle a little, and nothing else.
package stack

// Stack is the things' heights and the place. The zero value is empty.
type Stack struct {
	At     int     // the thing at the top of the view
	Offset float32 // of the view's top in it, logical pixels; Settle brings it into the thing
	sums   heights
}

// Reset takes over n things and their guessed heights. The place stays.
func (s *Stack) Reset(n int, guess func(i int) float32) {
	s.sums.reset(n, guess)
	s.At = max(0, min(s.At, n-1))
}

// Len is the number of things.
func (s *Stack) Len() int { return len(s.sums.each) }

// Set says how tall a thing is.
func (s *Stack) Set(i int, height float32) { s.sums.set(i, height) }

// Height is how tall a thing is, or is guessed to be.
func (s *Stack) Height(i int) float32 { return s.sums.each[i] }

// Extent is the whole height and the height above the view, guessed where unseen.
func (s *Stack) Extent() (whole, above float32) {
	return float32(s.sums.whole()), float32(s.sums.above(s.At)) + s.Offset
}

// To goes so far that above logical pixels are over the view.
func (s *Stack) To(above float32) { s.At, s.Offset = s.sums.at(float64(above)) }

// Settle brings the place into the stack: never above its beginning, never so
// far that the end and foot logical pixels under it leave the view's bottom. real
// is told of each thing whose height must be known, and sets it.
func (s *Stack) Settle(view, foot float32, real func(i int)) {
	n := s.Len()
	if n == 0 {
		return
	}
	for range 2 {
		for s.Offset < 0 && s.At > 0 {
			s.At--
			real(s.At)
			s.Offset += s.Height(s.At)
		}
		if s.At == 0 {
			s.Offset = max(s.Offset, 0)
		}
		real(s.At)
		for s.At < n-1 && s.Offset >= s.Height(s.At) {
			s.Offset -= s.Height(s.At)
			s.At++
			real(s.At)
		}
		below := -s.Offset
		for i := s.At; i < n && below < view; i++ {
			real(i)
			below += s.Height(i)
		}
		if short := view - foot - below; short > 0 && (s.At > 0 || s.Offset > 0) {
			s.Offset -= short
			continue
		}
		return
	}
	if s.At == 0 {
		s.Offset = max(s.Offset, 0)
	}
}
