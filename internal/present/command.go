package present

import (
	"strconv"
	"strings"
	"time"

	"bayan/internal/arabic"
)

// Command is what a key or a button asks for.
type Command string

const (
	Next       Command = "next"
	Previous   Command = "previous"
	Onward     Command = "onward" // the arrow that points to where reading goes
	Back       Command = "back"   // the other one
	Up         Command = "up"
	Down       Command = "down"
	First      Command = "first"
	Last       Command = "last"
	Choose     Command = "choose"  // Enter: the slide of the number that was typed, or the next one
	Correct    Command = "correct" // Backspace: a digit of the number away, or the slide before
	Restart    Command = "restart"
	Resume     Command = "resume"
	ToBlack    Command = "black"
	ToWhite    Command = "white"
	Freeze     Command = "freeze"
	ToOverview Command = "overview"
	ToSearch   Command = "search"
	ToKeys     Command = "keys"
	ToNotes    Command = "notes"
	UseLaser   Command = "laser"
	UseLight   Command = "spotlight"
	UsePen     Command = "pen"
	UseEraser  Command = "eraser"
	UndoInk    Command = "undo_ink"
	ClearInk   Command = "clear_ink"
	Larger     Command = "larger"
	Smaller    Command = "smaller"
	Swap       Command = "swap"
	Pause      Command = "pause"
	Reset      Command = "reset"
	More       Command = "more" // of planned time
	Less       Command = "less"
	Status     Command = "status" // of the slide's measure: the caller's
	Hide       Command = "hide"   // a slide from the show, or back: the caller's
	Earlier    Command = "earlier"
	Later      Command = "later"
	Split      Command = "split"
	Light      Command = "light"       // slides, or dark ones again: the caller's
	Fade       Command = "fade"        // slides into each other, or no longer: the caller's
	ShowStatus Command = "show_status" // of measures on their slides: the caller's
	Escape     Command = "escape"
	End        Command = "end"
)

// Binding is the keys of a command: those that type nothing by the names that X
// and Fyne share, those that do by what they type on a Latin keyboard. Shown is
// how the sheet of keys writes them, "" where it does not.
type Binding struct {
	Command Command
	Names   []string
	Shifted []string // names that count with Shift held
	Runes   string
	Shown   string
}

// Bindings is the one table of keys: what is pressed is looked up here, and the
// sheet of keys is made of it. Arrows are named for a deck that reads from right
// to left; Keyed turns them over in one that does not.
func Bindings() []Binding {
	return []Binding{
		{Command: Next, Names: []string{"Next", "Space"}, Shown: "Space  PageDown  Enter"},
		{Command: Onward, Names: []string{"Left"}, Shown: "←"},
		{Command: Previous, Names: []string{"Prior"}, Shown: "PageUp  Backspace"},
		{Command: Correct, Names: []string{"BackSpace"}},
		{Command: Back, Names: []string{"Right"}, Shown: "→"},
		{Command: Down, Names: []string{"Down"}},
		{Command: Up, Names: []string{"Up"}},
		{Command: First, Names: []string{"Home"}, Shown: "Home"},
		{Command: Last, Names: []string{"End"}, Shown: "End"},
		{Command: Choose, Names: []string{"Return", "KP_Enter"}, Shown: "0-9  Enter"},
		{Command: Restart, Names: []string{"F5"}, Shown: "F5"},
		{Command: Resume, Shifted: []string{"F5"}, Shown: "Shift+F5"},
		{Command: ToOverview, Runes: "g", Shown: "G"},
		{Command: ToSearch, Runes: "/", Shown: "/"},
		{Command: ToBlack, Runes: "b.", Shown: "B  ."},
		{Command: ToWhite, Runes: "w", Shown: "W"},
		{Command: Freeze, Runes: "f", Shown: "F"},
		{Command: UseLaser, Runes: "l", Shown: "L"},
		{Command: UseLight, Runes: "o", Shown: "O"},
		{Command: UsePen, Runes: "p", Shown: "P"},
		{Command: UseEraser, Runes: "e", Shown: "E"},
		{Command: UndoInk, Runes: "u", Shown: "U"},
		{Command: ClearInk, Runes: "c", Names: []string{"Delete"}, Shown: "C"},
		{Command: Swap, Runes: "s", Shown: "S"},
		{Command: ToNotes, Runes: "n", Shown: "N"},
		{Command: Larger, Runes: "+=", Shown: "+"},
		{Command: Smaller, Runes: "-", Shown: "-"},
		{Command: Pause, Runes: "t", Shown: "T"},
		{Command: Reset, Runes: "r", Shown: "R"},
		{Command: More, Runes: "]"},
		{Command: Less, Runes: "["},
		{Command: Status, Runes: "m", Shown: "M"},
		{Command: Hide, Runes: "h", Shown: "H"},
		{Command: Later, Shifted: []string{"Left"}, Shown: "Shift+←"},
		{Command: Earlier, Shifted: []string{"Right"}, Shown: "Shift+→"},
		{Command: Split, Runes: "x", Shown: "X"},
		{Command: ShowStatus, Runes: "i", Shown: "I"},
		{Command: Light, Runes: "d", Shown: "D"},
		{Command: Fade, Runes: "v", Shown: "V"},
		{Command: ToKeys, Runes: "?", Names: []string{"F1"}, Shown: "?  F1"},
		{Command: Escape, Names: []string{"Escape"}, Shown: "Esc"},
	}
}

// Keyed is the command of a key that types nothing, "" where it has none.
func (s *Show) Keyed(name string, shift bool) Command {
	name = turned(name, s.rtl)
	for _, b := range Bindings() {
		names := b.Names
		if shift {
			names = b.Shifted
		}
		for _, n := range names {
			if n == name {
				return b.Command
			}
		}
	}
	return ""
}

