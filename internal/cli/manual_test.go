package cli

import (
	"os/exec"
	"strings"
	"testing"

	"bayan/internal/locale"
)

func english(t *testing.T) *locale.Catalogue {
	t.Helper()
	words, err := locale.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	return words
}

// The manual names every command and flag that help names.
func TestManualNamesEveryFlag(t *testing.T) {
	var b strings.Builder
	if err := WriteManual(&b, english(t), "1.0", "2026-11-24"); err != nil {
		t.Fatal(err)
	}
	commands, global, err := model()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range commands {
		if !strings.Contains(b.String(), ".SS "+roff(c.FullPath())+"\n") {
			t.Errorf("%s is not in the manual", c.FullPath())
		}
	}
	for _, f := range allFlags(commands, global) {
		if !strings.Contains(b.String(), roff("--"+f.Name)) {
			t.Errorf("--%s is not in the manual", f.Name)
		}
	}
	if strings.Contains(b.String(), "gallery") {
		t.Error("a hidden command is in the manual")
	}
}

// A real bash completes what was typed.
func TestBashCompletes(t *testing.T) {
	var script strings.Builder
	if err := WriteCompletion(&script, english(t), "bash"); err != nil {
		t.Fatal(err)
	}
	for typed, want := range map[string]string{
		"bayan mea":                   "measures",
		"bayan measures s":            "set",
		"bayan measures set --st":     "--status",
		"bayan export --kashida l":    "light",
		"bayan --lang ar export --wa": "--watermark",
	} {
		words := strings.Fields(typed)
		ask := script.String() + `COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _bayan; printf '%s\n' "${COMPREPLY[@]}"`
		c := exec.Command("bash", append([]string{"-c", ask, "bash"}, words...)...)
		c.Dir = t.TempDir()
		said, err := c.Output()
		if err != nil {
			t.Fatalf("%s: %v", typed, err)
		}
		if got := strings.TrimSpace(string(said)); got != want {
			t.Errorf("%q completes to %q, not %q", typed, got, want)
		}
	}
}
