package track

import (
	"bytes"
	"context"
	"os"
	"testing"
)

// A damaged line, two that lost the newline between them and a torn tail: after
// mending the log is whole, says what it said, and gives no number out again.
func TestMend(t *testing.T) {
	l, data := filled(t, 6)
	lines := bytes.SplitAfter(data, []byte("\n"))
	damaged := bytes.Clone(lines[5])
	damaged[len(damaged)/2] ^= 1
	sick := bytes.Join([][]byte{lines[0], bytes.TrimSuffix(lines[1], []byte("\n")), lines[2], lines[3], lines[4], damaged, []byte(`{"sum`)}, nil)
	if err := os.WriteFile(l.Path(), sick, 0o600); err != nil {
		t.Fatal(err)
	}
	found := open(t, l.c)
	before, seq := found.Progress(), found.state.Seen()["A"]
	if d := found.Damage(); d.Torn != 1 || d.Bad == 0 {
		t.Fatalf("damage %+v", d)
	}
	kept, err := found.Mend(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if copied, err := os.ReadFile(kept); err != nil || !bytes.Equal(copied, sick) {
		t.Errorf("the log as it was is not kept: %v", err)
	}
	for _, l := range []*Log{found, open(t, l.c)} {
		if l.Damage() != (Damage{}) || l.Len() != 5 {
			t.Errorf("after mending: %+v, %d events", l.Damage(), l.Len())
		}
		if got := l.Progress(); got["m1"] != before["m1"] || len(got) != len(before) {
			t.Errorf("after mending it says %v, before %v", got, before)
		}
	}
	set(t, found, "m1", Status.To("dropped"))
	if got := found.state.Seen()["A"]; got <= seq+1 {
		t.Errorf("the number %d is given out that the damaged line may have held (%d was the last)", got, seq)
	}
	if kept, err := found.Mend(context.Background()); kept != "" || err != nil {
		t.Errorf("a whole log was mended: %q, %v", kept, err)
	}
}

// A log of a newer program is not ours to mend.
func TestMendLeavesANewerLog(t *testing.T) {
	l, data := filled(t, 2)
	newer, err := encode(&Event{Format: Format + 1, ID: "01", Briefing: statement, Measure: "m", Device: "B", Seq: 1, Field: Status})
	if err != nil {
		t.Fatal(err)
	}
	sick := append(append(bytes.Clone(data), newer...), "gone\n"...)
	if err := os.WriteFile(l.Path(), sick, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := open(t, l.c).Mend(context.Background()); err == nil {
		t.Error("mended")
	}
	if now, _ := os.ReadFile(l.Path()); !bytes.Equal(now, sick) {
		t.Error("changed")
	}
}
