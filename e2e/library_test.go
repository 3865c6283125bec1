package e2e

import (
	"bytes"
	"encoding/json"
	"image"
	"os"
	"path/filepath"
	"testing"
)

const (
	pasted  = "قرارات اللجنة الوطنية للمياه\nوأقرت 2 خطوات:\n1- تشديد الرقابة على السدود:\nتتولى الهيئة فحصها.\n2- تبادل المعلومات:\nتنشأ غرفة مشتركة.\nالمصدر: وكالة الأنباء"
	revised = "قرارات اللجنة الوطنية للمياه\nوأقرت 3 خطوات:\n1- ترشيد الري:\nتدعمه الوزارة.\n2- تبادل المعلومات:\nتنشأ غرفة مشتركة.\n3- تشديد الرقابة على السدود:\nتتولى الهيئة فحصها.\nالمصدر: وكالة الأنباء"
)

// originals are what is kept in the library.
func (h *home) originals() map[string]string {
	h.t.Helper()
	paths, err := filepath.Glob(filepath.Join(h.data, "library", "*", "original"))
	if err != nil {
		h.t.Fatal(err)
	}
	all := map[string]string{}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			h.t.Fatal(err)
		}
		all[string(data)] = path
	}
	return all
}

// A pasted text is reviewed, kept, found in the library and opened from there
// after the window was closed; a revised text takes over its follow-up.
func TestAPastedTextIsKeptAndItsRevisionFollowsIt(t *testing.T) {
	s, h := newScreen(t), newHome(t)
	w := h.open(s)
	s.put(pasted)
	s.key("ctrl+v")
	keep := image.Rect(1000, 670, 1160, 720) // the sheet's first button
	s.until("the review", func() bool { return s.look().part(keep) != "" && len(s.look().boxes(todo)) == 0 })
	s.settled(image.Rect(0, 0, width, height))
	if len(h.originals()) != 0 {
		t.Error("it is kept before a person says so")
	}
	s.key("Return")
	two := func() bool { return len(s.look().boxes(todo)) == 2 }
	s.until("two measures", two)
	if h.originals()[pasted] == "" {
		t.Fatalf("kept are %v", h.originals())
	}
	s.key("ctrl+k")
	s.until("the library", func() bool { return len(s.look().boxes(todo)) == 0 })
	s.settled(image.Rect(0, 0, width, height))
	second := image.Rect(400, 60, 750, 230)
	before := s.settled(second)
	s.put("عصابات المخدِّرات") // which the bundled statement alone has
	s.key("ctrl+v")
	s.until("one card", func() bool { return s.look().part(second) != before })
	s.key("Down")
	s.key("Return")
	s.until("five measures", func() bool { return len(s.look().boxes(todo)) == 5 })
	w.quit()

	out, err := h.command("", "measures", "set", "1", "--status", "done", "-f", h.originals()[pasted]).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	w = h.open(s)
	s.put(revised)
	s.key("ctrl+v")
	s.until("the review", func() bool { return len(s.look().boxes(todo)) == 0 })
	s.settled(image.Rect(0, 0, width, height))
	s.click(image.Pt(797, 150)) // what has changed
	s.settled(image.Rect(0, 0, width, height))
	s.key("Return")
	s.until("one done of three", func() bool { p := s.look(); return len(p.boxes(done)) == 1 && len(p.boxes(todo)) == 2 })
	var said bytes.Buffer
	c := h.command("", "measures", "list", "--json", "-f", h.originals()[revised])
	c.Stderr = &said
	list, err := c.Output()
	var all []struct{ Title, Status string }
	if err == nil {
		err = json.Unmarshal(list, &all)
	}
	if err != nil || len(all) != 3 || all[2].Title != "تشديد الرقابة على السدود" || all[2].Status != "done" {
		t.Errorf("%+v %v\n%s", all, err, said.String())
	}
	w.quit()
}
