package typeset

import (
	"strings"
	"sync"
)

// Fonts is an ordered, immutable collection; a FontID is an index in it.
// Fallback for a character that a face lacks goes through the collection in order,
// same weight class first.
type Fonts struct {
	faces []member
	order [][]FontID // for each face, where to look for what it lacks
}

// member is a face, there or to be loaded.
type member struct {
	family string
	weight int
	face   func() *Face
}

// Later is a font file that is known and parsed only when something is to be
// set in it, or looked for in it: a face takes some ten milliseconds and two
// megabytes. The file is sound, as one that the program carries is.
type Later struct {
	Name, Family string
	Weight       int
	Data         func() []byte
}

// NewFonts makes a collection. The first face is the default; without any, every glyph is missing.
func NewFonts(faces ...*Face) *Fonts { return NewFontsLater(faces) }

// NewFontsLater is NewFonts with faces that are loaded when they are needed, after those that are there.
func NewFontsLater(faces []*Face, later ...Later) *Fonts {
	f := &Fonts{}
	for _, face := range faces {
		f.faces = append(f.faces, member{face.family, face.weight, func() *Face { return face }})
	}
	for _, l := range later {
		f.faces = append(f.faces, member{l.Family, l.Weight, sync.OnceValue(func() *Face {
			face, err := LoadFace(l.Name, l.Data())
			if err != nil {
				return f.faces[0].face()
			}
			return face
		})})
	}
	for i, face := range f.faces {
		var same, other []FontID
		for j, candidate := range f.faces {
			switch {
			case j == i:
			case candidate.bold() == face.bold():
				same = append(same, FontID(j))
			default:
				other = append(other, FontID(j))
			}
		}
		f.order = append(f.order, append(same, other...))
	}
	return f
}

func (m member) bold() bool { return m.weight >= 600 }

// Face is the face that id names, the first where there is no such face, nil in an empty collection.
func (f *Fonts) Face(id FontID) *Face {
	if int(id) < len(f.faces) {
		return f.faces[id].face()
	}
	if len(f.faces) > 0 {
		return f.faces[0].face()
	}
	return nil
}

// Find gives the face of a family whose weight is nearest; family names are compared without regard to case.
func (f *Fonts) Find(family string, weight int) (FontID, bool) {
	best, distance := FontID(0), -1
	for i, face := range f.faces {
		if !strings.EqualFold(face.family, family) {
			continue
		}
		d := max(face.weight-weight, weight-face.weight)
		if distance < 0 || d < distance {
			best, distance = FontID(i), d
		}
	}
	return best, distance >= 0
}

// Len is how many faces there are.
func (f *Fonts) Len() int { return len(f.faces) }

// known replaces an ID that names no face by the default.
func (f *Fonts) known(id FontID) FontID {
	if int(id) < len(f.faces) {
		return id
	}
	return 0
}

// fallback is the first face, in order, that has r, and whether there is one.
func (f *Fonts) fallback(id FontID, r rune) (FontID, bool) {
	if len(f.faces) == 0 {
		return id, false
	}
	for _, candidate := range f.order[id] {
		if f.faces[candidate].face().has.contains(r) {
			return candidate, true
		}
	}
	return id, false
}
