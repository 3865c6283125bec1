package theme

import "image/color"

// Name names a theme as settings keep it.
type Name string

const (
	LightName        Name = "light"
	DarkName         Name = "dark"
	SepiaName        Name = "sepia"
	HighContrastName Name = "contrast"
	SystemName       Name = "system" // light or dark, as the system is
)

// Names are the themes in the order in which they are offered.
func Names() []Name { return []Name{LightName, DarkName, SepiaName, HighContrastName} }

// Of is the palette of a name; light where there is none such.
func Of(n Name) Palette {
	switch n {
	case DarkName:
		return Dark()
	case SepiaName:
		return Sepia()
	case HighContrastName:
		return HighContrast()
	}
	return Light()
}

func hex(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 255}
}

// Light is the design's light theme.
func Light() Palette {
	return Palette{
		Paper: hex(0xFBFAF7), Panel: hex(0xF3F0EA), Surface: hex(0xFFFFFF), Ink: hex(0x1D2730),
		Muted: hex(0x56616B), Line: hex(0xDDD7CC),
		Accent: hex(0x0E5A57), AccentSoft: hex(0xDDEBE8), OnAccent: hex(0xFFFFFF),
		GoldText: hex(0x7E5B14), GoldRule: hex(0xA67C2E),
		Done: hex(0x226340), Doing: hex(0x8A5608), Late: hex(0xA32E29), Todo: hex(0x59646D),
		DoneSoft: hex(0xDDF1E4), DoingSoft: hex(0xFBEBD0), LateSoft: hex(0xF9DFDD), TodoSoft: hex(0xECEEF0),
		Hit: hex(0xFFE9A8), Current: hex(0xFFC85C), OnCurrent: hex(0x1D2730), Selection: hex(0xC6DFDB),
		Highlights: [4]color.NRGBA{hex(0xF4F08A), hex(0xC4EBB4), hex(0xC3E2FA), hex(0xFBCEDB)},
		Hover:      hex(0xF3F0EA), Track: hex(0xE6E1D7), Thumb: hex(0xC9C2B4),
		Toast: hex(0x1D2730), OnToast: hex(0xFBFAF7),
	}
}

// Dark is the design's dark theme.
func Dark() Palette {
	return Palette{
		Paper: hex(0x161B1F), Panel: hex(0x1B2126), Surface: hex(0x1B2126), Ink: hex(0xE4E1D8),
		Muted: hex(0x9AA6AE), Line: hex(0x2E373D),
		Accent: hex(0x5FB8AE), AccentSoft: hex(0x1E3A3A), OnAccent: hex(0x0F1F1E),
		GoldText: hex(0xCFA654), GoldRule: hex(0xCFA654),
		Done: hex(0x7FD09B), Doing: hex(0xE2B566), Late: hex(0xEF9A93), Todo: hex(0xA5B0B7),
		DoneSoft: hex(0x1E3527), DoingSoft: hex(0x3A2F18), LateSoft: hex(0x422423), TodoSoft: hex(0x2A3238),
		Hit: hex(0x533008), Current: hex(0xFFC85C), OnCurrent: hex(0x1D2730), Selection: hex(0x1A3C42),
		Highlights: [4]color.NRGBA{hex(0x3A3604), hex(0x123D1D), hex(0x12365D), hex(0x5A1F38)},
		Hover:      hex(0x252D33), Track: hex(0x2E373D), Thumb: hex(0x4A565E),
		Toast: hex(0xE4E1D8), OnToast: hex(0x161B1F), Dark: true,
	}
}

// Sepia is paper that has been read often: the light theme's meanings on a warmer ground.
func Sepia() Palette {
	p := Light()
	p.Paper, p.Panel, p.Surface = hex(0xF4ECD8), hex(0xEADFC6), hex(0xFAF4E6)
	p.Ink, p.Muted, p.Line = hex(0x3A2E20), hex(0x65563F), hex(0xD6C7A8)
	p.AccentSoft, p.GoldText, p.GoldRule = hex(0xD9E2D2), hex(0x6E4D0E), hex(0x9A7126)
	p.Hit, p.Current, p.OnCurrent, p.Selection = hex(0xF6DC8E), hex(0xF3B949), hex(0x3A2E20), hex(0xC4D6C6)
	p.Highlights = [4]color.NRGBA{hex(0xEDEB74), hex(0xC5E3A2), hex(0xBFDCEB), hex(0xF6C9CC)}
	p.Hover, p.Track, p.Thumb = hex(0xEDE3CC), hex(0xDDD0B4), hex(0xBBAA88)
	p.Toast, p.OnToast = hex(0x3A2E20), hex(0xFAF4E6)
	p.Todo, p.TodoSoft = hex(0x5C5344), hex(0xE9E0CB)
	return p
}

// HighContrast keeps 7:1 between every text and its ground.
func HighContrast() Palette {
	black, white := hex(0x000000), hex(0xFFFFFF)
	return Palette{
		Paper: black, Panel: black, Surface: black, Ink: white, Muted: hex(0xE0E0E0), Line: white,
		Accent: hex(0x7FE7DC), AccentSoft: hex(0x003C39), OnAccent: black,
		GoldText: hex(0xFFD76A), GoldRule: hex(0xFFD76A),
		Done: hex(0x8CF5B0), Doing: hex(0xFFD076), Late: hex(0xFFB4AE), Todo: white,
		DoneSoft: hex(0x00331A), DoingSoft: hex(0x332200), LateSoft: hex(0x3D0A08), TodoSoft: hex(0x202020),
		Hit: hex(0x5C2E00), Current: hex(0xFFE14D), OnCurrent: black, Selection: hex(0x003F78),
		Highlights: [4]color.NRGBA{hex(0x444000), hex(0x00481A), hex(0x2A2E8A), hex(0x7A1240)},
		Hover:      hex(0x262626), Track: hex(0x404040), Thumb: white,
		Toast: white, OnToast: black, Dark: true,
	}
}
