package cli

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"log/slog"
	"testing"
	"time"

	"bayan/internal/fault"
	"bayan/internal/handover"
	"bayan/internal/library"
	"bayan/internal/locale"
	"bayan/internal/track"
)

// What would be refused in the middle is refused before anything is added.
func TestAllOfASealedFileOrNothing(t *testing.T) {
	ctx := context.Background()
	words, err := locale.Load("ar")
	if err != nil {
		t.Fatal(err)
	}
	original := []byte("عنوان\n\n1- خطوة:\nنص.\n")
	sum := sha256.Sum256(original)
	id := hex.EncodeToString(sum[:])
	at := func(briefing string) *track.Log {
		log, err := track.Open(track.Config{Dir: t.TempDir(), Briefing: briefing, Device: "A", Now: time.Now, Random: rand.Reader})
		if err != nil {
			t.Fatal(err)
		}
		return log
	}
	record := func(briefing string) []byte {
		log := at(briefing)
		if err := log.Set(ctx, "", "m1", track.Status.To("done")); err != nil {
			t.Fatal(err)
		}
		lines, err := log.Lines()
		if err != nil {
			t.Fatal(err)
		}
		return lines
	}
	for name, c := range map[string]struct {
		change func(*handover.Bundle)
		code   fault.Code
	}{
		"sound":                   {func(*handover.Bundle) {}, ""},
		"another's follow-up":     {func(b *handover.Bundle) { b.FollowUp = record("other") }, fault.OtherBriefing},
		"a follow-up that is not": {func(b *handover.Bundle) { b.FollowUp = []byte("نص") }, fault.NotText},
		"no statement":            {func(b *handover.Bundle) { b.Original = []byte{0, 1, 2, 3} }, fault.NotText},
		"a reading that is not":   {func(b *handover.Bundle) { b.Reading = []byte("{") }, fault.DamagedFile},
		"marks that are not":      {func(b *handover.Bundle) { b.Marks = []byte("{") }, fault.DamagedFile},
		"newer slides":            {func(b *handover.Bundle) { b.Slides = []byte(`{"version":99}`) }, fault.NewerFormat},
	} {
		s := &session{
			Process: Process{Now: time.Now, Random: rand.Reader, Stderr: io.Discard}, words: words,
			lib: library.At(t.TempDir()), log: slog.New(slog.DiscardHandler),
		}
		b := &handover.Bundle{Briefing: id, Original: original, FollowUp: record(id)}
		c.change(b)
		log, shelf := at(id), s.lib.Shelf()
		u, err := understand(t.Context(), "f", b)
		if err == nil {
			_, err = s.take(ctx, u, shelf, log, "")
		}
		if c.code == "" {
			if err != nil || log.Len() != 1 {
				t.Errorf("%s: %d events, %v", name, log.Len(), err)
			}
			continue
		}
		if kept, _ := shelf.Entries(ctx); fault.CodeOf(err) != c.code || log.Len() != 0 || len(kept) != 0 {
			t.Errorf("%s: %v; %d events and %d statements were taken", name, err, log.Len(), len(kept))
		}
	}
}
