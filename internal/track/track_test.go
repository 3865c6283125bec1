package track

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"bayan/internal/briefing"
	"bayan/internal/fault"
)

const statement = "b47c3a51e0f24c8f9d0e5d7a6b1c2d3e4f5061728394a5b6c7d8e9f001122334"

// source is randomness that is the same in every run.
type source struct{ r *rand.Rand }

func (s source) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(s.r.Uint32())
	}
	return len(p), nil
}

func random(seed uint64) source { return source{rand.New(rand.NewPCG(seed, 1))} }

// clock steps a second with each look.
func clock() func() time.Time {
	t := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	return func() time.Time { t = t.Add(time.Second); return t }
}

func config(dir, device string) Config {
	var seed [8]byte
	copy(seed[:], device)
	return Config{Dir: dir, Briefing: statement, Device: device, Now: clock(), Random: random(binary.LittleEndian.Uint64(seed[:]))}
}

func open(t testing.TB, c Config) *Log {
	t.Helper()
	l, err := Open(c)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func set(t testing.TB, l *Log, measure string, changes ...Change) {
	t.Helper()
	if err := l.Set(context.Background(), "سارة، مكتب المتابعة", measure, changes...); err != nil {
		t.Fatal(err)
	}
}

func TestSetIsThereAfterOpeningAgain(t *testing.T) {
	c := config(t.TempDir(), "A")
	l := open(t, c)
	set(t, l, "m3", Status.To("doing"), Owner.To("وزارة الداخلية"), Due.To("2027-01-15"), Note.To("سطر\nوآخر \u2028 <&>"))
	want := briefing.Progress{Status: briefing.Doing, Owner: "وزارة الداخلية", Due: "2027-01-15", Note: "سطر\nوآخر \u2028 <&>"}
	for _, l := range []*Log{l, open(t, c)} {
		if got := l.Progress()["m3"]; got != want {
			t.Errorf("got %+v", got)
		}
	}
	set(t, l, "m3", Owner.To(""))
	if got := open(t, c).Progress()["m3"]; got.Owner != "" || got.Status != briefing.Doing {
		t.Errorf("after clearing the owner: %+v", got)
	}
}

func TestSettingWhatIsSetWritesNothing(t *testing.T) {
	l := open(t, config(t.TempDir(), "A"))
	set(t, l, "m1", Status.To("done"))
	set(t, l, "m1", Status.To("done"))
	if l.Len() != 1 {
		t.Errorf("%d events", l.Len())
	}
}

func TestWrongValuesAreRefused(t *testing.T) {
	l := open(t, config(t.TempDir(), "A"))
	for _, c := range []struct {
		change Change
		code   fault.Code
	}{
		{Status.To("late"), fault.BadStatus},
		{Status.To(""), fault.BadStatus},
		{Due.To("2027-02-30"), fault.BadDate},
		{Due.To("15/1/2027"), fault.BadDate},
		{Note.To(strings.Repeat("ن", MaxValue)), fault.TooLarge},
	} {
		// The good change beside it must not be written either.
		err := l.Set(context.Background(), "", "m1", Owner.To("س"), c.change)
		if fault.CodeOf(err) != c.code {
			t.Errorf("%v: %v", c.change.Field, err)
		}
	}
	if l.Len() != 0 || l.Pending() != 0 {
		t.Errorf("%d events, %d pending", l.Len(), l.Pending())
	}
}

func TestTwoProcessesSeeEachOther(t *testing.T) {
	dir := t.TempDir()
	window, line := open(t, config(dir, "A")), open(t, config(dir, "A"))
	if changed, err := window.Refresh(); changed || err != nil {
		t.Fatalf("news of an empty folder: %v %v", changed, err)
	}
	set(t, line, "m1", Status.To("doing"))
	if changed, err := window.Refresh(); !changed || err != nil {
		t.Fatalf("the other's event is not seen: %v %v", changed, err)
	}
	set(t, window, "m1", Status.To("done"))
	set(t, line, "m1", Note.To("تم"))
	window.Refresh()
	for _, l := range []*Log{window, line} {
		if got := l.Progress()["m1"]; got.Status != briefing.Done || got.Note != "تم" {
			t.Errorf("got %+v", got)
		}
	}
	if len(window.Conflicts()) != 0 {
		t.Error("one device's changes are set apart")
	}
	seqs := []uint64{}
	for _, e := range window.History("m1") {
		seqs = append(seqs, e.Seq)
	}
	if !slices.Equal(seqs, []uint64{1, 2, 3}) {
		t.Errorf("sequence %v", seqs)
	}
}

func TestFollowTellsOfTheOther(t *testing.T) {
	dir := t.TempDir()
	window, line := open(t, config(dir, "A")), open(t, config(dir, "A"))
	ticks, news := make(chan time.Time), make(chan struct{}, 1)
	done := make(chan struct{})
	go func() {
		window.Follow(context.Background(), ticks, func() { news <- struct{}{} })
		close(done)
	}()
	ticks <- time.Time{}
	set(t, line, "m2", Status.To("done"))
	ticks <- time.Time{}
	<-news
	close(ticks)
	<-done
	if len(news) != 0 || window.Progress()["m2"].Status != briefing.Done {
		t.Error("the change is not shown once")
	}
}

func merge(t testing.TB, into, from *Log) int {
	t.Helper()
	var b bytes.Buffer
	if err := from.Export(&b); err != nil {
		t.Fatal(err)
	}
	n, damage, err := into.Merge(context.Background(), "other", b.Bytes())
	if err != nil || damage != (Damage{}) {
		t.Fatal(n, damage, err)
	}
	return n
}

func TestValuesSetApartAreBothKept(t *testing.T) {
	a, b := open(t, config(t.TempDir(), "A")), open(t, config(t.TempDir(), "B"))
	set(t, a, "m1", Owner.To("الداخلية"))
	merge(t, b, a)
	set(t, b, "m1", Owner.To("العدل")) // later, knowing of the first
	set(t, a, "m1", Owner.To("الصحة")) // apart from b's
	set(t, a, "m2", Status.To("done"))
	set(t, b, "m2", Status.To("done")) // the same, apart: nothing to choose
	if n := merge(t, a, b); n != 2 {
		t.Errorf("%d new events", n)
	}
	merge(t, b, a)
	for _, l := range []*Log{a, b} {
		conflicts := l.Conflicts()
		if len(conflicts) != 1 || conflicts[0].Measure != "m1" || len(conflicts[0].Values) != 2 {
			t.Fatalf("conflicts: %+v", conflicts)
		}
		got := []string{conflicts[0].Values[0].Value, conflicts[0].Values[1].Value}
		slices.Sort(got)
		if !slices.Equal(got, []string{"الصحة", "العدل"}) {
			t.Errorf("values %v", got)
		}
	}
	if a.Progress()["m1"] != b.Progress()["m1"] {
		t.Error("the two sides show different values")
	}
	set(t, a, "m1", Owner.To("العدل")) // chosen
	merge(t, b, a)
	if len(a.Conflicts())+len(b.Conflicts()) != 0 || b.Progress()["m1"].Owner != "العدل" {
		t.Errorf("the choice does not hold: %+v", b.Conflicts())
	}
	if merge(t, a, b)+merge(t, b, a) != 0 {
		t.Error("merging again brings something")
	}
}

func TestHistoryFollowsWhatWasSeenNotTheClock(t *testing.T) {
	early := config(t.TempDir(), "B")
	behind := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	early.Now = func() time.Time { return behind }
	a, b := open(t, config(t.TempDir(), "A")), open(t, early)
	set(t, a, "m1", Status.To("doing"))
	merge(t, b, a)
	set(t, b, "m1", Status.To("done"))
	merge(t, a, b)
	set(t, a, "m1", Status.To("dropped"))
	var got []string
	for _, e := range a.History("m1") {
		got = append(got, e.Value)
	}
	if !slices.Equal(got, []string{"doing", "done", "dropped"}) || a.Progress()["m1"].Status != briefing.Dropped {
		t.Errorf("history %v", got)
	}
}

func TestAddedItems(t *testing.T) {
	l := open(t, config(t.TempDir(), "A"))
	for _, title := range []string{"أولاً", "ثانياً"} {
		id, err := l.NewItem(context.Background(), "", Title.To(title))
		if err != nil {
			t.Fatal(err)
		}
		set(t, l, id, Status.To("doing"))
	}
	items := l.Items()
	if len(items) != 2 || items[0].Title != "أولاً" || l.Progress()[items[1].ID].Status != briefing.Doing {
		t.Errorf("%+v", items)
	}
}

func TestMergeRefusesWhatIsNotItsOwn(t *testing.T) {
	l := open(t, config(t.TempDir(), "A"))
	set(t, l, "m1", Status.To("done"))
	other := config(t.TempDir(), "B")
	other.Briefing = strings.Repeat("0", 64)
	o := open(t, other)
	set(t, o, "m1", Status.To("dropped"))
	foreign, err := os.ReadFile(o.Path())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		data []byte
		code fault.Code
	}{
		{foreign, fault.OtherBriefing},
		{[]byte("%PDF-1.7\n\x00\x01"), fault.NotText},
		{future(t), fault.NewerFormat},
	} {
		if _, _, err := l.Merge(context.Background(), "f", c.data); fault.CodeOf(err) != c.code {
			t.Errorf("want %s, got %v", c.code, err)
		}
	}
	if n, _, err := l.Merge(context.Background(), "f", nil); n != 0 || err != nil {
		t.Error("an empty log is a log")
	}
	if got := open(t, l.c).Progress()["m1"].Status; got != briefing.Done || l.Len() != 1 {
		t.Errorf("%v, %d events", got, l.Len())
	}
}

