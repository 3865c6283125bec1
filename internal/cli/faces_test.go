package cli

import (
	"testing"

	"bayan/fonts"
	"bayan/internal/typeset"
)

// What is written down of the faces that are loaded later is what is in their files.
func TestLaterFacesAreWhatTheyAreCalled(t *testing.T) {
	for _, l := range later {
		f, err := typeset.LoadFace(l.Name, fonts.Data(l.Name))
		if err != nil || f.Family() != l.Family || f.Weight() != l.Weight {
			t.Errorf("%s: %q %d, written down as %q %d (%v)", l.Name, f.Family(), f.Weight(), l.Family, l.Weight, err)
		}
	}
	e, err := AllFaces()
	if err != nil {
		t.Fatal(err)
	}
	if e.Fonts().Len() != len(fonts.Names()) {
		t.Errorf("%d faces, want %d", e.Fonts().Len(), len(fonts.Names()))
	}
	id, ok := e.Fonts().Find("noto naskh arabic", 400)
	if !ok || e.Fonts().Face(id).Name() != "NotoNaskhArabic_400Regular" {
		t.Errorf("asked for Naskh, got %s", e.Fonts().Face(id).Name())
	}
}
