package present

import "time"

// together is how fast the two characters of one key follow each other.
const together = 20 * time.Millisecond

// lamAlef tells that r is the alef of the key that writes لا, which is B's:
// Windows and macOS send its two letters one after the other. What the lam did
// (it is G's letter) is taken back.
func (s *Show) lamAlef(r rune) bool {
	now := s.Clock.now()
	if r == 'ل' {
		s.lam = now
		return false
	}
	is := r == 'ا' && !s.lam.IsZero() && now.Sub(s.lam) < together
	s.lam = time.Time{}
	if is {
		s.layer = Console
	}
	return is
}
