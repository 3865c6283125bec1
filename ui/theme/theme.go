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
	Hit, Current, OnCurrent, Selection      color.NRGBA    // Current is the hit that one is at
	Highlights                              [4]color.NRGBA // yellow, green, blue, rose, as marks.Colors orders them
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
