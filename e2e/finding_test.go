package e2e

import (
	"image"
	"testing"
)

// What a person wrote beside the text is found too, and the list leads to it: an
// owner's name, by keyboard alone, to the measure's card.
func TestSearchFindsTheFollowUpToo(t *testing.T) {
	s, h := newScreen(t), newHome(t)
	if out, err := h.command("", "measures", "set", "2", "--owner", "قيادة قوات الحدود").CombinedOutput(); err != nil {
		t.Fatalf("measures set: %v\n%s", err, out)
	}
	h.open(s)
	beside := image.Rect(width-247, 53, width, 737)
	before := s.settled(beside)
	s.put("قيادة قوات")
	s.key("ctrl+f")
	s.key("ctrl+v")
	s.until("the list in the contents' place", func() bool { return s.look().part(beside) != before })
	s.settled(beside)
	s.key("Down")
	s.key("Return")
	s.until("the second measure's box has the keys", func() bool {
		p := s.look()
		boxes := p.boxes(todo)
		// The ring is 13 pixels from the box's middle.
		return len(boxes) == 5 && p.at(boxes[1].X, boxes[1].Y-13).is(accent) && !p.at(boxes[0].X, boxes[0].Y-13).is(accent)
	})
	s.key("ctrl+f")
	s.key("Escape")
	s.until("the contents again", func() bool { return s.look().part(beside) == before })
}
