package text

import (
	"math/rand/v2"
	"testing"
)

func typed(b *Buffer, words string) {
	for _, r := range words {
		b.Type(r)
	}
}

func TestUndoTakesAWordAtATime(t *testing.T) {
	b := NewBuffer("")
	typed(b, "يُعرض في 2024م")
	for _, want := range []string{"يُعرض في", "يُعرض", ""} {
		if !b.Undo() || b.Text() != want {
			t.Fatalf("after undo: %q, want %q", b.Text(), want)
		}
	}
	if b.Undo() {
		t.Error("there is nothing left to undo")
	}
	for b.Redo() {
	}
	if b.Text() != "يُعرض في 2024م" {
		t.Errorf("after every redo: %q", b.Text())
	}
}

func TestTypingReplacesTheSelection(t *testing.T) {
	b := NewBuffer("وزارة الداخلية")
	b.Select(0, 5)
	b.Type('إ')
	if b.Text() != "إ الداخلية" || b.Caret() != 1 {
		t.Errorf("%q, caret %d", b.Text(), b.Caret())
	}
	b.Undo()
	if start, end := b.Selection(); b.Text() != "وزارة الداخلية" || start != 0 || end != 5 {
		t.Errorf("undo gave %q with %d–%d selected", b.Text(), start, end)
	}
}

func TestTypingAfterAMoveIsItsOwnUndo(t *testing.T) {
	b := NewBuffer("")
	typed(b, "اب")
	b.Place(0, false)
	typed(b, "ت")
	b.Undo()
	if b.Text() != "اب" {
		t.Errorf("%q", b.Text())
	}
}

// TestUndoIsExact does 2,000 random things, takes every one back, and does them all again.
func TestUndoIsExact(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	b := NewBuffer("أصل")
	for range 2000 {
		n := len(b.Runes())
		switch r.IntN(5) {
		case 0, 1:
			b.Type([]rune("ابت 1،")[r.IntN(6)])
		case 2:
			b.Insert("نص (2FA)")
		case 3:
			start := r.IntN(n + 1)
			b.Delete(start, start+r.IntN(4))
		case 4:
			b.Place(r.IntN(n+1), r.IntN(2) == 0)
		}
		if len(b.past) >= historyLimit {
			break
		}
	}
	end := b.Text()
	for b.Undo() {
	}
	if b.Text() != "أصل" {
		t.Fatalf("undone to %q", b.Text())
	}
	for b.Redo() {
	}
	if b.Text() != end {
		t.Fatal("redone to another text")
	}
}
