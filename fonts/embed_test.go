package fonts

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestEveryFileIsNamed(t *testing.T) {
	files, err := filepath.Glob("*.ttf")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != len(Names()) {
		t.Errorf("%d files, %d names", len(files), len(Names()))
	}
	for _, f := range files {
		if len(Data(strings.TrimSuffix(f, ".ttf"))) < 10_000 {
			t.Errorf("%s is not in the program", f)
		}
	}
}
