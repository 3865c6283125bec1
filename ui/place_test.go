package ui

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"

	"bayan/internal/locale"
	"bayan/internal/typeset"
	"bayan/ui/settings"
	"bayan/ui/theme"
	"bayan/ui/uitest"
)

// Whatever a person changes of the look, the paragraph that was being read stays where it was.
func TestALookKeepsThePlace(t *testing.T) {
	d := newDesk(t, "ar", t.TempDir(), uitest.Long(t, 3_000))
	d.win.Resize(fyne.NewSize(1366, 500))
	d.reader.Restore(41, 0.5)
	d.reader.By(1) // as a hand does: the window hears of it
	latin := locale.Latn
	for what, look := range map[string]settings.Look{
		"dark":    {Theme: theme.DarkName},
		"English": {Language: "en"},
		"Kurdish": {Language: "ckb"},
		"digits":  {Digits: &latin},
		"kashida": {Kashida: typeset.KashidaFull},
		"face":    {Font: settings.Naskh},
		"nothing": {},
	} {
		before, was := d.reader.Place()
		if err := d.wear(look); err != nil {
			t.Fatal(err)
		}
		if at, part := d.reader.Place(); at != before || math.Abs(part-was) > 0.05 {
			t.Errorf("%s: the place is paragraph %d at %.2f, was %d at %.2f", what, at, part, before, was)
		}
	}
	before, _ := d.reader.Place()
	for _, zoom := range []float64{1.5, 2.2, 0.7, 1} {
		d.zoom(zoom)
		if at, _ := d.reader.Place(); at != before {
			t.Errorf("at zoom %v the place is paragraph %d, was %d", zoom, at, before)
		}
	}
	if before != 41 {
		t.Errorf("the place is paragraph %d, want 41", before)
	}
}

// afar is a place in a text that has more paragraphs, in letters of any size.
type afar struct{ untouched }

func (afar) Load(string) (Place, error) { return Place{Paragraph: 99_999, Part: 0.5, Zoom: 1e9}, nil }

func TestAPlaceThatIsNotThere(t *testing.T) {
	d := newDesk(t, "ar", t.TempDir(), uitest.Statement(t))
	d.deps.Places = afar{}
	if err := d.begin(); err != nil {
		t.Fatal(err)
	}
	if err := d.wear(settings.Look{}); err != nil {
		t.Fatal(err)
	}
	if d.place.Paragraph >= len(d.deps.Briefing.Paragraphs) || d.place.Zoom > 3 {
		t.Errorf("the place is %+v", d.place)
	}
	d.find.Editor().TypedRune('ا') // looks from the place on
}
