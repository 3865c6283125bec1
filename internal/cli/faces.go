package cli

import (
	"os"
	"slices"
	"strings"
	"sync"

	"bayan/fonts"
	"bayan/internal/briefing"
	"bayan/internal/fault"
	"bayan/internal/typeset"
)

// families are the keys of --font: the start of the faces' names.
var families = map[string]string{"amiri": "Amiri_", "naskh": "NotoNaskhArabic_", "plex": "IBMPlexSansArabic_"}

// engine loads the faces that a statement is printed with: the text's family and
// the one of furniture and tables. Parsing a face takes milliseconds, so the
// others are loaded only where a character is in none of these. family is a key,
// or a font file's path; the returned name is what compose.Options.Font takes.
func engine(b *briefing.Briefing, family string) (*typeset.Engine, string, error) {
	var own []*typeset.Face
	prefix, known := families[family]
	if !known {
		face, err := fontFile(family)
		if err != nil {
			return nil, "", err
		}
		own, family = append(own, face), face.Family()
	}
	var wanted, rest []string
	for _, name := range fonts.Names() {
		used := known && strings.HasPrefix(name, prefix) || strings.HasPrefix(name, families["plex"])
		if used && name != "IBMPlexSansArabic_700Bold" {
			wanted = append(wanted, name)
		} else {
			rest = append(rest, name)
		}
	}
	if prefix == families["plex"] {
		wanted, rest = append(wanted, "IBMPlexSansArabic_700Bold"), slices.DeleteFunc(rest, func(n string) bool { return n == "IBMPlexSansArabic_700Bold" })
	}
	faces, err := load(wanted)
	if err != nil {
		return nil, "", err
	}
	faces = append(own, faces...)
	if lacks(faces, b.Text) {
		more, err := load(rest)
		if err != nil {
			return nil, "", err
		}
		faces = append(faces, more...)
	}
	return typeset.New(typeset.NewFonts(faces...)), family, nil
}

// later are the faces that a window does not begin with: what they are, so that
// they can be asked for before they are loaded.
var later = []typeset.Later{
	{Name: "IBMPlexSansArabic_700Bold", Family: "IBM Plex Sans Arabic", Weight: 700},
	{Name: "NotoKufiArabic_700Bold", Family: "Noto Kufi Arabic", Weight: 700},
	{Name: "NotoNaskhArabic_400Regular", Family: "Noto Naskh Arabic", Weight: 400},
	{Name: "NotoNaskhArabic_700Bold", Family: "Noto Naskh Arabic", Weight: 700},
}

// AllFaces has every face in the program: those that a window begins with, and
// the others as soon as they are needed.
func AllFaces() (*typeset.Engine, error) {
	var now []string
	var rest []typeset.Later
	for _, name := range fonts.Names() {
		if i := slices.IndexFunc(later, func(l typeset.Later) bool { return l.Name == name }); i >= 0 {
			l := later[i]
			l.Data = func() []byte { return fonts.Data(name) }
			rest = append(rest, l)
		} else {
			now = append(now, name)
		}
	}
	faces, err := load(now)
	if err != nil {
		return nil, err
	}
	return typeset.New(typeset.NewFontsLater(faces, rest...)), nil
}

// load parses faces side by side; their order is that of names.
func load(names []string) ([]*typeset.Face, error) {
	faces, errs := make([]*typeset.Face, len(names)), make([]error, len(names))
	var wait sync.WaitGroup
	for i, name := range names {
		wait.Go(func() { faces[i], errs[i] = typeset.LoadFace(name, fonts.Data(name)) })
	}
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return faces, nil
}

func fontFile(path string) (*typeset.Face, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		code := fault.Unreadable
		info, stat := os.Stat(path)
		switch {
		case os.IsNotExist(err):
			code = fault.NotFound
		case stat == nil && info.IsDir():
			code = fault.IsFolder
		}
		return nil, &fault.Error{Code: code, Op: "cli.font", Path: path, Cause: err}
	}
	return typeset.LoadFace(path, data)
}

// lacks reports whether a visible character is in none of the faces.
func lacks(faces []*typeset.Face, text []rune) bool {
	for _, r := range text {
		if r <= ' ' {
			continue
		}
		if !slices.ContainsFunc(faces, func(f *typeset.Face) bool { return f.Has(r) }) {
			return true
		}
	}
	return false
}
