package pdf

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"io"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"bayan/internal/compose"
	"bayan/internal/fault"
)

var amiri = setting{face: "Amiri_400Regular"}

// plainText is a file with every stream inflated, for looking at its objects.
func plainText(t testing.TB, b []byte) string {
	t.Helper()
	var out strings.Builder
	for {
		i := bytes.Index(b, []byte(">>stream\n"))
		if i < 0 {
			out.Write(b)
			return out.String()
		}
		out.Write(b[:i+9])
		b = b[i+9:]
		end := bytes.Index(b, []byte("\nendstream"))
		if end < 0 {
			t.Fatal("a stream does not end")
		}
		if z, err := zlib.NewReader(bytes.NewReader(b[:end])); err == nil {
			if _, err := io.Copy(&out, z); err != nil {
				t.Fatal(err)
			}
		} else {
			out.Write(b[:end])
		}
		b = b[end:]
	}
}

func TestSameBytesOnOneAndTwoProcessors(t *testing.T) {
	s := amiri
	s.copies = 12 // more pages than are deflated ahead
	d := document(t, statementFile, s)
	was := runtime.GOMAXPROCS(1)
	one := written(t, d, Options{})
	runtime.GOMAXPROCS(2)
	two := written(t, d, Options{})
	runtime.GOMAXPROCS(was)
	if !bytes.Equal(one, two) {
		t.Fatal("the same document became different files")
	}
}

func TestEveryCodeIsOneCharacter(t *testing.T) {
	text := plainText(t, written(t, document(t, statementFile, amiri), Options{}))
	entries := regexp.MustCompile(`(?m)^<[0-9A-F]{4}><([0-9A-F]*)>$`).FindAllStringSubmatch(text, -1)
	if len(entries) < 50 {
		t.Fatalf("%d ToUnicode entries", len(entries))
	}
	for _, e := range entries {
		if len(e[1]) != 4 || e[1] == "0000" || e[1] == "FEFF" {
			t.Errorf("a code reads as <%s>", e[1])
		}
	}
}

func TestFileSaysWhatItIs(t *testing.T) {
	text := plainText(t, written(t, document(t, statementFile, amiri), Options{}))
	for _, want := range []string{
		"/Lang(ar)", "/Direction/R2L", "/DisplayDocTitle true", "/Marked true", "/S/H1", "/Outlines",
		"/CreationDate(D:20240722000000+00'00')", "<pdfaid:conformance>A<", "<pdfuaid:part>1<", "/GTS_PDFA1", "/Tabs/S",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is missing", want)
		}
	}
	if opened, closed := strings.Count(text, "BDC\n"), strings.Count(text, "EMC\n"); opened != closed {
		t.Errorf("%d marked sequences opened, %d closed", opened, closed)
	}
}

func TestPasswordKeepsTextOutOfTheFile(t *testing.T) {
	d := document(t, statementFile, amiri)
	b := written(t, d, Options{Standard: UA1, Password: "سر", Random: bytes.NewReader(make([]byte, 1<<16))})
	if !bytes.Contains(b, []byte("/CFM/AESV3")) || bytes.Contains(b, []byte("xmpmeta")) {
		t.Fatal("not encrypted")
	}
	err := Write(context.Background(), io.Discard, d, Options{Password: "x"})
	if fault.CodeOf(err) != fault.BadUsage {
		t.Fatalf("PDF/A with a password: %v", err)
	}
}

func TestFailuresAreSaid(t *testing.T) {
	d := document(t, statementFile, amiri)
	stopped, cancel := context.WithCancel(context.Background())
	cancel()
	if err := Write(stopped, io.Discard, d, Options{}); fault.CodeOf(err) != fault.Cancelled {
		t.Errorf("cancelled: %v", err)
	}
	if err := Write(context.Background(), broken{}, d, Options{}); fault.CodeOf(err) != fault.Unwritable {
		t.Errorf("broken writer: %v", err)
	}
	if err := Write(context.Background(), io.Discard, &compose.Document{}, Options{}); fault.CodeOf(err) != fault.Empty {
		t.Errorf("no pages: %v", err)
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("gone") }

func TestNumbers(t *testing.T) {
	for v, want := range map[float64]string{0: "0", 1: "1", -0.5: "-.5", 12.3456: "12.346", 0.05: ".05", -0.0001: "0", 100: "100", 7.1: "7.1"} {
		var b buffer
		if b.num(v); string(b) != want {
			t.Errorf("%v is written %s, not %s", v, b, want)
		}
	}
}
