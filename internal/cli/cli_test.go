package cli

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bayan/internal/briefing"
	"bayan/internal/fault"
	"bayan/internal/track"
)

// process is a run in a folder of its own with a window of the test's.
func process(t *testing.T, window func(context.Context, Window) error, args ...string) (Process, *bytes.Buffer) {
	var said bytes.Buffer
	env := map[string]string{"BAYAN_DATA": filepath.Join(t.TempDir(), "بيانات"), "DISPLAY": ":0"}
	return Process{
		Args: args, Stdin: strings.NewReader(""), Stdout: &bytes.Buffer{}, Stderr: &said,
		Getenv: func(k string) string { return env[k] }, Now: time.Now, Random: rand.Reader, OS: "linux", Host: "h", Window: window,
		Forbid: func() error { return nil },
	}, &said
}

func TestPanicBecomesASentence(t *testing.T) {
	p, said := process(t, func(context.Context, Window) error { panic("a word of the document") })
	if code := Run(context.Background(), p); code != 1 {
		t.Errorf("exit code %d", code)
	}
	if got := said.String(); got != "حدث خطأ غير متوقع؛ أعد المحاولة، وإن تكرر فانظر السجل.\n" {
		t.Errorf("said %q", got)
	}
	log, err := os.ReadFile(filepath.Join(p.Getenv("BAYAN_DATA"), "bayan.log"))
	if err != nil || !bytes.Contains(log, []byte("cli_test.go")) {
		t.Errorf("the stack is not in the log: %s %v", log, err)
	}
	if bytes.Contains(log, []byte("a word of the document")) {
		t.Error("what the panic held is in the log")
	}
}

func TestLogHoldsNoNames(t *testing.T) {
	p, _ := process(t, nil, "outline", "سري للغاية.txt")
	if code := Run(context.Background(), p); code != 1 {
		t.Errorf("exit code %d", code)
	}
	log, err := os.ReadFile(filepath.Join(p.Getenv("BAYAN_DATA"), "bayan.log"))
	if err != nil || !bytes.Contains(log, []byte(`"code":"not_found"`)) || bytes.Contains(log, []byte("سري")) {
		t.Errorf("%s %v", log, err)
	}
}

func TestWindowIsGivenWhatItNeeds(t *testing.T) {
	opened := false
	p, said := process(t, func(ctx context.Context, w Window) error {
		opened = true
		if w.ReadOnly != nil || len(w.Briefing.Measures) != 5 {
			t.Errorf("read-only %v, %d measures", w.ReadOnly, len(w.Briefing.Measures))
		}
		return w.FollowUp.Set(ctx, "", w.Briefing.Measures[0].ID, track.Change{Field: track.Status, Value: string(briefing.Done)})
	})
	if code := Run(context.Background(), p); code != 0 || !opened {
		t.Fatalf("exit code %d, %s", code, said)
	}
	p.Args, p.Stdout = []string{"measures", "list"}, &bytes.Buffer{}
	Run(context.Background(), p)
	if out := p.Stdout.(*bytes.Buffer).String(); !strings.HasPrefix(out, "١- ملاحقة عصابات المخدرات: مكتملة\n") {
		t.Errorf("%s", out)
	}
}

func TestUnwritableDataFolderOpensReadOnly(t *testing.T) {
	var got Window
	p, said := process(t, func(_ context.Context, w Window) error { got = w; return nil })
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	p.Args = []string{"open", "--data", filepath.Join(file, "data")}
	if code := Run(context.Background(), p); code != 0 {
		t.Errorf("exit code %d", code)
	}
	if fault.CodeOf(got.ReadOnly) != fault.DataReadOnly || got.FollowUp == nil || !strings.Contains(said.String(), "للقراءة فقط") {
		t.Errorf("%v, %s", got.ReadOnly, said)
	}
}

// broken is an output that nobody takes.
type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("gone") }

func TestOutputThatIsGone(t *testing.T) {
	p, said := process(t, nil, "outline", "--json")
	p.Stdout = broken{}
	if code := Run(context.Background(), p); code != 1 || said.Len() == 0 {
		t.Errorf("exit code %d, %q", code, said)
	}
}
