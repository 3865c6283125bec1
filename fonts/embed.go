// Package fonts holds the typefaces inside the program (SIL Open Font Licence,
// the texts beside them). A face is parsed by whoever needs it, not here: a
// command that sets nothing pays nothing for them.
package fonts

import (
	_ "embed" // the files below
)

//go:embed Amiri_400Regular.ttf
var amiriRegular []byte

//go:embed Amiri_700Bold.ttf
var amiriBold []byte

//go:embed IBMPlexSansArabic_400Regular.ttf
var plexRegular []byte

//go:embed IBMPlexSansArabic_600SemiBold.ttf
var plexSemiBold []byte

//go:embed IBMPlexSansArabic_700Bold.ttf
var plexBold []byte

//go:embed NotoKufiArabic_700Bold.ttf
var kufiBold []byte

//go:embed NotoNaskhArabic_400Regular.ttf
var naskhRegular []byte

//go:embed NotoNaskhArabic_700Bold.ttf
var naskhBold []byte

// Names are the faces' names, in the order in which one stands in for another
// that lacks a character.
func Names() []string {
	return []string{
		"Amiri_400Regular", "Amiri_700Bold",
		"NotoNaskhArabic_400Regular", "NotoNaskhArabic_700Bold",
		"IBMPlexSansArabic_400Regular", "IBMPlexSansArabic_600SemiBold", "IBMPlexSansArabic_700Bold",
		"NotoKufiArabic_700Bold",
	}
}

// Data is the font file of a name in Names, nil for any other. Not to be modified.
func Data(name string) []byte {
	switch name {
	case "Amiri_400Regular":
		return amiriRegular
	case "Amiri_700Bold":
		return amiriBold
	case "NotoNaskhArabic_400Regular":
		return naskhRegular
	case "NotoNaskhArabic_700Bold":
		return naskhBold
	case "IBMPlexSansArabic_400Regular":
		return plexRegular
	case "IBMPlexSansArabic_600SemiBold":
		return plexSemiBold
	case "IBMPlexSansArabic_700Bold":
		return plexBold
	case "NotoKufiArabic_700Bold":
		return kufiBold
	}
	return nil
}
