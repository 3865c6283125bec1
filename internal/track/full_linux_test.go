package track

import (
	"context"
	"os"
	"testing"

	"bayan/internal/fault"
)

// /dev/full says what a full disk says.
func TestFullDisk(t *testing.T) {
	l := open(t, config(t.TempDir(), "A"))
	if err := os.Symlink("/dev/full", l.Path()); err != nil {
		t.Fatal(err)
	}
	err := l.Set(context.Background(), "", "m1", Status.To("done"))
	if fault.CodeOf(err) != fault.DiskFull || l.Pending() != 1 {
		t.Fatalf("%v, %d pending", err, l.Pending())
	}
	if err := os.Remove(l.Path()); err != nil {
		t.Fatal(err)
	}
	if err := l.Flush(context.Background()); err != nil || open(t, l.c).Len() != 1 {
		t.Errorf("once there is room: %v", err)
	}
}
