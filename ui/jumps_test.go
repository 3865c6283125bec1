package ui

import "testing"

func at(paragraph int) spot { return spot{paragraph: paragraph} }

func TestBackAndForward(t *testing.T) {
	var j jumps
	if _, ok := j.back(at(1)); ok {
		t.Error("there is a way back before the first jump")
	}
	j.jumped(at(1), at(5))
	j.jumped(at(6), at(9)) // scrolled from 5 to 6 between
	steps := []struct {
		what string
		go_  func(spot) (spot, bool)
		now  int
		want int // -1: nowhere
	}{
		{"back", j.back, 9, 6},
		{"back", j.back, 6, 1},
		{"back", j.back, 1, -1},
		{"forward", j.forward, 1, 6},
		{"forward", j.forward, 6, 9},
		{"forward", j.forward, 9, -1},
		{"back", j.back, 9, 6},
	}
	for i, s := range steps {
		got, ok := s.go_(at(s.now))
		if ok != (s.want >= 0) || ok && got != at(s.want) {
			t.Errorf("step %d, %s from %d: %v %v, want %d", i, s.what, s.now, got, ok, s.want)
		}
	}
	j.jumped(at(6), at(2))
	if got, ok := j.forward(at(2)); ok {
		t.Errorf("a jump left %v ahead", got)
	}
	if got, _ := j.back(at(2)); got != at(6) {
		t.Errorf("back from the new jump: %v", got)
	}
}

func TestAJumpToWhereOneIsIsNone(t *testing.T) {
	var j jumps
	j.jumped(at(3), at(3))
	if got, ok := j.back(at(3)); ok {
		t.Errorf("%v", got)
	}
}

// Typing a word and going through its hits is one jump; scrolling away and going on is another.
func TestASearchIsOneJump(t *testing.T) {
	var j jumps
	j.found(at(1), at(4))
	j.found(at(4), at(7))
	j.found(at(7), at(12))
	j.found(at(14), at(15))
	if got, _ := j.back(at(15)); got != at(14) {
		t.Errorf("back: %v, want where one scrolled to", got)
	}
	if got, _ := j.back(at(14)); got != at(1) {
		t.Errorf("back: %v, want where the search began", got)
	}
}

func TestJumpsAreBounded(t *testing.T) {
	var j jumps
	for i := range 3 * furthest {
		j.jumped(at(i), at(i+1))
	}
	n := 0
	for {
		if _, ok := j.back(at(0)); !ok {
			break
		}
		n++
	}
	if n != furthest {
		t.Errorf("%d are remembered", n)
	}
}
