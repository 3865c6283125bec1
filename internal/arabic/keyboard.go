package arabic

import "unicode"

// Layout is a keyboard that writes Arabic script.
type Layout uint8

const (
	ArabicLayout  Layout = iota // xkeyboard-config's "ara"; Persian letters stand where the Arabic ones do
	KurdishLayout               // its "iq(ku_ara)"
)

// latinKeys are keys by what they write on a Latin keyboard; arabicKeys and
// kurdishKeys are what the same keys write on these layouts.
const (
	latinKeys   = "qwertyuiopasdfghjklzxcvbnm./"
	arabicKeys  = "ضصثقفغعهخحشسيبلاتنمئءؤرﻻىةزظ"
	kurdishKeys = "قوەرتیئحۆپاسدفگهژکلزخجڤبنم./"
)

// Key is the key that wrote r, by what it writes on a Latin keyboard: a
// shortcut is a place on the keyboard whatever language is being written.
// Digits of any kind are digits; what is neither is itself, in lower case.
func Key(r rune, l Layout) rune {
	r = unicode.ToLower(r)
	layout := arabicKeys
	if l == KurdishLayout {
		layout = kurdishKeys
	}
	i := 0
	for _, letter := range layout {
		if r == letter {
			return rune(latinKeys[i])
		}
		i++
	}
	if d, ok := Digit(r); ok {
		return rune('0' + d)
	}
	if r == '؟' {
		return '?'
	}
	return r
}
