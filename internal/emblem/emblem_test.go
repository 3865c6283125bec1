package emblem

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"path/filepath"
	"testing"

	"bayan/internal/fault"
)

const wheel = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="20" height="10" fill="#0E5A57"/></svg>`

func picture(w, h int) image.Image {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for i := range m.Pix {
		m.Pix[i] = 0x7f
	}
	return m
}

func TestThreeFormatsAreRead(t *testing.T) {
	var p, j bytes.Buffer
	if err := png.Encode(&p, picture(2400, 1200)); err != nil {
		t.Fatal(err)
	}
	if err := jpeg.Encode(&j, picture(40, 20), nil); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		data []byte
		want image.Point
	}{
		"png": {p.Bytes(), image.Pt(1000, 500)}, "jpeg": {j.Bytes(), image.Pt(40, 20)}, "svg": {[]byte(wheel), image.Pt(1000, 500)},
	} {
		m, err := Read(name, c.data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := m.Bounds().Size(); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
	m, _ := Read("svg", []byte(wheel))
	if got := color.NRGBAModel.Convert(m.At(500, 250)); got != (color.NRGBA{0x0E, 0x5A, 0x57, 0xFF}) {
		t.Errorf("the middle is %v", got)
	}
}

// huge is the head of a PNG of 500 megapixels.
func huge() []byte {
	head := []byte("IHDR")
	head = binary.BigEndian.AppendUint32(head, 25000)
	head = binary.BigEndian.AppendUint32(head, 20000)
	head = append(head, 8, 2, 0, 0, 0)
	out := append([]byte("\x89PNG\r\n\x1a\n"), 0, 0, 0, 13)
	return binary.BigEndian.AppendUint32(append(out, head...), crc32.ChecksumIEEE(head))
}

func TestWhatIsRefused(t *testing.T) {
	svg := func(inside string) []byte {
		return []byte(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"><path d="M0 0h9v9z"/>` + inside + `</svg>`)
	}
	for name, c := range map[string]struct {
		data []byte
		want fault.Code
	}{
		"text":     {[]byte("بيان"), fault.BadImage},
		"empty":    {nil, fault.BadImage},
		"html":     {[]byte("<html></html>"), fault.BadImage},
		"huge":     {huge(), fault.ImageTooLarge},
		"script":   {svg("<script>1</script>"), fault.UnsafeImage},
		"handler":  {svg(`<g onload="x()"/>`), fault.UnsafeImage},
		"image":    {svg(`<image xlink:href="http://example.org/a.png"/>`), fault.UnsafeImage},
		"use":      {svg(`<use xlink:href="other.svg#a"/>`), fault.UnsafeImage},
		"fill":     {svg(`<path fill="url(http://example.org/#g)" d="M0 0h1v1z"/>`), fault.UnsafeImage},
		"style":    {svg(`<style>@import "a.css";</style>`), fault.UnsafeImage},
		"entity":   {append([]byte(`<!DOCTYPE svg [<!ENTITY a "aaaa">]>`), svg("")...), fault.UnsafeImage},
		"no paths": {[]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>`), fault.BadImage},
	} {
		if _, err := Read(name, c.data); fault.CodeOf(err) != c.want || err == nil {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
	if _, err := Open(filepath.Join(t.TempDir(), "شعار.png")); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("a missing file: %v", err)
	}
}

// FuzzRead holds that no file makes it panic.
func FuzzRead(f *testing.F) {
	f.Add([]byte(wheel))
	f.Add(huge())
	f.Fuzz(func(t *testing.T, data []byte) {
		if m, err := Read("f", data); err == nil && max(m.Bounds().Dx(), m.Bounds().Dy()) > side {
			t.Errorf("%v", m.Bounds())
		}
	})
}
