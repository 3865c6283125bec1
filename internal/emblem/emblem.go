// Package emblem reads the picture of a letterhead: PNG, JPEG or SVG. It is
// given files from outside: it refuses what is too large to hold, and an SVG
// that could run something or fetch something.
package emblem

import (
	"bytes"
	"image"
	_ "image/jpeg" // registers the format
	_ "image/png"  // registers the format
	"io"
	"os"

	scaler "golang.org/x/image/draw"

	"bayan/internal/fault"
)

const (
	maxBytes  = 16 << 20
	maxPixels = 50_000_000
	// side is the most pixels a side that is kept: 56 points of paper at 600 dots an inch, twice over.
	side = 1000
)

// Open reads the picture at path, not larger than is printed. The error is
// fault.NotFound, Unreadable, IsFolder, BadImage, ImageTooLarge or UnsafeImage.
func Open(path string) (image.Image, error) {
	const op = "emblem.Open"
	info, err := os.Stat(path)
	switch {
	case os.IsNotExist(err):
		return nil, &fault.Error{Code: fault.NotFound, Op: op, Path: path, Cause: err}
	case err != nil:
		return nil, &fault.Error{Code: fault.Unreadable, Op: op, Path: path, Cause: err}
	case info.IsDir():
		return nil, &fault.Error{Code: fault.IsFolder, Op: op, Path: path}
	case !info.Mode().IsRegular():
		return nil, &fault.Error{Code: fault.Unreadable, Op: op, Path: path}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, &fault.Error{Code: fault.Unreadable, Op: op, Path: path, Cause: err}
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxBytes+1))
	if err != nil {
		return nil, &fault.Error{Code: fault.Unreadable, Op: op, Path: path, Cause: err}
	}
	return Read(path, data)
}

// Read decodes a picture; name stands in errors only.
func Read(name string, data []byte) (image.Image, error) {
	const op = "emblem.Read"
	if len(data) > maxBytes {
		return nil, &fault.Error{Code: fault.ImageTooLarge, Op: op, Path: name}
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return readSVG(name, data)
	}
	// Asked before decoding: a small file can hold a very large picture.
	if format != "png" && format != "jpeg" || config.Width <= 0 || config.Height <= 0 {
		return nil, &fault.Error{Code: fault.BadImage, Op: op, Path: name}
	}
	if config.Width > maxPixels/config.Height {
		return nil, &fault.Error{Code: fault.ImageTooLarge, Op: op, Path: name}
	}
	m, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, &fault.Error{Code: fault.BadImage, Op: op, Path: name, Cause: err}
	}
	return reduced(m), nil
}

// reduced is m in no more pixels than are printed.
func reduced(m image.Image) image.Image {
	size := m.Bounds().Size()
	longest := max(size.X, size.Y)
	if longest <= side {
		return m
	}
	to := image.NewNRGBA(image.Rect(0, 0, max(size.X*side/longest, 1), max(size.Y*side/longest, 1)))
	scaler.CatmullRom.Scale(to, to.Rect, m, m.Bounds(), scaler.Src, nil)
	return to
}
