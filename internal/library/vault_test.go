package library

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bayan/internal/deck"
	"bayan/internal/fault"
)

// What is written with a key whose lock another process has taken away, nobody
// could ever read.
func TestAnotherProcessTakesTheLockAway(t *testing.T) {
	s, ctx := shelf(t), t.Context()
	const work = 10
	first := keep(t, s, noon, Kept{Data: []byte(decisions(1))})[0]
	if err := s.Lock(ctx, "عبارة", work); err != nil {
		t.Fatal(err)
	}
	other := At(s.lib.dir).Shelf()
	if err := other.Unlock(ctx, "عبارة"); err != nil {
		t.Fatal(err)
	}
	if err := other.RemoveLock(ctx); err != nil {
		t.Fatal(err)
	}
	second := keep(t, s, noon, Kept{Data: []byte(decisions(2))})[0]
	fresh := At(s.lib.dir).Shelf()
	if all, err := fresh.Entries(ctx); err != nil || len(all) != 2 {
		t.Fatalf("%v %v", all, err)
	}
	for _, id := range []string{first.ID, second.ID} {
		if _, err := fresh.Original(id); err != nil {
			t.Error(err)
		}
	}

	// Nor with the key of a lock in whose place there is another.
	if err := s.Lock(ctx, "عبارة", work); err != nil {
		t.Fatal(err)
	}
	if err := other.RemoveLock(ctx); fault.CodeOf(err) != fault.LibraryLocked {
		t.Errorf("a lock that it does not know: %v", err)
	}
	if err := other.Unlock(ctx, "عبارة"); err != nil {
		t.Fatal(err)
	}
	if err := other.RemoveLock(ctx); err != nil {
		t.Fatal(err)
	}
	if err := other.Lock(ctx, "أخرى", work); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Keep(ctx, noon, Kept{Data: []byte(decisions(3))}); fault.CodeOf(err) != fault.LibraryLocked {
		t.Errorf("kept under the key of another lock: %v", err)
	}
}

func TestALockedShelfOpensWhereNothingCanBeWritten(t *testing.T) {
	s, ctx := shelf(t), t.Context()
	made := keep(t, s, noon, Kept{Data: []byte(decisions(1))})[0]
	if err := s.Lock(ctx, "عبارة", 10); err != nil {
		t.Fatal(err)
	}
	// No lock among processes can be taken, whoever runs the test.
	if err := os.Remove(s.at("shelf.lock")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(s.at("shelf.lock"), 0o700); err != nil {
		t.Fatal(err)
	}
	again := At(s.lib.dir).Shelf()
	if err := again.Unlock(ctx, "عبارة"); err != nil {
		t.Fatal(err)
	}
	if data, err := again.Original(made.ID); err != nil || string(data) != decisions(1) {
		t.Errorf("%v", err)
	}
}

func TestADamagedOriginalIsMendedByKeepingItAgain(t *testing.T) {
	s := shelf(t)
	made := keep(t, s, noon, Kept{Data: []byte(decisions(1))})[0]
	if err := os.WriteFile(s.original(made.ID), []byte("شيء آخر"), 0o600); err != nil {
		t.Fatal(err)
	}
	keep(t, s, noon, Kept{Data: []byte(decisions(1))})
	if data, err := s.Original(made.ID); err != nil || string(data) != decisions(1) {
		t.Errorf("%v", err)
	}
}

func TestEmptyingTheBinTakesTheSlidesNotes(t *testing.T) {
	s, ctx := shelf(t), t.Context()
	made := keep(t, s, noon, Kept{Data: []byte(decisions(1))})[0]
	note := func(e deck.Edits) deck.Edits { return e.SetNote("opening", "للمتحدث وحده") }
	if _, err := s.lib.ChangeDeck(ctx, made.ID, note); err != nil {
		t.Fatal(err)
	}
	aside := filepath.Join(s.lib.marksFolder(), made.ID+".json.damaged-2")
	if err := os.MkdirAll(filepath.Dir(aside), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(aside, []byte("ملاحظة"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := s.Bin(ctx, made.ID, noon); err != nil {
		t.Fatal(err)
	}
	if _, err := s.EmptyBin(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(aside); err == nil {
		t.Error("what was set aside is still there")
	}
	if e, err := s.lib.Deck(made.ID); err != nil || len(e.Notes) > 0 {
		t.Errorf("%v %v", e, err)
	}
}

// A mark is not written encrypted while the passphrase is being taken away.
func TestAMarkWaitsForTheLock(t *testing.T) {
	s := shelf(t)
	made := keep(t, s, noon, Kept{Data: []byte(decisions(1))})[0]
	ctx, cancel := context.WithCancel(t.Context())
	change := func(l *Library) error {
		_, err := l.ChangeDeck(ctx, made.ID, func(e deck.Edits) deck.Edits { return e.SetNote("opening", "س") })
		return err
	}
	if err := s.Lock(ctx, "عبارة", 4); err != nil {
		t.Fatal(err)
	}
	cancel() // it does not wait longer than it must
	err := s.locked(t.Context(), func() error { return change(s.lib) })
	if fault.CodeOf(err) != fault.Cancelled {
		t.Errorf("written beside a change of the lock: %v", err)
	}
	if err := change(s.lib); err != nil {
		t.Errorf("afterwards: %v", err)
	}
}

func TestAFolderOfAnyName(t *testing.T) {
	s, ctx := At(filepath.Join(t.TempDir(), "[مكتب] *?")).Shelf(), t.Context()
	made := keep(t, s, noon, Kept{Data: []byte(decisions(1))}, Kept{Data: []byte(decisions(2))})
	keep(t, s, noon, Kept{Data: []byte(decisions(3))})
	if err := s.Bin(ctx, made[0].ID, noon); err != nil {
		t.Fatal(err)
	}
	if _, err := s.EmptyBin(ctx); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(s.at("folded", "000000.txt"))
	if err != nil || strings.Contains(string(data), made[0].ID) || !strings.Contains(string(data), made[1].ID) {
		t.Errorf("the folded texts have what is gone, or lack what is there (%v)", err)
	}
}
