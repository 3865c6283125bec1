package parse

import (
	"context"
	"os"
	"strings"
	"testing"

	"bayan/internal/fault"
)

// countdown is done once it has been asked left times: cancelled at that point of a reading.
type countdown struct {
	context.Context
	left int
}

func (c *countdown) Err() error {
	if c.left--; c.left < 0 {
		return context.Canceled
	}
	return nil
}

// A reading that nobody waits for ends wherever it has come to, and never as another fault.
func TestReadingIsCancelled(t *testing.T) {
	files := map[string][]byte{}
	for name, file := range map[string]string{"DOCX": "listed.docx", "ODT": "listed.odt", "HTML": "listed.html"} {
		data, err := os.ReadFile("testdata/office/layouts/" + file)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = data
	}
	text := strings.Repeat("1- خطوة:\nنص الخطوة.\n", 40)
	files["text"] = []byte(text)
	files["Markdown"] = []byte("---\ntitle: بيان\n---\n" + text)
	for name, data := range files {
		for at := 0; ; at++ {
			_, _, err := Read(&countdown{t.Context(), at}, "x", data, Options{})
			if err == nil {
				if at < 10 {
					t.Errorf("%s: asked only %d times", name, at)
				}
				break
			}
			if fault.CodeOf(err) != fault.Cancelled {
				t.Fatalf("%s, cancelled at %d: %v", name, at, err)
			}
		}
	}
}
