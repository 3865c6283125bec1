package stack

import (
	"math/rand/v2"
	"testing"
)

// TestAWrongGuessMovesNothing scrolls through things that turn out to be up to
// three times as tall as guessed: what is in view moves by what was scrolled, no more.
func TestAWrongGuessMovesNothing(t *testing.T) {
	const n, view = 300, 500
	r := rand.New(rand.NewPCG(7, 11))
	heights := make([]float32, n)
	for i := range heights {
		heights[i] = float32(20 + r.IntN(100))
	}
	var s Stack
	s.Reset(n, func(int) float32 { return 40 })
	real := func(i int) { s.Set(i, heights[i]) }
	top := func(i int) float32 { // of a thing, from the view's top
		y := -s.Offset
		for j := s.At; j < i; j++ {
			y += heights[j]
		}
		for j := i; j < s.At; j++ {
			y -= heights[j]
		}
		return y
	}
	s.Settle(view, 0, real)
	for range 3000 {
		by := float32(r.IntN(400) - 150)
		watched := s.At
		before := top(watched)
		s.Offset += by
		s.Settle(view, 0, real)
		moved := before - top(watched)
		switch {
		case moved == by:
		case s.At == 0 && s.Offset == 0: // stopped at the beginning
		case s.At > 0 && top(n) == view: // stopped at the end
		default:
			t.Fatalf("scrolled by %v, but thing %d moved by %v", by, watched, moved)
		}
	}
}

func TestFewThingsStandAtTheTop(t *testing.T) {
	var s Stack
	s.Reset(3, func(int) float32 { return 50 })
	s.Offset = 70
	s.Settle(500, 20, func(int) {})
	if s.At != 0 || s.Offset != 0 {
		t.Errorf("three short things in a tall view stand at %d, %v", s.At, s.Offset)
	}
}
