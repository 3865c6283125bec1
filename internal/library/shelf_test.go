package library

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"bayan/internal/briefing"
	"bayan/internal/fault"
	"bayan/internal/parse"
	"bayan/internal/track"
)

func decisions(n int) string {
	return fmt.Sprintf("قرارات الاجتماع رقم %d\n2 خطوات:\n1- تشديد الرقابة على المنافذ:\nنص أول %d.\n2- تبادل المعلومات:\nنص ثانٍ.\nالمصدر: وكالة الأنباء", n, n)
}

func shelf(t *testing.T) *Shelf {
	t.Helper()
	return At(filepath.Join(t.TempDir(), "بيانات")).Shelf()
}

func keep(t *testing.T, s *Shelf, at time.Time, files ...Kept) []Entry {
	t.Helper()
	made, err := s.Keep(context.Background(), at, files...)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func entries(t *testing.T, s *Shelf) []Entry {
	t.Helper()
	all, err := s.Entries(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestWhatIsKeptIsThereAgain(t *testing.T) {
	ctx, s := context.Background(), shelf(t)
	if all := entries(t, s); len(all) != 0 {
		t.Errorf("an empty shelf has %v", all)
	}
	if _, err := os.Stat(s.at()); err == nil {
		t.Error("asking made a folder")
	}
	text := []byte(decisions(1))
	one := keep(t, s, noon, Kept{Name: "/tmp/قرارات.txt", Data: text})[0]
	two := keep(t, s, noon.Add(time.Hour), Kept{Data: []byte("نص ملصق بلا عنوان"), Title: "عنوان من شخص"})[0]
	if one.Name != "قرارات.txt" || one.First != "قرارات الاجتماع رقم 1" || one.Source != "المصدر: وكالة الأنباء" || len(one.Measures) != 2 || one.Format != parse.Text || one.Encoding != parse.UTF8 || !one.Added.Equal(noon) {
		t.Errorf("%+v", one)
	}
	again := At(s.lib.dir).Shelf()
	if got := entries(t, again); !reflect.DeepEqual(got, []Entry{two, one}) {
		t.Errorf("%+v", got)
	}
	data, err := again.Original(one.ID)
	if err != nil || string(data) != string(text) {
		t.Errorf("the original is %q, %v", data, err)
	}
	b, _, err := again.Briefing(ctx, two.ID)
	if err != nil || b.Meta.Title != "عنوان من شخص" || b.ID != two.ID {
		t.Errorf("%+v %v", b, err)
	}
	// Kept again it is one, with its first time.
	keep(t, s, noon.Add(2*time.Hour), Kept{Name: "أخرى.txt", Data: text})
	if all := entries(t, again); len(all) != 2 || !all[1].Added.Equal(noon) || all[1].Name != "أخرى.txt" {
		t.Errorf("%+v", all)
	}
	if err := os.WriteFile(s.original(one.ID), []byte("غُيِّر"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := again.Original(one.ID); fault.CodeOf(err) != fault.DamagedFile {
		t.Errorf("a changed original is %v", err)
	}
	if _, err := s.Keep(ctx, noon, Kept{Data: []byte("%PDF-1.7")}); fault.CodeOf(err) != fault.OtherFormat {
		t.Errorf("%v", err)
	}
}

// Corrections stand beside the text, which stays as it came.
func TestCorrectionsAreKeptBesideTheText(t *testing.T) {
	ctx, s := context.Background(), shelf(t)
	data := []byte("قرارات\nتشديد الرقابة\nنص.")
	b, err := parse.Parse("x", data, briefing.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	c := b.Anchors()[1]
	c.Kind = briefing.MeasureTitle
	made := keep(t, s, noon, Kept{Name: "x.txt", Data: data, Reading: Reading{Corrections: []briefing.Correction{c}}})[0]
	if len(made.Measures) != 1 || made.Measures[0].Title != "تشديد الرقابة" {
		t.Errorf("%+v", made)
	}
	got, _, err := At(s.lib.dir).Shelf().Briefing(ctx, made.ID)
	if err != nil || len(got.Measures) != 1 || string(got.Text) != string(data) {
		t.Errorf("%+v %v", got, err)
	}
	if kept, err := s.Original(made.ID); err != nil || string(kept) != string(data) {
		t.Errorf("%q %v", kept, err)
	}
	// Opened from anywhere else it is read so too, and another file is not.
	for text, want := range map[string]int{string(data): 1, string(data) + ".": 0} {
		if b, _, err := At(s.lib.dir).Shelf().Understand(t.Context(), "elsewhere.txt", []byte(text), ""); err != nil || len(b.Measures) != want {
			t.Errorf("%q: %d measures, %v", text, len(b.Measures), err)
		}
	}
}

func TestTheBin(t *testing.T) {
	ctx, s := context.Background(), shelf(t)
	made := keep(t, s, noon, Kept{Data: []byte(decisions(1))}, Kept{Data: []byte(decisions(2))}, Kept{Data: []byte(decisions(3))})
	one, two := made[0].ID, made[1].ID
	if found, err := s.Find(ctx, "الاجتماع"); err != nil || len(found) != 3 {
		t.Fatalf("%v %v", found, err)
	}
	for _, id := range []string{one, two} {
		if err := s.Bin(ctx, id, noon); err != nil {
			t.Fatal(err)
		}
	}
	if found, err := s.Find(ctx, "الاجتماع"); err != nil || len(found) != 1 {
		t.Errorf("what is in the bin is found: %v %v", found, err)
	}
	if err := s.Bin(ctx, two, time.Time{}); err != nil {
		t.Fatal(err)
	}
	marks := filepath.Join(s.lib.dir, "marks", one+".json")
	if err := os.MkdirAll(filepath.Dir(marks), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(marks, []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	if n, err := s.EmptyBin(ctx); n != 1 || err != nil {
		t.Errorf("%d %v", n, err)
	}
	if all := entries(t, At(s.lib.dir).Shelf()); len(all) != 2 || !all[0].Binned.IsZero() || !all[1].Binned.IsZero() {
		t.Errorf("%+v", all)
	}
	for _, path := range []string{marks, s.at(one)} {
		if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s is still there", path)
		}
	}
	if found, err := At(s.lib.dir).Shelf().Find(ctx, "نص اول 1"); err != nil || len(found) != 0 {
		t.Errorf("%v %v", found, err)
	}
	if err := s.Bin(ctx, one, noon); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("%v", err)
	}
}

// Whatever of the index is lost or was not written, nothing that was kept is.
func TestTheIndexIsMadeAgain(t *testing.T) {
	ctx, s := context.Background(), shelf(t)
	made := keep(t, s, noon, Kept{Name: "1.txt", Data: []byte(decisions(1))}, Kept{Name: "2.txt", Data: []byte(decisions(2))})
	want := entries(t, s)
	index, err := os.ReadFile(s.index())
	if err != nil {
		t.Fatal(err)
	}
	for name, harm := range map[string]func() error{
		"lost":   func() error { return os.Remove(s.index()) },
		"torn":   func() error { return os.WriteFile(s.index(), index[:len(index)/2], 0o600) },
		"behind": func() error { return os.WriteFile(s.index(), []byte("[]\n"), 0o600) },
	} {
		if err := harm(); err != nil {
			t.Fatal(err)
		}
		if got := entries(t, At(s.lib.dir).Shelf()); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v", name, got)
		}
		if again, err := os.ReadFile(s.index()); err != nil || string(again) != string(index) {
			t.Errorf("%s: the index is not written: %v", name, err)
		}
	}
	// A process ended between an entry and the index.
	if err := s.Bin(ctx, made[0].ID, noon); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(s.index(), index, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := s.writeJSON(s.changing(), []string{made[0].ID}); err != nil {
		t.Fatal(err)
	}
	again := At(s.lib.dir).Shelf()
	if e, err := again.Entry(ctx, made[0].ID); err != nil || e.Binned.IsZero() {
		t.Errorf("%+v %v", e, err)
	}
	if _, err := os.Stat(s.changing()); !errors.Is(err, os.ErrNotExist) {
		t.Error("the note stays")
	}
	// What is known of one is lost: its original still tells.
	if err := os.Remove(s.entry(made[1].ID)); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(s.index()); err != nil {
		t.Fatal(err)
	}
	if e, err := At(s.lib.dir).Shelf().Entry(ctx, made[1].ID); err != nil || e.First != "قرارات الاجتماع رقم 2" || len(e.Measures) != 2 {
		t.Errorf("%+v %v", e, err)
	}
}

func TestTwoProcessesKeepAtOnce(t *testing.T) {
	s := shelf(t)
	const each = 8
	done := make(chan error)
	for p := range 3 {
		other := At(s.lib.dir).Shelf()
		go func() {
			for i := range each {
				if _, err := other.Keep(context.Background(), noon, Kept{Data: []byte(decisions(p*100 + i))}); err != nil {
					done <- err
					return
				}
			}
			done <- nil
		}()
	}
	for range 3 {
		if err := <-done; err != nil {
			t.Fatal(err)
		}
	}
	if all := entries(t, s); len(all) != 3*each {
		t.Errorf("%d are kept, want %d", len(all), 3*each)
	}
}

func TestFindingAcrossAll(t *testing.T) {
	ctx, s := context.Background(), shelf(t)
	made := keep(t, s, noon, Kept{Data: []byte(decisions(1))}, Kept{Data: []byte("إعلان\nتَشديدُ الرقابــة أولاً.")}, Kept{Data: []byte("لا شيء")})
	found, err := s.Find(ctx, "تشديد الرقابة")
	if err != nil || len(found) != 2 {
		t.Fatalf("%+v %v", found, err)
	}
	for _, f := range found {
		hit := string([]rune(f.Text)[f.Span.Start:f.Span.End])
		want := map[string]string{made[0].ID: "تشديد الرقابة", made[1].ID: "تَشديدُ الرقابــة"}[f.ID]
		if hit != want || f.Hits != 1 {
			t.Errorf("%q, want %q (%+v)", hit, want, f)
		}
	}
	// Read in another encoding it has other words, and the old ones no longer.
	page := []byte("\xE3\xC7\xC1 \xC7\xE1\xE3\xC7\xC1")
	for encoding, want := range map[parse.Encoding]string{parse.Windows1256: "ماء", parse.ISO8859_6: "كاء"} {
		keep(t, s, noon, Kept{Data: page, Reading: Reading{Encoding: encoding}})
		for _, word := range []string{"ماء", "كاء"} {
			if found, err := s.Find(ctx, word); err != nil || (len(found) == 1) != (word == want) {
				t.Errorf("in %s %s is found in %d, %v", encoding, word, len(found), err)
			}
		}
	}
	// Found without the originals, in segments that another process reads; and after they are lost.
	again := At(s.lib.dir).Shelf()
	if found, err := again.Find(ctx, "شيء"); err != nil || len(found) != 1 {
		t.Errorf("%v %v", found, err)
	}
	if err := os.RemoveAll(s.at("folded")); err != nil {
		t.Fatal(err)
	}
	if found, err := again.Find(ctx, "شيء"); err != nil || len(found) != 1 {
		t.Errorf("%v %v", found, err)
	}
	stopped, stop := context.WithCancel(ctx)
	stop()
	if _, err := again.Find(stopped, "شيء"); fault.CodeOf(err) != fault.Cancelled {
		t.Errorf("%v", err)
	}
}

func TestSegmentsFillOneAfterAnother(t *testing.T) {
	ctx, s := context.Background(), shelf(t)
	var files []Kept
	for i := range 6 {
		files = append(files, Kept{Data: []byte(fmt.Sprintf("رقم%d ", i) + strings.Repeat("كلمة ", 60_000))})
	}
	keep(t, s, noon, files...)
	if found, err := s.Find(ctx, "رقم4"); err != nil || len(found) != 1 {
		t.Fatalf("%v %v", len(found), err)
	}
	keep(t, s, noon, Kept{Data: []byte("رقم9")})
	for _, query := range []string{"رقم0", "رقم5", "رقم9"} {
		if found, err := At(s.lib.dir).Shelf().Find(ctx, query); err != nil || len(found) != 1 {
			t.Errorf("%s: %v %v", query, len(found), err)
		}
	}
	paths := s.segments()
	if len(paths) < 3 {
		t.Errorf("%v", paths)
	}
	for _, path := range paths {
		if info, err := os.Stat(path); err != nil || info.Size() > 2*segmentSize {
			t.Errorf("%s: %v %v", path, info.Size(), err)
		}
	}
}

func TestALockedShelf(t *testing.T) {
	ctx, s := context.Background(), shelf(t)
	const work = 4 // scrypt, for the test's sake
	made := keep(t, s, noon, Kept{Name: "سري.txt", Data: []byte(decisions(1))})[0]
	if _, err := s.Find(ctx, "الرقابة"); err != nil {
		t.Fatal(err)
	}
	if err := s.Lock(ctx, "", work); fault.CodeOf(err) != fault.EmptyPassphrase {
		t.Errorf("%v", err)
	}
	if err := s.Lock(ctx, "عبارة المرور", work); err != nil {
		t.Fatal(err)
	}
	keep(t, s, noon, Kept{Data: []byte(decisions(2))}) // still open here
	noWords(t, s)

	again := At(s.lib.dir).Shelf()
	if has, shut := again.Locked(); !has || !shut {
		t.Errorf("%v %v", has, shut)
	}
	for name, err := range map[string]error{
		"entries": errOf(again.Entries(ctx)), "original": errOf(again.Original(made.ID)), "find": errOf(again.Find(ctx, "x")),
		"keep": errOf(again.Keep(ctx, noon, Kept{Data: []byte(decisions(3))})), "lock": again.Lock(ctx, "أخرى", work),
	} {
		if fault.CodeOf(err) != fault.LibraryLocked {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := again.Unlock(ctx, "غيرها"); fault.CodeOf(err) != fault.WrongPassphrase {
		t.Errorf("%v", err)
	}
	if err := again.Unlock(ctx, "عبارة المرور"); err != nil {
		t.Fatal(err)
	}
	if found, err := again.Find(ctx, "الرقابة"); err != nil || len(found) != 2 {
		t.Errorf("%v %v", found, err)
	}
	// What a crash left plain is locked with the next opening.
	if err := os.WriteFile(again.original(made.ID), []byte(decisions(1)), 0o600); err != nil {
		t.Fatal(err)
	}
	third := At(s.lib.dir).Shelf()
	if err := third.Unlock(ctx, "عبارة المرور"); err != nil {
		t.Fatal(err)
	}
	noWords(t, s)
	if err := third.Lock(ctx, "جديدة", work); err != nil {
		t.Fatal(err)
	}
	fourth := At(s.lib.dir).Shelf()
	if err := fourth.Unlock(ctx, "عبارة المرور"); fault.CodeOf(err) != fault.WrongPassphrase {
		t.Errorf("the old passphrase: %v", err)
	}
	if err := fourth.Unlock(ctx, "جديدة"); err != nil {
		t.Fatal(err)
	}
	if err := fourth.RemoveLock(ctx); err != nil {
		t.Fatal(err)
	}
	if data, err := At(s.lib.dir).Shelf().Original(made.ID); err != nil || string(data) != decisions(1) {
		t.Errorf("%v", err)
	}
}

func errOf[T any](_ T, err error) error { return err }

// noWords: no file of the shelf holds a word of a statement, or its name.
func noWords(t *testing.T, s *Shelf) {
	t.Helper()
	err := filepath.WalkDir(s.at(), func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		for _, word := range []string{"الرقاب", "سري", "title", "measures"} {
			if strings.Contains(string(data), word) {
				t.Errorf("%s holds %q", filepath.Base(path), word)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// full is a shelf of 5,000 briefings of 300 words.
func full(b *testing.B) *Shelf {
	b.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "assets", "statement", "baghdad-2024.txt"))
	if err != nil {
		b.Fatal(err)
	}
	s := At(b.TempDir()).Shelf()
	var files []Kept
	for i := range 5000 {
		files = append(files, Kept{Name: fmt.Sprintf("%d.txt", i), Data: []byte(fmt.Sprintf("%d\n%s", i, data))})
	}
	if _, err := s.Keep(context.Background(), noon, files...); err != nil {
		b.Fatal(err)
	}
	if _, err := s.Find(context.Background(), "بغداد"); err != nil {
		b.Fatal(err)
	}
	return s
}

// Opening and finding among 5,000 (issue 8: 0.3 s and 150 ms).
func BenchmarkOfFiveThousand(b *testing.B) {
	s := full(b)
	ctx := context.Background()
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			if all, err := At(s.lib.dir).Shelf().Entries(ctx); err != nil || len(all) != 5000 {
				b.Fatal(len(all), err)
			}
		}
	})
	b.Run("open with progress", func(b *testing.B) { // as the window does
		for b.Loop() {
			all, err := At(s.lib.dir).Shelf().Entries(ctx)
			if err != nil {
				b.Fatal(err)
			}
			for _, e := range all {
				s.Tally(e, "2026-11-24")
			}
		}
	})
	b.Run("open with the follow-up of all", func(b *testing.B) {
		all, err := s.Entries(ctx)
		if err != nil {
			b.Fatal(err)
		}
		for _, e := range all {
			log, err := track.Open(track.Config{Dir: s.lib.FollowUp(), Briefing: e.ID, Device: "00000000000000000001", Now: func() time.Time { return noon }, Random: rand.Reader})
			if err != nil {
				b.Fatal(err)
			}
			for _, m := range e.Measures {
				if err := log.Set(ctx, "علي", m.ID, track.Change{Field: track.Status, Value: "doing"}, track.Change{Field: track.Owner, Value: "الجمارك"}, track.Change{Field: track.Due, Value: "2026-12-01"}); err != nil {
					b.Fatal(err)
				}
			}
		}
		for b.Loop() {
			all, err := At(s.lib.dir).Shelf().Entries(ctx)
			if err != nil {
				b.Fatal(err)
			}
			for _, e := range all {
				if s.Tally(e, "2026-11-24").Doing == 0 {
					b.Fatal(e.ID)
				}
			}
		}
	})
	for name, query := range map[string]string{"none": "زرافة", "one": "4321", "all": "المخدرات"} {
		b.Run("find "+name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := s.Find(ctx, query); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("keep", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			if _, err := s.Keep(ctx, noon, Kept{Data: []byte(decisions(i))}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
