package gallery

import (
	"fmt"
	"testing"

	"bayan/ui/rtl"
	"bayan/ui/theme"
	"bayan/ui/uitest"
)

// TestPictures holds every widget against its reference, in both directions and at two scales.
func TestPictures(t *testing.T) {
	for _, dir := range []rtl.Dir{rtl.RTL, rtl.LTR} {
		for _, scale := range []float32{1, 2} {
			way := "ltr"
			if dir == rtl.RTL {
				way = "rtl"
			}
			s := uitest.New(t, uitest.Options{Dir: dir, Scale: scale})
			for _, x := range Specimens(s.Kit, s.Words, uitest.Statement(t)) {
				if scale > 1 && x.Size.Width*x.Size.Height > 60_000 {
					continue // a pane is made of what is looked at above
				}
				s.Show(x.Object, x.Size)
				s.Matches(fmt.Sprintf("%s-%s@%v", x.Name, way, scale))
			}
		}
	}
}

// TestThemes holds the widgets that have the most colours against a reference in each other theme.
func TestThemes(t *testing.T) {
	for _, name := range theme.Names() {
		if name == theme.LightName {
			continue
		}
		s := uitest.New(t, uitest.Options{Dir: rtl.RTL, Theme: name})
		for _, x := range Specimens(s.Kit, s.Words, uitest.Statement(t)) {
			switch x.Name {
			case "reader", "reader-marks", "menu", "measures", "month":
				s.Show(x.Object, x.Size)
				s.Matches(fmt.Sprintf("%s-%s", x.Name, name))
			}
		}
	}
}
