package library

import (
	"fmt"
	"sync"
	"testing"
)

// Two windows that choose at once lose nothing of each other's.
func TestSettingsAreChangedByTwoAtOnce(t *testing.T) {
	dir := t.TempDir()
	var wg sync.WaitGroup
	for n := range 8 {
		wg.Go(func() {
			err := At(dir).Change(func(s *Settings) { s.Recent = append(s.Recent, fmt.Sprint("/", n)) })
			if err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	s, err := At(dir).Settings()
	if err != nil || len(s.Recent) != 8 {
		t.Errorf("%v %v", s.Recent, err)
	}
	// What is emptied is empty.
	if err := At(dir).Change(func(s *Settings) { s.Recent, s.Present = nil, nil }); err != nil {
		t.Fatal(err)
	}
	if s, err := At(dir).Settings(); err != nil || s.Recent != nil {
		t.Errorf("%v %v", s.Recent, err)
	}
}
