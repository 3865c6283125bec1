package e2e

import (
	"fmt"
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// statement is a text that announces some measures.
func statement(measures int) string {
	var b strings.Builder
	b.WriteString("بيان صادر عن اللجنة\n\nاجتمعت اللجنة في 17/3/2025 وأقرت ما يأتي:\n\n")
	for i := range measures {
		fmt.Fprintf(&b, "%d- متابعة البند رقم %d:\n\nنص الخطوة وما يلزم لها من عمل.\n\n", i+1, i+1)
	}
	b.WriteString("المصدر: اللجنة\n")
	return b.String()
}

// A text on the clipboard and a file that is chosen open in the window, each with
// its own follow-up; how large the window was is remembered.
func TestOpeningOtherStatements(t *testing.T) {
	s, h := newScreen(t), newHome(t)
	path := filepath.Join(h.documents(), "مذكرة-التفاهم-2.txt")
	if err := os.WriteFile(path, []byte(statement(3)), 0o644); err != nil {
		t.Fatal(err)
	}
	w := h.open(s)
	measures := func(n int) func() bool {
		return func() bool { return len(s.look().boxes(todo)) == n }
	}
	reviewed := func() { // what was understood is shown first; Enter takes it
		t.Helper()
		s.until("the review", func() bool { return len(s.look().larger(image.Rect(1000, 670, 1160, 725), accent, 100, 20)) > 0 })
		s.key("Return")
	}
	s.put(statement(2))
	s.key("ctrl+v")
	reviewed()
	s.until("the copied text's two measures", measures(2))
	s.key("ctrl+o")
	s.until("the chooser", func() bool { return len(s.look().larger(chooserButtons, accent, 30, 20)) > 0 })
	s.hand("type", "2.t") // part of the file's name
	s.key("Return")
	reviewed()
	s.until("the file's three measures", measures(3))
	box := s.look().boxes(todo)[0]
	s.click(box)
	s.until("its first measure under way", func() bool { return len(s.look().boxes(doing)) == 1 })
	w.quit()

	settings, err := os.ReadFile(filepath.Join(h.data, "settings.json"))
	if err != nil || !strings.Contains(string(settings), `"maximised": true`) && !strings.Contains(string(settings), `"maximised":true`) {
		t.Errorf("the settings do not say that the window filled the screen: %s (%v)", settings, err)
	}
	h.open(s)
	if got := h.statuses(); got[0] != "todo" {
		t.Errorf("the bundled statement's first measure is %s: it has another's follow-up", got[0])
	}
}