// future is a line of a format to come.
func future(t testing.TB) []byte {
	e := Event{Format: Format + 1, ID: strings.Repeat("0", 26), Briefing: statement, Measure: "m", Device: "Z", Seq: 1, Field: "new", Value: "x"}
	line, err := encode(&e)
	if err != nil {
		t.Fatal(err)
	}
	return line
}

func TestNewerLogIsShownAndNotChanged(t *testing.T) {
	l := open(t, config(t.TempDir(), "A"))
	set(t, l, "m1", Status.To("done"))
	appendBytes(t, l.Path(), future(t))
	before, _ := os.ReadFile(l.Path())
	again := open(t, l.c)
	if fault.CodeOf(again.ReadOnly()) != fault.NewerFormat || again.Progress()["m1"].Status != briefing.Done {
		t.Error("the newer log is not read-only, or not read")
	}
	// l was open before the newer program wrote.
	for _, l := range []*Log{again, l} {
		if err := l.Set(context.Background(), "", "m1", Status.To("todo")); fault.CodeOf(err) != fault.NewerFormat {
			t.Errorf("set: %v", err)
		}
		if l.Progress()["m1"].Status != briefing.Done {
			t.Error("a change that can never be kept is shown")
		}
	}
	if after, _ := os.ReadFile(l.Path()); !bytes.Equal(before, after) {
		t.Error("the file was changed")
	}
}

