package cuts

import (
	"bytes"
	"os"
	"testing"

	"github.com/go-text/typesetting/font"
)

// TestOf: what the program's fonts allow, as read off their tables by hand. Amiri kerns ة and ه with a ك after a space;
// Noto Naskh has one sign that changes after another and a space.
func TestOf(t *testing.T) {
	for _, c := range []struct {
		file        string
		lead, trail bool
		bridges     int
		no          rune
	}{
		{"Amiri_400Regular", true, false, 1, 'ب'},
		{"NotoNaskhArabic_400Regular", false, false, 1, 'ب'},
		{"NotoKufiArabic_700Bold", false, false, 0, 0},
		{"IBMPlexSansArabic_400Regular", false, false, 0, 0},
	} {
		data, err := os.ReadFile("../../../fonts/" + c.file + ".ttf")
		if err != nil {
			t.Fatal(err)
		}
		f, err := font.ParseTTF(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		got := Of(f.Font)
		if got.Never || (got.Leads != nil) != c.lead || got.Trail != c.trail || len(got.Bridges) != c.bridges {
			t.Errorf("%s: never %v, leads %v, trail %v, %d bridges", c.file, got.Never, got.Leads != nil, got.Trail, len(got.Bridges))
		}
		if c.no != 0 {
			gid, _ := f.NominalGlyph(c.no)
			if b := got.Bridges[0]; b.Before.Has(uint32(gid)) && b.After.Has(uint32(gid)) {
				t.Errorf("%s: %c is on both sides of a bridge", c.file, c.no)
			}
		}
	}
}
