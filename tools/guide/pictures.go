package main

import (
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"bayan/internal/briefing"
	"bayan/internal/compose"
)

// place is a line of pictures.txt.
type place struct {
	text, picture, alt string
	step               int
	crop               image.Rectangle // hundredths
}

func places(file string) ([]place, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var out []place
	for n, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 5 {
			return nil, fmt.Errorf("%s:%d: %d fields, not 5", file, n+1, len(f))
		}
		step, err := strconv.Atoi(f[1])
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, n+1, err)
		}
		var x, y, w, h int
		if _, err := fmt.Sscanf(f[3], "%d,%d,%d,%d", &x, &y, &w, &h); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, n+1, err)
		}
		if strings.HasSuffix(f[0], ".en") {
			x = 100 - x - w
		}
		out = append(out, place{text: f[0], step: step, picture: f[2], crop: image.Rect(x, y, x+w, y+h), alt: f[4]})
	}
	return out, nil
}

// figure finds the last paragraph of the step, and cuts the picture.
func (p place) figure(b *briefing.Briefing, pictures string) (compose.Figure, error) {
	after := -1
	for i, q := range b.Paragraphs {
		if p.step == 0 && q.Kind == briefing.Opening && after < 0 || q.Kind == briefing.MeasureText && q.Measure == p.step-1 {
			after = i
		}
	}
	if after < 0 {
		return compose.Figure{}, fmt.Errorf("%s has no step %d", p.text, p.step)
	}
	f, err := os.Open(filepath.Join(pictures, p.picture))
	if err != nil {
		return compose.Figure{}, err
	}
	defer f.Close()
	whole, err := png.Decode(f)
	if err != nil {
		return compose.Figure{}, fmt.Errorf("%s: %w", p.picture, err)
	}
	part, ok := whole.(interface {
		SubImage(r image.Rectangle) image.Image
	})
	if !ok {
		return compose.Figure{}, fmt.Errorf("%s: a picture that cannot be cut", p.picture)
	}
	size := whole.Bounds().Size()
	r := image.Rect(p.crop.Min.X*size.X/100, p.crop.Min.Y*size.Y/100, p.crop.Max.X*size.X/100, p.crop.Max.Y*size.Y/100)
	return compose.Figure{After: after, Picture: part.SubImage(r.Add(whole.Bounds().Min)), Alt: p.alt}, nil
}
