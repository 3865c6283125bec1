package gallery

import (
	"fmt"
	"image"
	"image/draw"
	"testing"

	"bayan/ui/rtl"
	"bayan/ui/theme"
	"bayan/ui/uitest"
)

// small bounds what is looked at at a second scale and in every theme, in square
// logical pixels: a pane is made of what is looked at alone.
const small = 60_000

func shown(s *uitest.Stage, x Specimen) {
	s.Show(x.Object, x.Size)
	if x.Ready != nil {
		x.Ready()
	}
}

// TestPictures holds every widget against its reference, in both directions and at two scales.
func TestPictures(t *testing.T) {
	for _, dir := range []rtl.Dir{rtl.RTL, rtl.LTR} {
		for _, scale := range []float32{1, 2} {
			s := uitest.New(t, uitest.Options{Dir: dir, Scale: scale})
			for _, x := range Specimens(s.Kit, s.Words, uitest.Statement(t)) {
				if scale > 1 && x.Size.Width*x.Size.Height > small {
					continue
				}
				shown(s, x)
				s.Matches(fmt.Sprintf("%s-%s@%v", x.Name, way(dir), scale))
			}
		}
	}
}

func way(d rtl.Dir) string {
	if d == rtl.RTL {
		return "rtl"
	}
	return "ltr"
}

// TestThemes holds the widgets against a reference in each other theme and both
// directions: the small ones on one sheet, and the panes that have the most colours.
func TestThemes(t *testing.T) {
	for _, name := range theme.Names() {
		if name == theme.LightName {
			continue
		}
		for _, dir := range []rtl.Dir{rtl.RTL, rtl.LTR} {
			s := uitest.New(t, uitest.Options{Dir: dir, Theme: name})
			all := sheet{}
			for _, x := range Specimens(s.Kit, s.Words, uitest.Statement(t)) {
				if x.Size.Width*x.Size.Height <= small {
					shown(s, x)
					all.add(s.Picture())
					continue
				}
				switch x.Name {
				case "reader", "reader-marks", "menu", "measures", "results":
					if dir == rtl.RTL {
						shown(s, x)
						s.Matches(fmt.Sprintf("%s-%s", x.Name, name))
					}
				}
			}
			s.MatchesPicture(fmt.Sprintf("all-%s-%s", name, way(dir)), all.picture())
		}
	}
}

// sheet puts pictures beside and under each other.
type sheet struct {
	at     image.Point
	row    int
	pieces []piece
}

type piece struct {
	img image.Image
	at  image.Point
}

const sheetWidth = 900

func (s *sheet) add(img image.Image) {
	const gap = 8
	b := img.Bounds()
	if s.at.X > 0 && s.at.X+b.Dx() > sheetWidth {
		s.at, s.row = image.Pt(0, s.at.Y+s.row+gap), 0
	}
	s.pieces = append(s.pieces, piece{img, s.at})
	s.at.X += b.Dx() + gap
	s.row = max(s.row, b.Dy())
}

func (s *sheet) picture() image.Image {
	out := image.NewRGBA(image.Rect(0, 0, sheetWidth, s.at.Y+s.row))
	for _, p := range s.pieces {
		draw.Draw(out, p.img.Bounds().Add(p.at), p.img, p.img.Bounds().Min, draw.Src)
	}
	return out
}