func turned(name string, rtl bool) string {
	switch {
	case rtl:
	case name == "Left":
		return "Right"
	case name == "Right":
		return "Left"
	}
	return name
}

// Typed is the command of a character, "" where it has none. inKurdish says
// which keyboard wrote Arabic letters.
func (s *Show) Typed(r rune, inKurdish bool) Command {
	if !inKurdish && s.lamAlef(r) {
		return ToBlack
	}
	layout := arabic.ArabicLayout
	if inKurdish {
		layout = arabic.KurdishLayout
	}
	r = arabic.Key(r, layout)
	if r >= '0' && r <= '9' {
		return Command("digit" + string(r))
	}
	for _, b := range Bindings() {
		for _, k := range b.Runes {
			if k == r {
				return b.Command
			}
		}
	}
	return ""
}

// Do carries a command out, and reports whether it was one of the show's own:
// swapping windows, changing the deck or a measure is the caller's.
func (s *Show) Do(c Command) bool {
	if digit, is := cutDigit(c); is {
		if len(s.digits) < 4 {
			s.digits += digit
		}
		return true
	}
	if s.layer == Overview && s.grid(c) {
		return true
	}
	if s.move(c) || s.look(c) || s.draw(c) {
		return true
	}
	switch c {
	case Larger:
		s.notes = min(s.notes*notesStep, largestNotes)
	case Smaller:
		s.notes = max(s.notes/notesStep, smallestNotes)
	case Swap:
		s.swapped = !s.swapped
	case Pause:
		s.Clock.Pause()
	case Reset:
		s.Clock.Reset()
	case More:
		s.Clock.Plan(s.Clock.Planned() + planStep)
	case Less:
		s.Clock.Plan(s.Clock.Planned() - planStep)
	case Escape:
		s.escape()
	case End:
		s.ended = true
	default:
		return false
	}
	return true
}

// planStep is by how much the planned time is changed.
const planStep = time.Minute

func cutDigit(c Command) (string, bool) {
	const digit = "digit"
	if len(c) != len(digit)+1 || c[:len(digit)] != digit {
		return "", false
	}
	return string(c[len(digit):]), true
}

func (s *Show) move(c Command) bool {
	switch c {
	case Choose:
		if n, err := strconv.Atoi(s.digits); err == nil {
			s.jump(n)
			return true
		}
		s.GoTo(s.Following())
	case Next, Onward, Down:
		s.GoTo(s.Following())
	case Correct:
		if s.digits != "" {
			s.digits = s.digits[:len(s.digits)-1]
			return true
		}
		s.GoTo(s.Preceding())
	case Previous, Back, Up:
		s.GoTo(s.Preceding())
	case First:
		s.GoTo(s.step(-1, 1))
	case Last:
		s.GoTo(s.step(len(s.slides), -1))
	case Restart:
		s.GoTo(s.step(-1, 1))
		s.Clock.Reset()
		s.frozen = ""
	case Resume:
		s.screen, s.frozen = Picture, ""
	default:
		return false
	}
	return true
}

// jump goes to the slide of a number; to the last where there are fewer.
func (s *Show) jump(n int) {
	s.digits = ""
	s.layer = Console
	n = max(1, min(n, s.Total()))
	for i := range s.slides {
		if s.Number(i) == n {
			s.GoTo(i)
			return
		}
	}
}

func (s *Show) look(c Command) bool {
	screen := func(to Screen) {
		if s.screen == to {
			to = Picture
		}
		s.screen = to
	}
	layer := func(to Layer) {
		if s.layer == to {
			to = Console
		}
		s.layer, s.digits = to, ""
	}
	switch c {
	case ToBlack:
		screen(Black)
	case ToWhite:
		screen(White)
	case Freeze:
		if s.Frozen() || s.Current() < 0 {
			s.frozen = ""
		} else {
			s.frozen = s.slides[s.at].Key
		}
	case ToOverview:
		layer(Overview)
		s.cursor = max(0, s.Current())
	case ToSearch:
		layer(Search)
	case ToKeys:
		layer(Keys)
	case ToNotes:
		layer(Notes)
	default:
		return false
	}
	return true
}

func (s *Show) draw(c Command) bool {
	use := func(t Tool) {
		s.Ink.up()
		if s.tool == t {
			t = Hand
		}
		s.tool = t
	}
	key := ""
	if i := s.Current(); i >= 0 {
		key = s.slides[i].Key
	}
	switch c {
	case UseLaser:
		use(Laser)
	case UseLight:
		use(Spotlight)
	case UsePen:
		use(Pen)
	case UseEraser:
		use(Eraser)
	case UndoInk:
		s.Ink.undo(key)
	case ClearInk:
		s.Ink.clear(key)
	default:
		return false
	}
	return true
}

// escape takes away one thing at a time, the last one laid over first; with
// nothing left it ends the show.
func (s *Show) escape() {
	switch {
	case s.digits != "":
		s.digits = ""
	case s.layer != Console:
		s.layer = Console
	case s.tool != Hand:
		s.Ink.up()
		s.tool = Hand
	case s.screen != Picture:
		s.screen = Picture
	default:
		s.ended = true
	}
}

// Caps are the keys of a binding as they are printed on a keyboard, each by itself.
func Caps(b Binding, rtl bool) []string {
	shown := b.Shown
	if !rtl {
		shown = strings.NewReplacer("←", "→", "→", "←").Replace(shown)
	}
	return strings.Split(shown, "  ")
}

// Cap is the first of a command's keys.
func Cap(c Command, rtl bool) string {
	for _, b := range Bindings() {
		if b.Command == c && b.Shown != "" {
			caps := Caps(b, rtl)
			return caps[len(caps)-1]
		}
	}
	return ""
}
