package library

import (
	"errors"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"bayan/internal/fault"
)

// inChild names the folder of a test's own program that is to crash.
const inChild = "BAYAN_TEST_CRASH"

func TestMain(m *testing.M) {
	if dir := os.Getenv(inChild); dir != "" {
		if err := At(dir).WatchCrashes("بيان 1.0", time.Unix(0, 0)); err != nil {
			os.Exit(3)
		}
		go tellSecret("نص الوثيقة السرية\nsecret words: too\n\tmore secret words")
		select {}
	}
	os.Exit(m.Run())
}

func tellSecret(words string) { panic(words) }

func TestACrashIsReportedOnceWithoutADocumentsWords(t *testing.T) {
	l := At(t.TempDir())
	now := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	if err := l.WatchCrashes("بيان 1.0", now); err != nil {
		t.Errorf("before any crash: %v", err)
	}
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), inChild+"="+l.Dir())
	if out, err := child.CombinedOutput(); err == nil || !strings.Contains(string(out), "السرية") {
		t.Fatalf("the child did not crash as it should: %v\n%s", err, out)
	}
	err := l.WatchCrashes("بيان 1.0", now)
	var known *fault.Error
	if !errors.As(err, &known) || known.Code != fault.Crashed {
		t.Fatalf("the next start says %v", err)
	}
	report, err := os.ReadFile(known.Path)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"بيان 1.0", "library.tellSecret", "crash_test.go:"} {
		if !strings.Contains(string(report), want) {
			t.Errorf("the report does not say %q:\n%s", want, report)
		}
	}
	if strings.Contains(string(report), "السرية") || strings.Contains(string(report), "secret") {
		t.Errorf("the report holds a document's words:\n%s", report)
	}
	if err := l.WatchCrashes("بيان 1.0", now); err != nil {
		t.Errorf("the start after that says it again: %v", err)
	}
}
