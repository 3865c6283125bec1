package parse

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bayan/internal/briefing"
)

// misread are the blind texts that are not read as a careful reader would
// (testdata/blind/README). Two were when the parser first met them, muscat-storm
// and tunis-harvest; what mended them, rules drawn with other signs and dates in
// figures, came after that and proves nothing of texts still unseen.
var misread []string

func TestBlindTexts(t *testing.T) {
	files, err := filepath.Glob("testdata/blind/*.txt")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d blind texts, want ten or more (%v)", len(files), err)
	}
	var wrong []string
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		answer, err := os.ReadFile(strings.TrimSuffix(file, ".txt") + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var want struct {
			Measures []briefing.OutlineMeasure
			Source   string
		}
		if err := json.Unmarshal(answer, &want); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		b, err := Parse(file, text, briefing.Meta{})
		if err != nil {
			t.Fatal(err)
		}
		got := b.Outline()
		if !slices.Equal(got.Measures, want.Measures) || got.Source != want.Source {
			wrong = append(wrong, name)
			t.Logf("%s:\n got %+v, source %q\nwant %+v, source %q", name, got.Measures, got.Source, want.Measures, want.Source)
		}
	}
	if !slices.Equal(wrong, misread) {
		t.Errorf("misread are %q, the test names %q", wrong, misread)
	}
	if right := len(files) - len(wrong); right*10 < len(files)*8 {
		t.Errorf("%d of %d are right, want eight of ten", right, len(files))
	}
}