func appendBytes(t testing.TB, path string, data []byte) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.Write(data); err != nil {
		t.Fatal(err)
	}
}

// filled is a log with n events and its bytes.
func filled(t testing.TB, n int) (*Log, []byte) {
	t.Helper()
	l := open(t, config(t.TempDir(), "A"))
	var changes []Change
	for i := range n {
		changes = append(changes, Note.To(fmt.Sprintf("ملاحظة %d", i)))
	}
	set(t, l, "m1", changes...)
	data, err := os.ReadFile(l.Path())
	if err != nil {
		t.Fatal(err)
	}
	return l, data
}

// Every length that a power cut may leave: what stands before it is there, and
// the next change is.
func TestTruncatedAnywhere(t *testing.T) {
	l, data := filled(t, 3)
	lines := bytes.SplitAfter(data, []byte("\n"))
	for n := range len(data) {
		if err := os.WriteFile(l.Path(), data[:n], 0o600); err != nil {
			t.Fatal(err)
		}
		os.Remove(l.tails())
		whole, rest := 0, n
		for rest >= len(lines[whole]) {
			rest -= len(lines[whole])
			whole++
		}
		complete := rest == len(lines[whole])-1 // only the newline is gone
		again := open(t, l.c)
		if again.Len() != whole {
			t.Fatalf("cut at %d: %d events, want %d", n, again.Len(), whole)
		}
		if torn := again.Damage().Torn; torn != min(rest, 1) {
			t.Fatalf("cut at %d: torn %d", n, torn)
		}
		set(t, again, "m1", Status.To("done"))
		if complete {
			whole++
		}
		last := open(t, l.c)
		if last.Len() != whole+1 || last.Damage() != (Damage{}) || last.Progress()["m1"].Status != briefing.Done {
			t.Fatalf("cut at %d, after the next change: %d events, %+v", n, last.Len(), last.Damage())
		}
		aside, _ := os.ReadFile(l.tails())
		if want := data[n-rest : n]; !complete && rest > 0 && !bytes.Equal(bytes.TrimSuffix(aside, []byte("\n")), want) {
			t.Fatalf("cut at %d: the torn tail is not kept aside", n)
		}
	}
}

