package e2e

import (
	"bytes"
	"encoding/json"
	"image"
	"strings"
	"testing"
)

// letters are the X keys of an Arabic keyboard and of digits, one a character.
var letters = map[rune]string{
	'ا': "Arabic_alef", 'ب': "Arabic_beh", 'ت': "Arabic_teh", 'ع': "Arabic_ain", 'ق': "Arabic_qaf", 'ل': "Arabic_lam",
	'م': "Arabic_meem", 'ن': "Arabic_noon", 'ي': "Arabic_yeh", 'د': "Arabic_dal", 'ر': "Arabic_ra", ' ': "space", '3': "3", '0': "0",
}

// paper is the ground of a field, and of the text where nothing dims it.
var paper = rgb{0xFB, 0xFA, 0xF7}

// keyboard gives the screen an Arabic layout beside the Latin one. (xdotool would
// else put each letter on a spare key as it goes, faster than programs hear of it.)
func (s *screen) keyboard() {
	s.t.Helper()
	if err := s.tool("setxkbmap", "-layout", "us,ara"); err != nil {
		s.t.Fatalf("setxkbmap: %v", err)
	}
}

// writes types on the keyboard, letter by letter.
func (s *screen) writes(words string) {
	s.t.Helper()
	keys := []string{"key", "--delay", "40"}
	for _, r := range words {
		k, known := letters[r]
		if !known {
			s.t.Fatalf("no key for %q", r)
		}
		keys = append(keys, k)
	}
	s.hand(keys...)
}

// notes is what the command line says of the five measures' notes.
func (h *home) notes() []string {
	h.t.Helper()
	out, err := h.command("", "measures", "list", "--json").Output()
	if err != nil {
		h.t.Fatalf("measures list: %v", err)
	}
	var list []struct{ Note string }
	if err := json.NewDecoder(bytes.NewReader(out)).Decode(&list); err != nil {
		h.t.Fatalf("measures list --json: %v\n%s", err, out)
	}
	var all []string
	for _, m := range list {
		all = append(all, m.Note)
	}
	return all
}

// A note in Arabic with a number in it is typed, undone, done again and kept.
func TestNoteIsTypedUndoneAndKept(t *testing.T) {
	s, h := newScreen(t), newHome(t)
	s.keyboard()
	w := h.open(s)
	whole := image.Rect(0, 0, width, height)
	box := s.look().boxes(todo)[0]
	before := s.settled(whole)
	s.click(box.Sub(image.Pt(120, -22))) // the card, beside its box: it opens, and its box has the focus
	s.until("the card opens", func() bool { return s.look().part(followUp) != before })
	s.settled(whole)
	s.key("Tab")
	s.key("Return")
	s.settled(whole)
	fields := s.look().larger(whole, paper, 150, 80) // the only tall one is the note's
	if len(fields) != 1 {
		t.Fatalf("%d tall fields in the sheet, want one; %s", len(fields), s.leave())
	}
	s.click(middle(fields[0]))
	s.hand("mousemove", "730", "752")
	empty := s.settled(whole)
	s.writes("ننتقل بعد 30 يناير")
	typed := s.settled(whole)
	if typed == empty {
		t.Fatalf("nothing of what was typed is seen; %s", s.leave())
	}
	for range 8 { // a word at a time; more than there are does no harm
		s.key("ctrl+z")
	}
	if s.settled(whole) != empty {
		t.Errorf("undone, the sheet is not as it was; %s", s.leave())
	}
	for range 8 {
		s.key("ctrl+y")
	}
	if s.settled(whole) != typed {
		t.Errorf("done again, the sheet is not as it was; %s", s.leave())
	}
	s.key("ctrl+Return")
	s.until("the note on the disk", func() bool { return h.notes()[0] != "" })
	if got := h.notes()[0]; got != "ننتقل بعد 30 يناير" || strings.Join(h.notes()[1:], "") != "" {
		t.Errorf("the notes are %q", h.notes())
	}
	w.quit()
}
