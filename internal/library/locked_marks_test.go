package library

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bayan/internal/briefing"
	"bayan/internal/deck"
	"bayan/internal/fault"
	"bayan/internal/marks"
)

// Marks and the notes of slides quote what is kept: they are locked with it.
func TestALockCoversMarksAndSlides(t *testing.T) {
	s, ctx := shelf(t), t.Context()
	made := keep(t, s, noon, Kept{Data: []byte(decisions(1))})[0]
	b, _, err := s.Briefing(ctx, made.ID)
	if err != nil {
		t.Fatal(err)
	}
	const spoken = "للمتحدث وحده"
	mark := func(l *Library, id string) error {
		m, _ := marks.New(b, marks.Highlight, briefing.Span{Start: 0, End: 6}, id, noon)
		_, err := l.Marks(b, "/x").Apply(ctx, marks.Edit{Put: marks.List{m}}, noon)
		return err
	}
	note := func(l *Library) error {
		_, err := l.ChangeDeck(ctx, made.ID, func(e deck.Edits) deck.Edits { return e.SetNote("opening", spoken) })
		return err
	}
	words := func() (found []string) {
		for _, dir := range []string{"marks", "decks"} {
			paths, _ := filepath.Glob(filepath.Join(s.lib.dir, dir, "*.json"))
			for _, path := range paths {
				if data, _ := os.ReadFile(path); strings.Contains(string(data), "quote") || strings.Contains(string(data), spoken) {
					found = append(found, dir)
				}
			}
		}
		return found
	}
	both := func(l *Library, wantMarks int) {
		t.Helper()
		list, err := l.Marks(b, "/x").Load()
		e, err2 := l.Deck(made.ID)
		if err != nil || err2 != nil || len(list) != wantMarks || e.Notes["opening"] != spoken {
			t.Errorf("%d marks, notes %v, %v, %v", len(list), e.Notes, err, err2)
		}
	}
	if err := mark(s.lib, "a"); err != nil {
		t.Fatal(err)
	}
	if err := note(s.lib); err != nil {
		t.Fatal(err)
	}
	if len(words()) != 2 {
		t.Fatalf("in plain files: %v", words())
	}
	if err := s.Lock(ctx, "عبارة", 4); err != nil {
		t.Fatal(err)
	}
	if err := mark(s.lib, "b"); err != nil { // still open here
		t.Fatal(err)
	}
	if len(words()) != 0 {
		t.Errorf("locked, but to be read in %v", words())
	}
	both(s.lib, 2)

	other := At(s.lib.dir)
	for name, err := range map[string]error{
		"marks": errOf(other.Marks(b, "/x").Load()), "a mark": mark(other, "c"), "slides": errOf(other.Deck(made.ID)), "a note": note(other),
	} {
		if fault.CodeOf(err) != fault.LibraryLocked {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := other.Save(made.ID, Place{Paragraph: 1}); err != nil { // says no word of the text
		t.Error(err)
	}
	if err := other.Shelf().Unlock(ctx, "عبارة"); err != nil {
		t.Fatal(err)
	}
	both(other, 2)
	if err := other.Shelf().RemoveLock(ctx); err != nil {
		t.Fatal(err)
	}
	both(At(s.lib.dir), 2)
}