func TestFlippedBitsCostAtMostTheirLine(t *testing.T) {
	l, data := filled(t, 20)
	r := random(7).r
	for range 2000 {
		flipped := bytes.Clone(data)
		bit := r.IntN(len(data) * 8)
		flipped[bit/8] ^= 1 << (bit % 8)
		got := Read(flipped)
		lost := 20 - len(got.Events)
		if lost > 1 || (lost == 1) != (got.Bad+len(got.Tail) > 0) {
			t.Fatalf("bit %d: %d events, %d bad, tail %d", bit, len(got.Events), got.Bad, len(got.Tail))
		}
	}
	// A damaged line is reported, and does not stop the next change.
	flipped := bytes.Clone(data)
	flipped[len(data)/2] ^= 4
	if err := os.WriteFile(l.Path(), flipped, 0o600); err != nil {
		t.Fatal(err)
	}
	again := open(t, l.c)
	set(t, again, "m1", Status.To("done"))
	last := open(t, l.c)
	if last.Len() != 20 || last.Damage().Bad != 1 || fault.CodeOf(last.Damage().Err(l.Path())) != fault.DamagedLog {
		t.Errorf("%d events, %+v", last.Len(), last.Damage())
	}
	seqs := map[uint64]bool{}
	for _, e := range last.History("") {
		if seqs[e.Seq] {
			t.Errorf("sequence number %d is used twice", e.Seq)
		}
		seqs[e.Seq] = true
	}
}

func TestDuplicatedLinesCountOnce(t *testing.T) {
	l, data := filled(t, 3)
	appendBytes(t, l.Path(), data)
	if again := open(t, l.c); again.Len() != 3 || again.Damage() != (Damage{}) {
		t.Errorf("%d events, %+v", again.Len(), again.Damage())
	}
}

