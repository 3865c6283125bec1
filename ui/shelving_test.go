package ui

import (
	"context"
	"testing"

	"bayan/internal/fault"
	"bayan/ui/library"
	"bayan/ui/review"
	"bayan/ui/uitest"
)

// slow is a shelf whose files take until nobody waits for them.
type slow struct {
	Shelf
	begun chan Source
	ended chan error
}

// Items ends with the test: its driver runs what is sent to the window's goroutine on the sender's.
func (s *slow) Items(ctx context.Context) ([]library.Item, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

func (s *slow) Read(ctx context.Context, from Source) (review.Reading, error) {
	s.begun <- from
	<-ctx.Done()
	s.ended <- ctx.Err()
	return review.Reading{}, &fault.Error{Code: fault.Cancelled, Op: "test"}
}

// A file that is being read is given up for another one, and when the library
// that it was chosen in is closed.
func TestAReadingIsGivenUp(t *testing.T) {
	d := newDesk(t, "ar", t.TempDir(), uitest.Statement(t))
	s := &slow{begun: make(chan Source), ended: make(chan error)}
	d.deps.Shelf = s
	read := func(path string) {
		t.Helper()
		d.review(Source{Path: path})
		if from := <-s.begun; from.Path != path {
			t.Errorf("%s is read", from.Path)
		}
	}
	d.openLibrary()
	read("first.txt")
	d.review(Source{Path: "second.txt"})
	if err := <-s.ended; err == nil {
		t.Error("the first is read on")
	}
	if from := <-s.begun; from.Path != "second.txt" {
		t.Errorf("%s is read", from.Path)
	}
	d.closeSheet()
	if err := <-s.ended; err == nil {
		t.Error("the second is read on")
	}
	read("third.txt") // and the window reads again
	d.closeSheet()
	<-s.ended
}
