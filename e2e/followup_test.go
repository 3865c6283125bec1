package e2e

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// measure is what the command line says of one.
type measure struct {
	Status string
	Owner  string
	Added  bool
	Apart  map[string][]string
}

func (h *home) measures() []measure {
	h.t.Helper()
	out, err := h.command("", "measures", "list", "--json").Output()
	if err != nil {
		h.t.Fatalf("measures list: %v", err)
	}
	var list []measure
	if err := json.NewDecoder(bytes.NewReader(out)).Decode(&list); err != nil {
		h.t.Fatalf("measures list --json: %v\n%s", err, out)
	}
	return list
}

// A click is taken back and made again by keys; each is a line of the history.
func TestUndoIsRecorded(t *testing.T) {
	s, h := newScreen(t), newHome(t)
	w := h.open(s)
	box := s.look().boxes(todo)[1]
	is := func(what string, status rgb, want string) {
		t.Helper()
		s.until(what, func() bool { return slices.Contains(s.look().boxes(status), box) })
		s.until(what+", on the disk", func() bool { return h.statuses()[1] == want })
	}
	s.click(box)
	is("under way", doing, "doing")
	s.key("ctrl+z")
	is("taken back", todo, "todo")
	s.key("ctrl+shift+z")
	is("made again", doing, "doing")
	out, err := h.command("", "measures", "log", "2", "--json").Output()
	var events []struct{ Value string }
	if err != nil || json.Unmarshal(out, &events) != nil {
		t.Fatalf("measures log: %v\n%s", err, out)
	}
	var got []string
	for _, e := range events {
		got = append(got, e.Value)
	}
	if want := []string{"doing", "todo", "doing"}; !slices.Equal(got, want) {
		t.Errorf("the history is %v, want %v", got, want)
	}
	w.quit()
}

// What the command line sets is seen in the open window; the log says how soon.
func TestCommandLineIsSeenInTheWindow(t *testing.T) {
	s, h := newScreen(t), newHome(t)
	w := h.open(s)
	for n, status := range []struct {
		name string
		rgb
	}{{"doing", doing}, {"done", done}, {"doing", doing}} {
		box := s.look().boxes(todo)[0]
		if out, err := h.command("", "measures", "set", fmt.Sprint(n+1), "--status", status.name).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		told := time.Now()
		s.until("the measure as it was set", func() bool { return slices.Contains(s.look().boxes(status.rgb), box) })
		t.Logf("%s was seen %v after the command had ended", status.name, time.Since(told).Round(time.Millisecond))
	}
	w.quit()
}

// Two offices set other owners; the window merges the other's record and keeps both.
func TestAnotherOfficesRecordIsMerged(t *testing.T) {
	s, h, other := newScreen(t), newHome(t), newHome(t)
	run := func(h *home, args ...string) {
		t.Helper()
		if out, err := h.command("", append([]string{"measures"}, args...)...).CombinedOutput(); err != nil {
			t.Fatalf("measures %v: %v\n%s", args, err, out)
		}
	}
	run(h, "set", "3", "--owner", "إدارة المنافذ", "--who", "سارة")
	run(other, "set", "3", "--owner", "خفر السواحل", "--who", "الوكيل")
	run(other, "add", "اجتماع تنسيقي")
	run(other, "export", "-o", filepath.Join(other.dir, "other.jsonl"))
	data, err := os.ReadFile(filepath.Join(other.dir, "other.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(h.dir, "other.jsonl")
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}

	w := h.open(s)
	whole := image.Rect(0, 0, width, height)
	before := s.settled(whole)
	boxes := s.look().boxes(todo)
	s.click(boxes[4].Sub(image.Pt(120, -22))) // the last card: its three links and three buttons come next
	s.until("the card opens", func() bool { return s.look().part(whole) != before })
	for range 6 {
		s.key("Tab")
	}
	s.key("Return")
	s.settled(whole)
	s.key("Tab")
	s.hand("type", path)
	empty := s.settled(whole)
	s.key("Return")
	s.until("what the file brings", func() bool { return s.look().part(whole) != empty })
	if n := len(h.measures()); n != 5 {
		t.Errorf("%d measures before anybody agreed", n)
	}
	s.settled(whole)
	s.key("Return")
	s.until("the merged record", func() bool { return len(h.measures()) == 6 })
	list := h.measures()
	apart := slices.Clone(list[2].Apart["owner"])
	slices.Sort(apart)
	if !slices.Equal(apart, []string{"إدارة المنافذ", "خفر السواحل"}) || !list[5].Added {
		t.Errorf("after the merge: %+v", list)
	}
	w.quit()
}

// A sealed file is opened over the statement, says who signed it, asks for its
// passphrase, and is merged when a person agrees.
func TestASealedFileIsOpenedAndMerged(t *testing.T) {
	s, h, other := newScreen(t), newHome(t), newHome(t)
	pass := filepath.Join(other.dir, "pass")
	if err := os.WriteFile(pass, []byte("abc\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	sealed := filepath.Join(h.dir, "sealed.bayan")
	for _, args := range [][]string{
		{"measures", "set", "4", "--status", "done", "--who", "الوكيل"},
		{"seal", "-o", sealed, "--passphrase-file", pass},
	} {
		if out, err := other.command("", args...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", args, err, out)
		}
	}
	whole := image.Rect(0, 0, width, height)
	c := h.command(s.display, "open", sealed)
	start(t, c)
	s.until("the sheet that says who signed it", func() bool { return len(s.look().larger(whole, accent, 700, 0)) > 0 })
	s.settled(whole)
	s.hand("type", "abc")
	s.settled(whole)
	s.key("Return")
	s.until("what it brings", func() bool { return len(s.look().larger(whole, accent, 700, 0)) == 0 })
	s.settled(whole)
	if got := h.statuses()[3]; got != "todo" {
		t.Errorf("measure 4 is %s before anybody agreed", got)
	}
	s.key("Return")
	s.until("the merged record", func() bool { return h.statuses()[3] == "done" })
	s.until("the measure, done", func() bool { return len(s.look().boxes(done)) == 1 })
	s.key("ctrl+q")
	if err := c.Wait(); err != nil {
		t.Fatal(err)
	}
}
