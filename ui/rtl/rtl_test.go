package rtl

import "testing"

func TestStartIsMirrored(t *testing.T) {
	if x := RTL.X(100, 10, 30); x != 60 {
		t.Errorf("right to left: %v, want 60", x)
	}
	if x := LTR.X(100, 10, 30); x != 10 {
		t.Errorf("left to right: %v, want 10", x)
	}
}
