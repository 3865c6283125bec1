package library

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"sync"
	"testing"

	"bayan/internal/deck"
	"bayan/internal/fault"
)

func TestADecksEditsAreKept(t *testing.T) {
	l := At(t.TempDir())
	if e, err := l.Deck("abc"); err != nil || !reflect.DeepEqual(e, deck.Edits{}) {
		t.Fatalf("before anything was kept: %v, %v", e, err)
	}
	want := deck.Edits{
		Order: []deck.Key{"title", "closing", "opening"}, Hidden: map[deck.Key]bool{"overview": true},
		Splits: map[deck.Key][]int{"opening": {40, 90}}, Notes: map[deck.Key]string{"title": "التذكير بالموعد"}, ShowStatus: true,
	}
	if _, err := l.ChangeDeck(context.Background(), "abc", func(deck.Edits) deck.Edits { return want }); err != nil {
		t.Fatal(err)
	}
	if got, err := l.Deck("abc"); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%v, %v; want %v", got, err, want)
	}
}

// Two windows on one briefing lose nothing of each other's.
func TestChangesOfADeckMeet(t *testing.T) {
	l := At(t.TempDir())
	var wait sync.WaitGroup
	const n = 12
	for i := range n {
		wait.Go(func() {
			key := deck.Key("measure:" + strconv.Itoa(i))
			if _, err := l.ChangeDeck(context.Background(), "abc", func(e deck.Edits) deck.Edits { return e.SetNote(key, "x") }); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if e, err := l.Deck("abc"); err != nil || len(e.Notes) != n {
		t.Errorf("%d notes of %d, %v", len(e.Notes), n, err)
	}
}

func TestADamagedOrNewerDeckIsNotLost(t *testing.T) {
	l := At(t.TempDir())
	path := l.deck("abc")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	put := func(s string) {
		if err := os.WriteFile(path, []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put(`{"version":1,"notes":{"title":"مهم"`)
	_, err := l.Deck("abc")
	if fault.CodeOf(err) != fault.DamagedDeck {
		t.Fatalf("%v", err)
	}
	if data, err := os.ReadFile(path + ".damaged"); err != nil || len(data) == 0 {
		t.Errorf("it was not set aside: %v", err)
	}
	newer := `{"version":2,"notes":[]}`
	put(newer)
	note := func(e deck.Edits) deck.Edits { return e.SetNote("title", "x") }
	if _, err := l.ChangeDeck(context.Background(), "abc", note); fault.CodeOf(err) != fault.NewerFormat {
		t.Errorf("%v", err)
	}
	if data, _ := os.ReadFile(path); string(data) != newer {
		t.Errorf("a newer file was replaced by %s", data)
	}
}
