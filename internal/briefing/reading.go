package briefing

import "unicode"

// Pace is how many words a minute reading is reckoned at: an adult reading an
// official text silently, with its figures and names.
const Pace = 180

// Words counts the statement's words: stretches between blanks that hold a
// letter or a digit. A rule of dashes is none.
func (b *Briefing) Words() int {
	n, counted := 0, false
	for _, r := range b.Text {
		switch {
		case unicode.IsSpace(r):
			counted = false
		case !counted && r != 'ـ' && (unicode.IsLetter(r) || unicode.IsNumber(r)):
			n, counted = n+1, true
		}
	}
	return n
}

// Minutes is how long reading takes at Pace, rounded up; 0 only where there is nothing to read.
func (b *Briefing) Minutes() int { return (b.Words() + Pace - 1) / Pace }
