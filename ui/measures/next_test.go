package measures

import (
	"testing"

	"bayan/internal/briefing"
)

func TestClicksGoRound(t *testing.T) {
	s := briefing.Status("")
	for i, want := range []briefing.Status{briefing.Doing, briefing.Done, briefing.Todo, briefing.Doing} {
		if s = Next(s); s != want {
			t.Fatalf("click %d: %s, want %s", i+1, s, want)
		}
	}
}
