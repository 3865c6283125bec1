package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"bayan/internal/library"
	"bayan/ui/uitest"
)

// In each language every command has words and keys of its own, none twice.
func TestEveryCommandHasItsKeys(t *testing.T) {
	for _, lang := range []string{"ar", "en", "ckb"} {
		d := newDesk(t, lang, t.TempDir(), uitest.Statement(t))
		of := map[stroke]string{}
		names := map[string]bool{}
		for _, c := range d.does {
			if names[c.name] || len(c.keys) == 0 {
				t.Errorf("%s: %s is there twice, or has no key", lang, c.name)
			}
			names[c.name] = true
			for _, key := range []string{"do." + c.name, "do.group." + c.group} {
				if d.words.T(key) == key {
					t.Errorf("%s: %s has no words", lang, key)
				}
			}
			for _, k := range c.keys {
				if of[k] != "" {
					t.Errorf("%s: %s does %s and %s", lang, d.keyName(k), of[k], c.name)
				}
				of[k] = c.name
				if name := d.keyName(k); strings.Contains(name, "key.") || strings.HasSuffix(name, "+") && k.key != fyne.KeyPlus {
					t.Errorf("%s: the key of %s is called %q", lang, c.name, name)
				}
			}
		}
	}
}

// The arrow that goes back is the one to the side at which lines begin.
func TestBackIsToTheStart(t *testing.T) {
	for lang, want := range map[string]fyne.KeyName{"ar": fyne.KeyRight, "en": fyne.KeyLeft, "ckb": fyne.KeyRight} {
		d := newDesk(t, lang, t.TempDir(), uitest.Statement(t))
		if c := d.at(alted(want)); c == nil || c.name != "back" {
			t.Errorf("%s: Alt with %s is %v", lang, want, c)
		}
	}
}

// Another statement takes the window over: its text, marks and place, in the same look.
func TestAnotherStatementTakesOver(t *testing.T) {
	folder := t.TempDir()
	d := newDesk(t, "ar", folder, uitest.Statement(t))
	d.selects("المخدرات", 1)
	d.press(fyne.KeyH, control)
	d.want("the first statement", "highlight yellow المخدرات")
	look := d.look
	look.Ragged = true
	if err := d.wear(look); err != nil {
		t.Fatal(err)
	}

	second := d.deps
	second.Briefing = uitest.Long(t, 400)
	second.Marks = &onDisk{Marks: library.At(folder).Marks(second.Briefing, "/another.txt")}
	if err := d.take(second); err != nil {
		t.Fatal(err)
	}
	if d.deps.Briefing != second.Briefing || len(d.marking.list) != 0 || !d.look.Ragged {
		t.Errorf("%d marks, ragged %v", len(d.marking.list), d.look.Ragged)
	}
	if at, _ := d.reader.Place(); at != -1 {
		t.Errorf("a new statement begins at paragraph %d", at)
	}
}
