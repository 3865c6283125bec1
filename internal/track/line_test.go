package track

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"
)

func TestTwoLinesThatLostTheirNewlineAreBothFound(t *testing.T) {
	_, data := filled(t, 3)
	i := bytes.IndexByte(data, '\n')
	data[i] = 'x'
	r := Read(data)
	if len(r.Events) != 3 || r.Bad != 0 {
		t.Errorf("%d events, %d bad", len(r.Events), r.Bad)
	}
	if len(r.Raw) != 3 || len(Read(bytes.Join(r.Raw, nil)).Events) != 3 {
		t.Error("the raw lines are not whole lines")
	}
}

// However a long log is cut for reading, it reads as line by line.
func TestLongLogReadsAsItsLines(t *testing.T) {
	_, data := filled(t, 4000)
	data = append(data, "torn"...)
	data[len(data)/3] ^= 1
	whole, single := Read(data), readPiece(data)
	if !reflect.DeepEqual(whole, single) || len(whole.Events) < 3998 || string(whole.Tail) != "torn" {
		t.Errorf("%d and %d events, %d and %d bad, ends %d and %d, last %d and %d",
			len(whole.Events), len(single.Events), whole.Bad, single.Bad, whole.End, single.End, whole.Last, single.Last)
	}
}

func FuzzRead(f *testing.F) {
	_, data := filled(f, 3)
	f.Add(data)
	f.Add(data[:len(data)-7])
	f.Add(future(f))
	f.Add([]byte("{\"sum\":\"00000000\",}\n\n\x00\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r := Read(data)
		if r.End+int64(len(r.Tail)) != int64(len(data)) || len(r.Raw) != len(r.Events) {
			t.Fatalf("%d + %d of %d bytes, %d lines of %d events", r.End, len(r.Tail), len(data), len(r.Raw), len(r.Events))
		}
		again := Read(bytes.Join(r.Raw, nil))
		if len(again.Events) != len(r.Events) || again.Bad != 0 {
			t.Fatalf("%d events, then %d and %d bad", len(r.Events), len(again.Events), again.Bad)
		}
		show(Fold(r.Events))
	})
}

// What scan takes, encoding/json takes for the same event; and scan takes what encode writes.
func FuzzScan(f *testing.F) {
	f.Add("m1", "A", uint64(1), "B", uint64(7), "سارة", "owner", "قيمة\n\"\\ \u2028 <&>", []byte(nil), 0)
	f.Add("m1", "A", uint64(1), "", uint64(0), "", "note", "", []byte("\\u00e9"), 150)
	f.Fuzz(func(t *testing.T, measure, device string, seq uint64, other string, seen uint64, who, field, value string, noise []byte, at int) {
		e := Event{
			Format: 1, ID: "01JDF0000000000000000000AB", Briefing: statement, Measure: measure, Device: device, Seq: seq,
			Time: time.Date(2026, 11, 24, 9, 0, 0, 123e6, time.UTC), Who: who, Field: Field(field), Value: value,
		}
		if other != "" {
			e.Heads = Heads{other: seen}
		}
		line, err := encode(&e)
		if err != nil {
			t.Fatal(err)
		}
		line = line[:len(line)-1]
		if len(noise) > 0 {
			at = sumEnd + 2 + max(at, -at)%(len(line)-sumEnd-2)
			line = slices.Concat(line[:at], noise, line[at:])
		}
		var fast, slow Event
		if !scan(line, names{}, &fast) {
			plain := seq > 0 && seq < 1e18 && (other == "" || seen > 0 && seen < 1e18)
			if len(noise) == 0 && plain {
				t.Fatalf("not taken: %s", line)
			}
			return
		}
		if err := json.Unmarshal(line, &slow); err != nil || !reflect.DeepEqual(fast, slow) {
			t.Fatalf("%s\n%+v\n%+v %v", line, fast, slow, err)
		}
	})
}

func BenchmarkLoad10000(b *testing.B) {
	l, _ := filled(b, 10_000)
	b.ResetTimer()
	for b.Loop() {
		if open(b, l.c).Len() != 10_000 {
			b.Fatal("not all there")
		}
	}
}

// What a change costs, and what the disk alone takes of it.
func BenchmarkSet(b *testing.B) {
	l, _ := filled(b, 10_000)
	for i := 0; b.Loop(); i++ {
		set(b, l, "m2", Status.To([]string{"doing", "done"}[i%2]))
	}
}

func BenchmarkBareWriteAndSync(b *testing.B) {
	_, data := filled(b, 1)
	f, err := os.Create(filepath.Join(b.TempDir(), "bare"))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	for b.Loop() {
		if _, err := f.Write(data); err != nil {
			b.Fatal(err)
		}
		if err := f.Sync(); err != nil {
			b.Fatal(err)
		}
	}
}
