package uitest

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
)

// UpdateVariable is the environment variable that, set to 1, makes Matches write its references.
const UpdateVariable = "BAYAN_PICTURES"

// Matches holds what is seen against testdata/NAME.png. A failed comparison
// leaves what was drawn in testdata/failed/. Floating point differs a little
// from processor to processor, so an edge may be a little darker or lighter.
func (s *Stage) Matches(name string) {
	s.t.Helper()
	s.MatchesPicture(name, s.Picture())
}

// MatchesPicture is Matches for a picture that is made of several.
func (s *Stage) MatchesPicture(name string, picture image.Image) {
	s.t.Helper()
	got := opaque(picture)
	reference := filepath.Join("testdata", name+".png")
	if os.Getenv(UpdateVariable) == "1" {
		s.write(reference, got)
		return
	}
	data, err := os.ReadFile(reference)
	if err != nil {
		s.t.Errorf("%v; %s=1 writes it", err, UpdateVariable)
		return
	}
	want, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		s.t.Errorf("%s: %v", reference, err)
		return
	}
	if why := differs(got, want); why != "" {
		failed := filepath.Join("testdata", "failed", name+".png")
		s.write(failed, got)
		s.t.Errorf("%s: %s; look at %s beside the reference", name, why, failed)
	}
}

func (s *Stage) write(path string, img image.Image) {
	s.t.Helper()
	var b bytes.Buffer
	e := png.Encoder{CompressionLevel: png.BestCompression}
	if err := e.Encode(&b, img); err != nil {
		s.t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		s.t.Fatal(err)
	}
}

func opaque(img image.Image) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, img.Bounds().Dx(), img.Bounds().Dy()))
	draw.Draw(out, out.Rect, image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(out, out.Rect, img, img.Bounds().Min, draw.Over)
	return out
}

// near is how far a channel may be off without anybody seeing it.
const near = 6

func differs(got *image.RGBA, want image.Image) string {
	if got.Rect.Size() != want.Bounds().Size() {
		return fmt.Sprintf("is %v, want %v", got.Rect.Size(), want.Bounds().Size())
	}
	other := opaque(want)
	n := 0
	var first image.Point
	for i := 0; i < len(got.Pix); i += 4 {
		for c := range 3 {
			if d := int(got.Pix[i+c]) - int(other.Pix[i+c]); d > near || d < -near {
				if n == 0 {
					first = image.Pt(i%got.Stride/4, i/got.Stride)
				}
				n++
				break
			}
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d pixels are others, the first at %v", n, first)
}
