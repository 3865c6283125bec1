package present

import (
	"time"
	"unicode"
)

// A key of a show is a place on the keyboard as much as a letter: B is black
// whatever language is being written. On a keyboard that writes Arabic script
// the letter there is what the system sends.
const (
	// latin are keys, and arabic and kurdish what they write: the layouts "ara"
	// and "iq(ku_ara)" of xkeyboard-config; Persian letters stand where the Arabic ones do.
	latin   = "qwertyuiopasdfghjklzxcvbnm./"
	arabic  = "ضصثقفغعهخحشسيبلاتنمئءؤرﻻىةزظ"
	kurdish = "قوەرتیئحۆپاسدفگهژکلزخجڤبنم./"
)

// key is the key that wrote r, as it is named on a keyboard that writes Latin.
func key(r rune, inKurdish bool) rune {
	r = unicode.ToLower(r)
	layout := arabic
	if inKurdish {
		layout = kurdish
	}
	i := 0
	for _, letter := range layout {
		if r == letter {
			return rune(latin[i])
		}
		i++
	}
	switch {
	case r >= '٠' && r <= '٩':
		return '0' + r - '٠'
	case r >= '۰' && r <= '۹':
		return '0' + r - '۰'
	case r == '؟':
		return '?'
	}
	return r
}

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
