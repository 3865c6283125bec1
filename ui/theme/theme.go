// Package theme is the look of the windows: colours, sizes and the shim that
// keeps Fyne's own drawing (selection, scroll, native dialogs) in step.
package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"
)

// Palette is one theme's colours, by their meaning.
type Palette struct {
	Paper, Panel, Surface, Ink, Muted, Line color.NRGBA
	Accent, AccentSoft, OnAccent            color.NRGBA
	GoldText, GoldRule                      color.NRGBA
	Done, Doing, Late, Todo                 color.NRGBA
	DoneSoft, DoingSoft, LateSoft, TodoSoft color.NRGBA
	Hover, Track, Thumb, Toast, OnToast     color.NRGBA
	Dark                                    bool
}

// Status is the ink and the soft ground of a measure's status: done, doing,
// late, todo or dropped.
func (p Palette) Status(status string) (ink, ground color.NRGBA) {
	switch status {
	case "done":
		return p.Done, p.DoneSoft
	case "doing":
		return p.Doing, p.DoingSoft
	case "late":
		return p.Late, p.LateSoft
	}
	return p.Todo, p.TodoSoft
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
		Hover: hex(0xF3F0EA), Track: hex(0xE6E1D7), Thumb: hex(0xC9C2B4),
		Toast: hex(0x1D2730), OnToast: hex(0xFBFAF7),
	}
}

// Dark is the design's dark theme.
func Dark() Palette {
	return Palette{
		Paper: hex(0x161B1F), Panel: hex(0x1B2126), Surface: hex(0x1B2126), Ink: hex(0xE4E1D8),
		Muted: hex(0x94A0A8), Line: hex(0x2E373D),
		Accent: hex(0x5FB8AE), AccentSoft: hex(0x1E3A3A), OnAccent: hex(0x0F1F1E),
		GoldText: hex(0xCFA654), GoldRule: hex(0xCFA654),
		Done: hex(0x7FD09B), Doing: hex(0xE2B566), Late: hex(0xEF9A93), Todo: hex(0xA5B0B7),
		DoneSoft: hex(0x1E3527), DoingSoft: hex(0x3A2F18), LateSoft: hex(0x422423), TodoSoft: hex(0x2A3238),
		Hover: hex(0x252D33), Track: hex(0x2E373D), Thumb: hex(0x4A565E),
		Toast: hex(0xE4E1D8), OnToast: hex(0x161B1F), Dark: true,
	}
}

// Shim answers Fyne's questions with a Palette. Fonts are Fyne's own: nothing
// that a person reads is drawn with them.
type Shim struct{ Palette Palette }

var _ fyne.Theme = Shim{}

// Color maps the few names that reach the screen; the rest is stock.
func (s Shim) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	switch n {
	case stock.ColorNameBackground:
		return s.Palette.Paper
	case stock.ColorNameForeground:
		return s.Palette.Ink
	case stock.ColorNamePrimary, stock.ColorNameFocus:
		return s.Palette.Accent
	}
	return stock.DefaultTheme().Color(n, v)
}

// Font is Fyne's default.
func (s Shim) Font(t fyne.TextStyle) fyne.Resource { return stock.DefaultTheme().Font(t) }

// Icon is Fyne's default.
func (s Shim) Icon(n fyne.ThemeIconName) fyne.Resource { return stock.DefaultTheme().Icon(n) }

// Size is Fyne's default, without padding: layouts here give their own.
func (s Shim) Size(n fyne.ThemeSizeName) float32 {
	if n == stock.SizeNamePadding {
		return 0
	}
	return stock.DefaultTheme().Size(n)
}
