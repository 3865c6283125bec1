package emblem

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image"
	"io"
	"strings"

	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"

	"bayan/internal/fault"
)

// maxElements is far beyond any emblem, and little to draw.
const maxElements = 20_000

func readSVG(name string, data []byte) (m image.Image, err error) {
	const op = "emblem.Read"
	defer func() {
		if p := recover(); p != nil { // the parser was written for icons that are trusted
			m, err = nil, &fault.Error{Code: fault.BadImage, Op: op, Path: name}
		}
	}()
	if err := inspect(name, data); err != nil {
		return nil, err
	}
	icon, err := oksvg.ReadIconStream(bytes.NewReader(data), oksvg.IgnoreErrorMode)
	if err != nil {
		return nil, &fault.Error{Code: fault.BadImage, Op: op, Path: name, Cause: err}
	}
	w, h := icon.ViewBox.W, icon.ViewBox.H
	if !(w > 0 && h > 0 && w < 1e6 && h < 1e6) || len(icon.SVGPaths) == 0 {
		return nil, &fault.Error{Code: fault.BadImage, Op: op, Path: name}
	}
	k := side / max(w, h)
	pw, ph := max(int(w*k), 1), max(int(h*k), 1)
	icon.SetTarget(0, 0, float64(pw), float64(ph))
	picture := image.NewRGBA(image.Rect(0, 0, pw, ph))
	icon.Draw(rasterx.NewDasher(pw, ph, rasterx.NewScannerGV(pw, ph, picture, picture.Rect)), 1)
	return picture, nil
}

// inspect refuses a file that is no SVG, that has a script or an event handler,
// or that points outside itself.
func inspect(name string, data []byte) error {
	const op = "emblem.Read"
	bad := func(cause error) error {
		return &fault.Error{Code: fault.BadImage, Op: op, Path: name, Cause: cause}
	}
	unsafe := func(what string) error {
		return &fault.Error{Code: fault.UnsafeImage, Op: op, Path: name, Cause: errors.New(what)}
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = true
	style, elements := false, 0
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return bad(err)
		}
		switch v := token.(type) {
		case xml.Directive:
			if strings.Contains(strings.ToUpper(string(v)), "ENTITY") {
				return unsafe("entity")
			}
		case xml.StartElement:
			if elements++; elements == 1 && v.Name.Local != "svg" {
				return bad(nil)
			}
			if elements > maxElements {
				return &fault.Error{Code: fault.ImageTooLarge, Op: op, Path: name}
			}
			switch strings.ToLower(v.Name.Local) {
			case "script", "foreignobject", "iframe", "embed", "object", "image":
				return unsafe(v.Name.Local)
			}
			style = strings.EqualFold(v.Name.Local, "style")
			for _, a := range v.Attr {
				if what := reaches(a); what != "" {
					return unsafe(what)
				}
			}
		case xml.EndElement:
			style = false
		case xml.CharData:
			if style && leaves(string(v)) {
				return unsafe("style")
			}
		}
	}
	if elements == 0 {
		return bad(nil)
	}
	return nil
}

// reaches names an attribute that runs something or leads out of the file.
func reaches(a xml.Attr) string {
	key, value := strings.ToLower(a.Name.Local), strings.TrimSpace(a.Value)
	switch {
	case a.Name.Space == "xmlns" || key == "xmlns":
		return ""
	case strings.HasPrefix(key, "on"):
		return key
	case (key == "href" || key == "src") && !strings.HasPrefix(value, "#"):
		return key
	case leaves(value):
		return key
	}
	return ""
}

// leaves reports whether a style imports something or has a url() that is not a place in this file.
func leaves(style string) bool {
	s := strings.ToLower(strings.Join(strings.Fields(style), ""))
	if strings.Contains(s, "@import") || strings.Contains(s, "javascript:") {
		return true
	}
	for {
		_, after, ok := strings.Cut(s, "url(")
		if !ok {
			return false
		}
		if !strings.HasPrefix(strings.TrimLeft(after, `"'`), "#") {
			return true
		}
		s = after
	}
}