func TestFileTakenBackIsReadAnew(t *testing.T) {
	l, data := filled(t, 3)
	first := bytes.IndexByte(data, '\n') + 1
	if err := os.WriteFile(l.Path(), data[:first], 0o600); err != nil {
		t.Fatal(err)
	}
	if changed, err := l.Refresh(); !changed || err != nil || l.Len() != 1 {
		t.Errorf("changed %v, %v, %d events", changed, err, l.Len())
	}
	if err := os.Remove(l.Path()); err != nil {
		t.Fatal(err)
	}
	if changed, err := l.Refresh(); !changed || err != nil || l.Len() != 0 {
		t.Errorf("deleted: changed %v, %v, %d events", changed, err, l.Len())
	}
	set(t, l, "m1", Status.To("done"))
	if open(t, l.c).Len() != 1 {
		t.Error("nothing is kept in the new file")
	}
}

func TestLogThatCannotBeRead(t *testing.T) {
	c := config(t.TempDir(), "A")
	if err := os.Mkdir(filepath.Join(c.Dir, c.Briefing+".jsonl"), 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(c); fault.CodeOf(err) != fault.Unreadable {
		t.Errorf("got %v", err)
	}
}

func TestFolderThatCannotBeMade(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "ملف")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	l := open(t, config(filepath.Join(file, "followup"), "A"))
	err := l.Set(context.Background(), "", "m1", Status.To("done"))
	if fault.CodeOf(err) != fault.DataReadOnly {
		t.Fatalf("got %v", err)
	}
	// The change is kept, shown, and written once it can be.
	if l.Pending() != 1 || l.Progress()["m1"].Status != briefing.Done {
		t.Errorf("%d pending", l.Pending())
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if err := l.Flush(context.Background()); err != nil || l.Pending() != 0 {
		t.Fatalf("%v, %d pending", err, l.Pending())
	}
	if open(t, l.c).Progress()["m1"].Status != briefing.Done {
		t.Error("the change was lost")
	}
}

func TestLockIsWaitedForAndGivenUpWithContext(t *testing.T) {
	dir := t.TempDir()
	a, b := open(t, config(dir, "A")), open(t, config(dir, "A"))
	unlock, err := a.lock(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := b.Set(ctx, "", "m1", Status.To("done")); fault.CodeOf(err) != fault.Cancelled || b.Pending() != 0 {
		t.Fatalf("got %v, %d pending", err, b.Pending())
	}
	result := make(chan error)
	go func() { result <- b.Set(context.Background(), "", "m1", Status.To("done")) }()
	unlock()
	if err := <-result; err != nil {
		t.Fatal(err)
	}
}

func TestULIDSortsByTime(t *testing.T) {
	r := random(3)
	last := ""
	for ms := range 2000 {
		id, err := newULID(time.UnixMilli(int64(ms)*7919), r)
		if err != nil || len(id) != ulidLen || id <= last {
			t.Fatalf("%q after %q, %v", id, last, err)
		}
		last = id
	}
	// The specification's own example time.
	if id, _ := newULID(time.UnixMilli(1469918176385), r); id[:10] != "01ARYZ6S41" {
		t.Errorf("got %s", id)
	}
}

func TestAnItemWithoutATitleIsOffTheList(t *testing.T) {
	a, b := open(t, config(t.TempDir(), "A")), open(t, config(t.TempDir(), "B"))
	id, err := a.NewItem(context.Background(), "", Title.To("بند"))
	if err != nil {
		t.Fatal(err)
	}
	share := func(from, to *Log) {
		t.Helper()
		data, err := os.ReadFile(from.Path())
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := to.Merge(context.Background(), "f", data); err != nil {
			t.Fatal(err)
		}
	}
	share(a, b)
	set(t, a, id, Title.To(""))
	if items := a.Items(); len(items) != 0 || a.Counts()[id] != 2 {
		t.Errorf("%+v", items)
	}
	set(t, b, id, Title.To("بند آخر")) // apart: what one office still wants stays
	share(b, a)
	if items := a.Items(); len(items) != 1 || items[0].Title != "بند آخر" {
		t.Errorf("%+v", items)
	}
}
